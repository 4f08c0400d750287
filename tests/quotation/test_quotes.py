"""Tags to quotes: constraints, joining over a frame, crumbs and doubles."""

from dataclasses import replace

import numpy as np
import pytest

from laut.quotation.quotes import Quote, QuoteSettings, find_quotes
from laut.quotation.scores import BEGIN, CONTINUE, INSIDE, N_TAGS, TYPES, tag_of

SETTINGS = QuoteSettings(
    transitions=np.zeros((N_TAGS, N_TAGS)).tolist(),
    transition_weight=1.0,
    outside=(0.0, 0.0),
    by_type=(0.0,) * 5,
    min_words=(1, 1, 1, 1, 3),
    min_score=(-5.0,) * 5,
    reach=4,
    double=0.6,
)
DIRECT, INDIRECT, REPORTED = TYPES.index("direct"), TYPES.index("indirect"), TYPES.index("reported")
LETTERS = {"b": BEGIN, "i": INSIDE, "c": CONTINUE}


def scores(outer: str, inner: str = "", *, sure: float = 6.0) -> np.ndarray:
    """(word, layer, tag) from words like 'Db Di O Rb': type letter and part letter, or O."""
    types = {"D": DIRECT, "I": INDIRECT, "R": REPORTED}
    rows = outer.split()
    out = np.zeros((len(rows), 2, N_TAGS), np.float32)
    for layer, line in enumerate((rows, inner.split() or ["O"] * len(rows))):
        for word, tag in enumerate(line):
            out[word, layer, 0 if tag == "O" else tag_of(types[tag[0]], LETTERS[tag[1]])] = sure
    return out


def found(tags: np.ndarray) -> list[tuple[tuple[tuple[int, int], ...], str]]:
    return [(q.runs, TYPES[q.type]) for q in find_quotes(tags, SETTINGS)]


def test_no_words_give_no_quotes() -> None:
    assert find_quotes(np.zeros((0, 2, N_TAGS), np.float32), SETTINGS) == []


def test_a_run_is_a_quote() -> None:
    assert found(scores("O Ib Ii Ii O")) == [(((1, 4),), "indirect")]


def test_two_begins_side_by_side_are_two_quotes() -> None:
    assert found(scores("Db Di Db Di")) == [(((0, 2),), "direct"), (((2, 4),), "direct")]


def test_a_quote_goes_on_behind_its_frame() -> None:
    assert found(scores("Db Di O O Dc Di")) == [(((0, 2), (4, 6)), "direct")]


def test_a_continuation_out_of_reach_stands_alone() -> None:
    assert found(scores("Db Di O O O O O Dc Di")) == [(((0, 2),), "direct"), (((7, 9),), "direct")]


def test_a_continuation_without_a_beginning_stands_alone() -> None:
    assert found(scores("O Dc Di O")) == [(((1, 3),), "direct")]


def test_a_quote_never_changes_its_type_inside() -> None:
    tags = scores("Ib Ii Ii Ii Ii")
    tags[2, 0, tag_of(DIRECT, INSIDE)] = 6.5  # the surest single tag, but it cannot follow an indirect one
    assert found(tags) == [(((0, 5),), "indirect")]


def test_inner_quotes_come_after_the_outer_they_lie_in() -> None:
    assert found(scores("Ib Ii Ii Ii Ii", "O Db Di O O")) == [(((0, 5),), "indirect"), (((1, 3),), "direct")]


def test_a_double_of_the_other_layer_is_dropped() -> None:
    assert found(scores("Ib Ii Ii Ii Ii", "O Ib Ii Ii Ii")) == [(((0, 5),), "indirect")]


def test_crumbs_are_dropped_by_type() -> None:
    assert found(scores("Rb Ri O Ib Ii")) == [(((3, 5),), "indirect")]


def test_unsure_quotes_are_dropped() -> None:
    tags = scores("O Ib Ii Ii O", sure=0.4)
    strict = replace(SETTINGS, min_score=(0.0,) * 5, outside=(3.0, 0.0))
    assert find_quotes(tags, strict) == []


@pytest.mark.parametrize(("bias", "n_found"), [(0.0, 0), (2.0, 1)])
def test_a_bias_by_type_finds_more_of_it(bias: float, n_found: int) -> None:
    tags = scores("O O O O O", sure=1.0)
    tags[1:4, 0, tag_of(REPORTED, INSIDE)] = 0.5
    tags[1, 0, tag_of(REPORTED, BEGIN)] = 0.5
    by_type = tuple(bias if t == REPORTED else 0.0 for t in range(5))
    assert len(find_quotes(tags, replace(SETTINGS, by_type=by_type))) == n_found


def test_words_of_a_quote_are_those_of_its_runs() -> None:
    assert Quote(((1, 3), (5, 6)), DIRECT, 0, 1.0).words == [1, 2, 5]
