"""Finds the words that mark a changed position: "nicht mehr", "nun doch", "rückte … ab". Which words, the language pack says."""

from collections.abc import Sequence
from typing import Final

from laut.document import Document, Span
from laut.lang.pack import LanguagePack, Shift, Verb
from laut.quotation.clauses import Segment, parts_of_verb

GAP_WORDS: Final = 25  # "bislang … nun" stand in one sentence; its clauses are rarely longer
NO_STANCE: Final = frozenset({"say", "claim", "ask"})  # acts that take no position: "sprach erstmals von Schnee"
_NONE: Final[frozenset[int]] = frozenset()


def find_shift(doc: Document, segments: Sequence[Segment], pack: LanguagePack, *, is_telling: bool) -> tuple[Span, ...]:
    """Give the words of shift in the segments of a main clause, in text order; longer entries win over shorter ones.

    Args:
        is_telling: the clause tells of the saying itself. Elsewhere entries that need a stance count only beside one.
    """
    zone = [word for segment in segments for word in segment]
    present = {doc.word(word).lower() for word in zone}
    stances = None if is_telling else _stances(doc, segments, zone, pack)
    used: set[int] = set()
    for shift in sorted(pack.shifts, key=lambda shift: -(len(shift.words) or 1 + len(shift.company))):
        if shift.words and not present.issuperset(word for word in shift.words if word != "…"):
            continue
        for parts in _occurrences(doc, shift, zone, pack):
            if used.isdisjoint(parts) and (stances is None or not shift.needs_stance or not stances.isdisjoint(parts)):
                used.update(parts)
    return doc.spans_of_runs(_runs(sorted(used)))


def _occurrences(doc: Document, shift: Shift, zone: Sequence[int], pack: LanguagePack) -> list[tuple[int, ...]]:
    """Give the words of each place where the entry stands."""
    found: list[tuple[int, ...]] = []
    for position, word in enumerate(zone):
        form = doc.word(word).lower()
        if shift.verb is None:
            parts = _sequence(doc, shift.words, zone[position:]) if form == shift.words[0] else None
        elif (form in shift.verb.whole or form in shift.verb.split) and not _is_infinitive(doc, word, shift.verb, pack):
            parts = parts_of_verb(doc, word, shift.verb, shift.company, zone=zone, marked=_NONE, pack=pack)
        else:
            parts = None
        if parts is not None:
            found.append(parts)
    return found


def _is_infinitive(doc: Document, word: int, verb: Verb, pack: LanguagePack) -> bool:
    """Tell "forderte, das Gesetz zurückzunehmen", where nobody changes a position yet, from "nahm … zurück"."""
    if word and doc.word(word - 1).lower() in pack.clauses.infinitives:
        return True
    form = doc.word(word).lower()
    return verb.particle is not None and any(form.startswith(f"{verb.particle}{zu}") for zu in pack.clauses.infinitives)


def _sequence(doc: Document, words: Sequence[str], zone: Sequence[int]) -> tuple[int, ...] | None:
    """Give the places of the words from the start of the zone on, side by side but for gaps "…"; None if they are not there."""
    parts: list[int] = []
    may_skip = False
    rest = iter(zone[: GAP_WORDS + len(words)])
    for wanted in words:
        if wanted == "…":
            may_skip = True
            continue
        for at in rest:
            if doc.word(at).lower() == wanted and (may_skip or not parts or at == parts[-1] + 1):
                parts.append(at)
                break
            if not may_skip:
                return None
        else:
            return None
        may_skip = False
    return tuple(parts)


def _stances(doc: Document, segments: Sequence[Segment], zone: Sequence[int], pack: LanguagePack) -> set[int]:
    """Give all words of the segments that hold a verb of stance or a part of it.

    Example: in "schließt Lieferungen nicht mehr aus" all of them, in "die Brücke sei nicht mehr befahrbar" none.
    """
    stances: set[int] = set()
    for word in zone:
        form = doc.word(word).lower()
        for cue in pack.cues_by_form.get(form, ()):
            if cue.kind == "verb" and not cue.only_marked and cue.act not in NO_STANCE:
                stances.update(parts_of_verb(doc, word, cue.forms, cue.company, zone=zone, marked=_NONE, pack=pack) or ())
        for verb in pack.stance_by_form.get(form, ()):
            stances.update(parts_of_verb(doc, word, verb, (), zone=zone, marked=_NONE, pack=pack) or ())
    return {word for segment in segments if not stances.isdisjoint(segment) for word in segment}


def _runs(words: Sequence[int]) -> list[tuple[int, int]]:
    """Join ascending words that follow each other into half-open runs."""
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return runs
