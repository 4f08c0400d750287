"""Dates as inputs write them, and the EDTF they become."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.errors import UsageError
from laut.ingest.dates import checked_date, edtf_of, opening_date


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        pytest.param("2024", "2024", id="year"),
        pytest.param("2024-11", "2024-11", id="month"),
        pytest.param("2024-11-07", "2024-11-07", id="day"),
        pytest.param(" 2024-11-07\n", "2024-11-07", id="white space"),
        pytest.param("2024-11-07T12:30:05", "2024-11-07T12:30:05", id="time without zone"),
        pytest.param("2024-11-07 12:30", "2024-11-07T12:30", id="space and no seconds"),
        pytest.param("2024-11-07T12:30:05Z", "2024-11-07T12:30:05Z", id="UTC"),
        pytest.param("2024-11-07T12:30:05+0100", "2024-11-07T12:30:05+01:00", id="zone without colon"),
        pytest.param("2024-11-07T12:30:05.123456+01", "2024-11-07T12:30:05+01:00", id="fraction dropped"),
        pytest.param("20241107T113005Z", "2024-11-07T11:30:05Z", id="basic format"),
        pytest.param("20241107", "2024-11-07", id="basic day"),
        pytest.param("Thu, 07 Nov 2024 12:30:05 +0100", "2024-11-07T12:30:05+01:00", id="RFC 2822"),
        pytest.param("Thu, 07 Nov 2024 11:30:05 GMT", "2024-11-07T11:30:05Z", id="RFC 2822 in GMT"),
        pytest.param("7.11.2024", "2024-11-07", id="German"),
        pytest.param("2024-02-29", "2024-02-29", id="leap day"),
        pytest.param(" 2024-11~ ", "2024-11~", id="EDTF"),
        pytest.param("2024-11/2024-12", "2024-11/2024-12", id="EDTF interval"),
    ],
)
def test_reads_dates(value: str, edtf: str) -> None:
    assert edtf_of(value) == edtf


@pytest.mark.parametrize(
    "value",
    ["", "gestern", "2024-13", "2023-02-29", "2024-1-1", "2024-11-07T25:00", "2024-11T12:00", "11/07/2024", "0000", "1731000000"],
)
def test_guesses_no_date(value: str) -> None:
    assert edtf_of(value) is None


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(value: str) -> None:
    edtf = edtf_of(value)
    assert edtf is None or edtf_of(edtf) == edtf


@given(st.datetimes(timezones=st.none() | st.just(UTC)))
def test_keeps_every_moment(moment: datetime) -> None:
    value = moment.isoformat(timespec="seconds")
    assert edtf_of(value) == value


@pytest.mark.parametrize("value", ["2024-XX", "2024-11-XX", "2024-11?/.."])
def test_takes_edtf_from_the_caller(value: str) -> None:
    assert checked_date(value) == value


def test_refuses_the_callers_wrong_date() -> None:
    with pytest.raises(UsageError, match="'gestern' is no date: write YYYY"):
        checked_date("gestern")


@pytest.mark.parametrize(
    ("text", "edtf", "rest"),
    [
        pytest.param(" date 2024-11 Der Rat tagt.", "2024-11", " Der Rat tagt.", id="month"),
        pytest.param("date 2024-11-07\nDer Rat tagt.", "2024-11-07", "\nDer Rat tagt.", id="day"),
        pytest.param("\n date  2024 ", "2024", " ", id="year"),
        pytest.param(" date 2024-13 Der Rat", None, " date 2024-13 Der Rat", id="no such month"),
        pytest.param("date 20241 Der Rat", None, "date 20241 Der Rat", id="longer number"),
        pytest.param("Ein date 2024-11 hier", None, "Ein date 2024-11 hier", id="not at the start"),
    ],
)
def test_reads_the_opening_date(text: str, edtf: str | None, rest: str) -> None:
    found, end = opening_date(text)
    assert (found, text[end:]) == (edtf, rest)
