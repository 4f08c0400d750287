"""Answers what a name could mean, who held an office when, and which country a word belongs to; from one file, opened for reading.

What is ambiguous stays so: the answers are candidates with reasons, and the caller decides. Nothing here looks at the text around.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, Literal

from laut.errors import KnowledgeError
from laut.kb import store
from laut.kb.days import Days, as_days
from laut.kb.demonyms import CountryWord, Demonyms
from laut.kb.folding import folded, is_name, is_written_as
from laut.kb.reader import N_REMEMBERED, Reader
from laut.kb.rows import Entity, Name, NameForm, Row, Source
from laut.kb.terms import Held, holding, in_words

Language = Literal["de", "en"]

ENVIRONMENT: Final = "LAUT_KB"
SHIPPED: Final = "base.sqlite"
MOST_CANDIDATES: Final = 64  # of one name; a common surname has thousands in a full knowledge base

_FORMS: Final[tuple[NameForm, ...]] = ("name", "alias", "abbreviation", "inhabitant", "adjective", "seat")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entity that a name or an office could mean.

    Attributes:
        form: what the name is to the entity, its name or its seat.
        known_as: the name as the source writes it.
        terms: the offices a person holds on the days asked for, none if no days were.
        why: the reason, in words for people.
    """

    entity: Entity
    form: NameForm
    known_as: str
    source: str
    terms: tuple[Held, ...]
    why: str


class KnowledgeBase:
    """An open knowledge base. Threads may share it; `close` it, or use it in a with-statement."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self.path = path
        self._reader = Reader(connection)
        self.sources: tuple[Source, ...] = self._reader.sources
        self.name_and_version: str | None = self._reader.name_and_version()
        self._demonyms: Demonyms | None = None
        self._find = lru_cache(N_REMEMBERED)(self._find_uncached)
        self._holders = lru_cache(N_REMEMBERED)(self._holders_uncached)

    @classmethod
    def open(cls, path: Path | str | None = None) -> "KnowledgeBase":
        """Open the knowledge base at `path`, else the one that LAUT_KB names, else the one that comes with laut.

        Raises:
            KnowledgeError: it is missing, empty, no knowledge base, or of another format.
        """
        wanted = path or os.environ.get(ENVIRONMENT)
        if wanted:
            return cls._of(Path(wanted))
        with as_file(files("laut.kb").joinpath(SHIPPED)) as shipped:
            if not shipped.is_file():
                raise KnowledgeError(f"knowledge base {shipped}: it should have come with laut; install laut again")
            return cls._of(shipped)

    @classmethod
    def empty(cls) -> "KnowledgeBase":
        """Give one that knows nothing: every question has the answer that nobody is known."""
        connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        store.create(connection)
        store.add_views(connection)
        return cls(connection, None)

    @classmethod
    def _of(cls, path: Path) -> "KnowledgeBase":
        connection = store.connect(path)
        try:
            known = cls(connection, path)
            is_empty = known._reader.is_empty()
        except sqlite3.Error as error:
            connection.close()
            raise KnowledgeError(f"knowledge base {path}: is broken ({error}); {store.HOW_TO_BUILD}") from error
        if is_empty:
            known.close()
            raise KnowledgeError(f"knowledge base {path}: is empty; {store.HOW_TO_BUILD}")
        return known

    def close(self) -> None:
        """Close the file; questions after it raise an error of SQLite."""
        self._reader.close()

    def __enter__(self) -> "KnowledgeBase":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def find(self, name: str, *, on: date | Days | None = None, language: Language | None = None) -> tuple[Candidate, ...]:
        """Give what a name could mean: who is in office on `on` first, then the more prominent.

        The name is taken as it stands, without a genitive s. Case and accents do not matter, but an abbreviation has to be written as one.
        Names of the other language count as well, after those of `language`. An office is found by a word that only one country has for it
        ("Kremlsprecher"), and never its holder: that is `holders`.
        """
        if not is_name(name):
            return ()
        return self._find(name, None if on is None else as_days(on), language)

    def holders(self, office: str, country: str | None, *, on: date | Days) -> tuple[Candidate, ...]:
        """Give who held an office on these days, by a word of the news and the code of a country: "Außenministerin", "DEU".

        Who held it on all days comes first; several of one kind were in office one after the other, or the sources are imprecise.
        After the day up to which a source knows, it says nothing on a term that it leaves open. Country None is any.
        """
        if not is_name(office):
            return ()
        return self._holders(office, country, as_days(on))

    def country_of(self, word: str, *, language: Language | None = None) -> CountryWord | None:
        """Give the country of a name, an adjective in any case, or a word for its inhabitants; None if it is no such word.

        Names and inhabitants count only with a capital letter, adjectives without one as well. With `language`, words of the other one
        do not count.
        """
        if not is_name(word):
            return None
        if self._demonyms is None:
            named = ((country, name) for country in self._reader.countries() for name in self._reader.names_of(country.key))
            self._demonyms = Demonyms.of(named)
        return self._demonyms.find(word, language)

    def seat_of(self, name: str) -> str | None:
        """Give the code of the country or union whose government a capital, building or street stands for."""
        if not is_name(name):
            return None
        for _, found in self._reader.names(folded(name)):
            entity = self._reader.entity(found.entity) if found.form == "seat" else None
            if entity is not None and entity.country is not None:
                return entity.country
        return None

    def entity(self, key: str) -> Entity | None:
        """Give an entity by its key, put together from all sources; None if there is none."""
        return self._reader.entity(key)

    def names_of(self, key: str) -> tuple[Name, ...]:
        """Give all names of an entity, those of the first source first; none if there is no such entity."""
        return tuple(self._reader.names_of(key))

    def _find_uncached(self, name: str, on: Days | None, language: Language | None) -> tuple[Candidate, ...]:
        ranked: list[tuple[tuple[object, ...], Candidate]] = []
        named = [(self._reader.entity(found.entity), rank, found) for rank, found in self._closest(name, language)]
        is_general = len({entity.country for entity, _, _ in named if entity is not None and entity.kind == "office"}) > 1
        for entity, rank, found in named:
            if entity is None or (is_general and entity.kind == "office"):
                continue
            terms = self._terms_of(entity, on)
            source = self.sources[rank].name
            why = "; ".join([f"{found.form} {found.text!r} in {source}", *map(in_words, terms)])
            order = (not terms, language is not None and found.language not in (language, None), -entity.prominence)
            ranked.append(
                ((*order, found.text != name, entity.key), Candidate(entity, found.form, found.text, source, terms, why))
            )
        return _first(ranked)

    def _closest(self, name: str, language: Language | None) -> Iterator[tuple[int, Name]]:
        """Give for each entity the closest of its names that the text could be, with the rank of its source."""
        best: dict[str, tuple[tuple[bool, int, bool, int], Name]] = {}
        for rank, found in self._reader.names(_without_article(name)):
            if found.form == "abbreviation" and not is_written_as(name, found.text):
                continue
            is_other = language is not None and found.language not in (language, None)
            closeness = (found.text != name, _FORMS.index(found.form), is_other, rank)
            if found.entity not in best or closeness < best[found.entity][0]:
                best[found.entity] = (closeness, found)
        for closeness, found in best.values():
            yield closeness[3], found

    def _terms_of(self, entity: Entity, on: Days | None) -> tuple[Held, ...]:
        if on is None or entity.kind != "person":
            return ()
        return tuple(holding(self._reader, self._reader.terms_of(entity.key), on))

    def _holders_uncached(self, word: str, country: str | None, on: Days) -> tuple[Candidate, ...]:
        names: dict[str, Name] = {}
        for _, name in self._reader.names(_without_article(word)):
            office = self._reader.entity(name.entity)
            if office is not None and office.kind == "office" and (country is None or office.country == country):
                names.setdefault(name.entity, name)
        terms = sorted((pair for key in names for pair in self._reader.terms_in(key)), key=lambda pair: pair[0])
        by_person: dict[str, list[Held]] = {}
        for held in holding(self._reader, terms, on):
            by_person.setdefault(held.term.person, []).append(held)
        ranked: list[tuple[tuple[object, ...], Candidate]] = []
        for key, offices in by_person.items():
            entity = self._reader.entity(key)
            if entity is None or (entity.gender == "m" and _is_of_a_woman(word)):
                continue
            offices.sort(key=_is_doubtful)
            name, why = names[offices[0].term.office], "; ".join(map(in_words, offices))
            order = (_is_doubtful(offices[0]), -entity.prominence, key)
            ranked.append((order, Candidate(entity, name.form, name.text, offices[0].source, tuple(offices), why)))
        return _first(ranked)


def _first(ranked: list[tuple[tuple[object, ...], Candidate]]) -> tuple[Candidate, ...]:
    """Give the candidates in their order, no more than `MOST_CANDIDATES`."""
    return tuple(candidate for _, candidate in sorted(ranked, key=lambda pair: pair[0])[:MOST_CANDIDATES])


def _is_doubtful(held: Held) -> bool:
    return held.holds != "certainly"


def _without_article(name: str) -> str:
    """Give the folding of a name without an English article."""
    return folded(name).removeprefix("the ")


def _is_of_a_woman(word: str) -> bool:
    """Say whether a German office is in its feminine form: "Außenministerin"."""
    return word.endswith("in")


def shipped_rows() -> Iterator[tuple[Source, Row]]:
    """Give all rows of the knowledge base that comes with laut, source by source, to build another on them."""
    with as_file(files("laut.kb").joinpath(SHIPPED)) as path, closing(store.connect(path)) as connection:
        yield from store.rows_in(connection)
