"""Finds the words of stance in a clause: verbs in all their forms, words, nouns and phrases of the tables in `laut.lang.stances`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from laut.document import Document
from laut.lang.pack import LanguagePack, Verb
from laut.lang.stances import StanceWords
from laut.quotation.clauses import parts_of_verb

Meaning = Literal["accept", "refuse", "steady", "turn", "new"]
Kind = Literal["verb", "word", "noun", "phrase"]

MEANINGS: Final[tuple[Meaning, ...]] = get_args(Meaning)
SIDES: Final[tuple[Meaning, ...]] = ("accept", "refuse")
MIN_COMPOUND: Final = 5  # letters of a noun that is looked for at the end of longer ones; "Vorsitzende" is no "Ende"
GAP_WORDS: Final = 12  # "gab … auf" inside a clause
_NONE: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """Words of one meaning: their numbers in the document, ascending."""

    meaning: Meaning
    kind: Kind
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, list[tuple[Meaning, Verb]]]
    words: dict[str, set[Meaning]]
    nouns: dict[str, set[Meaning]]
    last_parts: tuple[tuple[str, Meaning], ...]
    phrases: dict[str, list[tuple[Meaning, tuple[str, ...]]]]
    opposites: dict[str, list[tuple[int, bool, Verb]]]


@cache
def _lexicon(table: StanceWords) -> _Lexicon:
    found = _Lexicon({}, {}, {}, _last_parts(table), {}, {})
    for meaning in MEANINGS:
        wording = getattr(table, meaning)
        for verb in wording.verbs:
            for form in verb.whole | verb.split:
                found.verbs.setdefault(form, []).append((meaning, verb))
        for words, index in ((wording.words, found.words), (wording.nouns, found.nouns)):
            for word in words:
                index.setdefault(word, set()).add(meaning)
        for phrase in wording.phrases:
            found.phrases.setdefault(phrase[0], []).append((meaning, phrase))
    for number, sides in enumerate(table.opposites):
        for side, verbs in enumerate(sides):
            for verb in verbs:
                for form in verb.whole | verb.split:
                    found.opposites.setdefault(form, []).append((number, bool(side), verb))
    return found


def _last_parts(table: StanceWords) -> tuple[tuple[str, Meaning], ...]:
    if not table.has_compounds:
        return ()
    return tuple((n, m) for m in MEANINGS for n in sorted(getattr(table, m).nouns) if len(n) >= MIN_COMPOUND)


def find_wordings(doc: Document, clause: Sequence[int], sentence: Sequence[int], pack: LanguagePack) -> list[Found]:
    """Give the words of stance in a clause; those of a phrase for or against count in it only.

    Example: "kommt nicht infrage" is against as a phrase, not for by its "infrage".
    """
    lexicon = _lexicon(pack.stance_words)
    found = list(_phrases(doc, clause, lexicon))
    taken = {word for f in found if f.meaning in SIDES for word in f.words}
    particle = _last_particle(doc, clause, pack)
    for at, word in enumerate(clause):
        form = doc.word(word).lower()
        is_noun = at > 0 and doc.language == "de" and doc.word(word)[0].isupper()
        for meaning, verb in lexicon.verbs.get(form, ()) if not is_noun else ():
            parts = _parts(doc, word, verb, sentence, particle, pack)
            if parts is not None and not (word in taken and meaning in SIDES):
                found.append(Found(meaning, "verb", parts))
        if word not in taken:
            found.extend(Found(meaning, kind, (word,)) for meaning, kind in _meanings(form, pack.stance_words, lexicon))
    return found


def find_opposites(
    doc: Document, clause: Sequence[int], sentence: Sequence[int], pack: LanguagePack
) -> Iterator[tuple[int, bool]]:
    """Give the number of each pair of opposites a verb in the clause is of, and on which side it is."""
    particle = _last_particle(doc, clause, pack)
    for word in clause:
        for number, side, verb in _lexicon(pack.stance_words).opposites.get(doc.word(word).lower(), ()):
            if _parts(doc, word, verb, sentence, particle, pack) is not None:
                yield number, side


def _parts(
    doc: Document, word: int, verb: Verb, sentence: Sequence[int], particle: int, pack: LanguagePack
) -> tuple[int, ...] | None:
    """Give the words of a verb; "kündigte … an" is no "kündigen"."""
    parts = parts_of_verb(doc, word, verb, (), zone=sentence, marked=_NONE, pack=pack)
    if parts is None or (len(parts) == 1 and verb.particle is None and word < particle):
        return None
    return tuple(sorted(parts))


def _last_particle(doc: Document, clause: Sequence[int], pack: LanguagePack) -> int:
    """Give the word that ends a clause, if it is the particle of a verb before it; else -1."""
    return clause[-1] if clause and doc.word(clause[-1]) in _particles(pack.stance_words) else -1


@cache
def _particles(table: StanceWords) -> frozenset[str]:
    verbs = (verb for meaning in MEANINGS for verb in getattr(table, meaning).verbs)
    return frozenset(verb.particle for verb in verbs if verb.particle)


def _phrases(doc: Document, clause: Sequence[int], lexicon: _Lexicon) -> Iterator[Found]:
    """Give the phrases, longer ones first; those of one meaning do not overlap, nor those for and against."""
    sided: set[int] = set()
    used: dict[Meaning, set[int]] = {"accept": sided, "refuse": sided, "steady": set(), "turn": set(), "new": set()}
    starting = [(m, p, at) for at, word in enumerate(clause) for m, p in lexicon.phrases.get(doc.word(word).lower(), ())]
    for meaning, phrase, at in sorted(starting, key=lambda s: -len(s[1])):
        parts = _sequence(doc, phrase, clause[at:])
        if parts and used[meaning].isdisjoint(parts):
            used[meaning].update(parts)
            yield Found(meaning, "phrase", parts)


def _sequence(doc: Document, phrase: Sequence[str], words: Sequence[int]) -> tuple[int, ...]:
    """Give the words of a phrase from the first word on, side by side but for gaps; empty if they are not there."""
    parts: list[int] = []
    may_skip = False
    rest = iter(words[: GAP_WORDS + len(phrase)])
    for wanted in phrase:
        if wanted == "…":
            may_skip = True
            continue
        for word in rest:
            if doc.word(word).lower() == wanted:
                parts.append(word)
                break
            if not may_skip:
                return ()
        else:
            return ()
        may_skip = False
    return tuple(parts)


def _meanings(form: str, table: StanceWords, lexicon: _Lexicon) -> Iterator[tuple[Meaning, Kind]]:
    """Give what a word means by itself, without its ending, or as the last part of a compound."""
    for meaning in {m for stem in _stems(form, table.endings) for m in lexicon.words.get(stem, ())}:
        yield meaning, "word"
    stems = _stems(form, table.noun_endings)
    found = {m for stem in stems for m in lexicon.nouns.get(stem, ())}
    if not found and len(form) > MIN_COMPOUND:
        found = {meaning for noun, meaning in lexicon.last_parts if any(stem.endswith(noun) for stem in stems)}
    for meaning in found:
        yield meaning, "noun"


def _stems(form: str, endings: Sequence[str]) -> list[str]:
    return [form, *(form.removesuffix(ending) for ending in endings if form.endswith(ending))]
