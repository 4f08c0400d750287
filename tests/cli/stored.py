"""Records made by hand for the commands of a store, small and in plain sentences: who did what to whom, on whose word."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from laut.article import article_of
from laut.findings import Actor, Attribution, Event, EventTime, Mention, Participant, Role
from laut.record import MadeBy, Record, to_json
from tests.made_up import span, statement

WIRE = (
    "Norland liefert Sudland Waffen. Das Ministerium in Norstadt teilte am Montag mit, die ersten Lastwagen seien schon unterwegs, "
    "weitere folgten im Lauf der Woche. Die Opposition kritisierte die Kosten und verlangte eine Debatte. "
    "„Wir helfen“, sagte Ada Kern."
)
OTHER = "Ein Reporter sah, wie Norland Sudland Waffen liefert. „Wir helfen“, sagte Ada Kern dazu auf dem Markt von Norstadt."
DENIED = "Norland liefert Sudland Waffen? Nein, hieß es in der Hauptstadt. „Wir helfen“, sagte Ada Kern am Abend im Sender."
LATER = "Im Mai steht es fest: Norland liefert wieder, und Sudland dankt. „Wir helfen“, sagte Ada Kern bei der Messe im Hafen."


def told(id: str, text: str = WIRE, *, day: str | None = "2025-03-10", factuality: Any = "CT+", **known: Any) -> Record:
    """Give a record: Norland sends Sudland weapons, in the author's voice, and Ada Kern says that they help."""
    article = article_of(text, id=id, language="de", **{"published": day, "outlet": "Tagblatt", "title": f"Titel {id}"} | known)
    actors = (
        Actor("a1", "Norland", "LOC", None, (), "NOR", (), "Q1", 0.9, None),
        Actor("a2", "Sudland", "LOC", None, (), "SUD", (), "Q2", 0.9, None),
        Actor("a3", "Ada Kern", "PER", "Ministerin", (), "NOR", ("GOV",), None, 0.9, None),
    )
    mentions = tuple(
        Mention(f"m{n}", place.start, place.end, place.text, "name", actor.label, actor.id, 0.9)
        for n, actor in enumerate(actors, start=1)
        for place in (span(text, actor.name),)
    )
    trigger = (span(text, "liefert"),)
    event = Event(
        id="e1", type="AID", modes=(), contexts=("military",), trigger=trigger, mentions=(trigger,), statement=None,
        actors=(Participant("m1", "a1"),), recipients=(Participant("m2", "a2"),), places=(), time=EventTime((), day),
        quantities=(), auxiliary="none", attributions=(Attribution("author", None, (), factuality),), probability=0.8,
    )  # fmt: skip
    said = statement(text, "„Wir helfen“", speaker=Role((span(text, "Ada Kern"),), ("a3",)))
    return Record(article, MadeBy("0.1.0", "made-up 1"), mentions, actors, statements=(said,), events=(event,))


def renamed(record: Record, name: str) -> Record:
    """Give a record with another name for who speaks."""
    *others, speaker = record.actors
    return replace(record, actors=(*others, replace(speaker, name=name)))


def story() -> list[Record]:
    """Give three families that tell one happening: a wire in two papers, an independent report, and a denial; and one of May."""
    return [
        told("dpa-1", outlet="dpa"),
        told("blatt-1"),
        told("eigen-1", OTHER, outlet="Bote"),
        told("nein-1", DENIED, factuality="CT-", outlet="Sender"),
        told("mai-1", LATER, day="2025-05-02", outlet="Bote"),
    ]


def write(path: Path, records: Iterable[Record]) -> str:
    """Write a records file; give its name."""
    path.write_text("".join(to_json(record) + "\n" for record in records), encoding="utf-8")
    return str(path)
