"""From coded events to the targets of one window: trigger tags, and the events whose trigger lies in it."""

from dataclasses import dataclass

import torch
from torch import Tensor

from laut.actors.scores import SECTORS
from laut.encoder.distances import distance_buckets
from laut.events.scores import AUXILIARIES, BEGIN, CONTEXTS, FACTUALITIES, INSIDE, ROLES, TYPE_MODES, TYPES
from training.corpora.events import Event, EventArticle
from training.heads.actors import COUNTRIES
from training.heads.events import UNCODED, Events


@dataclass(frozen=True, slots=True)
class EventCoding:
    """What is coded of a window: tags (word), and its events."""

    tags: Tensor
    events: Events | None


def event_coding(article: EventArticle, start: int, end: int) -> EventCoding:
    """The targets of the window of words from ``start`` to ``end``."""
    tags = torch.zeros(end - start, dtype=torch.long)
    inside: list[tuple[Event, list[int]]] = []
    for event in article.events:
        for n, (first, last) in enumerate(event.triggers):
            words = [w - start for w in range(max(first, start), min(last, end))]
            if not words:
                continue
            tag = 1 + 2 * TYPES.index(event.type)
            tags[words] = tag + INSIDE
            if first >= start:
                tags[words[0]] = tag + BEGIN
            if n == 0 and first >= start and last <= end:
                inside.append((event, words))
    return EventCoding(tags, _events(article, inside, start, end) if inside else None)


def _events(article: EventArticle, inside: list[tuple[Event, list[int]]], start: int, end: int) -> Events:
    sentences = article.doc.sentence_numbers(start, end)

    def role(event: Event, name: str) -> list[int] | None:
        words = [w for a, b in event.roles[name] for w in range(a, b)]
        here = [w - start for w in words if start <= w < end]
        return here if here or not words else None  # named only outside the window: nothing can be learned

    parties = [
        (list(range(a - start, b - start)), country, sector)
        for event, _ in inside
        for (a, b), country, sector in event.parties
        if start <= a < b <= end
    ]
    return Events(
        words=[words for _, words in inside],
        types=torch.tensor([TYPES.index(e.type) for e, _ in inside]),
        modes=torch.tensor([_mode(e) for e, _ in inside]),
        contexts=torch.tensor([[float(c in e.contexts) for c in CONTEXTS] for e, _ in inside]),
        auxiliaries=torch.tensor([AUXILIARIES.index(e.auxiliary) for e, _ in inside]),
        factualities=torch.tensor([FACTUALITIES.index(e.factuality) for e, _ in inside]),
        roles=[[role(e, name) for name in ROLES] for e, _ in inside],
        buckets=torch.stack([torch.from_numpy(distance_buckets(words, sentences)) for _, words in inside]),
        parties=[words for words, _, _ in parties],
        countries=torch.tensor([_country(c) for _, c, _ in parties], dtype=torch.long),
        sectors=torch.tensor([SECTORS.index(x) if x in SECTORS else UNCODED for _, _, x in parties], dtype=torch.long),
    )


def _country(code: str) -> int:
    found: int = UNCODED if not code else COUNTRIES.index(code) if code in COUNTRIES else len(COUNTRIES)
    return found


def _mode(event: Event) -> int:
    if not event.mode:
        return len(TYPE_MODES)
    return TYPE_MODES.index((event.type, event.mode)) if (event.type, event.mode) in TYPE_MODES else UNCODED
