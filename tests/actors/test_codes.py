"""Countries and sectors: from words inside, from places a mention is linked to, from the heads."""

import numpy as np
import pytest

from laut.actors.codes import MOST_SECTORS, CountryWords, country_scores, sectors_of
from laut.actors.mentions import Found
from laut.actors.scores import SECTORS
from laut.findings import Label, MentionKind
from laut.kb.find import KnowledgeBase
from laut.lang.actors import ActorWords
from laut.lang.load import pack_of
from tests.actors.hand import SETTINGS, document, mention, ordered, settings


def inside(text: str, kb: KnowledgeBase, language: str = "de") -> str | None:
    """Give the country that a description of all words of a text names."""
    doc = document(text, language)
    return CountryWords(doc, [], kb, ActorWords()).inside(mention(doc, text, "nominal"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("der russische Präsident", "RUS", id="adjective"),
        pytest.param("die US-Regierung", "USA", id="compound"),
        pytest.param("der Sprecher des russischen Amtes", "RUS", id="adjective of the attribute"),
        pytest.param("der Präsident Russlands", "RUS", id="genitive"),
        pytest.param("die Russen", "RUS", id="inhabitants"),
        pytest.param("der Präsident", None, id="no country"),
        pytest.param("der Mann mit dem Hut aus Russland", None, id="too far from the head"),
    ],
)
def test_the_first_words_of_a_description_name_its_country(text: str, country: str | None, kb: KnowledgeBase) -> None:
    assert inside(text, kb) == country


def test_a_country_of_two_words_is_not_taken_for_another(kb: KnowledgeBase) -> None:
    assert inside("the North Korean leader", kb, "en") == "PRK"


def test_an_empty_knowledge_base_knows_no_country() -> None:
    assert inside("der russische Präsident", KnowledgeBase.empty()) is None


def words_of(text: str, kb: KnowledgeBase, *found: Found) -> dict[int, str]:
    return CountryWords(document(text), found, kb, ActorWords()).places


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Russland", "RUS", id="country"),
        pytest.param("Russlands", "RUS", id="genitive of a country"),
        pytest.param("Moskau", "RUS", id="place in it"),
        pytest.param("Moskauer", "RUS", id="of a place"),
        pytest.param("Neustadt", "DEU", id="places of one country"),
        pytest.param("Frankfurt", None, id="places of two countries"),
        pytest.param("Nirgendwo", None, id="unknown"),
    ],
)
def test_places_are_known_by_name(text: str, country: str | None, kb: KnowledgeBase) -> None:
    found = mention(document(f"{text} schwieg."), text, label="LOC")
    assert words_of(f"{text} schwieg.", kb, found).get(0) == country


@pytest.mark.parametrize(
    ("word", "label", "country"),
    [
        pytest.param("Russland", "LOC", "RUS", id="country"),
        pytest.param("russische", "LOC", "RUS", id="adjective"),
        pytest.param("Moskau", "LOC", None, id="a place in one"),
        pytest.param("Russland", "ORG", None, id="a country that acts"),
    ],
)
def test_words_that_name_a_country_itself(word: str, label: Label, country: str | None, kb: KnowledgeBase) -> None:
    doc = document(f"{word} schwieg.")
    kind: MentionKind = "adjective" if word.islower() else "name"
    assert CountryWords(doc, [mention(doc, word, kind, label)], kb, ActorWords()).named.get(0) == country


@pytest.mark.parametrize(
    ("words", "country"),
    [
        pytest.param("das Russland", "RUS", id="article"),
        pytest.param("das isolierte Russland", "RUS", id="adjective"),
        pytest.param("ein geschwächtes, isoliertes Russland", None, id="comma"),
        pytest.param("die USA", "USA", id="plural"),
        pytest.param("die in Russland", None, id="preposition"),
        pytest.param("der Präsident Russland", None, id="noun between"),
        pytest.param("isoliertes Russland", None, id="no article"),
        pytest.param("Russland", None, id="no more than the name"),
        pytest.param("die Russen", None, id="inhabitants"),
        pytest.param("das Moskau", None, id="a place in one"),
        pytest.param("die russische", None, id="adjective alone"),
        pytest.param("der Nemo", None, id="unknown"),
    ],
)
def test_a_country_with_its_article_names_it(words: str, country: str | None, kb: KnowledgeBase) -> None:
    doc = document(f"Da schwieg {words}.")
    known = CountryWords(doc, [mention(doc, words, "nominal", "ORG")], kb, pack_of("de").actors)
    assert (known.named.get(0), known.places.get(0)) == (country, country)


def test_without_words_of_the_language_no_article_is_known(kb: KnowledgeBase) -> None:
    doc = document("Da schwieg das Russland.")
    assert CountryWords(doc, [mention(doc, "das Russland", "nominal")], kb, ActorWords()).named == {}


@pytest.mark.parametrize("words", ["the opposition inside USA", "the protests against USA"])
def test_who_is_somewhere_is_not_that_country(words: str, kb: KnowledgeBase) -> None:
    doc = document(f"There came {words}.", "en")
    assert CountryWords(doc, [mention(doc, words, "nominal")], kb, pack_of("en").actors).named == {}


def test_a_person_is_no_place(kb: KnowledgeBase) -> None:
    text = "Moskau schwieg."
    assert words_of(text, kb, mention(document(text), "Moskau", label="PER")) == {}


def scores(text: str, kb: KnowledgeBase, *found: Found, chain: tuple[int, ...] = (0,), weights: str = "111") -> dict[str, float]:
    """Give the countries of a chain; `weights` are those of head, link and word."""
    doc, mentions = document(text), ordered(*found)
    used = settings(country_weights=tuple(map(float, weights)))
    return country_scores(doc, chain, mentions, CountryWords(doc, mentions, kb, ActorWords()), used)


def test_the_head_gives_a_country(kb: KnowledgeBase) -> None:
    text = "Kern kam."
    assert scores(text, kb, mention(document(text), "Kern", country="DEU")) == {"DEU": 1.0}


def test_what_the_head_hardly_believes_is_left_out(kb: KnowledgeBase) -> None:
    text = "Kern kam."
    found = mention(document(text), "Kern")
    found.country[0] = 0.01
    assert scores(text, kb, found) == {}


def test_the_head_may_say_that_it_is_another_country(kb: KnowledgeBase) -> None:
    text = "Kern kam."
    found = mention(document(text), "Kern")
    found.country[-1] = 1.0
    assert scores(text, kb, found) == {}


def test_a_place_that_answers_gives_its_country(kb: KnowledgeBase) -> None:
    text = "Kern kam nach Moskau und nach Neustadt."
    doc = document(text)
    found = [
        mention(doc, "Kern", asks=1),
        mention(doc, "Moskau", label="LOC", gives=1),
        mention(doc, "Neustadt", label="LOC", gives=2),
    ]
    given = scores(text, kb, *found, weights="010")
    assert max(given, key=lambda c: given[c]) == "RUS"
    assert given["RUS"] > 0.9 > 0.1 > given["DEU"]


def test_shares_of_places_stay_below_one_together(kb: KnowledgeBase) -> None:
    text = "Kern kam nach Moskau."
    doc = document(text)
    given = scores(text, kb, mention(doc, "Kern"), mention(doc, "Moskau", label="LOC"), weights="010")
    assert 0 < sum(given.values()) < 1, "that no place is meant has its share as well"


def test_a_place_is_not_linked_to_itself(kb: KnowledgeBase) -> None:
    text = "Moskau schwieg."
    assert not any(scores(text, kb, mention(document(text), "Moskau", label="LOC"), weights="010").values())


def test_a_country_named_in_the_words_counts_by_its_share(kb: KnowledgeBase) -> None:
    text = "Der russische Präsident kam. Der US-Präsident ging. Der russische Gast blieb."
    doc = document(text)
    found = [mention(doc, w, "nominal") for w in ("Der russische Präsident", "Der US-Präsident", "Der russische Gast")]
    assert scores(text, kb, *found, chain=(0, 1, 2), weights="001") == pytest.approx({"RUS": 2 / 3, "USA": 1 / 3})


def test_with_an_empty_knowledge_base_the_head_alone_counts() -> None:
    text = "Der russische Präsident kam nach Moskau."
    doc = document(text)
    found = [mention(doc, "Der russische Präsident", "nominal", country="RUS"), mention(doc, "Moskau", label="LOC")]
    assert scores(text, KnowledgeBase.empty(), *found) == {"RUS": 1.0}


def sectors(*shares: dict[str, float], least: float = 0.3) -> tuple[str, ...]:
    doc = document("Kern kam.")
    chain = []
    for share in shares:
        found = mention(doc, "Kern")
        found.sector[:] = 0
        for sector, value in share.items():
            found.sector[SECTORS.index(sector) if sector else len(SECTORS)] = value
        chain.append(found)
    return sectors_of(chain, least)


def test_sectors_come_the_likeliest_first() -> None:
    assert sectors({"MIL": 0.35, "GOV": 0.6}) == ("GOV", "MIL")


def test_the_likeliest_sector_is_given_however_likely() -> None:
    assert sectors({"GOV": 0.2, "MIL": 0.1}) == ("GOV",)


def test_there_is_none_where_none_is_likeliest() -> None:
    assert sectors({"": 0.6, "GOV": 0.4}) == ()


def test_sectors_are_the_mean_over_a_chain() -> None:
    assert sectors({"GOV": 0.4, "": 0.6}, {"GOV": 0.9}) == ("GOV",)


def test_no_actor_has_more_than_three_sectors() -> None:
    assert len(sectors({"GOV": 0.25, "MIL": 0.25, "COP": 0.25, "JUD": 0.25}, least=0.1)) == MOST_SECTORS


def test_a_mention_far_from_all_places_asks_none(kb: KnowledgeBase) -> None:
    text = "Moskau schwieg. " + "Ort lag. " * 100 + "Kern kam."
    doc = document(text)
    fillers = [mention(doc, "Ort", "nominal", nth=n) for n in range(100)]
    found = [mention(doc, "Moskau", label="LOC"), *fillers, mention(doc, "Kern")]
    assert scores(text, kb, *found, chain=(101,), weights="010") == {}
    assert np.isfinite(list(scores(text, kb, *found, chain=(1,), weights="010").values())).all()
    assert SETTINGS.choice.country_least > 0
