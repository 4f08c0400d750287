"""Whether a date is written in EDTF (ISO 8601-2, as the Library of Congress profiles it), of level 0 or 1.

Level 0 is dates and intervals of them; level 1 adds what is uncertain or approximate ("2024-11~"), digits that are not
specified ("2024-11-XX", "202X"), seasons ("2024-21"), open and unknown ends ("2024-11/.."), and years below 0 or above 9999.
Moments are read in `dates`. Level 2, with its sets and partly qualified dates, is not accepted from outside.
"""

import re
from calendar import monthrange
from typing import Final

_DATE: Final = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX|Y-?[1-9]\d{4,})(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?[?~%]?", re.ASCII
)
_DIGITS: Final = re.compile(r"(\d{4})(?!\d)(?:-(0\d|1[0-2])(?:-(\d\d))?)?", re.ASCII)
_OPEN: Final = frozenset({"", ".."})
_SEASONS: Final = range(21, 25)  # in the place of the month, without a day


def is_edtf(value: str) -> bool:
    """Say whether a value is a date or an interval of EDTF level 0 or 1, and one that exists."""
    start, slash, end = value.partition("/")
    if not slash:
        return _is_date(value)
    if start in _OPEN or end in _OPEN:
        return _is_date(start) or _is_date(end)
    return _is_date(start) and _is_date(end) and not _is_before(end, start)


def _is_date(value: str) -> bool:
    """Say whether a value is one date."""
    match = _DATE.fullmatch(value)
    if not match or not match["year"].strip("-0"):
        return False
    year, month, day = match.group("year", "month", "day")
    if month is None:
        return True
    if not year.removeprefix("-").isdecimal():  # a year without all its digits has no month
        return False
    if month == "XX":
        return day in {None, "XX"}
    if day is None:
        return 1 <= int(month) <= 12 or int(month) in _SEASONS
    return 1 <= int(month) <= 12 and (day == "XX" or 1 <= int(day) <= monthrange(int(year) % 400 + 400, int(month))[1])


def _is_before(first: str, second: str) -> bool:
    """Say whether one date lies before another, as far as both are given in digits; a season is taken for its year."""
    ours, theirs = _DIGITS.match(first), _DIGITS.match(second)
    if not ours or not theirs:
        return False
    pairs = zip(ours.groups(), theirs.groups(), strict=True)
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    return [a for a, _ in known] < [b for _, b in known]
