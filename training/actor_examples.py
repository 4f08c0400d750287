"""From coded actors to the targets of one window: tags by layer, and the mentions that lie wholly in it."""

from dataclasses import dataclass

import torch
from torch import Tensor

from laut.actors.agreement import Form, agreements, form_of
from laut.actors.scores import (
    BEGIN,
    INSIDE,
    KINDS,
    LABELS,
    SECTORS,
    SPAN_LAYERS,
    WORD_LAYERS,
    content_words,
    distances,
    positions,
    relations,
)
from laut.document import Document
from laut.lang.load import pack_of
from training.corpora.actors import ActorArticle, Mention, NameSentence
from training.heads.actors import COUNTRIES, Mentions

UNCODED = -100
LAYERS = (*SPAN_LAYERS, *WORD_LAYERS)


@dataclass(frozen=True, slots=True)
class ActorCoding:
    """What is coded of a window: tags (layer, word) by LAYERS, UNCODED where a set says nothing, and its mentions."""

    tags: Tensor
    mentions: Mentions | None


def actor_coding(coded: ActorArticle | NameSentence, start: int, end: int) -> ActorCoding:
    """The targets of the window of words from ``start`` to ``end``."""
    tags = torch.full((len(LAYERS), end - start), UNCODED)
    if isinstance(coded, NameSentence):
        tags[LAYERS.index("wide")] = 0
        for a, b, label in coded.names:
            _tag(tags, "wide", a - start, b - start, label)
        return ActorCoding(tags, None)
    tags[:] = 0
    tags[LAYERS.index("wide")] = UNCODED
    for layer, m in layered(coded.mentions):
        _tag(tags, layer, m.start - start, m.end - start, m.label)
    inside = [m for m in coded.mentions if start <= m.start and m.end <= end]
    return ActorCoding(tags, _mentions(coded, inside, start) if inside else None)


def layered(mentions: list[Mention]) -> list[tuple[str, Mention]]:
    """Mentions with the layer their tags stand in; what finds its layer taken there has no place."""
    taken: dict[str, set[int]] = {layer: set() for layer in LAYERS}
    out = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        words = set(range(m.start, m.end))
        for layer in ("nominal", "inner") if m.kind == "nominal" else (m.kind,):
            if not words & taken[layer]:
                taken[layer] |= words
                out.append((layer, m))
                break
    return out


def _tag(tags: Tensor, layer: str, start: int, end: int, label: str) -> None:
    n_words = tags.shape[1]
    row, number = LAYERS.index(layer), LABELS.index(label)
    first, last = max(start, 0), min(end, n_words)
    if first >= last:
        return
    if layer in WORD_LAYERS:
        tags[row, first:last] = 1 + number
        return
    tags[row, first:last] = 1 + 2 * number + INSIDE
    if start >= 0:
        tags[row, start] = 1 + 2 * number + BEGIN


def _mentions(article: ActorArticle, inside: list[Mention], start: int) -> Mentions:
    doc = article.doc
    codes = [article.actors[m.actor] for m in inside]
    chains = {actor: n for n, actor in enumerate(dict.fromkeys(m.actor for m in inside))}
    named = {c: n for n, c in enumerate(sorted({c.country for c in codes if c.country}))}
    place = [m.kind == "adjective" or (m.kind == "name" and m.label == "LOC") for m in inside]
    return Mentions(
        words=[list(range(m.start - start, m.end - start)) for m in inside],
        kinds=torch.tensor([KINDS.index(m.kind) for m in inside]),
        chains=torch.tensor([chains[m.actor] for m in inside]),
        sectors=torch.tensor(
            [SECTORS.index(c.sectors[0]) if c.sectors and c.sectors[0] in SECTORS else len(SECTORS) for c in codes]
        ),
        countries=torch.tensor(
            [(COUNTRIES.index(c.country) if c.country in COUNTRIES else len(COUNTRIES)) if c.country else UNCODED for c in codes]
        ),
        relations=torch.from_numpy(relations([content_words(doc.span_of_words(m.start, m.end).text) for m in inside])),
        distances=torch.from_numpy(distances([doc.sentence_of(doc.words[m.start][0]) for m in inside])),
        agreements=torch.from_numpy(agreements(_forms(doc, inside))),
        positions=torch.from_numpy(positions([m.start for m in inside], [m.end for m in inside])),
        labels=torch.tensor([[int(a.label == b.label) for b in inside] for a in inside]),
        places=torch.tensor([p and c.country is not None for p, c in zip(place, codes, strict=True)]),
        countries_named=torch.tensor([named[c.country] if c.country else -1 for c in codes]),
    )


def _forms(doc: Document, mentions: list[Mention]) -> list[Form]:
    table = pack_of(doc.language).actors
    return [
        form_of(
            [doc.word(w) for w in range(m.start, m.end)],
            m.kind,  # type: ignore[arg-type]
            m.label,  # type: ignore[arg-type]
            table,
            before=doc.word(m.start - 1) if m.start else "",
        )
        for m in mentions
    ]
