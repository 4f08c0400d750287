"""Scores time expressions as TempEval-3 does (UzZaman et al. 2013); extents are compared without space and punctuation at their edges."""

from collections import Counter
from dataclasses import dataclass

from laut.scoring.pairing import Figures, Gold, Records, matched, n_missing, share


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression as it is compared."""

    start: int
    end: int
    type: str
    value: str | None


def score_times(gold: Gold, records: Records) -> Figures:
    """Give F1 of extents met exactly (`strict`) and by any overlap (`relaxed`), and of the latter with equal value and type.

    A coded expression takes the free one that overlaps most, the later on a tie; coded ones without a type do not count.
    """
    n: Counter[str] = Counter()
    for document, record in matched(gold, records):
        text = document.text
        coded = [Timed(*_bare(text, t.start, t.end), t.type, t.value) for t in document.times or () if t.type]
        found = [Timed(*_bare(text, t.start, t.end), t.type, t.timex) for t in (record.times if record else ())]
        n["coded"] += len(coded)
        n["found"] += len(found)
        free = list(found)
        for ours in coded:
            shared = [(min(ours.end, other.end) - max(ours.start, other.start), at) for at, other in enumerate(free)]
            most, at = max(shared, default=(0, 0))
            if most <= 0:
                continue
            theirs = free.pop(at)
            n["relaxed"] += 1
            n["strict"] += (ours.start, ours.end) == (theirs.start, theirs.end)
            n["value"] += ours.value == theirs.value
            n["type"] += ours.type == theirs.type
    n_both = n["coded"] + n["found"]
    figures: Figures = {name: share(2 * n[name], n_both) for name in ("strict", "relaxed", "value", "type")}
    return figures | {"coded": n["coded"], "found": n["found"], "documents": len(gold), "missing": n_missing(gold, records)}


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
