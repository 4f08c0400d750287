"""Whether probabilities mean what they say: which statements are right, a regression fitted on them, its error cross-fitted.

A statement is right when the scorer pairs it with a coded one at word F1 0.5 or more and the speaker words overlap.
"""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from laut.quotation.confidence import FEATURES

RIDGE = 1.0
N_FOLDS, N_BINS = 5, 5
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement found: its article, the inputs of its confidence (feature), and whether it is right."""

    article: str
    inputs: Array
    right: bool


def which_are_right(text: str, coded: list[dict[str, Any]], found: list[dict[str, Any]], quotes: ModuleType) -> list[bool]:
    """Say of each statement found in a text whether it is right, with the quotes scorer's own words and overlaps."""
    index = quotes.words(text)
    gold = quotes.statements(coded, index)
    mine = quotes.statements(found, index, keep_empty=True)
    right = [False] * len(mine)
    if gold and mine:
        overlaps = np.array([[quotes.overlap(g["quote"], s["quote"]) for _, s in mine] for _, g in gold])
        same_type = np.array([[0.01 * (t == u) for u, _ in mine] for t, _ in gold])
        for g, s in zip(*quotes.linear_sum_assignment(overlaps + same_type * (overlaps > 0), maximize=True), strict=True):
            right[s] = bool(overlaps[g, s] >= 0.5 and gold[g][1]["speaker"] & mine[s][1]["speaker"])
    return right


def fit(inputs: Array, right: Array) -> Array:
    """Logistic regression by Newton's method with a ridge on all weights but the constant's; weights (feature)."""
    weights = np.zeros(inputs.shape[1])
    ridge = np.diag([0.0 if name == "one" else RIDGE for name in FEATURES])
    for _ in range(50):
        p = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (p - right) + ridge @ weights
        hessian = (inputs * (p * (1 - p))[:, None]).T @ inputs + ridge
        weights -= np.linalg.solve(hessian + 1e-9 * np.eye(len(weights)), gradient)
    return weights


def fitted(judged: list[Judged]) -> dict[str, float]:
    """The weights fitted on all, by feature."""
    weights = fit(np.stack([j.inputs for j in judged]), np.array([float(j.right) for j in judged]))
    return {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}


def cross_fitted(judged: list[Judged]) -> dict[str, float]:
    """Calibration error over equal bins and Brier score, each article judged by weights fitted on the other folds."""
    fold_of = {article: i % N_FOLDS for i, article in enumerate(sorted({j.article for j in judged}))}
    inputs = np.stack([j.inputs for j in judged])
    right = np.array([float(j.right) for j in judged])
    folds = np.array([fold_of[j.article] for j in judged])
    p = np.zeros(len(right))
    for k in range(N_FOLDS):
        p[folds == k] = 1 / (1 + np.exp(-inputs[folds == k] @ fit(inputs[folds != k], right[folds != k])))
    return calibration_of(p, right) | {"right": round(float(right.mean()), 4)}


def calibration_of(p: Array, right: Array) -> dict[str, float]:
    """Calibration error over equal bins, Brier score, and how far the latter lies under a constant's."""
    if not len(p):
        return {"calibration_error": 0.0, "brier": 0.0, "brier_gain": 0.0}
    bins = np.minimum((p * N_BINS).astype(int), N_BINS - 1)
    error = sum((bins == b).mean() * abs(p[bins == b].mean() - right[bins == b].mean()) for b in set(bins.tolist()))
    brier, constant = ((p - right) ** 2).mean(), ((right.mean() - right) ** 2).mean()
    return {
        "calibration_error": round(float(error), 4),
        "brier": round(float(brier), 4),
        "brier_gain": round(1 - float(brier / constant), 4) if constant else 0.0,
    }
