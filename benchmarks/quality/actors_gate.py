"""Scores mentions, chains, codes, speakers and names of a model on the dev sets; the gate calls `measured_*`."""

import json
from typing import Any, Final

from benchmarks.quality.reading import GoldSet, records_of
from benchmarks.quality.scorers import SHARED, fingerprint, scorer
from laut.article import article_of
from laut.pipeline import Pipeline
from training.corpora.actors import NameSentence, load_actors, load_names

ACTOR_FIGURES: Final = (
    "mentions", "mentions, name", "mentions, nominal", "mentions, pronoun", "mentions, adjective", "chains", "country", "sector", "label",
)  # fmt: skip
SPEAKER_FIGURES: Final = (
    "right of found", "right of all", "name right of found", "nominal right of found", "pronoun right of found",
)  # fmt: skip
NAME_FIGURES: Final = ("strict",)
N_SENTENCES: Final = 1000  # of a names set; the figure moves by less than half a point beyond


def german() -> GoldSet:
    """The dev articles of actors-wikinews-de."""
    path = SHARED / "data" / "actors-wikinews-de" / "dev.jsonl"
    articles = scorer("actors").load(path, lambda x: str(x["id"]))
    return GoldSet("actors-wikinews-de", "de", articles, ("mentions", "actors"))


def english() -> GoldSet:
    """Our own English articles, coded for actors."""
    articles = {}
    for article in load_actors("own", "en-dev", SHARED):
        doc = article.doc
        spans = [(m, doc.span_of_words(m.start, m.end)) for m in article.mentions]
        articles[article.id] = {
            "id": article.id,
            "text": doc.text,
            "mentions": [{"start": s.start, "end": s.end, "kind": m.kind, "actor": m.actor} for m, s in spans],
            "actors": [
                {"id": id_, "name": a.name, "label": a.label, "country": a.country, "sectors": list(a.sectors)}
                for id_, a in article.actors.items()
            ],
        }
    return GoldSet("own en-dev actors", "en", articles, ("mentions", "actors"))


def measured_actors(pipeline: Pipeline, gold: GoldSet) -> dict[str, Any]:
    """All figures of one model on one set of coded actors."""
    figures = scorer("actors").score(gold.articles, records_of(pipeline, gold))
    return {name: figures[name] for name in (*ACTOR_FIGURES, "muc", "b-cubed", "ceaf-e")}


def quoted() -> GoldSet:
    """The dev articles of the quotation data, whose speakers are resolved."""
    path = SHARED / "data" / "quotes-wikinews-de" / "dev.jsonl"
    return GoldSet("speakers-dev", "de", scorer("quotes").load(path, lambda x: str(x["id"])), ("annotations",))


def measured_speakers(pipeline: Pipeline, gold: GoldSet) -> dict[str, Any]:
    """Who the speakers are, by the words that name them."""
    path = SHARED / "data" / "quotes-wikinews-de" / "speakers-dev.jsonl"
    who = scorer("quotes").load(path, lambda x: str(x["id"]))
    figures = scorer("speakers").score(gold.articles, who, records_of(pipeline, gold))
    return {name: figures[name] for name in SPEAKER_FIGURES}


def named(corpus: str) -> list[NameSentence]:
    """The first sentences of the dev part of a names set."""
    return load_names(corpus, "dev", SHARED)[:N_SENTENCES]


def fingerprint_of(sentences: list[NameSentence]) -> str:
    """A hash of sentences and names."""
    return fingerprint(*(json.dumps([s.doc.text, s.names]) for s in sentences))


def measured_names(pipeline: Pipeline, sentences: list[NameSentence]) -> dict[str, Any]:
    """Strict precision, recall and F1 of names with their labels, each sentence an article of its own."""
    hit = found = gold = 0
    for sentence in sentences:
        doc = sentence.doc
        record = pipeline.read(article_of(doc.text, language=doc.language))
        mine = {(m.start, m.end, m.label) for m in record.mentions if m.kind == "name"}
        coded = {(doc.words[a][0], doc.words[b - 1][1], label) for a, b, label in sentence.names}
        hit, found, gold = hit + len(mine & coded), found + len(mine), gold + len(coded)
    return {"strict": 2 * hit / max(found + gold, 1), "precision": hit / max(found, 1), "recall": hit / max(gold, 1)}


NAME_SETS: Final = ("ner-germeval14-de", "ner-crossner-politics-en")
