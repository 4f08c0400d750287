"""Opening a store by its URL, bringing its schema up to date, and its transactions. Foreign errors become StoreError here."""

import contextlib
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, exc, inspect
from sqlalchemy.engine import URL, make_url

from laut.errors import StoreError, UsageError
from laut.store.postgres import PostgresText
from laut.store.sqlite import SqliteText
from laut.store.writing import Writer

SCHEMA: Final = "0003"  # the newest of migrations/versions
FILE: Final = "laut.sqlite"

_NUMBERED: Final = re.compile(r"\d{4}")  # how our schemas are called
_PASSWORD: Final = re.compile(r"(://[^:@]*):.*@")


class Store:
    """A store that is open and of this version's schema; safe to share between threads."""

    def __init__(self, engine: Engine, full_text: SqliteText | PostgresText, name: str) -> None:
        """Hold an engine; `open_store` makes one from a URL."""
        self.name = name
        self.engine = engine
        self.full_text = full_text

    @contextlib.contextmanager
    def writing(self, *, now: datetime | None = None) -> Iterator[Writer]:
        """One transaction of writes: all is kept when the block ends, nothing if it raises. Writers take turns.

        Raises:
            StoreError: locked by another writer, read-only, no room left, server gone; nothing of the transaction is kept.
        """
        with told(self.name), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            self.full_text.lock(connection)
            writer = Writer(connection, self.full_text, now=now)
            yield writer
            writer.flush()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction of reads: all of them see the store as it was when the first was asked.

        Raises:
            StoreError: the store cannot be read.
        """
        options = self.full_text.reading
        with told(self.name), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let connections and files go."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def default_url() -> str:
    """Give the URL of the store in the user's data folder."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('laut', appauthor=False) / FILE}"


def open_store(url: str | None = None, *, must_exist: bool = False) -> Store:
    """Give the store of a URL or file name, made if it is new, with its schema up to date.

    Args:
        url: "sqlite:///news.sqlite", "news.sqlite", "postgresql://user@host/database"; None for the one in the user's data folder.
        must_exist: whether a store that is not there is an error: a question to one that was never filled is a mistake.

    Raises:
        UsageError: no such kind of store.
        StoreError: it cannot be opened, another program or a newer version of laut has made it.
    """
    parsed = url_of(default_url() if url is None else url)
    name = parsed.render_as_string(hide_password=True)
    if parsed.get_backend_name() == "sqlite":
        from laut.store.sqlite import engine_of

        if must_exist and not Path(parsed.database or "").exists():
            raise StoreError(f"there is no store {parsed.database}; `laut ingest` fills one")
        full_text: SqliteText | PostgresText = SqliteText()
    else:
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise StoreError("a PostgreSQL store needs psycopg: pip install 'laut[postgres]'") from error
        from laut.store.postgres import engine_of

        full_text = PostgresText()
    with told(name):
        store = Store(engine_of(parsed), full_text, name)
        try:
            _bring_up_to_date(store, must_exist=must_exist)
        except BaseException:
            store.close()
            raise
    return store


def url_of(url: str) -> URL:
    """Give a URL, of a file name that of its SQLite store.

    Raises:
        UsageError: no such kind of store, or no file.
    """
    try:
        parsed = make_url(url) if "://" in url else URL.create("sqlite", database=url)
    except (exc.ArgumentError, ValueError) as error:
        shown = _PASSWORD.sub(r"\1:***@", url)
        raise UsageError(f"{shown!r} is no URL of a store; write sqlite:///FILE or postgresql://USER@HOST/DATABASE") from error
    if parsed.drivername not in ("sqlite", "postgresql"):
        raise UsageError(f"there is no store of the kind {parsed.drivername!r}; there are sqlite and postgresql")
    if parsed.drivername == "sqlite":
        if parsed.database in (None, "", ":memory:"):
            raise UsageError(f"{url!r} names no file; write sqlite:///FILE")
        if parsed.query:
            raise UsageError(f"{url!r} is no URL of a store; write sqlite:///FILE without options")
    return parsed


def _bring_up_to_date(store: Store, *, must_exist: bool) -> None:
    with store.reading() as connection:
        found, names = _schema_of(connection), inspect(connection).get_table_names()
    if found == SCHEMA:
        return
    if found is None and must_exist and not names:
        raise StoreError(f"there is no store in {store.name} yet; `laut ingest` fills one")
    if (found is None and names) or (found is not None and not _NUMBERED.fullmatch(found)):
        raise StoreError(f"{store.name} holds tables that are not laut's; name another file or database with --store")
    if found is not None and found > SCHEMA:
        raise StoreError(
            f"{store.name} has schema {found}, made by a newer laut than this one, which knows {SCHEMA}: update laut"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        store.full_text.lock(connection)
        config.attributes["connection"] = connection
        config.attributes["full_text"] = store.full_text
        command.upgrade(config, "head")


def _schema_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """Make what goes wrong in a database a StoreError that says what and what to do."""
    try:
        yield
    except exc.SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        message = " ".join(str(cause).split())
        raise StoreError(f"{name}: {_advice(message)} ({message})") from error


_ADVICE: Final = (
    ("database is locked|lock timeout", "another process is writing; wait until it is done"),
    ("readonly database", "the file or its folder may not be written; mend its rights or name another with --store"),
    ("unable to open database", "the file cannot be opened; look whether its folder is there and may be written"),
    ("disk is full", "no room is left on the disk; nothing of the last step was kept; make room and go on"),
    ("No space left", "no room is left on the server's disk; nothing of the last step was kept; make room and go on"),
    ("file is not a database", "this is no store of laut; name another file with --store"),
    ("malformed", "the file is damaged; `laut store check` tells more"),
    ('database ".*" does not exist', "there is no such database; make it with createdb"),
    ('role ".*" does not exist', "there is no such user; make it with createuser"),
    (
        "authentication failed|no password supplied|no pg_hba.conf entry",
        "the server does not let this user in; give user and password in the URL, or in ~/.pgpass",
    ),
    ("permission denied for", "the user may not do this there; give it the rights"),
    ("invalid connection option|invalid URI query parameter", "the URL has an option that PostgreSQL does not know"),
    ("failed to resolve host|could not translate host name", "the host is not known; look whether the host in the URL is right"),
    ("connection", "the server cannot be reached or has gone; nothing of the last step was kept; start it and go on"),
)


def _advice(message: str) -> str:
    return next((advice for words, advice in _ADVICE if re.search(words, message, re.IGNORECASE)), "the database refused")
