"""The days that a date of any precision may mean, and whether a term in office holds on them."""

import calendar
import re
from datetime import date
from typing import Final, Literal, NamedTuple

from laut.kb.rows import Term

Holds = Literal["certainly", "possibly"]

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Days(NamedTuple):
    """All days from the first to the last, both in it."""

    first: date
    last: date


def days_of(text: str) -> Days | None:
    """Give the days that an ISO date of year, month or day means, None if it is no such date."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    last_month = month or 12
    last_day = calendar.monthrange(year, last_month)[1]
    if day is not None and not 1 <= day <= last_day:
        return None
    return Days(date(year, month or 1, day or 1), date(year, last_month, day or last_day))


def as_days(on: date | Days) -> Days:
    """Give a day as days."""
    return on if isinstance(on, tuple) else Days(on, on)


def holds(term: Term, on: Days, *, known_to: str) -> Holds | None:
    """Say whether somebody is in office on all of the days, possibly on some, or not as far as is known.

    An open term holds up to `known_to`: after it nobody knows. On the day of a change, both are in office.
    """
    start = days_of(term.start) if term.start else None
    end = days_of(term.end or known_to)
    if end is None or on.first > end.last or (start is not None and on.last < start.first):
        return None
    if start is not None and start.last <= on.first and on.last <= end.first:
        return "certainly"
    return "possibly"


def is_told_by(term: Term, finer: Term) -> bool:
    """Say whether a finer source tells of the same term of a person: it begins within the start that this one gives."""
    ours, theirs = days_of(term.start or ""), days_of(finer.start or "")
    return ours is not None and theirs is not None and ours.first <= theirs.first and theirs.last <= ours.last
