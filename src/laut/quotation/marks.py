"""Finds quotation marks and pairs them, over all styles that news are written in, whatever the language says it uses.

A mark may open, close, or both, which the characters beside it decide; a stack of open marks does the rest. Offsets are half-open,
in code points. What a pair encloses (speech, a title, irony) is not decided here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

OPENED_BY: Final = {  # which opening marks a closing mark can answer
    "“": "„ ,, “ ‟",
    "”": "“ „ ,, ‟ ”",
    '"': '" „ ,, “',
    "‟": "„ “",
    "«": "»",
    "»": "« »",
    "‘": "‚ ‛",
    "’": "‘ ‚ ‛ ’",
    "'": "' ‚",
    "‹": "›",
    "›": "‹ ›",
    "」": "「",
    "』": "『",
    "〉": "〈",
    "》": "《",
    "''": "`` ,,",
}
_ANSWERS: Final = {mark: tuple(openers.split()) for mark, openers in OPENED_BY.items()}
_OPENERS: Final = frozenset([*"„“\"»«‚‘›‹'「『〈《‟‛", "``", ",,"])
_TWO_WAY: Final = frozenset("“\"»«‘›‹'‟")  # open or close, as they stand
_SINGLE: Final = frozenset("'’‘‚‛")  # may be apostrophes
_MARK: Final = re.compile(r"``|''|(?<!,),,(?!,)|[„“”‟\"«»‚‘’‛'›‹「」『』〈〉《》]")
_LINE: Final = r"(?>\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028])"
_EMPTY_LINE: Final = re.compile(rf"{_LINE}(?:[^\S\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*+{_LINE})++|\u2029")
_BEFORE_OPENING: Final = frozenset("([{–—-/„“”\"»«‚‘›‹'`‟‛:")
_AFTER_CLOSING: Final = frozenset(")]}–—-/„“”\"»«‘’›‹'.,;:!?…")
_POSSESSIVE: Final = re.compile(r"[sxzß]['’] \w", re.IGNORECASE)
_NEVER_FIRST: Final = frozenset(".,;:!?)]}")  # "« Oui », dit-il": what stands before these does not open
_ELISION: Final = re.compile(
    r"'(?:\d\ds?\b|tis\b|twas\b|em\b|til\b|cause\b|n\b|ne\b|nen\b|s\b)", re.IGNORECASE
)  # '90s, 'tis, 'ne


@dataclass(frozen=True, slots=True)
class MarkPair:
    """An opening mark and its closing mark.

    Attributes:
        opening, closing: half-open offsets of the marks themselves.
        reopened: marks that open the further paragraphs of one quotation, as English papers set it; mostly none.
    """

    opening: tuple[int, int]
    closing: tuple[int, int]
    reopened: tuple[tuple[int, int], ...] = ()

    @property
    def start(self) -> int:
        """Give where the opening mark begins."""
        return self.opening[0]

    @property
    def end(self) -> int:
        """Give where the closing mark ends."""
        return self.closing[1]


@dataclass(slots=True)  # not frozen, which would double the time of the scan
class _Mark:
    """A mark in the text, and whether it can open or close as it stands."""

    start: int
    end: int
    kind: str
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its answer."""

    mark: _Mark
    reopened: list[tuple[int, int]]


class _Stack:
    """The marks that are open, with the topmost of each kind at hand, so that each step takes constant time."""

    def __init__(self) -> None:
        self._waiting: list[_Open] = []
        self._places: dict[str, list[int]] = {}

    def push(self, waiting: _Open) -> None:
        """Open a mark."""
        self._places.setdefault(waiting.mark.kind, []).append(len(self._waiting))
        self._waiting.append(waiting)

    def top_for(self, closing: str) -> int | None:
        """Give the place of the topmost mark that this kind answers, or None."""
        places = [self._places[kind][-1] for kind in _ANSWERS.get(closing, ()) if self._places.get(kind)]
        return max(places, default=None)

    def take(self, place: int) -> _Open:
        """Take the mark at a place off; those above it stay unpaired for good."""
        while len(self._waiting) > place + 1:
            self._pop()
        return self._pop()

    def clear(self) -> _Open | None:
        """Take all marks off and give the topmost, or None."""
        last = self._waiting[-1] if self._waiting else None
        self._waiting.clear()
        self._places.clear()
        return last

    def _pop(self) -> _Open:
        waiting = self._waiting.pop()
        self._places[waiting.mark.kind].pop()
        return waiting


def pair_marks(text: str) -> tuple[MarkPair, ...]:
    """Give all pairs of quotation marks in the order of their opening marks; two pairs nest or are disjoint.

    A pair ends in the paragraph it began in. It goes on only where the mark was the last one opened there, stays open to the end, and
    every further paragraph opens anew with the same mark; the last one closes it. Marks without an answer are left alone.
    Apostrophes ("geht's", "Hans’ Haus", "'90s") are no marks. Linear in the length of the text.

    Known misses: a plural possessive as the last single mark of its quotation closes it; one-word scraps that end in s before another
    closing mark ("‘yes’ and no’") are read as possessives.
    """
    pairs: list[MarkPair] = []
    stack = _Stack()
    carried: _Open | None = None
    for begin, marks in _paragraphs(text):
        last_opened: _Mark | None = None
        for number, mark in enumerate(marks):
            if number == 0 and carried is not None and _reopens(text, begin, mark, carried):
                carried.reopened.append((mark.start, mark.end))
                stack.push(carried)
                last_opened = mark
                continue
            place = stack.top_for(mark.kind) if mark.closes else None
            if place is not None:
                waiting = stack.take(place)
                opening = waiting.mark
                pairs.append(MarkPair((opening.start, opening.end), (mark.start, mark.end), tuple(waiting.reopened)))
            elif mark.opens:
                stack.push(_Open(mark, []))
                last_opened = mark
        carried = _carried(stack, last_opened)
    return tuple(sorted(pairs, key=lambda pair: pair.opening))


def _carried(stack: _Stack, last_opened: _Mark | None) -> _Open | None:
    """Give the mark that may go on in the next paragraph: the last one opened, if it is still open."""
    waiting = stack.clear()
    if waiting is None or last_opened is None or waiting.mark.kind in _SINGLE:
        return None
    last = waiting.reopened[-1][0] if waiting.reopened else waiting.mark.start
    return waiting if last == last_opened.start else None


def _reopens(text: str, begin: int, mark: _Mark, carried: _Open) -> bool:
    """Say whether a paragraph begins with the mark that is open."""
    return mark.opens and mark.kind == carried.mark.kind and not text[begin : mark.start].strip()


def _paragraphs(text: str) -> Iterator[tuple[int, list[_Mark]]]:
    """Give the start and the marks of each paragraph that is parted from others by an empty line."""
    marks = _marks(text)
    following = next(marks, None)
    start = 0
    for end, next_start in [*(match.span() for match in _EMPTY_LINE.finditer(text)), (len(text), len(text))]:
        found: list[_Mark] = []
        while following is not None and following.start < end:
            found.append(following)
            following = next(marks, None)
        yield start, _without_possessives(text, found)
        start = next_start


def _marks(text: str) -> Iterator[_Mark]:
    """Give all marks that can open or close, without apostrophes."""
    for match in _MARK.finditer(text):
        start, end, kind = match.start(), match.end(), match[0]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if kind in _SINGLE and before.isalnum() and after.isalnum():  # geht's
            continue
        left = (
            (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in _NEVER_FIRST
        )  # stands like an opening mark
        right = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)  # like a closing one
        opens = kind in _OPENERS
        closes = kind in _ANSWERS
        if kind in _TWO_WAY and left != right:
            opens, closes = left, right
        if kind in _SINGLE and kind != "‚":
            opens = opens and left and not _ELISION.match(text, start)
            closes = closes and not before.isspace() and not after.isalnum()
        if kind == "‚" or kind == ",,":
            opens = not after.isspace() and not before.isalnum()
        if opens or closes:
            yield _Mark(start, end, kind, opens, closes)


def _without_possessives(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Leave out single marks that are possessives: after an s, before a word, with a further closing mark to come.

    Example: in ‘It is the boys’ fault’ the second mark is none.
    """
    kept: list[_Mark] = []
    closing_follows: dict[str, bool] = {}
    for mark in reversed(marks):
        if mark.kind in "'’" and mark.closes and not mark.opens:
            if closing_follows.get(mark.kind) and _POSSESSIVE.match(text, mark.start - 1):
                continue
            closing_follows[mark.kind] = True
        if mark.opens and mark.kind in "‘'‚":
            closing_follows.clear()
        kept.append(mark)
    kept.reverse()
    return kept
