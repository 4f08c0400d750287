"""Reads a Wikidata JSON dump (one item a line in one long list) as a stream: people with offices, states, places and bodies.

The dump is read twice. The first pass learns which classes lie below the classes of interest (P279), which items are offices (what
someone holds by P39) and which codes states have; it keeps integers only, some hundred megabytes for all of Wikidata. The second
pass gives the rows. Statements of deprecated rank are left out, of the others the preferred ones go first. How the JSON is built:
https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html.
"""

import json
import logging
import math
import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, cast

from laut.kb.country_words import code_of
from laut.kb.dump import lines, size_of
from laut.kb.forms import is_abbreviation
from laut.kb.rows import Entity, EntityKind, Name, NameForm, Row, Source, Term

SOURCE: Final = Source("wikidata", "https://www.wikidata.org/wiki/Wikidata:Database_download", "dump", "CC0-1.0", "dump")

PASSES: Final = 2  # the file is read so often: `on_progress` ends at so many times its size
MAX_DEPTH: Final = 6  # steps of P279 below a class of interest; further down the classes of Wikidata say little
MAX_SITELINKS: Final = 350  # as many as the best-known persons and states have
MIN_POPULATION: Final = 1_000  # smaller places are seldom in the news, and there are some hundred thousand
OLDEST_DEATH: Final = 1900  # who died before holds no office that news speaks of
MAX_WARNINGS: Final = 20  # of broken lines one by one; the rest is counted

HUMAN: Final = 5
EARTH: Final = "http://www.wikidata.org/entity/Q2"
GENDERS: Final[dict[int, Literal["f", "m"]]] = {6581072: "f", 6581097: "m", 1052281: "f", 2449503: "m"}
STATES: Final = (3624078, 6256)  # sovereign state, country
KOSOVO: Final = frozenset({"XKX", "UNK"})  # it has no code of ISO; the record's is KOS
PLACES: Final = (486972, 515, 56061)  # human settlement, city, administrative territorial entity
# Classes of bodies and their sectors, the telling ones first: the first that an item belongs to is taken.
BODIES: Final[tuple[tuple[int, str], ...]] = (
    (7278, "PTY"),  # political party
    (17127659, "REB"),  # terrorist organisation
    (772547, "MIL"),  # armed forces
    (176799, "MIL"),  # military unit
    (17149090, "UAF"),  # armed organisation
    (1788992, "CRM"),  # criminal organisation
    (47913, "SPY"),  # intelligence agency
    (35535, "COP"),  # police
    (732717, "COP"),  # law enforcement agency
    (41487, "JUD"),  # court
    (35749, "LEG"),  # parliament
    (11204, "LEG"),  # legislature
    (192350, "GOV"),  # ministry
    (66344, "GOV"),  # central bank
    (7188, "GOV"),  # government
    (245065, ""),  # intergovernmental organisation
    (484652, ""),  # international organisation
    (192283, "JRN"),  # news agency
    (11032, "JRN"),  # newspaper
    (41298, "JRN"),  # magazine
    (15265344, "JRN"),  # broadcaster
    (2001305, "JRN"),  # television channel
    (1616075, "JRN"),  # television station
    (17232649, "JRN"),  # news website
    (178790, "LAB"),  # trade union
    (3918, "EDU"),  # university
    (31855, "EDU"),  # research institute
    (16917, "MED"),  # hospital
    (1530022, "REL"),  # religious organisation
    (79913, "CVL"),  # non-governmental organisation
    (163740, "SOC"),  # non-profit organisation
    (327333, "GOV"),  # government agency
    (4830453, "BUS"),  # business
    (783794, "BUS"),  # company
    (6881511, "BUS"),  # enterprise
)
# Classes of offices and their sectors.
OFFICES: Final[tuple[tuple[int, str], ...]] = (
    (486839, "LEG"),  # member of parliament
    (4175034, "LEG"),  # legislator
    (16533, "JUD"),  # judge
    (48352, "GOV"),  # head of state
    (2285706, "GOV"),  # head of government
    (83307, "GOV"),  # minister
    (121998, "GOV"),  # ambassador
)
Json: TypeAlias = dict[str, Any]

_ITEM: Final = re.compile(rb'"id":\s*"Q(\d+)"')
_TIME: Final = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_DIGITS_OF: Final = {11: 10, 10: 7, 9: 4}  # characters of an ISO date by the precision of Wikidata: day, month, year
_LANGUAGES: Final[tuple[Literal["de", "en"], ...]] = ("de", "en")

logger = logging.getLogger(__name__)


def rows(path: Path, *, on_progress: Callable[[int], None] | None = None) -> Iterator[Row]:
    """Give the rows of a dump, `.json`, `.json.gz` or `.json.bz2`; each item gives its entity first, then names, then terms.

    Keys are Wikidata ids. Broken lines are left out, warned of and counted. `on_progress` is told the bytes of the file
    read so far, over both passes.

    Raises:
        KnowledgeError: the file cannot be opened or is cut off or damaged in its compression.
    """
    scheme = _Scheme()
    size_bytes = size_of(path)
    for _, line in lines(path, on_progress, already_bytes=0):
        scheme.learn(line)
    wanted = scheme.close()
    broken = _Broken(path)
    n_rows = 0
    for number, line in lines(path, on_progress, already_bytes=size_bytes):
        if not (line.startswith(b"{") and line.endswith(b"}")):
            broken.add(number, "it is no JSON object")
            continue
        if b'"P39"' not in line and wanted.isdisjoint(map(int, _ITEM.findall(line))):
            continue
        try:
            found = list(_item_rows(json.loads(line), scheme))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            broken.add(number, repr(error))
            continue
        n_rows += len(found)
        yield from found
    broken.tell()
    logger.info("%s: %d rows", path, n_rows)


def prominence(n_sitelinks: int) -> float:
    """Give 0 to 1 for the number of Wikipedia pages: logarithmic, 0.3 for 5 pages, 0.6 for 30, 1 from 350 on."""
    return round(min(1.0, math.log1p(n_sitelinks) / math.log1p(MAX_SITELINKS)), 3)


@dataclass(slots=True)
class _Scheme:
    """What the first pass learns: classes below classes, offices, and what states say of themselves."""

    children: "array[int]" = field(default_factory=lambda: array("L"))
    parents: "array[int]" = field(default_factory=lambda: array("L"))
    offices: set[int] = field(default_factory=set)
    codes: dict[int, str] = field(default_factory=dict)
    states: set[int] = field(default_factory=set)
    members: dict[int, frozenset[int]] = field(default_factory=dict)

    def learn(self, line: bytes) -> None:
        """Take what a line says; broken ones are left to the second pass, which counts them."""
        if not any(mark in line for mark in (b'"P279"', b'"P39"', b'"P298"')):
            return
        try:
            item = json.loads(line)
            number, claims = _number(item["id"]), item.get("claims") or {}
            for parent in _items(claims, "P279"):
                self.children.append(number)
                self.parents.append(parent)
            self.offices.update(_items(claims, "P39"))
            for code in _strings(claims, "P298"):
                self._add_code(number, code)
                break
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            return

    def _add_code(self, number: int, iso: str) -> None:
        """Keep the record's code of a state, and for a territory that of its state."""
        code = code_of(iso)
        if code is not None:
            self.codes[number] = code
            if code == iso or iso in KOSOVO:
                self.states.add(number)

    def close(self) -> frozenset[int]:
        """Follow the classes down; give all numbers by which an item is worth reading: classes of interest, offices and states."""
        roots = [*STATES, *PLACES, *(number for number, _ in (*BODIES, *OFFICES))]
        self.members = {root: self._below(root) for root in roots}
        classes = frozenset().union(*(self.members[root] for root in [*STATES, *PLACES, *(number for number, _ in BODIES)]))
        return classes | self.offices | set(self.codes)

    def _below(self, root: int) -> frozenset[int]:
        """Give a class and all below it, to `MAX_DEPTH` steps."""
        known = {root}
        for _ in range(MAX_DEPTH):
            more = {child for child, parent in zip(self.children, self.parents, strict=True) if parent in known} - known
            if not more:
                break
            known |= more
        return frozenset(known)

    def belongs(self, numbers: set[int], roots: tuple[int, ...]) -> bool:
        """Say whether one of some classes lies below one of the roots."""
        return any(not self.members[root].isdisjoint(numbers) for root in roots)

    def sectors(self, numbers: set[int], table: tuple[tuple[int, str], ...]) -> tuple[str, ...] | None:
        """Give the sectors of the first root of a table that the classes lie below, None for none."""
        for root, sectors in table:
            if not self.members[root].isdisjoint(numbers):
                return tuple(sectors.split())
        return None

    def country(self, claims: Json, *properties: str) -> str | None:
        """Give the code of the first state that one of the properties names."""
        numbers = (number for name in properties for number in _items(claims, name))
        return next((self.codes[number] for number in numbers if number in self.codes), None)


def _item_rows(item: Json, scheme: _Scheme) -> Iterator[Row]:
    """Give the rows of an item; none if it is of no interest or has no name in German or English."""
    if item.get("type") != "item":
        return
    number, claims = _number(item["id"]), item.get("claims") or {}
    classes = set(_items(claims, "P31"))
    name = _label(item, "en") or _label(item, "de")
    if not name:
        return
    if HUMAN in classes:
        yield from _human_rows(item, claims, name, scheme)
    elif number in scheme.states and scheme.belongs(classes, STATES):
        yield from _told(item, "country", name, claims, country=scheme.codes[number])
        yield from _inhabitants(claims, item["id"])
    elif number in scheme.offices:
        kinds = {number, *classes, *_items(claims, "P279")}
        country = scheme.country(claims, "P1001", "P17")
        yield from _told(item, "office", name, claims, country=country, sectors=scheme.sectors(kinds, OFFICES) or ())
    elif (sectors := scheme.sectors(classes, BODIES)) is not None:
        kind: EntityKind = "government" if 7188 in classes else "organisation"
        yield from _told(item, kind, name, claims, country=scheme.country(claims, "P17", "P1001"), sectors=sectors)
    elif scheme.belongs(classes, PLACES) and _population(claims) >= MIN_POPULATION:
        yield from _told(item, "place", name, claims, country=scheme.country(claims, "P17"))


def _human_rows(item: Json, claims: Json, name: str, scheme: _Scheme) -> Iterator[Row]:
    """Give a person who has or had an office, with the terms; who died long ago is left out."""
    death = next(_times(claims, "P570"), None)
    held = [term for statement in _statements(claims, "P39") for term in _terms(item["id"], statement, death)]
    if not held or (death and int(death[:4]) < OLDEST_DEATH):
        return
    gender = next((GENDERS[number] for number in _items(claims, "P21") if number in GENDERS), None)
    yield from _told(item, "person", name, claims, country=scheme.country(claims, "P27"), gender=gender)
    yield from held


def _terms(person: str, statement: Json, death: str | None) -> Iterator[Term]:
    """Give the term of a statement; none if it ended on a day nobody knows, as it would seem to go on."""
    office = _value(statement.get("mainsnak"))
    if office is None:
        return
    qualifiers = statement.get("qualifiers") or {}
    ends = qualifiers.get("P582") or []
    end = next(filter(None, map(_time, map(_value, ends))), None)
    if end is None and any(snak.get("snaktype") == "somevalue" for snak in ends):
        return
    start = next(filter(None, map(_time, map(_value, qualifiers.get("P580") or []))), None)
    yield Term(person, f"Q{_number(office['id'])}", start, end or death)


def _told(
    item: Json,
    kind: EntityKind,
    name: str,
    claims: Json,
    *,
    country: str | None = None,
    sectors: tuple[str, ...] = (),
    gender: Literal["f", "m"] | None = None,
) -> Iterator[Row]:
    """Give an entity and its names."""
    where = next((value for value in _values(claims, "P625") if value.get("globe", EARTH) == EARTH), None)
    geonames = next((int(text) for text in _strings(claims, "P1566") if text.isdecimal()), None)
    yield Entity(
        key=item["id"],
        kind=kind,
        name=name,
        country=country,
        sectors=sectors,
        wikidata=item["id"],
        lat=round(float(where["latitude"]), 5) if where else None,
        lon=round(float(where["longitude"]), 5) if where else None,
        geonames=geonames,
        prominence=prominence(sum(site.endswith("wiki") for site in item.get("sitelinks") or {})),
        gender=gender,
    )
    yield from _names(item, claims)


def _names(item: Json, claims: Json) -> Iterator[Name]:
    """Give labels, aliases and short names, one that is the same in both languages once."""
    found: dict[str, dict[Literal["de", "en"] | None, NameForm]] = {}

    def add(text: str, language: Literal["de", "en"] | None, form: NameForm) -> None:
        text = " ".join(text.split())
        if text:
            found.setdefault(text, {}).setdefault(language, "abbreviation" if is_abbreviation(text) else form)

    for language in _LANGUAGES:
        if label := _label(item, language):
            add(label, language, "name")
    for language in _LANGUAGES:
        for alias in (item.get("aliases") or {}).get(language) or ():
            add(alias["value"], language, "alias")
    for alias in (item.get("aliases") or {}).get("mul") or ():  # "mul" is for all languages
        add(alias["value"], None, "alias")
    for value in _values(claims, "P1813"):
        if value["language"] in _LANGUAGES:
            add(value["text"], value["language"], "alias")
    for text, forms in found.items():
        if len(forms) == 1:
            ((told, form),) = forms.items()
            yield Name(item["id"], text, told, form)
        else:
            yield Name(item["id"], text, None, next(iter(forms.values())))


def _inhabitants(claims: Json, key: str) -> Iterator[Name]:
    """Give the inhabitants of a state (P1549)."""
    for value in _values(claims, "P1549"):
        if value["language"] in _LANGUAGES and value["text"].strip():
            yield Name(key, value["text"].strip(), value["language"], "inhabitant")


def _label(item: Json, language: Literal["de", "en"]) -> str | None:
    """Give the label in a language, or the one for all languages."""
    labels = item.get("labels") or {}
    label = labels.get(language) or labels.get("mul")
    return label["value"] if label else None


def _statements(claims: Json, property_id: str) -> list[Json]:
    """Give the statements of a property that are not deprecated, the preferred ones first."""
    told = [statement for statement in claims.get(property_id) or () if statement.get("rank") != "deprecated"]
    return sorted(told, key=lambda statement: statement.get("rank") != "preferred")


def _values(claims: Json, property_id: str) -> Iterator[Any]:
    """Give the values of a property, in the order of `_statements`; unknown values and "no value" give none."""
    for statement in _statements(claims, property_id):
        value = _value(statement.get("mainsnak"))
        if value is not None:
            yield value


def _value(snak: Json | None) -> Any:
    """Give the value of a snak, None where it has none or one of another kind of data."""
    if not snak or snak.get("snaktype") != "value":
        return None
    return snak["datavalue"]["value"]


def _items(claims: Json, property_id: str) -> Iterator[int]:
    """Give the numbers of the items that a property names."""
    return (_number(value["id"]) for value in _values(claims, property_id))


def _strings(claims: Json, property_id: str) -> Iterator[str]:
    return cast("Iterator[str]", _values(claims, property_id))


def _times(claims: Json, property_id: str) -> Iterator[str]:
    return filter(None, map(_time, _values(claims, property_id)))


def _time(value: Json | None) -> str | None:
    """Give a time as an ISO date of its precision; None if it is coarser than a year, or lies before year 1."""
    if value is None or value["precision"] not in _DIGITS_OF:
        return None
    match = _TIME.match(value["time"])
    return "-".join(match.groups())[: _DIGITS_OF[value["precision"]]] if match else None


def _population(claims: Json) -> float:
    return max((float(value["amount"]) for value in _values(claims, "P1082")), default=0.0)


def _number(item_id: str) -> int:
    """Give 7747 of "Q7747".

    Raises:
        ValueError: it is no id of an item.
    """
    if item_id[:1] != "Q":
        raise ValueError(f"{item_id!r} is no id of an item")
    return int(item_id[1:])


@dataclass(slots=True)
class _Broken:
    """Counts the lines left out of a file, and warns of them."""

    path: Path
    count: int = 0

    def add(self, number: int, reason: str) -> None:
        self.count += 1
        if self.count <= MAX_WARNINGS:
            logger.warning("%s, line %d: left out: %.200s", self.path, number, reason)

    def tell(self) -> None:
        if self.count > MAX_WARNINGS:
            logger.warning("%s: %d broken lines left out in all; the first %d are named", self.path, self.count, MAX_WARNINGS)
