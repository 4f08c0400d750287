"""Own words on countries from `tables/countries.toml`: their codes, further names, seats, and who controls which territory.

The table is ours and CC0; the public lists add to it. Governments come from here, too: one for each country. Inhabitants and most
adjectives are kept facts (`facts`).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from laut.kb.forms import is_abbreviation
from laut.kb.rows import Entity, Name, NameForm, Row, Source

SOURCE: Final = Source(
    name="laut-words",
    url="https://github.com/laut-project/laut",
    version="1",
    licence="CC0-1.0",
    known_to="2025-01",
)
PARTLY_RECOGNISED: Final = ("GOV", "PRE")
PART_PROMINENCE: Final = 0.5

_WEAK_ENDING: Final = re.compile(r"(?<=\w\w)(isch|et|ig|igt|iv|int|ein)(es|er|e)(?= )")


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Give the table."""
    return tomllib.loads(files("laut.kb").joinpath("tables", "countries.toml").read_text(encoding="utf-8"))


def key_of(code: str) -> str:
    """Give the key of a country by its code: its Wikidata id."""
    return str(words()["wikidata"][code])


def government_of(code: str) -> str:
    """Give the key of a country's government."""
    return f"laut:government-{code}"


def code_of(iso: str) -> str | None:
    """Give the record's code for a code of ISO 3166-1 alpha-3 or of Natural Earth: a territory has that of its state."""
    code = {"UNK": "KOS", "XKX": "KOS", "PSX": "PSE", "SDS": "SSD", "CYN": "CYP", "SOL": "SOM", "SAH": "MAR"}.get(iso, iso)
    code = words()["territories"].get(code, code)
    return code if code in words()["wikidata"] else None


def inflected(name: str) -> Iterator[str]:
    """Give the other cases of a German name with an adjective before its noun: "Vereinigten Staaten", "Europäischen Union"."""
    for ending in ("en", "e"):
        form = _WEAK_ENDING.sub(rf"\1{ending}", name)
        if form != name:
            yield form


def form_of(name: str) -> NameForm:
    """Say whether a further name is an abbreviation, which counts only in capitals."""
    return "abbreviation" if is_abbreviation(name) or len(name.replace(".", "")) <= 2 else "alias"


def rows(names: Mapping[str, str]) -> Iterator[Row]:
    """Give governments, words and seats; `names` has the common English name of each country by its code."""
    table = words()
    for code, name in names.items():
        yield Entity(government_of(code), "government", f"Government of {name}", code, ("GOV",), prominence=PART_PROMINENCE)
        yield Name(government_of(code), f"Government of {name}", "en", "name")
    yield from _words_of_countries(table)
    for code, seats in table["seats"].items():
        yield from (Name(government_of(code), seat, None, "seat") for seat in seats)
    for key, seats in table["seats_of_bodies"].items():
        yield from (Name(key, seat, None, "seat") for seat in seats)
    for key, further in table["german_names_of_bodies"].items():
        for name in further:
            yield Name(key, name, "de", form_of(name))
            yield from (Name(key, form, "de", "alias") for form in inflected(name))
    yield from _parts("parts", sectors=())
    yield from _parts("partly_recognised", sectors=PARTLY_RECOGNISED)


def _words_of_countries(table: Mapping[str, Mapping[str, Any]]) -> Iterator[Name]:
    """Give further names, adjectives and inhabitants."""
    plain: tuple[tuple[str, Literal["de", "en"], NameForm | None], ...] = (
        ("german_names", "de", None),
        ("english_names", "en", None),
        ("german_adjectives", "de", "adjective"),
        ("english_adjectives", "en", "adjective"),
        ("german_inhabitants", "de", "inhabitant"),
        ("english_inhabitants", "en", "inhabitant"),
    )
    for part, language, form in plain:
        for code, texts in table[part].items():
            yield from (Name(key_of(code), text, language, form or form_of(text)) for text in texts)


def _parts(part: str, *, sectors: tuple[str, ...]) -> Iterator[Row]:
    """Give parts of countries, among them those that few states recognise."""
    for key, row in words()[part].items():
        yield Entity(key, "place", row["en"][0], row["country"], sectors, key, prominence=PART_PROMINENCE)
        for text in row["en"]:
            yield Name(key, text, "en", "name" if text == row["en"][0] else "alias")
        for text in row["de"]:
            yield Name(key, text, "de", "name" if text == row["de"][0] else "alias")
            yield from (Name(key, form, "de", "alias") for form in inflected(text))
