"""The view for people: marks that need no colour, one colour a speaker, and nothing that a terminal would obey."""

import io
import re

import pytest
from rich.console import Console

from laut.cli.view import PALETTE, marked, show, speaker_styles
from laut.cli.view_table import MIN_TABLE_WIDTH
from laut.record import Record
from tests.made_up import TEXT, full_record, record_of, span, statement

ESCAPE = "\x1b"


def printed(record: Record, *, width: int = 100, terminal: bool = False) -> str:
    """Give what the view prints."""
    file = io.StringIO()
    console = Console(
        file=file, width=width, force_terminal=terminal, color_system="standard" if terminal else None,
        highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    show(record, console)
    return file.getvalue()


def marked_text(record: Record) -> str:
    """Give the text of a record with its marks."""
    return "".join(piece for piece, _ in marked(record, speaker_styles(record.statements)))


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        pytest.param("Er geht, so Kern.", ["Er geht"], "[1 Er geht 1], so Kern.", id="one"),
        pytest.param("Er geht. Sie bleibt.", ["Er geht.", "Sie bleibt."], "[1 Er geht. 1] [2 Sie bleibt. 2]", id="two"),
        pytest.param("ab cd ef", ["ab cd ef", "cd"], "[1 ab [2 cd 2] ef 1]", id="nested"),
        pytest.param("ab cd", ["ab cd", "ab"], "[1 [2 ab 2] cd 1]", id="nested at the start"),
        pytest.param("ab cd", ["ab cd", "cd"], "[1 ab [2 cd 2] 1]", id="nested at the end"),
        pytest.param("ab cd", ["ab ", "cd"], "[1 ab  1][2 cd 2]", id="side by side"),
        pytest.param("ab cd ef", ["ab cd", "cd ef"], "[1 ab [2 cd 1] ef 2]", id="crossing"),
    ],
)
def test_marks_stand_around_the_words(text: str, quotes: list[str], expected: str) -> None:
    statements = (statement(text, quote, id=f"s{n}") for n, quote in enumerate(quotes, start=1))
    assert marked_text(record_of(text, *statements)) == expected


def test_both_parts_of_a_discontinuous_quote_have_the_number() -> None:
    assert "[1 „Es reicht“ 1], sagte Ada Kern am Montag, [1 „ich gehe.“ 1]" in marked_text(full_record())


def test_a_speaker_keeps_the_colour() -> None:
    text = "A sagt x. B sagt y. A sagt z."
    items = [statement(text, quote, id=quote, speaker=who) for quote, who in (("x", "A"), ("y", "B"), ("z", "A"))]
    styles = speaker_styles(items)
    assert styles["x"] == styles["z"] == PALETTE[0]
    assert styles["y"] == PALETTE[1]


def test_it_is_plain_without_a_terminal_and_coloured_on_one() -> None:
    assert ESCAPE not in printed(full_record())
    assert ESCAPE in printed(full_record(), terminal=True)


@pytest.mark.parametrize("width", [20, MIN_TABLE_WIDTH - 1, MIN_TABLE_WIDTH, 80, 200])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    assert max(map(len, printed(full_record(), width=width).splitlines())) <= width


@pytest.mark.parametrize("width", [MIN_TABLE_WIDTH, 80, 100])
def test_no_type_is_cut(width: int) -> None:
    text = "Es geschah, sagte die Sprecherin der Bundesnetzagentur am Mittwochabend in Musterstadt. " * 3
    types = ("direct", "indirect", "free_indirect", "indirect_free_indirect", "reported")
    items = [
        statement(text, text[:-1], id=f"s{n}", type=kind, act="announce", speaker=text[20:53], cue=(span(text, "sagte"),))
        for n, kind in enumerate(types * 25, start=1)
    ]
    table = printed(record_of(text, *items), width=width).split("Statements")[1]
    assert "…" not in table
    words = re.findall(r"(?<!\S)(?:direct|indirect|free|reported)(?!\S)", table)
    assert len(words) == 25 * len(" ".join(types).replace("_", " ").split())
    assert "No." in table
    assert "Prob." in table
    assert re.search(r"(?<!\d)125(?!\d)", table)


@pytest.mark.parametrize("width", [40, 100])
def test_it_names_who_how_which_words_and_how_sure(width: int) -> None:
    found = printed(full_record(), width=width)
    for fact in ("Ada Kern", "sagte", "direct", "0.90"):
        assert fact in found


def test_lists_that_are_empty_are_not_shown() -> None:
    full, empty = printed(full_record()), printed(record_of(TEXT))
    for title in ("Statements", "Actors", "Times", "Events"):
        assert title in full
        assert title not in empty
    assert "Nobody is quoted here." in empty


@pytest.mark.parametrize("dangerous", ["\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\x08", "\x00", "\x7f", "\r", "\u202e"])
def test_nothing_in_the_article_reaches_the_terminal_raw(dangerous: str) -> None:
    text = f"Vor {dangerous} nach"
    hostile = record_of(text, statement(text, text, speaker=dangerous, cue=(span(text, dangerous),)), title=f"T {dangerous}")
    for width in (40, 100):
        found = printed(hostile, width=width)
        assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", found) is None


def test_brackets_in_the_text_are_no_markup() -> None:
    assert "[bold]Er[/bold] :smile:" in printed(record_of("[bold]Er[/bold] :smile:"))


@pytest.mark.parametrize("text", [pytest.param("Wort " * 20_000, id="words"), pytest.param("Wort" * 20_000, id="one word")])
def test_a_long_line_is_shown_whole(text: str) -> None:
    assert printed(record_of(text)).replace("\n", "").count("Wort") == 20_000


def test_lines_stay_as_they_are() -> None:
    assert "\nEins\n\n\nZwei\nDrei\n\nNobody" in printed(record_of("Eins\r\n\n\nZwei\nDrei\n\n"))
