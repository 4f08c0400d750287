"""The shapes the quotation heads speak in: types, roles, tags, distances. Training and the finder share them.

A tag is 0 for outside, else 1 + 3 x type + part, the parts being begin, inside and continue.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.findings import StatementType

TYPES: Final[tuple[StatementType, ...]] = ("direct", "indirect", "free_indirect", "indirect_free_indirect", "reported")
ROLES: Final = ("speaker", "cue", "frame", "addressee", "via")
BEGIN, INSIDE, CONTINUE = range(3)
N_TAGS: Final = 1 + 3 * len(TYPES)
_EDGES: Final = np.array([1, 2, 3, 4, 6, 9, 14, 21, 32, 48, 72, 110, 170])  # words from the quote, from each side
N_SIDE: Final = len(_EDGES) + 1
N_BUCKETS: Final = 2 * N_SIDE + 4  # before, after, and inside: first words, last words, between, in a gap


def tag_of(type_: int, part: int) -> int:
    """Give the tag for a part of a quote of a type."""
    return 1 + 3 * type_ + part


def distance_buckets(quote: Sequence[int], n_words: int) -> NDArray[np.int64]:
    """Give for each of `n_words` words (word) how it lies to the quote, whose words are given in ascending order."""
    at = np.arange(n_words)
    first, last = quote[0], quote[-1]
    buckets = np.full(n_words, 2 * N_SIDE + 3)
    before, after = at < first, at > last
    buckets[before] = np.searchsorted(_EDGES, first - at[before], side="right")
    buckets[after] = N_SIDE + np.searchsorted(_EDGES, at[after] - last, side="right")
    inside = np.asarray(quote)
    buckets[inside] = 2 * N_SIDE + 2
    buckets[inside[-3:]] = 2 * N_SIDE + 1
    buckets[inside[:6]] = 2 * N_SIDE
    return buckets
