"""Scores events: paired one to one within sentences, then compared by type, who, to whom, when, and on whose word.

A second person's coding may stand in place of the records.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from laut.errors import UsageError
from laut.record import Record
from laut.scoring.coded_events import Coded, Offsets, events_of
from laut.scoring.dates import extent, sentence_starts
from laut.scoring.gold import GoldDocument
from laut.scoring.pairing import Figures, Gold, best_pairs, n_missing, share

MIN_OF_A_VALUE: Final = 5  # coded pairs from which a value counts in a macro-F1


def score_events(gold: Gold, found: Mapping[str, Record | GoldDocument]) -> Figures:
    """Give F1 of events found, with their type, actor and dyad and of their sources; over pairs of one type the rest.

    `auxiliary` and `factuality` (the author's) are macro-F1 over values that occur five times in the coding, beside what a constant would
    get; `mode` and `date` the shares that are equal, `contexts` the mean Jaccard.

    Raises:
        UsageError: the two sides have different texts.
    """
    n: Counter[str] = Counter()
    same_type: list[tuple[Coded, Coded]] = []
    for key, document in gold.items():
        coded, other = events_of(document), found.get(key)
        theirs = events_of(other) if other is not None else []
        if other is not None and _text(other) != document.text:
            raise UsageError(f"{key!r} has another text than the coding, so offsets cannot be compared; read the same text")
        n["coded"] += len(coded)
        n["found"] += len(theirs)
        n["coded sources"] += sum(len(event.sources) for event in coded)
        n["found sources"] += sum(len(event.sources) for event in theirs)
        starts = sentence_starts(document.text)
        for i, j in best_pairs(coded, theirs, partial(_worth, starts)):
            ours, their = coded[i], theirs[j]
            n["pairs"] += 1
            n["met sources"] += _n_met(ours.sources, their.sources)
            if ours.type == their.type:
                same_type.append((ours, their))
    actor = [pair for pair in same_type if _agree(pair[0].actors, pair[1].actors)]
    dyad = [pair for pair in actor if _agree(pair[0].recipients, pair[1].recipients)]
    n_both = n["coded"] + n["found"]
    figures: Figures = {
        "found": share(2 * n["pairs"], n_both),
        "type": share(2 * len(same_type), n_both),
        "actor": share(2 * len(actor), n_both),
        "dyad": share(2 * len(dyad), n_both),
        "sources": share(2 * n["met sources"], n["coded sources"] + n["found sources"]),
        **_of_pairs(same_type),
    }
    return figures | {
        "coded events": n["coded"],
        "found events": n["found"],
        "documents": len(gold),
        "missing": n_missing(gold, found),
    }


def _text(document: Record | GoldDocument) -> str:
    return document.text if isinstance(document, GoldDocument) else document.article.text


def _worth(starts: Sequence[int], ours: Coded, theirs: Coded) -> float:
    """Give what pairing two events is worth: nothing unless they are told in one sentence, most if they have one type."""

    def sentences(event: Coded) -> set[int]:
        return {bisect_right(starts, start) for start, _ in event.triggers}

    if not sentences(ours) & sentences(theirs):
        return 0.0
    same = 2 * (ours.type == theirs.type) + _touch(ours.triggers, theirs.triggers)
    return 1 + same + 0.5 * _agree(ours.actors, theirs.actors) + 0.25 * _agree(ours.recipients, theirs.recipients)


def _agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two sets of codes have one in common, or are both empty."""
    return bool(ours & theirs) or not (ours or theirs)


def _touch(ours: Iterable[Offsets], theirs: Sequence[Offsets]) -> bool:
    return any(start < to and begin < end for start, end in ours for begin, to in theirs)


def _n_met(ours: Iterable[tuple[Offsets, ...]], theirs: Iterable[tuple[Offsets, ...]]) -> int:
    """Count the sources of ours that have one of theirs for themselves, taken in order."""
    free, n_met = list(theirs), 0
    for source in ours:
        at = next((number for number, other in enumerate(free) if _touch(source, other)), None)
        if at is not None:
            del free[at]
            n_met += 1
    return n_met


def _of_pairs(pairs: Sequence[tuple[Coded, Coded]]) -> Figures:
    auxiliary, auxiliary_constant = _macro([(a.auxiliary, b.auxiliary) for a, b in pairs])
    factuality, factuality_constant = _macro([(a.factuality, b.factuality) for a, b in pairs])
    return {
        "auxiliary": auxiliary,
        "auxiliary constant": auxiliary_constant,
        "factuality": factuality,
        "factuality constant": factuality_constant,
        "mode": _mean([a.modes == b.modes for a, b in pairs]),
        "date": _mean([extent(a.date) == extent(b.date) for a, b in pairs if a.date]),
        "contexts": _mean([_jaccard(a.contexts, b.contexts) for a, b in pairs]),
    }


def _macro(pairs: Sequence[tuple[str | None, str | None]]) -> tuple[float, float]:
    """Give the macro-F1 over the coded values that occur often enough, and what the commonest of them would get as a constant."""
    often = Counter(coded for coded, _ in pairs)
    values = [value for value, n in often.items() if n >= MIN_OF_A_VALUE]
    if not values:
        return 0.0, 0.0
    constant = max(values, key=lambda value: often[value])

    def mean_f1(pairs: Sequence[tuple[str | None, str | None]]) -> float:
        given = Counter(found for _, found in pairs)
        return _mean([share(2 * sum(a == b == value for a, b in pairs), often[value] + given[value]) for value in values])

    return mean_f1(pairs), mean_f1([(coded, constant) for coded, _ in pairs])


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def _mean(values: Sequence[float]) -> float:
    return share(sum(values), len(values))
