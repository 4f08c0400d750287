"""What every language pack has to hold, those of other projects included."""

import pytest

from laut.document import Document
from laut.lang.load import languages, pack_of
from laut.lang.pack import CLAUSE_TABLES, Cue, LanguagePack, Shift
from laut.quotation.cues import read_cue
from laut.tokenise import document_of, split_words

PACKS = [pack_of(code) for code in languages()]
CUES = [
    pytest.param(pack, cue, id=f"{pack.code}-{cue.kind}-{cue.word}-{'+'.join(cue.company)}")
    for pack in PACKS
    for cue in pack.cues
]
SHIFTS = [pytest.param(pack, shift, id=f"{pack.code}-{shift.example}") for pack in PACKS for shift in pack.shifts]


def _document(pack: LanguagePack, text: str) -> Document:
    return document_of(text, pack)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_every_act_has_a_cue(pack: LanguagePack) -> None:
    acts = {"say", "claim", "confirm", "deny", "doubt", "announce", "threaten", "demand", "ask", "praise", "blame"}
    assert {cue.act for cue in pack.cues} == acts


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_words_of_every_table_are_cut_as_one(pack: LanguagePack) -> None:
    clauses = {word for name in CLAUSE_TABLES for word in getattr(pack.clauses, name)}
    media = {word for medium in pack.media for word in medium.words}
    shifts = {word for shift in pack.shifts for word in shift.words} - {"…"}
    channels = pack.channels
    people = channels.people | channels.offices | channels.told | channels.released
    words = clauses | media | shifts | people | pack.medium_prepositions
    assert [word for word in sorted(words) if len(split_words(word, pack.stops)) != 1] == [], "they can never be found"


@pytest.mark.parametrize(("pack", "cue"), CUES)
def test_example_of_every_cue_is_found(pack: LanguagePack, cue: Cue) -> None:
    doc = _document(pack, cue.example)
    forms = cue.forms.whole | cue.forms.split
    heads = [index for index in range(len(doc.words)) if doc.word(index).lower() in forms]
    assert heads, "no form of the cue stands in its example"
    whole = [doc.span(0, len(doc.text))]
    wanted = {part for choice in cue.company for part in choice.split("|")} | {cue.forms.particle}
    marked = [
        doc.span_of_words(index, index + 1)
        for index in range(len(doc.words))
        if index == heads[0] or (index != heads[0] and doc.word(index).lower() in wanted)
    ]
    reading = read_cue(doc, pack, type="indirect", quote=[], cue=marked, frame=whole, speaker=[])
    assert reading.act == cue.act
    if cue.medium or cue.usual_medium:
        assert reading.medium == (cue.medium or cue.usual_medium)


@pytest.mark.parametrize(("pack", "cue"), [param for param in CUES if not param.values[1].only_marked])  # type: ignore[union-attr]
def test_example_of_every_cue_that_needs_no_mark_is_found_without(pack: LanguagePack, cue: Cue) -> None:
    doc = _document(pack, cue.example)
    reading = read_cue(doc, pack, type="reported", quote=[doc.span(0, len(doc.text))], cue=[], frame=[], speaker=[])
    assert reading.act == cue.act


@pytest.mark.parametrize(("pack", "shift"), SHIFTS)
def test_example_of_every_shift_is_found(pack: LanguagePack, shift: Shift) -> None:
    doc = _document(pack, shift.example)
    reading = read_cue(doc, pack, type="reported", quote=[doc.span(0, len(doc.text))], cue=[], frame=[], speaker=[])
    found = {doc.word(index).lower() for span in reading.shift for index in doc.words_in(span.start, span.end)}
    if shift.verb is None:
        assert set(shift.words) - {"…"} <= found
    else:
        assert (shift.verb.whole | shift.verb.split) & found
