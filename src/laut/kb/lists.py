"""All public lists together, in the order in which they are believed: own words first, then countries, places, bodies, holders."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from laut.errors import KnowledgeError
from laut.kb import bodies, countries, country_words, holders, places
from laut.kb.rows import Row, Source
from laut.kb.tabular import HOW_TO_GET

FOLDERS: Final = (
    "mledoze-countries",
    "i18n-nationality",
    "naturalearth-places",
    "supraverden-orgs",
    "world-leaders-2021",
    "world-ministers",
)


def rows(folder: Path) -> Iterator[tuple[Source, Row]]:
    """Give the rows of all lists in a folder with their sources.

    Raises:
        KnowledgeError: a list is missing or broken.
    """
    if missing := [name for name in FOLDERS if not (folder / name).is_dir()]:
        raise KnowledgeError(f"folder {folder}: has no {', '.join(missing)}; {HOW_TO_GET}")
    listed, towns = countries.read(folder), places.read(folder)
    codes = countries.codes_by_alpha2(listed)
    prominence = places.prominence_of_countries(towns, codes)
    capitals = {
        codes[row["cca2"]]: tuple(row["capital"]) for row in listed if row["cca3"] not in country_words.words()["territories"]
    }
    yield from _of(country_words.SOURCE, country_words.rows(countries.common_names(listed)))
    yield from _of(countries.SOURCE, countries.rows(listed, prominence))
    yield from _of(countries.NATIONALITIES, countries.adjectives(folder, codes))
    yield from _of(places.SOURCE, places.rows(towns, codes, capitals))
    yield from _of(bodies.SOURCE, bodies.rows(folder))
    yield from holders.rows(folder, prominence)


def _of(source: Source, found: Iterable[Row]) -> Iterator[tuple[Source, Row]]:
    return ((source, row) for row in found)
