"""What an actor is called, and the office the text gives it."""

import pytest

from laut.actors.mentions import Found
from laut.actors.names import lookup_names, name_of, office_heads, role_of
from laut.document import Document
from laut.findings import Label, MentionKind
from laut.kb.find import KnowledgeBase
from laut.lang.load import pack_of
from tests.actors.hand import document, mention


def chain_of(doc: Document, *words: str | tuple[str, MentionKind]) -> list[Found]:
    pairs: list[tuple[str, MentionKind]] = [(w, "name") if isinstance(w, str) else w for w in words]
    return [mention(doc, text, kind) for text, kind in pairs]


def name(text: str, *words: str | tuple[str, MentionKind], language: str = "de") -> str:
    doc = document(text, language)
    return name_of(doc, chain_of(doc, *words), pack_of(language).actors)


def test_the_fullest_name_is_the_name() -> None:
    assert name("Putin kam. Wladimir Putin ging.", "Putin", "Wladimir Putin") == "Wladimir Putin"


def test_the_genitive_s_goes_if_the_name_stands_without_it_as_well() -> None:
    assert name("Putin ging. Putins Rede blieb.", "Putins", "Putin") == "Putin"


@pytest.mark.parametrize("text", ["Hans", "Paris", "Jens"])
def test_an_s_that_is_part_of_a_name_stays(text: str) -> None:
    assert name(f"{text} schwieg.", text) == text


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [("Biden's aides left.", "Biden's", "Biden"), ("Biden’s aides left.", "Biden’s", "Biden")],
)
def test_an_english_clitic_is_no_part_of_a_name(text: str, words: str, expected: str) -> None:
    assert name(text, words, language="en") == expected


def test_an_apostrophe_of_the_genitive_goes() -> None:
    assert name("Maas' Rede war lang.", "Maas'") == "Maas"


def test_the_more_frequent_of_two_as_full_is_the_name() -> None:
    doc = document("Kiew fiel. Kyjiw hielt. Kyjiw siegte.")
    chain = [mention(doc, "Kiew"), mention(doc, "Kyjiw"), mention(doc, "Kyjiw", nth=1)]
    assert name_of(doc, chain, pack_of("de").actors) == "Kyjiw"


def test_without_a_name_the_clearest_description_counts() -> None:
    text = "Er ging. Der Präsident schwieg. Der russische Präsident kam."
    words: list[tuple[str, MentionKind]] = [
        ("Er", "pronoun"),
        ("Der Präsident", "nominal"),
        ("Der russische Präsident", "nominal"),
    ]
    assert name(text, *words) == "Der russische Präsident"


def test_of_pronouns_alone_the_first_is_the_name() -> None:
    assert name("Er kam, und ihn sah man.", ("Er", "pronoun"), ("ihn", "pronoun")) == "Er"


def test_a_tagging_that_ran_on_is_no_name() -> None:
    assert (
        name("Kern und die anderen acht Leute aus dem Ort. Kern.", "Kern und die anderen acht Leute aus dem Ort", "Kern")
        == "Kern"
    )


def role(text: str, *words: str | tuple[str, MentionKind], called: str = "", language: str = "de") -> str | None:
    doc = document(text, language)
    return role_of(doc, chain_of(doc, *words), called, pack_of(language).actors)


def test_an_office_goes_before_another_description() -> None:
    text = "Der kranke Mann kam. Der russische Präsident schwieg."
    found = role(text, ("Der kranke Mann", "nominal"), ("Der russische Präsident", "nominal"))
    assert found == "russische Präsident"


def test_of_two_offices_the_first_is_the_role() -> None:
    found = role("Der Kanzler, der Parteichef, kam.", ("Der Kanzler", "nominal"), ("der Parteichef", "nominal"))
    assert found == "Kanzler"


def test_a_description_that_is_the_name_is_no_role() -> None:
    assert role("Die Ministerin kam.", ("Die Ministerin", "nominal"), called="Die Ministerin") is None


def test_a_name_is_no_role() -> None:
    assert role("Kern kam.", "Kern") is None


def test_an_english_article_is_left_out() -> None:
    assert role("The president left.", ("The president", "nominal"), language="en") == "president"


def heads(text: str, *words: str, language: str = "de") -> list[str]:
    doc = document(text, language)
    return office_heads(doc, chain_of(doc, *((w, "nominal") for w in words)), pack_of(language).actors)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("der russische Außenminister", ["Außenminister"], id="compound"),
        pytest.param("die Ministerin", ["Ministerin"], id="feminine"),
        pytest.param("der Sprecher des Präsidenten", ["Sprecher"], id="the head, not its attribute"),
        pytest.param("die leitende Ärztin", [], id="no office"),
    ],
)
def test_the_head_of_an_office(words: str, expected: list[str]) -> None:
    assert heads(f"Da kam {words}.", words) == expected


def test_an_office_stands_there_once() -> None:
    assert heads("Der Kanzler kam, ein Kanzler ging.", "Der Kanzler", "ein Kanzler") == ["Kanzler"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("ein Vertrauter von Präsident Biden", id="with a preposition"),
        pytest.param("die Frau des Präsidenten", id="with a genitive"),
    ],
)
def test_an_office_in_an_attribute_is_another_ones(words: str) -> None:
    assert heads(f"Da kam {words}.", words) == []


@pytest.mark.parametrize("word", ["frühere", "ehemalige", "designierte", "künftige"])
def test_an_office_that_is_not_held_is_none_to_look_up(word: str) -> None:
    assert heads(f"Da kam der {word} russische Präsident.", f"der {word} russische Präsident") == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        pytest.param("der Ex-Präsident", "de", id="Ex-"),
        pytest.param("the former president", "en", id="former"),
        pytest.param("the president-elect", "en", id="elect"),
        pytest.param("the president's brother", "en", id="genitive"),
        pytest.param("a friend of the president", "en", id="attribute"),
    ],
)
def test_more_that_is_no_office_to_look_up(words: str, language: str) -> None:
    assert heads(f"Da kam {words}.", words, language=language) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("the US president", "president", id="country before"),
        pytest.param("the president of France", "president", id="country behind"),
        pytest.param("the president, who lied", "president", id="clause behind"),
    ],
)
def test_the_head_of_an_english_office(words: str, expected: str) -> None:
    assert heads(f"There came {words}.", words, language="en") == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Russlands Präsident", "Präsident", id="genitive of a country"),
        pytest.param("Israels Ministerpräsident", "Ministerpräsident", id="and a compound"),
        pytest.param("der Moskauer Bürgermeister", "Bürgermeister", id="adjective of a place"),
        pytest.param("Laos’ Präsident", "Präsident", id="genitive with an apostrophe"),
        pytest.param("Israels UN-Botschafter", "Botschafter", id="before a hyphen"),
        pytest.param("der Regierungssprecher Kern", "Regierungssprecher", id="an office that ends like an adjective"),
    ],
)
def test_the_country_before_a_german_office_is_not_its_head(words: str, expected: str) -> None:
    assert heads(f"Da kam {words}.", words) == [expected]


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        pytest.param("the president of New Zealand", "en", "president", id="New Zealand"),
        pytest.param("der Präsident der neuen Republik", "de", "Präsident", id="attribute"),
    ],
)
def test_new_in_an_attribute_takes_no_office_back(words: str, language: str, expected: str) -> None:
    assert heads(f"Da kam {words}.", words, language=language) == [expected]


def test_several_hold_no_office_to_look_up() -> None:
    assert heads("Da kamen zwölf Präsidenten.", "zwölf Präsidenten") == []


def test_where_the_first_description_is_no_office_those_behind_it_are_not_looked_up() -> None:
    text = "Der Mann kam. Der Präsident ging."
    assert heads(text, "Der Mann", "Der Präsident") == []


def looked_up(text: str, *words: str, kind: MentionKind = "name", label: Label = "LOC", kb: KnowledgeBase) -> list[str]:
    doc = document(text)
    chain = [mention(doc, w, kind, label) for w in words]
    table = pack_of("de").actors
    return lookup_names(doc, chain, name_of(doc, chain, table), table, kb)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Russlands Wälder brennen.", ["Russlands"], ["Russlands", "Russland"], id="genitive"),
        pytest.param("Putin kam, Wladimir Putin.", ["Putin", "Wladimir Putin"], ["Wladimir Putin", "Putin"], id="fullest first"),
        pytest.param("Die Provinz Moskau brennt.", ["Moskau"], [], id="a province is no town"),
        pytest.param("Moskau-Stadt brennt.", ["Moskau"], ["Moskau"], id="the first of an unknown compound"),
        pytest.param("Groß-Moskau brennt.", ["Moskau"], [], id="the last of an unknown compound"),
        pytest.param("Russland-sprachig war es.", ["Russland"], [], id="a language"),
    ],
)
def test_names_to_look_up(text: str, words: list[str], expected: list[str], kb: KnowledgeBase) -> None:
    assert looked_up(text, *words, kb=kb) == expected


def test_only_places_are_parted_from_the_word_before(kb: KnowledgeBase) -> None:
    assert looked_up("Der See Putin gefiel es.", "Putin", label="PER", kb=kb) == ["Putin"]


def test_an_adjective_is_looked_up_where_there_is_no_name(kb: KnowledgeBase) -> None:
    assert looked_up("Das russische Heer kam.", "russische", kind="adjective", kb=kb) == ["russische"]
    assert looked_up("Er schwieg.", "Er", kind="pronoun", kb=kb) == []
