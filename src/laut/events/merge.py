"""Which tellings are one event: same type, modes and actors that go together, no date against date; and which telling stands for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from laut.findings import Event, Participant

REACH: Final = 40  # events of one type, and tellings of one, that a telling is compared with; keeps the time in bounds for a book
FAR: Final = 6  # sentences; beyond, only tellings that share an actor and a recipient are one

_DATE: Final = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")  # of a season, a quarter or a half ("2024-23") the year


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one telling gives it, with what its merging needs: its sentence, its trigger's words folded, whether in a heading."""

    event: Event
    sentence: int
    words: frozenset[str]
    in_heading: bool


def merged(tellings: Sequence[Told]) -> list[list[Told]]:
    """Give the tellings, in text order, in groups that are one event each; a group goes by its first telling."""
    groups: list[list[Told]] = []
    by_type: dict[str, list[list[Told]]] = {}
    for told in tellings:
        rivals = by_type.setdefault(told.event.type, [])
        home = next((group for group in rivals[-REACH:] if _belongs(group[-REACH:], told)), None)
        if home is None:
            home = []
            groups.append(home)
            rivals.append(home)
        home.append(told)
    return groups


def _belongs(group: Sequence[Told], told: Told) -> bool:
    return any(are_one(other, told) for other in group) and not any(_against(other, told) for other in group)


def are_one(a: Told, b: Told) -> bool:
    """Whether two tellings are of one event."""
    if a.event.type != b.event.type:
        return False
    actors, recipients = _ids(a.event.actors) & _ids(b.event.actors), _ids(a.event.recipients) & _ids(b.event.recipients)
    same_words = bool(a.words & b.words)
    if actors and recipients:
        return True
    if actors or recipients:
        bare = not (a.event.actors and b.event.actors) or not (a.event.recipients and b.event.recipients)
        return (bare or same_words) and (same_words or abs(a.sentence - b.sentence) <= FAR)
    empty = not (a.event.actors or a.event.recipients) or not (b.event.actors or b.event.recipients)
    return empty and (same_words or abs(a.sentence - b.sentence) <= 1)


def _against(a: Told, b: Told) -> bool:
    """Whether two tellings contradict each other in mode, date or auxiliary."""
    if a.event.modes and b.event.modes and not set(a.event.modes) & set(b.event.modes):
        return True
    if (a.event.auxiliary == "negation") != (b.event.auxiliary == "negation"):
        return True
    if "narrative" in (a.event.time.basis, b.event.time.basis):
        return False
    dates = a.event.time.edtf, b.event.time.edtf
    return None not in dates and not _meet(str(dates[0]), str(dates[1]))


def _meet(a: str, b: str) -> bool:
    """Whether two EDTF values may be the same day: the days of an interval lie between its ends, those of a set are its members."""
    first, second = _ranges(a), _ranges(b)
    return not (first and second) or any(x[0] <= y[1] and y[0] <= x[1] for x in first for y in second)


def _ranges(edtf: str) -> list[tuple[str, str]]:
    """Give the first and last day of each part of an EDTF value, as texts that sort; [] if it is none of ours."""
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        low, high = _DATE.match(start), _DATE.match(end)
        return [(low[0], high[0] + "~")] if low and high else []
    return [(m[0], m[0] + "~") for m in _DATE.finditer(edtf)]


def is_dated(event: Event) -> bool:
    """Whether an event's own words say when it was."""
    return bool(event.time.edtf) and event.time.basis != "narrative"


def _ids(participants: Sequence[Participant]) -> set[str]:
    return {p.actor for p in participants if p.actor}


def standing(group: Sequence[Told]) -> Told:
    """Give the telling that stands for an event: the one with most roles filled, the earlier on a tie, headings last."""
    return max(group, key=lambda t: (not t.in_heading, _filled(t.event), -t.event.trigger[0].start))


def _filled(event: Event) -> int:
    return bool(event.actors) + bool(event.recipients) + bool(event.places) + is_dated(event)
