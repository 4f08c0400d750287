"""The days of a date in EDTF."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.edtf import day_of, days_of


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-11-07", "2024-11-07", "2024-11-07"),
        ("2024-11-07T12:30:00+01:00", "2024-11-07", "2024-11-07"),
        ("2024-11", "2024-11-01", "2024-11-30"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2024-12~", "2024-12-01", "2024-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2024-35", "2024-07-01", "2024-09-30"),
        ("2024-41", "2024-07-01", "2024-12-31"),
        ("2024-10/2024-11", "2024-10-01", "2024-11-30"),
        ("2021/2024", "2021-01-01", "2024-12-31"),
        ("[2024-10-31,2024-11-07,2024-11-14]", "2024-10-31", "2024-11-14"),
        ("[2024-10-31..2024-11-02]", "2024-10-31", "2024-11-02"),
        ("2024-11/..", "2024-11-01", None),
        ("../2024-11", None, "2024-11-30"),
        ("9999-24", "9999-12-01", None),
        ("-0145", None, None),
        ("Y12024", None, None),
        ("2024-13", None, None),
        ("2024-02-30", None, None),
        ("20XX-05", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_it_gives_the_first_and_last_day(edtf: str | None, first: str | None, last: str | None) -> None:
    assert tuple(day and day.isoformat() for day in days_of(edtf)) == (first, last)


@pytest.mark.parametrize("edtf", ["2024-11", "2024-11-07~", "2024-11-07/2024-11-08", "2024-11-31", None])
def test_only_a_certain_day_is_one(edtf: str | None) -> None:
    assert day_of(edtf) is None


@given(st.dates())
def test_a_day_is_itself(day: date) -> None:
    assert days_of(day.isoformat()) == (day, day)
    assert day_of(day.isoformat()) == day


@given(st.text(alphabet="0123456789X-/.,[]{}~?T", max_size=24))
def test_anything_else_does_no_harm(written: str) -> None:
    first, last = days_of(written)
    assert day_of(written) is None or first == last
