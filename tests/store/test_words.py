"""Words as the full text keeps them: folded, stemmed, and asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.store.words import LONGEST_WORD, fold, name_words, question_of, stems


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Č. Müller", "c. mueller"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("ẞ", "ss"),
        ("Mu\u0308ller", "mueller"),
        ("naïve", "naive"),
        ("Erdoğan", "erdogan"),
        ("İstanbul", "istanbul"),
        ("ﬁnal", "final"),
        ("Ⅷ", "viii"),
        ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ℙ", "unicode p"),
        ("Й", "и"),
        ("", ""),
        ("😀", "😀"),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "language", "stemmed"),
    [
        ("Lieferungen Lieferung", "de", "liefer liefer"),
        ("Häuser Haus", "de", "haus haus"),
        ("deliveries delivery", "en", "deliveri deliveri"),
        ("deliveries delivery", "en-GB", "deliveri deliveri"),
        ("Bundeskanzler-Kandidat", "de", "bundeskanzl kandidat"),
        ("Putin's", "en", "putin s"),
        ("  a,b;c  ", "de", "a b c"),
        ("«…» 😀", "de", ""),
        ("", None, ""),
    ],
)
def test_a_text_becomes_the_stems_of_its_words(text: str, language: str | None, stemmed: str) -> None:
    assert stems(text, language) == stemmed


@pytest.mark.parametrize("word", ["ж" * 100, "a" * 1_000_000])
def test_a_very_long_word_is_cut(word: str) -> None:
    assert len(stems(word, "de")) <= LONGEST_WORD


@pytest.mark.parametrize(
    ("name", "words"),
    [("Olaf Scholz", ["olaf", "scholz"]), ("Müller-Müller", ["mueller"]), ("O’Neill", ["neill", "o"]), ("", []), ("–", [])],
)
def test_a_name_becomes_its_words_each_once(name: str, words: list[str]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("Riga", [[["riga"]]]),
        ("Riga Bern", [[["riga"]], [["bern"]]]),
        ('"Riga Bern"', [[["riga", "bern"]]]),
        ('"Riga Bern', [[["riga"]], [["bern"]]]),
        ("Riga-Bern", [[["riga", "bern"]]]),
        ('a"b"', [[["a", "b"]]]),
        ("Riga !! *", [[["riga"]]]),
    ],
)
def test_a_question_is_terms_of_runs_of_stems(words: str, terms: list[list[list[str]]]) -> None:
    assert question_of(words) == terms


def test_a_word_is_asked_for_in_every_language() -> None:
    assert question_of("generously") == [[["generously"], ["generous"]]]


def test_a_prefix_is_asked_for_as_it_is_and_by_its_stems() -> None:
    assert question_of("Waffen*") == [[["waffen*"], ["waff"], ["waffen"]]]


@given(st.text(), st.sampled_from(["de", "en"]))
def test_every_text_is_found_by_its_own_words(text: str, language: str) -> None:
    """What the text is kept as holds, of every term, an alternative as a run."""
    kept = f" {stems(text, language)} "
    if kept.strip():
        assert all(any(f" {' '.join(run)} " in kept for run in term) for term in question_of(text.replace("*", " ")))
