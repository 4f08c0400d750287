"""What the settings of every head have in common: its entry in the manifest, checked, and a calibrated probability."""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from laut.encoder.weights import Manifest
from laut.errors import ModelError

LEAST_SHARE: Final = 1e-4  # what a probability is held away from 0 and 1 by before its log-odds are taken

Line = tuple[float, float]


@contextmanager
def head_of(manifest: Manifest, name: str, labels: Mapping[str, tuple[str, ...]]) -> Iterator[Mapping[str, Any]]:
    """Give a head's entry in the manifest; what goes wrong while it is read is said as the model's fault.

    Args:
        manifest: of the model.
        name: of the head.
        labels: by key of the entry, the labels this version of laut reads.

    Raises:
        ModelError: the model has no such head, one with other labels, or one that does not fit.
    """
    head = manifest.heads.get(name)
    if head is None:
        raise ModelError(f"model {manifest.name} {manifest.version} has no head {name!r}; install a model that has it")
    for key, expected in labels.items():
        if tuple(head.get(key, ())) != expected:
            raise ModelError(
                f"model {manifest.name} {manifest.version}: head {name!r} has {key} {head.get(key)}, "
                f"this version of laut reads {list(expected)}; update the older of the two"
            )
    try:
        yield head
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise ModelError(
            f"model {manifest.name} {manifest.version}: head {name!r} does not fit ({error}); update the older of the two"
        ) from error


def calibrated(probability: float, line: Line) -> float:
    """Give a probability on its line of log-odds, slope and intercept, with four places."""
    held = min(max(probability, LEAST_SHARE), 1 - LEAST_SHARE)
    return round(1 / (1 + math.exp(-(line[0] * math.log(held / (1 - held)) + line[1]))), 4)
