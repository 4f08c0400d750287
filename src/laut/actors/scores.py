"""The shapes the actor heads speak in: tag layers, kinds, labels, sectors, how two mentions lie to each other.

Training and the finder share them. Names and descriptions are tagged outside, or begin and inside by label, descriptions in
two layers because they nest; pronouns and adjectives are single words with a label. `wide` is a second opinion on names, after
a coding that also names works, products and events.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.findings import Label, MentionKind

LABELS: Final[tuple[Label, ...]] = ("PER", "ORG", "LOC", "MISC")
KINDS: Final[tuple[MentionKind, ...]] = ("name", "nominal", "pronoun", "adjective")
SPAN_LAYERS: Final = ("name", "nominal", "inner", "wide")
WORD_LAYERS: Final = ("pronoun", "adjective")
BEGIN, INSIDE = range(2)
N_SPAN_TAGS: Final = 1 + 2 * len(LABELS)
N_WORD_TAGS: Final = 1 + len(LABELS)
N_TAGS: Final = len(SPAN_LAYERS) * N_SPAN_TAGS + len(WORD_LAYERS) * N_WORD_TAGS

SECTORS: Final = (
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL", "JRN", "LEG", "SOC", "LAB", "REL",
    "UAF", "ELI", "REF", "AGR", "UNK",
)  # fmt: skip
LINK_WIDTH: Final = 64
PLACE_WIDTH: Final = 32
N_VIEWS: Final = 3  # of a mention: first word, last word, mean over its words
RELATIONS: Final = ("same", "last", "part", "initials", "none")
N_DISTANCES: Final = 7
POSITIONS: Final = ("nested", "beside", "one word between", "apart")
_SENTENCES: Final = np.array([1, 2, 3, 5, 9, 17])
_WORD: Final = re.compile(r"\w+")
_SMALL: Final = frozenset(
    "der die das des dem den ein eine einer eines einem einen und von vom zu zur zum in im am an the a an of and s".split()
)


def layer_slice(layer: str) -> slice:
    """Give where the tags of a layer stand among all tags of a word."""
    if layer in SPAN_LAYERS:
        start = SPAN_LAYERS.index(layer) * N_SPAN_TAGS
        return slice(start, start + N_SPAN_TAGS)
    start = len(SPAN_LAYERS) * N_SPAN_TAGS + WORD_LAYERS.index(layer) * N_WORD_TAGS
    return slice(start, start + N_WORD_TAGS)


def content_words(text: str) -> tuple[str, ...]:
    """Give the words of a mention that carry meaning, folded, without a genitive s; all its words if none does."""
    words = [w.casefold() for w in _WORD.findall(text)]
    kept = [w for w in words if w not in _SMALL] or words
    return tuple(w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


@lru_cache(65_536)
def relation_of(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Give how the content words of two mentions lie to each other, as an index of RELATIONS."""
    if a == b:
        return 0
    if not a or not b:
        return 4
    if a[-1] == b[-1]:
        return 1
    if set(a) & set(b):
        return 2
    short, long = sorted((a, b), key=len)
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long):
        return 3
    return 4


def relations(words: Sequence[tuple[str, ...]], *, first: int = 0) -> NDArray[np.int64]:
    """Give (mention, mention) relations of the mentions from `first` on to all, by their content words; equal ones are compared once."""
    kinds = {w: i for i, w in enumerate(dict.fromkeys(words))}
    asking = {w: i for i, w in enumerate(dict.fromkeys(words[first:]))}
    table = np.array([[relation_of(a, b) for b in kinds] for a in asking], np.int64).reshape(len(asking), len(kinds))
    return table[np.ix_([asking[w] for w in words[first:]], [kinds[w] for w in words])]


def distances(sentences: Sequence[int]) -> NDArray[np.int64]:
    """Give (mention, mention) buckets of the distance in sentences, given each mention's sentence."""
    numbers = np.asarray(sentences)
    buckets: NDArray[np.int64] = np.searchsorted(_SENTENCES, np.abs(numbers[:, None] - numbers[None, :]), side="right")
    return buckets


def positions(starts: Sequence[int], ends: Sequence[int]) -> NDArray[np.int64]:
    """Give (mention, mention) indices of POSITIONS, for half-open runs of words."""
    a, b = np.asarray(starts)[:, None], np.asarray(ends)[:, None]
    nested = ((a <= a.T) & (b >= b.T)) | ((a >= a.T) & (b <= b.T))
    gap = np.maximum(a.T - b, a - b.T)
    return np.where(nested, 0, np.where(gap == 0, 1, np.where(gap == 1, 2, 3)))
