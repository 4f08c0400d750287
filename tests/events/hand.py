"""Triggers, mentions and settings made by hand, for tests of the event finder that need no model."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from laut.article import Part
from laut.document import Document
from laut.encoder.distances import N_BUCKETS
from laut.events.find import Found, find_events
from laut.events.lexicon import TriggerWords
from laut.events.scores import AUXILIARIES, CONTEXTS, FACTUALITIES, ROLES, TYPE_MODES, TYPES
from laut.events.settings import EventChoice, EventSettings
from laut.events.triggers import Trigger
from laut.findings import Actor, Auxiliary, Event, FactualityValue, Label, Mention, Statement, TimeExpression
from laut.lang.load import pack_of
from laut.tokenise import document_of

CHOICE = EventChoice(
    outside=0.0,
    words=1.0,
    least=0.3,
    roles=(0.3,) * len(ROLES),
    share=(0.5,) * len(ROLES),
    mode=0.3,
    context=0.5,
    paragraph=0.0,
    article=0.0,
    auxiliary=(0.0,) * len(AUXILIARIES),
    factuality=(0.0,) * len(FACTUALITIES),
)
WORDS = TriggerWords({}, np.zeros((0, len(TYPES)), np.float32))
BIAS = np.full((len(TYPES), len(ROLES), N_BUCKETS), -6.0, np.float32)


def settings(**choice: Any) -> EventSettings:
    """Give settings that change no score."""
    return EventSettings(replace(CHOICE, **choice), BIAS, (1.0, 0.0), WORDS)


SETTINGS = settings()


def document(text: str, language: str = "de") -> Document:
    """Give a text in words and sentences."""
    return document_of(text, pack_of(language))


def run(doc: Document, words: str, *, nth: int = 0) -> range:
    """Give the words where a part of the text stands, the first time or a later one."""
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(words, start + 1)
    return doc.words_in(start, start + len(words))


def mention(doc: Document, id_: str, words: str, *, actor: str | None = None, label: Label = "PER", nth: int = 0) -> Mention:
    """Give a mention by its words; its actor has the number of the mention if none is named."""
    found = run(doc, words, nth=nth)
    span = doc.span_of_words(found.start, found.stop)
    return Mention(id_, span.start, span.end, span.text, "name", label, actor or id_.replace("m", "a"), 0.9)


def actor(id_: str, label: Label = "PER") -> Actor:
    """Give an actor of whom nothing is known."""
    return Actor(id_, id_, label, None, (), None, (), None, None, None)


def time_of(doc: Document, id_: str, words: str, edtf: str | None, *, nth: int = 0, type_: str = "DATE") -> TimeExpression:
    """Give a time expression by its words."""
    found = run(doc, words, nth=nth)
    span = doc.span_of_words(found.start, found.stop)
    return TimeExpression(id_, span.start, span.end, span.text, type_, edtf or "", None, None, None, edtf, None)  # type: ignore[arg-type]


def trigger(
    doc: Document,
    words: str,
    type_: str = "ASSAULT",
    *,
    nth: int = 0,
    probability: float = 0.9,
    auxiliary: Auxiliary = "none",
    factuality: FactualityValue = "CT+",
    mode: str | None = None,
    contexts: Sequence[str] = (),
    **roles: str | tuple[str, ...],
) -> Trigger:
    """Give a trigger by its words; roles name words that fill them, the first time they stand in the text."""
    found = run(doc, words, nth=nth)
    types = np.zeros(len(TYPES), np.float32)
    types[TYPES.index(type_)] = probability
    modes = np.zeros(len(TYPE_MODES) + 1, np.float32)
    modes[TYPE_MODES.index((type_, mode)) if mode else -1] = 8
    filled = {role: [parts] if isinstance(parts, str) else list(parts) for role, parts in roles.items()}
    return Trigger(
        found.start,
        found.stop,
        types,
        probability,
        modes,
        np.array([6 if c in contexts else -6 for c in CONTEXTS], np.float32),
        np.array([6 if a == auxiliary else 0 for a in AUXILIARIES], np.float32),
        np.array([6 if f == factuality else 0 for f in FACTUALITIES], np.float32),
        {role: {w: 0.9 for part in filled.get(role, []) for w in run(doc, part)} for role in ROLES},
    )


def events_of(
    doc: Document,
    *triggers: Trigger,
    mentions: Sequence[Mention] = (),
    times: Sequence[TimeExpression] = (),
    statements: Sequence[Statement] = (),
    parts: Sequence[Part] = (),
    with_settings: EventSettings = SETTINGS,
) -> tuple[Event, ...]:
    """Find the events of a document from its triggers."""
    actors = [actor(id_) for id_ in dict.fromkeys(m.actor for m in mentions if m.actor)]
    return find_events(
        doc,
        sorted(triggers, key=lambda t: t.start),
        Found(mentions, actors, times, statements),
        settings=with_settings,
        pack=pack_of(doc.language),
        parts=parts,
    )
