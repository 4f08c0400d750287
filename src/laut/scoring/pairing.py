"""What the scorers share: shares and F1, the best pairing of two lists, and the check that both sides mean one text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np

from laut.errors import UsageError
from laut.record import Record
from laut.scoring.gold import GoldDocument

A = TypeVar("A")
B = TypeVar("B")

Figures = dict[str, float | int]
Gold = Mapping[str, GoldDocument]
Records = Mapping[str, Record]


def share(part: float, whole: float) -> float:
    """Give a part of a whole, 0 of nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean."""
    return share(2 * precision * recall, precision + recall)


def best_pairs(ours: Sequence[A], theirs: Sequence[B], worth: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """Give the pairing, one to one, whose summed worth is highest, as positions in both lists; pairs worth nothing are left out.

    Raises:
        UsageError: scipy is not installed.
    """
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError as error:
        raise UsageError("scoring needs scipy, which is not here; install it: pip install 'laut[score]'") from error
    if not ours or not theirs:
        return []
    table = np.array([[worth(a, b) for b in theirs] for a in ours], dtype=float)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if table[i, j] > 0]


def matched(gold: Gold, records: Records) -> Iterator[tuple[GoldDocument, Record | None]]:
    """Give each coded document with its record, None where there is none.

    Raises:
        UsageError: a record's text is not the document's, so that offsets mean different words.
    """
    for key, document in gold.items():
        record = records.get(key)
        if record is not None and record.article.text != document.text:
            raise UsageError(
                f"the record of {key!r} has another text than the coding, so offsets cannot be compared; read the same text"
            )
        yield document, record


def n_missing(gold: Gold, records: Mapping[str, object]) -> int:
    """Count the coded documents without a record; what they hold counts as not found."""
    return sum(key not in records for key in gold)
