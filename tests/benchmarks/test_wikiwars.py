"""TIMEX2 becomes gold for the scorer: offsets over the bare text, TIMEX3 types, the outer of two expressions."""

import pytest

from benchmarks.quality.wikiwars import article, type_of

SOURCE = """<DOC><DATETIME> <TIMEX2 val="2011-02-16T17:00:00">2011-02-16T17:00:00</TIMEX2> </DATETIME>
<TEXT>Am <TIMEX2 val="1920-05-02TEV">Abend des <TIMEX2 val="1920-05-02">2. Mai 1920</TIMEX2></TIMEX2> fiel A &amp; B.</TEXT></DOC>"""


def test_offsets_count_in_the_bare_text() -> None:
    found = article(SOURCE, key="a")
    assert found["text"] == "Am Abend des 2. Mai 1920 fiel A & B."
    assert found["published"] == "2011-02-16"
    assert found["times"] == [{"start": 3, "end": 24, "type": "TIME", "value": "1920-05-02TEV"}]


def test_a_source_without_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no TEXT"):
        article("<DOC></DOC>", key="a")


@pytest.mark.parametrize(
    ("value", "known", "expected"),
    [
        ("1920", {}, "DATE"),
        ("BC0146", {}, "DATE"),
        ("PAST_REF", {}, "DATE"),
        ("P2D", {}, "DURATION"),
        ("PT5H", {}, "DURATION"),
        ("P1D", {"set": "YES"}, "SET"),
        ("1920-05-02T05:00", {}, "TIME"),
    ],
)
def test_types(value: str, known: dict[str, str], expected: str) -> None:
    assert type_of(value, known) == expected
