"""Whatever the text: offsets are right, nothing overlaps, and the time grows with the length only."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.lang.load import OWN
from tests.times.read import read

PIECES = {
    "de": """am im den der vor seit bis 3. 12. 31. 2024 1984 07.11.24 7.11. Mai März August Donnerstag Montagabend Nacht zum und / -
    – bis Uhr 20.15 10 zwei Tage Jahre später letzten kommenden Wochen Jahr Jahrhunderts v. Chr. Ende Anfang heute gestern Ostern
    jeden alle Quartal 90er-Jahre KW 45 . , „ “ ( ) kam wird hatte İ ß \x00""".split(),
    "en": """on in the ago since until 3 12th 31 2024 1984 11/7/24 May March August Thursday night and / - – to p.m. a.m. 8:15 10 two
    days years later last next weeks year century B.C. end early today yesterday Easter every quarter 1990s . , “ ” ( ) came will
    had İ""".split(),
}
TEXTS = st.one_of(*(st.tuples(st.just(code), st.lists(st.sampled_from(pieces), max_size=40)) for code, pieces in PIECES.items()))


@given(
    TEXTS,
    st.sampled_from([None, "2024-11-07", "2024-11", "2024", "0001-01-01", "9999-12-31"]),
    st.sampled_from([" ", "  ", "\n"]),
)
def test_offsets_are_right(text: tuple[str, list[str]], published: str | None, space: str) -> None:
    code, pieces = text
    joined = space.join(pieces)
    end = 0
    for number, found in enumerate(read(joined, published=published, lang=code), start=1):
        assert found.id == f"t{number}"
        assert end <= found.start < found.end
        assert joined[found.start : found.end] == found.text
        end = found.end


@given(st.text(max_size=200), st.sampled_from(OWN))
def test_any_text_is_read(text: str, code: str) -> None:
    for found in read(text, lang=code):
        assert text[found.start : found.end] == found.text


LONG = {
    "digits": "1234567890 " * 20_000,
    "one number": "7" * 200_000,
    "month names": "Mai Juni März " * 15_000,
    "lists of days": "3., 4., 5. und " * 14_000,
    "dots": "1.2.3.4.5.6." * 16_000,
    "articles": "den vergangenen " * 12_000,
    "spaces": "vor" + " " * 200_000 + "drei Jahren",
    "clock": "10-11-12 Uhr um " * 12_000,
    "ordinals": "ersten Hälfte des " * 11_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_time_is_linear_in_the_length(text: str) -> None:
    begin = time.perf_counter()
    read(text[: len(text) // 4])
    quarter = time.perf_counter() - begin
    begin = time.perf_counter()
    read(text)
    assert time.perf_counter() - begin < 12 * quarter + 1.0


@pytest.mark.slow
def test_a_megabyte_of_digits_and_months() -> None:
    text = "12. Mai 3.4. 2011 Juni 1990er 7 März 20.15 " * 23_500
    begin = time.perf_counter()
    assert read(text)
    assert time.perf_counter() - begin < 60
