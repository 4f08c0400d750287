"""Which time expression tells when something was said: one in the frame, in the main clause of the cue, and not in the quote."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from laut.document import Document, Span
from laut.findings import Statement
from laut.lang.load import pack_of
from laut.times.table import table_of
from laut.times.tense import CLAUSE_WORDS, is_attribute

REACH: Final = 80  # characters behind a frame in which its clause may go on: "sagte Kern" | "am Montag in Riga"
_ENDS: Final = frozenset(";:.!?…\n")
_MARKS: Final = frozenset('„“”"«»')


def time_of_saying(doc: Document, statement: Statement, places: Sequence[Span]) -> int | None:
    """Give the number of the expression that belongs to the saying, or None.

    A reported statement is its own frame. Of several the one nearest to the cue counts, one behind a comma last; none in a relative
    clause ("die am Montag kam") and none that dates something else ("der am Montag entlassene Chef sagte").
    """
    cues = statement.cue or statement.frame
    if not cues:
        return None
    fitting = [
        number for span in _zone(doc, statement) for number in inside(places, span) if _dates_saying(doc, places[number], cues)
    ]
    return min(fitting, key=lambda number: _order(doc, places[number], cues), default=None)


def inside(places: Sequence[Span], span: Span) -> range:
    """Give the numbers of those places, which are in text order and apart, that lie inside a span."""
    first = bisect_left(places, span.start, key=lambda place: place.start)
    return range(first, max(first, bisect_right(places, span.end, key=lambda place: place.end)))


def _zone(doc: Document, statement: Statement) -> list[Span]:
    """Give what of the frame is not in the quote, with the rest of its clause."""
    if statement.type == "reported":
        return list(statement.quote) + list(statement.frame)
    zone: list[Span] = []
    for frame in statement.frame or statement.cue:
        stop = min((quote.start for quote in statement.quote if quote.start >= frame.end), default=len(doc.text))
        stop = min(stop, frame.end + REACH)
        end = frame.end
        while end < stop and doc.text[end] not in _ENDS and doc.text[end] not in _MARKS and doc.text[end] != ",":
            end += 1
        zone.extend(_without(Span(frame.start, end, ""), statement.quote))
    return zone


def _without(span: Span, quotes: Sequence[Span]) -> list[Span]:
    """Give what is left of a span without the quotes in it."""
    left: list[Span] = []
    start = span.start
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if quote.end <= start or quote.start >= span.end:
            continue
        if quote.start > start:
            left.append(Span(start, quote.start, ""))
        start = max(start, quote.end)
    return [*left, Span(start, span.end, "")] if start < span.end else left


def _dates_saying(doc: Document, place: Span, cues: Sequence[Span]) -> bool:
    """Say whether an expression stands in the clause of the cue, or in one of the same sentence that is no relative one."""
    table = table_of(doc.language)
    following = doc.words_in(place.end, min(len(doc.text), place.end + 40))
    is_cue = bool(following) and any(doc.words[following.start][0] in range(cue.start, cue.end) for cue in cues)
    if table and following and not is_cue and is_attribute(table, doc.word(following.start)):
        return False
    if any(doc.sentence_of(cue.start) == doc.sentence_of(place.start) for cue in cues):
        return not _has_break(doc, place, cues) or not (_opens_below(doc, place) or any(_opens_below(doc, cue) for cue in cues))
    return not _has_break(doc, place, cues)


def _has_break(doc: Document, place: Span, cues: Sequence[Span]) -> bool:
    """Say whether a mark parts an expression from every cue."""
    return all(set(_between(doc, place, cue)) & (_ENDS | _MARKS | {","}) for cue in cues)


def _between(doc: Document, place: Span, cue: Span) -> str:
    low, high = min(place.end, cue.end), max(place.start, cue.start)
    return doc.text[low:high] if low < high else ""


def _opens_below(doc: Document, place: Span) -> bool:
    """Say whether the stretch since the last comma is a clause below the main one."""
    sentence = doc.words_of_sentence(doc.sentence_of(place.start))
    first = at = doc.words_in(place.start, place.end).start
    while first > max(sentence.start, at - CLAUSE_WORDS) and doc.word(first - 1) not in {",", ";", ":", "–", "—", "("}:
        first -= 1
    clauses = pack_of(doc.language).clauses
    table = table_of(doc.language)
    telling = table.words["telling_openers"] if table else frozenset()
    word = doc.word(first).lower()
    follows = doc.word(first + 1) if first + 1 < len(doc.words) else ""
    is_relative = word in clauses.relatives and first > sentence.start and not follows[:1].isupper()
    return first > sentence.start and ((word in clauses.openers and word not in telling) or is_relative)


def _order(doc: Document, place: Span, cues: Sequence[Span]) -> tuple[bool, int]:
    """Give what goes before what: no comma between, then the nearest."""
    return _has_break(doc, place, cues), min(max(place.start - cue.end, cue.start - place.end, 0) for cue in cues)
