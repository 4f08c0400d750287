"""POLECAT: 40 columns to the letter, every cell the record's, nothing that breaks a line."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.export.cow_states import COW_NUMBERS
from laut.export.polecat import COLUMNS, export_polecat
from laut.findings import Event, EventTime, Participant
from laut.record import Record
from tests.export.events import event, full_event, record_with
from tests.made_up import full_record, record_of

HEADER = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor COW,"
    " Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country,"
    " Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID,"
    " Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source,"
    " Publication Date, Story People, Story Organizations, Story Locations, Language, Version"
)


def read(record: Record) -> list[dict[str, str]]:
    """Give the rows as a reader of tab-separated files sees them."""
    return list(csv.DictReader(io.StringIO("".join(export_polecat([record])), newline=""), delimiter="\t"))


def read_one(one: Event, **about: Any) -> dict[str, str]:
    """Give an event written and read back."""
    (row,) = read(record_with(one, **about))
    return row


def named(record: Record, name: str) -> Record:
    """Give the record with another name for its first actor, and an event of that one."""
    first, *rest = record.actors
    return replace(record, actors=(replace(first, name=name), *rest), events=(event(actors=(Participant("m1", "a1"),)),))


def test_the_columns_are_polecats() -> None:
    assert ", ".join(COLUMNS) == HEADER
    assert len(COLUMNS) == 40


def test_an_event_comes_back_as_it_was() -> None:
    row = read_one(full_event(), outlet="Tagblatt", published="2025-03-11T06:00:00Z")
    assert tuple(row) == COLUMNS
    assert {name: cell for name, cell in row.items() if cell != "None"} == {
        "Event ID": "a-1_e2",
        "Event Date": "2025-03-10",
        "Event Type": "REJECT",
        "Event Mode": "change; assist",
        "Intensity": "-2.0",
        "Quad Code": "VERBAL CONFLICT",
        "Contexts": "diplomatic; legal; negation",
        "Actor Name": "Kenia; None; Ghana",
        "Actor Country": "KEN; None; GHA",
        "Actor COW": "501; None; 452",
        "Primary Actor Sector": "None; None; GOV",
        "Actor Sectors": "None; None; GOV|MIL|SPY",
        "Actor Name Raw": "Kenia; Pakt; Ghana",
        "Wikipedia Actor ID": "Q114; None; None",
        "Recipient Name": "EU",
        "Recipient Country": "EUR",
        "Recipient Name Raw": "Die EU",
        "Placename": "Lima",
        "Country": "PER",
        "Latitude": "-12.04",
        "Longitude": "-77.03",
        "GeoNames ID": "3936456",
        "Raw Placename": "Lima",
        "Source": "Tagblatt",
        "Publication Date": "2025-03-11",
        "Story People": "Ida Rau",
        "Story Organizations": "Die EU",
        "Story Locations": "Kenia; Ghana; Peru; Lima",
        "Language": "de",
        "Version": "laut 0.1.0, made-up 1",
    }


def test_the_header_stands_once_and_records_without_events_give_nothing() -> None:
    records = [record_of("Nichts."), full_record(), record_of("Nichts."), full_record()]
    lines = "".join(export_polecat(records)).splitlines()
    assert [line.partition("\t")[0] for line in lines] == ["Event ID", "a-1_e1", "a-1_e1"]
    assert "".join(export_polecat([record_of("Nichts.")])) == "\t".join(COLUMNS) + "\n"


@pytest.mark.parametrize("edtf", ["2025-03", "2025-03-03/2025-03-09", "[2025-03-03,2025-03-10]", "2025-03-10~", None])
def test_a_date_that_is_no_single_day_is_missing_not_guessed(edtf: str | None) -> None:
    assert read_one(event(time=EventTime((), edtf)), published="2025-04-01")["Event Date"] == "None"


def test_the_columns_of_a_role_line_up() -> None:
    row = read_one(full_event())
    lengths = {len(cell.split("; ")) for name, cell in row.items() if "Actor" in name and cell != "None"}
    assert lengths == {3}


@pytest.mark.parametrize(("type", "intensity"), [("ACCUSE", "-3.0"), ("REQUEST", "0.0"), ("FIGHT", "None")])
def test_the_intensity_is_plovers(type: str, intensity: str) -> None:
    assert read_one(event(type=type))["Intensity"] == intensity


def test_states_have_one_number_each() -> None:
    assert len(COW_NUMBERS) == 195
    assert len(set(COW_NUMBERS.values())) == 195


@pytest.mark.parametrize("char", ["\t", "\n", "\r\n", "\x85", "\u2028", "\x1e"])
def test_what_would_end_a_cell_or_line_becomes_a_space(char: str) -> None:
    assert read(named(record_with(), f"Rat{char}der Alten"))[0]["Actor Name"] == "Rat der Alten"


def test_a_semicolon_in_a_name_does_not_make_two_of_it() -> None:
    assert read(named(record_with(), "Rau; Kern"))[0]["Actor Name"] == "Rau, Kern"


@pytest.mark.parametrize("name", ['"Rat"', '"Rat', 'Rat "A"', "„Rat“", "'Rat'"])
def test_quotation_marks_come_back(name: str) -> None:
    assert read(named(record_with(), name))[0]["Actor Name"] == name


@pytest.mark.parametrize("name", ["=1+1", "+49", "-x", "@x", "\t=1+1"])
def test_a_cell_that_would_run_as_a_formula_is_defused(name: str) -> None:
    assert read(named(record_with(), name))[0]["Actor Name"] == f"'{name.strip()}"


@given(name=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_leaves_the_table_whole(name: str) -> None:
    written = "".join(export_polecat([named(record_with(), name)]))
    assert len(written.splitlines()) == 2
    for line in written.splitlines():
        assert line.count("\t") == len(COLUMNS) - 1
    (row,) = csv.DictReader(io.StringIO(written, newline=""), delimiter="\t")
    assert row["Version"] == "laut 0.1.0, made-up 1"


@given(name=st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters=';=+-@"'), min_size=1))
def test_a_plain_name_comes_back(name: str) -> None:
    assert read(named(record_with(), name))[0]["Actor Name"] == name
