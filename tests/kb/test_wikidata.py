"""A dump of Wikidata as rows. `data/wikidata-20241101-small.json` is written for these tests in the format of the real dump."""

import bz2
import gzip
import json
import logging
import tracemalloc
from functools import cache
from pathlib import Path

import pytest

from laut.errors import KnowledgeError
from laut.kb import wikidata
from laut.kb.rows import Entity, Name, Row, Term

DUMP = Path(__file__).parent / "data" / "wikidata-20241101-small.json"
N_LINES = 20_000
MEGABYTE = 1 << 20


@cache
def small() -> tuple[Row, ...]:
    return tuple(wikidata.rows(DUMP))


def entity(key: str) -> Entity | None:
    return next((row for row in small() if isinstance(row, Entity) and row.key == key), None)


def names(key: str) -> set[tuple[str, str | None, str]]:
    return {(row.text, row.language, row.form) for row in small() if isinstance(row, Name) and row.entity == key}


def terms(key: str) -> list[tuple[str, str | None, str | None]]:
    return [(row.office, row.start, row.end) for row in small() if isinstance(row, Term) and row.person == key]


@pytest.mark.parametrize(
    ("key", "kind", "country", "sectors"),
    [
        pytest.param("Q7747", "person", "RUS", (), id="of two citizenships the preferred"),
        pytest.param("Q183", "country", "DEU", (), id="state"),
        pytest.param("Q1246", "country", "KOS", (), id="Kosovo has a code of its own"),
        pytest.param("Q1183", "place", "USA", (), id="territory"),
        pytest.param("Q218295", "office", "RUS", ("GOV",), id="office"),
        pytest.param("Q49762", "organisation", "DEU", ("PTY",), id="party"),
        pytest.param("Q9325", "organisation", "DEU", ("BUS",), id="one class below"),
        pytest.param("Q900020", "organisation", None, ("BUS",), id="two classes below, no country"),
        pytest.param("Q64", "place", "DEU", (), id="city"),
    ],
)
def test_an_item_is(key: str, kind: str, country: str | None, sectors: tuple[str, ...]) -> None:
    found = entity(key)
    assert found is not None
    assert (found.kind, found.country, found.sectors, found.wikidata) == (kind, country, sectors, key)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("Q900012", id="person without an office"),
        pytest.param("Q900011", id="dead for long"),
        pytest.param("Q900013", id="no name in German or English"),
        pytest.param("Q900021", id="small place"),
        pytest.param("Q900023", id="no class of interest"),
        pytest.param("Q900030", id="half a line"),
        pytest.param("Q900031", id="line without its value"),
        pytest.param("P39", id="property"),
    ],
)
def test_an_item_is_left_out(key: str) -> None:
    assert entity(key) is None
    assert names(key) == set()
    assert terms(key) == []


def test_names_are_labels_aliases_and_short_names_each_once() -> None:
    assert names("Q7747") == {
        ("Wladimir Putin", "de", "name"),
        ("Vladimir Putin", "en", "name"),
        ("Wladimir Wladimirowitsch Putin", "de", "alias"),
        ("V. V. Putin", "en", "alias"),
    }
    assert ("CDU", None, "abbreviation") in names("Q49762")
    assert names("Q9325") == {("Lufthansa", None, "name")}


def test_a_label_for_all_languages_counts_for_both() -> None:
    assert names("Q567") == {("Angela Merkel", None, "name"), ("Merkel", None, "alias")}


def test_inhabitants_of_a_state() -> None:
    assert {name for name in names("Q183") if name[2] == "inhabitant"} == {
        ("Deutsche", "de", "inhabitant"),
        ("German", "en", "inhabitant"),
    }


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param(
            "Q7747",
            [("Q218295", "2012-05-07", None), ("Q218295", "2000-05-07", "2008-05-07")],
            id="preferred first, deprecated never",
        ),
        pytest.param("Q567", [("Q4970706", "2005-11", "2021")], id="month and year; an unknown office is none"),
        pytest.param(
            "Q900010",
            [("Q900002", "2010-01-01", "2015-03-04"), ("Q900002", None, "2015-03-04")],
            id="ends with a life, a decade is no date, an unknown end is no open one",
        ),
    ],
)
def test_terms(key: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert terms(key) == expected


@pytest.mark.parametrize(("key", "gender"), [("Q7747", "m"), ("Q567", "f"), ("Q900010", "f"), ("Q64", None)])
def test_gender(key: str, gender: str | None) -> None:
    found = entity(key)
    assert found is not None
    assert found.gender == gender


def test_where_a_place_is() -> None:
    berlin, moon = entity("Q64"), entity("Q900022")
    assert berlin is not None and moon is not None
    assert (berlin.lat, berlin.lon, berlin.geonames) == (52.51667, 13.38333, 2950159)
    assert (moon.lat, moon.lon, moon.geonames) == (None, None, None)


@pytest.mark.parametrize(("n_sitelinks", "expected"), [(0, 0.0), (5, 0.306), (30, 0.586), (350, 1.0), (1_000, 1.0)])
def test_prominence(n_sitelinks: int, expected: float) -> None:
    assert wikidata.prominence(n_sitelinks) == expected


def test_broken_lines_are_told_with_their_number(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        list(wikidata.rows(DUMP))
    assert ["line 22" in caplog.messages[0], "line 23" in caplog.messages[1]] == [True, True]
    assert len(caplog.messages) == 2


def test_many_broken_lines_are_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "dump.json"
    path.write_bytes(b"[\n" + b'{"id": "Q1",\n' * 50 + b"\xff\xfe\n]\n")
    with caplog.at_level(logging.WARNING):
        assert list(wikidata.rows(path)) == []
    assert len(caplog.messages) == wikidata.MAX_WARNINGS + 1
    assert "51 broken lines" in caplog.messages[-1]


@pytest.mark.parametrize(("ending", "packed"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_a_packed_dump_gives_the_same(tmp_path: Path, ending: str, packed: object) -> None:
    assert callable(packed)
    path = tmp_path / f"dump.json{ending}"
    path.write_bytes(packed(DUMP.read_bytes()))
    assert tuple(wikidata.rows(path)) == small()


def test_a_packed_dump_of_several_streams_gives_the_same(tmp_path: Path) -> None:
    data, path = DUMP.read_bytes(), tmp_path / "dump.json.bz2"
    path.write_bytes(bz2.compress(data[:9_000]) + bz2.compress(data[9_000:]))
    assert tuple(wikidata.rows(path)) == small()


@pytest.mark.parametrize(("ending", "packed"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
@pytest.mark.parametrize("damage", ["cut", "spoilt"])
def test_a_damaged_dump_is_told(tmp_path: Path, ending: str, packed: object, damage: str) -> None:
    assert callable(packed)
    path = tmp_path / f"dump.json{ending}"
    data = packed(DUMP.read_bytes())
    middle = len(data) // 2
    path.write_bytes(data[:middle] if damage == "cut" else data[:middle] + bytes(50) + data[middle + 50 :])
    with pytest.raises(KnowledgeError, match=r"cut off or damaged.*fetch it again"):
        list(wikidata.rows(path))


@pytest.mark.parametrize("name", ["none.json", "folder.json"])
def test_a_dump_that_cannot_be_opened_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(KnowledgeError, match=r"give a Wikidata dump"):
        list(wikidata.rows(tmp_path / name))


def test_no_dump_at_all_is_told(tmp_path: Path) -> None:
    path = tmp_path / "dump.json.gz"
    path.write_text("<html>404</html>")
    with pytest.raises(KnowledgeError, match="cut off or damaged"):
        list(wikidata.rows(path))


def test_an_empty_dump_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text("[\n]\n")
    assert list(wikidata.rows(path)) == []


def test_progress_goes_over_the_file_in_each_pass() -> None:
    seen: list[int] = []
    list(wikidata.rows(DUMP, on_progress=seen.append))
    assert seen == sorted(seen)
    assert seen[-1] == wikidata.PASSES * DUMP.stat().st_size


def test_memory_does_not_grow_with_the_dump(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    with path.open("wb") as file:
        file.write(b"[\n")
        file.writelines(
            b'{"id":"Q%d","labels":"%s"},\n' % (number, b"x" * 2_000) for number in range(10_000_000, 10_000_000 + N_LINES)
        )
        file.write(b"]\n")
    tracemalloc.start()
    list(wikidata.rows(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 38 * MEGABYTE
    assert peak < 4 * MEGABYTE


def test_a_line_without_end_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laut.kb.dump.MAX_LINE_BYTES", 20_000)
    lines = DUMP.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "dump.json"
    path.write_text("".join([lines[0], json.dumps({"id": "Q1", "labels": "x" * 50_000}), ",\n", *lines[1:]]), encoding="utf-8")
    assert tuple(wikidata.rows(path)) == small()
