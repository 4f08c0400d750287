"""From the encoder's tags to mentions: spans with kind and label, and what the other heads say at their words.

A passage's arrays are let go once its mentions are gathered, so that memory grows with the mentions of a text, not with its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.actors.scores import (
    KINDS,
    LABELS,
    LINK_WIDTH,
    N_DISTANCES,
    N_SPAN_TAGS,
    PLACE_WIDTH,
    SECTORS,
    SPAN_LAYERS,
    WORD_LAYERS,
    layer_slice,
)  # fmt: skip
from laut.actors.settings import COUNTRY, KEY, NEAR, PLACE_KEY, PLACE_QUERY, QUERY, SECTOR, TAGS, ActorChoice, ActorSettings
from laut.document import Document
from laut.encoder.paths import begin_inside_steps, best_paths, runs_of
from laut.encoder.session import Passage
from laut.findings import Label, MentionKind
from laut.lang.actors import ActorWords

LONGEST: Final = 40  # words; the longest mention of actors-wikinews-de has 34
NO_EDGE: Final = frozenset(".,;:!?…–—-()[]„“”‚‘’»«›‹\"'/")  # words no mention begins or ends with
KIND_OF_LAYER: Final[Mapping[str, MentionKind]] = {
    "name": "name", "nominal": "nominal", "inner": "nominal", "pronoun": "pronoun", "adjective": "adjective",
}  # fmt: skip

NAME, WIDE = SPAN_LAYERS.index("name"), SPAN_LAYERS.index("wide")
_INSIDES: Final = tuple(range(2, N_SPAN_TAGS, 2))

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged run of words, half-open, with the mean probability of its tags."""

    start: int
    end: int
    kind: MentionKind
    label: Label
    probability: float


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in words of the document, and what the heads say of it.

    Attributes:
        query, key: (feature); near: (kind, distance): how it asks for and answers to others.
        sector, country: probabilities; place_query, place_key: (feature).
    """

    start: int
    end: int
    kind: MentionKind
    label: Label
    probability: float
    query: Array
    key: Array
    near: Array
    sector: Array
    country: Array
    place_query: Array
    place_key: Array


def find_mentions(
    doc: Document, passage: Passage, settings: ActorSettings, *, table: ActorWords, roles: Iterable[tuple[int, int]] = ()
) -> list[Found]:
    """Give the mentions of a passage in text order, the outer before the inner.

    Args:
        doc: the document.
        passage: a passage of it.
        settings: of the head.
        table: the actor words of its language.
        roles: runs of words of the document that speak or are spoken to; where no mention lies in one, it is made one.
    """
    tags = passage.stitched(TAGS)
    words = [doc.word(w) for w in range(passage.start, passage.end)]
    tagged = _distinct(_trimmed(t, words, table) for t in tagged_runs(tags, settings.choice))
    runs = [(a - passage.start, b - passage.start) for a, b in roles if passage.start <= a < passage.end]
    tagged += _missing(tagged, runs, words, table)
    tagged.sort(key=lambda t: (t.start, -t.end))
    arrays = {name: passage.stitched(name) for name in (QUERY, KEY, NEAR, SECTOR, COUNTRY, PLACE_QUERY, PLACE_KEY)}
    return [_found(t, arrays, passage.start) for t in tagged]


def tagged_runs(tags: Array, choice: ActorChoice) -> Iterator[Tagged]:
    """Give the runs that (word, tag) scores of all layers mark; names by both layers of names, weighed."""
    spans = tags[:, : len(SPAN_LAYERS) * N_SPAN_TAGS].reshape(len(tags), len(SPAN_LAYERS), N_SPAN_TAGS)
    scores = spans - np.logaddexp.reduce(spans, axis=-1, keepdims=True)
    scores[:, NAME] = (1 - choice.wide) * scores[:, NAME] + choice.wide * scores[:, WIDE]
    scores = scores[:, :WIDE]
    scores -= np.logaddexp.reduce(scores, axis=-1, keepdims=True)
    scores[:, :, 0] += np.asarray([choice.outside[layer] for layer in SPAN_LAYERS[:WIDE]], np.float32)
    paths = best_paths(scores, begin_inside_steps(len(LABELS), choice.again), never_first=_INSIDES)
    sure = 1 - np.exp(scores[:, :, 0]) / np.exp(scores).sum(-1)
    for layer, path in enumerate(paths):
        for start, end, label in runs_of(path):
            run_end = min(end, start + LONGEST)
            probability = float(sure[start:run_end, layer].mean())
            yield Tagged(start, run_end, KIND_OF_LAYER[SPAN_LAYERS[layer]], LABELS[label], probability)
    for layer_name in WORD_LAYERS:
        yield from _word_runs(_softmax(_outside(tags[:, layer_slice(layer_name)], choice.outside[layer_name])), layer_name)


def _outside(scores: Array, more: float) -> Array:
    changed = scores.copy()
    changed[:, 0] += more
    return changed


def _word_runs(probabilities: Array, layer: str) -> Iterator[Tagged]:
    best = probabilities.argmax(1)
    for at in np.flatnonzero(best):
        label = int(probabilities[at, 1:].argmax())
        yield Tagged(int(at), int(at) + 1, KIND_OF_LAYER[layer], LABELS[label], float(1 - probabilities[at, 0]))


def _trimmed(run: Tagged, words: Sequence[str], table: ActorWords) -> Tagged | None:
    start, end = run.start, run.end
    while start < end and words[start] in NO_EDGE:
        start += 1
    while start < end and (words[end - 1] in NO_EDGE or (end - start > 1 and words[end - 1] in table.never_last)):
        end -= 1
    return Tagged(start, end, run.kind, run.label, run.probability) if start < end else None


def _distinct(runs: Iterable[Tagged | None]) -> list[Tagged]:
    """Of runs of the same words, the surest; the kind of a run cut short by a crossing one stays."""
    best: dict[tuple[int, int], Tagged] = {}
    for run in runs:
        if run is None:
            continue
        rival = best.get((run.start, run.end))
        if rival is None or run.probability > rival.probability:
            best[run.start, run.end] = run
    return list(best.values())


def _missing(tagged: Sequence[Tagged], roles: Iterable[tuple[int, int]], words: Sequence[str], table: ActorWords) -> list[Tagged]:
    """Give the roles no mention lies in as mentions of their own, as little sure as can be; a noun or pronoun has to be in them."""
    out: dict[tuple[int, int], Tagged] = {}
    pronouns = table.masculine | table.feminine | table.neuter | table.plural | table.first_singular | table.first_plural
    for start, end in roles:
        if any(start <= t.start and t.end <= end for t in tagged) or any(t.start <= start and end <= t.end for t in tagged):
            continue
        run = _trimmed(Tagged(start, min(end, len(words)), "nominal", "PER", 0.5), words, table)
        if run and any(words[w][:1].isupper() or words[w].lower() in pronouns for w in range(run.start, run.end)):
            out[run.start, run.end] = run
    return list(out.values())


def _found(run: Tagged, arrays: Mapping[str, Array], start: int) -> Found:
    part = slice(run.start, run.end)

    def viewed(name: str) -> Array:
        views = arrays[name]
        summed: Array = views[run.start, 0] + views[run.end - 1, 1] + views[part, 2].mean(0)
        return summed

    def mean(name: str) -> Array:
        average: Array = arrays[name][part].mean(0)
        return average

    return Found(
        run.start + start,
        run.end + start,
        run.kind,
        run.label,
        run.probability,
        query=viewed(QUERY),
        key=viewed(KEY),
        near=mean(NEAR),
        sector=mean(SECTOR),
        country=mean(COUNTRY),
        place_query=mean(PLACE_QUERY),
        place_key=mean(PLACE_KEY),
    )


def bare_mention(start: int, end: int, n_countries: int) -> Found:
    """Give a mention of whom the heads say nothing: a person, as those who speak mostly are, and as little sure as can be."""
    sector = np.zeros(len(SECTORS) + 1, np.float32)
    sector[-1] = 1
    link, place = np.zeros(LINK_WIDTH, np.float32), np.zeros(PLACE_WIDTH, np.float32)
    near, country = np.zeros((len(KINDS), N_DISTANCES), np.float32), np.zeros(n_countries + 1, np.float32)
    return Found(start, end, "nominal", "PER", 0.5, link, link, near, sector, country, place, place)


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    shares: Array = raised / raised.sum(1, keepdims=True)
    return shares
