"""What weeks, months, seasons, years and longer mean, and the words that lead from one to another.

A reader takes the match and the scene and gives a Value, or None if there is no such date.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from laut.times import anchor, lasting
from laut.times.anchor import Scene
from laut.times.days import with_part, year_beside
from laut.times.expressions import Match
from laut.times.feasts import feast
from laut.times.groups import listed, relative, year_in
from laut.times.tense import Direction
from laut.times.values import SEASONS, Period, Value, period_of

FEAST_DAYS: Final = 14  # so near a feast is meant, whatever the tense: "drei Tage vor Heiligabend"
FIRST_DECADE: Final = 20  # "die zwanziger Jahre" are those of the last century
_SEASON_OF: Final = {name: number for number, name in enumerate(SEASONS, start=1)}


def read_month(match: Match, scene: Scene) -> Value | None:
    """Read "Juni 2011", "Anfang März", "August vorigen Jahres", "vergangener März"."""
    number = int(listed(match, scene, "month") or 0)
    year = year_in(match)
    beside = None
    if year is None and "unit" in match.rule.lists:
        beside = year_beside(match, scene)
        year = beside.period.year if beside and beside.period else None
    if year is not None:
        period = Period("M", year, number)
        return Value("DATE", period.timex(), period.edtf(), period=period, uses=beside.uses if beside else None)
    return _named(match, scene, lambda y: Period("M", y, number), "M")


def read_season(match: Match, scene: Scene) -> Value | None:
    """Read "Frühjahr 2015", "Winter 1941/42", "diesem strengen Winter"."""
    number = _SEASON_OF[listed(match, scene, "season") or "SP"]
    year = year_in(match) if "year" in match.groups else None
    beside = None
    if year is None and "unit" in match.rule.lists:
        beside = year_beside(match, scene)
        year = beside.period.year if beside and beside.period else None
    if year is not None:
        period = Period("S", year, number)
        return Value("DATE", period.timex(), period.edtf(), period=period, uses=beside.uses if beside else None)
    return _named(match, scene, lambda y: Period("S", y, number), "S")


def _named(match: Match, scene: Scene, give: Callable[[int], Period], grain: str) -> Value | None:
    """Resolve a month or season without its year."""
    by = relative(match, scene)
    if by is None or "same" in match.groups or "following" in match.groups:
        direction = scene.direction(match)
        if direction is None and not scene.is_narrative:
            direction = "past" if grain == "S" or match.before not in ("und", "oder", "(", ",") else None
        return anchor.nearest(scene, match, give, direction)
    if scene.window is None:
        return Value("DATE", f"XXXX{give(2000).timex()[4:]}")

    def seen(today: date) -> Period:
        around = [give(today.year + step) for step in range(-2, 3)]
        if by < 0:
            return [p for p in around if p.last() < today][-1]
        if by > 0:
            return next(p for p in around if p.first() > today)
        return give(today.year)

    return anchor.from_today(scene, seen)


def read_year(match: Match, scene: Scene) -> Value | None:
    """Read "1996", "Jahr 1895", "Ende 1944"."""
    period = Period("Y", int(match.groups["year"]))
    return Value("DATE", period.timex(), period.edtf(), period=period)


def read_bc(match: Match, scene: Scene) -> Value | None:
    """Read "146 v. Chr." and "410 n. Chr."; in EDTF the year before 1 is 0."""
    number = int(match.groups["year"])
    if match.rule.fixed.get("after"):
        period = Period("Y", number)
        return Value("DATE", period.timex(), period.edtf(), period=period) if number else None
    period = Period("Y", 1 - number)
    return Value("DATE", period.timex(), period.edtf())


def read_years(match: Match, scene: Scene) -> Value | None:
    """Read "2004/05" and "Saison 2007/08": TIMEX3 has no value for such a stretch, EDTF has."""
    first = int(match.groups["year"])
    last = int(match.groups["until"]) if "until" in match.groups else first // 100 * 100 + int(match.groups["shortyear"])
    if not first < last <= first + 20:
        return None if "until" not in match.groups else Value("DATE", f"{first}", f"{first}")
    timex = "XXXX-XX-XX" if match.rule.fixed.get("vague") else f"{first}"
    return Value("DATE", timex, f"{first}/{last}")


def read_decade(match: Match, scene: Scene) -> Value | None:
    """Read "die 1990er-Jahre", "die siebziger Jahre"."""
    written = match.groups.get("tens") or listed(match, scene, "decade") or ""
    number = int(written)
    if number < 100:
        number += 1900 if number >= FIRST_DECADE else 2000
    period = Period("DE", number // 10)
    return Value("DATE", period.timex(), period.edtf(), period=period)


def read_century(match: Match, scene: Scene) -> Value | None:
    """Read "15. Jahrhundert"."""
    number = int(match.groups.get("small") or listed(match, scene, "century", "ordinal") or 0)
    if not 1 <= number <= 30:
        return None
    period = Period("CE", number - 1)
    return Value("DATE", period.timex(), period.edtf(), period=period)


def read_quarter(match: Match, scene: Scene) -> Value | None:
    """Read "drittes Quartal", "erstes Halbjahr 2023"."""
    grain = match.rule.fixed["unit"]
    number = int(match.groups.get("small") or listed(match, scene, "ordinal", "number") or 0)
    if not 1 <= number <= (4 if grain == "Q" else 2):
        return None
    year = year_in(match)
    if year is not None:
        period = Period(grain, year, number)
        return Value("DATE", period.timex(), period.edtf(), period=period)
    return anchor.nearest(scene, match, lambda y: Period(grain, y, number), scene.direction(match) or "past")


def read_week(match: Match, scene: Scene) -> Value | None:
    """Read "KW 45"."""
    number = int(match.groups["small"])
    year = year_in(match)
    if not 1 <= number <= 53:
        return None
    if year is not None:
        date.fromisocalendar(year, number, 1)
        period = Period("W", year, number)
        return Value("DATE", period.timex(), period.edtf(), period=period)
    return anchor.from_today(scene, lambda today: _checked_week(today.isocalendar()[0], number))


def _checked_week(year: int, number: int) -> Period:
    """Give a week; ValueError if the year has none of that number."""
    date.fromisocalendar(year, number, 1)
    return Period("W", year, number)


def read_offset(match: Match, scene: Scene) -> Value | None:
    """Read "vergangene Woche", "Vorjahr", "Tag darauf", "Ende des Jahres", "heuer", "Wochenende"."""
    part = match.rule.fixed.get("part") or listed(match, scene, "part")
    unit = "D" if part else match.rule.fixed.get("unit") or listed(match, scene, "unit1") or _unit_like(match, scene)
    by = relative(match, scene)
    is_bound = bool(match.rule.fixed.get("anaphor") or {"following", "preceding", "same"} & set(match.groups))
    is_this = match.groups.get("here", "").startswith(tuple(scene.table.words["this"]))
    if (is_this and unit == "D") or (scene.is_narrative and (is_this or {"ahead", "back"} & set(match.groups))):
        is_bound = True
    if is_bound and scene.spoken and (scene.is_narrative or _is_in_reach(match, scene, unit)):
        value = anchor.from_spoken(scene.spoken, unit, by or 0)
        if value is None and scene.day:
            value = anchor.from_spoken(scene.day, unit, by or 0)
        if value is not None:
            return with_part(value, part) if part else value
    if unit == "WE" and (by is None or by > 0):
        return _weekend(match, scene, is_ahead=by is not None)
    if by is None and unit == "Y":
        told = scene.year_told(match)
        if told:
            return anchor.from_spoken(told, "Y", 0)
    grain = anchor.grain_of(unit)
    if grain is None or (is_bound and "same" in match.groups and scene.window is None):
        return None
    value = anchor.from_today(scene, lambda today: period_of(today, grain).shifted(by or 0))
    return with_part(value, part) if value and part else value


def _is_in_reach(match: Match, scene: Scene, unit: str) -> bool:
    """Say whether "Vorjahr", "Tag darauf" and the like may hang on the date last spoken of, not on the publication.

    "Vorjahr" does only beside an older year: in the news it is mostly the year before this one.
    """
    told = scene.spoken
    if told is None:
        return False
    distance = scene.sentence(match) - told.sentence
    if unit == "Y":
        return distance <= 1 and (scene.window is None or told.period.year < scene.window.first.year - 1)
    return unit == "D" or distance <= anchor.DAY_BREATH


def _unit_like(match: Match, scene: Scene) -> str:
    """Give the unit of a group that no list names."""
    return (
        scene.table.value_of("unit1", match.groups.get("unit1", ""))
        or scene.table.value_of("unitnames", match.groups.get("unit1", ""))
        or "D"
    )


def _weekend(match: Match, scene: Scene, *, is_ahead: bool) -> Value | None:
    """Read "am Wochenende": the one before, or the one to come; and "kommendes Wochenende"."""
    ahead = is_ahead or scene.direction(match) == "future"

    def seen(today: date) -> Period:
        here = period_of(today, "WE")
        if ahead:
            return here.shifted(1) if is_ahead and today.isoweekday() >= 6 else here
        return here if today.isoweekday() >= 6 else here.shifted(-1)

    return anchor.from_today(scene, seen)


def read_later(match: Match, scene: Scene) -> Value | None:
    """Read "drei Tage später": counted from the date last spoken of."""
    unit = listed(match, scene, "units", "unit1") or "D"
    if unit.startswith("T"):
        return Value("TIME", "XXXX-XX-XXTXX:XX")
    number = match.groups.get("digits") or listed(match, scene, "number", "one") or "X"
    by = int(listed(match, scene, "later") or match.rule.fixed.get("later", 1))
    if not number.isdecimal():
        return Value("DATE", "FUTURE_REF" if by > 0 else "PAST_REF")
    for spoken in (scene.spoken, scene.day):
        value = anchor.from_spoken(spoken, unit, by * int(number)) if spoken else None
        if value:
            return value
    return Value("DATE", {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX-XX-XX"))


def read_ago(match: Match, scene: Scene) -> Value | None:
    """Read "three years ago": counted from today, in its own units."""
    unit = listed(match, scene, "units", "unit1") or "D"
    number = match.groups.get("digits") or listed(match, scene, "number", "one") or "X"
    if not number.isdecimal():
        return Value("DATE", "PAST_REF")
    grain = anchor.grain_of(unit)
    if grain is None:
        value = anchor.from_today(scene, lambda today: period_of(today, "D"))
        return Value("TIME", "XXXX-XX-XXTXX:XX", value.edtf if value else None, uses=value.uses if value else None)
    by = int(number)
    return anchor.from_today(scene, lambda today: period_of(today, grain).shifted(-by))


def read_feast(match: Match, scene: Scene) -> Value | None:
    """Read "Ostermontag", "Weihnachten 2023"."""
    name = listed(match, scene, "feast") or ""
    year = year_in(match)
    if year is not None:
        found = feast(name, year)
        return Value("DATE", found.timex(), found.edtf(), period=found) if found else None
    by = relative(match, scene)
    direction: Direction | None = scene.direction(match)
    if by is not None and by != 0:
        direction = "past" if by < 0 else "future"
    if scene.window is None:
        return Value("DATE", "XXXX-XX-XX")
    return anchor.nearest(scene, match, lambda y: feast(name, y), direction, close=0 if by else FEAST_DAYS)


def read_ref(match: Match, scene: Scene) -> Value | None:
    """Read "derzeit", "damals", "in Zukunft"."""
    return lasting.reference(scene, match.rule.fixed["ref"])
