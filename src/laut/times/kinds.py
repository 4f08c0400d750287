"""The kinds of rules, and the reader of each: days and clock times in `days`, longer ones in `periods`, what lasts in `lasting`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from laut.times import days, lasting, periods
from laut.times.anchor import Scene
from laut.times.expressions import Match
from laut.times.values import Value

MODS: Final = frozenset({"START", "MID", "END"})

Reader = Callable[[Match, Scene], Value | None]

READERS: Final[dict[str, Reader]] = {
    "ago": periods.read_ago,
    "bc": periods.read_bc,
    "century": periods.read_century,
    "clock": days.read_clock,
    "day": days.read_day,
    "dayoffset": days.read_dayoffset,
    "decade": periods.read_decade,
    "duration": lasting.read_duration,
    "feast": periods.read_feast,
    "later": periods.read_later,
    "month": periods.read_month,
    "offset": periods.read_offset,
    "part": days.read_part,
    "quarter": periods.read_quarter,
    "ref": periods.read_ref,
    "season": periods.read_season,
    "set": lasting.read_set,
    "stretch": lasting.read_stretch,
    "today": days.read_today,
    "week": periods.read_week,
    "weekday": days.read_weekday,
    "year": periods.read_year,
    "years": periods.read_years,
}


def read(match: Match, scene: Scene) -> Value | None:
    """Give the value of a match, or None if it is no time after all."""
    try:
        value = READERS[match.rule.kind](match, scene)
    except (ValueError, OverflowError):  # the calendar ends in the year 9999
        return None
    if value is None:
        return None
    edge = _edge(match, scene)
    mod = value.mod or (edge if edge in MODS else None) or match.mod
    edtf = value.edtf
    if mod == "APPROX" and edtf and value.type == "DATE" and not set(edtf) & set("/[~"):
        edtf += "~"
    return replace(value, mod=mod, edtf=edtf)


def _edge(match: Match, scene: Scene) -> str | None:
    """Give the modifier of "Anfang", "Mitte", "Ende", "früh" and "spät" in a match."""
    for name in ("edge", "side"):
        if name in match.groups:
            return scene.table.value_of(name, match.groups[name]) or scene.table.value_of("edges", match.groups[name])
    return None
