"""Scores the statements of a model on the German dev articles and on our own English ones; the gate calls `measured`."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.quality.calibration import Judged, calibration_of, cross_fitted, which_are_right
from benchmarks.quality.scorers import SHARED, fingerprint, scorer
from laut.lang.load import pack_of
from laut.pipeline import Pipeline
from laut.quotation.frames import find_frames
from laut.quotation.marks import pair_marks
from laut.quotation.statements import find_statements, spans_of_frames
from laut.tokenise import document_of
from training.corpora import marked

OWN: Final = Path(__file__).parents[2] / "training" / "own"
MODELS: Final = ("laut-model-news", "laut-model-news-open")
FIGURES: Final = ("joint", "quote", "speaker", "cue", "frame", "addressee", "type", "exact")
MAX_CALIBRATION_ERROR, MIN_BRIER_GAIN = 0.06, 0.15
CALIBRATED: Final = ("de",)  # where probabilities are held to their promise: the language they were fitted on


@dataclass(frozen=True, slots=True)
class Gold:
    """A dev set: its language and its coded articles by id."""

    name: str
    lang: str
    articles: dict[str, dict[str, Any]]

    def fingerprint(self) -> str:
        """A hash of texts and codings; another one means figures that cannot be compared."""
        return fingerprint(*(json.dumps([a["text"], a["annotations"]]) for a in self.articles.values()))


def german() -> Gold:
    """The dev articles of the German quotation data."""
    quotes = scorer("quotes")
    path = SHARED / "data" / "quotes-wikinews-de" / "dev.jsonl"
    return Gold("quotes-wikinews-de", "de", quotes.load(path, lambda x: str(x["id"])))


def english() -> Gold:
    """Our own English articles."""
    articles = (marked.read(path) for path in sorted((OWN / "en-dev").glob("*.txt")))
    return Gold("own en-dev", "en", {a["id"]: a for a in articles})


def measured(pipeline: Pipeline, gold: Gold) -> dict[str, Any]:
    """All figures of one model on one set."""
    quotes = scorer("quotes")
    pack = pack_of(gold.lang)
    records: dict[str, Any] = {}
    judged: list[Judged] = []
    given: list[float] = []  # the probabilities as shipped
    for key, item in gold.articles.items():
        doc = document_of(item["text"], pack)
        frames = [f for passage in pipeline.encoder.read(doc) for f in find_frames(passage, pipeline.quotation)]
        statements = [asdict(s) for s in find_statements(doc, frames, pipeline.quotation, pack)]
        records[key] = {"article": {"id": key, "text": doc.text}, "statements": statements}
        right = which_are_right(doc.text, item["annotations"], statements, quotes)
        inputs = [frame.inputs for _, frame, _ in spans_of_frames(doc, frames, pair_marks(doc.text))]
        judged.extend(Judged(key, i, r) for i, r in zip(inputs, right, strict=True))
        given.extend(s["probability"] for s in statements)
    figures = quotes.score(gold.articles, records)
    flat = {name: figures[name][2] if isinstance(figures[name], tuple) else figures[name] for name in FIGURES}
    shipped = calibration_of(np.array(given), np.array([float(j.right) for j in judged]))
    return (
        flat
        | cross_fitted(judged)
        | {f"shipped_{name}": shipped[name] for name in ("calibration_error", "brier_gain")}
        | {"found_by_type": found_by_type(gold.articles, records, quotes)}
    )


def found_by_type(gold: dict[str, Any], records: dict[str, Any], quotes: Any) -> dict[str, float]:
    """By coded type, the share of statements of which one found shares at least half the words."""
    hits: dict[str, list[bool]] = {}
    for key, item in gold.items():
        index = quotes.words(item["text"])
        mine = [parts["quote"] for _, parts in quotes.statements(records[key]["statements"], index)]
        for type_, parts in quotes.statements(item["annotations"], index):
            hits.setdefault(type_, []).append(any(quotes.overlap(parts["quote"], m) >= 0.5 for m in mine))
    return {type_: round(sum(h) / len(h), 4) for type_, h in sorted(hits.items())}


def uncalibrated(key: str, figures: dict[str, Any]) -> list[str]:
    """What breaks the promise that probabilities mean what they say."""
    out = []
    if figures["calibration_error"] > MAX_CALIBRATION_ERROR:
        out.append(f"{key}: calibration error {figures['calibration_error']} is over {MAX_CALIBRATION_ERROR}")
    if figures["brier_gain"] < MIN_BRIER_GAIN:
        out.append(f"{key}: the Brier score is {figures['brier_gain']:.0%} under the constant's, not {MIN_BRIER_GAIN:.0%}")
    return out


SETS: Final[tuple[Callable[[], Gold], ...]] = (german, english)
