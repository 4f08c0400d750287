import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.quotation.marks import MarkPair, pair_marks

MARKS = ["„", "“", "”", '"', "»", "«", "‚", "‘", "’", "›", "‹", "'", "「", "」", "``", "''", ",,"]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*MARKS, " ", "a", "es", ".", ",", "\n", "\n\n", "\u00a0", "5"])).map("".join),
)


def _inside(text: str) -> list[str]:
    return [text[pair.opening[1] : pair.closing[0]] for pair in pair_marks(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("„", "“"), ("„", "”"), ("„", '"'), ("»", "«"), ("«", "»"), ("“", "”"), ('"', '"'), ("‚", "‘"), ("‚", "’"), ("›", "‹"), ("‹", "›"),
        ("‘", "’"), ("'", "'"), ("「", "」"), ("``", "''"), (",,", "''"), (",,", "“"),
    ],
)  # fmt: skip
def test_every_style_is_paired(opening: str, closing: str) -> None:
    assert _inside(f"Er sagte: {opening}Das geht{closing}, und ging.") == ["Das geht"]


def test_offsets_are_those_of_the_marks() -> None:
    assert pair_marks("😀 ,,Ja'' ") == (MarkPair((2, 4), (6, 8)),)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("„Er rief ‚Halt!‘ und lief“", ["Er rief ‚Halt!‘ und lief", "Halt!"], id="single in double"),
        pytest.param("»Er rief ›Halt!‹ und lief«", ["Er rief ›Halt!‹ und lief", "Halt!"], id="chevrons"),
        pytest.param("“He said ‘no’ and left”", ["He said ‘no’ and left", "no"], id="English"),
        pytest.param('„Das "Nein" zählt“', ['Das "Nein" zählt', "Nein"], id="straight in German"),
        pytest.param('"Das „Nein“ zählt"', ["Das „Nein“ zählt", "Nein"], id="German in straight"),
        pytest.param("„Eins“, „zwei“", ["Eins", "zwei"], id="side by side"),
        pytest.param("« Oui », dit-il", [" Oui "], id="French with spaces"),
        pytest.param("„ Ja “, sagte er", [" Ja "], id="German with spaces"),
        pytest.param('("Ja")', ["Ja"], id="in brackets"),
        pytest.param("„Ja”-Sager und „Nein“-Sager", ["Ja", "Nein"], id="before a hyphen"),
    ],
)
def test_nesting_and_neighbours(text: str, inside: list[str]) -> None:
    assert _inside(text) == inside


@pytest.mark.parametrize(
    "text",
    [
        "Wie geht's? Hans' Haus, Lisa's Laden",
        "Das ist’n Ding, so geht’s",
        "the boys’ ball and Tom’s bat",
        "'Tis '90s music, rock 'n' roll",
        "Andrea‘s Eck",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert pair_marks(text) == ()


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("'It's Tom's ball', she said.", ["It's Tom's ball"]),
        ("‘It is the boys’ fault’, she said.", ["It is the boys’ fault"]),
        ("„Wie geht’s?“, fragte er.", ["Wie geht’s?"]),
        ("‚Wie geht’s?‘, fragte er.", ["Wie geht’s?"]),
    ],
)
def test_apostrophes_do_not_close(text: str, inside: list[str]) -> None:
    assert _inside(text) == inside


@pytest.mark.parametrize("mark", MARKS)
def test_unpaired_mark_is_left_alone(mark: str) -> None:
    assert pair_marks(f"Er sagte: {mark}Das geht und ging.") == ()


def test_unclosed_mark_swallows_no_other_pair() -> None:
    assert _inside("„Das geht. Er sagte: „Nein“, und ging.") == ["Nein"]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n", "\u2029", "\n\n\n"])
def test_pair_does_not_cross_an_empty_line(gap: str) -> None:
    assert pair_marks(f"Er sagte: „Das geht.{gap}Und ging“ weiter.") == ()


def test_pair_crosses_a_single_line_break() -> None:
    assert _inside("„Das\ngeht“") == ["Das\ngeht"]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("„", "“"), ('"', '"'), ("»", "«")])
def test_paragraphs_that_open_anew_are_one_quotation(opening: str, closing: str) -> None:
    text = f"{opening}Eins.\n\n{opening}Zwei.\n\n{opening}Drei.{closing} Aus."
    (pair,) = pair_marks(text)
    assert (pair.start, text[pair.end :]) == (0, " Aus.")
    assert [text[start:end] for start, end in pair.reopened] == [opening, opening]


def test_paragraph_that_does_not_open_anew_ends_the_quotation() -> None:
    assert _inside("“One.\n\nTwo.\n\n“Three.”") == ["Three."]


def test_stray_mark_before_another_pair_is_not_carried_on() -> None:
    assert _inside("Ein „Fehler und „Eins“ hier.\n\n„Zwei“ dort.") == ["Eins", "Zwei"]


@given(TEXTS)
def test_pairs_are_well_formed_ordered_and_nested_or_disjoint(text: str) -> None:
    pairs = pair_marks(text)
    assert [pair.opening for pair in pairs] == sorted(pair.opening for pair in pairs)
    taken: set[int] = set()
    ends: list[int] = []
    for pair in pairs:
        for start, end in (pair.opening, pair.closing, *pair.reopened):
            assert text[start:end] in [*MARKS, *"‟『』〈〉《》‛"]
            assert taken.isdisjoint(range(start, end))
            taken.update(range(start, end))
        assert pair.opening[1] <= pair.closing[0]
        while ends and ends[-1] <= pair.start:
            ends.pop()
        assert not ends or pair.end <= ends[-1]
        ends.append(pair.end)


@pytest.mark.parametrize("piece", ["„ab ", '"ab" ', "‘ab ", "boys’ ", "“a “b ", "''", "„a\n\n", "\n \n", "»a‹ ", "' a"])
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        pair_marks(text)
        return time.process_time() - start

    seconds(1_000)
    long, short = (min(seconds(size) for _ in range(3)) for size in (400_000, 100_000))  # the garbage collector may break in
    assert long < 20 * short + 0.1  # four times the text; quadratic would be minutes
