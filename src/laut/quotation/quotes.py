"""From word tags to quotes: the best allowed sequence of tags in each layer, its runs joined to quotes, and crumbs swept up.

A quote here is a list of words with a type and a score; roles and spans come later.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.encoder.paths import FORBIDDEN, best_paths
from laut.quotation.scores import BEGIN, CONTINUE, INSIDE, N_TAGS, TYPES, tag_of

Array = NDArray[np.float32]

_INSIDES: Final = tuple(tag_of(type_, INSIDE) for type_ in range(len(TYPES)))
DIRECT: Final = TYPES.index("direct")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote found: half-open runs of words in order, its type (index into TYPES), its layer and how sure its tags are.

    `score` is the mean log-odds of its words against being outside or another type; not calibrated.
    """

    runs: tuple[tuple[int, int], ...]
    type: int
    layer: int
    score: float

    @property
    def words(self) -> list[int]:
        """All its words."""
        return [w for a, b in self.runs for w in range(a, b)]


@dataclass(frozen=True, slots=True)
class QuoteSettings:
    """How tags become quotes; tuned on the dev articles, see the model's manifest.

    Attributes:
        transitions: (tag, tag) log-probabilities of one tag after another, as counted in the training data.
        transition_weight: how much they count beside the encoder's scores.
        outside: by layer, added to the score of every tag but outside: above 0 finds more.
        by_type: by type, added to the score of the type's tags.
        min_words: by type, the shortest quote that stands.
        min_score: by type, the lowest score that stands.
        reach: how many words may lie between a quote and its continuation.
        double: an inner quote that shares a larger part than this of all words of the two is the outer one once more.
    """

    transitions: Sequence[Sequence[float]]
    transition_weight: float
    outside: Sequence[float]
    by_type: Sequence[float]
    min_words: Sequence[int]
    min_score: Sequence[float]
    reach: int
    double: float


def find_quotes(tags: Array, settings: QuoteSettings) -> list[Quote]:
    """Give the quotes of a passage in order, the outer before the inner.

    Args:
        tags: (word, layer, tag) raw scores.
        settings: tuned values.
    """
    if not len(tags):
        return []
    log = tags - np.logaddexp.reduce(tags, axis=-1, keepdims=True)
    scores = log.copy()
    by_tag = np.repeat(np.asarray(settings.by_type, np.float32), 3)
    scores[:, :, 1:] += by_tag + np.asarray(settings.outside, np.float32)[:, None]
    quotes: list[Quote] = []
    for layer, path in enumerate(best_paths(scores, _steps(settings), never_first=_INSIDES)):
        quotes.extend(_joined(path, log[:, layer], layer, settings.reach))
    kept = [q for q in quotes if _stands(q, settings)]
    return sorted(_without_doubles(kept, settings.double), key=lambda q: (q.runs[0][0], -q.runs[-1][1], q.layer))


def _steps(settings: QuoteSettings) -> Array:
    """(tag, tag) what a step costs; what the scheme forbids is out of reach."""
    steps = np.asarray(settings.transitions, np.float32) * settings.transition_weight
    for type_ in range(len(TYPES)):
        inside = tag_of(type_, INSIDE)
        allowed = {tag_of(type_, BEGIN), inside, tag_of(type_, CONTINUE)}
        for before in range(N_TAGS):
            if before not in allowed:
                steps[before, inside] = FORBIDDEN
    return steps


def _joined(path: Sequence[int], log: Array, layer: int, reach: int) -> list[Quote]:
    """Runs of one layer's path as quotes; a run that continues joins the last quote of its type if that is within reach."""
    runs: list[tuple[int, int, int, bool]] = []  # first, last, type, continues
    for word, tag in enumerate(path):
        if tag == 0:
            continue
        type_, part = divmod(tag - 1, 3)
        if part == INSIDE:
            runs[-1] = (runs[-1][0], word + 1, type_, runs[-1][3])
        else:
            runs.append((word, word + 1, type_, part == CONTINUE))
    quotes: list[Quote] = []
    last_of: dict[int, int] = {}
    for first, last, type_, continues in runs:
        at = last_of.get(type_)
        if continues and at is not None and first - quotes[at].runs[-1][1] <= reach:
            quotes[at] = replace(quotes[at], runs=(*quotes[at].runs, (first, last)))
        else:
            last_of[type_] = len(quotes)
            quotes.append(Quote(((first, last),), type_, layer, 0.0))
    return [replace(q, score=_score(q, log)) for q in quotes]


def _score(quote: Quote, log: Array) -> float:
    own = np.arange(tag_of(quote.type, BEGIN), tag_of(quote.type, CONTINUE) + 1)
    words = log[quote.words]
    chosen = np.logaddexp.reduce(words[:, own], axis=1)
    rest = np.logaddexp.reduce(np.delete(words, own, axis=1), axis=1)
    return float((chosen - rest).mean())


def _stands(quote: Quote, settings: QuoteSettings) -> bool:
    long_enough = len(quote.words) >= settings.min_words[quote.type]
    return long_enough and quote.score >= settings.min_score[quote.type]


def _without_doubles(quotes: Sequence[Quote], double: float) -> list[Quote]:
    """Drop inner quotes that share most of their words with an outer one; the quotes of one layer share none."""
    outer = [q for q in quotes if q.layer == 0]
    owner = {word: i for i, quote in enumerate(outer) for word in quote.words}
    out = list(outer)
    for quote in quotes:
        if quote.layer:
            words = quote.words
            shared = Counter(owner[w] for w in words if w in owner)
            if all(n <= double * (len(words) + len(outer[i].words) - n) for i, n in shared.items()):
                out.append(quote)
    return out
