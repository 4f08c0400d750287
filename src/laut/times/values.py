"""Calendar values: periods of the calendar, how they are written in TIMEX3 and EDTF, and what several possible ones have in common.

EDTF is ISO 8601-2 in its shortest form. Winter is counted by the year it begins in. Nothing here knows a language or an article.
"""

import calendar
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

from laut.findings import TimeType

Grain = Literal["D", "W", "WE", "M", "S", "Q", "H", "Y", "DE", "CE"]
SEASONS: Final = ("SP", "SU", "FA", "WI")
LISTED: Final = 31  # so many possible days are listed one by one
_PER_YEAR: Final = {"M": 12, "S": 4, "Q": 4, "H": 2}
_EDTF_CODE: Final = {"S": 20, "Q": 32, "H": 39}  # ISO 8601-2: 21 is spring, 33 the first quarter, 40 the first half
_TIMEX_UNIT: Final = {"TS": "S", "TM": "M", "TH": "H"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period of the calendar.

    Attributes:
        year: the year, that of ISO weeks for these, the decade as 199, the century as 19.
        number: month, season, quarter, half or ISO week, from 1; 0 for a year and longer.
        day: of the month; 0 unless it is a day.
    """

    grain: Grain
    year: int
    number: int = 0
    day: int = 0

    def timex(self) -> str:
        """Give its TIMEX3 value."""
        match self.grain:
            case "D":
                return f"{self.year:04}-{self.number:02}-{self.day:02}"
            case "M":
                return f"{self.year:04}-{self.number:02}"
            case "W":
                return f"{self.year:04}-W{self.number:02}"
            case "WE":
                return f"{self.year:04}-W{self.number:02}-WE"
            case "S":
                return f"{self.year:04}-{SEASONS[self.number - 1]}"
            case "Q" | "H":
                return f"{self.year:04}-{self.grain}{self.number}"
            case "DE":
                return f"{self.year:03}"
            case "CE":
                return f"{self.year:02}"
        return f"{self.year:04}" if self.year > 0 else f"BC{1 - self.year:04}"

    def edtf(self) -> str:
        """Give its EDTF; weeks have none of their own and become an interval."""
        match self.grain:
            case "W" | "WE":
                return between(self.first(), self.last())
            case "S" | "Q" | "H":
                return f"{self.year:04}-{_EDTF_CODE[self.grain] + self.number}"
            case "DE":
                return f"{self.year:03}X"
            case "CE":
                return f"{self.year:02}XX"
        return self.timex() if self.year > 0 else f"-{-self.year:04}" if self.year < 0 else "0000"

    def first(self) -> date:
        """Give its first day."""
        match self.grain:
            case "D":
                return date(self.year, self.number, self.day)
            case "W":
                return date.fromisocalendar(self.year, self.number, 1)
            case "WE":
                return date.fromisocalendar(self.year, self.number, 6)
            case "M" | "Q" | "H":
                return date(self.year, (self.number - 1) * (12 // _PER_YEAR[self.grain]) + 1, 1)
            case "S":
                return date(self.year, self.number * 3, 1)
            case "DE":
                return date(self.year * 10, 1, 1)
            case "CE":
                return date(max(1, self.year * 100), 1, 1)
        return date(self.year, 1, 1)

    def last(self) -> date:
        """Give its last day."""
        if self.grain == "D":
            return self.first()
        if self.grain == "WE":
            return self.first() + timedelta(days=1)
        return self.shifted(1).first() - timedelta(days=1)

    def shifted(self, by: int) -> "Period":
        """Give the period so many later, or earlier.

        Raises:
            ValueError, OverflowError: the calendar does not reach so far.
        """
        if self.grain == "D":
            return period_of(self.first() + timedelta(days=by), "D")
        if self.grain in ("W", "WE"):
            return period_of(self.first() + timedelta(weeks=by), self.grain)
        if self.grain in _PER_YEAR:
            per_year = _PER_YEAR[self.grain]
            months = self.year * per_year + self.number - 1 + by
            return Period(self.grain, months // per_year, months % per_year + 1)
        return Period(self.grain, self.year + by)

    def within(self, grain: Grain) -> "Period":
        """Give the longer period of a grain that it begins in."""
        return period_of(self.first(), grain)


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression stands for.

    Attributes:
        period: of the calendar, where it is one; for what is told next.
        uses: what it was resolved against: the publication, another expression by its number, or nothing.
    """

    type: TimeType
    timex: str
    edtf: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    period: Period | None = None
    uses: Literal["published"] | int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The days one of which is meant: one if the publication is known to the day, all of a month or a year else."""

    first: date
    last: date

    @property
    def is_long(self) -> bool:
        """Whether it is longer than a month, and only the edges of months are tried."""
        return (self.last - self.first).days >= LISTED

    def days(self) -> list[date]:
        """Give all of them; of a year the first and the last day of each month, for what follows changes there or lies between."""
        if not self.is_long:
            return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]
        months = [Period("M", self.first.year, number) for number in range(1, 13)]
        return [day for month in months for day in (month.first(), month.last())]

    def periods(self, give: Callable[[date], Period]) -> list[Period]:
        """Give what follows from each day, each once, in order."""
        return sorted({give(day) for day in self.days()})


def window_of(edtf: str | None) -> Window | None:
    """Give the days that a publication date stands for; None if it is none, or no date, month or year."""
    if not edtf:
        return None
    parts = edtf.rstrip("?~%").split("T")[0].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            day = date(*numbers)
            return Window(day, day)
        period = Period("M", *numbers) if len(numbers) == 2 else Period("Y", *numbers)
        return Window(period.first(), period.last())
    except (ValueError, TypeError):
        return None


def period_of(day: date, grain: Grain) -> Period:
    """Give the period of a grain that a day lies in."""
    match grain:
        case "D":
            return Period("D", day.year, day.month, day.day)
        case "W" | "WE":
            year, week, _ = day.isocalendar()
            return Period(grain, year, week)
        case "S":
            season = day.month // 3 or 4
            return Period("S", day.year - (day.month < 3), season)
        case "M" | "Q" | "H":
            return Period(grain, day.year, (day.month - 1) // (12 // _PER_YEAR[grain]) + 1)
        case "DE":
            return Period("DE", day.year // 10)
        case "CE":
            return Period("CE", day.year // 100)
    return Period("Y", day.year)


def day_of(year: int, month: int, day: int) -> Period | None:
    """Give a day, or None if there is no such day ("31. Februar")."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Period("D", year, month, day)


def between(first: date, last: date) -> str:
    """Give the EDTF of the days from first to last, as a month or a year if they are one."""
    for grain in ("Y", "M"):
        period = period_of(first, grain)
        if (period.first(), period.last()) == (first, last):
            return period.edtf()
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def one_of(periods: Collection[Period], *, weekday: int | None = None, are_all: bool = True) -> tuple[str, str | None]:
    """Give TIMEX3 and EDTF for one of several possible periods of one grain, in order.

    What they differ in is X in the TIMEX3 value. In EDTF days apart are listed, days side by side and longer periods
    become the interval that it fell in. If these are not all that are possible, only the interval is told, of weekdays nothing.
    """
    found = sorted(periods)
    if len(found) == 1:
        return found[0].timex(), found[0].edtf()
    if weekday is not None:
        return f"XXXX-WXX-{weekday}", f"[{','.join(p.edtf() for p in found)}]" if are_all and len(found) <= LISTED else None
    timex = _masked([period.timex() for period in found])
    apart = any(after.first() - before.last() > timedelta(days=1) for before, after in pairwise(found))
    if are_all and apart and len(found) <= LISTED and all("/" not in period.edtf() for period in found):
        return timex, f"[{','.join(period.edtf() for period in found)}]"
    if found[0].grain in ("D", "W", "WE"):
        return timex, between(found[0].first(), found[-1].last())
    return timex, f"{found[0].edtf()}/{found[-1].edtf()}"


def _masked(values: list[str]) -> str:
    """Give what values have in common, part by part, and X for the rest: "2024-11-XX"."""
    parts = list(zip(*(value.split("-") for value in values), strict=False))
    common: list[str] = []
    hidden = False
    for part in parts:
        hidden = hidden or len(set(part)) > 1
        keep = not hidden or (len(set(part)) == 1)
        common.append(part[0] if keep else ("W" if part[0].startswith("W") else "") + "X" * len(part[0].lstrip("W")))
    return "-".join(common)


def duration(number: str, unit: str) -> str:
    """Give the TIMEX3 value of a duration: "P2Y", "PT90M", "PXW"; halves and decades are counted in what they are made of."""
    if number == "0.5" and unit == "TH":
        return "PT30M"
    if unit in _TIMEX_UNIT:
        return f"PT{number}{_TIMEX_UNIT[unit]}"
    times = {"DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if times:
        return f"PX{unit}" if number == "X" else f"P{_plain(float(number) * times)}Y"
    if unit in ("H", "Q"):
        return "PXM" if number == "X" else f"P{_plain(float(number) * (6 if unit == 'H' else 3))}M"
    if number == "0.5" and unit == "Y":
        return "P6M"
    return f"P{number}{unit}"


def _plain(number: float) -> str:
    """Write a number without needless decimals."""
    return f"{number:g}"
