"""Reads from the words of a statement what is done by saying it, in which medium, and whether a position has changed.

Which words say so stands in the tables of the language pack; here is where they are looked for. First the words marked as cue, then the
main clause that tells of the saying: the frame, or the quote itself where the statement is reported or has no frame.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from laut.document import Document, Span
from laut.findings import Act, Medium, StatementType
from laut.lang.pack import Cue, LanguagePack
from laut.quotation.clauses import Segment, clause_around, is_break, is_negated, main_segments, parts_of_verb, words_of
from laut.quotation.shifts import find_shift

LONGEST: Final = 500  # words of a quote or a frame that are looked at; keeps the time in bounds for texts without any full stop
PREPOSITION_REACH: Final = 4  # words: "in einem am Montag veröffentlichten Brief" is out of it, "in seinem offenen Brief" is not
ASKING: Final = frozenset({"demand", "ask"})  # "forderte, das nicht mehr zu fördern" tells no position that has changed
_RANK: Final = {"verb": 2, "noun": 1, "phrase": 0}


@dataclass(frozen=True, slots=True)
class CueReading:
    """What the words of saying tell; None where they leave it open.

    Attributes:
        shift: words that mark a changed position, in text order.
    """

    medium: Medium | None
    act: Act | None
    shift: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue and the words that make it up."""

    cue: Cue
    parts: tuple[int, ...]


def read_cue(
    doc: Document,
    pack: LanguagePack,
    *,
    type: StatementType,
    quote: Sequence[Span],
    cue: Sequence[Span],
    frame: Sequence[Span],
    speaker: Sequence[Span],
) -> CueReading:
    """Give act, medium and shift of a statement from its words; each role may be empty.

    A negated act becomes what the table says ("schließt nicht aus" is say), else None: "bestätigte nicht" neither confirms nor
    denies. A statement without cue or frame that is not reported (a run of subjunctive sentences) has neither act nor medium.
    """
    quoted = words_of(doc, quote)[:LONGEST]
    marked = words_of(doc, cue)[:LONGEST]
    telling = _telling(doc, pack, type, quoted, marked, words_of(doc, frame)[:LONGEST])
    zone = sorted({*marked, *(word for segment in telling for word in segment)})
    hit = _best_hit(doc, marked, zone, frozenset(marked), pack)
    if hit is None or hit.cue.kind == "phrase":  # "nach" leaves open what "Darstellung" beside it tells
        beside = _best_hit(doc, zone, zone, frozenset(), pack)
        hit = beside if hit is None or (beside and beside.cue.kind == "noun") else hit
    is_reported = type == "reported"
    if hit is None and is_reported:  # "die Polizei geht von Brandstiftung aus": here somebody has marked the whole as telling
        hit = _best_hit(doc, zone, zone, frozenset(), pack, is_sure=True)
    shift = find_shift(doc, telling, pack, is_telling=not is_reported) if telling else ()
    if type != "direct" and not is_reported and (hit is None or hit.cue.act not in ASKING):
        for sentence in _by_sentence(doc, quoted):
            shift = _in_order(shift, find_shift(doc, main_segments(doc, sentence, pack), pack, is_telling=False))
    if hit is None:
        return CueReading(None, None, shift)
    act: Act | None = hit.cue.act
    if hit.cue.kind == "verb" and is_negated(doc, hit.parts, zone=zone, pack=pack):
        act = hit.cue.negated
    return CueReading(_medium(doc, hit.cue, words_of(doc, speaker), zone, pack), act, shift)


def _telling(
    doc: Document, pack: LanguagePack, type_: StatementType, quoted: Sequence[int], marked: Sequence[int], framed: Sequence[int]
) -> list[Segment]:
    """Give the main clause that tells of the saying.

    Examples: the frame of "Der Rat fordere Geld, sagte Maas"; the quote itself of "Maas lobte den Rat".
    """
    inside = frozenset(quoted)
    if type_ == "reported":
        return main_segments(doc, sorted({*quoted, *marked, *framed}), pack)
    if framed:
        return main_segments(doc, sorted({*marked, *(word for word in framed if word not in inside)}), pack)
    return main_segments(doc, clause_around(doc, marked, without=inside), pack)


def _best_hit(
    doc: Document, heads: Sequence[int], zone: Sequence[int], marked: frozenset[int], pack: LanguagePack, *, is_sure: bool = False
) -> _Hit | None:
    """Give the cue that tells most, or None.

    Of the cues with one head the longest counts: "forderte … auf", not "forderte". A word that is part of another cue counts no
    more by itself. Then verbs come before nouns, nouns before the rest, and what stands first before what follows; entries that
    mostly mean something else come last, and only where marked ("wollte … bestätigen" is confirm), or verbs where it `is_sure`
    that something is said.
    """
    hits: list[_Hit] = []
    for head in heads:
        found = [
            hit
            for hit in _hits_at(doc, head, zone, marked, pack)
            if marked or not hit.cue.only_marked or (is_sure and hit.cue.kind == "verb")
        ]
        hits.extend(sorted(found, key=lambda hit: (-len(hit.parts), hit.cue.only_marked))[:1])
    taken = {part for hit in hits for part in hit.parts[1:]}
    free = [hit for hit in hits if len(hit.parts) > 1 or hit.parts[0] not in taken]
    return max(free, key=lambda hit: (not hit.cue.only_marked, _RANK[hit.cue.kind], -hit.parts[0]), default=None)


def _hits_at(doc: Document, head: int, zone: Sequence[int], marked: frozenset[int], pack: LanguagePack) -> Iterator[_Hit]:
    """Give all cues that have their head at a word. A verb with a capital inside its clause is none: "der Beschuldigte"."""
    word = doc.word(head)
    is_noun = word[0].isupper() and head - 1 in zone and not is_break(doc, head - 1)
    for cue in pack.cues_by_form.get(word.lower(), ()):
        if cue.kind == "verb" and is_noun:
            continue
        parts = parts_of_verb(doc, head, cue.forms, cue.company, zone=zone, marked=marked, pack=pack)
        if parts is not None:
            yield _Hit(cue, parts)


def _medium(doc: Document, cue: Cue, speaker: Sequence[int], zone: Sequence[int], pack: LanguagePack) -> Medium | None:
    """Give the medium of a cue: its own, else that of the words beside it, else its usual one.

    A speaker that is itself written comes first ("laut der Studie"); of the other words those of speech, for an interview
    is mostly with a paper ("erklärte er im Interview mit der Zeitung").
    """
    if cue.medium:
        return cue.medium
    if "writing" in _media_of(doc, speaker, pack):
        return "writing"
    beside = _media_of(doc, _beside(doc, zone, pack) if cue.kind == "verb" else zone, pack)
    for medium in pack.media:
        if medium.medium in beside:
            return medium.medium
    return cue.usual_medium


def _beside(doc: Document, zone: Sequence[int], pack: LanguagePack) -> list[int]:
    """Give the words that a preposition puts beside the verb: "in einem Brief", but not "den Brief"."""
    reach = -1
    found: list[int] = []
    for index in zone:
        if doc.word(index).lower() in pack.medium_prepositions:
            reach = index + PREPOSITION_REACH
        if index <= reach:
            found.append(index)
    return found


def _media_of(doc: Document, words: Sequence[int], pack: LanguagePack) -> set[Medium]:
    """Give the media that words tell of."""
    found: set[Medium] = set()
    for index in words:
        word = doc.word(index).lower()
        found.update(medium.medium for medium in pack.media if word in medium.words or word.endswith(medium.endings))
    return found


def _by_sentence(doc: Document, words: Sequence[int]) -> list[list[int]]:
    """Cut words at the ends of sentences."""
    grouped = groupby(words, key=lambda word: doc.sentence_of(doc.words[word][0]))
    return [list(found) for _, found in grouped]


def _in_order(first: tuple[Span, ...], second: tuple[Span, ...]) -> tuple[Span, ...]:
    """Join two lists of spans, in text order, each once."""
    return tuple(sorted({*first, *second}, key=lambda span: (span.start, span.end)))
