"""Reads from the words of one passage how it stands to its matter: for, against, staying, moving. Nothing here knows a database.

A passage is read clause by clause; clauses of reason and circumstance take no stance. Clauses are cut at commas, not by a parser. Which
words tell what: `wordings`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from laut.document import Document, Span
from laut.lang.pack import LanguagePack
from laut.quotation.clauses import is_break
from laut.quotation.shifts import find_shift
from laut.stories.wordings import SIDES, Found, Meaning, find_opposites, find_wordings

ONLY_NEGATED: Final = (
    -0.5
)  # how far a clause is against its matter that is negated and has no word of stance: "Lager gebe es nicht"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that takes a stance, or may: `toward` is above 0 for the matter, below 0 against it, 0 for neither."""

    words: tuple[int, ...]
    found: tuple[Found, ...]
    negators: tuple[int, ...]
    toward: float

    @property
    def is_negated(self) -> bool:
        """Whether its meaning is turned; two negators take each other back."""
        return len(self.negators) % 2 == 1


@dataclass(frozen=True, slots=True)
class Stance:
    """How a passage stands to its matter.

    Attributes:
        toward: from 1, for it, to -1, against it: the mean over the clauses that take a stance, 0 if none does.
        clauses: of which it was read, in text order.
        shift: the words that mark a changed position, as the record marks them.
        undone: numbers of the pairs of opposites that stand in it, each with the side that is said to be done.
    """

    doc: Document
    toward: float
    clauses: tuple[Clause, ...]
    shift: tuple[Span, ...]
    undone: frozenset[tuple[int, bool]]

    def spans(self, *meanings: Meaning) -> tuple[Span, ...]:
        """Give the words of some meanings, each once, in text order."""
        return spans_of(self.doc, {w for c in self.clauses for f in c.found if f.meaning in meanings for w in f.words})

    def grounds(self) -> tuple[Span, ...]:
        """Give the words that make it for or against the matter, negators too."""
        told = {w for c in self.clauses for f in c.found if f.meaning in SIDES for w in f.words}
        return spans_of(self.doc, told | {w for c in self.clauses for w in c.negators})


def spans_of(doc: Document, words: set[int]) -> tuple[Span, ...]:
    """Give words as spans, those side by side as one."""
    runs: list[tuple[int, int]] = []
    for word in sorted(words):
        if runs and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return doc.spans_of_runs(runs)


def read_stance(doc: Document, pack: LanguagePack) -> Stance:
    """Give how a passage stands to its matter; with a pack that has no words of stance it takes none."""
    clauses: list[Clause] = []
    shift: list[Span] = []
    undone: set[tuple[int, bool]] = set()
    for sentence in range(len(doc.sentences)):
        words = tuple(doc.words_of_sentence(sentence))
        segments = list(_main(doc, words, pack))
        here = [_read(doc, segment, words, pack) for segment in segments]
        stays = {w for clause in here for f in clause.found if f.meaning == "steady" for w in f.words}
        marked = find_shift(doc, segments, pack, is_telling=False)
        shift.extend(span for span in marked if stays.isdisjoint(doc.words_in(span.start, span.end)))
        for clause in here:  # what is negated is the other side: "nicht verlängern" ends it
            undone.update((n, side != clause.is_negated) for n, side in find_opposites(doc, clause.words, words, pack))
        clauses.extend(here)
    leanings = [clause.toward for clause in clauses if clause.toward]
    toward = sum(leanings) / len(leanings) if leanings else 0.0
    return Stance(doc, toward, tuple(clauses), tuple(shift), frozenset(undone))


def _main(doc: Document, words: Sequence[int], pack: LanguagePack) -> Iterator[tuple[int, ...]]:
    """Give the clauses of a sentence between breaks, without those of reason and circumstance.

    Example: of "Obwohl Wien klagt, rückt der Rat nicht ab" the second.
    """
    run: list[int] = []
    is_first = True
    for word in (*words, -1):
        if word >= 0 and not is_break(doc, word):
            run.append(word)
            continue
        if run and not _is_aside(doc, run, pack, is_first=is_first):
            yield tuple(run)
        is_first, run = is_first and not run, []


def _is_aside(doc: Document, run: Sequence[int], pack: LanguagePack, *, is_first: bool) -> bool:
    first = doc.word(run[0]).lower()
    if first in pack.stance_words.asides:
        return True
    return not is_first and first in pack.clauses.relatives and len(run) > 1 and doc.word(run[1]).islower()


def _read(doc: Document, clause: tuple[int, ...], sentence: Sequence[int], pack: LanguagePack) -> Clause:
    """Give the stance of a clause; what is negated does not move: "rückt von dem Plan nicht ab"."""
    found = find_wordings(doc, clause, sentence, pack)
    stays = {word for f in found if f.meaning == "steady" for word in f.words}
    taken = {word for f in found if f.meaning in SIDES and f.kind == "phrase" for word in f.words}
    negators = tuple(word for word in clause if word not in taken and _negates(doc, word, pack))
    is_negated = len(negators) % 2 == 1
    kept = tuple(
        f for f in found if f.meaning != "turn" or (stays.isdisjoint(f.words) and not (is_negated and f.kind != "phrase"))
    )
    return Clause(clause, kept, negators, _toward(doc, kept, is_negated=is_negated))


def _negates(doc: Document, word: int, pack: LanguagePack) -> bool:
    following = doc.word(word + 1).lower() if word + 1 < len(doc.words) else ""
    return doc.word(word).lower() in pack.stance_words.negators and following not in pack.clauses.not_negating


def _toward(doc: Document, found: Sequence[Found], *, is_negated: bool) -> float:
    """Give how a clause stands to its matter: verbs, nouns, adjectives and phrases turn each other, and a negator all of them.

    Example: "lehnt ein Verbot nicht ab": against, against and negated is against; "ein gefährlicher Irrweg" is against once.
    """
    signs: dict[str, float] = {}
    for f in found:
        if f.meaning in SIDES:
            kind = "noun" if f.kind == "word" and _is_attribute(doc, f.words[-1]) else f.kind
            signs[kind] = min(signs.get(kind, 1.0), 1.0 if f.meaning == "accept" else -1.0)
    if not signs:
        return ONLY_NEGATED if is_negated else 0.0
    product = -1.0 if is_negated else 1.0
    for sign in signs.values():
        product *= sign
    return product


def _is_attribute(doc: Document, word: int) -> bool:
    """Tell "der falsche Weg", one meaning, from "hält ein Verbot für falsch", two; where nouns have no capitals, it is not told."""
    return word + 1 < len(doc.words) and doc.language == "de" and doc.word(word + 1)[0].isupper()
