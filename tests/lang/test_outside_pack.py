"""A language that another package brings: a tiny Dutch pack goes the whole way, though it gives neither stops nor channels."""

import importlib.metadata
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from laut.article import article_of
from laut.lang import load
from laut.lang.load import languages, pack_of
from laut.lang.pack import Clauses, Cue, LanguagePack, MediumWords, Shift, Verb
from laut.lang.stops import StopTable
from laut.quotation.channels import find_channel
from laut.quotation.cues import read_cue
from laut.record import Record
from laut.tokenise import document_of, split_sentences, split_words

TEXT = "De brug blijft dicht, zei burgemeester J. A. Vos dinsdag in een brief. Hij steunt het plan niet meer."
SAY = Cue("zeggen", "verb", Verb(frozenset({"zeggen", "zei", "gezegd"})), (), "say", None, "speech", None, False, "Dat zei hij.")
DUTCH = LanguagePack(
    code="nl",
    name="Dutch",
    cues=(SAY,),
    shifts=(Shift(("niet", "meer"), None, (), False, "Hij steunt het plan niet meer."),),
    media=(MediumWords("writing", frozenset({"brief"}), ()),),
    stances=(Verb(frozenset({"steunt"})),),
    clauses=Clauses(
        openers=frozenset({"omdat"}),
        relatives=frozenset({"die"}),
        negators=frozenset({"niet"}),
        not_negating=frozenset(),
        joiners=frozenset({"en"}),
        infinitives=frozenset({"te"}),
    ),
    medium_prepositions=frozenset({"in"}),
)


@pytest.fixture(autouse=True)
def _offered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install the package, as far as one can tell."""
    entry = SimpleNamespace(name="nl", value="dutch:PACK", load=lambda: DUTCH)
    others = importlib.metadata.entry_points
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [entry] if group == load.GROUP else others(group=group))
    load._outside.cache_clear()
    load._load.cache_clear()
    yield
    load._outside.cache_clear()
    load._load.cache_clear()


def test_it_is_loaded_by_its_code() -> None:
    assert languages() == ("de", "en", "nl")
    assert pack_of("nl-BE") is DUTCH
    assert DUTCH.stops == StopTable()


def test_its_texts_are_cut_into_words_and_sentences() -> None:
    words = split_words(TEXT, DUTCH.stops)
    assert [TEXT[start:end] for start, end in words[6:11]] == ["burgemeester", "J.", "A.", "Vos", "dinsdag"]
    assert len(split_sentences(TEXT, words, DUTCH.stops)) == 2
    doc = document_of(TEXT, pack_of("nl"))
    assert (doc.language, len(doc.words), len(doc.sentences)) == ("nl", len(words), 2)


def test_its_tables_are_used() -> None:
    doc = document_of(TEXT, DUTCH)
    start, end = doc.sentences[0]
    frame = doc.span(TEXT.index("zei"), end)
    reading = read_cue(doc, DUTCH, type="indirect", quote=[doc.span(start, frame.start)], cue=[], frame=[frame], speaker=[])
    assert (reading.act, reading.medium) == ("say", "writing")
    assert find_channel(doc, DUTCH, cue=[], frame=[frame], speaker=[frame]) == ()


@pytest.mark.slow
def test_its_articles_are_no_fault() -> None:
    from laut.pipeline import load as load_pipeline

    (record,) = load_pipeline().read_many([article_of(TEXT, id="a", language="nl")])
    assert isinstance(record, Record)
