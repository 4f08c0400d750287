"""Countries and territories from the list of mledoze (ODbL), and German adjectives from i18n-nationality (MIT)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from laut.kb.country_words import code_of, form_of, government_of, inflected, key_of, words
from laut.kb.rows import Entity, Name, Row, Source
from laut.kb.tabular import read_json

SOURCE: Final = Source(
    name="mledoze-countries",
    url="https://github.com/mledoze/countries",
    version="5e9f370050f83ad2ba4cb885f75d66114badf72c",
    licence="ODbL-1.0",
    known_to="2025-01",
)
NATIONALITIES: Final = Source(
    name="i18n-nationality",
    url="https://github.com/sourcecode911/i18n-nationality",
    version="e02049145d04aa81e0816672b629c8188272ff25",
    licence="MIT",
    known_to="2020",
)

_ADJECTIVE: Final = re.compile(r"[\w-]*(?:[iy]sch|deutsch)", re.IGNORECASE)
_SPOILT: Final = frozenset({"Neuseelandneuseeländisch", "Papua-Neuguienisch"})
_NO_PLURAL: Final = re.compile(r"(?:ese|ish|ch|ss|is|ic)$")
_IS_SPELLING: Final = re.compile(r"[A-ZÀ-Þ]\w[\w .'’-]+")  # neither a code of two letters nor a pronunciation


def read(folder: Path) -> list[Mapping[str, Any]]:
    """Give the list of mledoze."""
    rows: list[Mapping[str, Any]] = read_json(folder / "mledoze-countries" / "countries.json")
    return rows


def common_names(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give the common English name of each country by the code of the record."""
    pairs = ((code_of(row["cca3"]), row) for row in rows if row["cca3"] not in words()["territories"])
    return {code: str(row["name"]["common"]) for code, row in pairs if code}


def codes_by_alpha2(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give the code of the record for each code of two letters."""
    pairs = ((str(row["cca2"]), code_of(row["cca3"])) for row in rows)
    return {alpha2: code for alpha2, code in pairs if code}


def rows(listed: Iterable[Mapping[str, Any]], prominence: Mapping[str, float]) -> Iterator[Row]:
    """Give countries and territories with their names, adjectives and capitals."""
    for row in listed:
        code = code_of(row["cca3"])
        if code is None:
            continue
        is_country = row["cca3"] not in words()["territories"]
        wikidata = key_of(code) if is_country else words()["territory_wikidata"].get(row["cca3"])
        key = wikidata or f"laut:territory-{row['cca3']}"
        yield Entity(
            key=key,
            kind="country" if is_country else "place",
            name=row["name"]["common"],
            country=code,
            wikidata=wikidata,
            lat=round(row["latlng"][0], 4),
            lon=round(row["latlng"][1], 4),
            prominence=prominence.get(code, 0.6) if is_country else 0.5,
        )
        yield from _names(key, row)
        if is_country:
            yield from _demonyms(key, row)
            yield from (Name(government_of(code), capital, "en", "seat") for capital in row["capital"])


def _names(key: str, row: Mapping[str, Any]) -> Iterator[Name]:
    """Give common and official names in both languages, and the spellings of other languages."""
    yield Name(key, row["name"]["common"], "en", "name")
    yield Name(key, row["name"]["official"], "en", "alias")
    german = row["translations"]["deu"]
    yield Name(key, german["common"], "de", "name")
    yield Name(key, german["official"], "de", "alias")
    for name in (german["common"], german["official"]):
        yield from (Name(key, form, "de", "alias") for form in inflected(name))
    for text in row["altSpellings"]:
        if _IS_SPELLING.fullmatch(text):
            yield Name(key, text, None, form_of(text))


def _demonyms(key: str, row: Mapping[str, Any]) -> Iterator[Name]:
    """Give English adjectives and inhabitants, which are mostly one word ("Russian", "Bosnian, Herzegovinian")."""
    for demonym in dict.fromkeys(re.split(", | or ", row["demonyms"]["eng"]["m"])):
        yield Name(key, demonym, "en", "adjective")
        if not demonym.endswith("ish"):
            yield Name(key, demonym, "en", "inhabitant")
        if not _NO_PLURAL.search(demonym):
            yield Name(key, f"{demonym}s", "en", "inhabitant")


def adjectives(folder: Path, codes: Mapping[str, str]) -> Iterator[Row]:
    """Give the German adjectives of the list, without what is no adjective in it; `codes` are by code of two letters."""
    listed: Mapping[str, str] = read_json(folder / "i18n-nationality" / "langs" / "de.json")["nationalities"]
    for alpha2, text in listed.items():
        code = codes.get(alpha2)
        if code is not None and _ADJECTIVE.fullmatch(text) and text not in _SPOILT:
            yield Name(key_of(code), text.lower(), "de", "adjective")
