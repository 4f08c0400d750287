"""Adds to a knowledge base being built what follows from its rows: one key for one thing, words for offices, short names of persons."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from laut.kb.folding import folded
from laut.kb.offices import words_for
from laut.kb.store import insert_name
from laut.kb.surnames import short_names

_REFERRING: Final = (("names", "entity"), ("terms", "person"), ("terms", "office"), ("entities", "key"))


def derive(connection: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    """Change the rows of all sources, whose tables have these endings; doing so again changes nothing."""
    _join_same(connection, tables)
    _add_office_words(connection, tables)
    _drop_offices_of_nobody(connection, tables)
    _add_short_names(connection, tables)


def _join_same(connection: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    """Give a person or body without a Wikidata id the key of the one in another source that has its name, country and kind.

    Only where that is one and no more. Checked by hand on the shipped file: all 19 pairs of November 2024 are the same.
    """
    unlinked = (
        "SELECT key, kind, country FROM entities WHERE key LIKE 'laut:%' AND kind IN ('person', 'organisation') ORDER BY key"
    )
    for key, kind, country in connection.execute(unlinked).fetchall():
        found = set(_linked_with_same_name(connection, key, kind, country))
        if len(found) != 1:
            continue
        for ending in tables:
            for table, column in _REFERRING:
                connection.execute(f"UPDATE OR IGNORE {table}_{ending} SET {column} = ? WHERE {column} = ?", (*found, key))
                connection.execute(f"DELETE FROM {table}_{ending} WHERE {column} = ?", (key,))


def _linked_with_same_name(connection: sqlite3.Connection, key: str, kind: str, country: str | None) -> Iterator[str]:
    """Give the keys of entities with a Wikidata id that share a name, kind and country with one; a query each, so that indexes help."""
    for (word,) in connection.execute("SELECT DISTINCT folded FROM names WHERE entity = ? AND form = 'name'", (key,)).fetchall():
        others = "SELECT DISTINCT entity FROM names WHERE folded = ? AND form = 'name'"
        for (other,) in connection.execute(others, (word,)).fetchall():
            linked = "SELECT 1 FROM entities WHERE key = ? AND kind = ? AND country = ? AND wikidata IS NOT NULL"
            if connection.execute(linked, (other, kind, country)).fetchone():
                yield str(other)


def _add_office_words(connection: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    """Give every office the words that the news has for it."""
    names: dict[str, list[str]] = {}
    forms = "form IN ('name', 'alias') OR language = 'en' AND form IN ('adjective', 'inhabitant')"
    of_countries = f"SELECT country, text FROM entities JOIN names ON entity = key WHERE kind = 'country' AND ({forms})"
    for country, text in connection.execute(f"{of_countries} ORDER BY country, text"):
        names.setdefault(country, []).append(text)
    for ending in tables:
        offices = f"SELECT key, name, country FROM entities_{ending} WHERE kind = 'office'"
        for key, title, country in connection.execute(offices):
            for word, language in words_for(title, country, names.get(country, ())):
                _add_alias(connection, ending, key, word, language)


def _drop_offices_of_nobody(connection: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    """Leave out offices that nobody is known to have held and that have no word of their own: the president of every country."""
    countries: dict[str, set[str | None]] = {}
    words_of: dict[str, set[str]] = {}
    of_offices = "SELECT key, country, folded FROM entities JOIN names ON entity = key WHERE kind = 'office'"
    for key, country, word in connection.execute(of_offices):
        countries.setdefault(word, set()).add(country)
        words_of.setdefault(key, set()).add(word)
    held = {office for (office,) in connection.execute("SELECT DISTINCT office FROM terms")}
    for key, own in words_of.items():
        if key not in held and all(len(countries[word]) > 1 for word in own):
            for ending in tables:
                connection.execute(f"DELETE FROM names_{ending} WHERE entity = ?", (key,))
                connection.execute(f"DELETE FROM entities_{ending} WHERE key = ?", (key,))


def _add_short_names(connection: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    """Give every person in office the names without the given name."""
    for ending in tables:
        is_in_office = "EXISTS (SELECT 1 FROM terms WHERE person = key)"
        people = f"SELECT key, name, country FROM entities_{ending} WHERE kind = 'person' AND {is_in_office}"
        for key, name, country in connection.execute(people):
            for short in short_names(name, country=country):
                _add_alias(connection, ending, key, short, "")


def _add_alias(connection: sqlite3.Connection, tables: str, key: str, text: str, language: str) -> None:
    """Write a name that no source gives, unless one does."""
    known = f"SELECT 1 FROM names_{tables} WHERE folded = ? AND entity = ? AND language IN ('', ?)"
    if not connection.execute(known, (folded(text), key, language)).fetchone():
        insert_name(connection, tables, key, text, "alias", language)
