"""Writes a knowledge base from the rows of its sources: the same rows give the same file, byte for byte, with one SQLite version.

The file appears at its place only when it is whole. Rows are written as they come, so a dump of any size needs no more memory.
What no source says but follows from what they say is added by `derive`.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from laut.errors import KnowledgeError
from laut.kb import store
from laut.kb.country_words import key_of, words
from laut.kb.derive import derive
from laut.kb.rows import Entity, Name, Row, Source

CACHE_KB: Final = 128 * 1024  # of SQLite, for the pages that are being written
BY_COUNTRY: Final = "iso:"  # facts and dump name a country so, by its code

_PRAGMAS: Final = (
    f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE_KB}; PRAGMA locking_mode = EXCLUSIVE;"
)


@dataclass(frozen=True, slots=True)
class Built:
    """What was written.

    Attributes:
        counts: rows by source and kind ("entities", "names", "terms").
        n_dangling: names and terms left out because no source has their entity.
    """

    path: Path
    version: str
    counts: Mapping[tuple[str, str], int]
    n_dangling: int


def build(rows: Iterable[tuple[Source, Row]], out: Path, *, name: str) -> Built:
    """Write the rows of all sources to a file; sources are believed in the order in which they first come.

    Raises:
        KnowledgeError: there is no entity, or the file cannot be written.
    """
    part = out.with_name(f"{out.name}.part")
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            built = _written(connection, rows, out, name)
        part.replace(out)
    except (OSError, sqlite3.Error) as error:
        raise KnowledgeError(f"knowledge base {out}: cannot be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    return built


def _written(connection: sqlite3.Connection, rows: Iterable[tuple[Source, Row]], out: Path, name: str) -> Built:
    """Write everything to an empty file."""
    store.create(connection)
    connection.executescript(_PRAGMAS)
    connection.execute("BEGIN")
    tables: dict[str, str] = {}
    for source, row in rows:
        if source.name not in tables:
            tables[source.name] = store.add_source(connection, source, rank=len(tables))
        _insert(connection, tables[source.name], row)
    store.add_views(connection)
    derive(connection, tuple(tables.values()))
    n_dangling = sum(_drop_dangling(connection, tables.values()))
    counts = Counter(
        {
            (source, kind): connection.execute(f"SELECT count(*) FROM {kind}_{ending}").fetchone()[0]
            for source, ending in tables.items()
            for kind in ("entities", "names", "terms")
        }
    )
    if not any(count for (_, kind), count in counts.items() if kind == "entities"):
        raise KnowledgeError(f"knowledge base {out}: would be empty: no source has an entity")
    version = _digest(connection, tables.values())[:8]
    connection.execute("INSERT INTO about VALUES (?, ?)", (name, version))
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    return Built(out, version, counts, n_dangling)


def _insert(connection: sqlite3.Connection, tables: str, row: Row) -> None:
    """Write a row; of two entities of one key in one source the first stays."""
    if isinstance(row, Entity):
        marks = ", ".join("?" * 11)
        values = store.row_of(replace(row, key=_key(row.key)))
        connection.execute(f"INSERT OR IGNORE INTO entities_{tables} VALUES ({marks})", values)
    elif isinstance(row, Name):
        store.insert_name(connection, tables, _key(row.entity), row.text, row.form, row.language or "")
    else:
        term = (row.office, row.person, row.start or "", row.end or "")
        connection.execute(f"INSERT OR IGNORE INTO terms_{tables} VALUES (?, ?, ?, ?)", term)


def _key(key: str) -> str:
    """Give the key of an entity; of a country that is named by its code, that of the country."""
    code = key.removeprefix(BY_COUNTRY)
    return key_of(code) if code != key and code in words()["wikidata"] else key


def _drop_dangling(connection: sqlite3.Connection, tables: Iterable[str]) -> Iterator[int]:
    """Leave out the names and terms of entities that no source has, and give how many of each table."""
    endings = tuple(tables)
    for ending in endings:
        for table, column in (("names", "entity"), ("terms", "person"), ("terms", "office")):
            missing = " AND ".join(
                f"NOT EXISTS (SELECT 1 FROM entities_{other} WHERE key = {table}_{ending}.{column})" for other in endings
            )
            yield connection.execute(f"DELETE FROM {table}_{ending} WHERE {missing}").rowcount


def _digest(connection: sqlite3.Connection, tables: Iterable[str]) -> str:
    """Give the SHA-256 of all rows in their order."""
    digest = hashlib.sha256()
    for table in ("sources", *(f"{kind}_{ending}" for ending in tables for kind in ("entities", "names", "terms"))):
        columns = ", ".join(
            str(index) for index in range(1, len(connection.execute(f"PRAGMA table_info({table})").fetchall()) + 1)
        )
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {columns}"):
            digest.update(repr(row).encode())
    return digest.hexdigest()
