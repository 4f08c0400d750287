"""Finds by whom somebody lets be said: the spokesperson, lawyer or office through which a statement is passed on.

The model's data hardly code this, so it is told from the words of the frame by tables of the language pack. Only what is sure counts: where
it may be the speaker's own, or what is spoken of, there is no channel. A paper or an agency that quotes is none of them either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from laut.document import Document, Span
from laut.lang.channels import Channels
from laut.lang.pack import LanguagePack
from laut.quotation.clauses import Segment, clause_around, is_break, is_negated, main_segments, parts_of_verb, words_of

LONGEST: Final = 500  # words of a frame that are looked at; keeps the time in bounds for texts without any full stop
BEFORE_HEAD: Final = 3  # words: "ihren langjährigen Berliner Anwalt"; parts joined by a hyphen count as one
NAME_WORDS: Final = 3  # words: "Anna Maria Weiß"
RELEASE_REACH: Final = 3  # words: "released late on Monday by her office"


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words of a frame.

    Attributes:
        segments: those of its main clause.
        zone: all of them.
        marked: those of the cue.
        speaker: the model's words for the speaker, by span.
    """

    segments: Sequence[Segment]
    zone: Sequence[int]
    marked: frozenset[int]
    speaker: Sequence[range]


def find_channel(
    doc: Document, pack: LanguagePack, *, cue: Sequence[Span], frame: Sequence[Span], speaker: Sequence[Span]
) -> tuple[Span, ...]:
    """Give the words of the one who passes on a statement, without a preposition before them; empty where nobody does for sure.

    They may be among the speaker's words, or all of them ("teilte sein Büro mit"); who is left is said by `principal_of`. Without cue
    and frame there is never a channel.

    Examples: "einen Sprecher" of "ließ er einen Sprecher erklären", "his lawyer" of "he said through his lawyer". Known misses: names alone
    ("durch Peskow"), nouns in no table, a name of one word after an article ("ihren Anwalt Weiß" gives "ihren Anwalt").
    """
    marked = words_of(doc, cue)[:LONGEST]
    framed = words_of(doc, frame)[:LONGEST]
    zone = sorted({*marked, *framed}) if framed else clause_around(doc, marked, without=frozenset())
    speaking = [words for span in speaker if (words := doc.words_in(span.start, span.end))]
    clause = _Clause(main_segments(doc, zone, pack), zone, frozenset(marked), speaking)
    for find in (_let_speak, _put_through, _speak_for):
        phrase = next(find(doc, pack, clause), None)
        if phrase is not None:
            return (doc.span_of_words(phrase.start, phrase.stop),)
    return ()


def principal_of(doc: Document, pack: LanguagePack, *, speaker: Sequence[Span], channel: Sequence[Span]) -> tuple[Span, ...]:
    """Give the speaker without the words of the channel, or as it is if nobody else is named in it.

    Examples: "er" of "er einen Sprecher" with "einen Sprecher", and of "er durch einen Sprecher"; but "sein Büro" of "sein Büro".
    """
    taken = set(words_of(doc, channel))
    kept: list[Span] = []
    for span in speaker:
        words = doc.words_in(span.start, span.end)
        stop = next((word for word in words if word in taken), None)
        if stop is None:
            kept.append(span)
            continue
        while stop > words.start and doc.word(stop - 1).lower() in _prepositions(pack.channels):
            stop -= 1
        if stop > words.start:
            kept.append(doc.span_of_words(words.start, stop))
    return tuple(kept or speaker)


def _let_speak(doc: Document, pack: LanguagePack, clause: _Clause) -> Iterator[range]:
    """Give the channels of "ließ er einen Sprecher erklären" and "ließ sie durch ihren Anwalt ausrichten"."""
    table = pack.channels
    for segment in clause.segments:
        letting = [at for at in segment if doc.word(at).lower() in table.letting]
        below = {doc.word(at) for at in segment if at not in letting} & (table.told | table.told_about)
        if not letting or not below or is_negated(doc, letting, zone=segment, pack=pack):
            continue
        for at in segment:
            word = doc.word(at).lower()
            if word in table.through or (word in table.through_or_about and below & table.told_about):
                yield from _phrase_from(doc, at + 1, pack)
        if below & table.told:
            for at in segment:
                yield from _object_at(doc, at, segment, pack, clause)


def _object_at(doc: Document, first: int, segment: Segment, pack: LanguagePack, clause: _Clause) -> Iterator[range]:
    """Give the noun phrase that opens at a word, if it is whom somebody lets speak.

    "einen Sprecher" always is; "seine Sprecherin" and "sein Büro" only if the speaker begins before it, for it may itself be who
    lets others speak; "sein Sprecher" never is.
    """
    table = pack.channels
    word = doc.word(first).lower()
    is_first = first == segment[0]
    if not is_first and doc.word(first - 1).lower() in table.prepositions | _prepositions(table):
        return
    if word in table.accusatives:
        yield from _phrase_from(doc, first, pack)
    elif any(words.start < first for words in clause.speaker):
        for phrase in _phrase_from(doc, first, pack):
            if word in table.maybe_accusatives or (word in table.possessives and _has_office(doc, phrase, table)):
                yield phrase


def _put_through(doc: Document, pack: LanguagePack, clause: _Clause) -> Iterator[range]:
    """Give the channels of "said through a spokesman", "teilte er über seinen Anwalt mit" and "a statement released by her office".

    Only if the speaker is somebody else, and no spokesperson.
    """
    table = pack.channels
    for at in (at for segment in clause.segments for at in segment):
        word = doc.word(at).lower()
        is_about = word in table.through_or_about
        if word not in table.through and not (is_about and _is_passed_on(doc, pack, clause)) and word not in table.released_by:
            continue
        for phrase in _phrase_from(doc, at + 1, pack):
            if word not in table.through and not is_about and not _is_released(doc, at, phrase, table):
                continue
            others = [words for words in clause.speaker if words.start < phrase.start or words.start >= phrase.stop]
            if others and not any(_is_person(doc.word(word), table) for words in others for word in words if word not in phrase):
                yield phrase


def _speak_for(doc: Document, pack: LanguagePack, clause: _Clause) -> Iterator[range]:
    """Give the channels that are all the frame has of a speaker: "teilte sein Büro mit" and "her lawyer said on her behalf".

    "sagte seine Sprecherin" is one only where the speaker is named outside the frame.
    """
    table = pack.channels
    inside = frozenset(clause.zone)
    if clause.speaker and not any(inside.intersection(words) for words in clause.speaker):
        for at in (at for segment in clause.segments for at in segment):
            is_object = at - 1 in inside and doc.word(at - 1).lower() in table.prepositions | _prepositions(table)
            if doc.word(at).lower() in table.possessives and not is_object:
                yield from _phrase_from(doc, at, pack)
    told = f" {' '.join(doc.word(at).lower() for at in clause.zone)} "
    for words in clause.speaker if clause.zone else ():
        if doc.word(words.start).lower() in table.possessives:
            yield from (phrase for phrase in _phrase_from(doc, words.start, pack) if _has_office(doc, phrase, table))
        if any(f" {phrase} " in told for phrase in table.behalf):
            yield from (phrase for phrase in _phrase_from(doc, words.start, pack) if phrase.stop <= words.stop)


def _is_passed_on(doc: Document, pack: LanguagePack, clause: _Clause) -> bool:
    """Say whether the frame has a verb that is no telling about: "teilte … mit", but not "sprach"."""
    for head in clause.zone:
        for cue in pack.cues_by_form.get(doc.word(head).lower(), ()):
            if cue.kind != "verb" or cue.word.replace("|", "") not in pack.channels.told_about:
                continue
            if parts_of_verb(doc, head, cue.forms, cue.company, zone=clause.zone, marked=clause.marked, pack=pack):
                return True
    return False


def _is_released(doc: Document, at: int, phrase: range, table: Channels) -> bool:
    """Say whether a participle of publishing stands before the preposition or behind the phrase."""
    near = [*range(max(0, at - RELEASE_REACH), at), *range(phrase.stop, min(phrase.stop + 1, len(doc.words)))]
    for index in reversed(near):
        if doc.word(index).lower() in table.released:
            return not any(is_break(doc, between) for between in range(index, at))
    return False


def _phrase_from(doc: Document, first: int, pack: LanguagePack) -> Iterator[range]:
    """Give the noun phrase that begins at a word if its noun is one who speaks for others, with its name and attribute."""
    table = pack.channels
    skipped = 0
    for at in range(first, len(doc.words)):
        word = doc.word(at)
        if _is_person(word, table) or word.lower() in table.offices:
            if _is_hyphen(doc, at + 1):
                return  # "Anwalt-Kammer"
            yield range(first, _end_of_phrase(doc, first, at, table))
            return
        if not _may_stand_before(doc, at, first, pack):
            return
        skipped += not (_is_hyphen(doc, at) or _is_hyphen(doc, at - 1))
        if skipped > BEFORE_HEAD + 1:  # an article comes before these
            return


def _may_stand_before(doc: Document, at: int, first: int, pack: LanguagePack) -> bool:
    """Say whether a word may stand inside a noun phrase before its noun: not a verb, a second article or another noun."""
    word = doc.word(at)
    lowered = word.lower()
    if is_break(doc, at) or lowered in pack.channels.letting or lowered in _prepositions(pack.channels):
        return False
    if lowered in pack.channels.determiners:
        return at == first
    if any(cue.kind == "verb" for cue in pack.cues_by_form.get(lowered, ())):
        return False
    is_joined = _is_hyphen(doc, at - 1) or _is_hyphen(doc, at + 1)
    return not word[0].isupper() or at == first or is_joined or word.endswith(("er", "s"))  # "Berliner Anwalt", "Merkels Anwalt"


def _end_of_phrase(doc: Document, first: int, head: int, table: Channels) -> int:
    """Give the word behind a noun phrase: behind a name of two words and more, or of one word after a noun without article."""
    end = head + 1
    while end < min(head + 1 + NAME_WORDS, len(doc.words)) and doc.word(end)[0].isupper():
        end += 1
    if end == head + 2 and doc.word(first).lower() in table.determiners:
        end = head + 1  # "ließ durch seinen Anwalt Klage androhen"
    if end + 1 < len(doc.words) and doc.word(end).lower() in table.genitives:
        noun = next((at for at in (end + 1, end + 2) if at < len(doc.words) and doc.word(at)[0].isupper()), None)
        return end if noun is None else noun + 1
    return end


def _is_hyphen(doc: Document, at: int) -> bool:
    """Say whether a word is a hyphen between two others, with no space: "SPD-Sprecher", but not "durch ihn - so heißt es -"."""
    if not 0 < at < len(doc.words) - 1 or doc.word(at) != "-":
        return False
    return doc.words[at - 1][1] == doc.words[at][0] and doc.words[at][1] == doc.words[at + 1][0]


def _is_person(word: str, table: Channels) -> bool:
    """Say whether a word is one who speaks for others."""
    lowered = word.lower()
    return lowered in table.people or (bool(table.people_endings) and lowered.endswith(table.people_endings))


def _has_office(doc: Document, phrase: range, table: Channels) -> bool:
    """Say whether the noun of a phrase is a place."""
    return any(doc.word(at).lower() in table.offices for at in phrase)


def _prepositions(table: Channels) -> frozenset[str]:
    """Give the words that a channel stands behind."""
    return table.through | table.through_or_about | table.released_by
