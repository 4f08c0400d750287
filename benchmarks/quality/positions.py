"""Scores changes of position on the pairs of statements in benchmarks/quality/stories.

    python -m benchmarks.quality.positions

Odd ids are for development, even ids for measuring; who wrote the tables of words had read the odd ones, so that only the even ones
tell how well it does elsewhere. The baseline calls every pair moved whose later text has any word of shift or news.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from laut.lang.load import pack_of
from laut.quotation.shifts import find_shift
from laut.stories.shifts import Words, shift_between
from laut.stories.wordings import find_wordings
from laut.tokenise import document_of

PAIRS: Final = Path(__file__).with_name("stories") / "positions.jsonl"
LANGUAGE: Final = "de"

Pair = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """How well shifts are found; of pairs of one kind only, precision is that among them."""

    n_pairs: int
    f1: float
    precision: float
    recall: float


def pairs(*, measuring: bool) -> list[Pair]:
    """Give the pairs for measuring or those for development."""
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if (int(row["id"].removeprefix("p")) % 2 == 0) == measuring]


def has_moved(pair: Pair) -> bool:
    """Say what `laut` says."""
    first, second = (Words(pair[at]["text"], LANGUAGE) for at in ("first", "second"))
    return shift_between(first, second).has_moved


def has_cue(pair: Pair) -> bool:
    """Say whether any word of shift or news stands in the later text, in whatever clause and whatever it means there."""
    pack = pack_of(LANGUAGE)
    doc = document_of(pair["second"]["text"], pack)
    words = range(len(doc.words))
    found = find_wordings(doc, words, words, pack)
    return any(f.meaning in ("turn", "new") for f in found) or bool(find_shift(doc, [tuple(words)], pack, is_telling=True))


def scored(rows: Sequence[Pair], moved: Callable[[Pair], bool]) -> Figures:
    """Score one way to tell."""
    told = [moved(row) for row in rows]
    hits = sum(bool(row["shift"]) and said for row, said in zip(rows, told, strict=True))
    precision = hits / max(1, sum(told))
    recall = hits / max(1, sum(bool(row["shift"]) for row in rows))
    return Figures(len(rows), 2 * precision * recall / max(1e-9, precision + recall), precision, recall)


def measured(*, measuring: bool = True) -> dict[str, Figures]:
    """Give the figures of all pairs, of those with and without a cue (or a word that misleads), and of the baselines."""
    rows = pairs(measuring=measuring)
    return {
        "all": scored(rows, has_moved),
        "with a cue": scored([row for row in rows if row["cue"]], has_moved),
        "without": scored([row for row in rows if not row["cue"]], has_moved),
        "baseline: any cue": scored(rows, has_cue),
        "baseline: always": scored(rows, lambda _: True),
    }


if __name__ == "__main__":
    for title, is_measuring in (("development", False), ("measuring", True)):
        print(f"{title:20} pairs    F1     P     R")
        for name, figures in measured(measuring=is_measuring).items():
            print(f"{name:20} {figures.n_pairs:5} {figures.f1:5.2f} {figures.precision:5.2f} {figures.recall:5.2f}")
