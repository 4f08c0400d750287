"""How sure a statement is: a logistic regression over what the decoder saw, calibrated on dev articles.

A statement is right when a coded one shares at least half of its words (word F1 0.5) and the speaker words overlap.
Calibration after Platt (1999), with several inputs.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.quotation.quotes import Quote
from laut.quotation.scores import ROLES, TYPES

FEATURES: Final = ("one", "score", "speaker", "cue", "frame", "length", "nested", *TYPES)
CERTAIN: Final = 0.999  # no statement is surer than this; dev has too few for more


def features(quote: Quote, surest: Sequence[float]) -> NDArray[np.float64]:
    """Give the inputs (feature) of a quote; `surest` is by role the probability of its surest word."""
    by_role = dict(zip(ROLES, surest, strict=True))
    return np.array(
        [
            1.0,
            np.clip(quote.score, -4, 8),
            by_role["speaker"],
            by_role["cue"],
            by_role["frame"],
            np.log(len(quote.words)),
            quote.layer,
            *(quote.type == t for t in range(len(TYPES))),
        ],
        dtype=np.float64,
    )


def probability(inputs: NDArray[np.float64], weights: Mapping[str, float]) -> float:
    """Give the calibrated probability that the statement is right, in 0 to 1."""
    z = float(sum(weights[name] * x for name, x in zip(FEATURES, inputs, strict=True)))
    return round(min(CERTAIN, 1 / (1 + float(np.exp(-z)))), 3)
