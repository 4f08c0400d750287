"""Holidays and other named days of a year. The movable ones hang on Easter, which dateutil reckons; why: docs/decisions/0004-times.md."""

from datetime import date, timedelta
from functools import cache
from typing import Final

from laut.times.values import Period, day_of, period_of

FIRST_YEAR: Final = 1583  # the first full year of the Gregorian calendar; earlier feasts stay out
_FIXED: Final = {
    "newyear": (1, 1), "epiphany": (1, 6), "valentine": (2, 14), "women": (3, 8), "labour": (5, 1), "independence": (7, 4),
    "assumption": (8, 15), "unity": (10, 3), "reformation": (10, 31), "halloween": (10, 31), "all_saints": (11, 1),
    "all_souls": (11, 2), "saint_martin": (11, 11), "armistice": (11, 11), "saint_nicholas": (12, 6), "christmas_eve": (12, 24),
    "christmas": (12, 25), "boxing": (12, 26), "new_years_eve": (12, 31), "saint_patrick": (3, 17), "guy_fawkes": (11, 5),
    "veterans": (11, 11), "juneteenth": (6, 19),
}  # fmt: skip
_FROM_EASTER: Final = {
    "carnival_monday": -48, "shrove_tuesday": -47, "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2,
    "easter": 0, "easter_monday": 1, "ascension": 39, "pentecost": 49, "whit_monday": 50, "corpus_christi": 60,
}  # fmt: skip
_FROM_ADVENT: Final = {"advent": 0, "totensonntag": -7, "penance": -11, "remembrance": -14}  # days from the first of Advent
_NTH_WEEKDAY: Final = {"thanksgiving": (11, 4, 4), "labor": (9, 1, 1), "martin_luther_king": (1, 1, 3), "presidents": (2, 1, 3)}
_LAST_MONDAY: Final = {"memorial": 5}


def feast(name: str, year: int) -> Period | None:
    """Give the day of a feast in a year, or None if there is none."""
    if not FIRST_YEAR <= year <= 4099:
        return None
    if name in _FIXED:
        return day_of(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return period_of(_easter(year) + timedelta(days=_FROM_EASTER[name]), "D")
    if name in _FROM_ADVENT:
        christmas = date(year, 12, 25)
        fourth = christmas - timedelta(days=christmas.isoweekday())
        return period_of(fourth - timedelta(days=21) + timedelta(days=_FROM_ADVENT[name]), "D")
    if name in _NTH_WEEKDAY:
        month, weekday, number = _NTH_WEEKDAY[name]
        first = date(year, month, 1)
        return period_of(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1)), "D")
    if name in _LAST_MONDAY:
        last = date(year, _LAST_MONDAY[name], 31)
        return period_of(last - timedelta(days=last.isoweekday() - 1), "D")
    return None


@cache
def _easter(year: int) -> date:
    """Give Easter Sunday of the western churches."""
    from dateutil.easter import easter  # type: ignore[import-untyped]  # few articles name a feast; it has no types

    found: date = easter(year)
    return found
