"""Flat tables: every cell where the header says, exact offsets, and nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import replace

import pytest

from laut.export.csv_table import TABLES, columns, export_csv
from laut.findings import Role
from laut.record import FIELDS, Record
from tests.made_up import TEXT, full_record, record_of, span, statement


def rows(record: Record, table: str) -> list[dict[str, str]]:
    """Give the rows as a reader of CSV sees them."""
    return list(csv.DictReader(io.StringIO("".join(export_csv([record], table=table)), newline="")))


def test_there_is_a_table_for_every_list_and_one_for_articles() -> None:
    assert set(TABLES) == (set(FIELDS) - {"laut", "article", "made_by"}) | {"articles"}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_article_and_has_all_columns(table: str) -> None:
    found = rows(full_record(), table)
    assert found
    for row in found:
        assert tuple(row) == columns(table)
        assert row["article"] == "a-1"
        assert None not in row.values()


@pytest.mark.parametrize("table", TABLES)
def test_the_header_is_there_without_records(table: str) -> None:
    assert "".join(export_csv([], table=table)) == ",".join(columns(table)) + "\n"


def test_statements_are_the_table_when_none_is_named() -> None:
    record = full_record()
    assert list(export_csv([record])) == list(export_csv([record], table="statements"))


def test_a_discontinuous_quote_is_joined_with_its_offsets() -> None:
    row = rows(full_record(), "statements")[0]
    assert row["quote_text"] == "„Es reicht“ | „ich gehe.“"
    starts, ends = (list(map(int, row[f"quote_{side}"].split("|"))) for side in ("start", "end"))
    assert [TEXT[start:end] for start, end in zip(starts, ends, strict=True)] == ["„Es reicht“", "„ich gehe.“"]


def test_a_role_has_words_offsets_actors_and_names() -> None:
    row = rows(full_record(), "statements")[0]
    assert (row["speaker_text"], row["speaker_actors"], row["speaker_names"]) == ("Ada Kern", "a1", "Ada Kern")
    assert TEXT[int(row["speaker_start"]) : int(row["speaker_end"])] == "Ada Kern"
    assert (row["via_text"], row["via_actors"]) == ("", "")


def test_roles_have_the_countries_of_their_actors_at_the_end() -> None:
    assert columns("statements")[-3:] == ("speaker_countries", "via_countries", "addressee_countries")
    row = rows(full_record(), "statements")[0]
    assert (row["speaker_countries"], row["via_countries"], row["addressee_countries"]) == ("DEU", "", "")


def test_an_actor_without_a_country_keeps_its_place() -> None:
    record = full_record()
    both = Role((), ("a2", "a1"))
    record = replace(
        record, statements=(replace(record.statements[0], speaker=both), replace(record.statements[1], via=Role((), ("a2",))))
    )
    first, second = rows(record, "statements")
    assert (first["speaker_names"], first["speaker_countries"]) == ("Verband|Ada Kern", "|DEU")
    assert (second["via_names"], second["via_countries"]) == ("Verband", "")


def test_joint_speakers_are_joined() -> None:
    text = "Ada und Bo: „Nein.“"
    both = Role((span(text, "Ada"), span(text, "Bo")), ("a1", "a2"))
    row = rows(record_of(text, statement(text, "„Nein.“", speaker=both)), "statements")[0]
    assert (row["speaker_text"], row["speaker_actors"]) == ("Ada | Bo", "a1|a2")


def test_an_event_row_has_its_roles_numbers_and_sources() -> None:
    row = rows(full_record(), "events")[0]
    assert (row["actors_names"], row["recipients_mentions"], row["recipients_ids"]) == ("Verband", "m3", "")
    assert (row["quantities"], row["quantities_unit"], row["quantities_text"]) == ("300", "Helfer", "300 Helfer")
    assert row["attributions"] == "a1 CT+|author Uu"


def test_a_negative_number_stays_a_number() -> None:
    assert rows(full_record(), "actors")[1]["lon"] == "-24.1"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_run_as_a_formula_is_defused(start: str) -> None:
    quote = f'{start}HYPERLINK("http://x")'
    assert rows(record_of(quote, statement(quote, quote)), "statements")[0]["quote_text"] == f"'{quote}"


@pytest.mark.parametrize("char", ["\r", "\n", ",", '"'])
def test_a_cell_that_would_break_a_line_is_quoted(char: str) -> None:
    quote = f"Zeile eins{char}Zeile zwei"
    written = "".join(export_csv([record_of(quote, statement(quote, quote))]))
    assert f'"Zeile eins{char * 2 if char == chr(34) else char}Zeile zwei"' in written


def test_commas_quotes_and_line_ends_come_back_as_they_were() -> None:
    quote = 'Er rief: "Halt, \r\nstehen bleiben!",\n;'
    assert rows(record_of(quote, statement(quote, quote)), "statements")[0]["quote_text"] == quote
