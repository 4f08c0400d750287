"""The tables of actor words: each of normal words, none twice, none that could never be found; and what German ones tell in a sentence."""

import unicodedata
from dataclasses import fields

import pytest

from laut.actors.agreement import form_of
from laut.actors.names import office_heads
from laut.actors.roles import MentionsByPlace
from laut.lang.actors import ActorWords
from laut.lang.load import pack_of
from laut.lang.tables import read_table
from laut.tokenise import split_words
from tests.actors.hand import document, mention, ordered
from tests.made_up import span

LANGUAGES = ("de", "en")
TABLES = [
    pytest.param(code, field.name, id=f"{code}-{field.name}")
    for code in LANGUAGES
    for field in fields(ActorWords)
    if field.name != "gendered_offices"
]
NEEDED = (
    "masculine",
    "feminine",
    "neuter",
    "plural",
    "first_singular",
    "first_plural",
    "offices",
    "titles",
    "joiners",
    "governments",
    "former",
    "never_last",
    "not_towns",
    "sayings",
    "both",
)


def table(code: str, name: str) -> tuple[str, ...]:
    return tuple(getattr(pack_of(code).actors, name))


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_words_are_normal(code: str, name: str) -> None:
    for word in table(code, name):
        assert word == word.lower().strip()
        assert len(word.split()) == 1
        assert unicodedata.is_normalized("NFC", word)


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_no_word_stands_in_a_table_twice(code: str, name: str) -> None:
    words = read_table(f"laut.lang.{code}", "actors").get(name, [])
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_words_are_cut_as_one(code: str, name: str) -> None:
    pack = pack_of(code)
    assert [word for word in table(code, name) if len(split_words(word, pack.stops)) != 1] == [], "they can never be found"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", NEEDED)
def test_a_table_that_is_needed_has_words(code: str, name: str) -> None:
    assert table(code, name)


@pytest.mark.parametrize("code", LANGUAGES)
def test_titles_that_tell_a_gender_are_titles_and_tell_one(code: str) -> None:
    men, women = set(table(code, "masculine_titles")), set(table(code, "feminine_titles"))
    assert men | women <= set(table(code, "titles"))
    assert not men & women


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_speaks_is_in_no_table_of_genders(code: str) -> None:
    first = {*table(code, "first_singular"), *table(code, "first_plural")}
    assert not first & {word for name in ("masculine", "feminine", "neuter", "plural") for word in table(code, name)}


@pytest.mark.parametrize(
    ("code", "word"), [("de", "minister:innen"), ("de", "ministerinnen"), ("de", "außenministerin"), ("en", "spokeswomen")]
)
def test_endings_catch_compounds(code: str, word: str) -> None:
    words = pack_of(code).actors
    assert word.endswith((*words.plural_endings, *words.feminine_endings))


@pytest.mark.parametrize(
    ("sentence", "who", "genders"),
    [
        pytest.param("Die Kanzlerin schwieg.", "Die Kanzlerin", "f", id="feminine office"),
        pytest.param("Ein Sprecher schwieg.", "Ein Sprecher", "m", id="masculine office"),
        pytest.param("Ein Regierungssprecher schwieg.", "Ein Regierungssprecher", "m", id="compound"),
        pytest.param("Das Auswärtige Amt schwieg.", "Das Auswärtige Amt", "n", id="neuter"),
        pytest.param("Mehrere Abgeordnete schwiegen.", "Mehrere Abgeordnete", "p", id="plural by its article"),
        pytest.param("Sicherheitskräfte schwiegen.", "Sicherheitskräfte", "p", id="plural by its ending"),
        pytest.param("Eine frühere Sprecherin schwieg.", "Eine frühere Sprecherin", "f", id="adjective between"),
    ],
)
def test_what_a_german_description_tells(sentence: str, who: str, genders: str) -> None:
    doc = document(sentence)
    found = mention(doc, who, "nominal")
    words = [doc.word(w) for w in range(found.start, found.end)]
    assert form_of(words, "nominal", "PER", pack_of("de").actors).genders == frozenset(genders)


@pytest.mark.parametrize(
    ("sentence", "speaker", "names"),
    [
        pytest.param("So Maas und Kern.", "Maas und Kern", ["Maas", "Kern"], id="und"),
        pytest.param("So Maas sowie Kern.", "Maas sowie Kern", ["Maas", "Kern"], id="sowie"),
        pytest.param("So Maas, Kahl und Kern.", "Maas, Kahl und Kern", ["Maas", "Kahl", "Kern"], id="list"),
        pytest.param("So Außenminister Maas.", "Außenminister Maas", ["Maas"], id="office"),
    ],
)
def test_who_speaks_in_german(sentence: str, speaker: str, names: list[str]) -> None:
    doc = document(sentence)
    found = ordered(*(mention(doc, name) for name in ("Maas", "Kahl", "Kern") if name in sentence))
    filled = MentionsByPlace(doc, found).filling([span(sentence, speaker)], pack_of("de").actors)
    assert [doc.word(found[i].start) for i in filled] == names


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        pytest.param("der ukrainische Präsident", "Präsident", id="Präsident"),
        pytest.param("die Bundeskanzlerin", "Bundeskanzlerin", id="compound"),
        pytest.param("der Nato-Generalsekretär", "Generalsekretär", id="hyphen"),
        pytest.param("der iranische Außenminister", "Außenminister", id="minister"),
    ],
)
def test_the_noun_of_a_german_office(sentence: str, office: str) -> None:
    doc = document(sentence)
    assert office_heads(doc, [mention(doc, sentence, "nominal")], pack_of("de").actors) == [office]
