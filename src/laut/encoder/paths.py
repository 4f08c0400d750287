"""The best allowed sequence of tags for every layer of a passage (Viterbi, 1967): what every tagging head is decoded with."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

FORBIDDEN: Final = -1e4  # a step that no score outweighs

Array = NDArray[np.float32]


def best_paths(scores: Array, steps: Array, *, never_first: Iterable[int]) -> list[list[int]]:
    """Give for each layer the best sequence of tags.

    Args:
        scores: (word, layer, tag).
        steps: (tag, tag after it) what a step adds.
        never_first: tags that no sequence begins with.
    """
    if not len(scores):
        return [[] for _ in range(scores.shape[1])]
    n_words, n_layers = scores.shape[:2]
    back = np.zeros(scores.shape, np.int8)
    best = scores[0].copy()
    best[:, list(never_first)] = FORBIDDEN
    into = np.ascontiguousarray(steps.T)  # (tag, tag before it)
    for word in range(1, n_words):
        reach = best[:, None, :] + into
        back[word] = reach.argmax(-1)
        best = reach.max(-1) + scores[word]
    paths = []
    for layer in range(n_layers):
        path = [int(best[layer].argmax())]
        for word in range(n_words - 1, 0, -1):
            path.append(int(back[word, layer, path[-1]]))
        paths.append(path[::-1])
    return paths


def begin_inside_steps(n_labels: int, again: float) -> Array:
    """Give (tag, tag after it) steps for tags that are 0 outside, else 1 + 2 x label + begin or inside.

    Inside follows only a tag of its own label; `again` is added where one run begins right behind another.
    """
    n_tags = 1 + 2 * n_labels
    steps = np.zeros((n_tags, n_tags), np.float32)
    steps[1:, 1::2] = again
    steps[:, 2::2] = FORBIDDEN
    for label in range(n_labels):
        steps[[1 + 2 * label, 2 + 2 * label], 2 + 2 * label] = 0.0
    return steps


def runs_of(path: list[int]) -> list[tuple[int, int, int]]:
    """Give the runs of such tags as (first word, word after the last, label)."""
    runs: list[tuple[int, int, int]] = []
    for word, tag in enumerate(path):
        if tag == 0:
            continue
        label, is_inside = divmod(tag - 1, 2)
        if is_inside and runs and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1, runs[-1][2])
        else:
            runs.append((word, word + 1, label))
    return runs
