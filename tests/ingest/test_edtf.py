"""EDTF of level 0 and 1 as the specification writes it, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.ingest.edtf import is_edtf


@pytest.mark.parametrize(
    "value",
    [
        "2024", "2024-11", "2024-11-07", "2024-02-29", "1985/1990", "2024-11/2024-12-07", "2024-11-07/2024-11-07",
        "2024?", "2024-11~", "2024-11-07%", "202X", "20XX", "2024-XX", "2024-11-XX", "2024-XX-XX", "2024-XX~", "2024-21", "2024-24?",
        "2024-11/..", "../2024-11", "2024-11/", "/2024-11", "2024~/2024-11-XX", "2024-24/2024-03", "-0044", "Y170000", "Y-17000",
        "0044-03-15",
    ],
)  # fmt: skip
def test_is_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "", "gestern", "/", "..", "../..", "/..", "24", "2024-13", "2024-00", "2024-25", "2024-11-31", "2023-02-29", "2024-11-00",
        "2024-21-01", "2024-XX-07", "202X-11", "2X24", "XXXX", "X024", "0000", "-0000", "Y2024", "2024-1", "2024-11-7",
        "2024-12/2024-11", "2024-11/2023", "2024-11-07/2024-11-06", "2024/2025/2026", "2024-11/gestern", "2024-11 ", "?2024",
        "[2024,2025]", "2024-11-07T12:30:00", "\u0662\u0660\u0662\u0664",
    ],
)  # fmt: skip
def test_is_no_edtf(value: str) -> None:
    assert not is_edtf(value)


@given(st.text(alphabet="0123456789-X?~%/.Y", max_size=24))
def test_any_string_is_judged(value: str) -> None:
    assert is_edtf(value) in {True, False}


@given(st.dates(), st.dates())
def test_an_interval_runs_forward(first: object, second: object) -> None:
    assert is_edtf(f"{first}/{second}") == (str(first) <= str(second))
