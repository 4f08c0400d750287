"""Gives the time expressions of a document with their values, in two passes: what is said in quotation marks is dated by its saying."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from laut.document import Document, Span
from laut.findings import Statement, TimeExpression
from laut.lang.pack import LanguagePack
from laut.times import kinds
from laut.times.anchor import Scene, is_narrative
from laut.times.expressions import Match, find_matches
from laut.times.saying import inside, time_of_saying
from laut.times.table import TimeTable, table_of
from laut.times.values import Period, Value, Window, window_of

_DEICTIC: Final = frozenset({"dayoffset", "weekday"})
_DAILY: Final = frozenset({"dayoffset", "weekday", "clock"})
_DATED: Final = frozenset({"day", "month", "year", "season", "bc"})


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression with its value, and what that was resolved against."""

    match: Match
    value: Value
    anchor: str | None


def find_times(
    doc: Document, pack: LanguagePack, *, published: str | None, statements: Sequence[Statement] = ()
) -> list[TimeExpression]:
    """Give all time expressions in text order; empty if the language has no rules for them.

    Args:
        doc: the text; its words and sentences tell clauses apart.
        pack: its language.
        published: EDTF of the publication; None leaves what hangs on it open.
        statements: a date inside the quotation marks of a direct one is seen from the day of its saying.
    """
    table = table_of(pack.code)
    if table is None:
        return []
    matches = list(find_matches(doc.text, table, start=doc.words[0][0] if doc.words else len(doc.text)))
    window = window_of(published)
    found = _read_all(doc, table, matches, window, {})
    sayings = _sayings(doc, found, statements, window)
    if sayings:
        found = _read_all(doc, table, matches, window, sayings)
    return [_expression(doc, item, number) for number, item in enumerate(found, start=1)]


def _read_all(
    doc: Document, table: TimeTable, matches: Sequence[Match], window: Window | None, sayings: Mapping[int, tuple[Period, int]]
) -> list[_Found]:
    """Read all matches in order.

    Args:
        doc: the text.
        table: the rules.
        matches: what they found.
        window: the days that the publication may have.
        sayings: for the start of a match inside a quote, the day it is seen from and the start of the match that tells it.
    """
    scene = Scene(
        doc,
        table,
        window,
        is_narrative=_is_narrative(matches, window),
        is_daily=any(match.rule.kind in _DAILY for match in matches),
    )
    found: list[_Found] = []
    numbers: dict[int, int] = {}  # start of a match to the number of its expression
    told: list[tuple[Match, Value]] = []
    for match in matches:
        seen_from = sayings.get(match.start)
        scene.window = Window(seen_from[0].first(), seen_from[0].last()) if seen_from else window
        value = kinds.read(match, scene)
        if value is None:
            continue
        numbers[match.start] = len(told) + 1
        told.append((match, value))
        scene.moved_on(match, value, len(told))
    for match, value in told:
        anchor = f"t{value.uses}" if isinstance(value.uses, int) else value.uses
        seen_from = sayings.get(match.start)
        if anchor == "published" and seen_from and seen_from[1] in numbers:
            anchor = f"t{numbers[seen_from[1]]}"
        found.append(_Found(match, value, anchor))
    return found


def _is_narrative(matches: Sequence[Match], window: Window | None) -> bool:
    """Say whether dates of past years outweigh words such as "gestern"."""
    this_year = window.first.year if window else 10_000
    old = sum(
        1
        for match in matches
        if match.rule.kind in _DATED and "year" in match.groups and int(match.groups["year"]) < this_year - 1
    )
    deictic = sum(1 for match in matches if match.rule.kind in _DEICTIC)
    return is_narrative(old, deictic)


def _sayings(
    doc: Document, found: Sequence[_Found], statements: Sequence[Statement], window: Window | None
) -> dict[int, tuple[Period, int]]:
    """Give for each match inside a direct quote the day of the saying, where that is another than that of the publication."""
    places = [Span(item.match.start, item.match.end, "") for item in found]
    sayings: dict[int, tuple[Period, int]] = {}
    for statement in statements:
        if statement.type != "direct":
            continue
        at = time_of_saying(doc, statement, places)
        period = found[at].value.period if at is not None else None
        if (
            at is None
            or period is None
            or period.grain != "D"
            or (window and (period.first(), period.last()) == (window.first, window.last))
        ):
            continue
        for number in (number for quote in statement.quote for number in inside(places, quote)):
            sayings[found[number].match.start] = (period, found[at].match.start)
    return sayings


def _expression(doc: Document, found: _Found, number: int) -> TimeExpression:
    """Give the finding of what was found."""
    match, value = found.match, found.value
    return TimeExpression(
        id=f"t{number}",
        start=match.start,
        end=match.end,
        text=doc.text[match.start : match.end],
        type=value.type,
        timex=value.timex,
        mod=value.mod,
        quant=value.quant,
        freq=value.freq,
        edtf=value.edtf,
        anchor=found.anchor,
    )


def statement_times(doc: Document, statements: Sequence[Statement], times: Sequence[TimeExpression]) -> tuple[Statement, ...]:
    """Give the statements with `time` set to the expression that tells when it was said, where the frame has one.

    Only dates and times of day count; of several the one nearest to the cue. What stands in the quote belongs to what is said.
    """
    dated = [time for time in times if time.type in ("DATE", "TIME") and not time.timex.endswith("_REF")]
    places = [Span(time.start, time.end, time.text) for time in dated]
    timed: list[Statement] = []
    for statement in statements:
        at = time_of_saying(doc, statement, places)
        timed.append(replace(statement, time=dated[at].id) if at is not None else statement)
    return tuple(timed)
