"""How words lie to a run of words: in it, beside it, and sentences away."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.encoder.distances import N_BUCKETS, N_SIDE, distance_buckets

FIRST, LAST, BETWEEN, GAP = (2 * N_SIDE + n for n in range(4))


def test_a_long_run_has_first_and_last_words_and_those_between() -> None:
    assert distance_buckets(range(12), [0] * 12).tolist() == [FIRST] * 6 + [BETWEEN] * 3 + [LAST] * 3


@pytest.mark.parametrize(("n", "expected"), [(1, [FIRST]), (6, [FIRST] * 6), (7, [FIRST] * 6 + [LAST])])
def test_first_words_come_before_last_ones(n: int, expected: list[int]) -> None:
    assert distance_buckets(range(n), [0] * n).tolist() == expected


def test_a_gap_is_told_from_what_is_around_it() -> None:
    assert distance_buckets([1, 4], [0] * 6).tolist() == [0, FIRST, GAP, GAP, FIRST, N_SIDE]


def test_both_sides_mirror_each_other() -> None:
    sentences = [0, 1, 2, 3, 3, 3, 3, 3, 4, 5, 6]
    found = distance_buckets([5], sentences)
    assert (found[6:] - N_SIDE).tolist() == found[4::-1].tolist()


def test_a_run_that_is_the_whole_window_has_nothing_around() -> None:
    assert set(distance_buckets([0, 1], [0, 0]).tolist()) == {FIRST}


@given(st.data(), st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_every_word_has_a_bucket_of_its_side(data: st.DataObject, steps: list[int]) -> None:
    n = len(steps)
    run = sorted(data.draw(st.sets(st.integers(0, n - 1), min_size=1)))
    buckets = distance_buckets(run, np.cumsum(steps).tolist())
    assert len(buckets) == n
    assert all(0 <= b < N_SIDE for b in buckets[: run[0]])
    assert all(N_SIDE <= b < 2 * N_SIDE for b in buckets[run[-1] + 1 :])
    assert all(2 * N_SIDE <= b < N_BUCKETS for b in buckets[run[0] : run[-1] + 1])
    assert all(buckets[w] != GAP for w in run)
    assert (np.diff(buckets[: run[0]]) <= 0).all()
    assert (np.diff(buckets[run[-1] + 1 :]) >= 0).all()
