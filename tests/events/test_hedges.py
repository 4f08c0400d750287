"""The tables of hedges: of normal words, each in one of them, none that could never be found."""

import unicodedata

import pytest

from laut.lang.hedges import Hedges
from laut.lang.load import pack_of
from laut.lang.tables import read_table
from laut.tokenise import split_words

LANGUAGES = ("de", "en")
TABLES = ("probable", "possible")


def words_of(code: str, name: str) -> list[str]:
    words: list[str] = read_table(f"laut.lang.{code}", "hedges")[name]
    return words


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", TABLES)
def test_words_are_normal_and_stand_there_once(code: str, name: str) -> None:
    words = words_of(code, name)
    assert words
    assert sorted(words) == sorted(set(words))
    assert [w for w in words if w != w.lower().strip() or not unicodedata.is_normalized("NFC", w)] == []
    assert [w for w in words if len(split_words(w, pack_of(code).stops)) != 1] == [], "they can never be found"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pack_has_the_words_of_both_tables(code: str) -> None:
    hedges = pack_of(code).hedges
    assert (hedges.probable, hedges.possible) == (frozenset(words_of(code, "probable")), frozenset(words_of(code, "possible")))
    assert not hedges.probable & hedges.possible


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_hedge_is_no_negator(code: str) -> None:
    pack = pack_of(code)
    assert not (pack.hedges.probable | pack.hedges.possible) & pack.clauses.negators


def test_a_language_without_hedges_has_none() -> None:
    assert Hedges() == Hedges(frozenset(), frozenset())
