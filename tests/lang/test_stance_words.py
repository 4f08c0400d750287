"""The tables of stance words: each of normal words, none twice, none that could never be found; and what packs without them do."""

import unicodedata
from dataclasses import replace

import pytest

from laut.errors import PackError
from laut.lang.load import pack_of
from laut.lang.pack import Verb
from laut.lang.stances import StanceWords, Wording
from laut.lang.tables import WORDINGS, read_stances
from laut.stories.stances import read_stance
from laut.tokenise import document_of, split_words

LANGUAGES = ("de", "en")
TABLES = [pytest.param(code, name, id=f"{code}-{name}") for code in LANGUAGES for name in WORDINGS]


def wording(code: str, name: str) -> Wording:
    found = getattr(pack_of(code).stance_words, name)
    assert isinstance(found, Wording)
    return found


def listed(code: str, name: str) -> list[str]:
    """Give every single word of a table but the forms of verbs."""
    table = wording(code, name)
    return [*table.words, *table.nouns, *(word for phrase in table.phrases for word in phrase)]


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_words_are_normal(code: str, name: str) -> None:
    for word in listed(code, name):
        assert word == word.lower().strip()
        assert unicodedata.is_normalized("NFC", word)


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_words_are_cut_as_one(code: str, name: str) -> None:
    pack = pack_of(code)
    words = [word for word in listed(code, name) if word != "…"]
    assert [word for word in words if len(split_words(word, pack.stops)) != 1] == [], "they can never be found"


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_a_table_has_words(code: str, name: str) -> None:
    assert listed(code, name)


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_gaps_are_inside_phrases(code: str, name: str) -> None:
    phrases = wording(code, name).phrases
    assert [phrase for phrase in phrases if "…" in (phrase[0], phrase[-1])] == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("key", ["verbs", "phrases"])
def test_nothing_is_both_for_and_against(code: str, key: str) -> None:
    table = pack_of(code).stance_words
    assert set(getattr(table.accept, key)) & set(getattr(table.refuse, key)) == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_verb_is_its_own_opposite(code: str) -> None:
    for one, other in pack_of(code).stance_words.opposites:
        assert one
        assert other
        assert not set(one) & set(other)


def test_a_word_both_for_and_against_is_refused() -> None:
    both = Wording(words=frozenset({"gut"}))
    with pytest.raises(PackError, match="both accept and refuse"):
        replace(pack_of("de"), stance_words=StanceWords(accept=both, refuse=both))


def test_a_word_that_is_not_normal_is_refused() -> None:
    with pytest.raises(PackError, match="stance_words"):
        replace(pack_of("de"), stance_words=StanceWords(negators=frozenset({"Nicht"})))


def test_a_package_without_the_table_has_no_words() -> None:
    assert read_stances("laut.lang", inflect=lambda word: Verb(frozenset({word}))) == StanceWords()


def test_a_pack_without_the_table_takes_no_stance() -> None:
    pack = replace(pack_of("de"), stance_words=StanceWords())
    stance = read_stance(document_of("Der Rat lehnt den Plan nicht ab.", pack), pack)
    assert stance.toward == 0
    assert stance.spans("accept", "refuse") == ()


@pytest.mark.parametrize(
    ("sentence", "toward"),
    [
        pytest.param("Der Rat stimmt dem Plan zu.", 1, id="accepts"),
        pytest.param("Der Rat lehnt den Plan ab.", -1, id="refuses"),
        pytest.param("Der Rat lehnt den Plan nicht ab.", 1, id="negated refusal"),
        pytest.param("Der Rat lehnt ein Verbot ab.", 1, id="refuses what is against it"),
        pytest.param("Der Rat fordert ein Verbot.", -1, id="demands what is against it"),
        pytest.param("Das sei ein gefährlicher Irrweg.", -1, id="attribute and noun are against it once"),
        pytest.param("Das komme nicht infrage.", -1, id="phrase with its own negator"),
        pytest.param("Ein Exportverbot sei geplant.", -1, id="compound"),
        pytest.param("Die Vorsitzende kam.", 0, id="no compound of a short noun"),
        pytest.param("Man kündigte eine Rede an.", 0, id="another verb with its particle"),
        pytest.param("Das wisse man nicht.", -0.5, id="bare negation"),
        pytest.param("Nicht nur der Rat stimmt zu.", 1, id="nicht nur"),
        pytest.param("Weil der Verband klagt, stimmt der Rat zu.", 1, id="reason left out"),
    ],
)
def test_what_a_german_sentence_is_for(sentence: str, toward: float) -> None:
    pack = pack_of("de")
    assert read_stance(document_of(sentence, pack), pack).toward == toward
