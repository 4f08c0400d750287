"""What the gate measures of the store's pictures: wire copies and families, merged events, changes of position."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.quality import merging, positions, wire_copies
from laut.pipeline import Pipeline

COPY_FIGURES: Final = ("pair_precision", "pair_recall", "family_precision", "family_recall")
MERGING_FIGURES: Final = ("precision", "recall")
POSITION_FIGURES: Final = ("f1",)


def copies() -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the figures of wire copies by how much of the wire they keep."""
    for kept, figures in wire_copies.measured().items():
        yield f"wire copies with {kept} kept", figures


def merged(pipeline: Pipeline) -> dict[str, float]:
    """Give the figures of merged events on the even stories."""
    return merging.measured(pipeline)


def moved() -> dict[str, Any]:
    """Give the figures of shifts on the even pairs, F1 of pairs with and without a cue apart."""
    found = positions.measured()
    every = found["all"]
    by_kind = {f"f1 {kind}": found[kind].f1 for kind in ("with a cue", "without")}
    return {"f1": every.f1, "precision": every.precision, "recall": every.recall, **by_kind}


def fingerprint(*paths: Path) -> str:
    """Give the fingerprint of files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]
