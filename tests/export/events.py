"""Records with events, made by hand, for the exporters of event data."""

from dataclasses import replace
from typing import Any

from laut.document import Span
from laut.findings import Actor, Attribution, Event, EventTime, Geo, Mention, Participant, Quantity
from laut.record import Record
from tests.made_up import record_of, span, statement

TEXT = (
    "Kenia und Ghana sagten Peru am Montag Hilfe zu. Die beiden Präsidenten hätten den Pakt in Lima nicht unterzeichnet, "
    "behauptete Ida Rau. Die EU verurteilte das."
)


def actor(id: str, name: str, **known: Any) -> Actor:
    """Give an actor; what is not named is empty."""
    fields: dict[str, Any] = {
        "label": "ORG", "role": None, "members": (), "country": None, "sectors": (), "wikidata": None, "probability": 0.9,
        "geo": None,
    }  # fmt: skip
    return Actor(id=id, name=name, **fields | known)


def mention(id: str, words: str, actor: str | None = None, **known: Any) -> Mention:
    """Give a mention by its words."""
    place: Span = span(TEXT, words)
    fields: dict[str, Any] = {"kind": "name", "label": "LOC", "probability": 0.9}
    return Mention(id=id, start=place.start, end=place.end, text=words, actor=actor, **fields | known)


def event(id: str = "e1", type: str = "AGREE", words: str = "sagten", **known: Any) -> Event:
    """Give an event by its words; what is not named is empty."""
    trigger = (span(TEXT, words),)
    fields: dict[str, Any] = {
        "modes": (), "contexts": (), "trigger": trigger, "mentions": (trigger,), "statement": None, "actors": (), "recipients": (),
        "places": (), "time": EventTime((), None), "quantities": (), "auxiliary": "none",
        "attributions": (Attribution("author", None, (), "CT+"),), "probability": 0.8,
    }  # fmt: skip
    return Event(id=id, type=type, **fields | known)


def record_with(*events: Event, **about: Any) -> Record:
    """Give a record with these events."""
    base = record_of(TEXT, statement(TEXT, "Die beiden Präsidenten hätten den Pakt in Lima nicht unterzeichnet"), **about)
    return replace(
        base,
        events=events,
        mentions=(
            mention("m1", "Kenia", "a1"),
            mention("m2", "Ghana", "a2"),
            mention("m3", "Peru", "a3"),
            mention("m4", "Die beiden Präsidenten", "a4", kind="nominal", label="PER"),
            mention("m5", "Lima", "a5"),
            mention("m6", "Ida Rau", "a6", label="PER"),
            mention("m7", "Die EU", "a7", label="ORG"),
            mention("m8", "Pakt", None, kind="nominal", label="MISC"),
        ),
        actors=(
            actor("a1", "Kenia", country="KEN", wikidata="Q114", label="LOC"),
            actor("a2", "Ghana", country="GHA", sectors=("GOV", "MIL", "SPY"), label="LOC"),
            actor("a3", "Peru", country="PER", label="LOC"),
            actor("a4", "Die beiden Präsidenten", members=("a1", "a2"), label="PER"),
            actor("a5", "Lima", country="PER", geo=Geo(-12.04, -77.03, 3936456), label="LOC"),
            actor("a6", "Ida Rau", role="Abgeordnete", country="DEU", sectors=("LEG",), label="PER"),
            actor("a7", "EU", country="EUR"),
        ),
    )


def full_event(**known: Any) -> Event:
    """Give an event with something in every field."""
    fields: dict[str, Any] = {
        "id": "e2", "type": "REJECT", "words": "nicht unterzeichnet", "modes": ("change", "assist"), "contexts": ("diplomatic", "legal"),
        "actors": (Participant("m1", "a1"), Participant("m8", None), Participant("m2", "a2")),
        "recipients": (Participant("m7", "a7"),), "places": ("m3", "m5"), "time": EventTime((), "2025-03-10"),
        "quantities": (Quantity((span(TEXT, "beiden"),), 2.0, None, "=", "Präsidenten", "arrested"),), "auxiliary": "negation",
        "attributions": (
            Attribution("a6", "s1", (), "CT-"), Attribution("author", None, (), "Uu"), Attribution("unknown", None, (), "PS-"),
        ),
    }  # fmt: skip
    return event(**fields | known)
