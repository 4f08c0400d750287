"""Gives the facts kept by hand in `facts/*.toml`: what the public lists lack and news needs, each table a source of its own.

A table has `url` (where its facts can be looked up), `known_to`, and any of these parts, one fact a line:

- `bodies` and `people`: blocks with `country`, `sectors` ("PTY OPP", primary first), for bodies `kind`, and `rows`. A row is names,
  for people "f" or "m", then in any order a Wikidata id and terms: "foreign-minister 2005-11-22/2009-10-28", open "2021-12-08/..".
- `offices`: blocks with `sectors` and `rows` of offices and names. "foreign-minister" names that office in every country,
  "head-of-state: USA FRA" in these only, and in addition. An id may follow where one country stands.
- `seats` and `countries`: one line a country, see `_seats` and `_countries`.

Names are written "in both languages | German | English", several parted by ";"; what stands in brackets tells equal names apart
and is no part of them ("Labour Party (UK)"). An office is `laut:office-<slug>-<code>`, a body or
person without a Wikidata id `laut:` and its English name, for bodies with the code of its country.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, Final, Literal, TypeAlias, cast, get_args

from laut.errors import KnowledgeError
from laut.kb.forms import english_inhabitants, german_inhabitants, is_abbreviation
from laut.kb.rows import Entity, EntityKind, Name, NameForm, Row, Source, Term
from laut.kb.surnames import short_names

LICENCE: Final = "CC0-1.0"
PROMINENCE: Final = 0.5  # of every kept fact: about that of a minister in Wikidata, see `wikidata.prominence`
NO_STATES: Final = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())
SECTORS: Final = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
NATIONAL: Final = ("head-of-state", "head-of-government", "foreign-minister")  # offices that every country has

_KEYS: Final = frozenset({"url", "known_to", "bodies", "people", "offices", "seats", "countries"})
_BLOCK_KEYS: Final = frozenset({"kind", "country", "sectors", "rows"})
_WIKIDATA: Final = re.compile(r"Q[1-9]\d*")
_TERM: Final = re.compile(r"(?P<office>\S+) (?P<start>[\d-]*)/(?P<end>[\d-]+|\.\.)")
_OFFICE: Final = re.compile(r"[a-z0-9-]+-(?P<country>[A-Z]{3})")
_BRACKETS: Final = re.compile(r" \([^)]*\)")
_NO_SURNAME: Final = re.compile(
    r"(König|Königin|Kaiser|Papst|Prinz|Fürst|Großherzog|Kronprinz|Pope|Dalai|14)\b|.*\b[IVX]+\.?$|.*, "
)
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Table: TypeAlias = Mapping[str, Any]


def rows() -> Iterator[tuple[Source, Row]]:
    """Give every kept fact with the table it stands in, tables in the order of their names.

    Raises:
        KnowledgeError: a table is no TOML, or a row in it cannot be right.
    """
    tables = read_tables()
    kept = Facts.of(tables)
    for name, table in tables.items():
        source = Source(f"facts-{name}", table["url"], table["known_to"], LICENCE, table["known_to"])
        for row in kept.rows(name, table):
            yield source, row


def read_tables() -> dict[str, Table]:
    """Give the tables in `facts/` by their names.

    Raises:
        KnowledgeError: one cannot be read, lacks `url` or `known_to`, or has a part that nobody reads.
    """
    tables: dict[str, Table] = {}
    for path in sorted(files("laut.kb").joinpath("facts").iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".toml"):
            continue
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise KnowledgeError(f"facts/{path.name}: cannot be read: {error}; mend the table") from error
        if unknown := sorted(set(table) - _KEYS):
            raise KnowledgeError(f"facts/{path.name}: unknown parts {', '.join(unknown)}; known are {', '.join(sorted(_KEYS))}")
        if missing := sorted({"url", "known_to"} - set(table)):
            raise KnowledgeError(f"facts/{path.name}: lacks {' and '.join(missing)}")
        tables[path.name.removesuffix(".toml")] = table
    return tables


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rows of one table need to know of the others: which countries there are, and which offices, by slug and country."""

    countries: frozenset[str]
    offices: Mapping[tuple[str, str], None]

    @classmethod
    def of(cls, tables: Mapping[str, Table]) -> "Facts":
        """Give it of all tables."""
        countries = frozenset(code for table in tables.values() for code in table.get("countries", {}))
        offices: dict[tuple[str, str], None] = {}
        general: set[str] = set()
        for table in tables.values():
            for block in table.get("offices", ()):
                for row in block["rows"]:
                    slug, codes = _office_codes(row[0])
                    general |= set() if codes else {slug}
                    offices |= dict.fromkeys((slug, code) for code in codes)
        offices |= dict.fromkeys((slug, code) for slug in NATIONAL if slug in general for code in sorted(countries))
        for table in tables.values():
            for block in table.get("people", ()):
                for text in (text for row in block["rows"] for text in row[2:] if not _WIKIDATA.fullmatch(text)):
                    slug, code = _office_of(text.partition(" ")[0], block.get("country"))
                    if slug in general:
                        offices[slug, code] = None
        return cls(countries, offices)

    def rows(self, name: str, table: Table) -> Iterator[Row]:
        """Give the rows of a table.

        Raises:
            KnowledgeError: a row cannot be right; the message says which and why.
        """
        parts: tuple[tuple[str, Callable[..., Iterator[Row]]], ...] = (("bodies", self._body), ("people", self._person))
        for part, reader in parts:
            for block in table.get(part, ()):
                country, sectors = self._codes(name, block)
                for row in block["rows"]:
                    yield from _told(name, row, reader, block, country, sectors, row)
        yield from self._offices(name, table.get("offices", ()))
        for code, text in table.get("seats", {}).items():
            yield from _told(name, code, self._seats, code, text)
        for code, columns in table.get("countries", {}).items():
            yield from _told(name, code, _countries, code, columns)

    def _codes(self, name: str, block: Table) -> tuple[str | None, tuple[str, ...]]:
        """Give country and sectors of a block."""
        country, sectors = block.get("country"), tuple(block.get("sectors", "").split())
        if unknown := sorted(set(block) - _BLOCK_KEYS):
            raise KnowledgeError(f"facts/{name}.toml: a block has unknown keys {', '.join(unknown)}; known are {_BLOCK_KEYS}")
        if country is not None and country not in self.countries | NO_STATES:
            raise KnowledgeError(
                f"facts/{name}.toml: {country!r} is no country of the table of countries, nor one of {sorted(NO_STATES)}"
            )
        if wrong := sorted(set(sectors) - SECTORS):
            raise KnowledgeError(
                f"facts/{name}.toml: {', '.join(wrong)} is no PLOVER sector; allowed are {', '.join(sorted(SECTORS))}"
            )
        return country, sectors

    def _body(self, block: Table, country: str | None, sectors: tuple[str, ...], row: Sequence[str]) -> Iterator[Row]:
        """Give a body and its names."""
        kind = block.get("kind", "organisation")
        if kind not in get_args(EntityKind):
            raise ValueError(f"{kind!r} is no kind of entity")
        wikidata, rest = _split_id(row[1:])
        if rest:
            raise ValueError(f"{rest[0]!r} is no Wikidata id")
        name = _english(row[0])
        key = wikidata or f"laut:{_slug(name)}-{country}"
        yield Entity(key, cast("EntityKind", kind), _bare(name), country, sectors, wikidata, prominence=PROMINENCE)
        yield from _names(key, row[0])

    def _person(self, block: Table, country: str | None, sectors: tuple[str, ...], row: Sequence[str]) -> Iterator[Row]:
        """Give a person, their names and their terms."""
        if row[1] not in {"f", "m"}:
            raise ValueError(f"the gender is {row[1]!r}; it has to be f or m")
        wikidata, terms = _split_id(row[2:])
        name = _english(row[0])
        key = wikidata or f"laut:{_slug(name)}"
        gender = cast('Literal["f", "m"]', row[1])
        yield Entity(key, "person", _bare(name), country, sectors, wikidata, prominence=PROMINENCE, gender=gender)
        yield from _person_names(key, row[0], country)
        for text in terms:
            match = _TERM.fullmatch(text)
            if not match:
                raise ValueError(f"{text!r} is no term; write 'office start/end', an open end as '..'")
            office = _office_of(match["office"], country)
            if office not in self.offices:
                raise ValueError(f"there is no office {'-'.join(office)}; add it to the offices")
            start, end = _date(match["start"]), _date(match["end"].replace("..", ""))
            if start and end and end < start[: len(end)]:
                raise ValueError(f"{text!r} ends before it begins")
            yield Term(key, _office_key(office), start, end)

    def _offices(self, name: str, blocks: Sequence[Table]) -> Iterator[Row]:
        """Give the offices of all tables with the names that this table has for them."""
        general: dict[str, list[str]] = {}
        own: dict[tuple[str, str], list[str]] = {}
        sectors_of: dict[str, tuple[str, ...]] = {}
        ids: dict[tuple[str, str], str] = {}
        for block in blocks:
            _, sectors = self._codes(name, block)
            for row in block["rows"]:
                slug, codes = _office_codes(row[0])
                if unknown := sorted(set(codes) - self.countries - NO_STATES):
                    raise KnowledgeError(f"facts/{name}.toml: {row[0]!r} names unknown countries {', '.join(unknown)}")
                sectors_of.setdefault(slug, sectors)
                for texts in [own.setdefault((slug, code), []) for code in codes] or [general.setdefault(slug, [])]:
                    texts.append(row[1])
                if len(row) > 2:
                    ids[slug, codes[0]] = row[2]
        for slug, code in self.offices if blocks else ():
            texts = [*own.get((slug, code), ()), *general.get(slug, ())]
            if not texts:
                continue
            key, wikidata = _office_key((slug, code)), ids.get((slug, code))
            yield Entity(key, "office", _english(texts[0]), code, sectors_of[slug], wikidata)
            seen: set[Name] = set()
            for row in (row for text in texts for row in _names(key, text)):
                if row not in seen:
                    seen.add(row)
                    yield row

    def _seats(self, code: str, text: str) -> Iterator[Row]:
        """Give what stands for the government of a country: `RUS = "| Kreml | Kremlin"`."""
        if code not in self.countries | NO_STATES:
            raise ValueError("there is no such country")
        yield from _names(f"laut:government-{code}", text, form="seat")


def _countries(code: str, columns: Sequence[str]) -> Iterator[Row]:
    """Give inhabitants and adjectives: `RUS = ["Russe~", "Russian~", "russisch", "Russian"]`, German and English.

    A tilde stands for the usual forms of plural and gender.
    """
    if len(columns) != 4:
        raise ValueError(
            f"it has {len(columns)} columns; four are needed: inhabitants and adjectives, in German and English each"
        )
    forms: tuple[tuple[NameForm, Literal["de", "en"], Callable[[str], tuple[str, ...]]], ...] = (
        ("inhabitant", "de", german_inhabitants),
        ("inhabitant", "en", english_inhabitants),
        ("adjective", "de", _fixed),
        ("adjective", "en", _fixed),
    )
    for column, (form, language, inflect) in zip(columns, forms, strict=True):
        texts = [text for word in _parted(column) for text in (inflect(word[:-1]) if word.endswith("~") else (word,))]
        for text in dict.fromkeys(texts):
            yield Name(f"iso:{code}", text, language, form)


def _names(key: str, text: str, *, form: NameForm | None = None) -> Iterator[Name]:
    """Give the names of "both | German | English"; the first of a language is the name, the others are aliases or abbreviations."""
    parts = [_parted(part) for part in text.split("|")]
    if len(parts) > 3 or not any(parts):
        raise ValueError(f"{text!r} is no list of names; write 'both | German | English'")
    has_own = any(parts[1:])
    seen: set[tuple[str | None, str]] = set()
    for language, names in zip((None, "de", "en"), parts, strict=False):
        for place, name in enumerate(map(_bare, names)):
            if (language, name) in seen or (None, name) in seen:
                continue
            seen.add((language, name))
            is_first = place == 0 and not (language is None and has_own)
            told: NameForm = "abbreviation" if is_abbreviation(name) else "name" if is_first else "alias"
            yield Name(key, name, cast('Literal["de", "en"] | None', language), form or told)


def _person_names(key: str, text: str, country: str | None) -> Iterator[Name]:
    """Give the names of a person and the surnames in them, as they are spelt in German and English."""
    names = list(_names(key, text))
    known = {name.text for name in names}
    yield from names
    for name in names:
        if not _NO_SURNAME.match(name.text):
            for short in short_names(name.text, country=country):
                if short not in known:
                    known.add(short)
                    yield Name(key, short, None, "alias")


def _bare(name: str) -> str:
    """Give a name without what stands in brackets."""
    return _BRACKETS.sub("", name)


def _parted(text: str) -> list[str]:
    """Give the names of a part."""
    return [" ".join(name.split()) for name in text.split(";") if name.strip()]


def _english(text: str) -> str:
    """Give the canonical name: the first English one, else the first in both languages, else the first German one."""
    both, german, english = ([_parted(part) for part in text.split("|")] + [[], []])[:3]
    return [*english, *both, *german][0]


def _split_id(texts: Sequence[str]) -> tuple[str | None, list[str]]:
    """Part the Wikidata id of a row, if it has one, from the rest."""
    ids = [text for text in texts if _WIKIDATA.fullmatch(text)]
    return ids[0] if ids else None, [text for text in texts if text not in ids]


def _office_codes(text: str) -> tuple[str, list[str]]:
    """Give slug and countries of "head-of-state: USA FRA"."""
    slug, _, codes = text.partition(":")
    return slug.strip(), codes.split()


def _office_of(text: str, country: str | None) -> tuple[str, str]:
    """Give slug and country of an office in a term: that of the person's block unless it names its own ("president-EUR")."""
    if match := _OFFICE.fullmatch(text):
        return text[:-4], match["country"]
    return text, country or ""


def _office_key(office: tuple[str, str]) -> str:
    return f"laut:office-{office[0]}-{office[1]}"


def _date(text: str) -> str | None:
    """Give an ISO date of any precision, None for none.

    Raises:
        ValueError: it is no date.
    """
    if not text:
        return None
    if not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    return text


def _slug(name: str) -> str:
    """Give a name in small ASCII letters with hyphens."""
    bare = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode().lower()).strip("-")


def _fixed(word: str) -> tuple[str, ...]:
    return (word,)


def _told(name: str, row: object, reader: Callable[..., Iterator[Row]], *arguments: object) -> Iterator[Row]:
    """Give what a reader gives; what it finds wrong is told with table and row."""
    try:
        yield from list(reader(*arguments))
    except (ValueError, IndexError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"facts/{name}.toml: {row!r:.160}: {error}") from error
