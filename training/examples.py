"""From coded articles to what one training step reads: windows with tag and role targets, padded into batches."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from laut.encoder.distances import distance_buckets
from laut.encoder.pieces import cut_windows
from laut.quotation.scores import BEGIN, CONTINUE, INSIDE, ROLES, TYPES, tag_of
from training.actor_examples import ActorCoding, actor_coding
from training.corpora.actors import ActorArticle, NameSentence
from training.corpora.events import EventArticle
from training.corpora.quotes import Article, Runs, Statement
from training.event_examples import EventCoding, event_coding

Coded = Article | ActorArticle | NameSentence | EventArticle

PAD_TO = 64  # oneDNN prepares itself anew for every length
LONGEST = 448  # MAX_PIECES, padded
PAD = 1
MARK_STYLES = (("„", "“"), ("»", "«"), ("“", "”"), ('"', '"'), ("«", "»"), ("”", "”"))


@dataclass(frozen=True, slots=True)
class Target:
    """A statement in one window: its words there, its type, and for each role its words, or None where it is not coded."""

    quote: list[int]
    type: int
    roles: list[list[int] | None]


@dataclass(frozen=True, slots=True)
class Coding:
    """What one set says of a window: tags (layer, word) and the statements that lie wholly in it."""

    tags: Tensor
    targets: list[Target]


@dataclass(frozen=True, slots=True)
class Example:
    """A window, its quotation codings by the name of the heads that learn them, and its actors and events where they are coded."""

    text: str
    ids: tuple[int, ...]
    heads: tuple[int, ...]
    sentences: list[int]
    codings: dict[str, Coding]
    actors: ActorCoding | None
    events: EventCoding | None


def examples(
    codings: Sequence[dict[str, Coded]], tokenizer: Tokenizer, *, restyle: random.Random | None = None
) -> Iterator[Example]:
    """The windows of articles, each given as its codings by heads; ``restyle`` swaps quotation marks at random, length kept."""
    for by_head in codings:
        article = next(iter(by_head.values()))
        doc = article.doc
        text = _restyled(doc.text, restyle) if restyle else doc.text
        numbers = list(doc.sentence_numbers(0, len(doc.words)))
        starts = doc.sentence_starts(0, len(doc.words))
        quoted = {name: a for name, a in by_head.items() if isinstance(a, Article)}
        layers = {name: _layers(a.statements) for name, a in quoted.items()}
        actors = next((a for a in by_head.values() if isinstance(a, ActorArticle | NameSentence)), None)
        events = next((a for a in by_head.values() if isinstance(a, EventArticle)), None)
        for window in cut_windows(text, doc.words, tokenizer, starts=starts):
            yield Example(
                text,
                window.ids,
                window.heads,
                numbers[window.start : window.end],
                {name: _coding(layers[name], a, window.start, window.end) for name, a in quoted.items()},
                actor_coding(actors, window.start, window.end) if actors else None,
                event_coding(events, window.start, window.end) if events else None,
            )


def _restyled(text: str, rng: random.Random) -> str:
    if "„" not in text or rng.random() < 0.5:
        return text
    opening, closing = rng.choice(MARK_STYLES)
    return text.replace("“", "\0").replace("„", opening).replace("\0", closing)


def _layers(statements: Sequence[Statement]) -> list[tuple[int, Statement]]:
    """Statements with their layer: 0 the outer, 1 those inside others; a third over the same words has no place."""
    taken: list[set[int]] = [set(), set()]
    out = []
    for statement in sorted(statements, key=lambda s: (s.nested, -sum(b - a for a, b in s.quote))):
        words = set(_words(statement.quote))
        for layer in (0, 1):
            if not words & taken[layer]:
                taken[layer] |= words
                out.append((layer, statement))
                break
    return out


def _words(runs: Runs) -> list[int]:
    return [w for a, b in runs for w in range(a, b)]


def _coding(layers: Sequence[tuple[int, Statement]], article: Article, start: int, end: int) -> Coding:
    tags = torch.zeros(2, end - start, dtype=torch.long)
    targets = []
    for layer, statement in layers:
        type_ = TYPES.index(statement.type)
        for i, (a, b) in enumerate(statement.quote):
            a_in, b_in = max(a, start) - start, min(b, end) - start
            if a_in < b_in:
                tags[layer, a_in:b_in] = tag_of(type_, INSIDE)
                if a >= start:
                    tags[layer, a_in] = tag_of(type_, CONTINUE if i else BEGIN)
        words = _words(statement.quote)
        if start <= words[0] and words[-1] < end:
            roles: list[list[int] | None] = [
                None if role in article.uncoded else [w - start for w in _words(statement.roles[role]) if start <= w < end]
                for role in ROLES
            ]
            targets.append(Target([w - start for w in words], type_, roles))
    return Coding(tags, targets)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length: ids and mask (window, piece)."""

    ids: Tensor
    mask: Tensor
    examples: list[Example]


def batches(items: Sequence[Example], size: int, rng: random.Random) -> Iterator[Batch]:
    """All windows once, in batches of near lengths, in random order; as many in a batch as ``size`` of the longest have pieces."""
    order = sorted(items, key=lambda e: (_padded(e), rng.random()))
    groups: list[list[Example]] = []
    for example in order:
        if not groups or (len(groups[-1]) + 1) * _padded(example) > size * LONGEST:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    for group in groups:
        longest = max(map(_padded, group))
        ids = torch.full((len(group), longest), PAD)
        for row, example in enumerate(group):
            ids[row, : len(example.ids)] = torch.tensor(example.ids)
        yield Batch(ids, ids != PAD, group)


def _padded(example: Example) -> int:
    return -(-len(example.ids) // PAD_TO) * PAD_TO


def buckets_of(targets: Sequence[Target], sentences: Sequence[int]) -> Tensor:
    """(quote, word) distance buckets."""
    return torch.stack([torch.from_numpy(distance_buckets(t.quote, sentences)) for t in targets])


def coded_tags(article: Article) -> Tensor:
    """(layer, word) the tags of a whole article."""
    return _coding(_layers(article.statements), article, 0, len(article.doc.words)).tags
