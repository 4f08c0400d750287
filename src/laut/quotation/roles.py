"""The roles of a quote: which words are its speaker, cue, frame, addressee and channel.

Each quote asks every word of its window; how far a word's answer counts is a matter of tuned thresholds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.quotation.scores import ROLES, TYPES, distance_buckets

Array = NDArray[np.float32]
Runs = tuple[tuple[int, int], ...]

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


def role_probabilities(query: Array, key: Array, quote: Sequence[int], type_: int, bias: Array) -> Array:
    """Give (role, word) how likely each word of a window fills each role of a quote.

    Args:
        query: (word, view, role, feature) of the window.
        key: (word, role, feature).
        quote: the quote's words, counted from the window's first.
        type_: index into TYPES.
        bias: (type, role, bucket).
    """
    words = list(quote)
    asked = query[words[0], 0] + query[words[-1], 1] + query[words, 2].mean(0)
    scores = np.einsum("rd,wrd->rw", asked, key) / np.sqrt(np.float32(key.shape[-1]))
    scores += bias[type_][:, distance_buckets(words, len(key))]
    probabilities: Array = (1 / (1 + np.exp(-scores))).astype(np.float32)
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
            out[role] = _runs(np.flatnonzero(row >= settings.share[r] * top).tolist(), settings.gap[r])
    return out


def _runs(words: Sequence[int], gap: int) -> Runs:
    runs: list[tuple[int, int]] = []
    for word in words:
        if runs and word - runs[-1][1] <= gap:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return tuple(runs)
