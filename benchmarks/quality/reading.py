"""Gold files read whole by the pipeline, as a user would: the records that actors, speakers and events are scored on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.quality.scorers import fingerprint
from laut.article import article_of
from laut.pipeline import Pipeline
from laut.record import to_data


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A dev set: its name, its language, and its coded articles by id, with what its fingerprint is made of."""

    name: str
    language: str
    articles: Mapping[str, Mapping[str, Any]]
    coded: tuple[str, ...]

    def fingerprint(self) -> str:
        """A hash of texts and codings; another one means figures that cannot be compared."""
        return fingerprint(*(json.dumps([a["text"], *(a[name] for name in self.coded)]) for a in self.articles.values()))


def records_of(pipeline: Pipeline, gold: GoldSet) -> dict[str, Any]:
    """The records of all articles of a set, as plain data, by id."""
    return {
        key: to_data(
            pipeline.read(article_of(item["text"], id=key, published=item.get("published") or None, language=gold.language))
        )
        for key, item in gold.articles.items()
    }
