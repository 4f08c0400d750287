"""From the encoder's tags to triggers: the words that tell an event, what kind it is, and which words fill its roles.

A passage's arrays are let go once its triggers are gathered; of the role scores only words that may count are kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.document import Document
from laut.encoder.distances import distance_buckets
from laut.encoder.paths import begin_inside_steps, best_paths, runs_of
from laut.encoder.session import Passage, WindowScores
from laut.events.scores import N_TAGS, ROLES, TYPES
from laut.events.settings import AUXILIARY, CONTEXT, FACTUALITY, KEY, MODE, NEAR, QUERY, TAGS, EventChoice, EventSettings

LONGEST: Final = 8  # words; the longest trigger of events-wikinews-de that is one run has 7
EXTREME: Final = 60.0  # log-odds; beyond, the exponential of a 32-bit number overflows
KEPT: Final = 0.02  # probability of a word in a role that is kept; no tuned threshold is below

_INSIDES: Final = tuple(range(2, N_TAGS, 2))
_STEPS: Final = begin_inside_steps(len(TYPES), 0.0)

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A telling of an event, in words of the document.

    Attributes:
        start, end: half-open run of words.
        types: (type) probabilities; probability: that it is a trigger at all.
        mode, context, auxiliary, factuality: scores by label, the mean over its words; not yet probabilities.
        roles: by role, words with their probabilities.
    """

    start: int
    end: int
    types: Array
    probability: float
    mode: Array
    context: Array
    auxiliary: Array
    factuality: Array
    roles: Mapping[str, Mapping[int, float]]

    @property
    def type(self) -> int:
        """The likeliest type, an index of TYPES."""
        return int(self.types.argmax())


def find_triggers(doc: Document, passage: Passage, settings: EventSettings) -> list[Trigger]:
    """Give the triggers of a passage of a document in text order."""
    odds = settings.words.scores(doc, passage.start, passage.end)
    return [_trigger(passage, run, types, settings) for run, types in _runs(passage.stitched(TAGS), odds, settings.choice)]


def _runs(tags: Array, odds: Array, choice: EventChoice) -> Iterator[tuple[range, Array]]:
    """Give runs of words tagged as a trigger, with (type) probabilities, the mean over their words.

    Args:
        tags: (word, tag) scores of the network.
        odds: (word, type) log-odds of the trigger words.
        choice: how much either counts.
    """
    scores = tags - np.logaddexp.reduce(tags, axis=-1, keepdims=True)
    scores[:, 0] += choice.outside
    scores[:, 1:] += choice.words * np.repeat(odds, 2, axis=1)
    scores -= np.logaddexp.reduce(scores, axis=-1, keepdims=True)
    probabilities = np.exp(scores)
    by_type = probabilities[:, 1:].reshape(len(tags), len(TYPES), 2).sum(2)
    (path,) = best_paths(scores[:, None, :], _STEPS, never_first=_INSIDES)
    for start, end, _ in runs_of(path):
        run = range(start, min(end, start + LONGEST))
        yield run, by_type[run.start : run.stop].mean(0)


def _trigger(passage: Passage, run: range, types: Array, settings: EventSettings) -> Trigger:
    home = _home(passage.windows, run)
    shift = home.window.start
    words = [w - shift for w in run if shift <= w < home.window.end]
    scores = _role_scores(home, words, int(types.argmax()), passage.sentences[shift : home.window.end], settings.bias)
    roles = {
        role: {int(w) + shift + passage.start: float(scores[r, w]) for w in np.flatnonzero(scores[r] >= KEPT)}
        for r, role in enumerate(ROLES)
    }
    what = {name: home.arrays[name][words].mean(0) for name in (MODE, CONTEXT, AUXILIARY, FACTUALITY)}
    return Trigger(
        run.start + passage.start,
        run.stop + passage.start,
        types,
        float(types.sum()),
        what[MODE],
        what[CONTEXT],
        what[AUXILIARY],
        what[FACTUALITY],
        roles,
    )


def _role_scores(home: WindowScores, words: Sequence[int], type_: int, sentences: Sequence[int], bias: Array) -> Array:
    """Give (role, word) how likely each word of a window fills each role of an event."""
    buckets = distance_buckets(words, sentences)
    key = home.arrays[KEY]
    raw = np.einsum("rd,wrd->rw", home.arrays[QUERY][words].mean(0), key) / np.sqrt(np.float32(key.shape[-1]))
    raw += bias[type_][:, buckets]
    raw += np.take_along_axis(home.arrays[NEAR], buckets[:, None, None], axis=2)[:, :, 0].T
    probabilities: Array = (1 / (1 + np.exp(-np.clip(raw, -EXTREME, EXTREME)))).astype(np.float32)
    return probabilities


def _home(windows: Sequence[WindowScores], run: range) -> WindowScores:
    """Give the window that shows most of a trigger, and most around it."""

    def room(scores: WindowScores) -> tuple[int, int]:
        start, end = scores.window.start, scores.window.end
        return max(0, min(run.stop, end) - max(run.start, start)), min(run.start - start, end - run.stop)

    return max(windows, key=room)
