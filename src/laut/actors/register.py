"""Links an actor to the knowledge base: by its names, its office as of the article's date, and its country. A guess is no link.

How a link was found says how often it is right; those shares were counted by hand (tests/actors/links.jsonl says on what).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from laut.findings import Label
from laut.kb.days import Days
from laut.kb.find import Candidate, KnowledgeBase, Language
from laut.kb.folding import folded
from laut.kb.rows import Entity, EntityKind

How = Literal[
    "country",
    "place",
    "small place",
    "place among several",
    "body",
    "full name",
    "surname in office",
    "surname",
    "office",
    "seat",
]
# The share of links found so that were right, of those checked by hand (tests/actors/links.jsonl, November 2026, after what they
# taught); for ways met too seldom a careful guess, which keeps them from being given.
RIGHT: Final[dict[How, float]] = {
    "country": 0.97, "place": 0.96, "small place": 0.6, "place among several": 0.6, "body": 0.96, "full name": 0.98,
    "surname in office": 0.95, "surname": 0.8, "office": 0.95, "seat": 0.5,
}  # fmt: skip
_OF: Final = frozenset({"der", "des", "of", "für", "fur", "for", "von"})
SMALL: Final = 0.5  # prominence; of six towns below it that were checked, two were namesakes
LEAST: Final = 0.9  # of RIGHT, for a Wikidata id to be given
KINDS: Final[dict[Label, tuple[EntityKind, ...]]] = {
    "PER": ("person",),
    "ORG": ("organisation", "government", "group"),
    "LOC": ("country", "place"),
    "MISC": (),
}
WORLD: Final = frozenset({"UNO", "EUR", "IGO", "NGO"})
NEAR_EQUAL: Final = 0.15  # of prominence; of two places nearer than this neither is meant for sure


@dataclass(frozen=True, slots=True)
class Link:
    """An entity of the knowledge base, how it was found, and how often that is right."""

    entity: Entity
    how: How

    @property
    def probability(self) -> float:
        """Of the link."""
        return RIGHT[self.how]


def linked(
    names: Sequence[str],
    offices: Sequence[str],
    label: Label,
    country: str | None,
    kb: KnowledgeBase,
    on: Days | None,
    language: Language,
) -> Link | None:
    """Give the link of an actor, or None.

    Args:
        names: its names, the fullest first.
        offices: its descriptions that are an office, by their head: "Außenminister".
        label: what it is.
        country: its country by the text, or None.
        kb: the knowledge base.
        on: the days the article may be of.
        language: of the article.
    """
    if label == "LOC":
        return _place(names, country, kb, language)
    if label == "ORG":
        return _body(names, country, kb, on)
    if label == "PER":
        return _person(names, country, kb, on) or (_in_office(offices, country, kb, on) if not names else None)
    return None


def _place(names: Sequence[str], country: str | None, kb: KnowledgeBase, language: Language) -> Link | None:
    for n, name in enumerate(names):
        if n and _runs_on(names[0], name):
            return None  # "Wien Nord" is not Wien
        word = kb.country_of(name, language=language)
        if word is not None and word.form in ("name", "alias", "abbreviation", "adjective") and not word.others:
            return Link(word.country, "country")
        if word is not None or kb.country_of(name) is not None:
            return None  # inhabitants, and "France" in a German text, which is mostly cut from a name
        found = _of_kind(kb.find(name), "LOC")
        if not found:
            continue
        fitting = [c for c in found if country is None or c.entity.country == country]
        if not fitting:
            return None
        first = fitting[0].entity
        second = next((c.entity for c in fitting[1:] if c.entity.key != first.key), None)
        sure = len(found) == 1 or second is None or first.prominence - second.prominence > NEAR_EQUAL
        if first.prominence < SMALL:
            return Link(first, "small place")
        return Link(first, "place" if sure else "place among several")
    return None


def _body(names: Sequence[str], country: str | None, kb: KnowledgeBase, on: Days | None) -> Link | None:
    known: set[str] = set()
    best: Link | None = None
    for n, name in enumerate(names):
        if n and best is None and _runs_on(names[0], name):
            return None  # "BMW Großbritannien" is not BMW
        found = _of_kind(kb.find(name, on=on), "ORG")
        fitting = [c for c in found if country is None or c.entity.country in (None, country)]
        fitting = fitting or (_of_the_world(found) if n == 0 or folded(name) == folded(names[0]).removesuffix("s") else [])
        fitting = fitting or [c for c in found if c.form == "seat"]  # the Kremlin acts for Moscow wherever it is spoken of
        if len({c.entity.key for c in fitting}) == 1:
            known.add(fitting[0].entity.key)
            best = best or Link(fitting[0].entity, "seat" if fitting[0].form == "seat" else "body")
    return best if len(known) == 1 else None  # names of several bodies have strayed into one chain


def _runs_on(full: str, short: str) -> bool:
    """Whether the fullest name, which is unknown, is more than the shorter and what it is: "Wien Nord", "Mission der Vereinten Nationen".

    "Umweltorganisation Greenpeace" is Greenpeace.
    """
    first, second = folded(full).split(), folded(short).split()
    if len(first) <= len(second) or not second:
        return False
    return second[-1] in first[:-1] or bool(_OF.intersection(first[: -len(second)]))


def _of_the_world(found: Sequence[Candidate]) -> list[Candidate]:
    """Give the only candidate that is no state's: "EU" in an article on Germany, but no other country's House of Commons."""
    world = [c for c in found if c.entity.country in WORLD]
    return world if len({c.entity.key for c in world}) == 1 else []


def _person(names: Sequence[str], country: str | None, kb: KnowledgeBase, on: Days | None) -> Link | None:
    unknown: set[str] = set()  # the words of full names that are nobody's
    for name in names:
        found = [c for c in _of_kind(kb.find(name, on=on), "PER") if unknown <= _words_of_names(c.entity.key, kb)]
        fitting = [c for c in found if country is None or c.entity.country in (None, country)]
        if " " in name.strip():
            exact = fitting or found
            if len({c.entity.key for c in exact}) == 1:
                return Link(exact[0].entity, "full name")
            if (bare := name.removesuffix("s")) == name or bare not in names:
                unknown.update(folded(name).split())  # "Joe Bidens" is asked for as "Joe Biden" yet
            continue
        in_office = [c for c in fitting if c.terms]
        if len({c.entity.key for c in in_office}) == 1:
            return Link(in_office[0].entity, "surname in office")
        if len({c.entity.key for c in found}) == 1 and fitting:
            return Link(fitting[0].entity, "surname")
    return None


def _words_of_names(key: str, kb: KnowledgeBase) -> set[str]:
    return {word for name in kb.names_of(key) for word in folded(name.text).split()}


def _in_office(offices: Iterable[str], country: str | None, kb: KnowledgeBase, on: Days | None) -> Link | None:
    if country is None or on is None:
        return None
    for office in offices:
        holders = kb.holders(office, country, on=on)
        if len({c.entity.key for c in holders}) == 1 and all(t.holds == "certainly" for t in holders[0].terms[:1]):
            return Link(holders[0].entity, "office")
    return None


def _of_kind(candidates: Iterable[Candidate], label: Label) -> list[Candidate]:
    return [c for c in candidates if c.entity.kind in KINDS[label]]
