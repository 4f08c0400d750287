"""The facts kept by hand: every table can be read and is right as far as that can be told without looking a fact up."""

import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from laut.errors import KnowledgeError
from laut.kb import facts
from laut.kb.country_words import words
from laut.kb.rows import Entity, Name, Row, Source, Term

FLOOR = 3_000  # entities besides offices; 3,070 when written
SHARED_OFFICES = ("leader-of", "spokesperson-of-the-secretary-general", "head-of-state-CIV")  # several hold them, or claim to


@cache
def all_rows() -> tuple[tuple[Source, Row], ...]:
    return tuple(facts.rows())


@cache
def entities() -> dict[str, Entity]:
    return {row.key: row for _, row in all_rows() if isinstance(row, Entity)}


def terms() -> list[tuple[Source, Term]]:
    return [(source, row) for source, row in all_rows() if isinstance(row, Term)]


def test_there_are_enough() -> None:
    assert sum(entity.kind != "office" for entity in entities().values()) >= FLOOR


@pytest.mark.parametrize("name", facts.read_tables())
def test_every_table_has_rows_an_address_and_a_last_day(name: str) -> None:
    table = facts.read_tables()[name]
    assert table["url"].startswith("https://")
    assert date.fromisoformat(table["known_to"]).year >= 2024
    assert any(source.name == f"facts-{name}" for source, _ in all_rows())


def test_keys_and_wikidata_ids_are_unique() -> None:
    found = [row for _, row in all_rows() if isinstance(row, Entity)]
    assert [key for key, n in Counter(entity.key for entity in found).items() if n > 1] == []
    assert [key for key, n in Counter(entity.wikidata for entity in found if entity.wikidata).items() if n > 1] == []


def test_codes_are_those_of_the_record() -> None:
    countries = {entity.country for entity in entities().values()} - {None} - facts.NO_STATES
    assert countries <= set(words()["wikidata"])
    assert {sector for entity in entities().values() for sector in entity.sectors} <= facts.SECTORS


def test_every_name_and_term_is_of_somebody() -> None:
    keys = {row.entity for _, row in all_rows() if isinstance(row, Name)} - set(entities())
    assert {key for key in keys if not re.fullmatch(r"iso:[A-Z]{3}|laut:government-[A-Z]{3}", key)} == set()
    assert {row.person for _, row in terms()} | {row.office for _, row in terms()} <= set(entities())


def test_no_entity_has_a_name_twice() -> None:
    found = Counter((row.entity, row.text, row.language, row.form) for _, row in all_rows() if isinstance(row, Name))
    assert [name for name, n in found.items() if n > 1] == []


def test_names_are_whole_and_clean() -> None:
    texts = {row.text for _, row in all_rows() if isinstance(row, Name)}
    assert {text for text in texts if not text or text != text.strip() or re.search(r"[|;()~\n]|  ", text)} == set()


def test_terms_lie_before_the_last_day_known() -> None:
    late = [
        row
        for source, row in terms()
        if max(row.start or "", row.end or "")[:10] > source.known_to or (row.start and row.end and row.end < row.start)
    ]
    assert late == []


def test_terms_in_an_office_of_one_do_not_overlap() -> None:
    held: dict[str, list[Term]] = {}
    for _, term in terms():
        held.setdefault(term.office, []).append(term)
    clashes = []
    for office, found in held.items():
        if any(part in office for part in SHARED_OFFICES):
            continue
        found.sort(key=lambda term: term.start or "")
        clashes += [
            (office, one.person, one.end, other.person, other.start)
            for one, other in pairwise(found)
            if one.end is None or (other.start is not None and one.end > other.start and not other.start.startswith(one.end))
        ]
    assert clashes == []


@pytest.mark.parametrize(
    ("text", "key", "form"),
    [
        ("Kreml", "laut:government-RUS", "seat"),
        ("Russinnen", "iso:RUS", "inhabitant"),
        ("Irakern", "iso:IRQ", "inhabitant"),
        ("Französin", "iso:FRA", "inhabitant"),
        ("US-amerikanisch", "iso:USA", "adjective"),
        ("IAEO", "Q41984", "abbreviation"),
        ("Kremlsprecher", "laut:office-press-secretary-RUS", "name"),
        ("Selenskyj", "Q3874799", "alias"),
        ("Netanjahu", "Q43723", "alias"),
        ("Foggy Bottom", "Q789915", "alias"),
    ],
)
def test_a_name_stands_for(text: str, key: str, form: str) -> None:
    assert (key, form) in {(row.entity, row.form) for _, row in all_rows() if isinstance(row, Name) and row.text == text}


@pytest.mark.parametrize(
    ("person", "office", "on"),
    [
        ("Vladimir Putin", "laut:office-head-of-state-RUS", "2005-06-01"),
        ("Dmitry Medvedev", "laut:office-head-of-state-RUS", "2010-06-01"),
        ("Dmitry Peskov", "laut:office-press-secretary-RUS", "2024-10-01"),
        ("Yoon Suk Yeol", "laut:office-head-of-state-KOR", "2024-10-01"),
        ("Guido Westerwelle", "laut:office-foreign-minister-DEU", "2010-01-01"),
    ],
)
def test_who_held_an_office(person: str, office: str, on: str) -> None:
    held = [row for _, row in terms() if row.office == office and (row.start or "") <= on and (row.end is None or on < row.end)]
    assert [entities()[term.person].name for term in held] == [person]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"people": [{"country": "DEU", "rows": [["A B", "x"]]}]}, "gender"),
        ({"people": [{"country": "DEU", "rows": [["A B", "f", "mayor 2000/2001"]]}]}, "no office"),
        ({"people": [{"country": "DEU", "rows": [["A B", "f", "mayor-DEU 2001-02-30/.."]]}]}, "no office|day is out"),
        ({"people": [{"country": "DEU", "rows": [["A B", "f", "since 2001"]]}]}, "no term"),
        ({"bodies": [{"country": "XXX", "rows": [["A"]]}]}, "no country"),
        ({"bodies": [{"country": "DEU", "sectors": "GOVT", "rows": [["A"]]}]}, "no PLOVER sector"),
        ({"bodies": [{"country": "DEU", "rows": [["A | B | C | D"]]}]}, "no list of names"),
        ({"bodies": [{"country": "DEU", "rows": [["A", "q17"]]}]}, "no Wikidata id"),
        ({"bodies": [{"country": "DEU", "rows": [[]]}]}, "facts/made_up.toml"),
        ({"seats": {"XXX": "A"}}, "no such country"),
        ({"countries": {"DEU": ["A"]}}, "four are needed"),
    ],
)
def test_a_wrong_row_is_told(table: facts.Table, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        list(facts.Facts(frozenset({"DEU"}), {}).rows("made_up", table))


def test_a_term_that_ends_before_it_begins_is_told() -> None:
    table = {"people": [{"country": "DEU", "rows": [["A B", "f", "mayor 2001/2000"]]}]}
    with pytest.raises(KnowledgeError, match="ends before it begins"):
        list(facts.Facts(frozenset({"DEU"}), {("mayor", "DEU"): None}).rows("made_up", table))
