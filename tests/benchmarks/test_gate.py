"""The gate itself: what breaks a floor, what has none, and that floors only rise."""

from typing import Any

import pytest

from benchmarks.quality.calibration import calibration_of, which_are_right
from benchmarks.quality.gate import MARGIN, Result, broken, raised

FLOORS: dict[str, Any] = {"corpus": "abc", "joint": 0.7}


def result(joint: float, corpus: str = "abc") -> Result:
    return Result("model on set", corpus, {"joint": joint}, ("joint",), [])


def test_a_figure_at_its_floor_passes() -> None:
    assert broken(FLOORS, result(0.7)) == []


@pytest.mark.parametrize(
    ("floors", "measured", "message"),
    [
        pytest.param(FLOORS, result(0.699), "under its floor", id="under"),
        pytest.param({}, result(0.9), "no floors", id="none"),
        pytest.param(FLOORS, result(0.9, "xyz"), "not the one", id="another set"),
        pytest.param({"corpus": "abc"}, result(0.9), "under its floor", id="a figure without a floor"),
    ],
)
def test_what_cannot_pass(floors: dict[str, Any], measured: Result, message: str) -> None:
    (failure,) = broken(floors, measured)
    assert message in failure


def test_floors_rise_with_the_figure() -> None:
    assert raised(FLOORS, result(0.8), lower=False)["joint"] == pytest.approx(0.8 - MARGIN)


def test_floors_do_not_fall_unless_told_so() -> None:
    assert raised(FLOORS, result(0.6), lower=False)["joint"] == 0.7
    assert raised(FLOORS, result(0.6), lower=True)["joint"] == pytest.approx(0.6 - MARGIN)


def test_probabilities_that_mean_what_they_say_have_no_error() -> None:
    np = pytest.importorskip("numpy")
    right = np.array([1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0])
    p = np.array([0.75] * 4 + [0.25] * 4)
    figures = calibration_of(p, right)
    assert figures["calibration_error"] == 0
    assert figures["brier_gain"] > 0


def test_a_statement_is_right_with_half_its_words_and_its_speaker(shared: Any) -> None:
    from benchmarks.quality.scorers import scorer

    text = "Es bleibe dabei, sagte Maas. Es gehe los, so Kahl."
    first, second = {"type": "Indirect", "quote": [[0, 15]]}, {"type": "Indirect", "quote": [[29, 40]]}
    coded = [first | {"speaker": [[23, 27]]}, second | {"speaker": [[45, 49]]}]
    found = [first | {"quote": [[3, 15]], "speaker": [[23, 27]]}, second | {"speaker": [[23, 27]]}]
    assert which_are_right(text, coded, found, scorer("quotes")) == [True, False]
