"""Tells whether the clause around an expression speaks of the past or of what is to come.

Read from the finite verbs between the marks around it, without a parser; the verbs stand in the table of the language.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from laut.document import Document
from laut.times.table import TimeTable

Direction = Literal["past", "future"]

CLAUSE_WORDS: Final = 40  # to either side
_BREAKS: Final = frozenset([*',;:.!?…()[]–—„“”"«»‚‘’‹›', "``", "''"])


def direction_of(doc: Document, table: TimeTable, start: int, end: int, *, clause_only: bool = False) -> Direction | None:
    """Give the direction of the clause that the offsets lie in, else that of its sentence, or None if neither tells.

    A participle right behind the expression tells by itself: "das gestern vorgestellte Papier".
    """
    inside = doc.words_in(start, end)
    if not inside:
        return None
    after = doc.word(inside.stop).lower() if inside.stop < len(doc.words) else ""
    if table.tense.get("attribute_ahead") and _pattern(table, "attribute_ahead").fullmatch(after):
        return "future"
    if table.tense.get("attribute") and _pattern(table, "attribute").fullmatch(after):
        return "past"
    sentence = doc.words_of_sentence(doc.sentence_of(start))
    left, right = inside.start, inside.stop
    while left > max(sentence.start, inside.start - CLAUSE_WORDS) and doc.word(left - 1) not in _BREAKS:
        left -= 1
    while right < min(sentence.stop, inside.stop + CLAUSE_WORDS) and doc.word(right) not in _BREAKS:
        right += 1
    clause = [doc.word(index) for index in range(left, right) if index not in inside]
    found = _of_words(clause, table)
    if found or clause_only:
        return found
    low, high = max(sentence.start, left - CLAUSE_WORDS), min(sentence.stop, right + CLAUSE_WORDS)
    return _of_words([doc.word(index) for index in range(low, high) if index not in inside], table)


def is_attribute(table: TimeTable, word: str) -> bool:
    """Say whether a word is a participle before a noun that an expression before it dates: "der am Montag entlassene Chef".

    Those of publishing are left out: what "am Montag veröffentlichte Zahlen" say was said on that day.
    """
    if not table.tense.get("attribute") or word.lower().startswith(tuple(table.words["published"])):
        return False
    return bool(_pattern(table, "attribute").fullmatch(word))


def _of_words(words: Sequence[str], table: TimeTable) -> Direction | None:
    """Give the direction of the words of a clause."""
    tense = table.tense
    # A finite verb is in lower case, but for the first word of a sentence.
    verbs = {word.lower() for number, word in enumerate(words) if number == 0 or word[0].islower()}
    if verbs & tense["past"] or verbs & tense["plusquam"]:
        return "past"
    participle = _pattern(table, "participle")
    has_participle = any(participle.fullmatch(word) for word in verbs)
    if verbs & tense["perfect"] and has_participle and not verbs & tense["planned"]:
        return "past"
    if verbs & tense["future"]:
        return "future"
    if _has_regular_past(words, table):
        return "past"
    if verbs & tense["present"] or verbs & tense["planned"]:
        return "future"
    return None


def _has_regular_past(words: Sequence[str], table: TimeTable) -> bool:
    """Say whether a word has the ending of a regular past form, and is no adjective before a noun ("die geplante Reise")."""
    pattern = _pattern(table, "past_form")
    for number, word in enumerate(words):
        if not pattern.fullmatch(word) or word in table.tense["not_past"]:
            continue
        before = words[number - 1].lower() if number else ""
        after = words[number + 1] if number + 1 < len(words) else ""
        if before in table.tense["determiners"] and after[:1].isupper():
            continue
        return True
    return False


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _pattern(table: TimeTable, name: str) -> re.Pattern[str]:
    """Give a pattern of the table of tenses."""
    return _compiled("|".join(sorted(table.tense[name])))
