"""The roles of a quote: which words are its speaker, cue, frame, addressee and channel.

Each quote asks every word of its window; how far a word's answer counts is a matter of tuned thresholds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.encoder.distances import distance_buckets
from laut.quotation.scores import ROLES, TYPES

Array = NDArray[np.float32]
Runs = tuple[tuple[int, int], ...]

# Words between two parts of one speaker ("Maas und … Kahl"), of one cue ("fügte … hinzu"); what is farther belongs to another statement.
# Tuned on the dev articles in November 2026: 0 to 8 and 8 to 25 tried; all within 0.1 point of joint F1.
REACH: Final = {"speaker": 2, "cue": 8}
EXTREME: Final = 60.0  # log-odds; beyond, the exponential of a 32-bit number overflows
UNFRAMED: Final = frozenset(TYPES.index(t) for t in ("free_indirect", "indirect_free_indirect", "reported"))


@dataclass(frozen=True, slots=True)
class RoleSettings:
    """When a word fills a role; probabilities by role, tuned on the dev articles, see the model's manifest.

    Attributes:
        least: the surest word of a role must reach this, or the role stays empty.
        share: a word belongs to the role if it reaches this share of the surest one's probability.
        gap: at most so many unsure words between two sure ones are filled.
    """

    least: Sequence[float]
    share: Sequence[float]
    gap: Sequence[int]


@dataclass(frozen=True, slots=True)
class RoleScores:
    """What the role heads say of one window.

    Attributes:
        query: (word, view, role, feature) what a quote that begins at, ends at or holds the word asks for.
        key: (word, role, feature) what the word answers.
        near: (word, role, bucket) how well the word fits, by how it lies to the quote.
        sentences: for each word the number of its sentence.
    """

    query: Array
    key: Array
    near: Array
    sentences: Sequence[int]


def role_probabilities(scores: RoleScores, quote: Sequence[int], type_: int, bias: Array) -> Array:
    """Give (role, word) how likely each word of a window fills each role of a quote.

    Args:
        scores: of the window.
        quote: the quote's words, counted from the window's first.
        type_: index into TYPES.
        bias: (type, role, bucket).
    """
    words = list(quote)
    buckets = distance_buckets(words, scores.sentences)
    asked = scores.query[words[0], 0] + scores.query[words[-1], 1] + scores.query[words, 2].mean(0)
    raw = np.einsum("rd,wrd->rw", asked, scores.key) / np.sqrt(np.float32(scores.key.shape[-1]))
    raw += bias[type_][:, buckets]
    raw += np.take_along_axis(scores.near, buckets[:, None, None], axis=2)[:, :, 0].T
    probabilities: Array = (1 / (1 + np.exp(-np.clip(raw, -EXTREME, EXTREME)))).astype(np.float32)
    return probabilities


def choose_roles(probabilities: Array, type_: int, settings: RoleSettings) -> dict[str, Runs]:
    """Give for each role its half-open runs of words, from (role, word) probabilities; a role nobody fills is left out."""
    out: dict[str, Runs] = {}
    for r, role in enumerate(ROLES):
        if type_ in UNFRAMED and role in ("cue", "frame"):
            continue  # "Merz wies das zurück." is quote and frame in one
        row = probabilities[r]
        top = float(row.max())
        if top >= settings.least[r]:
            runs = _runs(np.flatnonzero(row >= settings.share[r] * top).tolist(), settings.gap[r])
            out[role] = _around(int(row.argmax()), runs, REACH[role]) if role in REACH else runs
    return out


def _around(word: int, runs: Runs, reach: int) -> Runs:
    """Give the run a word lies in and those not far from it, in steps: who is named jointly stands together."""
    at = next(i for i, (first, last) in enumerate(runs) if first <= word < last)
    first = last = at
    while first > 0 and runs[first][0] - runs[first - 1][1] <= reach:
        first -= 1
    while last + 1 < len(runs) and runs[last + 1][0] - runs[last][1] <= reach:
        last += 1
    return runs[first : last + 1]


def _runs(words: Sequence[int], gap: int) -> Runs:
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and word - runs[-1][1] <= gap:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return tuple(runs)
