"""Roles: which words are chosen, and how distance is told."""

import numpy as np

from laut.encoder.distances import N_BUCKETS, N_SIDE, distance_buckets
from laut.quotation.roles import RoleScores, RoleSettings, choose_roles, role_probabilities
from laut.quotation.scores import ROLES, TYPES

SETTINGS = RoleSettings(least=(0.2, 0.5, 0.5, 0.5, 0.5), share=(0.5,) * 5, gap=(1, 0, 1, 1, 1))
INDIRECT, REPORTED = TYPES.index("indirect"), TYPES.index("reported")


def rows(**by_role: list[float]) -> np.ndarray:
    n_words = len(next(iter(by_role.values())))
    return np.array([by_role.get(role, [0.0] * n_words) for role in ROLES], np.float32)


def test_words_near_the_surest_belong_to_the_role() -> None:
    chosen = choose_roles(rows(speaker=[0.0, 0.5, 0.9, 0.3, 0.0]), INDIRECT, SETTINGS)
    assert chosen == {"speaker": ((1, 3),)}


def test_a_small_gap_is_filled_and_a_large_one_is_not() -> None:
    chosen = choose_roles(rows(speaker=[0.9, 0.1, 0.9, 0.1, 0.1, 0.9]), INDIRECT, SETTINGS)
    assert chosen["speaker"] == ((0, 3), (5, 6))


def test_a_speaker_is_one_place_in_the_text() -> None:
    row = [0.8, *([0.0] * 12), 0.9, 0.0, 0.0, 0.8]  # the first is said of another
    assert choose_roles(rows(speaker=row), INDIRECT, SETTINGS)["speaker"] == ((13, 14), (16, 17))


def test_a_role_nobody_fills_is_left_out() -> None:
    assert choose_roles(rows(speaker=[0.19, 0.1]), INDIRECT, SETTINGS) == {}


def test_a_summed_up_act_has_no_frame_of_its_own() -> None:
    chosen = choose_roles(rows(speaker=[0.9, 0.0], cue=[0.0, 0.9], frame=[0.9, 0.9]), REPORTED, SETTINGS)
    assert set(chosen) == {"speaker"}


def test_distances_are_told_on_both_sides() -> None:
    buckets = distance_buckets([3, 4], [0] * 9)
    assert buckets[2] < buckets[0] < N_SIDE
    assert N_SIDE <= buckets[5] < buckets[8] < 2 * N_SIDE
    assert set(buckets[3:5]) == {2 * N_SIDE}


def test_the_sentence_beside_is_farther_than_the_own_one() -> None:
    buckets = distance_buckets([5, 6], [0, 0, 1, 1, 2, 2, 2, 2, 3, 4])
    assert buckets[4] < buckets[3] == buckets[2] < buckets[1] == buckets[0] < N_SIDE
    assert buckets[7] < buckets[8] < buckets[9]


def test_a_gap_in_a_quote_is_a_place_of_its_own() -> None:
    buckets = distance_buckets([0, 1, 5, 6], [0] * 7)
    assert set(buckets[2:5]) == {N_BUCKETS - 1}


def scores_of(query: np.ndarray, key: np.ndarray) -> RoleScores:
    near = np.zeros((len(key), len(ROLES), N_BUCKETS), np.float32)
    return RoleScores(query, key, near, [0] * len(key))


def test_a_word_that_answers_the_quote_is_likely() -> None:
    query = np.zeros((4, 3, len(ROLES), 4), np.float32)
    key = np.zeros((4, len(ROLES), 4), np.float32)
    query[2, 0, 0], key[0, 0] = 2.0, 3.0
    bias = np.full((len(TYPES), len(ROLES), N_BUCKETS), -2.0, np.float32)
    p = role_probabilities(scores_of(query, key), [2, 3], INDIRECT, bias)
    assert p.shape == (len(ROLES), 4)
    assert p[0, 0] > 0.99
    assert p[0, 1] < 0.2
    assert p[1, 0] < 0.2


def test_a_word_that_fits_from_where_it_stands_is_likely() -> None:
    scores = scores_of(np.zeros((4, 3, len(ROLES), 4), np.float32), np.zeros((4, len(ROLES), 4), np.float32))
    where = distance_buckets([2, 3], [0] * 4)
    scores.near[1, 1, where[1]] = 5.0
    scores.near[0, 1, where[1]] = 5.0  # would fit from elsewhere
    p = role_probabilities(scores, [2, 3], INDIRECT, np.full((len(TYPES), len(ROLES), N_BUCKETS), -2.0, np.float32))
    assert p[1, 1] > 0.9
    assert p[1, 0] < 0.2
