"""What an amount counts: the noun behind it, with adjectives and determiners skipped, and what kind of thing that is."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from laut.document import Document
from laut.events.amounts import HYPHENS, Amount, lexicon
from laut.findings import Counted
from laut.lang.quantities import QuantityWords

UnitKind = Counted | Literal["people", "uncounted"]
MOST_SKIPPED: Final = (
    5  # words between a number and its noun: "zehn der von ihm erst kürzlich entsandten Soldaten" has more and is missed
)
SHORTEST_PLURAL: Final = 4  # letters of an English noun told by its "s" alone
_QUOTES: Final = frozenset([*"„“”\"«»‚‘›‹'", "``", "''"])
_PERCENT: Final = frozenset({"%", "‰"})

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Kinds:
    whole: Mapping[str, UnitKind]
    endings: tuple[tuple[UnitKind, tuple[str, ...]], ...]


@cache
def _kinds(words: QuantityWords) -> _Kinds:
    listed: dict[UnitKind, tuple[str, ...]] = {name: getattr(words, f"{name}_units") for name in (*get_args(Counted), "people")}
    listed["uncounted"] = words.uncounted
    return _Kinds(
        {unit: kind for kind, units in listed.items() for unit in units if not unit.startswith("-")},
        tuple((kind, tuple(u[1:] for u in units if u.startswith("-"))) for kind, units in listed.items()),
    )


class UnitReader:
    """Finds the units behind the amounts of one document."""

    def __init__(self, doc: Document, words: QuantityWords, lowered: list[str]) -> None:
        """Prepare to read; `lowered` are the words of the document in lower case."""
        self._doc, self._words, self._low = doc, words, lowered
        self._numbers, self._kinds = lexicon(words).numbers, _kinds(words)
        self._known: dict[str, UnitKind | None] = {}

    def kind(self, unit: str) -> UnitKind | None:
        """Give the kind of a unit, by itself, by its last part, or by its ending; None if it is in no table."""
        if unit not in self._known:
            self._known[unit] = self._kind(unit)
        return self._known[unit]

    def _kind(self, unit: str) -> UnitKind | None:
        if unicodedata.category(unit[-1]) == "Sc":
            return "money"
        lowered = unit.lower()
        for word in (lowered, lowered.replace("‑", "-").rpartition("-")[2]):
            if word in self._kinds.whole:
                return self._kinds.whole[word]
        return next((kind for kind, endings in self._kinds.endings if lowered.endswith(endings)), None)

    def unit(self, amount: Amount, limit: int) -> Run | None:
        """Give the half-open run of words that an amount counts, before `limit`, or None."""
        if amount.symbol:
            return amount.symbol
        at = amount.end
        if at >= limit:
            return None
        if self._touches(at - 1) and self._low[at] in HYPHENS:  # "100-Millionen-Euro-Paket"
            is_money = at + 1 < limit and self._touches(at) and self.kind(self._low[at + 1]) == "money"
            return (at + 1, at + 2) if is_money else None
        if self._low[at] in _PERCENT or unicodedata.category(self._low[at][0]) == "Sc":
            return at, at + 1
        if at + 1 < limit and self._touches(at) and unicodedata.category(self._low[at + 1][0]) == "Sc":
            return at, at + 2
        if self._low[at : at + 2] == ["per", "cent"]:
            return at, at + 2
        return self._capital(amount, limit) if self._words.nouns_capital else self._plural(amount, limit)

    def _touches(self, word: int) -> bool:
        words = self._doc.words
        return word + 1 < len(words) and words[word][1] == words[word + 1][0]

    def _chain(self, at: int, limit: int) -> int:
        """Give the end of words joined by hyphens: "US-Soldaten", "F-16-Kampfjets"."""
        end = at + 1
        while end < limit and self._touches(end - 1) and self._low[end] in HYPHENS:
            end += 1
            if end >= limit or not self._touches(end - 1):
                break
            end += 1
        return end

    def _capital(self, amount: Amount, limit: int) -> Run | None:
        """Find the noun where nouns begin with a capital letter."""
        words, low, at = self._words, self._low, amount.end
        is_adjective = False
        for _ in range(MOST_SKIPPED + 1):
            if at >= limit:
                return None
            text = self._doc.word(at)
            if text[0].isupper():
                end = self._chain(at, limit)
                if not self._is_of_town(at, end, limit):
                    return at, end
                at, is_adjective = end, True
                continue
            if low[at] in words.plurals or self.kind(text) in ("uncounted", "money"):
                return at, at + 1
            follows = self._doc.word(at + 1) if at + 1 < limit else ""
            if low[at] in words.of and not amount.is_vague and (follows[:1].isupper() or follows[:1].isdigit()):
                return None  # "drei von Russland", "vier von fünf"
            joins = low[at] == "," or (low[at] in words.sharing and low[at] not in words.of)
            if joins and not (is_adjective and follows[:1].islower() and follows.endswith(words.adjective_endings)):
                return None
            if low[at] in words.stoppers or low[at] in self._numbers or (is_adjective and low[at] in words.further):
                return None  # no article stands behind an adjective: "drei gehören der Partei an"
            if not (joins or text in _QUOTES or low[at] in words.skipped or self._is_adjective(text)):
                return None
            is_adjective = not joins
            at += 1
        return None

    def _is_adjective(self, text: str) -> bool:
        return text.isalpha() and text.islower() and text.endswith(self._words.adjective_endings)

    def _is_of_town(self, at: int, end: int, limit: int) -> bool:
        """Whether a word is an adjective of a place, before its noun: "50 Berliner Polizisten"."""
        text = self._doc.word(at)
        is_before = end < limit and self._doc.word(end)[0].isupper()
        return end == at + 1 and is_before and text.endswith("er") and self.kind(text) is None

    def _plural(self, amount: Amount, limit: int) -> Run | None:
        """Find the noun by its plural or in the tables, the last of several side by side."""
        words, low, at = self._words, self._low, amount.end
        fallback: Run | None = None
        for _ in range(MOST_SKIPPED + 1):
            if at >= limit or low[at] in words.stoppers or low[at] in self._numbers:
                break
            end = self._chain(at, limit)
            if end > limit:
                break
            last = low[end - 1]
            if low[at] in _QUOTES or low[at] in words.skipped:
                at = end
                continue
            if not low[at][0].isalpha():
                break
            if not (self._is_counted(last) or (last in words.stoppers and self._is_counted(low[at]))):  # "passers-by"
                at = end
                continue
            if last in words.adjective_units:
                fallback, at = (at, end), end
                continue
            return self._longest(at, end, limit)
        return fallback

    def _longest(self, at: int, end: int, limit: int) -> Run:
        """Give a noun with those that follow it, which are what is counted: "police officers"."""
        words = self._words
        while end < limit:
            further = self._chain(end, limit)
            last = self._low[further - 1]
            if last in words.adjective_units or self.kind(last) == "uncounted" or not self._is_plural(last):
                break
            at, end = end, further
        return at, end

    def _is_counted(self, word: str) -> bool:
        return self.kind(word) is not None or self._is_plural(word)

    def _is_plural(self, word: str) -> bool:
        words = self._words
        if word in words.plurals:
            return True
        is_plural = word.endswith(words.plural_endings) and not word.endswith(words.not_plural)
        return is_plural and len(word) >= SHORTEST_PLURAL and word[0].isalpha() and word not in words.stoppers
