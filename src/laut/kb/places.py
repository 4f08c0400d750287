"""Towns from Natural Earth (public domain): German and English names, where they are, and which is the capital of its country."""

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from laut.kb.country_words import code_of, government_of
from laut.kb.folding import folded
from laut.kb.rows import Entity, Name, Row, Source
from laut.kb.tabular import read_rows

SOURCE: Final = Source(
    name="natural-earth",
    url="https://www.naturalearthdata.com",
    version="5.1.2 as of martynafford/natural-earth-geojson 0b9a6ceb0a7032713abd9460ac1e995a9c60cd1e",
    licence="CC0-1.0",
    known_to="2022",
)
CAPITAL_BONUS: Final = 0.15  # Paris and London in the news are those in France and England
MOST: Final = 0.95


def read(folder: Path) -> list[Mapping[str, str]]:
    """Give the table of places."""
    path = folder / "naturalearth-places" / "ne_10m_populated_places.slim.tsv"
    return list(read_rows(path, delimiter="\t"))


def prominence_of_countries(places: Iterable[Mapping[str, str]], codes: Mapping[str, str]) -> dict[str, float]:
    """Give 0.6 to 0.9 for each country, by the people in its towns."""
    people: dict[str, int] = {}
    for row in places:
        code = _country(row, codes)
        if code is not None:
            people[code] = people.get(code, 0) + int(row["POP_MAX"])
    return {code: min(0.9, 0.4 + math.log10(max(count, 10_000)) / 18) for code, count in people.items()}


def rows(places: Iterable[Mapping[str, str]], codes: Mapping[str, str], capitals: Mapping[str, Iterable[str]]) -> Iterator[Row]:
    """Give places, and capitals as seats of their governments; `capitals` has their English names by country."""
    wanted = {code: {folded(name) for name in names} for code, names in capitals.items()}
    for row in places:
        code = _country(row, codes)
        english, german = row["NAME_EN"] or row["NAME"], row["NAME_DE"] or row["NAME"]
        geonames = int(float(row["GEONAMEID"] or -1))
        wikidata = row["WIKIDATAID"] or None
        key = wikidata or (
            f"laut:geonames-{geonames}" if geonames > 0 else f"laut:place-{folded(row['NAME']).replace(' ', '-')}-{code}"
        )
        names = dict.fromkeys((row["NAME"], english, german))
        is_capital = code is not None and not wanted.get(code, set()).isdisjoint(map(folded, names))
        yield Entity(
            key=key,
            kind="place",
            name=english,
            country=code,
            wikidata=wikidata,
            lat=round(float(row["LATITUDE"]), 4),
            lon=round(float(row["LONGITUDE"]), 4),
            geonames=geonames if geonames > 0 else None,
            prominence=min(MOST, math.log10(max(int(row["POP_MAX"]), 10)) / 10 + CAPITAL_BONUS * is_capital),
        )
        yield from _names(key, english, german, row["NAME"])
        if is_capital and code is not None:
            yield Name(government_of(code), english, "en", "seat")
            yield Name(government_of(code), german, "de", "seat")


def _names(key: str, english: str, german: str, listed: str) -> Iterator[Name]:
    """Give the names, one row where both languages agree."""
    if english == german:
        yield Name(key, english, None, "name")
    else:
        yield Name(key, english, "en", "name")
        yield Name(key, german, "de", "name")
    if listed not in (english, german):
        yield Name(key, listed, None, "alias")
    short = english.split(",")[0]
    if short != english:  # Washington, D.C.
        yield Name(key, short, None, "alias")


def _country(row: Mapping[str, str], codes: Mapping[str, str]) -> str | None:
    """Give the code of the country a place is in."""
    return codes.get(row["ISO_A2"]) or code_of(row["ADM0_A3"])
