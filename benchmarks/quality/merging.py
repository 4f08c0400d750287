"""Scores how reports of one happening are merged, and near neighbours kept apart, on the stories in `stories/reports.jsonl`.

    python -m benchmarks.quality.merging

Every report is read and stored with laut. A found event is the coded one whose trigger it touches, or that has its type and stands in
its sentence. Pairs of events of two reports count: right is a pair in one happening here and there. Even stories measure, odd ones are
for development. Recall is over pairs whose events were both found; `of all` counts those that were not as missed.
"""

import itertools
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from laut.article import article_of
from laut.pipeline import Pipeline, load
from laut.record import Record
from laut.store import open_store
from laut.store import tables as t
from laut.stories.keeping import keep

REPORTS: Final = Path(__file__).with_name("stories") / "reports.jsonl"


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its coded events, and its record."""

    raw: dict[str, Any]
    record: Record

    @property
    def id(self) -> str:
        """Of report and article."""
        return str(self.raw["id"])

    def coded(self) -> dict[str, tuple[int, int]]:
        """Give (story, happening) of every found event that is a coded one, by the event's id; each coded event once."""
        out: dict[str, tuple[int, int]] = {}
        left = list(self.raw["events"])
        for touching in (True, False):
            for event in self.record.events:
                if event.id in out:
                    continue
                hit = next((g for g in left if self._fits(event, g, touching=touching)), None)
                if hit is not None:
                    left.remove(hit)
                    out[event.id] = (self.raw["story"], hit["happening"])
        return out

    def _fits(self, event: Any, gold: dict[str, Any], *, touching: bool) -> bool:
        start, end = gold["trigger"]
        spans = [span for telling in event.mentions for span in telling]
        if touching:
            return any(s.start < end and start < s.end for s in spans)
        return event.type == gold["type"] and any(self._sentence(s.start) == self._sentence(start) for s in spans)

    def _sentence(self, at: int) -> int:
        text = str(self.raw["text"])
        return text.count(". ", 0, at) + text.count("\n", 0, at)


def read_reports(pipeline: Pipeline, *, parity: int) -> list[Report]:
    """Give the reports of odd (1) or even (0) stories with their records."""
    with REPORTS.open(encoding="utf-8") as file:
        raws = [raw for raw in map(json.loads, file) if raw["story"] % 2 == parity]
    out = []
    for raw in raws:
        article = article_of(
            raw["text"], id=raw["id"], title=raw["title"], outlet=raw["outlet"], published=raw["published"], language="de"
        )
        out.append(Report(raw, pipeline.read(article)))
    return out


def happenings_of(records: Iterable[Record]) -> dict[tuple[str, str], int]:
    """Store records and give the happening of every event by article and id."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/stories.sqlite") as store:
        for _ in keep(store, records):
            pass
        with store.reading() as connection:
            query = t.events.select().with_only_columns(t.articles.c.id, t.events.c.id, t.events.c.happening)
            rows = connection.execute(query.join(t.articles, t.articles.c.no == t.events.c.article)).all()
    return {(article, event): happening for article, event, happening in rows}


def scores(reports: Sequence[Report], found: dict[tuple[str, str], int]) -> dict[str, float]:
    """Give precision, recall and F1 of pairs, and what share of all coded pairs is found."""
    coded = {(r.id, event): happening for r in reports for event, happening in r.coded().items()}
    right = {pair for pair in _pairs(coded) if coded[pair[0]] == coded[pair[1]]}
    joined = {pair for pair in _pairs(coded) if found[pair[0]] == found[pair[1]]}
    met = len(right & joined)
    precision, recall = met / max(1, len(joined)), met / max(1, len(right))
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
        "of all": round(met / max(1, sum(1 for _ in _all_pairs(reports))), 4),
        "pairs": len(right),
    }


def _pairs(events: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    return (pair for pair in itertools.combinations(sorted(events), 2) if pair[0][0] != pair[1][0])


def _all_pairs(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    told = [(r.id, r.raw["story"], e["happening"]) for r in reports for e in r.raw["events"]]
    return ((a[2], b[2]) for a, b in itertools.combinations(told, 2) if a[0] != b[0] and a[1:] == b[1:])


def measured(pipeline: Pipeline, *, parity: int = 0) -> dict[str, float]:
    """All figures of one model on the even stories, or the odd ones."""
    reports = read_reports(pipeline, parity=parity)
    return scores(reports, happenings_of(r.record for r in reports))


def main() -> None:
    """Print the figures of the installed model."""
    pipeline = load(None)
    for name, parity in (("development (odd stories)", 1), ("measured (even stories)", 0)):
        print(name, measured(pipeline, parity=parity))


if __name__ == "__main__":
    main()
