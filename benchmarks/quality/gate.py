"""Scores the installed models and the rules on the dev sets and fails under the committed floors.

    python -m benchmarks.quality.gate [--raise-floors]

Every figure has a floor a point under what was measured when it was committed; ``--raise-floors`` writes new ones and refuses to
lower any unless ``--lower`` says so. Figures over other texts or codings than the floors' cannot be compared: the gate says so.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from benchmarks.quality import actors_gate, event_baselines, events_gate, quotes_gate, stories_gate, times_gate, wire_copies
from benchmarks.quality.merging import REPORTS
from benchmarks.quality.positions import PAIRS
from laut.pipeline import Pipeline, load

FLOORS: Final = Path(__file__).with_name("floors.json")
MARGIN: Final = 0.01


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured of one thing on one set, and which of the figures have floors.

    Attributes:
        key: what, and on which set.
        corpus: fingerprint of the set.
        failures: promises broken apart from floors.
    """

    key: str
    corpus: str
    figures: dict[str, Any]
    gated: tuple[str, ...]
    failures: list[str]


def results() -> Iterator[Result]:
    """Measure everything, one set after another."""
    for name in quotes_gate.MODELS:
        pipeline = load(name)
        for get in quotes_gate.SETS:
            gold = get()
            figures = quotes_gate.measured(pipeline, gold)
            key = f"{name} on {gold.name}"
            failures = quotes_gate.uncalibrated(key, figures) if gold.lang in quotes_gate.CALIBRATED else []
            yield Result(key, gold.fingerprint(), figures, quotes_gate.FIGURES, failures)
        yield from of_actors_and_events(name, pipeline)
        stories = stories_gate.merged(pipeline)
        yield Result(f"{name} on stories", stories_gate.fingerprint(REPORTS), stories, stories_gate.MERGING_FIGURES, [])
    for set_name, get_times in times_gate.SETS.items():
        times = get_times()
        measured: dict[str, Any] = dict(times_gate.measured(times))
        confusion = {f"{a} as {b}": n for (a, b), n in sorted(times_gate.confusion(times).items()) if a != b}
        yield Result(f"times on {set_name}", times.fingerprint(), measured | {"confused": confusion}, times_gate.FIGURES, [])
    for key, copies in stories_gate.copies():
        yield Result(key, f"{copies['n_copies']} copies, seed {wire_copies.SEED}", copies, stories_gate.COPY_FIGURES, [])
    yield Result("positions", stories_gate.fingerprint(PAIRS), stories_gate.moved(), stories_gate.POSITION_FIGURES, [])


def of_actors_and_events(name: str, pipeline: Pipeline) -> Iterator[Result]:
    """Measure what one model finds of actors, speakers, names and events."""
    for get in (actors_gate.german, actors_gate.english):
        gold = get()
        figures = actors_gate.measured_actors(pipeline, gold)
        yield Result(f"{name} on {gold.name}", gold.fingerprint(), figures, actors_gate.ACTOR_FIGURES, [])
    gold = actors_gate.quoted()
    figures = actors_gate.measured_speakers(pipeline, gold)
    yield Result(f"{name} on {gold.name}", gold.fingerprint(), figures, actors_gate.SPEAKER_FIGURES, [])
    for corpus in actors_gate.NAME_SETS:
        sentences = actors_gate.named(corpus)
        figures = actors_gate.measured_names(pipeline, sentences)
        yield Result(f"{name} on {corpus}", actors_gate.fingerprint_of(sentences), figures, actors_gate.NAME_FIGURES, [])
    gold = events_gate.german()
    figures = events_gate.measured(pipeline, gold)
    yield Result(f"{name} on {gold.name}", gold.fingerprint(), figures, events_gate.FIGURES, [])
    figures = events_gate.measured_english(pipeline)
    coded = event_baselines.fingerprint_of(event_baselines.english_sentences())
    yield Result(f"{name} on events-plover-en", coded, figures, events_gate.ENGLISH_FIGURES, [])


def main() -> int:
    """Print the figures and give 1 if any is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--lower", action="store_true")
    args = parser.parse_args()
    console = Console()
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failures: list[str] = []
    began = time.monotonic()
    for result in results():
        known = floors.get(result.key, {})
        show(console, result, known)
        failures.extend(result.failures)
        if args.raise_floors:
            floors[result.key] = raised(known, result, lower=args.lower)
        else:
            failures.extend(broken(known, result))
    if args.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    for failure in failures:
        console.print(failure, style="red", markup=False)
    console.print(f"gate: {'failed' if failures else 'passed'} in {time.monotonic() - began:.0f} s")
    return int(bool(failures))


def broken(floors: dict[str, Any], result: Result) -> list[str]:
    """What is wrong with a result under its floors."""
    if not floors:
        return [f"{result.key}: there are no floors; measure and commit them with --raise-floors"]
    if floors["corpus"] != result.corpus:
        return [f"{result.key}: the set is not the one the floors were measured on; measure and commit new ones"]
    return [
        f"{result.key}: {name} {result.figures[name]:.4f} is under its floor {floors.get(name, 1.0):.4f}"
        for name in result.gated
        if result.figures[name] < floors.get(name, 1.0)
    ]


def raised(floors: dict[str, Any], result: Result, *, lower: bool) -> dict[str, Any]:
    """New floors a point under the figures; none is lowered unless told so or the set is another."""
    new: dict[str, Any] = {"corpus": result.corpus}
    for name in result.gated:
        floor = round(result.figures[name] - MARGIN, 4)
        if not lower and floors.get("corpus") == result.corpus:
            floor = max(floor, floors.get(name, 0.0))
        new[name] = floor
    return new


def show(console: Console, result: Result, floors: dict[str, Any]) -> None:
    """Print a table of measured figures beside their floors."""
    table = Table(title=result.key, title_justify="left")
    for column in ("figure", "measured", "floor"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    for name, value in result.figures.items():
        if isinstance(value, dict):
            for part, figure in value.items():
                table.add_row(
                    f"{name.replace('_', ' ')}: {part}", f"{figure:.4f}" if isinstance(figure, float) else str(figure), ""
                )
        else:
            table.add_row(name.replace("_", " "), f"{value:.4f}", f"{floors[name]:.4f}" if name in floors else "")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
