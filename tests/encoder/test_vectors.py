"""Short vectors: the mean over words, in one byte a number, through every passage of a document."""

import base64

import numpy as np
import pytest

from laut.encoder.pieces import Window
from laut.encoder.session import Passage, WindowScores
from laut.encoder.vectors import LARGEST, OUTPUT, WIDTH, WordVectors, packed
from tests.events.hand import document
from tests.made_up import span

DOC = document("Man griff an. Er half.")


def passage(start: int, end: int, values: np.ndarray) -> Passage:
    window = Window(0, end - start, 0, end - start, (), ())
    return Passage(start, end, (WindowScores(window, {OUTPUT: values}),), DOC.sentence_numbers(start, end))


def numbers(vector: str | None) -> np.ndarray:
    assert vector is not None
    return np.frombuffer(base64.b64decode(vector), np.int8)


def vectors(*cuts: int) -> WordVectors:
    """Give the vectors of DOC's words, word n pointing along axis n, in passages cut at words."""
    out = WordVectors()
    for start, end in zip((0, *cuts), (*cuts, len(DOC.words)), strict=True):
        out.add(passage(start, end, np.eye(len(DOC.words), WIDTH, dtype=np.float32)[start:end]))
    return out


def test_a_vector_is_the_mean_of_its_words() -> None:
    found = numbers(vectors().of(DOC, [span(DOC.text, "griff an")]))
    assert found.shape == (WIDTH,)
    assert found[1:3].tolist() == [LARGEST, LARGEST]
    assert not found[3:].any()


def test_words_of_several_spans_count_together() -> None:
    found = numbers(vectors().of(DOC, [span(DOC.text, "griff"), span(DOC.text, "half")]))
    assert np.flatnonzero(found).tolist() == [1, 5]


@pytest.mark.parametrize("cuts", [(), (4,), (2, 5)])
def test_passages_make_no_difference(cuts: tuple[int, ...]) -> None:
    whole = vectors().of(DOC, [span(DOC.text, "an. Er")])
    assert vectors(*cuts).of(DOC, [span(DOC.text, "an. Er")]) == whole


def test_a_model_without_vectors_gives_none() -> None:
    assert WordVectors().of(DOC, [span(DOC.text, "griff")]) is None


def test_no_words_have_no_vector() -> None:
    assert vectors().of(DOC, []) is None


def test_noughts_have_no_vector() -> None:
    assert packed(np.zeros(WIDTH)) is None


def test_bytes_keep_the_cosine_to_a_hundredth() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.normal(size=(2, WIDTH))
    x, y = (numbers(packed(v)).astype(float) for v in (a, b))
    exact = a @ b / np.linalg.norm(a) / np.linalg.norm(b)
    assert x @ y / np.linalg.norm(x) / np.linalg.norm(y) == pytest.approx(exact, abs=0.01)
