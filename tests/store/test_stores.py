"""Opening a store, and all that can be wrong with a file or a server: the message says what to do, and nothing is half made."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from laut.errors import StoreError, UsageError
from laut.store import open_store, stores
from laut.store import sqlite as sqlite_store
from tests.store.hand import article, counts, found, put, told

SOON_S = 120  # far more than anything here takes; a test that waits as long has failed
NOBODY = 65534


def tables_of(path: Path) -> list[str]:
    """Give the names of the tables in a file."""
    with closing(sqlite3.connect(path)) as file:
        return [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]


@contextmanager
def unprivileged() -> Iterator[None]:
    """Let root do what others may only, so that rights of files count."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder(tmp_path: Path) -> Path:
    """Give a folder that everybody may look into."""
    if os.name == "nt":
        pytest.skip("Windows has no rights of this kind")
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    return tmp_path


def test_the_default_is_a_file_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, **_: tmp_path / name)
    open_store().close()
    assert tables_of(tmp_path / "laut" / "laut.sqlite")


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_a_file_is_named_by_its_name_or_a_url(tmp_path: Path, form: str) -> None:
    path = tmp_path / "sub folder" / "Nachrichten ä%20.sqlite"
    open_store(form.format(path).replace("%", "%25" if "://" in form else "%")).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_file_name_may_be_relative(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("news.sqlite").close()
    assert tables_of(tmp_path / "news.sqlite")


def test_a_store_keeps_what_it_has_when_opened_again(fresh_url: str) -> None:
    with open_store(fresh_url) as store:
        put(store, told())
    with open_store(fresh_url, must_exist=True) as store:
        assert found(store, "Riga") == ["a-1"]


def test_a_closed_sqlite_store_is_one_file(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "news.sqlite")) as store:
        put(store, told())
    assert [p.name for p in tmp_path.iterdir()] == ["news.sqlite"]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("mysql://user@host/news", "no store of the kind 'mysql'; there are sqlite and postgresql"),
        ("sqlite+aiosqlite:///news.sqlite", r"no store of the kind 'sqlite\+aiosqlite'"),
        ("postgresql+psycopg2://user@host/news", r"no store of the kind 'postgresql\+psycopg2'"),
        ("postgres://user@host/news", "no store of the kind 'postgres'"),
        ("https://example.org/news.sqlite", "no store of the kind 'https'"),
        ("://news", "is no URL of a store; write sqlite:///FILE or postgresql://"),
        ("postgresql://user@host:port/news", "is no URL of a store; write sqlite:///FILE or postgresql://"),
        ("sqlite://", "names no file; write sqlite:///FILE"),
        ("sqlite:///:memory:", "names no file"),
        (":memory:", "names no file"),
        ("", "names no file"),
        ("sqlite:///news.sqlite?mode=ro", "without options"),
    ],
)
def test_what_names_no_store_is_a_mistake_of_the_caller(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=message):
        open_store(url)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("url", ["postgresql://user:geheim@host:port/news", "mysql://user:geheim@host/news"])
def test_a_bad_url_does_not_show_its_password(url: str) -> None:
    with pytest.raises(UsageError) as error:
        open_store(url)
    assert "geheim" not in str(error.value)


def test_a_file_that_must_exist_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store .*news\.sqlite.*; `laut ingest` fills one"):
        open_store(str(tmp_path / "sub" / "news.sqlite"), must_exist=True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", [b"Hallo. " * 1000, b"Hallo", b"SQLite format 3\0" + b"\xff" * 4000], ids=["text", "short", "broken"]
)
def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="this is no store of laut; name another file with --store"):
        open_store(str(path))
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (x)",
        "CREATE TABLE articles (x)",
        "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('ae1027a6acf')",
    ],
    ids=["tables", "a table of our name", "migrations"],
)
def test_another_programs_database_stays_as_it_is(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "theirs.sqlite"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(statement)
    before = tables_of(path)
    with pytest.raises(StoreError, match="holds tables that are not laut's; name another"):
        open_store(str(path))
    assert tables_of(path) == before


def test_a_newer_schema_is_not_touched(fresh_url: str) -> None:
    with open_store(fresh_url) as store, store.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9001'")
    with pytest.raises(StoreError, match=r"has schema 9001, made by a newer laut than this one, .*: update laut"):
        open_store(fresh_url)


def test_a_failed_opening_lets_the_file_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = []
    monkeypatch.setattr(stores.Store, "close", lambda store: let_go.append(store.engine.dispose()))
    with closing(sqlite3.connect(tmp_path / "theirs.sqlite")) as file:
        file.execute("CREATE TABLE mine (x)")
    with pytest.raises(StoreError):
        open_store(str(tmp_path / "theirs.sqlite"))
    assert let_go


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the file cannot be opened"):
        open_store(str(tmp_path))


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Hallo")
    with pytest.raises(StoreError, match=r"its folder cannot be made .*notes\.txt"):
        open_store(str(tmp_path / "notes.txt" / "news.sqlite"))


def test_a_folder_that_may_not_be_made_is_named(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with unprivileged(), pytest.raises(StoreError, match=r"its folder cannot be made .*; name another with --store"):
        open_store(str(open_folder / "sub" / "news.sqlite"))
    open_folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_takes_no_store(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with unprivileged(), pytest.raises(StoreError, match="look whether its folder is there and may be written"):
        open_store(str(open_folder / "news.sqlite"))
    open_folder.chmod(0o755)


def test_a_read_only_file_is_not_written(open_folder: Path) -> None:
    path = open_folder / "news.sqlite"
    open_store(str(path)).close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with unprivileged(), pytest.raises(StoreError, match="may not be written; mend its rights or name another with --store"):
        open_store(str(path))
    open_folder.chmod(0o755)


def test_a_store_that_becomes_read_only_keeps_what_it_has(open_folder: Path) -> None:
    path = open_folder / "news.sqlite"
    with open_store(str(path)) as store:
        put(store, told())
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with unprivileged(), open_store(str(path)) as store:
        with pytest.raises(StoreError, match="may not be written"):
            put(store, told("a-2"))
        assert found(store, "Riga") == ["a-1"]


def test_a_damaged_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.sqlite"
    with open_store(str(path)) as store:
        put(store, *(article(f"Nummer {n} " * 500, id=f"a-{n}") for n in range(50)))
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xaa" * len(content[8192:])
    path.write_bytes(content)
    with pytest.raises(StoreError, match="the file is damaged; `laut store check` tells more"), open_store(str(path)) as store:
        found(store, "Nummer")


def test_a_file_another_process_writes_is_waited_for_and_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_store, "WAIT_S", 0.1)
    path = tmp_path / "news.sqlite"
    with open_store(str(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing; wait until it is done"):
            put(store, told())
        other.execute("ROLLBACK")
        assert put(store, told()) == ["stored"]


def test_a_file_another_process_writes_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    with open_store(str(path)) as store:
        put(store, told())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_store(str(path)) as store:
            assert found(store, "Riga") == ["a-1"]


def test_a_new_store_another_process_makes_is_waited_for_and_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_store, "WAIT_S", 0.1)
    path = tmp_path / "news.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another process is writing; wait until it is done"):
            open_store(str(path))


def test_many_may_make_a_new_store_at_once(fresh_url: str) -> None:
    all_wait = threading.Barrier(6)

    def make(n: int) -> int:
        all_wait.wait(SOON_S)
        with open_store(fresh_url) as store:
            put(store, article(id=f"a-{n}"))
        return n

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(make, range(6), timeout=SOON_S)) == list(range(6))
    with open_store(fresh_url) as store:
        assert counts(store)["articles"] == 6


def test_an_sqlite_store_needs_no_psycopg(tmp_path: Path) -> None:
    """In a process of its own, for here the other tests have imported it."""
    code = "import sys; from laut.store import open_store; open_store(sys.argv[1]).close(); sys.exit('psycopg' in sys.modules)"
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "news.sqlite")], check=True, timeout=300)


@pytest.mark.parametrize("words", ["Zwölfkampfgeheimnis", "zwoelfkampfgeheimnis", "zwolfkampfgeheimnis"])
def test_a_forgotten_text_is_not_left_in_the_file(tmp_path: Path, words: str) -> None:
    path = tmp_path / "news.sqlite"
    with open_store(str(path)) as store:
        put(store, told("a-2"), article("Das Zwölfkampfgeheimnis wurde verraten.", title="Zwölfkampfgeheimnis"))
        with store.writing() as writer:
            writer.forget_article("a-1")
    assert words.encode() not in path.read_bytes()
