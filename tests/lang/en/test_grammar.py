import pytest

from laut.lang.en.grammar import verb_forms
from laut.lang.tables import read_table

IRREGULAR = read_table("laut.lang.en", "irregular")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("voice", {"voice", "voices", "voiced", "voicing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("comment", {"comment", "comments", "commented", "commenting"}),
        ("speak", {"speak", "speaks", "spoke", "spoken", "speaking"}),
    ],
)
def test_all_forms_of_a_verb(word: str, forms: set[str]) -> None:
    assert verb_forms(word, irregular=IRREGULAR).whole == forms
