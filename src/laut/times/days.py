"""What days, parts of a day and clock times mean.

A reader takes the match and the scene and gives a Value, or None if there is no such date ("31. Februar", "25 Uhr").
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from laut.times import anchor, lasting
from laut.times.anchor import Scene
from laut.times.expressions import Match
from laut.times.groups import listed, relative, year_in
from laut.times.tense import CLAUSE_WORDS, Direction
from laut.times.values import Period, Value, day_of, period_of

BESIDE: Final = 8  # characters between a day and the clock time that belongs to it: "29. September, um 19.15 Uhr"
_AFTERNOON: Final = frozenset({"AF", "EV"})


def read_day(match: Match, scene: Scene) -> Value | None:
    """Read "3. Mai 2021", "7.11.", "Donnerstag, 14. November", "Nacht zum 2. Mai"."""
    day = int(match.groups["day"])
    month_text = match.groups.get("monthnumber") or listed(match, scene, "month")
    part = match.rule.fixed.get("part") or listed(match, scene, "part")
    if month_text is None:
        value = _day_of_month_told(match, scene, day)
    else:
        month = int(month_text)
        year = year_in(match)
        beside = year_beside(match, scene) if year is None else None
        if beside and beside.period:
            year = beside.period.year
        if year is None and scene.list_year is not None:
            return _listed_day(scene, month, day)
        if year is not None:
            period = day_of(year, month, day)
            uses = beside.uses if beside else None
            value = Value("DATE", period.timex(), period.edtf(), period=period, uses=uses) if period else None
        else:
            close = 0 if match.before in scene.table.tense["past_prepositions"] else anchor.SEASON_DAYS
            value = anchor.nearest(scene, match, lambda y: day_of(y, month, day), scene.direction(match), close=close)
    if value is None:
        return None
    if match.rule.fixed.get("eve") and value.period:
        return _night_before(value, value.period)
    return with_part(value, part) if part else value


def _listed_day(scene: Scene, month: int, day: int) -> Value | None:
    """Read the last of "vom 3. bis 5. Mai": it has the year of the first, or the next one."""
    told = scene.day
    if told is None or scene.list_year is None:
        return None
    period = day_of(scene.list_year, month, day)
    if period and period < told.period:
        period = day_of(scene.list_year + 1, month, day)
    return Value("DATE", period.timex(), period.edtf(), period=period, uses=scene.list_uses) if period else None


def _day_of_month_told(match: Match, scene: Scene, day: int) -> Value | None:
    """Read "der 5." after "am 2. März"."""
    told = scene.spoken
    if told is None or told.period.grain not in ("D", "M") or scene.sentence(match) - told.sentence > anchor.BREATH:
        return None
    period = day_of(told.period.year, told.period.number, day)
    return Value("DATE", period.timex(), period.edtf(), period=period, uses=told.number) if period else None


def year_beside(match: Match, scene: Scene) -> Value | None:
    """Read the year of "Mai vergangenen Jahres", "Mai desselben Jahres"."""
    by = relative(match, scene)
    names = {"unit", "back", "ahead", "here", "following", "same"} & set(match.rule.lists)
    if not names or "unit" not in match.rule.lists or (by is None and "unit" not in match.groups):
        return None
    bound = {"same", "following"} | ({"here"} if scene.is_narrative else set())
    if bound & set(match.groups) and scene.spoken:
        return anchor.from_spoken(scene.spoken, "Y", by or 0)
    if by is None and scene.year_told(match):
        told = scene.year_told(match)
        return anchor.from_spoken(told, "Y", 0) if told else None
    return anchor.from_today(scene, lambda today: Period("Y", today.year + (by or 0)))


def read_weekday(match: Match, scene: Scene) -> Value | None:
    """Read "Donnerstag", "vergangenen Samstag", "Mittwochabend", "Nacht zum Sonntag", "Dienstag vergangener Woche"."""
    weekday = int(listed(match, scene, "weekday") or 0)
    by = relative(match, scene)
    if "unit" in match.rule.lists:
        value = anchor.from_today(scene, lambda today: anchor.weekday_from(today, weekday, "week", by or 0), weekday=weekday)
    elif by is not None and by < 0:
        value = anchor.from_today(scene, lambda today: anchor.weekday_from(today, weekday, "before"), weekday=weekday)
    elif by is not None and by > 0:
        value = anchor.from_today(scene, lambda today: anchor.weekday_from(today, weekday, "after"), weekday=weekday)
    else:
        told = scene.day_told(match, breath=0) if scene.is_narrative else None
        direction: Direction = scene.direction(match) or "past"
        if match.before in scene.table.tense["past_weekday_prepositions"]:
            direction = "past"
        if told:
            period = anchor.weekday_from(told.period.first(), weekday, "after")
            value = Value("DATE", period.timex(), period.edtf(), period=period, uses=told.number)
        else:
            value = anchor.from_today(scene, lambda today: anchor.weekday_from(today, weekday, direction), weekday=weekday)
    if value is None:
        return None
    if match.rule.fixed.get("eve"):
        return _night_before(value, value.period) if value.period else replace(value, type="TIME", timex=f"XXXX-WXX-{weekday}TNI")
    part = listed(match, scene, "part", "part2")
    return with_part(value, part) if part else value


def _night_before(value: Value, period: Period) -> Value:
    """Give the night that ends on a day: it is named after the evening it begins with, and lies in two days."""
    evening = period.shifted(-1)
    return replace(value, type="TIME", timex=f"{evening.timex()}TNI", edtf=f"{evening.edtf()}/{period.edtf()}", period=period)


def with_part(value: Value, part: str) -> Value:
    """Give the part of a day; its EDTF is that of the day."""
    return replace(value, type="TIME", timex=f"{value.timex}T{part}")


def read_part(match: Match, scene: Scene) -> Value | None:
    """Read "am Nachmittag": of the day last spoken of, else of that of the publication."""
    part = match.rule.fixed.get("part") or listed(match, scene, "part") or _part_like(match, scene)
    told = scene.day_told(match)
    if told:
        period = told.period
        return Value("TIME", f"{period.timex()}T{part}", period.edtf(), period=period, uses=told.number)
    value = anchor.from_today(scene, lambda today: period_of(today, "D"))
    return with_part(value, part) if value else None


def _part_like(match: Match, scene: Scene) -> str:
    """Give the part of a day that the last word of a match names."""
    words = scene.doc.text[match.core : match.end].lower().split()
    return next((part for part in (scene.table.value_of("part", word) for word in words) if part), "DT")


def read_dayoffset(match: Match, scene: Scene) -> Value | None:
    """Read "gestern", "heute Abend", "der morgige Tag"."""
    today_word = match.groups.get("today") or scene.doc.text[match.core : match.end].lower().split()[0]
    by = int(scene.table.value_of("today", today_word) or scene.table.value_of("daily", today_word) or 0)
    value = anchor.from_today(scene, lambda today: period_of(today + timedelta(days=by), "D"))
    if match.rule.fixed.get("eve") and value and value.period:
        return _night_before(value, value.period)
    part = match.rule.fixed.get("part") or listed(match, scene, "part")
    return with_part(value, part) if value and part else value


def read_today(match: Match, scene: Scene) -> Value | None:
    """Tell "heute tagt der Rat" from "wie wir heute wissen", which means nowadays."""
    if scene.is_narrative or _means_nowadays(match, scene):
        return lasting.reference(scene, "PRESENT_REF")
    return anchor.from_today(scene, lambda today: period_of(today, "D"))


def _means_nowadays(match: Match, scene: Scene) -> bool:
    """Say whether "heute" means nowadays: the words beside it say so, or nothing in clause and article tells of single days."""
    table, doc = scene.table, scene.doc
    inside = doc.words_in(match.start, match.end)
    after = doc.word(inside.stop).lower() if inside.stop < len(doc.words) else ""
    if match.before in table.words["nowadays_before"] or after in table.words["nowadays_after"]:
        return True
    sentence = doc.words_of_sentence(scene.sentence(match))
    near = range(max(sentence.start, inside.start - CLAUSE_WORDS), min(sentence.stop, inside.stop + CLAUSE_WORDS))
    if not table.words["event_words"].isdisjoint(doc.word(index).lower() for index in near):
        return False
    direction = scene.clause_direction(match)
    if match.before in table.words["state_verbs"] or after in table.words["state_verbs"]:
        return direction != "past"
    return direction is None and not scene.is_daily and bool(table.words["state_verbs"])


def read_clock(match: Match, scene: Scene) -> Value | None:
    """Read "20.15 Uhr", "8 Uhr abends", "halb acht"; of the day last spoken of, else of the publication's."""
    groups = match.groups
    hour_text = groups.get("hour") or listed(match, scene, "number") or match.rule.fixed.get("hour")
    hour, minute = int(float(hour_text or 0)), int(groups.get("minute") or groups.get("minute2") or 0)
    if "hour" in match.rule.fixed:
        hour = 24
    if match.rule.fixed.get("half"):
        hour, minute = hour - 1, 30
    quarter = match.rule.fixed.get("quarter", 0)
    if quarter:
        hour, minute = (hour, 15) if quarter > 0 else (hour - 1, 45)
    part = groups.get("part", "")
    day_part = scene.table.value_of("part", part.split()[-1]) if part else None
    if day_part in _AFTERNOON and hour < 12:
        hour += 12
    half_day = groups.get("half_day", "")  # of the clock of twelve hours
    if half_day and not 1 <= hour <= 12:
        return None
    if half_day:
        hour = hour % 12 + (12 if half_day.startswith("p") else 0)
    if match.rule.fixed.get("noon"):
        hour = 12
    if not (0 <= hour < 24 and 0 <= minute < 60) and (hour, minute) != (24, 0):
        return None
    clock = f"T{hour:02}:{minute:02}"
    sentence = scene.sentence(match)
    told = scene.day_told(match, breath=anchor.BREATH)
    is_beside = told is not None and match.start - scene.day_end <= BESIDE and not scene.is_list
    if not is_beside and (sentence in scene.set_sentences or scene.is_list or _is_each_time(match, scene)):
        return Value("TIME", clock)
    if told:
        return Value("TIME", f"{told.period.timex()}{clock}", told.period.edtf(), period=told.period, uses=told.number)
    value = anchor.from_today(scene, lambda today: period_of(today, "D"))
    if value is None or value.period is None:
        return Value("TIME", clock, value.edtf if value else None, uses=value.uses if value else None)
    return replace(value, type="TIME", timex=f"{value.timex}{clock}")


def _is_each_time(match: Match, scene: Scene) -> bool:
    """Say whether a clock time is told for each of several days: "jeweils um 20 Uhr"."""
    inside = scene.doc.words_in(match.start, match.end)
    before = range(max(0, inside.start - 4), inside.start)
    return any(scene.doc.word(index).lower() in scene.table.words["each_time"] for index in before)
