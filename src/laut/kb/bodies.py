"""International organisations from SupraVerden (CC BY-SA): names, abbreviations, and PLOVER's codes by the family they belong to."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from laut.errors import KnowledgeError
from laut.kb.country_words import form_of, inflected
from laut.kb.rows import Entity, Name, Row, Source
from laut.kb.tabular import read_text

SOURCE: Final = Source(
    name="supraverden",
    url="https://github.com/confirmordeny/supraverden",
    version="59ab4fa0f92f3c75bb45e230908e612f15e8dbdf",
    licence="CC-BY-SA-4.0",
    known_to="2026-02",
)
FAMILIES: Final = {"UN and affiliates": "UNO", "EU institutions and bodies": "EUR", "UN Environment Programme entities": "UNO"}
PROMINENCE: Final = 0.4
KNOWN_IN_GERMAN: Final = 0.1  # more, for the bodies that somebody has given a German name

# Sectors by a word in the English name, the first that fits.
_SECTORS: Final = (
    (re.compile(r"\b(court|tribunal)\b", re.IGNORECASE), "JUD"),
    (re.compile(r"\b(parliament|parliamentary|assembly)\b", re.IGNORECASE), "LEG"),
    (re.compile(r"\b(university|college|school)\b", re.IGNORECASE), "EDU"),
    (re.compile(r"\b(health|medicines|epidemi\w+)\b", re.IGNORECASE), "MED"),
    (re.compile(r"\b(police|law enforcement)\b", re.IGNORECASE), "COP"),
    (re.compile(r"^European (Commission|Council)$|^Council of the European Union$"), "GOV"),
)


def rows(folder: Path) -> Iterator[Row]:
    """Give the bodies and their names in German and English.

    Raises:
        KnowledgeError: the list is missing, no YAML, or PyYAML is.
    """
    for listed, body in _read(folder / "supraverden-orgs" / "data" / "general_list.yaml").items():
        name = str(body.get("Name_en") or listed)
        wikidata = body.get("Wikidata_code")
        if not (isinstance(wikidata, str) and re.fullmatch(r"Q\d+", wikidata)):
            wikidata = None
        family = str(body.get("Org_family"))
        code = "UNO" if str(body.get("Type")).startswith("UN ") else FAMILIES.get(family, "IGO")
        sector = next((sector for pattern, sector in _SECTORS if pattern.search(name)), None)
        key = wikidata or f"laut:{body['SPRVD_id']}"
        yield Entity(
            key=key,
            kind="organisation",
            name=name,
            country=code,
            sectors=(sector,) if sector else (),
            wikidata=wikidata,
            prominence=PROMINENCE + KNOWN_IN_GERMAN * ("Name_de" in body),
        )
        yield from _names(key, body)


def _names(key: str, body: Mapping[str, Any]) -> Iterator[Name]:
    """Give the names of the fields Name_en, Name_de, Name_other_2_en, Name_former_en, Abbreviation_en and their like."""
    for field, value in body.items():
        match = re.fullmatch(r"(Name|Abbreviation)(?:_(?:other|former))?(?:_\d+)?_(en|de)", field)
        for text in value if isinstance(value, list) else [value]:
            if match is None or not isinstance(text, str) or not text.strip() or text.startswith("["):
                continue
            text = " ".join(text.split())
            language: Literal["de", "en"] = "de" if match[2] == "de" else "en"
            if match[1] == "Abbreviation":
                yield Name(key, text, None, "abbreviation")
                continue
            yield Name(key, text, language, "name" if field in ("Name_en", "Name_de") else form_of(text))
            if language == "de":
                yield from (Name(key, form, "de", "alias") for form in inflected(text))


def _read(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Give the list as it is."""
    try:
        import yaml
    except ImportError as error:
        raise KnowledgeError(
            "reading the list of SupraVerden needs PyYAML, which only building needs; install it: pip install 'laut[kb]'"
        ) from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        found: Mapping[str, Mapping[str, Any]] = yaml.load(read_text(path), Loader=loader)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"list {path}: is no YAML: {error}; get it again") from error
    return found
