"""Countries by name, adjective and inhabitant, and the seats that stand for their governments."""

import pytest

from laut.kb.find import KnowledgeBase


@pytest.mark.parametrize(
    ("word", "code", "form"),
    [
        ("Russland", "RUS", "name"),
        ("RUSSLAND", "RUS", "name"),
        ("USA", "USA", "abbreviation"),
        ("U.S.", "USA", "abbreviation"),
        ("Vereinigte Staaten", "USA", "name"),
        ("Vereinigten Staaten", "USA", "alias"),
        ("the United States", "USA", "name"),
        ("Großbritannien", "GBR", "alias"),
        ("GROSSBRITANNIEN", "GBR", "alias"),
        ("Vereinigten Arabischen Emiraten", "ARE", "alias"),
        ("Tschechischen Republik", "CZE", "alias"),
        ("Niederlanden", "NLD", "alias"),
        ("Kosovo", "KOS", "name"),
        ("Turkey", "TUR", "alias"),
        ("russisch", "RUS", "adjective"),
        ("russische", "RUS", "adjective"),
        ("russischen", "RUS", "adjective"),
        ("Russische", "RUS", "adjective"),
        ("südkoreanischer", "KOR", "adjective"),
        ("US-amerikanischen", "USA", "adjective"),
        ("französisches", "FRA", "adjective"),
        ("belarussischem", "BLR", "adjective"),
        ("nigrische", "NER", "adjective"),
        ("nigerianische", "NGA", "adjective"),
        ("Russian", "RUS", "adjective"),
        ("Dutch", "NLD", "adjective"),
        ("Russe", "RUS", "inhabitant"),
        ("Russinnen", "RUS", "inhabitant"),
        ("Iranerin", "IRN", "inhabitant"),
        ("Briten", "GBR", "inhabitant"),
        ("Franzosen", "FRA", "inhabitant"),
        ("Ungar", "HUN", "inhabitant"),
        ("Israelis", "ISR", "inhabitant"),
        ("Americans", "USA", "inhabitant"),
        ("Frenchman", "FRA", "inhabitant"),
        ("Palästinenser", "PSE", "inhabitant"),
    ],
)
def test_the_country_of_a_word(shipped: KnowledgeBase, word: str, code: str, form: str) -> None:
    found = shipped.country_of(word)
    assert found is not None
    assert (found.country.country, found.form) == (code, form)
    assert found.country.kind == "country"


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("deutsche", ("adjective",)),
        ("Deutsche", ("inhabitant", "adjective")),
        ("Deutschen", ("inhabitant", "adjective")),
        ("Schweizer", ("inhabitant", "adjective")),
        ("Polen", ("name", "inhabitant")),
        ("American", ("adjective", "inhabitant")),
    ],
)
def test_homonyms_keep_their_forms(shipped: KnowledgeBase, word: str, forms: tuple[str, ...]) -> None:
    found = shipped.country_of(word)
    assert found is not None
    assert found.forms == forms


@pytest.mark.parametrize(
    ("word", "code", "others"), [("Koreaner", "KOR", ("PRK",)), ("Kongolesen", "COD", ("COG",)), ("Russen", "RUS", ())]
)
def test_words_of_several_countries_name_the_others(
    shipped: KnowledgeBase, word: str, code: str, others: tuple[str, ...]
) -> None:
    found = shipped.country_of(word)
    assert found is not None
    assert (found.country.country, found.others) == (code, others)


@pytest.mark.parametrize(
    "word", ["us", "Us", "togo", "polen", "russe", "russischX", "isch", "Deutschland-Achter", "Moskau", "the", "The "]
)
def test_other_words_are_no_country(shipped: KnowledgeBase, word: str) -> None:
    assert shipped.country_of(word) is None


def test_the_language_counts(shipped: KnowledgeBase) -> None:
    assert shipped.country_of("Jordan", language="de") is None
    assert shipped.country_of("Jordan", language="en") is not None
    assert shipped.country_of("russischen", language="en") is None


def test_every_country_has_names_adjectives_and_a_government(shipped: KnowledgeBase) -> None:
    from laut.kb.country_words import government_of, words

    without = {"adjective": {"ATA"}, "inhabitant": {"ATA", "VAT"}, "seat": {"ATA"}}
    for code, key in words()["wikidata"].items():
        country, government = shipped.entity(key), shipped.entity(government_of(code))
        assert country is not None, code
        assert government is not None, code
        assert (country.country, government.country) == (code, code)
        names = [*shipped.names_of(key), *shipped.names_of(government_of(code))]
        for form, left_out in without.items():
            assert code in left_out or any(name.form == form for name in names), (code, form)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kreml", "RUS"),
        ("Moskau", "RUS"),
        ("MOSKAU", "RUS"),
        ("Moscow", "RUS"),
        ("Weißes Haus", "USA"),
        ("Washington", "USA"),
        ("Downing Street", "GBR"),
        ("Élysée", "FRA"),
        ("Brüssel", "EUR"),
        ("Kiew", "UKR"),
        ("Pjöngjang", "PRK"),
        ("Den Haag", "NLD"),
        ("Berlin", "DEU"),
    ],
)
def test_seats_stand_for_governments(shipped: KnowledgeBase, name: str, code: str) -> None:
    assert shipped.seat_of(name) == code


@pytest.mark.parametrize("name", ["Hamburg", "New York", "Russland", "Putin", "", "us"])
def test_other_places_stand_for_no_government(shipped: KnowledgeBase, name: str) -> None:
    assert shipped.seat_of(name) is None


def test_a_capital_is_the_place_and_the_government(shipped: KnowledgeBase) -> None:
    found = {(candidate.entity.kind, candidate.form) for candidate in shipped.find("Moskau")}
    assert {("place", "name"), ("government", "seat")} <= found


def test_places_have_their_geography(shipped: KnowledgeBase) -> None:
    found = shipped.find("Köln")[0].entity
    assert (found.wikidata, found.country, found.geonames) == ("Q365", "DEU", 2886242)
    assert found.lat == pytest.approx(50.93, abs=0.01)


@pytest.mark.parametrize(
    ("name", "wikidata", "code"),
    [
        ("Vereinte Nationen", "Q1065", "UNO"),
        ("Vereinten Nationen", "Q1065", "UNO"),
        ("UN", "Q1065", "UNO"),
        ("Europäischen Union", "Q458", "EUR"),
        ("Nato", "Q7184", "IGO"),
        ("Weltgesundheitsorganisation", "Q7817", "UNO"),
        ("International Criminal Court", "Q47488", "IGO"),
    ],
)
def test_bodies(shipped: KnowledgeBase, name: str, wikidata: str, code: str) -> None:
    found = shipped.find(name)[0].entity
    assert (found.wikidata, found.country) == (wikidata, code)


@pytest.mark.parametrize(
    ("name", "country", "sectors"), [("Bzhania", "GEO", ("GOV", "PRE")), ("Transnistria", "MDA", ("GOV", "PRE"))]
)
def test_partly_recognised_entities_are_of_the_state_that_claims_them(
    shipped: KnowledgeBase, name: str, country: str, sectors: tuple[str, ...]
) -> None:
    found = shipped.find(name)[0].entity
    assert (found.country, found.sectors) == (country, sectors)
