"""Scores the events of a model on the dev articles, beside what a constant and a verb dictionary get; the gate calls `measured`."""

from typing import Any, Final

from benchmarks.quality.event_baselines import (
    N_TYPES,
    dictionary_english,
    english_sentences,
    majority_english,
    majority_german,
    type_among,
    verb_dictionary,
)
from benchmarks.quality.reading import GoldSet, records_of
from benchmarks.quality.scorers import SHARED, scorer
from laut.article import article_of
from laut.pipeline import Pipeline

FIGURES: Final = (
    "found", "type", "actor", "dyad", "sources", "auxiliary", "factuality", "mode", "date", "contexts",
)  # fmt: skip
ENGLISH_FIGURES: Final = ("type among two",)


def german() -> GoldSet:
    """The dev articles of events-wikinews-de."""
    path = SHARED / "data" / "events-wikinews-de" / "dev.jsonl"
    return GoldSet("events-wikinews-de", "de", scorer("events").load(path, lambda x: str(x["id"])), ("events",))


def measured(pipeline: Pipeline, gold: GoldSet) -> dict[str, Any]:
    """All figures of one model on one set; `majority` is the F1 type of a constant."""
    figures = scorer("events").score(gold.articles, records_of(pipeline, gold))
    named = {name: figures[name] for name in (*FIGURES, "auxiliary constant", "factuality constant")}
    return named | {"majority": majority_german(gold.articles)}


def measured_english(pipeline: Pipeline) -> dict[str, Any]:
    """The share of the sentences of events-plover-en with the gold type among at most two, of one model and of both baselines."""
    sentences = english_sentences()
    return {
        "type among two": type_among([types_found(pipeline, s.text) for s in sentences], [s.type for s in sentences]),
        "majority": majority_english(sentences),
        "verb dictionary": dictionary_english(sentences, verb_dictionary()),
    }


def types_found(pipeline: Pipeline, sentence: str) -> list[str]:
    """The two types of the most probable events of an English sentence, read as an article of its own; of equals the first."""
    events = pipeline.read(article_of(sentence, language="en")).events
    return list(dict.fromkeys(e.type for e in sorted(events, key=lambda e: -e.probability)))[:N_TYPES]
