"""The Parquet folder: what DuckDB reads there is what is shown, in the documented columns."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from laut.errors import StoreError
from laut.store import Store
from laut.store.parquet import FILES, export
from laut.stories.keeping import keep
from tests.cli.stored import story, told

DOCS = Path(__file__).parent.parent.parent / "docs" / "store.md"

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'laut[parquet]'")
duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> Path:
    """Give the export of a store that holds a story, an old version and a withdrawn article."""
    old = told("weg-1")
    vector = "gAABAgMEBQYH" * 10 + "AAAAAAAA"  # 96 bytes
    said = replace(old.statements[0], vector=vector)
    newer = replace(told("dpa-1", story()[0].article.text + " Nachtrag.", outlet="dpa"), statements=(said,))
    list(keep(store, [*story(), newer, old, replace(old, article=replace(old.article, status="canceled"))]))
    assert [written.path.name for written in export(store, tmp_path / "out")] == [f"{name}.parquet" for name in FILES]
    return tmp_path / "out"


def ask(folder: Path, query: str) -> list[tuple[Any, ...]]:
    """Give what DuckDB answers; "{articles}" stands for the file."""
    names = {name: f"'{folder / name}.parquet'" for name in FILES}
    found: list[tuple[Any, ...]] = duckdb.sql(query.format(**names)).fetchall()
    return found


def test_only_what_is_shown_is_there(folder: Path) -> None:
    assert ask(folder, "SELECT id, version FROM {articles} ORDER BY id") == [
        ("blatt-1", 1), ("dpa-1", 2), ("eigen-1", 1), ("mai-1", 1), ("nein-1", 1),
    ]  # fmt: skip
    assert ask(folder, "SELECT count(*) FROM {statements}") == [(5,)]


def test_tables_join_by_their_ids(folder: Path) -> None:
    query = """
        SELECT h.state, p.name, r.name, count(*), count(DISTINCT a.family)
        FROM {happenings} h JOIN {events} e ON e.happening = h.id JOIN {articles} a ON a.id = e.article
        JOIN {participants} p ON p.event = e.id AND p.role = 'actor' JOIN {participants} r ON r.event = e.id AND r.role = 'recipient'
        GROUP BY ALL ORDER BY 1
    """
    assert ask(folder, query) == [("contested", "Norland", "Sudland", 4, 3), ("single-source", "Norland", "Sudland", 1, 1)]
    said = "SELECT DISTINCT p.name, s.quote FROM {statements} s JOIN {speakers} p ON p.statement = s.id"
    assert ask(folder, said) == [("Ada Kern", "„Wir helfen“")]
    assert ask(folder, "SELECT factuality, count(*) FROM {attributions} GROUP BY 1 ORDER BY 2") == [("CT-", 1), ("CT+", 4)]
    assert ask(folder, "SELECT count(DISTINCT family), count(*) FROM {families}") == [(4, 5)]


def test_columns_have_their_types(folder: Path) -> None:
    (row,) = ask(
        folder, "SELECT day, first_day + 1, contexts, list_contains(contexts, 'military') FROM {events} WHERE article = 'dpa-1'"
    )
    assert (str(row[0]), str(row[1])[:10], row[2], row[3]) == ("2025-03-10", "2025-03-11", ["military"], True)
    ((vector,),) = ask(folder, "SELECT vector FROM {statements} WHERE article = 'dpa-1'")
    assert (len(vector), vector[:4]) == (96, [-128, 0, 1, 2])
    ((kind,),) = ask(folder, "SELECT typeof(stored_at) FROM {articles} LIMIT 1")
    assert kind == "TIMESTAMP WITH TIME ZONE"


def test_an_export_replaces_an_older_one_and_leaves_nothing_half(folder: Path, store: Store) -> None:
    with store.writing() as writer:
        writer.forget_article("mai-1")
    list(export(store, folder))
    assert ask(folder, "SELECT count(*) FROM {articles}") == [(4,)]
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.parquet" for name in FILES)


def test_an_empty_store_gives_empty_tables(store: Store, tmp_path: Path) -> None:
    assert [written.n_rows for written in export(store, tmp_path)] == [0] * len(FILES)
    assert ask(tmp_path, "SELECT * FROM {happenings}") == []


def test_a_folder_that_is_a_file_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        list(export(store, tmp_path / "out"))


def test_pandas_and_pyarrow_read_it_too(folder: Path) -> None:
    from pyarrow import parquet

    table = parquet.read_table(folder / "events.parquet")
    assert table.column_names == list(FILES["events"].columns)


@pytest.mark.parametrize("name", FILES)
def test_every_column_is_documented(name: str) -> None:
    page = DOCS.read_text(encoding="utf-8")
    section = re.findall(rf"^\| `{name}` \|(.*)\|$", page.partition("## Parquet")[2], re.MULTILINE)
    assert section, f"docs/store.md has no row for {name}"
    assert set(re.findall(r"`(\w+)`", section[0])) >= set(FILES[name].columns)


def test_nothing_but_the_export_loads_pyarrow() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, laut.store.parquet; print('pyarrow' in sys.modules)"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout == "False\n"
