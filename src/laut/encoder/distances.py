"""How the words of a window lie to something in it, in buckets of words and sentences: what every role scorer counts with."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

_SAME: Final = np.array([1, 2, 3, 5, 9])  # in the quote's own sentence: words from the quote
_NEXT: Final = np.array([6, 20])  # in the sentence beside it: words from the quote
_FAR: Final = np.array([2, 3, 4, 7])  # beyond: sentences from the quote
N_SIDE: Final = len(_SAME) + len(_NEXT) + 1 + len(_FAR)
N_BUCKETS: Final = 2 * N_SIDE + 4  # before, after, and inside: first words, last words, between, in a gap


def distance_buckets(quote: Sequence[int], sentences: Sequence[int]) -> NDArray[np.int64]:
    """Give for each word of a window (word) how it lies to a quote.

    Args:
        quote: the quote's words, counted from the window's first, ascending.
        sentences: for each word of the window the number of its sentence.
    """
    numbers = np.asarray(sentences)
    at = np.arange(len(numbers))
    first, last = quote[0], quote[-1]
    buckets = np.full(len(numbers), 2 * N_SIDE + 3)
    buckets[:first] = _side(first - at[:first], numbers[first] - numbers[:first])
    buckets[last + 1 :] = N_SIDE + _side(at[last + 1 :] - last, numbers[last + 1 :] - numbers[last])
    inside = np.asarray(quote)
    buckets[inside] = 2 * N_SIDE + 2
    buckets[inside[-3:]] = 2 * N_SIDE + 1
    buckets[inside[:6]] = 2 * N_SIDE
    return buckets


def _side(n_words: NDArray[np.int64], n_sentences: NDArray[np.int64]) -> NDArray[np.int64]:
    """Buckets on one side of a quote, from the distance in words and in sentences."""
    same = np.searchsorted(_SAME, n_words, side="right") - 1
    beside = len(_SAME) + np.searchsorted(_NEXT, n_words, side="right")
    beyond = len(_SAME) + len(_NEXT) + np.searchsorted(_FAR, n_sentences, side="right")
    return np.where(n_sentences == 0, same, np.where(n_sentences == 1, beside, beyond))
