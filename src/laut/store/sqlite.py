"""What is SQLite's own: how a file is opened, and full text in FTS5. Readers are never blocked (WAL); writers wait for each other."""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from time import sleep as pause
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL

from laut.errors import StoreError

WAIT_S: Final = 30  # for another writer, before the store counts as locked
PAUSE_S: Final = 0.05  # between two tries where SQLite does not wait by itself
CACHE_KIB: Final = 64 * 1024

_PRAGMAS: Final = (
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "secure_delete = ON",  # what is forgotten is overwritten; storing takes 2 % longer, new versions 5 %
    f"cache_size = -{CACHE_KIB}",
)
_CREATE: Final = 'CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize = "unicode61 remove_diacritics 0")'
_OPTIMIZE: Final = "INSERT INTO texts (texts) VALUES ('optimize')"


def engine_of(url: URL) -> Engine:
    """Give the engine of a file, made with its folder if it is new.

    Raises:
        StoreError: the folder cannot be made.
    """
    try:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{url.database}: its folder cannot be made ({error}); name another with --store") from error
    engine = create_engine(url, connect_args={"timeout": WAIT_S})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver would begin by itself, too late to lock for writing
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names or "alembic_version" in names:  # another program's file stays in the mode it is in
        _write_ahead(connection)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: Any) -> None:
    """Bring a file into WAL mode; SQLite does not wait for whoever is writing a new one."""
    until = monotonic() + WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
        pause(PAUSE_S)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("is_alone"):
        return
    # A writer locks at once: two that read first and write later could only fail.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


class SqliteText:
    """The words of articles in an FTS5 table; its rowid is the article's number."""

    reading: Final[Mapping[str, Any]] = {}  # options of a reader's connection; a transaction sees one picture as it is

    def create(self, connection: Connection) -> None:
        """Make the table."""
        connection.exec_driver_sql(_CREATE)

    def lock(self, connection: Connection) -> None:
        """Nothing to do: BEGIN IMMEDIATE has locked."""

    def write(self, connection: Connection, texts: Sequence[dict[str, Any]]) -> None:
        """Keep the stems of articles, each given as `no`, `title` and `body`."""
        connection.execute(text("INSERT INTO texts (rowid, title, body) VALUES (:no, :title, :body)"), texts)

    def erase(self, connection: Connection, article: int) -> None:
        """Let them go."""
        connection.execute(text("DELETE FROM texts WHERE rowid = :no"), {"no": article})

    def wipe(self, connection: Connection) -> None:
        """Put the index together anew: until then FTS5 keeps the words of erased texts."""
        connection.exec_driver_sql(_OPTIMIZE)

    def match(self, question: list[list[list[str]]]) -> tuple[str, str, dict[str, Any]]:
        """Give the FROM and WHERE of a query for articles, `texts.rowid` their number, and its parameters; ranked by `rank`."""
        return "texts", "texts MATCH :question", {"question": _asked(question)}

    rank: Final = "bm25(texts, 4.0, 1.0)"
    number: Final = "texts.rowid"

    def check(self, connection: Connection) -> list[str]:
        """Give what SQLite itself finds broken in the file."""
        return [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check") if row[0] != "ok"]

    def compact(self, engine: Engine) -> None:
        """Give freed room back to the file system; nothing of erased rows and words is left."""
        with engine.connect().execution_options(is_alone=True) as connection:  # VACUUM may stand in no transaction
            for statement in (_OPTIMIZE, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.exec_driver_sql(statement)


def _asked(question: list[list[list[str]]]) -> str:
    return " AND ".join("(" + " OR ".join(_run(run) for run in term) + ")" for term in question)


def _run(run: list[str]) -> str:
    words = " ".join(word.rstrip("*") for word in run)
    return f'"{words}"' + (" *" if run[-1].endswith("*") else "")
