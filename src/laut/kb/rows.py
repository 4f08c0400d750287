"""The rows of a knowledge base, as every source yields them: entities, their names, and who held which office when.

A source is a function that yields these rows; `build` writes them, `find` answers from them. Keys are Wikidata ids ("Q7747") where
there is one, else "laut:" and a slug.
"""

from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["person", "organisation", "place", "country", "government", "office", "group"]
NameForm = Literal["name", "alias", "abbreviation", "adjective", "inhabitant", "seat"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from: name, address, version or date, licence, and the last day it knows of (ISO date)."""

    name: str
    url: str
    version: str
    licence: str
    known_to: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place, country, government, office or group.

    `country` and `sectors` are codes of the record, `prominence` is 0 to 1 (how often a bare name means this one).
    """

    key: str
    kind: EntityKind
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    prominence: float = 0.0
    gender: Literal["f", "m"] | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A word or words that stand for an entity.

    Forms: adjective ("russisch", uninflected) and inhabitant ("Russe", "Russin", "Russen") of a country; seat: a capital, building or
    street that stands for a government ("Kreml", "Moskau", "Downing Street").
    """

    entity: str
    text: str
    language: Literal["de", "en"] | None
    form: NameForm


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office from `start` to `end`, ISO dates of any precision; None is unknown or open.

    An open term is known only up to its source's `known_to`.
    """

    person: str
    office: str
    start: str | None
    end: str | None


Row = Entity | Name | Term
