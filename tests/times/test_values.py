"""Calendar arithmetic, and its writing in TIMEX3 and EDTF."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.times.feasts import feast
from laut.times.values import Grain, Period, between, day_of, duration, one_of, period_of, window_of

GRAINS: list[Grain] = ["D", "W", "WE", "M", "S", "Q", "H", "Y", "DE", "CE"]
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 1, 1))


@given(DAYS, st.sampled_from(GRAINS))
def test_a_day_lies_in_its_period(day: date, grain: Grain) -> None:
    period = period_of(day, grain)
    assert grain == "WE" or period.first() <= day <= period.last()


@given(DAYS, st.sampled_from(GRAINS), st.integers(-50, 50))
def test_shifting_there_and_back_is_nothing(day: date, grain: Grain, by: int) -> None:
    period = period_of(day, grain)
    assert period.shifted(by).shifted(-by) == period


@pytest.mark.parametrize(
    ("period", "timex", "edtf"),
    [
        (Period("D", 2024, 11, 7), "2024-11-07", "2024-11-07"),
        (Period("M", 2024, 11), "2024-11", "2024-11"),
        (Period("W", 2024, 45), "2024-W45", "2024-11-04/2024-11-10"),
        (Period("WE", 2024, 45), "2024-W45-WE", "2024-11-09/2024-11-10"),
        (Period("S", 2024, 4), "2024-WI", "2024-24"),
        (Period("Q", 2024, 3), "2024-Q3", "2024-35"),
        (Period("H", 2024, 2), "2024-H2", "2024-41"),
        (Period("Y", 2024), "2024", "2024"),
        (Period("Y", 0), "BC0001", "0000"),
        (Period("Y", -145), "BC0146", "-0145"),
        (Period("DE", 199), "199", "199X"),
        (Period("CE", 18), "18", "18XX"),
    ],
)
def test_writing(period: Period, timex: str, edtf: str) -> None:
    assert (period.timex(), period.edtf()) == (timex, edtf)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        (date(2024, 11, 1), date(2024, 11, 30), "2024-11"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 11, 7), date(2024, 11, 7), "2024-11-07"),
        (date(2024, 11, 7), date(2024, 11, 8), "2024-11-07/2024-11-08"),
    ],
)
def test_an_interval_is_as_short_as_it_can_be(first: date, last: date, edtf: str) -> None:
    assert between(first, last) == edtf


def test_one_of_several_keeps_what_they_share() -> None:
    assert one_of([Period("M", 2023, 6), Period("M", 2024, 6)]) == ("XXXX-06", "[2023-06,2024-06]")
    assert one_of([Period("D", 2024, 11, 7), Period("D", 2024, 11, 8)]) == ("2024-11-XX", "2024-11-07/2024-11-08")
    assert one_of([Period("W", 2024, 44), Period("W", 2024, 45)]) == ("2024-WXX", "2024-10-28/2024-11-10")


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [("3", "Y", "P3Y"), ("90", "TM", "PT90M"), ("X", "W", "PXW"), ("2", "DE", "P20Y"), ("X", "DE", "PXDE"), ("0.5", "Y", "P6M"),
     ("0.5", "TH", "PT30M"), ("2", "Q", "P6M"), ("2", "WE", "P2WE")],
)  # fmt: skip
def test_durations(number: str, unit: str, value: str) -> None:
    assert duration(number, unit) == value


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-11-07", date(2024, 11, 7), date(2024, 11, 7)),
        ("2024-11-07T12:30:00+01:00", date(2024, 11, 7), date(2024, 11, 7)),
        ("2024-11?", date(2024, 11, 1), date(2024, 11, 30)),
    ],
)
def test_the_days_of_a_publication(published: str, first: date, last: date) -> None:
    window = window_of(published)
    assert window is not None
    assert (window.first, window.last) == (first, last)


@pytest.mark.parametrize(
    "published", [None, "", "XXXX", "2024-13", "2024-02-30", "[2024-11-07,2024-11-08]", "2024-21", "../2024"]
)
def test_a_publication_that_is_no_date(published: str | None) -> None:
    assert window_of(published) is None


@pytest.mark.parametrize(("year", "month", "day"), [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (0, 1, 1)])
def test_no_such_day(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2024, "2024-03-31"),
        ("good_friday", 2025, "2025-04-18"),
        ("corpus_christi", 2024, "2024-05-30"),
        ("advent", 2024, "2024-12-01"),
        ("advent", 2023, "2023-12-03"),
        ("penance", 2024, "2024-11-20"),
        ("thanksgiving", 2024, "2024-11-28"),
        ("memorial", 2024, "2024-05-27"),
        ("labor", 2024, "2024-09-02"),
    ],
)
def test_feasts(name: str, year: int, day: str) -> None:
    found = feast(name, year)
    assert found is not None
    assert found.timex() == day


def test_there_is_no_feast_before_the_calendar() -> None:
    assert feast("easter", 1500) is None
    assert feast("unknown", 2024) is None
