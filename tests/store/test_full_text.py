"""Full text: both engines find the same articles by the same words, whatever stands in the question."""

from collections.abc import Iterator

import pytest

from laut.errors import UsageError
from laut.store import Store, open_store
from laut.store.words import question_of
from tests.store.conftest import ENGINES
from tests.store.hand import article, found, put

TEXTS = {
    "waffen": article("Die Waffenlieferungen an Kiew gehen weiter. Das Rote Kreuz half.", id="waffen", title="Hilfe für Kiew"),
    "haus": article(
        "Häuser in der Straße des 17. Juni; Bundeskanzler-Kandidat Müller sprach.", id="haus", title="Straße gesperrt"
    ),
    "kreuz": article("Am Kreuz stand ein rotes Auto. Waffen waren keine da.", id="kreuz"),
    "english": article("The ministers' deliveries were denied, Ukrainians said.", id="english", language="en"),
    "lang": article("Ισραήλ и Москва 東京 😀 naïve Čapek", id="lang", language=None),
}


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store with a few articles, to be asked only."""
    if request.param == "sqlite":
        url = str(tmp_path_factory.mktemp("texts") / "news.sqlite")
    else:
        url = request.getfixturevalue("postgres").new_database()
    with open_store(url) as store:
        put(store, *TEXTS.values())
        yield store


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Waffenlieferung", {"waffen"}),
        ("waffenlieferungen", {"waffen"}),
        ("Haus", {"haus"}),
        ("Häusern", {"haus"}),
        ("Haeuser", {"haus"}),
        ("strasse", {"haus"}),
        ("STRASSE", {"haus"}),
        ("Mueller", {"haus"}),
        ("delivery", {"english"}),
        ("minister", {"english"}),
        ("Ukrainian", {"english"}),
        ("москва", {"lang"}),
        ("ΙΣΡΑΗΛ", {"lang"}),
        ("naive", {"lang"}),
        ("Capek", {"lang"}),
        ("東京", {"lang"}),
        ("17", {"haus"}),
        ("Kandidat", {"haus"}),
        ("Bundeskanzler-Kandidat", {"haus"}),
        ("Kiew", {"waffen"}),
        ("Hilfe", {"waffen"}),
        ("Paris", set()),
    ],
)
def test_a_word_finds_its_other_forms_and_spellings(filled: Store, words: str, ids: set[str]) -> None:
    assert set(found(filled, words)) == ids


@pytest.mark.parametrize("words", ["rot Kreuz", "Kreuz rotes", "ROTE kreuze"])
def test_all_words_must_be_there(filled: Store, words: str) -> None:
    assert set(found(filled, words)) == {"waffen", "kreuz"}


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ('"Rotes Kreuz"', {"waffen"}),
        ('"Kreuz Rotes"', set()),
        ('"rotes Auto" Waffen', {"kreuz"}),
        ('"Kreuz"', {"waffen", "kreuz"}),
        ('"ministers deliveries"', {"english"}),
        ('"Kiew Die"', set()),
    ],
)
def test_a_phrase_is_found_where_its_words_stand_side_by_side(filled: Store, words: str, ids: set[str]) -> None:
    assert set(found(filled, words)) == ids


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Waffenl*", {"waffen"}),
        ("waff*", {"waffen", "kreuz"}),
        ("Waffen*", {"waffen", "kreuz"}),
        ("Häus*", {"haus"}),
        ("Häuser*", {"haus"}),
        ("Моск*", {"lang"}),
        ("Kreuz* Auto*", {"kreuz"}),
        ("xyz*", set()),
    ],
)
def test_a_prefix_finds_words_that_begin_with_it(filled: Store, words: str, ids: set[str]) -> None:
    assert set(found(filled, words)) == ids


@pytest.mark.parametrize(
    "words",
    [
        "Kiew'", "'Kiew", "''Kiew''", '"Kiew', 'Kiew"', '""Kiew""', 'Kiew "', "Kiew\\", "\\Kiew", "Kiew;", "(Kiew", "Kiew)", "Kiew:*",
        ":Kiew", "-Kiew", "+Kiew", "^Kiew", "{Kiew}", "Kiew!", "!Kiew", "|Kiew", "Kiew &", "<-> Kiew", "Kiew %", "$1Kiew $$", "Kiew --",
        "/*Kiew*/", "* Kiew *", "**Kiew", "?Kiew", "Kiew…", "„Kiew“", "»Kiew«", "Kiew\x00", "\x00Kiew", "Kiew\n", "\tKiew",
        "Kiew\u202e", "Kiew\U0001f600", "Kiew @", "~Kiew", "Kiew = Kiew",
    ],
)  # fmt: skip
def test_signs_in_a_question_are_no_operators(filled: Store, words: str) -> None:
    assert found(filled, words) == (["waffen"] if words != "$1Kiew $$" else [])


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR", "title:", "body", "texts", "NULL", "rowid", "rank:", "simple"])
def test_words_of_a_query_language_are_mere_words(store: Store, word: str) -> None:
    put(store, article(f"Das {word} steht da.", id="named"), article("Das steht da.", id="other"))
    assert found(store, word) == ["named"]


@pytest.mark.parametrize("words", ["", " ", "*", '""', '"', "'", "!?", "…", "\x00", '"" *', "&|!():*<->", "😀"])
def test_a_question_without_words_is_a_mistake_of_the_caller(words: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        question_of(words)


def test_a_very_long_question_is_answered(filled: Store) -> None:
    assert found(filled, "Kiew " * 300) == ["waffen"]


@pytest.mark.parametrize("word", ["a" * 5000, "ж" * 5000, "東" * 5000], ids=["latin", "cyrillic", "chinese"])
def test_a_very_long_word_is_found(store: Store, word: str) -> None:
    put(store, article(f"Das {word} steht da.", id="long"))
    assert found(store, word) == ["long"]


def test_a_title_weighs_more_than_the_text(store: Store) -> None:
    put(
        store, article("Der Rat tagt. Kiew schweigt.", id="text", title="Rat"), article("Der Rat tagt.", id="title", title="Kiew")
    )
    assert found(store, "Kiew") == ["title", "text"]


def test_a_phrase_does_not_reach_from_the_title_into_the_text(store: Store) -> None:
    put(store, article("Kreuz und Rad.", title="Rot"))
    assert found(store, '"rotes Kreuz"') == []


@pytest.mark.parametrize("language", ["en-GB", "EN", "en"])
def test_a_variety_of_a_language_has_its_stems(store: Store, language: str) -> None:
    put(store, article("The authorities were generously relieved.", language=language))
    assert found(store, "authority generous relieving") == ["a-1"]


@pytest.mark.parametrize("language", ["fr", "uk", None, "xx"])
def test_a_text_in_a_language_without_stems_is_found_by_its_words(store: Store, language: str | None) -> None:
    put(store, article("Les ministres ukrainiens", language=language))
    assert found(store, "ministres ukrainiens") == ["a-1"]
