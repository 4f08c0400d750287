"""Reads the rows of a knowledge base that questions need, entities put together from all sources, each row once."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal, cast

from laut.kb import store
from laut.kb.rows import Entity, Name, NameForm, Source, Term

N_REMEMBERED: Final = 4096


class Reader:
    """Reads from an open file. Threads may share it: the connection is used by one at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self.sources: tuple[Source, ...] = tuple(store.sources_in(connection))
        self.entity = lru_cache(N_REMEMBERED)(self._entity)
        self.names = lru_cache(N_REMEMBERED)(self._names)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def is_empty(self) -> bool:
        """Say whether there is no entity."""
        return not self._query("SELECT 1 FROM entities LIMIT 1")

    def name_and_version(self) -> str | None:
        """Give what the file is called, None if it has no name."""
        return next((" ".join(row) for row in self._query("SELECT name, version FROM about")), None)

    def names_of(self, key: str) -> Iterator[Name]:
        """Give all names of an entity, those of the first source first."""
        sql = "SELECT text, language, form FROM names WHERE entity = ? ORDER BY rank, form, text"
        for text, language, form in self._query(sql, key):
            yield _name(key, text, language, form)

    def countries(self) -> Iterator[Entity]:
        """Give all countries, in the order of their keys."""
        for (key,) in self._query("SELECT DISTINCT key FROM entities WHERE kind = 'country' ORDER BY key"):
            entity = self.entity(key)
            if entity is not None:
                yield entity

    def terms_of(self, person: str) -> list[tuple[int, Term]]:
        """Give the terms of a person with the rank of their source, in the order of ranks."""
        return self._terms("person", person)

    def terms_in(self, office: str) -> list[tuple[int, Term]]:
        """Give the terms in an office with the rank of their source, in the order of ranks."""
        return self._terms("office", office)

    def _query(self, sql: str, *values: object) -> list[tuple[str, ...]]:
        with self._lock:
            return cast("list[tuple[str, ...]]", self._connection.execute(sql, values).fetchall())

    def _terms(self, column: Literal["person", "office"], key: str) -> list[tuple[int, Term]]:
        sql = f"SELECT rank, {store.TERM_COLUMNS} FROM terms WHERE {column} = ? ORDER BY rank, start, office, person"
        return [
            (int(rank), Term(person, office, start or None, end or None))
            for rank, office, person, start, end in self._query(sql, key)
        ]

    def _names(self, fold: str) -> tuple[tuple[int, Name], ...]:
        """Read the names of a folding with the rank of their source, in the order of ranks."""
        sql = "SELECT rank, entity, text, language, form FROM names WHERE folded = ? ORDER BY rank, entity, form, text"
        return tuple(
            (int(rank), _name(entity, text, language, form)) for rank, entity, text, language, form in self._query(sql, fold)
        )

    def _entity(self, key: str) -> Entity | None:
        """Read an entity; what a source of lower rank leaves open, the next fills in."""
        merged: Entity | None = None
        for row in self._query(f"SELECT {store.ENTITY_COLUMNS} FROM entities WHERE key = ? ORDER BY rank", key):
            entity = store.entity_of(row)
            merged = entity if merged is None else _filled(merged, entity)
        return merged


def _filled(entity: Entity, other: Entity) -> Entity:
    """Give an entity with what another source says where it says nothing."""
    return replace(
        entity,
        country=entity.country or other.country,
        sectors=entity.sectors or other.sectors,
        wikidata=entity.wikidata or other.wikidata,
        lat=other.lat if entity.lat is None else entity.lat,
        lon=other.lon if entity.lon is None else entity.lon,
        geonames=entity.geonames or other.geonames,
        prominence=max(entity.prominence, other.prominence),
        gender=entity.gender or other.gender,
    )


def _name(entity: str, text: str, language: str, form: str) -> Name:
    return Name(entity, text, cast('Literal["de", "en"] | None', language or None), cast("NameForm", form))
