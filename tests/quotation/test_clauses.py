import pytest

from laut.lang.load import pack_of
from laut.quotation.clauses import clause_around, main_segments
from laut.tokenise import document_of


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Das Amt, das klagt, teilte mit, weil es eilte.", ["Das Amt", "teilte mit"]),
        ("dass die Steuern sinken, obwohl Geld fehlt", ["dass die Steuern sinken"]),
        ("Maas kam, die Regierung ging.", ["Maas kam", "die Regierung ging"]),
        ("Maas riet, den Bau nicht zu fördern.", ["Maas riet"]),
        ("", []),
    ],
)
def test_main_clause(text: str, main: list[str]) -> None:
    doc = document_of(text, pack_of("de"))
    segments = main_segments(doc, range(len(doc.words)), pack_of("de"))
    assert [" ".join(doc.word(word) for word in segment) for segment in segments] == main


def test_clause_around_a_word_ends_at_breaks_and_other_roles() -> None:
    doc = document_of("Er gehe, so der Minister am Montag, davon aus.", pack_of("de"))
    assert [doc.word(word) for word in clause_around(doc, [3], without=frozenset({6}))] == ["so", "der", "Minister"]
