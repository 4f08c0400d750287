"""Who held which office when, from Wikidata (CC0), as far as two public lists know.

Heads of state and government go to October 2022, foreign ministers and officials of the United Nations and other bodies to December 2022.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from laut.kb.country_words import words
from laut.kb.rows import Entity, Name, Row, Source, Term
from laut.kb.surnames import bare_name
from laut.kb.tabular import read_rows

# Barham Salih is still President of Iraq, who was followed on 13 October; San Marino's captains of 1 October are in it.
LEADERS: Final = Source(
    name="world-leaders",
    url="https://github.com/every-politician-scrapers/world-leaders-2021",
    version="be7039cf5952d8121c4f1e24eea64cc5dd465633",
    licence="CC0-1.0",
    known_to="2022-10-12",
)
# Peru's foreign minister of 10 December is in it; Denmark's of 15 December is not.
MINISTERS: Final = Source(
    name="world-ministers",
    url="https://github.com/every-politician-scrapers/world",
    version="4a3b394d9a35d26d138cded8718d0805b7ce9336",
    licence="CC0-1.0",
    known_to="2022-12-14",
)
GOVERNMENT: Final = ("GOV",)
LEADER_PROMINENCE: Final = 0.05  # under that of their country
MINISTER_PROMINENCE: Final = 0.2
OFFICIAL_PROMINENCE: Final = 0.4
HEAD_PROMINENCE: Final = 0.75  # of the secretary-general: "Guterres" is rarely the president of East Timor
SUPREME_PROMINENCE: Final = 0.03  # more, for who is above the head of government: "Kim" is rarely Kim Tok-hun
HOMES: Final = {"Q9682": "GBR", "Q43274": "GBR", "Q3052772": "FRA"}  # who reigns or presides in several countries

_OTHER_STATES: Final = {"Q756617": "DNK", "Q29999": "NLD", "Q159583": "VAT"}  # kingdoms and the Holy See, as states
_JUDGE: Final = re.compile(r"\bCourt of Justice\b")
_NAMES_COUNTRY: Final = re.compile(
    r" (?:of|in) (?:the )?(?!Foreign|External|State\b|Europe)[A-Z]|, [A-Z]|^[A-Z][a-z]+(?:ian|ese|iot|ish)\b"
)
_MEMBER: Final = re.compile(r"\b(Parliament|Parliamentary Assembly)\b")


@dataclass
class _Holders:
    """The rows of one list as they come together: each person and office once, with the most prominent office of the person."""

    source: Source
    entities: dict[str, Entity] = field(default_factory=dict)
    rows: dict[Row, None] = field(default_factory=dict)

    def add(self, office: Entity, person: Entity, label: str, start: str, end: str) -> None:
        """Add a term."""
        known = self.entities.get(person.key)
        if known is None or known.prominence < person.prominence:
            self.entities[person.key] = person
        self.entities.setdefault(office.key, office)
        self.rows[Name(person.key, label, "en", "name")] = None
        self.rows[Name(office.key, office.name, "en", "name")] = None
        self.rows[Term(person.key, office.key, start or None, end or None)] = None

    def told(self) -> Iterator[tuple[Source, Row]]:
        """Give the rows."""
        for row in (*self.entities.values(), *self.rows):
            yield self.source, row


def rows(folder: Path, prominence: Mapping[str, float]) -> Iterator[tuple[Source, Row]]:
    """Give persons, offices and terms; `prominence` is of countries."""
    leaders, ministers = _Holders(LEADERS), _Holders(MINISTERS)
    _add_leaders(leaders, read_rows(folder / "world-leaders-2021" / "data" / "wikidata.csv"), prominence)
    world = folder / "world-ministers"
    _add_ministers(ministers, read_rows(world / "sources" / "foreign" / "wikidata.csv"), prominence)
    positions = {row["title"]: row["position"] for row in read_rows(world / "wikidata" / "wanted-positions.csv")}
    positions |= {row["title"]: row["position"] for row in read_rows(world / "wikidata" / "xtra-positions.csv")}
    _add_officials(ministers, read_rows(world / "html" / "holders21.csv"), positions)
    yield from leaders.told()
    yield from ministers.told()


def _add_leaders(holders: _Holders, listed: Iterable[Mapping[str, str]], prominence: Mapping[str, float]) -> None:
    """Add heads of state and government, by year."""
    for row in listed:
        state = _state(row["countryid"])
        if state is None or not row["officeholder"] or re.fullmatch(r"Q\d+", row["officeholderLabel"]):
            continue
        code, sectors = state
        title = _with_country(row["positionLabel"], row["country"])
        prominent = prominence.get(code, 0.6) - LEADER_PROMINENCE + SUPREME_PROMINENCE * title.startswith("Supreme")
        holders.add(
            Entity(row["position"], "office", title, code, sectors, row["position"]),
            _person(row["officeholder"], row["officeholderLabel"], code, sectors, prominent),
            row["officeholderLabel"],
            row["start_year"],
            row["end_year"],
        )


def _add_ministers(holders: _Holders, listed: Iterable[Mapping[str, str]], prominence: Mapping[str, float]) -> None:
    """Add foreign ministers; those of provinces are left out, they would be taken for their country's."""
    for row in listed:
        state = ("EUR", GOVERNMENT) if row["country"] == "Q458" else _state(row["country"])
        if state is None or not row["person"] or not row["name"]:
            continue
        code, sectors = state
        title = row["positionLabel"] if code == "EUR" else _with_country(row["positionLabel"], row["countryLabel"])
        holders.add(
            Entity(row["position"], "office", title, code, sectors, row["position"]),
            _person(row["person"], row["name"], code, sectors, prominence.get(code, 0.6) - MINISTER_PROMINENCE),
            row["name"],
            row["start"],
            "",
        )


def _add_officials(holders: _Holders, listed: Iterable[Mapping[str, str]], positions: Mapping[str, str]) -> None:
    """Add officials of international bodies, all that are no representatives of a state, which the list does not name."""
    for row in listed:
        title = row["position"]
        if title.startswith("Permanent Representative") or title not in positions:
            continue
        sectors = ("JUD",) if _JUDGE.search(title) else ("LEG",) if _MEMBER.search(title) else ()
        code = "UNO" if "United Nations" in title or _JUDGE.search(title) or "World Trade" in title else "IGO"
        holders.add(
            Entity(positions[title], "office", title[0].upper() + title[1:], code, sectors, positions[title]),
            _person(
                row["personID"],
                row["person"],
                code,
                sectors,
                HEAD_PROMINENCE if title.startswith("Secretary") else OFFICIAL_PROMINENCE,
            ),
            row["person"],
            row["start"],
            row["end"],
        )


def _person(key: str, label: str, code: str, sectors: tuple[str, ...], prominence: float) -> Entity:
    return Entity(key, "person", bare_name(label), HOMES.get(key, code), sectors, key, prominence=prominence)


def _state(key: str) -> tuple[str, tuple[str, ...]] | None:
    """Give code and sectors of a state by its Wikidata id, also of one that few recognise; None if it is a province or unknown."""
    if key in _codes():
        return _codes()[key], GOVERNMENT
    partly = words()["partly_recognised"].get(key)
    return (partly["country"], (*GOVERNMENT, "PRE")) if partly else None


def _codes() -> Mapping[str, str]:
    return {str(key): code for code, key in words()["wikidata"].items()} | _OTHER_STATES


def _with_country(title: str, country: str) -> str:
    """Give a title that names its country: "Minister of Foreign Affairs" is one of many."""
    title = title[0].upper() + title[1:]
    if _NAMES_COUNTRY.search(title) or country.split()[0] in title:
        return title
    article = "the " if re.match(r"(United|Republic|State|Federated|Kingdom|Netherlands|Philippines)\b", country) else ""
    return f"{title} of {article}{country}"
