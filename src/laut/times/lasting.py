"""What lasts, comes again or is vaguely now: values of durations, sets and words such as "derzeit".

The TIMEX3 value of a duration is its length; where a word before it ties it to today ("vor", "seit", "in den vergangenen"), EDTF says
when that is, no finer than what it is counted in.
"""

import re
from typing import Final, Literal

from laut.times import anchor
from laut.times.anchor import Scene
from laut.times.expressions import Match
from laut.times.values import Period, Value, Window, between, duration, one_of, period_of

_COARSER: Final = {"TS": "D", "TM": "D", "TH": "D", "D": "W", "W": "M", "M": "Y", "Y": "DE", "DE": "CE"}


def reference(scene: Scene, ref: str) -> Value:
    """Give the value of "derzeit", "damals", "in Zukunft"; what is now is the day of publication."""
    if ref == "PRESENT_REF" and scene.window:
        edtf = between(scene.window.first, scene.window.last)
        return Value("DATE", ref, edtf, uses="published")
    return Value("DATE", ref)


def read_duration(match: Match, scene: Scene) -> Value | None:
    """Read "acht Monate", "einem Jahr", "seit Monaten", "dreitägig"."""
    unit = _unit(match, scene)
    number = _number(match, scene)
    if unit is None or number is None:
        return None
    is_half = "one" in match.groups and not scene.table.words["half"].isdisjoint(_words(match, scene))
    if is_half or match.rule.fixed.get("half"):
        number = "0.5"
    value = Value("DURATION", duration(number, unit))
    edtf = _tied(scene, match.before, number, unit)
    return Value("DURATION", value.timex, edtf, uses="published" if edtf else None)


def read_stretch(match: Match, scene: Scene) -> Value | None:
    """Read "die vergangenen Wochen", "die kommenden zwei Jahre", "diese Tage"."""
    unit = _unit(match, scene)
    number = _number(match, scene)
    if unit is None or number is None:
        return None
    back = bool({"back", "preceding"} & set(match.groups)) or bool(match.rule.fixed.get("back"))
    ahead = "ahead" in match.groups
    edtf = None
    if scene.window and (back or ahead):
        edtf = _reaching(scene.window, number, unit, "back" if back else "ahead")
    uses: Literal["published"] | None = "published" if edtf else None
    if ahead and number == "X":
        return Value("DATE", "FUTURE_REF", edtf, uses=uses)
    return Value("DURATION", duration(number, unit), edtf, uses=uses)


def read_set(match: Match, scene: Scene) -> Value | None:
    """Read "jeden Montag", "täglich", "alle zwei Jahre", "zweimal pro Woche"."""
    fixed = match.rule.fixed
    if "timex" in fixed:
        return Value("SET", fixed["timex"], quant="EVERY")
    value_of, groups, lists = scene.table.value_of, match.groups, match.rule.lists
    if "weekday" in groups:
        part = value_of("part", groups["part"]) if "part" in groups else None
        timex = f"XXXX-WXX-{value_of(lists['weekday'], groups['weekday'])}" + (f"T{part}" if part else "")
        return Value("SET", timex, quant="EVERY")
    part = fixed.get("part") or (value_of("part", groups["part"]) if "part" in groups else None)
    if part:
        return Value("SET", f"XXXX-XX-XXT{part}", quant="EVERY")
    if "season" in groups:
        return Value("SET", f"XXXX-{value_of('season', groups['season'])}", quant="EVERY")
    if "month" in groups:
        return Value("SET", f"XXXX-{int(value_of('month', groups['month']) or 0):02}", quant="EVERY")
    unit = value_of("adverb", groups["adverb"]) if "adverb" in groups else _unit(match, scene)
    if unit is None:
        return None
    if fixed.get("times"):
        number = groups["number"]
        count = number if number.isdecimal() else value_of(lists.get("number", "stem"), number) or value_of("stem", number)
        return Value("SET", duration("1", unit), freq=f"{count}X" if count else None)
    number = (_number(match, scene) if {"number", "digits"} & {*groups, *fixed} else None) or "1"
    if "ordinal" in groups:
        number = value_of("ordinal", groups["ordinal"]) or "1"
    return Value("SET", duration(number, unit), quant="EVERY")


def _words(match: Match, scene: Scene) -> list[str]:
    return scene.doc.text[match.core : match.end].lower().split()


def _unit(match: Match, scene: Scene) -> str | None:
    """Give the unit that a match counts in."""
    for name in ("units", "unit1", "lasting", "unit"):
        if name in match.groups:
            lists = (match.rule.lists.get(name, name), "units", "unit1", "lasting")
            return next((value for value in (scene.table.value_of(of, match.groups[name]) for of in lists) if value), None)
    return match.rule.fixed.get("unit")


def _number(match: Match, scene: Scene) -> str | None:
    """Give the number of units, "X" if it is not told."""
    if "number" in match.rule.fixed:
        return str(match.rule.fixed["number"])
    number = _plain_number(match, scene)
    if number not in (None, "X") and "scale" in match.groups:
        return f"{float(number or 0) * int(scene.table.value_of('scale', match.groups['scale']) or 1):.0f}"
    return number


def _plain_number(match: Match, scene: Scene) -> str | None:
    """Give the number itself, in digits with a decimal point."""
    if "digits" in match.groups:
        return _digits(match.groups["digits"], scene.table.decimal)
    for name in ("number", "number2", "one"):
        if name in match.groups:
            words = match.groups[name]
            return scene.table.value_of(match.rule.lists.get(name, name), words) or ("X" if name != "one" else None)
    return "X"


def _digits(written: str, decimal: str) -> str:
    """Give a number in digits without its thousands mark: "2.500" is 2500 in German, "2.5" in English."""
    thousands = "." if decimal == "," else ","
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+", written):
        return written.replace(thousands, "")
    return written.replace(decimal, ".")


def _tied(scene: Scene, before: str, number: str, unit: str) -> str | None:
    """Give the EDTF of a duration that a word before it ties to today, else None."""
    window = scene.window
    if window is None or number == "X" or not _is_whole(number):
        return None
    by = int(float(number))
    words = scene.table.words
    try:
        if before in words["ago"]:
            return _at(window, -by, unit)
        if before in words["since"]:
            return _reaching(window, number, unit, "back")
    except (ValueError, OverflowError):
        return None
    return None


def _is_whole(number: str) -> bool:
    return float(number).is_integer() and float(number) < 10_000


def _at(window: Window, by: int, unit: str) -> str | None:
    """Give the period so many units from today, counted in these units."""
    grain = anchor.grain_of(unit)
    if grain is None:
        return None
    are_all = not window.is_long or grain not in ("D", "W", "WE")
    return one_of(window.periods(lambda today: period_of(today, grain).shifted(by)), are_all=are_all)[1]


def _reaching(window: Window, number: str, unit: str, way: Literal["back", "ahead"]) -> str | None:
    """Give the interval from so many units ago to today, or from today on.

    Of an unknown number of units it is told in the next coarser one, from the one before on: "in den vergangenen Wochen" in
    November is October or November.
    """
    coarser = _COARSER.get(unit)
    try:
        if number == "X" and coarser:
            grain = anchor.grain_of(coarser)
            if grain is None:
                return None
            first, last = period_of(window.first, grain), period_of(window.last, grain)
            first, last = (first.shifted(-1), last) if way == "back" else (first, last.shifted(1))
            return _from_to(first, last)
        grain = anchor.grain_of(unit)
        if grain is None or not _is_whole(number):
            return None
        by = int(float(number))
        first, last = period_of(window.first, grain), period_of(window.last, grain)
        return _from_to(*((first.shifted(-by), last) if way == "back" else (first, last.shifted(by))))
    except (ValueError, OverflowError):
        return None


def _from_to(first: Period, last: Period) -> str:
    """Give the EDTF of an interval; weeks are told by their days."""
    if first.grain in ("W", "WE"):
        return between(first.first(), last.last())
    return f"{first.edtf()}/{last.edtf()}"
