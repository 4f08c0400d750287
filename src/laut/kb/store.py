"""The file of a knowledge base: an SQLite database with three tables for each source, so that each stands under its own licence.

`entities_<source>`, `names_<source>` and `terms_<source>` hold the rows of one source; the views `entities`, `names` and `terms` put
them together, with the rank of the source: what a source of lower rank says comes first. `sources` says where the rows come from and
under which licence, `about` what the file is called. Writing is in `build`, asking in `find`.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal, cast

from laut.errors import KnowledgeError
from laut.kb.folding import folded, is_name
from laut.kb.rows import Entity, EntityKind, Name, NameForm, Row, Source, Term

FORMAT: Final = 1  # raised when an older code could not read a newer file
APPLICATION: Final = 0x6C617574  # "laut", in the header of the file
PAGE_BYTES: Final = 1024  # many tables are small; with pages of 4096 bytes the shipped file was a twentieth larger
HOW_TO_BUILD: Final = "build one with 'laut kb build', or unset LAUT_KB to use the one that comes with laut"

ENTITY_COLUMNS: Final = "key, kind, name, country, sectors, wikidata, lat, lon, geonames, prominence, gender"
NAME_COLUMNS: Final = "folded, entity, form, language, text"
TERM_COLUMNS: Final = "office, person, start, end"

# Of an unknown language, start or end the column is empty, not NULL: equal rows have to be equal to SQLite, too.
_SHARED: Final = """
CREATE TABLE about (name TEXT NOT NULL, version TEXT NOT NULL);
CREATE TABLE sources (rank INTEGER PRIMARY KEY, tables TEXT NOT NULL UNIQUE, name TEXT NOT NULL, url TEXT NOT NULL,
  version TEXT NOT NULL, licence TEXT NOT NULL, known_to TEXT NOT NULL);
"""
_OF_SOURCE: Final = """
CREATE TABLE entities_{tables} (key TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT, sectors TEXT NOT NULL,
  wikidata TEXT, lat REAL, lon REAL, geonames INTEGER, prominence REAL NOT NULL, gender TEXT) WITHOUT ROWID;
CREATE TABLE names_{tables} (folded TEXT NOT NULL, entity TEXT NOT NULL, form TEXT NOT NULL, language TEXT NOT NULL,
  text TEXT NOT NULL);
CREATE INDEX names_{tables}_folded ON names_{tables} (folded);
CREATE TABLE terms_{tables} (office TEXT NOT NULL, person TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL,
  PRIMARY KEY (office, person, start, end)) WITHOUT ROWID;
CREATE INDEX names_{tables}_entity ON names_{tables} (entity);
CREATE INDEX terms_{tables}_person ON terms_{tables} (person);
"""
_VIEWS: Final = {"entities": ENTITY_COLUMNS, "names": NAME_COLUMNS, "terms": TERM_COLUMNS}


def create(connection: sqlite3.Connection) -> None:
    """Make the tables that all sources share, and mark the file as a knowledge base."""
    connection.executescript(
        f"PRAGMA page_size = {PAGE_BYTES}; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT}; {_SHARED}"
    )


def add_source(connection: sqlite3.Connection, source: Source, *, rank: int) -> str:
    """Make the tables of a source and give their ending."""
    tables = re.sub(r"\W+", "_", source.name.casefold())
    row = (rank, tables, source.name, source.url, source.version, source.licence, source.known_to)
    connection.execute("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for statement in filter(str.strip, _OF_SOURCE.format(tables=tables).split(";")):  # a script would end the transaction
        connection.execute(statement)
    return tables


def insert_name(connection: sqlite3.Connection, tables: str, key: str, text: str, form: str, language: str) -> None:
    """Write a name, once; what can be no name is left out."""
    if not (is_name(text) and folded(text)):
        return
    name = (folded(text), key, form, language, text)
    known = f"SELECT 1 FROM names_{tables} WHERE folded = ? AND entity = ? AND form = ? AND language = ? AND text = ?"
    connection.execute(f"INSERT INTO names_{tables} SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS ({known})", name + name)


def add_views(connection: sqlite3.Connection) -> None:
    """Make the views over the tables of all sources; without a source they are empty."""
    sources = connection.execute("SELECT rank, tables FROM sources ORDER BY rank").fetchall()
    for view, columns in _VIEWS.items():
        nothing = ", ".join(f"NULL AS {column}" for column in ["rank", *columns.split(", ")])
        parts = [f"SELECT {rank} AS rank, {columns} FROM {view}_{tables}" for rank, tables in sources]
        connection.execute(f"CREATE VIEW {view} AS {' UNION ALL '.join(parts) or f'SELECT {nothing} WHERE 0'}")


def connect(path: Path) -> sqlite3.Connection:
    """Open a knowledge base for reading; the connection may be used by any thread, one at a time.

    Raises:
        KnowledgeError: it is missing, no knowledge base, or of another format.
    """
    if not path.is_file():
        raise KnowledgeError(f"knowledge base {path}: there is no such file; {HOW_TO_BUILD}")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise KnowledgeError(f"knowledge base {path}: cannot be opened: {error}; {HOW_TO_BUILD}") from error
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        connection.close()
        raise KnowledgeError(f"knowledge base {path}: is no SQLite file ({error}); {HOW_TO_BUILD}") from error
    if application != APPLICATION or found != FORMAT:
        connection.close()
        what = f"of format {found}, this version of laut reads {FORMAT}" if application == APPLICATION else "no knowledge base"
        raise KnowledgeError(f"knowledge base {path}: it is {what}; {HOW_TO_BUILD}")
    return connection


def entity_of(row: Iterable[object]) -> Entity:
    """Give the entity of a row of `ENTITY_COLUMNS`."""
    key, kind, name, country, sectors, wikidata, lat, lon, geonames, prominence, gender = cast("tuple[str, ...]", tuple(row))
    return Entity(
        key=key,
        kind=cast("EntityKind", kind),
        name=name,
        country=country,
        sectors=tuple(sectors.split()),
        wikidata=wikidata,
        lat=cast("float | None", lat),
        lon=cast("float | None", lon),
        geonames=cast("int | None", geonames),
        prominence=float(prominence),
        gender=cast("None", gender),
    )


def row_of(entity: Entity) -> tuple[object, ...]:
    """Give an entity as a row of `ENTITY_COLUMNS`."""
    return (
        entity.key,
        entity.kind,
        entity.name,
        entity.country,
        " ".join(entity.sectors),
        entity.wikidata,
        entity.lat,
        entity.lon,
        entity.geonames,
        round(entity.prominence, 3),
        entity.gender,
    )


def sources_in(connection: sqlite3.Connection) -> Iterator[Source]:
    """Give the sources in the order of their rank."""
    for row in connection.execute("SELECT name, url, version, licence, known_to FROM sources ORDER BY rank"):
        yield Source(*row)


def rows_in(connection: sqlite3.Connection) -> Iterator[tuple[Source, Row]]:
    """Give all rows with their sources, as they were when the file was built from them."""
    endings = [ending for (ending,) in connection.execute("SELECT tables FROM sources ORDER BY rank")]
    for source, ending in zip(tuple(sources_in(connection)), endings, strict=True):
        for row in connection.execute(f"SELECT {ENTITY_COLUMNS} FROM entities_{ending}"):
            yield source, entity_of(row)
        for entity, form, language, text in connection.execute(f"SELECT entity, form, language, text FROM names_{ending}"):
            yield source, Name(entity, text, cast('Literal["de", "en"] | None', language or None), cast("NameForm", form))
        for office, person, start, end in connection.execute(f"SELECT {TERM_COLUMNS} FROM terms_{ending}"):
            yield source, Term(person, office, start or None, end or None)
