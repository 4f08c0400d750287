"""Links to the knowledge base: what is sure, what is ambiguous, and what depends on the day."""

import pytest

from laut.actors.register import LEAST, RIGHT, How, Link, linked
from laut.findings import Label
from laut.kb.days import Days, days_of
from laut.kb.find import KnowledgeBase

NOW = days_of("2024-11-07")
EARLIER = days_of("2010-03-01")


def link(
    kb: KnowledgeBase, label: Label, *names: str, country: str | None = None, offices: tuple[str, ...] = (), on: Days | None = NOW
) -> Link | None:
    return linked(names, offices, label, country, kb, on, "de")


def id_of(found: Link | None) -> str | None:
    """Give the Wikidata id that a link is sure enough for."""
    return found.entity.wikidata if found is not None and found.probability >= LEAST else None


@pytest.mark.parametrize(
    ("label", "name", "country", "wikidata", "how"),
    [
        pytest.param("LOC", "Russland", None, "Q159", "country", id="country"),
        pytest.param("LOC", "Moskau", None, "Q649", "place", id="place"),
        pytest.param("LOC", "Frankfurt", "DEU", "Q1794", "place", id="place of the country told"),
        pytest.param("ORG", "NATO", None, "Q7184", "body", id="body"),
        pytest.param("PER", "Wladimir Putin", None, "Q7747", "full name", id="full name"),
        pytest.param("PER", "Putin", "RUS", "Q7747", "surname in office", id="surname of who is in office"),
    ],
)
def test_what_is_sure_is_linked(label: Label, name: str, country: str | None, wikidata: str, how: How, kb: KnowledgeBase) -> None:
    found = link(kb, label, name, country=country)
    assert found is not None
    assert (found.entity.wikidata, found.how) == (wikidata, how)
    assert id_of(found) == wikidata


@pytest.mark.parametrize(
    ("label", "name", "country"),
    [
        pytest.param("PER", "Kern", "DEU", id="two of one surname"),
        pytest.param("PER", "Kern", None, id="two of one surname and no country"),
        pytest.param("ORG", "Rat", "DEU", id="two bodies of one name"),
        pytest.param("LOC", "Frankfurt", None, id="two places as prominent"),
        pytest.param("LOC", "Moskau", "USA", id="a place of another country"),
        pytest.param("PER", "Medwedew", "RUS", id="a surname of who is not in office"),
        pytest.param("PER", "Nemo", None, id="unknown"),
        pytest.param("MISC", "NATO", None, id="neither person nor body nor place"),
        pytest.param("PER", "NATO", None, id="a body's name for a person"),
    ],
)
def test_a_guess_is_no_id(label: Label, name: str, country: str | None, kb: KnowledgeBase) -> None:
    assert id_of(link(kb, label, name, country=country)) is None


@pytest.mark.parametrize(("name", "country"), [("Kreml", None), ("Moskau", "RUS"), ("Kreml", "USA"), ("Moskau", "AAA")])
def test_a_seat_that_acts_is_its_government_and_too_unsure_for_an_id(name: str, country: str | None, kb: KnowledgeBase) -> None:
    found = link(kb, "ORG", name, country=country)
    assert found is not None
    assert (found.entity.wikidata, found.how, id_of(found)) == ("Q1140115", "seat", None)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        pytest.param("LOC", ("Moskau Nord", "Moskau"), id="a place"),
        pytest.param("ORG", ("NATO Ukraine", "NATO"), id="a body"),
    ],
)
def test_a_name_that_goes_on_is_not_what_it_begins_with(label: Label, names: tuple[str, ...], kb: KnowledgeBase) -> None:
    assert link(kb, label, *names) is None


def test_a_name_after_what_it_is_stays_itself(kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "ORG", "Militärbündnis NATO", "NATO")) == "Q7184"


def test_a_body_of_the_world_is_no_countrys_and_fits_everywhere(kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "ORG", "NATO", country="RUS")) == "Q7184"
    assert link(kb, "ORG", "Rat", country="RUS") is None


def test_names_of_two_bodies_in_one_chain_are_neither(kb: KnowledgeBase) -> None:
    assert link(kb, "ORG", "Rat der Stadt", "Rat des Landes") is None


def test_a_small_place_has_no_id(kb: KnowledgeBase) -> None:
    found = link(kb, "LOC", "Neustadt am Rain")
    assert found is None or found.how == "small place"
    assert id_of(found) is None


@pytest.mark.parametrize("country", [None, "USA"])
def test_a_seat_of_two_governments_is_neither(country: str | None, kb: KnowledgeBase) -> None:
    assert link(kb, "ORG", "Doppelsitz", country=country) is None


def test_of_two_governments_of_one_seat_the_country_says_which(kb: KnowledgeBase) -> None:
    found = link(kb, "ORG", "Doppelsitz", country="BBB")
    assert found is not None
    assert (found.entity.wikidata, found.how) == ("Q992", "seat")


def test_a_body_that_is_no_seat_has_to_be_of_the_country(kb: KnowledgeBase) -> None:
    assert link(kb, "ORG", "Regierung Russlands", country="USA") is None


def test_a_surname_is_who_holds_the_office_on_the_day(kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "PER", "Medwedew", country="RUS", on=EARLIER)) == "Q23530"
    assert id_of(link(kb, "PER", "Biden", country="USA", on=EARLIER)) is None


def test_without_a_date_a_surname_is_a_guess(kb: KnowledgeBase) -> None:
    found = link(kb, "PER", "Putin", country="RUS", on=None)
    assert found is not None
    assert found.how == "surname"
    assert id_of(found) is None


def test_a_namesake_of_who_is_in_office_is_not_taken_for_them(kb: KnowledgeBase) -> None:
    assert link(kb, "PER", "Hunter Biden", "Biden", country="USA") is None


@pytest.mark.parametrize("surname", ["Biden", "Bidens"])
def test_a_surname_beside_the_full_name_that_is_known_is_that_one(surname: str, kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "PER", "Joe Biden", surname, country="USA")) == "Q6279"


def test_a_full_name_in_the_genitive_alone_is_linked_without_its_s(kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "PER", "Joe Bidens", "Joe Biden", country="USA")) == "Q6279"


@pytest.mark.parametrize("name", ["Hunter Bidens", "Hunter Biden"])
def test_a_genitive_that_is_nobodys_still_parts_a_surname(name: str, kb: KnowledgeBase) -> None:
    assert link(kb, "PER", name, name.removesuffix("s"), "Biden", country="USA") is None


def test_a_full_name_of_another_country_is_linked_if_it_is_the_only_one(kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "PER", "Joe Biden", country="DEU")) == "Q6279"


def test_the_genitive_is_tried_after_the_name_as_it_stands(kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "LOC", "Russlands", "Russland")) == "Q159"


@pytest.mark.parametrize(
    ("on", "wikidata"),
    [pytest.param(NOW, "Q7747", id="2024"), pytest.param(EARLIER, "Q23530", id="2010"), pytest.param(None, None, id="no date")],
)
def test_an_office_is_its_holder_of_the_day(on: Days | None, wikidata: str | None, kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "PER", offices=("Präsident",), country="RUS", on=on)) == wikidata


def test_an_office_of_no_country_is_nobodys(kb: KnowledgeBase) -> None:
    assert link(kb, "PER", offices=("Präsident",)) is None


def test_an_office_that_changes_hands_in_the_month_is_nobodys(kb: KnowledgeBase) -> None:
    assert id_of(link(kb, "PER", offices=("Präsident",), country="RUS", on=days_of("2012-05"))) is None


def test_an_office_after_the_end_of_the_source_is_nobodys(kb: KnowledgeBase) -> None:
    assert link(kb, "PER", offices=("Präsident",), country="RUS", on=days_of("2025-06-01")) is None


def test_who_has_a_name_is_not_looked_up_by_the_office(kb: KnowledgeBase) -> None:
    assert link(kb, "PER", "Nemo", offices=("Präsident",), country="RUS") is None


@pytest.mark.parametrize("label", ["PER", "ORG", "LOC", "MISC"])
def test_an_empty_knowledge_base_links_nobody(label: Label) -> None:
    assert link(KnowledgeBase.empty(), label, "Moskau", "Putin", offices=("Präsident",), country="RUS") is None


@pytest.mark.parametrize("label", ["PER", "ORG", "LOC", "MISC"])
def test_an_actor_without_names_and_offices_is_nobody(label: Label, kb: KnowledgeBase) -> None:
    assert link(kb, label) is None


def test_every_way_has_its_share() -> None:
    assert all(0 < share <= 1 for share in RIGHT.values())
