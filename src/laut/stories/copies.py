"""Whether one text copies another: signatures of texts and the symmetric test of a pair, without a database.

MinHash over shingles (Broder 1997; by rensa) gives bands: texts with a band in common are candidates. The test counts shared shingles,
all of them up to `SAMPLE` and by the lowest hashes beyond. Known misses: a text written anew, a copy of a few sentences inside a long
text. What an article that mixes two texts may not join is told by `laut.stories.clusters`.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import rensa
from numpy.typing import NDArray

from laut.stories.shingles import Shingles, shingles_of

PERMUTATIONS: Final = 24  # 16 lose 1 % of pairs at 60 % kept, 48 gain nothing
SEED: Final = 7
SEGMENT: Final = 400  # shingles signed together, so that a copy inside a long text is found
MAX_SEGMENTS: Final = 24  # of a text; the segments of a longer one are longer
SAMPLE: Final = 2048  # shingles kept of a text; of a longer one the lowest hashes, a fair sample

# Tuned on 2026-11-25 with `benchmarks.quality.wire_copies` (seed 20261125). Articles that copy nothing share up to 5 % of the shorter.
# Of the shorter text's shingles; tried 0.1 to 0.3: recall at 40 % kept .998 to .958, precision 1.0 throughout.
CONTAINMENT: Final = 0.2
MIN_SHARED: Final = 12  # shingles; tried 8 to 16: recall at 20 % kept .898 to .861
MIN_SAME: Final = 3  # shingles of two texts that are the same: six words; two agencies write "Der Papst ist tot" alike
MIXED_SHARE: Final = 0.8  # of a text of two agencies that another one shares if it is of that text and not of one agency's

_HEAD: Final = struct.Struct("<HH")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to tell its copies.

    Attributes:
        n_shingles: distinct shingles of the whole text.
        bands: MinHash values with the number of their permutation above bit 32; texts with one in common are candidates.
        hashes: of the shingles, all or the lowest `SAMPLE`.
        tail: those of the last lines; a note under two articles makes them no copies.
        agencies: credited by the article.
    """

    n_shingles: int
    bands: frozenset[int]
    hashes: frozenset[int]
    tail: frozenset[int]
    agencies: tuple[str, ...] = ()

    def packed(self) -> bytes:
        """Give bands, tail and hashes as bytes, the same on every platform."""
        parts = (np.array(sorted(self.bands), "<i8"), np.array(sorted(self.tail), "<u4"), np.array(sorted(self.hashes), "<u4"))
        return _HEAD.pack(len(self.bands), len(self.tail)) + b"".join(part.tobytes() for part in parts)

    @classmethod
    def unpacked(cls, n_shingles: int, packed: bytes, agencies: Sequence[str]) -> Self:
        """Give the signature of `packed` bytes."""
        n_bands, n_tail = _HEAD.unpack_from(packed)
        bands = np.frombuffer(packed, "<i8", n_bands, _HEAD.size)
        hashes = np.frombuffer(packed, "<u4", offset=_HEAD.size + bands.nbytes).tolist()
        return cls(n_shingles, frozenset(bands.tolist()), frozenset(hashes[n_tail:]), frozenset(hashes[:n_tail]), tuple(agencies))


def sign(texts: Sequence[tuple[str, Sequence[str]]]) -> list[Signature]:
    """Give the signatures of texts, each with the agencies its article credits."""
    shingles = [shingles_of(text) for text, _ in texts]
    segments = [_segments(found.hashes) for found in shingles]
    bands = iter(_bands([segment for parts in segments for segment in parts]))
    return [
        _signature(found, frozenset(band for _ in parts for band in next(bands)), tuple(agencies))
        for (_, agencies), found, parts in zip(texts, shingles, segments, strict=True)
    ]


def _signature(shingles: Shingles, bands: frozenset[int], agencies: tuple[str, ...]) -> Signature:
    short = shingles.hashes >> np.uint64(32)
    distinct = np.unique(short)
    tail = frozenset(short[len(short) - shingles.n_tail :].tolist())
    return Signature(len(distinct), bands, frozenset(distinct[:SAMPLE].tolist()), tail, agencies)


def are_copies(one: Signature, other: Signature) -> bool:
    """Whether two texts share so much of their own wording that one source must stand behind both; symmetric.

    A text that credits several agencies counts as the first one's: else it would make one family of two independent reports.
    """
    return n_copied(one, other) > 0


def n_copied(one: Signature, other: Signature) -> float:
    """Give how many shingles two texts share if they are copies, else 0; of long texts it is estimated."""
    if one.bands.isdisjoint(other.bands):
        return 0.0
    common = one.hashes & other.hashes
    if one.hashes == other.hashes and one.n_shingles == other.n_shingles:
        return float(one.n_shingles) if len(common) >= MIN_SAME else 0.0
    n_noted = len(common & one.tail & other.tail)
    shared = len(common) - n_noted
    n_one, n_other, rate = _sizes(one, other)
    if shared < MIN_SHARED * rate or shared < CONTAINMENT * (min(n_one, n_other) - n_noted):
        return 0.0
    may_join = _may_join(one, other, shared / n_one) and _may_join(other, one, shared / n_other)
    return shared / rate if may_join else 0.0


def _may_join(mixed: Signature, other: Signature, share: float) -> bool:
    return len(mixed.agencies) < 2 or mixed.agencies[:1] == other.agencies[:1] or share >= MIXED_SHARE


def _sizes(one: Signature, other: Signature) -> tuple[int, int, float]:
    """Give how many hashes of each lie where both are sampled, and which part of all hashes that is."""
    if one.n_shingles <= SAMPLE and other.n_shingles <= SAMPLE:
        return one.n_shingles, other.n_shingles, 1.0
    cut = min(max(s.hashes) for s in (one, other) if s.n_shingles > SAMPLE)
    n_one, n_other = (max(sum(h <= cut for h in s.hashes), 1) for s in (one, other))
    return n_one, n_other, cut / 2**32


def _segments(shingles: NDArray[np.uint64]) -> list[NDArray[np.uint64]]:
    n = min(-(-len(shingles) // SEGMENT), MAX_SEGMENTS)
    return np.array_split(shingles, n) if n else []


def _bands(segments: Sequence[NDArray[np.uint64]]) -> list[list[int]]:
    if not segments:
        return []
    offsets = np.cumsum([0, *map(len, segments)], dtype=np.uint64)
    digests = rensa.RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(segments), offsets, PERMUTATIONS, SEED)
    return [[(n << 32) | value for n, value in enumerate(row)] for row in digests.to_rows()]
