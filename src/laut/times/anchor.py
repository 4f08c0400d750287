"""Resolves what a text leaves out against what is known: the publication, the tense of the clause, the date last spoken of.

Newspaper practice: a bare weekday or month is the nearest one before publication, unless tense or a word beside it tells of what is
to come. A month or day that follows a date of another year in the same breath belongs to that year. Where the publication is known
only to the month or year, every day of it is tried, and what follows from all of them is kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from laut.document import Document
from laut.times.expressions import Match
from laut.times.table import TimeTable
from laut.times.tense import Direction, direction_of
from laut.times.values import Grain, Period, Value, Window, one_of, period_of

BREATH: Final = 1  # sentences in which a year named before still holds
DAY_BREATH: Final = 3  # sentences in which a day named before holds for "am Nachmittag" and "um 20 Uhr"
SEASON_DAYS: Final = (
    120  # a day of a month that is so near is meant, whatever the tense: "das Rennen vom 18. Dezember wurde verlegt"
)
HEADING: Final = 80  # characters of a line without a full stop that heads a passage
MANY_DATES: Final = 5  # so many dates of past years make a text a narrative …
FEW_DEICTIC: Final = 0.1  # … where words such as "gestern" are no more than this share of them
_YEARLY: Final = frozenset({"D", "M", "S", "Q", "H", "Y"})  # grains from which a year follows
_FINE_ENOUGH: Final = {"D": frozenset[str](), "W": {"D"}, "WE": {"D"}, "M": {"D"}}  # what a grain can be counted from
_SHORT: Final = frozenset({"D", "W", "WE"})
_UNITS: Final[dict[str, Grain]] = {
    "D": "D", "W": "W", "WE": "WE", "M": "M", "Q": "Q", "H": "H", "Y": "Y", "DE": "DE", "CE": "CE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date spoken of: its period, where it stands, and whether the year was named."""

    period: Period
    sentence: int
    number: int
    is_explicit: bool


@dataclass(slots=True)
class Scene:
    """What is known where an expression is read; moves on from expression to expression.

    Attributes:
        window: the days one of which "today" is; None if unknown.
        is_daily: single days are told of: "gestern", "am Montag", "um 20 Uhr".
        is_narrative: dates follow each other through the whole text, as in an account of history.
        spoken: the date last spoken of; `day` the last one known to the day; `year` the last one with its year.
        set_sentences: sentences in which something is told to happen again and again.
    """

    doc: Document
    table: TimeTable
    window: Window | None
    is_narrative: bool = False
    is_daily: bool = False
    spoken: Spoken | None = None
    day: Spoken | None = None
    year: Spoken | None = None
    set_sentences: set[int] = field(default_factory=set)
    is_list: bool = False  # the day last spoken of was one of several: "25. und 26. August"
    list_year: int | None = None  # the year of the first of several days, for the others
    list_uses: Literal["published"] | int | None = None
    _was_first: bool = False
    day_end: int = -1

    def sentence(self, match: Match) -> int:
        """Give the sentence of a match."""
        return self.doc.sentence_of(match.core)

    def direction(self, match: Match) -> Direction | None:
        """Give whether a match is told as past or to come."""
        if match.before in self.table.tense["past_prepositions"]:
            return "past"
        if match.before in self.table.tense.get("firm_future_prepositions", ()):
            return "future"
        found = direction_of(self.doc, self.table, match.start, match.end)
        if found is None and match.before in self.table.tense["future_prepositions"]:
            return "future"
        return found

    def clause_direction(self, match: Match) -> Direction | None:
        """Give the direction of the clause of a match, without the rest of its sentence."""
        return direction_of(self.doc, self.table, match.start, match.end, clause_only=True)

    def moved_on(self, match: Match, value: Value, number: int) -> None:
        """Take note of what was read, for what follows."""
        sentence = self.sentence(match)
        if value.type == "SET":
            self.set_sentences.add(sentence)
        period = value.period
        if period is None or value.type not in ("DATE", "TIME"):
            return
        is_explicit = value.uses is None
        spoken = Spoken(period, sentence, number, is_explicit)
        self.spoken = spoken
        if period.grain == "D":
            if value.type == "DATE":
                self.is_list = self._was_first
                self._was_first = bool(match.rule.fixed.get("first"))
                self.list_year = period.year if self._was_first else None
                self.list_uses = value.uses
            self.day = spoken
            self.day_end = match.end
        tells_year = period.grain in _YEARLY and (is_explicit or self.is_narrative or isinstance(value.uses, int))
        if tells_year and not (self.is_narrative and is_explicit and self._is_aside(period, sentence)):
            self.year = spoken

    def _is_aside(self, period: Period, sentence: int) -> bool:
        """Say whether an account only looks back: "(seit 1370 verbündet)" in the middle of 1944, but no heading."""
        start, end = self.doc.sentences[sentence]
        is_heading = end - start <= HEADING and self.doc.text[end - 1] not in ".!?"
        if self.year is None or is_heading:
            return False
        return period.grain == "Y" and period.year < self.year.period.year

    def year_told(self, match: Match) -> Spoken | None:
        """Give the date whose year holds for a month or day without one, or None if the publication counts."""
        year = self.year
        if year is None:
            return None
        if self.window is None or self.is_narrative:
            return year
        is_near = self.sentence(match) - year.sentence <= BREATH
        return year if is_near and year.period.year < self.window.first.year else None

    def day_told(self, match: Match, *, breath: int = DAY_BREATH) -> Spoken | None:
        """Give the day spoken of just before, or None."""
        day = self.day
        if day is None or (not self.is_narrative and self.sentence(match) - day.sentence > breath):
            return None
        return day


def nearest(
    scene: Scene,
    match: Match,
    candidates: Callable[[int], Period | None],
    direction: Direction | None,
    *,
    close: int = SEASON_DAYS,
) -> Value | None:
    """Give the period of one year that fits the direction, over all days that the publication may have.

    Args:
        scene: what is known.
        match: the expression.
        candidates: gives the period for a year, or None if that year has none (29 February).
        direction: past, to come, or None for the nearest.
        close: a day so many days away or nearer is meant, whatever the direction.
    """
    told = scene.year_told(match)
    if told and direction == "future" and scene.window and not scene.is_narrative:
        told = None
    if told:
        period = candidates(told.period.year)
        if period is None:
            return None
        if scene.is_narrative and _goes_back(told.period, period):
            period = candidates(told.period.year + 1) or period
        return Value("DATE", period.timex(), period.edtf(), period=period, uses=told.number)
    if scene.window is None:
        some = candidates(2000)
        return Value("DATE", f"XXXX{some.timex()[4:]}") if some else None
    days = scene.window.days()
    around = [p for p in map(candidates, range(days[0].year - 4, days[-1].year + 5)) if p]
    found = {_seen_from(today, around, direction, close) for today in days}
    periods = [period for period in found if period]
    if not periods:
        return None
    timex, edtf = one_of(periods)
    period = periods[0] if len(periods) == 1 else None
    return Value("DATE", timex, edtf, period=period, uses="published")


def _seen_from(today: date, around: Sequence[Period], direction: Direction | None, close: int) -> Period | None:
    """Give that of several periods, in order, which is meant on a day."""
    nearby = min(around, key=lambda p: _distance(p, today), default=None)
    if nearby is None or (nearby.grain == "D" and _distance(nearby, today) <= close):
        return nearby
    before = [p for p in around if p.first() <= today]
    after = [p for p in around if p.last() >= today]
    if direction == "past" and before:
        return before[-1]
    return after[0] if direction == "future" and after else nearby


def from_today(scene: Scene, give: Callable[[date], Period], *, weekday: int | None = None) -> Value | None:
    """Give what follows from today, over all days that the publication may have; without it only what is always so."""
    if scene.window is None:
        some = give(date(2000, 1, 3))
        if weekday is not None:
            return Value("DATE", f"XXXX-WXX-{weekday}")
        timex = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}.get(some.grain)
        return Value("DATE", timex) if timex else None
    try:
        found = scene.window.periods(give)
    except (ValueError, OverflowError):
        return None
    timex, edtf = one_of(found, weekday=weekday, are_all=not scene.window.is_long or found[0].grain not in _SHORT)
    return Value("DATE", timex, edtf, period=found[0] if len(found) == 1 else None, uses="published")


def from_spoken(spoken: Spoken, unit: str, by: int) -> Value | None:
    """Give the period so many units from a date spoken of, as precise as both are; None if the date is too coarse."""
    grain = _UNITS.get(unit)
    if grain is None:
        return None
    try:
        if spoken.period.grain == grain:
            period = spoken.period.shifted(by)
        elif spoken.period.grain not in _FINE_ENOUGH.get(grain, _YEARLY):
            return None
        else:
            period = spoken.period.within(grain).shifted(by)
    except (ValueError, OverflowError):
        return None
    return Value("DATE", period.timex(), period.edtf(), period=period, uses=spoken.number)


def weekday_from(
    today: date, weekday: int, direction: Literal["past", "before", "future", "after", "week"], weeks: int = 0
) -> Period:
    """Give a weekday seen from a day: the last one up to it or before it, the next one from it or after it, or that of its week."""
    monday = today - timedelta(days=today.isoweekday() - 1)
    here = monday + timedelta(days=weekday - 1)
    if direction == "week":
        return period_of(here + timedelta(weeks=weeks), "D")
    if direction in ("past", "before"):
        is_late = here > today or (direction == "before" and here == today)
        return period_of(here - timedelta(weeks=1) if is_late else here, "D")
    is_early = here < today or (direction == "after" and here == today)
    return period_of(here + timedelta(weeks=1) if is_early else here, "D")


def grain_of(unit: str) -> Grain | None:
    """Give the grain of a unit of the tables, or None if it is no period of the calendar."""
    return _UNITS.get(unit)


def is_narrative(n_dates_of_old: int, n_deictic: int) -> bool:
    """Say whether a text is an account of past years."""
    return n_dates_of_old >= MANY_DATES and n_deictic <= FEW_DEICTIC * n_dates_of_old


def _goes_back(told: Period, period: Period) -> bool:
    """Say whether an account would leap back by half a year or more: from December to January it went on."""
    try:
        return (told.first() - period.last()).days > 240 and told.grain in ("D", "M")
    except (ValueError, OverflowError):
        return False


def _distance(period: Period, today: date) -> int:
    """Give how many days lie between a period and a day."""
    if period.first() > today:
        return (period.first() - today).days
    return max(0, (today - period.last()).days)
