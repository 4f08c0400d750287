"""Quantities: how many of what, how exactly, and what happened to them; and which of them belongs to which event.

`amounts` reads the numbers, `units` what they count. Dates, clock times, years, durations, ages, ordinals, scores and numbers in names are
no quantities, nor is a bare number that nothing beside it makes one. Nothing is tuned: the tables are of the language packs.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from laut.document import Document
from laut.events.amounts import HYPHENS, Amount, AmountReader
from laut.events.clauses import SentenceClauses, parted
from laut.events.units import Run, UnitKind, UnitReader
from laut.findings import Comparator, Counted, Quantity
from laut.lang.pack import LanguagePack
from laut.lang.quantities import QuantityWords

COMMA: Final = 12  # words a break between clauses counts as, as for the times of events
NEAR: Final = 2  # words between what is counted and what happened to it, where the tables do not know it for people
YEARS: Final = range(1200, 2101)
LAST_DAY: Final = 31
TEN: Final = 10
_BESIDE: Final[tuple[Counted, ...]] = ("killed", "injured", "arrested", "displaced")
_PEOPLE: Final[frozenset[UnitKind | None]] = frozenset({"people", "troops", "displaced"})

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity and where it stands: its half-open run of words, its sentence and how that parts into clauses."""

    quantity: Quantity
    start: int
    end: int
    sentence: int
    clauses: SentenceClauses


def find_quantities(doc: Document, pack: LanguagePack) -> tuple[Found, ...]:
    """Give the quantities of a document in text order; the time it takes is linear in its length.

    "knapp" and "fast" are "<", "gut" is ">", as in TIMEX3; "Dutzende" is at least 24, "Hunderte" at least 200, "Tausende" at least 2000.
    Known misses: nouns behind a participle with words of its own ("zehn in Polen stationierte Soldaten") are no unit; English units in
    the singular are known from the tables only.
    """
    finder = _Finder(doc, pack)
    return tuple(found for sentence in range(len(doc.sentences)) for found in finder.of_sentence(sentence))


def quantities_of(start: int, end: int, found: Sequence[Found], doc: Document) -> tuple[Quantity, ...]:
    """Give the quantities of the clause of a trigger, else of the nearest clause of its sentence that has any.

    Args:
        start, end: half-open run of words of the trigger.
        found: all quantities of the document, in text order.
        doc: the document.
    """
    sentence = doc.sentence_of(doc.words[start][0])
    first, last = _of_sentence(found, sentence)
    near = found[first:last]
    if not near:
        return ()
    clauses = near[0].clauses
    own = clauses.clause_of(start)
    inside = tuple(f.quantity for f in near if clauses.clause_of(f.start) == own)
    if inside:
        return inside
    free = [f for f in near if clauses.clause_of(f.start) not in clauses.nested]
    if not free:
        return ()
    nearest = min(free, key=lambda f: _apart(f, start, end))
    return tuple(f.quantity for f in free if clauses.clause_of(f.start) == clauses.clause_of(nearest.start))


def assigned(triggers: Sequence[tuple[int, int]], found: Sequence[Found], doc: Document) -> list[tuple[Quantity, ...]]:
    """Give each trigger its quantities: every quantity goes to the nearest trigger of its clause, else of its sentence, or to none.

    Args:
        triggers: half-open runs of words, in any order.
        found: all quantities of the document, in text order.
        doc: the document.
    """
    order = sorted(range(len(triggers)), key=lambda i: triggers[i])
    by_sentence: dict[int, list[int]] = {}
    for i in order:
        by_sentence.setdefault(doc.sentence_of(doc.words[triggers[i][0]][0]), []).append(i)
    by_clause: dict[tuple[int, int], list[int]] = {}
    for sentence, indices in by_sentence.items():
        first, last = _of_sentence(found, sentence)
        if first < last:
            for i in indices:
                by_clause.setdefault((sentence, found[first].clauses.clause_of(triggers[i][0])), []).append(i)
    out: list[list[Quantity]] = [[] for _ in triggers]
    for f in found:
        clause = f.clauses.clause_of(f.start)
        candidates = by_clause.get((f.sentence, clause))
        if candidates is None and clause not in f.clauses.nested:
            candidates = by_sentence.get(f.sentence)
        if candidates:
            at = bisect_left(candidates, f.start, key=lambda i: triggers[i][0])
            # On either side the nearest in words is the nearest in clauses too; of two as far, the one behind.
            nearest = min(candidates[max(0, at - 1) : at + 1][::-1], key=lambda i: _apart(f, *triggers[i]))
            out[nearest].append(f.quantity)
    return [tuple(quantities) for quantities in out]


def _of_sentence(found: Sequence[Found], sentence: int) -> tuple[int, int]:
    return bisect_left(found, sentence, key=lambda f: f.sentence), bisect_right(found, sentence, key=lambda f: f.sentence)


def _apart(found: Found, start: int, end: int) -> int:
    """Give how far a quantity is from a run of words."""
    between = max(found.start - end, start - found.end, 0)
    return between + COMMA * abs(found.clauses.part_of(start) - found.clauses.part_of(found.start))


@dataclass(frozen=True, slots=True)
class _Phrases:
    comparators: Mapping[Phrase, Comparator]
    from_ten: frozenset[Phrase]
    behind: Mapping[Phrase, Comparator]
    idioms: frozenset[Phrase]
    beside: Mapping[str, tuple[tuple[Phrase, Counted], ...]]  # by last word
    beside_words: frozenset[str]
    longest: int


@cache
def _phrases(words: QuantityWords) -> _Phrases:
    signs: tuple[tuple[Comparator, tuple[str, ...]], ...] = (
        (">", words.more), (">=", words.at_least), ("<", words.less), ("<=", words.at_most), ("~", words.about), ("=", words.exact),
    )  # fmt: skip
    comparators = {tuple(phrase.split()): sign for sign, phrases in signs for phrase in phrases}
    beside: dict[str, list[tuple[Phrase, Counted]]] = {}
    for counted in _BESIDE:
        for phrase in getattr(words, counted):
            beside.setdefault(phrase.split()[-1], []).append((tuple(phrase.split()), counted))
    more: dict[Phrase, Comparator] = {tuple(phrase.split()): ">=" for phrase in words.or_more}
    less: dict[Phrase, Comparator] = {tuple(phrase.split()): "<=" for phrase in words.or_less}
    return _Phrases(
        comparators,
        frozenset(tuple(phrase.split()) for phrase in words.from_ten),
        more | less,
        frozenset(tuple(phrase.split()) for phrase in words.idioms),
        {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in beside.items()},
        frozenset(phrase for counted in _BESIDE for phrase in getattr(words, counted) if " " not in phrase),
        max(map(len, comparators), default=0),
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A quantity on its way: its amount, its comparator and unit with their words, and what it counts."""

    amount: Amount
    start: int
    end: int
    comparator: Comparator | None
    unit: Run | None
    behind: Run | None
    kind: UnitKind | None
    of: Counted | None = None


@dataclass(frozen=True, slots=True)
class _Beside:
    """A word that tells what happened to people, as a half-open run of words."""

    start: int
    end: int
    counted: Counted


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number, a word that tells what happened, or, if neither is set, a joiner of clauses, and the word it begins with."""

    start: int
    candidate: int | None
    beside: _Beside | None


class _Finder:
    """Finds the quantities of one document, sentence by sentence."""

    def __init__(self, doc: Document, pack: LanguagePack) -> None:
        self._doc, self._pack, self._words = doc, pack, pack.quantities
        self._amounts = AmountReader(doc, self._words)
        self._low = self._amounts.lowered
        self._units = UnitReader(doc, self._words, self._low)
        self._phrases = _phrases(self._words)
        self._number_starts: set[int] = set()  # of the sentence

    def of_sentence(self, sentence: int) -> list[Found]:
        """Give the quantities of a sentence."""
        words = self._doc.words_of_sentence(sentence)
        candidates = self._sharing(self._candidates(words.start, words.stop))
        if not candidates:
            return []
        clauses = parted(self._doc, words, self._pack, self._low)
        candidates = self._with_counted(candidates, words, clauses)
        return [
            Found(self._quantity(c), c.start, c.end, sentence, clauses)
            for c in candidates
            if c.unit or c.of or c.comparator or c.amount.is_vague
        ]

    def _quantity(self, c: _Candidate) -> Quantity:
        runs: list[Run] = []
        for run in sorted(filter(None, ((c.start, c.amount.end), c.unit, c.behind))):
            if runs and run[0] <= runs[-1][1]:
                runs[-1] = (runs[-1][0], max(runs[-1][1], run[1]))
            else:
                runs.append(run)
        sign: Comparator = c.comparator or (">=" if c.amount.is_vague else "=")
        unit = self._doc.span_of_words(*c.unit).text if c.unit else None
        return Quantity(self._doc.spans_of_runs(runs), c.amount.value, c.amount.max, sign, unit, c.of)

    # Numbers with their comparators and units

    def _candidates(self, first: int, last: int) -> list[_Candidate]:
        out: list[_Candidate] = []
        at = first
        while at < last:
            amount, then = self._amounts.read(at, last)
            if amount and (candidate := self._candidate(amount, first, last, taken=out[-1].end if out else first)):
                out.append(candidate)
                then = max(then, candidate.end)
            at = then
        return out

    def _candidate(self, amount: Amount, first: int, last: int, *, taken: int) -> _Candidate | None:
        """Give what an amount is, or None if it is no quantity; words before `taken` are of another one."""
        more = self._behind(amount.end, last)
        unit = self._units.unit(replace(amount, end=more[1]) if more else amount, last)
        kind = self._units.kind(self._doc.span_of_words(*unit).text) if unit else None
        start, comparator = self._comparator(amount, max(first, taken), in_parts=unit is not None)
        if comparator is None and amount.max is not None:
            start = self._between(amount.start, max(first, taken))
        behind = more or (self._behind(unit[1], last) if unit else None)
        if behind:
            comparator = self._phrases.behind[tuple(self._low[slice(*behind)])]
        end = max(amount.end, unit[1] if unit else 0, behind[1] if behind else 0)
        candidate = _Candidate(amount, start, end, comparator, unit, behind, kind)
        return None if self._is_other(candidate, first, last) else candidate

    def _comparator(self, amount: Amount, first: int, *, in_parts: bool) -> tuple[int, Comparator | None]:
        """Give where an amount begins with its comparator, and that."""
        low, start = self._low, amount.start
        for skipped in range(3):
            at = start - skipped
            if skipped and (at < first or low[at] not in self._words.further):
                break
            for length in range(min(self._phrases.longest, at - first), 0, -1):
                phrase = tuple(low[at - length : at])
                sign = self._phrases.comparators.get(phrase)
                if sign is None or (phrase in self._phrases.from_ten and amount.value < TEN):
                    continue
                return at - length, sign
        return start, None

    def _between(self, start: int, first: int) -> int:
        """Give where a range begins with its "between"."""
        return next((w for w in range(start - 1, max(first, start - 2) - 1, -1) if self._low[w] in self._words.between), start)

    def _behind(self, at: int, last: int) -> Run | None:
        """Give the run of "oder mehr" and the like at a word."""
        for length in (3, 2, 1):
            if at + length <= last and tuple(self._low[at : at + length]) in self._phrases.behind:
                return at, at + length
        return None

    def _is_other(self, c: _Candidate, first: int, last: int) -> bool:
        """Whether a number is a time, a name, an age, or a word that only looks like a number."""
        amount, words, low, doc = c.amount, self._words, self._low, self._doc
        before = low[amount.start - 1] if amount.start > first else ""
        behind = low[amount.end] if amount.end < last else ""
        if c.kind == "uncounted" or any(tuple(low[amount.start : amount.start + n]) in self._phrases.idioms for n in (2, 3, 4)):
            return True
        if c.comparator is None and before and self._is_glued(amount.start, before):
            return True
        is_joined = behind in HYPHENS and self._amounts.touches(amount.end - 1) and self._amounts.touches(amount.end)
        if is_joined and not amount.symbol and not (c.unit and c.unit[0] == amount.end + 1):
            return True  # "64-Jährige", "two-state"
        if amount.is_weak:
            return not self._is_one(c)
        if before in words.labels and c.kind is None and c.comparator is None:
            return True
        if self._is_day(amount, before, last) or self._is_year(c, before):
            return True
        if c.unit or c.comparator or amount.is_vague:
            return False
        # A bare number.
        if behind == ")" or (before == "," and behind == ","):  # "Ada Kern (64)", "Ada Kern, 64, said", "1)"
            return True
        text = doc.word(amount.start)
        if not amount.is_digits and amount.start > first and text[0].isupper():  # "die deutsche Elf"
            return True
        is_name = amount.start - 1 > first and doc.word(amount.start - 1)[0].isupper()
        return is_name and before not in self._phrases.beside_words  # "Stuttgart 21"

    def _is_glued(self, start: int, before: str) -> bool:
        """Whether a number is the end of a word: "F-16", "Covid-19", "+49"."""
        if not self._amounts.touches(start - 1):
            return False
        return before in "+#/.:@_" or (before in HYPHENS and (start < 2 or self._amounts.touches(start - 2) or before == "-"))

    def _is_one(self, c: _Candidate) -> bool:
        """Whether a word for nought or one counts: "mindestens eine Frau", "ein Toter", "one soldier", but not "ein Mann"."""
        if c.unit is None or c.kind is None:
            return False
        if c.comparator in (">", ">=", "<=", "=") or c.kind in ("killed", "injured"):
            return True
        is_article = self._words.nouns_capital and self._low[c.amount.start] in self._words.articles
        return not is_article and c.kind in _PEOPLE

    def _is_day(self, amount: Amount, before: str, last: int) -> bool:
        """Whether a number is the day of a month."""
        if not amount.is_digits or amount.scale != 1 or amount.symbol or amount.value > LAST_DAY:
            return False
        if before in self._words.months_before and self._doc.word(amount.start - 1)[0].isupper():
            return True
        at = amount.end + (amount.end + 1 < last and self._low[amount.end] in self._words.of)
        return at < last and self._low[at] in self._words.months_after and self._doc.word(at)[0].isupper()

    def _is_year(self, c: _Candidate, before: str) -> bool:
        """Whether four digits are a year: "seit 2014 Präsident", but not "2000 Soldaten"."""
        amount = c.amount
        if not amount.is_digits or amount.symbol or amount.scale != 1 or not self._low[amount.start].isdigit():
            return False
        if any(value is not None and (value % 1 or int(value) not in YEARS) for value in (amount.value, amount.max)):
            return False
        if amount.end - amount.start > 1 and amount.max is None:
            return False  # "2 000"
        if c.comparator and c.unit and self._low[c.start] not in self._words.year_before:
            return False
        return c.kind is None or before in self._words.year_before

    def _sharing(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """Give numbers without a unit that of the number right behind them: "von 100 auf 200 Soldaten"; join ranges of two units."""
        low, sharing = self._low, self._words.sharing
        for i in range(len(candidates) - 2, -1, -1):
            a, b = candidates[i], candidates[i + 1]
            if self._is_range(a, b):
                amount = replace(a.amount, end=b.amount.end, max=b.amount.value)
                candidates[i : i + 2] = [replace(b, amount=amount, start=self._between(a.start, a.start - 2))]
                continue
            if a.unit or not b.unit or b.start - a.end != 1 or low[a.end] not in sharing or a.amount.is_vague:
                continue
            amount = a.amount
            if amount.scale == 1 and b.amount.scale > 1 and amount.value < TEN * b.amount.value / b.amount.scale:
                amount = replace(amount, value=amount.value * b.amount.scale)
            candidates[i] = replace(a, amount=amount, unit=b.unit, kind=b.kind)
        return candidates

    def _is_range(self, a: _Candidate, b: _Candidate) -> bool:
        """Whether two quantities are the ends of one: "zwischen 20 Menschen und 40 Menschen"."""
        if not (a.unit and b.unit and b.start == a.end + 1 and self._low[a.end] in self._words.between_and):
            return False
        is_open = a.start > 0 and a.amount.value < b.amount.value and self._low[a.start - 1] in self._words.between
        return is_open and self._low[slice(*a.unit)] == self._low[slice(*b.unit)]

    # What happened to those counted

    def _with_counted(self, candidates: list[_Candidate], words: range, clauses: SentenceClauses) -> list[_Candidate]:
        """Say of each what it counts: by its unit, by the word beside it, or as that which it is named together with."""
        units = {w for c in candidates if c.unit for w in range(*c.unit)}
        beside = [b for b in self._beside(words, clauses) if not (units & set(range(b.start, b.end)))]
        self._number_starts = {c.start for c in candidates}
        told = self._nearest(candidates, beside, words, clauses)
        for i in [*range(len(candidates) - 2, -1, -1), *range(1, len(candidates))]:
            j = i + 1 if told[i] is None and i + 1 < len(candidates) and told[i + 1] else i - 1
            if told[i] is None and j >= 0 and told[j] and self._together(candidates, min(i, j)):
                told[i] = told[j] if _may_happen_to(candidates[i].kind, candidates[i].unit) else None
        out: list[_Candidate] = []
        for c, counted in zip(candidates, told, strict=True):
            of = counted or _counted(c.kind) or self._of_next(c, words.stop)
            if out and clauses.part_of(c.start) in clauses.examples and of in (None, "troops"):
                before = out[-1]
                of = before.of if before.of in _BESIDE and _may_happen_to(c.kind, c.unit) else of
            out.append(replace(c, of=of))
        return out

    def _of_next(self, c: _Candidate, last: int) -> Counted | None:
        """Give what a measure is filled with: "zehn Tonnen Munition"."""
        if c.unit is None or c.kind is not None:
            return None
        at = c.unit[1] + (c.unit[1] < last and self._low[c.unit[1]] in self._words.of)
        return "weapons" if at < last and self._units.kind(self._doc.word(at)) == "weapons" else None

    def _together(self, candidates: list[_Candidate], i: int) -> bool:
        """Whether two numbers are named together, nothing but a joiner or a comma between them."""
        a, b = candidates[i], candidates[i + 1]
        between = self._low[a.end : b.start] if b.start - a.end <= 2 else ["?"]
        return all(word == "," or word in self._pack.clauses.joiners for word in between)

    def _beside(self, words: range, clauses: SentenceClauses) -> list[_Beside]:
        """Give the words of a sentence that tell what happened to people, in text order."""
        out: list[_Beside] = []
        low, table = self._low, self._phrases.beside
        seen: dict[str, int] = {}  # the clause a word has last stood in
        for w in words:
            for phrase, counted in table.get(low[w], ()):
                if len(phrase) == 3 and phrase[1] == "…":
                    if seen.get(phrase[0]) == clauses.clause_of(w):
                        out.append(_Beside(w, w + 1, counted))
                        break
                elif w + 1 - len(phrase) >= words.start and tuple(low[w + 1 - len(phrase) : w + 1]) == phrase:
                    out.append(_Beside(w + 1 - len(phrase), w + 1, counted))
                    break
            seen[low[w]] = clauses.clause_of(w)
        return out

    def _nearest(
        self, candidates: list[_Candidate], beside: list[_Beside], words: range, clauses: SentenceClauses
    ) -> list[Counted | None]:
        """Give by candidate what the nearest word of its clause tells, with no other number or joined clause between."""
        rows: dict[int, list[_Mark]] = {}
        for i, c in enumerate(candidates):
            if clauses.part_of(c.start) not in clauses.examples:
                rows.setdefault(clauses.clause_of(c.start), []).append(_Mark(c.start, i, None))
        for b in beside:
            rows.setdefault(clauses.clause_of(b.start), []).append(_Mark(b.start, None, b))
        for w in words:
            if self._low[w] in self._pack.clauses.joiners and self._parts(w, words.stop) and not _is_inside(w, candidates):
                rows.setdefault(clauses.clause_of(w), []).append(_Mark(w, None, None))
        best: dict[int, tuple[int, Counted]] = {}
        for row in rows.values():
            row.sort(key=lambda mark: mark.start)
            self._sweep(row, candidates, best, is_back=False)
            self._sweep(row[::-1], candidates, best, is_back=True)
        return [best[i][1] if i in best else None for i in range(len(candidates))]

    def _sweep(
        self, row: list[_Mark], candidates: list[_Candidate], best: dict[int, tuple[int, Counted]], *, is_back: bool
    ) -> None:
        """Keep for each number of a clause the word passed last, with its distance, where it is nearer than what is kept."""
        last: _Beside | None = None
        for mark in row:
            if mark.candidate is None:
                last = mark.beside
                continue
            c = candidates[mark.candidate]
            if last is not None and self._reaches(c, last, is_back=is_back):
                gap = last.start - c.end if is_back else c.start - last.end
                if mark.candidate not in best or gap <= best[mark.candidate][0]:
                    best[mark.candidate] = gap, last.counted
            last = None

    def _parts(self, joiner: int, last: int) -> bool:
        """Whether a joiner parts clauses and not nouns: "und töteten", but not "und Kiew", "und eine Frau"."""
        if joiner + 1 >= last:
            return True
        return not (self._doc.word(joiner + 1)[0].isupper() or self._low[joiner + 1] in self._words.articles)

    def _reaches(self, c: _Candidate, beside: _Beside, *, is_back: bool) -> bool:
        """Whether a word tells of what is counted; of those who did it, or did it with something, it does not."""
        gap = beside.start - c.end if is_back else c.start - beside.end
        if not _may_happen_to(c.kind, c.unit) and not (c.kind is None and gap <= NEAR and self._is_unknown(c)):
            return False
        if gap < 0 or c.unit is None:
            return True
        if is_back and self._has_object(beside, gap):
            return False
        before = self._low[c.start - 1] if c.start else ""
        is_object = not is_back and gap <= 1 and before in self._words.of  # "Tod von vier Menschen", but not "killed by four men"
        return is_object or before not in self._words.prepositions

    def _has_object(self, beside: _Beside, gap: int) -> bool:
        """Whether those right before a verb did it to those behind it: "drei Männer töteten eine Frau", "officers arrested 30"."""
        if gap > 0 or beside.end >= len(self._low) or not self._doc.word(beside.start)[0].islower():
            return False
        follows = self._low[beside.end]
        return follows in self._words.articles or follows in self._words.objects or beside.end in self._number_starts

    def _is_unknown(self, c: _Candidate) -> bool:
        """Whether a unit may be people the tables do not know; not "Prozent"."""
        if c.unit is None:
            return True
        text = self._low[c.unit[1] - 1]
        return text[0].isalpha() and text not in self._words.plurals


def _is_inside(word: int, candidates: list[_Candidate]) -> bool:
    """Whether a joiner stands inside a quantity: "20 tote und verletzte Soldaten"."""
    at = bisect_right(candidates, word, key=lambda c: c.start) - 1
    return at >= 0 and word < candidates[at].end


def _may_happen_to(kind: UnitKind | None, unit: Run | None) -> bool:
    """Whether what is counted can be killed or arrested."""
    return kind in _PEOPLE or unit is None


def _counted(kind: UnitKind | None) -> Counted | None:
    """Give what a unit counts by itself."""
    return None if kind is None or kind == "people" or kind == "uncounted" else kind
