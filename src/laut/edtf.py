"""The days that a date in EDTF (ISO 8601-2) covers, for all that knows days only: formats, merging, the store.

Read are dates of all precisions, unspecified digits ("199X"), seasons, quarters and halves (ISO 8601-2, 4.8), intervals and lists of
possible days. Years before 1 and after 9999 are not; a time of day is left out. Winter is counted by the year it begins in.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_DATE: Final = re.compile(r"(?=[\dX]{4}(?![\dX]))(\d+)X*(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T.*)?", re.ASCII)
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?", re.ASCII)
_DOUBT: Final = re.compile("[?~%]")
_IN_A_YEAR: Final = {
    **{code: (3 * (code - 20), 3) for code in range(21, 25)},  # spring in March, winter in December
    **{code: (3 * (code - 33) + 1, 3) for code in range(33, 37)},  # quarters
    **{code: (6 * (code - 40) + 1, 6) for code in range(40, 42)},  # halves
}  # code in place of the month: first month, how many months


def day_of(edtf: str | None) -> date | None:
    """Give the one day that a date is, where that is certain; else None."""
    match = _DAY.fullmatch(edtf or "")
    return _date(*map(int, match[1].split("-"))) if match else None


def days_of(edtf: str | None) -> tuple[date | None, date | None]:
    """Give the first and the last day that a date covers; None for an open end, or where the calendar does not reach."""
    if not edtf:
        return None, None
    if edtf[0] in "[{":
        parts = [side for part in edtf[1:-1].split(",") for side in part.split("..")]
        return _one(parts[0])[0], _one(parts[-1])[1]
    start, slash, end = edtf.partition("/")
    return _one(start)[0], _one(end if slash else start)[1]


def _one(edtf: str) -> tuple[date | None, date | None]:
    """Give the first and the last day of one date."""
    match = _DATE.fullmatch(_DOUBT.sub("", edtf))
    if not match:
        return None, None
    digits, month, day = match.groups(default="XX")
    if month == "XX":
        return _date(int(digits.ljust(4, "0")), 1, 1), _date(int(digits.ljust(4, "9")), 12, 31)
    if len(digits) < 4:
        return None, None
    if day != "XX":
        only = _date(int(digits), int(month), int(day))
        return only, only
    start, length = _IN_A_YEAR.get(int(month), (int(month), 1))
    first = _date(int(digits), start, 1)
    years, last_month = divmod(start + length - 2, 12)
    last_year = int(digits) + years
    return first, _date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1]) if first else None


def _date(year: int, month: int, day: int) -> date | None:
    """Give a day, None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
