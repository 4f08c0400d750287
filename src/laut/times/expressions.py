"""Finds time expressions: at each word the rules that can begin there are tried on the text itself, the longest match counts.

Linear in the length of the text: every rule is bounded, and what has been matched is not looked at again. What a match means is said
in `laut.times.kinds`; the rules stand in the tables of the languages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from laut.times.table import DIGIT, KEY, Rule, TimeTable

REACH: Final = 40  # characters before a match in which words such as "mehr als" are looked for
_WORD: Final = re.compile(r"\w+")
_OPENING: Final = re.compile(r"\s{0,1000}date\s{1,1000}\d{4}(?:-\d{2}){0,2}(?=\s|\Z)")
_NUMBER_OF: Final = re.compile(r"(?:(?<!\d)0\d{2,}/|\d{2,}/\d{3,}[-–]|\d{5,}[-–/])\Z")  # a telephone
_QUOTES: Final = frozenset("\"'„“”‚‘’»«›‹")
_COUNTING: Final = re.compile(r"(?<!\w)(?:die|der|den)\s\Z")
_NEXT: Final = re.compile(r"\s{0,4}(.)")
_AMOUNT: Final = re.compile(r"\d")
_STARTS: Final = frozenset(".!?:;\"'„“”‚‘’»«›‹([–—-•*")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched.

    Attributes:
        start, end: with article and words such as "rund".
        core: where the rule itself matched.
        groups: what the lists of the rule matched, in lower case.
        mod: TIMEX3 modifier of the words before it.
        before: the word before it, in lower case; "<" at the start of a sentence, "" at that of the text.
    """

    rule: Rule
    start: int
    end: int
    core: int
    groups: dict[str, str]
    mod: str | None
    before: str


def lowered(text: str) -> str:
    """Give the text in lower case, character by character, so that offsets stay the same."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def find_matches(text: str, table: TimeTable, *, start: int = 0) -> Iterator[Match]:
    """Give all matches from an offset on, in text order; none overlaps another.

    Left alone is the line " date 2024-11 " that a text may open with: it belongs to the article, not to what is told.
    """
    lower = lowered(text)
    opening = _OPENING.match(lower)
    taken = max(start, opening.end() if opening else 0)
    rules = table.rules
    for word in _WORD.finditer(lower, taken):
        at = word.start()
        if at < taken:
            continue
        letters = word[0]
        key = DIGIT if letters[0].isdecimal() else letters[:KEY]
        candidates = rules.get(key)
        if candidates is None or not _is_free(lower, at):
            continue
        match = _longest(text, lower, at, taken, candidates, table)
        if match:
            taken = match.end
            yield match


def _longest(text: str, lower: str, start: int, taken: int, candidates: tuple[Rule, ...], table: TimeTable) -> Match | None:
    """Give the longest match at a word, or None."""
    best: re.Match[str] | None = None
    rule_of_best: Rule | None = None
    before: str | None = None
    for rule in candidates:
        found = rule.regex.match(lower, start)
        if not found or (best and found.end() <= best.end()) or not _is_closed(lower, found.end()):
            continue
        if rule.capital is not None and text[start].isupper() != rule.capital:
            continue
        if before is None:
            before = _word_before(lower, start)
        if not _fits(rule, before, lower, start, text, found.end()):
            continue
        best, rule_of_best = found, rule
    if best is None or rule_of_best is None or before is None:
        return None
    groups = {name: words for name, words in best.groupdict().items() if words is not None}
    begin, mod = start, None
    if rule_of_best.approx:
        begin, mod = _over_approx(lower, begin, taken, table)
    if rule_of_best.article:
        begin = _over_article(lower, begin, taken, table)
    if begin != start:
        before = _word_before(lower, begin)
    end = best.end()
    end += next((len(mark) for mark in table.possessive if lower.startswith(mark, end)), 0)
    return Match(rule_of_best, begin, end, start, groups, mod, before)


def _is_free(lower: str, start: int) -> bool:
    """Tell "7.11." and "2005/2010" from the "11" of "3.11.7" and the "Montag" of "Rosen-Montag"."""
    if start == 0:
        return True
    last = lower[start - 1]
    if last in ".,:" and lower[start].isdecimal():
        return not (start > 1 and lower[start - 2].isdecimal())
    if last in "/-–" and lower[start].isdecimal():
        return not _NUMBER_OF.search(lower, max(0, start - 14), start)
    if last == "-" and lower[start].isalpha():
        return not (start > 1 and lower[start - 2].isalnum())
    if last in "'’":
        return start < 2 or not lower[start - 2].isalnum()
    return last not in "@#&§_"


def _is_closed(lower: str, end: int) -> bool:
    """Tell "Sonntag" from that of "Sonntag-Abend-Gruppe", "@" and addresses."""
    if end >= len(lower):
        return True
    follow = lower[end]
    if follow == "-" and end + 1 < len(lower):
        return not lower[end + 1].isalpha() or lower[end - 1].isdecimal()
    return follow not in "@_"


def _fits(rule: Rule, before: str, lower: str, start: int, text: str, end: int) -> bool:
    """Say whether what stands around a match allows it."""
    if rule.before and before not in rule.before and not ("<" in rule.before and _starts_sentence(before)):
        return False
    if rule.not_before and before in rule.not_before:
        return False
    if rule.left or rule.not_left:
        left = lower[max(0, start - REACH) : start]
        if (rule.left and not rule.left.search(left)) or (rule.not_left and rule.not_left.search(left)):
            return False
    if rule.next_capital is not None:
        follow = _NEXT.match(text, end)
        if bool(follow and follow[1].isupper()) != rule.next_capital:
            return False
    if rule.kind == "year" and end - start == 4 and _is_title(lower, start, end, text):
        return False
    return not rule.amount or bool(_AMOUNT.search(lower, max(0, start - REACH), start))


def _is_title(lower: str, start: int, end: int, text: str) -> bool:
    """Say whether a number is a title in quotation marks („1984“), or counts things ("die 2011 Stühle")."""
    if start and lower[start - 1] in _QUOTES and end < len(lower) and lower[end] in _QUOTES:
        return True
    follow = _NEXT.match(text, end)
    return bool(follow and follow[1].isupper() and _COUNTING.search(lower, max(0, start - 8), start))


def _starts_sentence(before: str) -> bool:
    return before in _STARTS or before in ("", "<")


def _word_before(lower: str, start: int) -> str:
    """Give the word or mark before an offset; "<" where a line starts."""
    left = lower[max(0, start - REACH) : start]
    if not left.strip():
        return "<"
    stripped = left.rstrip()
    if "\n" in left[len(stripped) :] and stripped[-1:] in (".", "!", "?", ""):
        return "<"
    found = re.search(r"(?:\w+|[^\w\s])\Z", stripped)
    return found[0] if found else ""


def _over_article(lower: str, start: int, taken: int, table: TimeTable) -> int:
    """Give the start with the article before it, if there is one."""
    left = lower[max(taken, start - 12) : start]
    stripped = left.rstrip()
    if stripped == left:
        return start
    found = re.search(r"(?<!\w)\w+\Z", stripped)
    if found and found[0] in table.articles:
        return start - len(left) + found.start()
    return start


def _over_approx(lower: str, start: int, taken: int, table: TimeTable) -> tuple[int, str | None]:
    """Give the start with words such as "rund", and the modifier they make."""
    low = max(taken, start - REACH)
    found = table.approx.search(lower[low:start])
    if not found:
        return start, None
    return low + found.start(), table.mods.get(" ".join(found[0].split()))
