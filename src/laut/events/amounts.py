"""Amounts in a text: numbers in digits and words, multiplied ones, vague ones, ranges, and the sign of a currency before them.

What is counted, how exact it is and to which event it belongs is said in `laut.events.quantities`. A vague amount has the least that its
plural can mean: "Dutzende" is 24, "Hunderte" 200, "tens of thousands" 20,000.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from laut.document import Document
from laut.lang.quantities import QuantityWords

LONGEST_WORD: Final = 60  # characters of a number in one word; "siebenhundertsiebenundsiebzigtausend…" has 66 at most in German
MOST: Final = 1e15  # nobody counts further in the news
LONGEST_DIGITS: Final = 20  # characters, with marks
MOST_SCALES: Final = 3  # "two hundred thousand million"
DASHES: Final = frozenset("-–—‐‑−")
HYPHENS: Final = frozenset("-‐‑")
VAGUE_PART: Final = 2  # how often a plural holds its singular at least: "Hunderte" is 2 times 100


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a range, in words of the document.

    Attributes:
        start, end: half-open run of words, with the sign of the currency before the number.
        value, max: the number; of a range its ends.
        scale: what a word or letter behind it has multiplied it with.
        is_digits, is_vague, is_weak: whether it is in digits; "Dutzende"; nought or one in words.
        symbol: the half-open run of words of the currency before it.
    """

    start: int
    end: int
    value: float
    max: float | None = None
    scale: float = 1
    is_digits: bool = False
    is_vague: bool = False
    is_weak: bool = False
    symbol: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rows of a language by word, and the pattern of its digits."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    vague: Mapping[str, float]
    digits: re.Pattern[str]


@cache
def lexicon(words: QuantityWords) -> Lexicon:
    """Give the tables of a language to look words up in."""
    point, parting = (",", r"[.'’]") if words.decimal == "," else (r"\.", r"[,'’]")
    return Lexicon(
        _by_word(words.numbers),
        _by_word(words.scales),
        _by_word(words.suffixes),
        _by_word(words.vague),
        re.compile(rf"((?:[1-9][0-9]{{0,2}}(?:{parting}[0-9]{{3}})+|0|[1-9][0-9]*+)(?:{point}[0-9]+)?)([a-z]{{0,3}})"),
    )


def _by_word(rows: Sequence[str]) -> dict[str, float]:
    return {word: float(row.split()[0]) for row in rows for word in row.split()[1:]}


class AmountReader:
    """Reads the amounts of one document."""

    def __init__(self, doc: Document, words: QuantityWords) -> None:
        """Prepare to read; the words are folded once."""
        self.doc, self.words = doc, words
        self.lowered = [doc.word(w).lower() for w in range(len(doc.words))]
        self._lexicon = lexicon(words)
        self._compounds: dict[str, float | None] = {}

    def touches(self, word: int) -> bool:
        """Whether nothing stands between a word and the one after it."""
        words = self.doc.words
        return 0 <= word < len(words) - 1 and words[word][1] == words[word + 1][0]

    def read(self, start: int, limit: int) -> tuple[Amount | None, int]:
        """Give the amount that begins at a word, if any, and the word to go on from; it ends before `limit`."""
        if chain := self._chain(start, limit):
            return None, chain
        first = self._number(start, limit)
        if first is None:
            return None, start + 1
        second = self._second(first, limit)
        if second is None:
            return first, first.end
        low = first.value * second.scale if first.scale == 1 and first.value < second.value / second.scale else first.value
        if low >= second.value:  # a score: "3–1", "52 to 48"
            return None, second.end
        return replace(first, end=second.end, value=low, max=second.value, scale=second.scale, is_weak=False), second.end

    def _chain(self, start: int, limit: int) -> int:
        """Give the end of digits joined by marks that are no number, such as "2024-11-07", "24/7" or "030 / 12"; 0 if there are none."""
        if not self.lowered[start][0].isdigit():
            return 0
        end, groups, slash = start + 1, 1, False
        while end + 1 < limit and self.touches(end - 1) and self.touches(end) and self.lowered[end + 1][0].isdigit():
            if self.lowered[end] not in DASHES and self.lowered[end] != "/":
                break
            slash = slash or self.lowered[end] == "/"
            end, groups = end + 2, groups + 1
        is_phone = self.lowered[start][0] == "0" and self.lowered[start].isdigit() and len(self.lowered[start]) > 1
        if is_phone:
            while end < limit and (self.lowered[end].isdigit() or self.lowered[end] in "/-–"):
                end += 1
        return end if groups > 2 or slash or is_phone else 0

    def _second(self, first: Amount, limit: int) -> Amount | None:
        """Give the upper end of a range; the versus of a score counts as one."""
        words, low, at = self.words, self.lowered, first.end
        if at < limit and (low[at] in ("%", "percent", "prozent") or unicodedata.category(low[at][0]) == "Sc"):
            at += 1
        if at + 1 >= limit:
            return None
        before = low[first.start - 1] if first.start else ""
        is_range = low[at] in words.to and before not in words.changes
        is_range |= low[at] in words.between_and and self._opens_between(first.start)
        is_range |= low[at] in words.versus and first.is_digits
        if low[at] in DASHES:
            tight = self.touches(at - 1)
            is_range |= tight == self.touches(at) and (tight or low[at] not in HYPHENS)
        if not is_range:
            return None
        at += 1
        while at < limit - 1 and any((low[at],) == tuple(p.split()) for p in (*words.about, *words.at_most)):
            at += 1  # "between 10 and some 15"
        second = self._number(at, limit)
        return None if second is None or second.is_vague else second

    def _opens_between(self, start: int) -> bool:
        """Whether "between" stands before a number, or one word before that."""
        return any(self.lowered[w] in self.words.between for w in range(max(0, start - 2), start))

    def _number(self, start: int, limit: int) -> Amount | None:
        """Give one number, with the currency before it."""
        symbol = self._symbol(start, limit)
        found = self._plain(symbol[1] if symbol else start, limit, in_money=symbol is not None)
        if found is None or found.value > MOST or (symbol and found.is_vague):
            return None
        return replace(found, start=start, symbol=symbol) if symbol else found

    def _symbol(self, start: int, limit: int) -> tuple[int, int] | None:
        """Give the run of words of a currency: "$", "US$", "EUR"."""
        text = self.doc.word(start)
        if unicodedata.category(text[0]) == "Sc" and start + 1 < limit:
            return start, start + 1
        if not (text.isalpha() and text.isupper() and len(text) <= 3 and start + 2 < limit):
            return None
        if self.touches(start) and unicodedata.category(self.lowered[start + 1][0]) == "Sc":
            return start, start + 2
        is_code = len(text) == 3 and self.lowered[start] in self.words.money_units and self.lowered[start + 1][0].isdigit()
        return (start, start + 1) if is_code else None

    def _plain(self, start: int, limit: int, *, in_money: bool) -> Amount | None:
        if start >= limit:
            return None
        at = start + (self.lowered[start] in self.words.articles)
        if at < limit and (found := self._half(start, at, limit) or self._several(start, at, limit)):
            return found
        if found := self._vague(start, limit):
            return found
        if self.lowered[start][0].isdigit():
            found = self._digits(start, limit, in_money=in_money)
        else:
            found = self._in_words(start, limit)
        return self._scaled(found, limit) if found else None

    def _half(self, start: int, at: int, limit: int) -> Amount | None:
        """Read "eine halbe Million", "half a million"."""
        low = self.lowered
        if low[at] not in self.words.half:
            return None
        at += 1
        at += at < limit and low[at] in self.words.articles
        scale = self._lexicon.scales.get(low[at]) if at < limit else None
        return Amount(start, at + 1, scale / 2, scale=scale) if scale else None

    def _several(self, start: int, at: int, limit: int) -> Amount | None:
        """Read "mehrere Tausend", "ein paar Hundert", "a couple of dozen"."""
        low = self.lowered
        if low[at] not in self.words.several:
            return None
        at += 1
        at += at < limit and low[at] in self.words.of
        if at >= limit:
            return None
        if low[at] in self._lexicon.vague:
            return self._vague(start, limit, at=at)
        scale = self._lexicon.scales.get(low[at]) or self._compound(low[at])
        if not scale or scale < self._least_scale():
            return None
        return self._scaled(Amount(start, at + 1, VAGUE_PART * scale, scale=scale, is_vague=True), limit)

    def _least_scale(self) -> float:
        return min(self._lexicon.scales.values(), default=MOST)

    def _vague(self, start: int, limit: int, *, at: int | None = None) -> Amount | None:
        """Read "Dutzende", "tens of thousands", "Hunderte Millionen"."""
        low, vague, of = self.lowered, self._lexicon.vague, self.words.of
        at = start if at is None else at
        value = vague.get(low[at])
        if value is None or (low[at] in self.words.only_of and not (at + 1 < limit and low[at + 1] in of)):
            return None
        at += 1
        for _ in range(MOST_SCALES):
            then = at + (at < limit and low[at] in of)
            if then >= limit:
                break
            times = self._lexicon.scales.get(low[then]) or vague.get(low[then], 0) / VAGUE_PART
            if not times:
                break
            value, at = value * times, then + 1
        return Amount(start, at, value, is_vague=True)

    def _digits(self, start: int, limit: int, *, in_money: bool) -> Amount | None:
        low = self.lowered
        match = self._lexicon.digits.fullmatch(low[start]) if len(low[start]) <= LONGEST_DIGITS else None
        if match is None:
            return None
        digits, suffix = match.groups()
        scale = self._lexicon.suffixes.get(suffix, 0) if suffix else 1
        if not scale or (suffix and not in_money and len(suffix) < 2):
            return None
        at, whole = start + 1, self.words.decimal not in digits and not suffix
        if whole and digits.isdigit() and len(digits) <= 3 and digits != "0":
            while at < limit and self._continues(at):
                digits, at = digits + low[at], at + 1
        if len(digits) > LONGEST_DIGITS:
            return None
        value = float("".join("." if c == self.words.decimal else c for c in digits if c.isdigit() or c == self.words.decimal))
        return Amount(start, at, value * scale, scale=scale, is_digits=True)

    def _continues(self, at: int) -> bool:
        """Whether three digits go on with a number after a single space: "10 000"."""
        words = self.doc.words
        gap = self.doc.text[words[at - 1][1] : words[at][0]]
        low = self.lowered[at]
        return len(gap) == 1 and gap not in "\r\n" and len(low) == 3 and low.isascii() and low.isdigit()

    def _in_words(self, start: int, limit: int) -> Amount | None:
        """Read "einundzwanzig", "twenty-one", "two hundred and fifty", "one and a half million"."""
        low, words, scales = self.lowered, self.words, self._lexicon.scales
        value = self._compound(low[start])
        if value is None:
            if low[start] in words.articles and start + 1 < limit and low[start + 1] in scales:
                return Amount(start, start + 1, 1)
            return None
        at = start + 1
        if value >= 20 and value % 10 == 0 and value < 100 and not words.joint:
            then = at + (at < limit and low[at] in HYPHENS and self.touches(at - 1) and self.touches(at))
            ones = self._lexicon.numbers.get(low[then]) if then < limit else None
            if ones and ones < 10:
                value, at = value + ones, then + 1
        if at + 3 < limit and low[at] in words.joints and low[at + 1] in words.articles and low[at + 2] in words.half:
            value, at = value + 0.5, at + 3
        return Amount(start, at, value, is_weak=at == start + 1 and low[start] in words.weak)

    def _scaled(self, amount: Amount, limit: int) -> Amount:
        """Multiply an amount by the words behind it."""
        low, scales, words = self.lowered, self._lexicon.scales, self.words
        at, value, scale = amount.end, amount.value, amount.scale
        for _ in range(MOST_SCALES):
            then = at + (at + 1 < limit and low[at] in HYPHENS and self.touches(at - 1) and self.touches(at))
            times = scales.get(low[then]) if then < limit else None
            if times is None:
                break
            value, scale, at = value * times, scale * times, then + 1
        if scale >= 100 and not words.joint and not amount.is_digits and not amount.is_vague and at < limit:
            then = at + (low[at] in words.joints)
            rest = self._in_words(then, limit) if then < limit else None
            if rest and not rest.is_weak and low[then] not in words.articles:
                rest = self._scaled(rest, limit) if scale > 1000 or self._is_scale(rest.end, limit, below=scale) else rest
                if rest.value < scale:
                    value, at = value + rest.value, rest.end
        return replace(amount, end=at, value=value, scale=scale, is_weak=amount.is_weak and at == amount.end)

    def _is_scale(self, at: int, limit: int, *, below: float) -> bool:
        return at < limit and self._lexicon.scales.get(self.lowered[at], below) < below

    def _compound(self, word: str) -> float | None:
        """Give the value of a number in one word: "zweihundertfünfzig", "zweieinhalb"; None if it is none."""
        if word not in self._compounds:
            self._compounds[word] = self._decomposed(word) if len(word) <= LONGEST_WORD else None
        return self._compounds[word]

    def _decomposed(self, word: str) -> float | None:
        numbers, joint, half = self._lexicon.numbers, self.words.joint, self.words.half_ending
        if word in numbers or not joint or not word.isalpha():
            return numbers.get(word)
        if half and word.endswith(half):
            whole = numbers.get(word.removesuffix(half) or "?")
            return None if whole is None else whole + 0.5
        for scale in (1000.0, 100.0):
            for name in (name for name, value in numbers.items() if value == scale):
                before, found, after = word.partition(name)
                if not found:
                    continue
                head = self._decomposed(before) if before else 1
                tail = self._decomposed(after.removeprefix(joint)) if after else 0
                return None if head is None or tail is None or tail >= scale or head >= 1000 else head * scale + tail
        ones, found, tens = word.partition(joint)
        low, high = numbers.get(ones, 0), numbers.get(tens, 0)
        return low + high if found and 0 < low < 10 and 20 <= high < 100 and high % 10 == 0 else None
