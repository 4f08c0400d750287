"""The best allowed tags of every layer: that they are the best, that they are allowed, and which runs they are."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.encoder.paths import FORBIDDEN, begin_inside_steps, best_paths, runs_of

N_LABELS = 2
OUT, BEGIN_A, INSIDE_A, BEGIN_B, INSIDE_B = range(1 + 2 * N_LABELS)
INSIDES = (INSIDE_A, INSIDE_B)


def scores_for(*layers: list[int], sure: float = 5.0) -> np.ndarray:
    """Give (word, layer, tag) scores that favour these tags."""
    scores = np.zeros((len(layers[0]), len(layers), 1 + 2 * N_LABELS), np.float32)
    for layer, tags in enumerate(layers):
        scores[np.arange(len(tags)), layer, tags] = sure
    return scores


def paths(scores: np.ndarray, again: float = 0.0) -> list[list[int]]:
    return best_paths(scores, begin_inside_steps(N_LABELS, again), never_first=INSIDES)


@pytest.mark.parametrize(
    ("before", "after", "is_allowed"),
    [
        pytest.param(OUT, BEGIN_A, True, id="a run begins"),
        pytest.param(BEGIN_A, INSIDE_A, True, id="and goes on"),
        pytest.param(INSIDE_A, INSIDE_A, True, id="and on"),
        pytest.param(INSIDE_A, OUT, True, id="and ends"),
        pytest.param(INSIDE_A, BEGIN_B, True, id="one of another label behind it"),
        pytest.param(OUT, INSIDE_A, False, id="inside without a begin"),
        pytest.param(BEGIN_A, INSIDE_B, False, id="inside of another label"),
        pytest.param(INSIDE_B, INSIDE_A, False, id="from label to label"),
    ],
)
def test_which_steps_are_allowed(before: int, after: int, is_allowed: bool) -> None:
    assert begin_inside_steps(N_LABELS, 0.0)[before, after] == (0 if is_allowed else FORBIDDEN)


def test_only_a_run_right_behind_another_costs_more() -> None:
    steps = begin_inside_steps(N_LABELS, -3.0)
    assert set(zip(*(axis.tolist() for axis in np.nonzero(steps == -3)), strict=True)) == {
        (before, after) for before in (BEGIN_A, INSIDE_A, BEGIN_B, INSIDE_B) for after in (BEGIN_A, BEGIN_B)
    }
    assert steps[OUT, BEGIN_A] == 0


def test_layers_are_read_each_for_itself() -> None:
    layers = [OUT, BEGIN_A, INSIDE_A, OUT], [BEGIN_B, INSIDE_B, BEGIN_B, OUT]
    assert paths(scores_for(*layers)) == [list(layer) for layer in layers]


def test_no_words_give_an_empty_path_for_each_layer() -> None:
    assert paths(np.zeros((0, 3, 1 + 2 * N_LABELS), np.float32)) == [[], [], []]


def test_one_word_does_not_begin_inside() -> None:
    assert paths(scores_for([INSIDE_A]))[0][0] not in INSIDES


def test_a_run_that_is_tagged_inside_from_its_start_begins_there() -> None:
    scores = scores_for([OUT, INSIDE_A, INSIDE_A, OUT])
    scores[1, 0, BEGIN_A] = 4.0
    assert paths(scores) == [[OUT, BEGIN_A, INSIDE_A, OUT]]


def test_what_a_second_run_costs_joins_two() -> None:
    scores = scores_for([BEGIN_A, BEGIN_A, OUT])
    scores[1, 0, INSIDE_A] = 4.0
    assert paths(scores) == [[BEGIN_A, BEGIN_A, OUT]]
    assert paths(scores, again=-2.0) == [[BEGIN_A, INSIDE_A, OUT]]


def worth(path: tuple[int, ...], scores: np.ndarray, steps: np.ndarray) -> float:
    if path[0] in INSIDES:
        return FORBIDDEN
    own = sum(float(scores[w, t]) for w, t in enumerate(path))
    return own + sum(float(steps[a, b]) for a, b in pairwise(path))


@given(st.lists(st.lists(st.integers(-8, 8), min_size=5, max_size=5), min_size=1, max_size=5), st.integers(-4, 4))
def test_no_allowed_path_is_better(rows: list[list[int]], again: int) -> None:
    scores, steps = np.array(rows, np.float32), begin_inside_steps(N_LABELS, again)
    (found,) = best_paths(scores[:, None, :], steps, never_first=INSIDES)
    best = max(worth(path, scores, steps) for path in product(range(5), repeat=len(rows)))
    assert worth(tuple(found), scores, steps) == best > FORBIDDEN / 2


@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_inside_always_follows_its_own_label(seed: int, n_words: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 9, (n_words, 2, 1 + 2 * N_LABELS)).astype(np.float32)
    for path in paths(scores):
        assert path[0] not in INSIDES
        assert all(b not in INSIDES or a in (b - 1, b) for a, b in pairwise(path))


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        pytest.param([], [], id="no words"),
        pytest.param([OUT, OUT], [], id="nothing"),
        pytest.param([OUT, BEGIN_A, INSIDE_A, OUT], [(1, 3, 0)], id="one run"),
        pytest.param([BEGIN_B, OUT, BEGIN_A], [(0, 1, 1), (2, 3, 0)], id="at both ends"),
        pytest.param([BEGIN_A, BEGIN_A, INSIDE_A], [(0, 1, 0), (1, 3, 0)], id="side by side"),
        pytest.param([BEGIN_A, BEGIN_B, INSIDE_B], [(0, 1, 0), (1, 3, 1)], id="of two labels side by side"),
        pytest.param([OUT, INSIDE_A, INSIDE_A], [(1, 3, 0)], id="inside that follows nothing begins one"),
        pytest.param([BEGIN_A, OUT, INSIDE_A], [(0, 1, 0), (2, 3, 0)], id="inside behind a gap as well"),
    ],
)
def test_the_runs_of_a_path(path: list[int], runs: list[tuple[int, int, int]]) -> None:
    assert runs_of(path) == runs
