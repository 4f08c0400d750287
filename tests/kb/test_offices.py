"""Who held an office when: precision, the end of what a source knows, words for offices."""

from datetime import date

import pytest

from laut.kb.days import Days, days_of, holds
from laut.kb.find import KnowledgeBase
from laut.kb.offices import words_for
from laut.kb.rows import Term


def holders(known: KnowledgeBase, office: str, country: str | None, on: str) -> list[str]:
    """Give the names of who held an office."""
    days = days_of(on)
    assert days is not None
    return [found.entity.name for found in known.holders(office, country, on=days)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2005-03-01", ["George W. Bush"]),
        ("2005", ["George W. Bush"]),
        ("2010-03-01", []),
        ("2022-03-01", ["Joe Biden"]),
        ("2024-11-07", ["Joe Biden"]),  # the list ends in 2022, a fact goes further
        ("2024-11", ["Joe Biden"]),
        ("2024-12-01", []),  # and then ends as well
        ("2021-01-10", []),  # the list says 2021, the fact the day
    ],
)
def test_the_president_of_the_day(small: KnowledgeBase, on: str, expected: list[str]) -> None:
    assert holders(small, "Präsident", "USA", on) == expected


def test_an_open_term_is_known_up_to_the_end_of_its_source(small: KnowledgeBase) -> None:
    assert holders(small, "Regierungschef", "ESP", "2022-10-12") == ["Pedro Sánchez"]
    assert holders(small, "Regierungschef", "ESP", "2022-10-13") == []


def test_days_beyond_the_end_of_a_source_are_possible_only(small: KnowledgeBase) -> None:
    (found,) = small.holders("Premier", "ESP", on=Days(date(2022, 10, 1), date(2022, 10, 31)))
    assert [held.holds for held in found.terms] == ["possibly"]
    assert found.why.endswith("known to 2022-10-12 (leaders), not certainly on all of these days")


def test_in_a_year_of_change_both_are_possible(small: KnowledgeBase) -> None:
    assert holders(small, "Ministerpräsident", "ESP", "2018-03-01") == ["Pedro Sánchez", "Mariano Rajoy"]
    assert holders(small, "Ministerpräsident", "ESP", "2017-03-01") == ["Mariano Rajoy"]


def test_the_feminine_form_is_no_man(small: KnowledgeBase) -> None:
    assert holders(small, "Präsident", "USA", "2005") == ["George W. Bush"]
    assert holders(small, "Präsidentin", "USA", "2005") == []


def test_the_country_counts(small: KnowledgeBase) -> None:
    assert holders(small, "Präsident", "RUS", "2005") == []
    assert holders(small, "US-Präsident", None, "2005") == ["George W. Bush"]


@pytest.mark.parametrize(
    ("term", "on", "expected"),
    [
        (("2012", "2014"), "2013", "certainly"),
        (("2012", "2014"), "2012-06", "possibly"),
        (("2012", "2014"), "2015", None),
        (("2012-05-07", None), "2012-05-07", "certainly"),
        (("2012-05-07", None), "2012-05-06", None),
        ((None, "2014"), "2013", "possibly"),
        ((None, None), "2013", "possibly"),
        (("2012", None), "2021", None),
        (("nonsense", None), "2013", "possibly"),
        (("2012", "2012-02-30"), "2013", None),
    ],
)
def test_a_term_holds(term: tuple[str | None, str | None], on: str, expected: str | None) -> None:
    days = days_of(on)
    assert days is not None
    assert holds(Term("p", "o", *term), days, known_to="2020") == expected


@pytest.mark.parametrize("text", ["", "2012-13", "2012-02-30", "2012-00", "0000", "20", "2012-1", "heute", "2012-05-07T10:00"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert days_of(text) is None


@pytest.mark.parametrize(
    ("title", "country", "names", "word"),
    [
        ("Prime Minister of Spain", "ESP", ["Spain"], "Ministerpräsident"),
        ("Prime Minister of Spain", "ESP", ["Spain"], "Premier"),
        ("President of the Republic of Benin", "BEN", ["Benin", "Republic of Benin"], "Staatschef"),
        ("Italian Minister of Foreign Affairs", "ITA", ["Italy", "Italian"], "Außenminister"),
        ("Secretary of State for Foreign and Commonwealth Affairs", "GBR", ["United Kingdom"], "foreign secretary"),
        ("United States Secretary of State", "USA", ["United States"], "Außenministerin"),
        ("Federal Chancellor of Germany", "DEU", ["Germany"], "Bundeskanzlerin"),
        ("Emperor of Japan", "JPN", ["Japan"], "Kaiser"),
    ],
)
def test_words_for_an_office(title: str, country: str, names: list[str], word: str) -> None:
    assert word in {word for word, _ in words_for(title, country, names)}


@pytest.mark.parametrize(
    "title",
    [
        "President of the University of Spain",
        "Deputy Prime Minister of Spain",
        "Former President of Spain",
        "Member of the Congress of Spain",
        "Minister of Foreign Affairs of Catalonia",
        "Mayor of Madrid",
        "",
    ],
)
def test_other_offices_have_no_words(title: str) -> None:
    assert list(words_for(title, "ESP", ["Spain"])) == []


@pytest.mark.parametrize(
    ("office", "country", "on", "expected"),
    [
        ("US-Präsident", "USA", "2005-06-01", "George W. Bush"),
        ("Präsident", "USA", "2010", "Barack Obama"),
        ("Präsident", "USA", "2021-06-01", "Joe Biden"),
        ("Präsident", "USA", "2024-11-01", "Joe Biden"),
        ("Präsident", "RUS", "2005", "Vladimir Putin"),
        ("Präsident", "RUS", "2010", "Dmitry Medvedev"),
        ("Bundeskanzlerin", "DEU", "2010", "Angela Merkel"),
        ("Bundeskanzler", "DEU", "2022-03-01", "Olaf Scholz"),
        ("Außenministerin", "DEU", "2022-03-01", "Annalena Baerbock"),
        ("Außenminister", "RUS", "2010", "Sergey Lavrov"),
        ("prime minister", "GBR", "2021-05-05", "Boris Johnson"),
        ("Ministerpräsident", "ESP", "2021-05-05", "Pedro Sánchez"),
        ("Regierungschef", "HUN", "2015", "Viktor Orbán"),
        ("König", "ESP", "2021", "Felipe VI"),
        ("Papst", "VAT", "2021", "Francis"),
        ("Machthaber", "PRK", "2020", "Kim Jong-un"),
        ("Generalsekretär", "UNO", "2005", "Kofi Annan"),
        ("UN-Generalsekretär", "UNO", "2010", "Ban Ki-moon"),
        ("Generalsekretär", "UNO", "2020", "António Guterres"),
    ],
)
def test_the_shipped_one_knows_who_was_in_office(
    shipped: KnowledgeBase, office: str, country: str, on: str, expected: str
) -> None:
    assert holders(shipped, office, country, on)[:1] == [expected]


@pytest.mark.parametrize(
    ("office", "country", "on"),
    [
        ("Präsident", "BEN", "2024-11-07"),  # the list ends in October 2022
        ("Außenminister", "TGO", "2023-01-01"),  # the list ends in December 2022
        ("Präsident", "USA", "1850"),
        ("Kaiser", "DEU", "2021"),
    ],
)
def test_the_shipped_one_does_not_guess(shipped: KnowledgeBase, office: str, country: str, on: str) -> None:
    assert holders(shipped, office, country, on) == []
