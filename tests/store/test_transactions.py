"""Transactions: all or nothing, writers take turns, and readers see a stable picture without ever waiting."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select

from laut.article import Refusal
from laut.errors import StoreError
from laut.store import Store, open_store, tables
from laut.store import sqlite as sqlite_store
from laut.store.upkeep import vacuum
from laut.store.words import stems
from laut.store.writing import Writer
from tests.store.conftest import Server
from tests.store.hand import article, counts, found, n_articles, put, rows, told

SOON_S = 120  # far more than anything here takes; a test that waits as long has failed


# Begins to write a file that no one has made a store of yet, until it is told to let go.
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


class CutError(Exception):
    """What goes wrong in the middle of a block."""


def write(store: Store, then: Callable[[Writer], object]) -> None:
    """Put a record and a refusal and do one thing more, in one transaction."""
    with store.writing() as writer:
        writer.put(told().article, told())
        writer.refuse(Refusal("feed.xml:3", "read", "kein Text"))
        then(writer)


def fail_with(error: type[BaseException]) -> None:
    """Raise an error."""
    raise error


@pytest.mark.parametrize("error", [CutError, KeyboardInterrupt, GeneratorExit])
def test_nothing_is_kept_of_a_block_that_raises(store: Store, error: type[BaseException]) -> None:
    with pytest.raises(error):
        write(store, lambda _: fail_with(error))
    assert counts(store) == {}


def test_what_was_kept_before_stays_when_a_block_raises(store: Store) -> None:
    put(store, told("a-2"), told("a-3"))
    before = counts(store)

    def forget_and_fail(writer: Writer) -> None:
        writer.forget_article("a-2")
        writer.put(article("Anders.", id="a-3"))
        raise CutError

    with pytest.raises(CutError):
        write(store, forget_and_fail)
    assert counts(store) == before
    assert found(store, "Riga") == ["a-2", "a-3"]


def test_a_database_error_undoes_the_block_and_the_store_goes_on(store: Store) -> None:
    with pytest.raises(StoreError, match="nirgends"):
        write(store, lambda writer: writer.connection.exec_driver_sql("SELECT * FROM nirgends"))
    assert counts(store) == {}
    assert put(store, told()) == ["stored"]


def test_a_writer_sees_what_it_has_written(store: Store) -> None:
    with store.writing() as writer:
        writer.put(told().article, told())
        assert writer.knows(told().article)


def test_two_writers_take_turns(store: Store) -> None:
    """Each reads, lets the other begin, and writes what it read; without turns one of the two is lost."""
    both_wait = threading.Barrier(2)

    def count_and_put(name: str) -> int:
        both_wait.wait(SOON_S)
        with store.writing() as writer:
            seen = n_articles(writer.connection)
            writer.put(article(id=name))
            return seen

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(count_and_put, ["a-1", "a-2"], timeout=SOON_S)) == [0, 1]
    assert counts(store)["articles"] == 2


def test_a_second_writer_waits_for_the_first(store: Store) -> None:
    done = threading.Event()

    def second() -> None:
        put(store, article(id="a-2"))
        done.set()

    with ThreadPoolExecutor(1) as pool:
        with store.writing() as writer:
            waiting = pool.submit(second)
            writer.put(article())
            assert not done.wait(0.1)
        waiting.result(SOON_S)
    assert counts(store)["articles"] == 2


def test_many_writers_lose_nothing(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda n: put(store, told(f"a-{n % 12}")), range(24), timeout=SOON_S))
    assert sorted(outcomes) == [["known"]] * 12 + [["stored"]] * 12
    assert counts(store) | {"articles": 12, "appearances": 24, "actors": 2, "names": 3} == counts(store)


def test_two_stores_of_one_url_see_each_other(store: Store, url: str) -> None:
    with open_store(url) as other:
        put(store, told())
        assert put(other, told()) == ["known"]


def test_a_reader_does_not_see_what_is_not_yet_kept(store: Store) -> None:
    with store.writing() as writer:
        writer.put(told().article, told())
        assert counts(store) == {}


def test_a_reader_sees_the_store_as_it_was_at_its_first_question(store: Store) -> None:
    put(store, article())
    with store.reading() as connection:
        assert n_articles(connection) == 1
        put(store, told("a-2"), article(status="canceled"))
        assert n_articles(connection) == 1
        assert connection.scalars(select(tables.articles.c.is_shown)).all() == [1]


def test_the_next_reader_sees_what_was_kept(store: Store) -> None:
    with store.reading() as connection:
        assert n_articles(connection) == 0
    put(store, article())
    with store.reading() as connection:
        assert n_articles(connection) == 1


def test_many_readers_read_while_a_writer_writes(store: Store) -> None:
    put(store, told())
    with store.writing() as writer, ThreadPoolExecutor(4) as pool:
        writer.put(told("a-2").article, told("a-2"))
        assert list(pool.map(lambda _: found(store, "Riga"), range(8), timeout=SOON_S)) == [["a-1"]] * 8


def test_a_writer_does_not_wait_for_readers(store: Store) -> None:
    with ExitStack() as open_:
        assert [n_articles(open_.enter_context(store.reading())) for _ in range(4)] == [0] * 4
        assert put(store, told()) == ["stored"]


def test_threads_stem_alike() -> None:
    """Snowball's stemmers keep the word they work on; two threads in one of them would mix their words up."""
    words = [" ".join(f"{a}{b}lieferungen{c}heiten" for b in "abcdefghij") for a in "klmnopqrst" for c in "uvwxyz"]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            among_others = list(pool.map(lambda text: stems(text, "de"), words, timeout=SOON_S))
    finally:
        sys.setswitchinterval(interval)
    assert among_others == [stems(text, "de") for text in words]


def test_a_writer_that_waits_too_long_says_so(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_store, "WAIT_S", 0.1)
    monkeypatch.setattr("laut.store.postgres.LOCK_WAIT_S", 0.1)
    with open_store(url) as other, store.writing() as writer:
        writer.put(article())
        with pytest.raises(StoreError, match="another process is writing; wait"):
            put(other, article(id="a-2"))
    assert counts(store)["articles"] == 1


def test_vacuum_says_that_another_process_is_writing(store: Store, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if store.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL cleans up beside writers")
    monkeypatch.setattr(sqlite_store, "WAIT_S", 0.1)
    with open_store(url) as other, store.writing(), pytest.raises(StoreError, match="another process is writing; wait"):
        vacuum(other)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """Give a new file that another process is writing, and the process."""
    path = tmp_path / "new.sqlite"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield path, other
        other.kill()


def test_opening_waits_for_a_process_that_writes_the_new_file(
    held: tuple[Path, subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = held
    pauses: list[float] = []

    def let_go(seconds: float) -> None:
        pauses.append(seconds)
        other.kill()
        other.wait(SOON_S)

    monkeypatch.setattr(sqlite_store, "pause", let_go)
    with open_store(str(path)) as store:
        assert counts(store) == {}
    assert pauses


def test_opening_gives_up_on_a_process_that_goes_on_writing(
    held: tuple[Path, subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_store, "WAIT_S", 0.1)
    with pytest.raises(StoreError, match="another process is writing; wait"):
        open_store(str(held[0]))


def test_an_article_that_changes_in_one_transaction_has_a_version_for_each_change(store: Store) -> None:
    items = [article("Eins."), article("Eins."), article("Zwei.", modified="2025-03-11"), article("Anders.", id="a-2")]
    with store.writing() as writer:
        writer.look_up([item.id for item in items])
        outcomes = [writer.put(item) for item in items]
    assert outcomes == ["stored", "known", "version", "stored"]
    assert rows(store, "articles", "id", "version", "is_current", "is_shown") == [
        ("a-1", 1, 0, 0), ("a-1", 2, 1, 1), ("a-2", 1, 1, 1),
    ]  # fmt: skip


def test_an_article_that_was_looked_up_is_known_by_the_id_it_is_kept_by(store: Store) -> None:
    strange = article(id="a\0b")
    put(store, strange)
    with store.writing() as writer:
        writer.look_up([strange.id])
        assert writer.put(strange) == "known"


def test_nothing_is_kept_when_the_server_goes_in_mid_transaction(postgres: Server) -> None:
    def go_on(writer: Writer) -> None:
        end_sessions(postgres)
        writer.put(told("a-2").article, told("a-2"))

    with open_store(postgres.empty_store()) as store:
        with pytest.raises(StoreError, match="has gone; nothing of the last step was kept"):
            write(store, go_on)
        assert counts(store) == {}


def test_nothing_is_kept_when_the_server_goes_before_the_end(postgres: Server) -> None:
    with open_store(postgres.empty_store()) as store:
        with pytest.raises(StoreError, match="has gone; nothing of the last step was kept"):
            write(store, lambda _: end_sessions(postgres))
        assert counts(store) == {}


def test_a_store_goes_on_when_its_server_is_back(postgres: Server) -> None:
    with open_store(postgres.empty_store()) as store:
        put(store, told())
        end_sessions(postgres)
        assert put(store, told("a-2")) == ["stored"]


def end_sessions(postgres: Server) -> None:
    """End the server's side of every connection to the store, and wait until it has ended."""
    mine = "datname = 'kept' AND pid <> pg_backend_pid()"
    postgres.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {mine}", database="kept")
