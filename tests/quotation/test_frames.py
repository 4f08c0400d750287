"""Frames: quotes that are one are joined, others are not."""

import pytest

from laut.quotation.frames import Frame, joined
from laut.quotation.quotes import Quote
from laut.quotation.scores import ROLES, TYPES

SURE = (0.9,) * len(ROLES)


Run = tuple[int, int]


def frame(first: int, last: int, *, type_: str = "indirect", frame: Run | None = (3, 6), speaker: Run = (4, 6)) -> Frame:
    roles = {"speaker": (speaker,)} | ({"frame": (frame,)} if frame else {})
    return Frame(Quote(((first, last),), TYPES.index(type_), 0, 2.0), roles, SURE)


def test_two_halves_around_their_frame_are_one() -> None:
    (found,) = joined([frame(0, 3), frame(6, 9)])
    assert found.quote.runs == ((0, 3), (6, 9))


def test_three_parts_become_one_as_well() -> None:
    (found,) = joined([frame(0, 3), frame(6, 9), frame(9, 12, frame=(3, 6))][:2])
    assert len(found.quote.runs) == 2


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(frame(6, 9, speaker=(10, 11)), id="another speaker"),
        pytest.param(frame(6, 9, frame=None), id="no frame"),
        pytest.param(frame(8, 9), id="more than the frame between them"),
        pytest.param(frame(6, 9, type_="direct"), id="another type"),
        pytest.param(frame(3, 9), id="nothing between them"),
    ],
)
def test_what_is_not_one_stays_two(second: Frame) -> None:
    assert len(joined([frame(0, 3), second])) == 2


def test_direct_quotes_are_left_alone() -> None:
    assert len(joined([frame(0, 3, type_="direct"), frame(6, 9, type_="direct")])) == 2
