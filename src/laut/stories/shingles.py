"""A text as its shingles: hashes of runs of four words, in their order, the same on every platform and in every process.

Spelling that differs between copies is undone: HTML entities, umlauts written out, quotation marks, letter case. What independent
reports share is left out: quotations, since two reporters write down the same words, and lines of known boilerplate.
"""

import functools
import html
import re
import unicodedata
import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.store.words import fold

# Tried 3 to 5 on the script of `benchmarks.quality.wire_copies`, seed 20261125: recall at 40 % kept .988, .988, .979.
WORDS: Final = 4  # of a shingle
MAX_CHARS: Final = 300_000  # of a text that are looked at
MAX_BOILERPLATE: Final = 500  # characters of a line that is one
MIN_QUOTATION: Final = 20  # characters; shorter ones are names and scare quotes
MIN_LEFT: Final = 0.5  # of a text's words; an interview is left as it is
TAIL_WORDS: Final = 40  # of the last lines, where notes stand; without it one in five families of the same script was wrong
TAIL_SHARE: Final = 2 / 3  # of a short text; at 1/2 notes bind short texts: precision of pairs at 20 % kept .763, seed 7

_WORD: Final = re.compile(r"\w+")
_QUOTATION: Final = re.compile('["„“”‟«»]([^"„“”‟«»]{1,600})["„“”‟«»]')
_BOILERPLATE: Final = (
    "newsletter", "©", "(c) ", "copyright", "alle rechte vorbehalten", "all rights reserved", "dpa-infocom", "nachdruck",
    "hinweis der redaktion", "dieser text wurde", "dieser artikel wurde", "dieser beitrag wurde", "diese meldung wurde",
    "dieser artikel erschien", "dieser text erschien", "dieser artikel ist ", "dieser artikel stammt", "dieser beitrag erschien",
    "lesen sie auch", "mehr zum thema", "whatsapp-kanal", "abonnieren", "jetzt abo", "sign up", "subscribe", "this article was",
    "read more:",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of a text; the last `n_tail` lie in its last lines."""

    hashes: NDArray[np.uint64]
    n_tail: int


def shingles_of(text: str) -> Shingles:
    """Give the shingles of a text."""
    plain, words = _own_words(text[:MAX_CHARS])
    coded = np.fromiter(map(_code, words), np.uint64, len(words))
    n = max(len(words) - WORDS + 1, 0)
    mixed = np.zeros(n, np.uint64)
    for at in range(WORDS):
        mixed = _stir(mixed ^ (coded[at : at + n] + np.uint64(at << 32)))
    return Shingles(mixed, max(_tail_words(plain, len(words)) - WORDS + 1, 0))


def _tail_words(plain: str, n_words: int) -> int:
    """Give how many words the last lines have: as many lines as fit, and no more than `TAIL_SHARE` of the text."""
    n, most = 0, min(TAIL_WORDS, int(TAIL_SHARE * n_words))
    for line in reversed(plain.rsplit("\n", TAIL_WORDS)[1:]):
        n_line = len(_WORD.findall(line))
        if n + n_line > most:
            break
        n += n_line
    return n


def _stir(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Give splitmix64 of values."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: NDArray[np.uint64] = values ^ (values >> np.uint64(31))
    return mixed


@functools.lru_cache(maxsize=200_000)
def _code(word: str) -> int:
    return zlib.crc32(fold(word).encode())


def _own_words(text: str) -> tuple[str, list[str]]:
    """Give a text and its words without boilerplate and quotations, as long as half of it is left."""
    plain = unicodedata.normalize("NFKC", html.unescape(text) if "&" in text else text)
    words = _WORD.findall(plain)
    for without in (_without_boilerplate, _without_quotations):
        less = without(plain)
        if less == plain:
            continue
        left = _WORD.findall(less)
        if len(left) >= MIN_LEFT * len(words):
            plain, words = less, left
    return plain, words


def _without_boilerplate(text: str) -> str:
    if not _is_boilerplate(text):
        return text
    return "\n".join(line for line in text.split("\n") if len(line) > MAX_BOILERPLATE or not _is_boilerplate(line))


def _is_boilerplate(text: str) -> bool:
    lower = text.lower()
    return any(words in lower for words in _BOILERPLATE)


def _without_quotations(text: str) -> str:
    return _QUOTATION.sub(lambda match: match[0] if len(match[1]) < MIN_QUOTATION else " ", text)
