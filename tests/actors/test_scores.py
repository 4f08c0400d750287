"""The shapes of the actor heads: where tags stand, which words of a mention count, and how two mentions lie to each other."""

import numpy as np
import pytest

from laut.actors.scores import (
    N_DISTANCES,
    N_TAGS,
    POSITIONS,
    RELATIONS,
    SPAN_LAYERS,
    WORD_LAYERS,
    content_words,
    distances,
    layer_slice,
    positions,
    relation_of,
    relations,
)


def test_the_layers_lie_side_by_side_and_fill_all_tags() -> None:
    slices = [layer_slice(layer) for layer in (*SPAN_LAYERS, *WORD_LAYERS)]
    assert slices[0].start == 0
    assert [s.stop for s in slices] == [*(s.start for s in slices[1:]), N_TAGS]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Putins", ("putin",), id="genitive s"),
        pytest.param("Biden's", ("biden",), id="English clitic"),
        pytest.param("Biden’s", ("biden",), id="typographic clitic"),
        pytest.param("Hans", ("hans",), id="a short name keeps its s"),
        pytest.param("Strauss", ("strauss",), id="two s are no genitive"),
        pytest.param(
            "die Vereinigten Staaten von Amerika", ("vereinigten", "staaten", "amerika"), id="articles and prepositions"
        ),
        pytest.param("der", ("der",), id="nothing but an article"),
        pytest.param("US-Regierung", ("us", "regierung"), id="compound"),
        pytest.param("GROẞE STRAẞE", ("grosse", "strasse"), id="capitals"),
        pytest.param("…", (), id="no word at all"),
    ],
)
def test_words_that_carry_meaning(text: str, words: tuple[str, ...]) -> None:
    assert content_words(text) == words


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        pytest.param("Putins", "Putin", "same", id="genitive"),
        pytest.param("Wladimir Putin", "Putin", "last", id="surname"),
        pytest.param("Kim Jong Un", "Kim", "part", id="surname first"),
        pytest.param("UN", "Vereinte Nationen", "none", id="initials in another language"),
        pytest.param("VN", "Vereinte Nationen", "initials", id="initials"),
        pytest.param("Putin", "Biden", "none", id="others"),
        pytest.param("…", "Putin", "none", id="no word"),
    ],
)
def test_how_the_words_of_two_mentions_lie_to_each_other(a: str, b: str, relation: str) -> None:
    one, other = content_words(a), content_words(b)
    assert RELATIONS[relation_of(one, other)] == relation
    assert relation_of(one, other) == relation_of(other, one)


def test_relations_of_many_are_those_of_each_pair() -> None:
    words = [content_words(t) for t in ("Wladimir Putin", "Putin", "Biden", "Putins", "…")]
    assert relations(words).tolist() == [[relation_of(a, b) for b in words] for a in words]


@pytest.mark.parametrize("first", range(6))
def test_relations_of_some_to_all_are_rows_of_those_of_all(first: int) -> None:
    words = [content_words(t) for t in ("Wladimir Putin", "Putin", "Biden", "Putins", "…")]
    assert relations(words, first=first).tolist() == relations(words).tolist()[first:]


def test_relations_of_nothing_are_a_table_of_nothing() -> None:
    assert relations([]).shape == (0, 0)


def test_distances_grow_with_the_sentences_between_and_end_in_the_last_bucket() -> None:
    row = distances([0, 0, 1, 2, 4, 8, 16, 500])[0].tolist()
    assert row == sorted(row)
    assert (row[0], row[1], row[-1]) == (0, 0, N_DISTANCES - 1)


def test_distances_are_the_same_both_ways() -> None:
    table = distances([3, 0, 7])
    assert np.array_equal(table, table.T)


@pytest.mark.parametrize(
    ("a", "b", "position"),
    [
        pytest.param((0, 5), (2, 3), "nested", id="inside"),
        pytest.param((0, 2), (0, 2), "nested", id="the same words"),
        pytest.param((0, 2), (2, 3), "beside", id="side by side"),
        pytest.param((0, 2), (3, 4), "one word between", id="comma between"),
        pytest.param((0, 2), (4, 5), "apart", id="apart"),
        pytest.param((0, 3), (2, 5), "apart", id="crossing"),
    ],
)
def test_how_two_runs_of_words_lie_to_each_other(a: tuple[int, int], b: tuple[int, int], position: str) -> None:
    table = positions([a[0], b[0]], [a[1], b[1]])
    assert POSITIONS[table[0, 1]] == position
    assert table[0, 1] == table[1, 0]
