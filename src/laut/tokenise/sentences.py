"""Cuts text into sentences, by walking over its words; a sentence never ends inside a word.

An empty line always ends a sentence; a single line break never does by itself. The abbreviations are in the language packs, the
decision whether a full stop belongs to a word is in `words`. Why no library: docs/decisions/0001-words-and-sentences.md.
"""

import re
from collections.abc import Sequence
from typing import Final

from laut.lang.stops import StopTable
from laut.tokenise.words import next_word

CREDIT_WORDS: Final = 12  # "(afp/dts/red)" is five; longer brackets at the end are part of what is said

_STOPS: Final = re.compile(r"(?:\.+|[!?…‽؟。！？｡।])\Z")
_ASIAN_STOPS: Final = frozenset("。！？｡")  # end a sentence without white space behind them
_CLOSERS: Final = frozenset([*"\"'“”‘’»«›‹)]}", "''"])
_OPENERS: Final = frozenset([*"\"'„“”‚‘’»«›‹([{–—-•*", "``"])
_GLUE: Final = frozenset(",;:")  # a sentence does not begin with these
_LINE: Final = r"(?>\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028])"
_EMPTY_LINE: Final = re.compile(rf"{_LINE}[^\S\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*+{_LINE}|\u2029")


def split_sentences(text: str, words: Sequence[tuple[int, int]], stops: StopTable) -> list[tuple[int, int]]:
    """Give the spans of all sentences in order, without white space at their ends; together they hold all words.

    Linear in the length of the text. A credit such as "(afp/dts/red)" at the end of a paragraph is a sentence of its own.
    Known misses: sentences without any closing mark inside a paragraph, and those that begin in lower case.

    Args:
        text: as it was cut into words.
        words: all its words, from `split_words`.
        stops: of its language.
    """
    spans: list[tuple[int, int]] = []
    first = 0  # index of the word that the paragraph begins with
    breaks = [match.start() for match in _EMPTY_LINE.finditer(text)]
    breaks.append(len(text))
    for position in breaks:
        last = first
        while last < len(words) and words[last][0] < position:
            last += 1
        if last > first:
            _cut_paragraph(text, words[first:last], stops, spans)
        first = last
    return spans


def _cut_paragraph(text: str, words: Sequence[tuple[int, int]], stops: StopTable, spans: list[tuple[int, int]]) -> None:
    """Add the sentences of one paragraph to the spans."""
    begin = 0
    index = 0
    while index < len(words):
        after = _after_stop(text, words, index, stops)
        if after is None:
            index += 1
            continue
        if after < len(words) and _begins_sentence(text, words, after):
            spans.append((words[begin][0], words[after - 1][1]))
            begin = after
        index = after
    spans.append((words[begin][0], words[-1][1]))


def _after_stop(text: str, words: Sequence[tuple[int, int]], index: int, stops: StopTable) -> int | None:
    """Give the index behind the closing marks if the word at `index` can end a sentence, else None."""
    start, end = words[index]
    if not _STOPS.match(text[end - 1 : end]):
        return None
    if not _STOPS.match(text, start, end) and not _ends_with_abbreviation(text, start, end, stops):
        return None
    after = index + 1
    while after < len(words) and words[after][0] == words[after - 1][1]:
        mark = text[words[after][0] : words[after][1]]
        if mark not in _CLOSERS and not _STOPS.match(mark):
            break
        after += 1
    return after


def _ends_with_abbreviation(text: str, start: int, end: int, stops: StopTable) -> bool:
    """Tell "usw. Der Minister" from "usw. und" and "Dr. Der"."""
    return text[start : end - 1].lower() in stops.maybe_final and next_word(text, end) in stops.starters


def _begins_sentence(text: str, words: Sequence[tuple[int, int]], index: int) -> bool:
    """Say whether a sentence can begin with the word at `index`, which follows a stop and its closing marks."""
    start, end = words[index]
    if start == words[index - 1][1] and not _begins_without_space(text, words, index):
        return False
    if text[start] in _GLUE:
        return False
    if text[start] == "(" and _is_credit(text, words, index):
        return True
    while index < len(words) - 1 and text[start:end] in _OPENERS and words[index + 1][0] - end <= 1:
        index += 1
        start, end = words[index]
    return not text[start].islower() or not text[start:end].islower()  # "iPhone" may begin a sentence


def _begins_without_space(text: str, words: Sequence[tuple[int, int]], index: int) -> bool:
    """Tell "gesagt.Das" and "gesagt.„Das" from "A.Das", "3.Liga" and the like."""
    start, end = words[index]
    if text[start - 1] in _ASIAN_STOPS or text[start] == "„":
        return True
    before_start, before_end = words[index - 2] if index >= 2 else (start, start)
    before, word = text[before_start:before_end], text[start:end]
    return len(before) > 1 and len(word) > 1 and before.isalpha() and before[-1].islower() and word.istitle()


def _is_credit(text: str, words: Sequence[tuple[int, int]], index: int) -> bool:
    """Say whether the bracket that opens at `index` is short and closes the paragraph."""
    return len(words) - index <= CREDIT_WORDS and text[words[-1][0]] == ")"
