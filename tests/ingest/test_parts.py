"""What each stretch of a plain text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.ingest.plain import Known, article_from_text


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Give the kinds and texts of the parts."""
    article = article_from_text(text, origin="x", known=Known(title=title))
    return [(part.kind, text[part.start : part.end]) for part in article.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Der Rat tagt.", [("body", "Der Rat tagt.")], id="one paragraph"),
        pytest.param(
            "Rat tagt wieder\n\nDer Rat tagt.\n\nStreit im Rat\n\nEs gab Streit.",
            [
                ("headline", "Rat tagt wieder"),
                ("body", "Der Rat tagt."),
                ("heading", "Streit im Rat"),
                ("body", "Es gab Streit."),
            ],
            id="headline and heading",
        ),
        pytest.param(
            "Der Rat tagt.\r\n \r\nSie kam.\r\n",
            [("body", "Der Rat tagt."), ("body", "Sie kam.")],
            id="line ends of Windows",
        ),
        pytest.param("Der Rat\ntagt.\nHeute.", [("body", "Der Rat\ntagt.\nHeute.")], id="single line breaks"),
        pytest.param("Der Rat tagt. (dpa/AFP)", [("body", "Der Rat tagt."), ("credit", "(dpa/AFP)")], id="credit at the end"),
        pytest.param(
            "Berlin (dpa) - Der Rat tagt.",
            [("body", "Berlin"), ("credit", "(dpa)"), ("body", "- Der Rat tagt.")],
            id="credit at the head",
        ),
        pytest.param("Der Rat tagt.\n\n(afp/red)", [("body", "Der Rat tagt."), ("credit", "(afp/red)")], id="credit line"),
        pytest.param(" date 2024-11 Der Rat tagt.", [("body", "Der Rat tagt.")], id="opening date"),
        pytest.param(
            "Kommt sie?\n\nSie kam.\n\n- Punkt eins\n\nEnde",
            [("body", part) for part in ("Kommt sie?", "Sie kam.", "- Punkt eins", "Ende")],
            id="no headings",
        ),
    ],
)
def test_tells_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["Kommt sie?\nSie kam.", "Kommt sie?\r\n\r\nSie kam."])
def test_knows_the_title(text: str) -> None:
    assert parts(text, "Kommt sie?") == [("headline", "Kommt sie?"), ("body", "Sie kam.")]


@given(st.text(alphabet="Aa. \n\r\u2029(dp)/-ä", max_size=100))
def test_parts_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    text = "Rat" + text
    article = article_from_text(text, origin="x")
    end = 0
    for part in article.parts:
        assert not text[end : part.start].strip()
        assert part.start < part.end
        end = part.end
    assert not text[end:].strip()
