"""Which words of a frame or a quote stand in its main clause, and how the parts of a verb are found there.

Clauses are told apart by commas and the words that open them (tables of the language pack), not by a parser. Words are given by their
number in the document, ascending.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from laut.document import Document, Span
from laut.lang.pack import LanguagePack, Verb

CLAUSE_WORDS: Final = 60  # a clause hardly reaches further to either side
_BREAKS: Final = frozenset([*',;:.!?…()[]–—„“”"«»‚‘’‹›「」', "``", "''"])

Segment = tuple[int, ...]


def words_of(doc: Document, spans: Iterable[Span]) -> list[int]:
    """Give all words that the spans touch, each once."""
    return sorted({index for span in spans for index in doc.words_in(span.start, span.end)})


def clause_around(doc: Document, words: Sequence[int], *, without: frozenset[int]) -> list[int]:
    """Give the words of the clause that the given ones stand in, up to the next break in their sentence; empty for none.

    Example: of "Er gehe, so der Minister, davon aus" with "so" it gives "so der Minister".
    """
    found = set(words)
    for word in words:
        sentence = doc.words_of_sentence(doc.sentence_of(doc.words[word][0]))
        for step in (
            range(word, max(sentence.start, word - CLAUSE_WORDS) - 1, -1),
            range(word, min(sentence.stop, word + CLAUSE_WORDS)),
        ):
            for index in step:
                if is_break(doc, index) or index in without:
                    break
                found.add(index)
    return sorted(found)


def main_segments(doc: Document, words: Sequence[int], pack: LanguagePack) -> list[Segment]:
    """Give the stretches between breaks that belong to the main clause, without the breaks.

    The first stretch always counts, whatever opens it ("dass die Steuern sinken"). Example: of "Das Amt, das klagt, teilte mit, weil es
    eilte" it keeps "Das Amt" and "teilte mit". Known misses: relative clauses after a preposition (", in der …").
    """
    return [
        segment
        for number, segment in enumerate(_segments(doc, words))
        if number == 0 or not (_opens_below(doc, segment, pack) or _is_infinitive(doc, segment, pack))
    ]


def is_break(doc: Document, index: int) -> bool:
    """Say whether a word is a mark at which clauses part."""
    return doc.word(index) in _BREAKS


def parts_of_verb(
    doc: Document,
    head: int,
    verb: Verb,
    company: Sequence[str],
    *,
    zone: Sequence[int],
    marked: frozenset[int],
    pack: LanguagePack,
) -> tuple[int, ...] | None:
    """Give the words that make up a verb whose form stands at `head`, or None if a part is missing in the zone.

    A particle counts at the end of its clause only ("gab an die Presse bekannt" is no "angeben"), a marked one anywhere.
    Example: "teilte … mit" gives two words, "stellte … in Frage" three.
    """
    form = doc.word(head).lower()
    parts = [head]
    if form not in verb.whole:
        particle = next((at for at in zone if at != head and _is_particle(doc, at, head, verb, zone, marked, pack)), None)
        if particle is None:
            return None
        parts.append(particle)
    for choice in company:
        words = choice.split("|")
        beside = next((at for at in zone if at not in parts and doc.word(at).lower() in words), None)
        if beside is None:
            return None
        parts.append(beside)
    return tuple(parts)


def is_negated(doc: Document, parts: Sequence[int], *, zone: Sequence[int], pack: LanguagePack) -> bool:
    """Say whether a negator stands in one stretch with a part of the verb.

    Example: "wollte den Kauf nicht bestätigen", but not "bestätigte nicht nur den Kauf".
    """
    for at in zone:
        following = doc.word(at + 1).lower() if at + 1 < len(doc.words) else ""
        if doc.word(at).lower() not in pack.clauses.negators or following in pack.clauses.not_negating:
            continue
        if any(not any(is_break(doc, between) for between in range(min(at, part), max(at, part))) for part in parts):
            return True
    return False


def _segments(doc: Document, words: Sequence[int]) -> list[Segment]:
    """Cut words at breaks and at gaps."""
    segments: list[Segment] = []
    run: list[int] = []
    for word in words:
        if run and (word != run[-1] + 1 or is_break(doc, word)):
            segments.append(tuple(run))
            run = []
        if not is_break(doc, word):
            run.append(word)
    if run:
        segments.append(tuple(run))
    return segments


def _opens_below(doc: Document, segment: Segment, pack: LanguagePack) -> bool:
    """Tell "weil es eilt" and "die gestern kam" from "die Regierung kam"."""
    first = doc.word(segment[0]).lower()
    if first in pack.clauses.openers:
        return True
    return first in pack.clauses.relatives and len(segment) > 1 and not doc.word(segment[1])[0].isupper()


def _is_infinitive(doc: Document, segment: Segment, pack: LanguagePack) -> bool:
    """Tell "den Bau nicht mehr zu fördern" from "fordert mehr Geld"."""
    return len(segment) > 1 and doc.word(segment[-2]).lower() in pack.clauses.infinitives and doc.word(segment[-1]).islower()


def _is_particle(
    doc: Document, at: int, head: int, verb: Verb, zone: Sequence[int], marked: frozenset[int], pack: LanguagePack
) -> bool:
    """Say whether the word is the verb's particle and ends its clause."""
    if doc.word(at).lower() != verb.particle:
        return False
    if at in marked:
        return True
    if at < head:
        return False
    if at + 1 >= len(doc.words) or at == zone[-1]:
        return True
    return is_break(doc, at + 1) or doc.word(at + 1).lower() in pack.clauses.joiners
