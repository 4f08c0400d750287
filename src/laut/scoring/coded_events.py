"""Events as they are compared: coding and records brought to one shape."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from laut.findings import Attribution, Event, Participant, Statement
from laut.record import Record
from laut.scoring.gold import GoldDocument, GoldEvent, GoldParty

MAX_TELLINGS: Final = 8  # the trigger and seven more; later ones do not count
SILENT: Final = frozenset({"Uu", "CTu"})  # a source with these neither vouches nor denies

_AUXILIARIES: Final = {"": "none", "negated": "negation"}
_COUNTRIES: Final = {"IGOUNO": "UNO", "IGOEUR": "EUR", "EU": "EUR"}
_BODIES: Final = ("IGO", "NGO", "MNC", "ISM", "IMG")

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coded:
    """An event as it is compared; `sources` has the words of each source that vouches or denies, the author apart."""

    type: str
    modes: frozenset[str]
    contexts: frozenset[str]
    triggers: tuple[Offsets, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    date: str
    auxiliary: str
    factuality: str | None
    sources: tuple[tuple[Offsets, ...], ...]


def events_of(document: Record | GoldDocument) -> list[Coded]:
    """Give the events of a record or of coding, as they are compared."""
    if isinstance(document, GoldDocument):
        return [_of_gold(event) for event in document.events or ()]
    countries = {actor.id: actor.country for actor in document.actors}
    words: dict[str, list[Offsets]] = {}
    for mention in document.mentions:
        if mention.actor is not None:
            words.setdefault(mention.actor, []).append((mention.start, mention.end))
    statements = {statement.id: statement for statement in document.statements}
    return [_of_record(event, countries, words, statements) for event in document.events]


def _of_gold(event: GoldEvent) -> Coded:
    def codes(parties: Iterable[GoldParty]) -> frozenset[str]:
        return _codes(party.country for party in parties)

    return Coded(
        type=event.type,
        modes=frozenset([event.mode] if event.mode else []),
        contexts=frozenset(event.contexts),
        triggers=(event.trigger,),
        actors=codes(event.actors),
        recipients=codes(event.recipients),
        date=event.date or "",
        auxiliary=_AUXILIARIES.get(event.aux or "", event.aux or ""),
        factuality=event.factuality,
        sources=tuple((words,) for words in event.according_to if not isinstance(words, str)),
    )


def _of_record(
    event: Event, countries: Mapping[str, str | None], words: Mapping[str, Sequence[Offsets]], statements: Mapping[str, Statement]
) -> Coded:
    def codes(participants: Iterable[Participant]) -> frozenset[str]:
        return _codes(countries.get(participant.actor or "") for participant in participants)

    def source(item: Attribution) -> tuple[Offsets, ...]:
        statement = statements.get(item.statement or "")
        role = statement.speaker if statement else None
        return (*words.get(item.by, ()), *((span.start, span.end) for span in (role.spans if role else ())))

    tellings = [event.trigger, *event.mentions[1:MAX_TELLINGS]]
    return Coded(
        type=event.type,
        modes=frozenset(event.modes),
        contexts=frozenset(event.contexts),
        triggers=tuple((telling[0].start, telling[0].end) for telling in tellings if telling),
        actors=codes(event.actors),
        recipients=codes(event.recipients),
        date=event.time.edtf or "",
        auxiliary=event.auxiliary,
        factuality=next((item.factuality for item in event.attributions if item.by == "author"), None),
        sources=tuple(source(a) for a in event.attributions if a.by != "author" and a.factuality not in SILENT),
    )


def _codes(countries: Iterable[str | None]) -> frozenset[str]:
    """Give country codes in one spelling: "IGOUNO" is UNO, of bodies the kind is enough."""
    spelt = (_COUNTRIES.get(code, code) for code in countries if code)
    return frozenset(code[:3] if code[:3] in _BODIES else code for code in spelt)
