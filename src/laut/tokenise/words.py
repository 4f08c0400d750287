"""Cuts text into words: one pattern over the text, then one decision on each full stop that touches a word.

Words follow the surface words of Universal Dependencies (German GSD, English EWT): `zum`, `20.000` and `Dr.` are one word,
`do|n't` and `geht|'s` are two, `SPD|-|Chef` is three. Whether a full stop belongs to its word (abbreviation, ordinal, initial) is
decided here and only here; `sentences` builds on it. What a language has of its own is in the StopTable of its pack.
Why no library: docs/decisions/0001-words-and-sentences.md.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from laut.lang.stops import StopTable

ORDINAL_DIGITS: Final = 3  # "der 100. Geburtstag"; a longer number before a full stop is a year or an amount
LONGEST_CLITIC: Final = 8  # characters, with its apostrophe; a word may have any length
LONGEST_ABBREVIATION: Final = 8  # characters, "staatl" and the like; longer words are not looked up

# Marks are no word characters to `re`, yet "u" + U+0308 is one letter. The blocks that hold nearly all of them:
_MARK_BLOCKS: Final = ((0x0300, 0x1D00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0x302A, 0x3030), (0xA660, 0xAC00), (0xFE00, 0xFE30))
_MARKS: Final = "".join(
    chr(point) for low, high in _MARK_BLOCKS for point in range(low, high) if unicodedata.category(chr(point)).startswith("M")
)
_W: Final = rf"[\w\u00ad\u200c\u200d{_MARKS}]"
_EMOJI: Final = r"[\u203c-\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*+"
_DOMAINS: Final = "de|com|org|net|eu|at|ch|info|uk|gov|edu|tv|io|fr|it|nl"

# Each quantifier that could be tried again from many places is possessive or bounded, so the scan is linear in the text.
_WORD: Final = rf"""
      (?: https?:// | www\. ) [^\s<>"„“”«»]{{0,2000}} [\w/]                   # https://www.tagesschau.de/inland
    | [\w.+-]{{1,64}}+ @ \w[\w-]{{0,63}} (?: \.\w[\w-]{{0,63}} ){{0,8}}       # leser@zeitung.de
    | (?: \w[\w-]{{0,62}}+\. ){{1,8}}+ (?: {_DOMAINS} )\b                     # Spiegel.de
    | (?i: @STOPPED@ ) \.                                                     # v.Chr., Ph.D.
    | (?: [^\W\d_]\. ){{2,}}+                                                 # z.B., U.S.
    | (?P<number> \d++ (?: [.,:/'’]\d++ )++ {_W}*+ )                          # 20.000, 2:1, 1,5fache
    | (?P<word> {_W}++ ) (?P<joined> (?: ['’]{_W}++                           # D'Artagnan
                         | [:*] (?=in (?:nen\w{{0,40}})? \b) {_W}++           # Leser:innen, Leser*in
                       )++ )?+
    | [\#@]{_W}++                                                             # \#btw25, @bundestag
    | ['’](?: s | n | nen? )\b                                                # 's war, 'ne Frage
    | [\U0001f1e6-\U0001f1ff]{{2}}                                            # a flag
    | {_EMOJI} (?: \u200d{_EMOJI} )*+
    | \.{{2,}}+ | -{{2,}}+ | `` | '' | [:;]-[)(] | \S
    """
_NEXT_WORD: Final = re.compile(
    r"""(?=\s)[^\S\r\n]{0,50}+(?:\r?\n)?[^\S\r\n]{0,50}+   # white space without an empty line
        [„“”"'’‚‘»«›‹(\[–-]{0,3}[^\S\r\n]?(\w{1,40})""",
    re.VERBOSE,
)
_ROMAN: Final = re.compile(r"[IVXLC]{2,6}")
_SPACED_ABBREVIATION: Final = re.compile(r"(?:^|\W)[a-zäöü]\.[^\S\r\n]?\Z")  # the "z. " before "B."


def split_words(text: str, stops: StopTable) -> list[tuple[int, int]]:
    """Give the spans of all words and marks in order; together they hold every character that is not white space.

    Linear in the length of the text. Known misses: an abbreviation that is in no table loses its full stop, and a number
    of up to three digits that ends a sentence keeps it if a noun follows ("Sie ist 25. Kinder hat sie nicht.").
    """
    pattern, clitic = _patterns(stops)
    spans: list[tuple[int, int]] = []
    length = len(text)
    taken = 0  # the end of the last word, which may be behind a full stop that the pattern gives again
    for match in pattern.finditer(text):
        start, end = match.span()
        if start < taken:
            if end == taken:
                continue
            start = taken
        kind = match.lastgroup
        if kind in ("word", "joined"):
            if kind == "joined" and clitic and (cut := clitic.search(text, max(start + 1, end - LONGEST_CLITIC), end)):
                spans.append((start, cut.start()))
                start = cut.start()
            if end < length and text[end] == "." and _keeps_stop(text, start, end, stops):
                end += 1
        elif kind == "number" and stops.ordinals and text[end : end + 2] in ("./", ".-", ".–"):
            end += 1
        spans.append((start, end))
        taken = end
    return spans


@cache
def _patterns(stops: StopTable) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """Give the pattern of words in a language, and that of its clitics.

    Abbreviations of single letters are known by their form; longer ones with a full stop inside ("v.chr") come from the table.
    """
    abbreviations = stops.never_final | stops.maybe_final
    stopped = sorted(re.escape(word) for word in abbreviations if "." in word and max(map(len, word.split("."))) > 1)
    pattern = _WORD.replace("@STOPPED@", "|".join(stopped) or "(?!)")
    return re.compile(pattern, re.VERBOSE), re.compile(rf"(?:{stops.clitic})\Z") if stops.clitic else None


def next_word(text: str, position: int) -> str:
    """Give the word after the white space at a position, over an opening mark; empty if an empty line comes first."""
    found = _NEXT_WORD.match(text, position)
    return found[1] if found else ""


def _keeps_stop(text: str, start: int, end: int, stops: StopTable) -> bool:
    """Say whether the full stop at `end` belongs to the word before it."""
    if text.endswith(stops.endings_before_number, start, end) and next_word(text, end + 1)[:1].isdigit():
        return True
    size = end - start
    if size > LONGEST_ABBREVIATION or text.startswith(".", end + 1):
        return False
    word = text[start:end]
    lowered = word.lower()
    if lowered in stops.never_final or lowered in stops.maybe_final:
        return True
    if lowered in stops.before_number and next_word(text, end + 1)[:1].isdigit():
        return True
    if stops.ordinals and (_ROMAN.fullmatch(word) or (size <= ORDINAL_DIGITS and word.isdecimal())):
        return _is_ordinal(text, start, end, stops)
    return size == 1 and word.isalpha() and _is_initial(text, start, end, stops)


def _is_ordinal(text: str, start: int, end: int, stops: StopTable) -> bool:
    """Tell "am 7. November", "7./8. Mai" and a list's "1. Der" at the start of a line from "Sie ist 25. Der"."""
    if text.startswith(("/", "-", "–", ","), end + 1):
        return True
    following = next_word(text, end + 1)
    if not following:
        return False
    return following not in stops.starters or start == 0 or text[start - 1] in "\r\n"


def _is_initial(text: str, start: int, end: int, stops: StopTable) -> bool:
    """Tell "Thomas K. Meyer", "J. R. R." and "z. B." from "Plan B. Der"."""
    if _SPACED_ABBREVIATION.search(text[max(0, start - 4) : start]):
        return True
    following = next_word(text, end + 1)
    if len(following) == 1 and following.isalpha():
        position = text.index(following, end + 1) + 1
        return text.startswith(".", position)
    if not following or text[start:end] in stops.no_initials:  # "than I. Tom"
        return False
    return text[start].isupper() and not following[0].isdigit() and following not in stops.starters
