"""What is PostgreSQL's own: how a server is reached, and full text in tsvector. Writers take turns by an advisory lock."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL

WAIT_S: Final = 10  # for the server to answer
LOCK_WAIT_S: Final = 30  # for another writer, before the store counts as locked
OLDEST: Final = 150000  # server_version_num of PostgreSQL 15
BODY_BYTES: Final = 400_000  # of stems that surely fit a tsvector with their positions; 1 MB is its limit
TITLE_BYTES: Final = 20_000  # that fit beside them
LOCK: Final = 7_205_217  # any number, the same for every writer of laut

_CREATE: Final = (
    "CREATE TABLE texts (article INTEGER PRIMARY KEY REFERENCES articles (no) ON DELETE CASCADE, title tsvector NOT NULL, "
    "body tsvector NOT NULL)",
    "CREATE INDEX ix_texts_words ON texts USING gin ((title || body))",
)
_INSERT: Final = """
INSERT INTO texts VALUES (
    :no, to_tsvector('simple', :title) || CAST(:mark AS tsvector),
    CASE WHEN :is_whole THEN to_tsvector('simple', :body) ELSE strip(to_tsvector('simple', :body)) END
)
"""
_MARK: Final = "'¶':1"  # behind the last word of a title


def engine_of(url: URL) -> Engine:
    """Give the engine of a server's database."""
    return create_engine(url.set(drivername="postgresql+psycopg"), connect_args={"connect_timeout": WAIT_S}, pool_pre_ping=True)


class PostgresText:
    """The words of articles as tsvectors of stems. A title ends in a mark that no question holds: no phrase reaches beyond it."""

    reading: Final[Mapping[str, Any]] = {"isolation_level": "REPEATABLE READ"}  # a transaction sees one picture

    def create(self, connection: Connection) -> None:
        """Make the table and its index."""
        for statement in _CREATE:
            connection.exec_driver_sql(statement)

    def lock(self, connection: Connection) -> None:
        """Wait until no other writer is at work; the lock ends with the transaction."""
        wait_ms = str(int(LOCK_WAIT_S * 1000))
        connection.execute(text("SELECT set_config('lock_timeout', :wait_ms, true)"), {"wait_ms": wait_ms})
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    def write(self, connection: Connection, texts: Sequence[dict[str, Any]]) -> None:
        """Keep the stems of articles, each given as `no`, `title` and `body`.

        Of a book each word is kept once, without its place, since a tsvector holds a megabyte: no phrase is found in it.
        """
        fitting = []
        for row in texts:
            is_whole = len(row["body"].encode()) <= BODY_BYTES
            body = row["body"] if is_whole else _cut(" ".join(dict.fromkeys(row["body"].split())), BODY_BYTES)
            title = _cut(row["title"], TITLE_BYTES)
            fitting.append({"no": row["no"], "title": title, "mark": _MARK, "body": body, "is_whole": is_whole})
        connection.execute(text(_INSERT), fitting)

    def erase(self, connection: Connection, article: int) -> None:
        """Let them go."""
        connection.execute(text("DELETE FROM texts WHERE article = :no"), {"no": article})

    def wipe(self, connection: Connection) -> None:
        """Nothing to do: the server clears what is erased."""

    def match(self, question: list[list[list[str]]]) -> tuple[str, str, dict[str, Any]]:
        """Give the FROM and WHERE of a query for articles, `texts.article` their number, and its parameters; ranked by `rank`."""
        return (
            "texts CROSS JOIN to_tsquery('simple', :question) AS question",
            "(texts.title || texts.body) @@ question",
            {"question": _asked(question)},
        )

    rank: Final = "-ts_rank(setweight(texts.title, 'A') || texts.body, question)"
    number: Final = "texts.article"

    def check(self, connection: Connection) -> list[str]:
        """Nothing: the server checks itself."""
        return []

    def compact(self, engine: Engine) -> None:
        """Let the server use freed room again."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _cut(words: str, size_bytes: int) -> str:
    return words.encode()[:size_bytes].decode(errors="ignore")


def _asked(question: list[list[list[str]]]) -> str:
    return " & ".join("(" + " | ".join(_run(run) for run in term) + ")" for term in question)


def _run(run: list[str]) -> str:
    return " <-> ".join("'" + word.rstrip("*").replace("'", "''") + "'" + (":*" if word.endswith("*") else "") for word in run)
