"""Scores the installed models on the dev sets and fails under the committed floors.

    python -m benchmarks.quality.gate [--raise-floors]

Every figure has a floor a point under what was measured when it was committed; ``--raise-floors`` writes new ones and refuses to
lower any unless ``--lower`` says so. Figures over other texts or codings than the floors' cannot be compared: the gate says so.
"""

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.quality.calibration import Judged, calibration_of, cross_fitted, which_are_right
from benchmarks.quality.scorers import SHARED, fingerprint, scorer
from laut.article import article_of
from laut.errors import ModelError
from laut.lang.load import pack_of
from laut.pipeline import Pipeline, load
from laut.quotation.frames import find_frames
from laut.quotation.marks import pair_marks
from laut.quotation.statements import spans_of_frames
from laut.record import to_data
from laut.tokenise import document_of
from training.corpora import marked

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01
OWN = Path(__file__).parents[2] / "training" / "own"
MODELS = ("laut-model-news", "laut-model-news-open")
MAX_CALIBRATION_ERROR, MIN_BRIER_GAIN = 0.06, 0.15
FIGURES = ("joint", "quote", "speaker", "cue", "frame", "addressee", "type", "exact")
CALIBRATED = ("de",)  # where probabilities are held to their promise: the language they were fitted on


@dataclass(frozen=True, slots=True)
class Gold:
    """A dev set: its language and its coded articles by id."""

    name: str
    lang: str
    articles: dict[str, dict[str, Any]]


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
    records: dict[str, Any] = {}
    judged: list[Judged] = []
    given: list[float] = []  # the probabilities as shipped
    for key, item in gold.articles.items():
        article = article_of(item["text"], id=key, language=gold.lang)
        record = to_data(pipeline.read(article))
        records[key] = record
        right = which_are_right(item["text"], item["annotations"], record["statements"], quotes)
        judged.extend(Judged(key, inputs, r) for inputs, r in zip(_inputs(pipeline, item["text"], gold.lang), right, strict=True))
        given.extend(s["probability"] for s in record["statements"])
    figures = quotes.score(gold.articles, records)
    flat = {name: figures[name][2] if isinstance(figures[name], tuple) else figures[name] for name in FIGURES}
    shipped = calibration_of(np.array(given), np.array([float(j.right) for j in judged]))
    return (
        flat
        | cross_fitted(judged)
        | {f"shipped_{name}": shipped[name] for name in ("calibration_error", "brier_gain")}
        | {"found_by_type": found_by_type(gold.articles, records, quotes)}
    )


def _inputs(pipeline: Pipeline, text: str, lang: str) -> list[Any]:
    """The inputs of each statement's confidence, in the order of the record."""
    doc = document_of(text, pack_of(lang))
    frames = [f for passage in pipeline.encoder.read(doc) for f in find_frames(passage, pipeline.quotation)]
    return [frame.inputs for _, frame, _ in spans_of_frames(doc, frames, pair_marks(text))]


def found_by_type(gold: dict[str, Any], records: dict[str, Any], quotes: Any) -> dict[str, float]:
    """By coded type, the share of statements of which one found shares at least half the words."""
    hits: dict[str, list[bool]] = {}
    for key, item in gold.items():
        index = quotes.words(item["text"])
        mine = [parts["quote"] for _, parts in quotes.statements(records[key]["statements"], index)]
        for type_, parts in quotes.statements(item["annotations"], index):
            hits.setdefault(type_, []).append(any(quotes.overlap(parts["quote"], m) >= 0.5 for m in mine))
    return {type_: round(sum(h) / len(h), 4) for type_, h in sorted(hits.items())}


def main() -> int:
    """Print the figures and give 1 if any is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--lower", action="store_true")
    args = parser.parse_args()
    console = Console()
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failures: list[str] = []
    for name in MODELS:
        try:
            pipeline = load(name)
        except ModelError as error:
            failures.append(str(error))
            continue
        for gold in (german(), english()):
            began = time.monotonic()
            figures = measured(pipeline, gold)
            key = f"{name} on {gold.name}"
            corpus = fingerprint(*(json.dumps([a["text"], a["annotations"]]) for a in gold.articles.values()))
            known = floors.get(key, {})
            if known and known["corpus"] != corpus:
                failures.append(f"{key}: the corpus is not the one the floors were measured on; measure and commit new floors")
            _show(console, f"{key} ({len(gold.articles)} articles, {time.monotonic() - began:.0f} s)", figures, known)
            if not args.raise_floors:
                failures.extend(_under_floors(key, figures, known))
            if gold.lang in CALIBRATED:
                failures.extend(_uncalibrated(key, figures))
            if args.raise_floors:
                floors[key] = _raised(key, known, figures, corpus, lower=args.lower)
    if args.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    for failure in failures:
        console.print(f"[red]{failure}")
    console.print("gate: " + ("failed" if failures else "passed"))
    return int(bool(failures))


def _under_floors(key: str, figures: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    missing = [
        f"{key}: {figure} has no floor; measure and commit one with --raise-floors" for figure in FIGURES if figure not in floors
    ]
    return missing or [
        f"{key}: {figure} {figures[figure]} is under its floor {floors[figure]}"
        for figure in FIGURES
        if figures[figure] < floors[figure]
    ]


def _uncalibrated(key: str, figures: dict[str, Any]) -> list[str]:
    out = []
    if figures["calibration_error"] > MAX_CALIBRATION_ERROR:
        out.append(f"{key}: calibration error {figures['calibration_error']} is over {MAX_CALIBRATION_ERROR}")
    if figures["brier_gain"] < MIN_BRIER_GAIN:
        out.append(f"{key}: the Brier score is {figures['brier_gain']:.0%} under the constant's, not {MIN_BRIER_GAIN:.0%}")
    return out


def _raised(key: str, known: dict[str, Any], figures: dict[str, Any], corpus: str, *, lower: bool) -> dict[str, Any]:
    new: dict[str, Any] = {"corpus": corpus}
    for figure in FIGURES:
        floor = round(figures[figure] - MARGIN, 4)
        if not lower and known.get("corpus") == corpus:
            floor = max(floor, known.get(figure, 0.0))
        new[figure] = floor
    return new


def _show(console: Console, title: str, figures: dict[str, Any], floors: dict[str, Any]) -> None:
    table = Table(title=title, title_justify="left")
    for column in ("figure", "measured", "floor"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    for name, value in figures.items():
        if isinstance(value, dict):
            for part, share in value.items():
                table.add_row(f"{name.replace('_', ' ')}: {part}", f"{share:.4f}", "")
        else:
            table.add_row(name.replace("_", " "), f"{value:.4f}", f"{floors[name]:.4f}" if name in floors else "")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
