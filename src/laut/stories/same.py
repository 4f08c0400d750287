"""Whether two tellings are of one happening. Symmetric, and of the two alone: nothing here asks what else the store holds.

Of one type, told in words that mean the same, near in time, by the same actors, at the same place, in articles about the same people, as
far as each of these is known: what a telling lacks speaks neither for nor against.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

# A logistic regression over what two tellings of one type have in common, fitted on the stories in training/own/events-stories-de.jsonl
# and those with an odd number in benchmarks/quality/stories, November 2026, with the events that laut-model-news 0.3.0 finds.
BIAS: Final = -1.4
OTHER_ACTORS: Final = -1.2  # both name some, and none in common
OTHER_RECIPIENTS: Final = 0.5  # who suffers is told in many ways; a different one speaks for a near telling, if anything
SAME_PLACE: Final = 0.8
OTHER_PLACES: Final = -1.0
SAME_DAY: Final = 0.35
APART: Final = -1.0  # a week or more between the days; in proportion below
FAR_APART: Final = -0.7  # more than FAR_DAYS
SAME_MODE: Final = 0.45
OTHER_MODES: Final = -1.0
NAMES: Final = 0.3  # of those in the article with fewer names, the share that the other has too
MEANING: Final = 3.5  # cosine of the triggers' vectors
WORDS: Final = 0.2  # the same stem
LEAST: Final = (
    0.3  # log-odds from which two tellings are one; 0 finds more (recall 0.42 for 0.19 of pairs on the odd stories) and errs more
)

FAR_DAYS: Final = 3
WEEK: Final = 7
KIND_BITS: Final = 42  # of a slot; the days up to the year 9999 need 21
WINDOW_DAYS: Final = 3  # width of a slot; tellings more than two slots apart in every day they have are never compared


@dataclass(frozen=True, slots=True)
class Telling:
    """An event of one article, as far as merging asks for it.

    Attributes:
        no, article, happening: numbers of the store; 0 where there is none.
        first, last: days it is told to have been on, or None; day: its first, else that of the article; printed: that of the article.
        actors, recipients, places: roots, that is bodies, and the countries of all who fill the role.
        trigger: stem of its words.
        vector: of its trigger in context, of unit length, or None.
        names: numbers of the actors of its article that are no places.
    """

    no: int
    article: int
    happening: int
    type: str
    modes: frozenset[str]
    first: date | None
    last: date | None
    day: date | None
    printed: date | None
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    trigger: str
    vector: NDArray[np.float32] | None
    names: frozenset[int]


def are_one(a: Telling, b: Telling) -> bool:
    """Whether two tellings are of one happening; what one article keeps apart, no comparison joins."""
    if a.article == b.article or a.type != b.type:
        return False
    if a.vector is None or b.vector is None:
        return _are_told_alike(a, b)
    return log_odds(a, b, float(a.vector @ b.vector)) >= LEAST


def log_odds(a: Telling, b: Telling, cosine: float) -> float:
    """Give how likely two tellings of one type with vectors of a cosine are one, as log-odds."""
    days = _days_between(a, b)
    return (
        BIAS
        + OTHER_ACTORS * _disjoint(a.actors, b.actors)
        + OTHER_RECIPIENTS * _disjoint(a.recipients, b.recipients)
        + SAME_PLACE * bool(a.places & b.places)
        + OTHER_PLACES * _disjoint(a.places, b.places)
        + SAME_DAY * (days == 0 and a.first is not None and b.first is not None)
        + APART * min(days, WEEK) / WEEK
        + FAR_APART * (days > FAR_DAYS)
        + SAME_MODE * bool(a.modes & b.modes)
        + OTHER_MODES * _disjoint(a.modes, b.modes)
        + NAMES * len(a.names & b.names) / max(1, min(len(a.names), len(b.names)))
        + MEANING * cosine
        + WORDS * (a.trigger == b.trigger)
    )


def _are_told_alike(a: Telling, b: Telling) -> bool:
    """Whether two tellings without vectors are one: the same words, near days, and nobody against each other."""
    if a.trigger != b.trigger:  # nearly all are; the rest costs more
        return False
    against = (a.actors, b.actors), (a.recipients, b.recipients), (a.places, b.places), (a.modes, b.modes)
    same = a.actors & b.actors or a.recipients & b.recipients or a.places & b.places
    return bool(same) and _days_between(a, b) <= 1 and not any(_disjoint(*pair) for pair in against)


def slots_of(telling: Telling) -> Iterator[int]:
    """Give the slots a telling stands in: numbers of 63 bits, of days, and below of type and a body, country or place.

    Days come first, so that what a transaction adds lies side by side: anywhere in a large table costs five times as much.
    """
    return _slots(telling, (0,))


def slots_near(telling: Telling) -> Iterator[int]:
    """Give the slots in which tellings of the same happening may stand: its own and those of the days before and after."""
    return _slots(telling, (-1, 0, 1))


def _slots(telling: Telling, steps: Sequence[int]) -> Iterator[int]:
    days = {day.toordinal() // WINDOW_DAYS for day in (telling.day, telling.printed) if day}
    stretches = sorted({day + step for day in days for step in steps})
    for kind in sorted({_kind(telling.type, body) for body in telling.actors | telling.recipients | telling.places}):
        yield from (stretch << KIND_BITS | kind for stretch in stretches)


@lru_cache(maxsize=100_000)
def _kind(type_: str, body: str) -> int:
    digest = hashlib.blake2b(f"{type_}|{body}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - KIND_BITS)


def _days_between(a: Telling, b: Telling) -> int:
    """Give the days between two tellings, nought if they may be the same; a week where nothing says when."""
    if a.first and a.last and b.first and b.last:
        return max(0, (max(a.first, b.first) - min(a.last, b.last)).days)
    return abs((a.day - b.day).days) if a.day and b.day else WEEK


def _disjoint(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and not a & b
