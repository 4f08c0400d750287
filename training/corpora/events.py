"""Articles with coded events: what the event heads are trained on. Spans are half-open runs of words.

Sets: ``events-wikinews-de``; ``own``: our own coding, by offsets, of articles of quotes-wikinews-de (``de-train``), articles we
invented (``own-de``, ``own-en``), snippets of one to three sentences, each around a word that tells an event (``snippets-de``,
``snippets-en``), and reports that tell the same happenings in other words (``stories-de``).
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from laut.document import Document
from laut.lang.load import pack_of
from laut.tokenise import document_of
from training.corpora.quotes import Runs, runs_of

OWN = Path(__file__).parents[1] / "own"


@dataclass(frozen=True, slots=True)
class Event:
    """A coded event; ``triggers`` are its tellings, the clearest first, roles are by name; parties: words, country and sector or ""."""

    type: str
    mode: str
    contexts: tuple[str, ...]
    triggers: tuple[tuple[int, int], ...]
    roles: dict[str, Runs]
    auxiliary: str
    factuality: str
    parties: tuple[tuple[tuple[int, int], str, str], ...]


@dataclass(frozen=True, slots=True)
class EventArticle:
    """A text in words and sentences, and its events."""

    id: str
    doc: Document
    events: list[Event]


def load_events(corpus: str, part: str, shared: Path) -> list[EventArticle]:
    """The articles of ``events-wikinews-de`` (``train``, ``dev``) or ``own`` (``de-train``, ``own-de``, ``own-en``, ``snippets-de``)."""
    if corpus == "own":
        return [_article(raw) for raw in (_coded(part, shared) if part == "de-train" else _invented(part))]
    with (shared / "data" / corpus / f"{part}.jsonl").open(encoding="utf-8") as file:
        return [_article(json.loads(line)) for line in file]


def load_stories() -> list[tuple[EventArticle, str, list[int]]]:
    """The reports of ``own/stories-de.jsonl``: article, story, and for each of its events the number of the happening it tells."""
    out = []
    for raw in _invented("stories-de"):
        article = _article(raw)
        assert len(article.events) == len(raw["events"]), raw["id"]
        out.append((article, str(raw["story"]), [e["happening"] for e in raw["events"]]))
    return out


def _invented(part: str) -> Iterator[dict[str, Any]]:
    with (OWN / f"events-{part}.jsonl").open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _coded(part: str, shared: Path) -> Iterator[dict[str, Any]]:
    with (shared / "data" / "quotes-wikinews-de" / "train.jsonl").open(encoding="utf-8") as file:
        texts = {raw["id"]: raw["text"] for raw in map(json.loads, file)}
    with (OWN / f"events-{part}.jsonl").open(encoding="utf-8") as file:
        for raw in map(json.loads, file):
            text = texts[raw["id"]]
            if hashlib.sha256(text.encode()).hexdigest() != raw["sha256"]:
                raise ValueError(f"{part}: the text of {raw['id']} is not the one that was coded")
            yield {"id": raw["id"], "text": text, "events": raw["events"]}


def _article(raw: dict[str, Any]) -> EventArticle:
    doc = document_of(raw["text"], pack_of(raw.get("language", "de")))
    events = []
    for e in raw["events"]:
        triggers = tuple(run for span in (e["trigger"], *e["also"]) for run in runs_of([span], doc.words)[:1])
        if triggers:
            roles = {
                "actor": runs_of([(a["start"], a["end"]) for a in e["actors"]], doc.words),
                "recipient": runs_of([(a["start"], a["end"]) for a in e["recipients"]], doc.words),
                "place": runs_of([e["place"]] if e["place"] else [], doc.words),
                "source": runs_of(e["according_to"], doc.words),
            }
            aux = e["aux"] or "none"
            parties = tuple(
                (run, country_of(a["country"]), a["sector"] or "")
                for a in (*e["actors"], *e["recipients"])
                for run in runs_of([(a["start"], a["end"])], doc.words)[:1]
            )
            events.append(Event(e["type"], e["mode"] or "", tuple(e["contexts"]), triggers, roles, aux, e["factuality"], parties))
    return EventArticle(raw["id"], doc, events)


def country_of(code: str | None) -> str:
    """A country as records code it: "IGOUNO" is UNO, of other organisations the kind alone counts."""
    code = {"IGOUNO": "UNO", "IGOEUR": "EUR", "EU": "EUR"}.get(code or "", code or "")
    return code[:3]
