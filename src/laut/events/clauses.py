"""How a sentence parts into clauses, told by its marks and the words that open one, for numbers to be given to the right event."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from laut.document import Document
from laut.lang.pack import LanguagePack

BREAKS: Final = frozenset(",;:–—()")
_PART: Final = frozenset(";:")  # a clause does not go on behind them


@dataclass(frozen=True, slots=True)
class SentenceClauses:
    """How a sentence parts into clauses.

    Attributes:
        starts: the words its parts begin with, ascending.
        clauses: by part, the number of its clause; parts around an inserted one are of the same clause.
        examples: parts that give an example of what stands before them: "darunter drei Kinder".
        nested: clauses whose numbers belong to none outside of them: relative clauses, those with "weil".
    """

    starts: tuple[int, ...]
    clauses: tuple[int, ...]
    examples: frozenset[int]
    nested: frozenset[int]

    def part_of(self, word: int) -> int:
        """Give the part a word stands in."""
        return max(0, bisect_right(self.starts, word) - 1)

    def clause_of(self, word: int) -> int:
        """Give the clause a word stands in."""
        return self.clauses[self.part_of(word)]


def parted(doc: Document, words: range, pack: LanguagePack, lowered: Sequence[str]) -> SentenceClauses:
    """Part the words of a sentence into clauses; `lowered` are all words of the document in lower case."""
    return _Parter(doc, pack, lowered).parted(words.start, words.stop)


class _Parter:
    """Parts sentences of one document."""

    def __init__(self, doc: Document, pack: LanguagePack, lowered: Sequence[str]) -> None:
        self._doc, self._pack, self._words, self._low = doc, pack, pack.quantities, lowered

    def parted(self, first: int, last: int) -> SentenceClauses:
        """Part a sentence into clauses at marks and at the words that open one."""
        starts, breaks = [first], [""]
        for w in range(first, last):
            mark = self._low[w]
            if mark in BREAKS:
                if starts[-1] == w:  # of two marks side by side the last one counts
                    starts.pop()
                    breaks.pop()
                starts.append(w + 1)
                breaks.append(mark)
            elif mark in self._words.mid_openers and w > starts[-1]:
                starts.append(w)
                breaks.append("")
        clauses: list[int] = []
        examples, nested = set(), set()
        main, number, below = 0, 0, False
        for part, (start, mark) in enumerate(zip(starts, breaks, strict=True)):
            opener = self._opener(start, last) if part else None
            if part and start < last and self._is_example(start, last):
                examples.add(part)
                clauses.append(clauses[-1])
            elif opener or mark == "(":
                number += 1
                clauses.append(number)
                if opener not in self._words.complements:
                    nested.add(number)
                below = True
                continue
            elif part and (mark in _PART or not (below or part - 1 in examples)):
                number += 1
                main = number
                clauses.append(main)
            else:
                clauses.append(clauses[-1] if part - 1 in examples and not below else main)
            below = False
        return SentenceClauses(tuple(starts), tuple(clauses), frozenset(examples), frozenset(nested))

    def _is_example(self, start: int, last: int) -> bool:
        """Whether a part says who is among those counted before: "darunter drei Kinder"."""
        return self._low[start] in self._words.including and start + 1 < last

    def _opener(self, start: int, last: int) -> str | None:
        """Give the word that opens a clause below another at its start, if one does; a joiner or preposition may stand before it."""
        clauses, low = self._pack.clauses, self._low
        for w in range(start, min(start + 2, last)):
            if low[w] in clauses.openers or low[w] in self._words.mid_openers:
                return low[w]
            if low[w] in clauses.relatives:
                follows = self._doc.word(w + 1) if w + 1 < last else ""
                return None if follows[:1].isupper() else low[w]
            if not self._doc.word(w)[0].islower():
                return None
        return None
