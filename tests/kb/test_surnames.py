"""The short names of persons."""

import pytest

from laut.kb.folding import folded
from laut.kb.surnames import bare_name, short_names


@pytest.mark.parametrize(
    ("name", "country", "short"),
    [
        ("Angela Merkel", "DEU", "Merkel"),
        ("Ursula von der Leyen", "EUR", "von der Leyen"),
        ("Ursula von der Leyen", "EUR", "Leyen"),
        ("Xi Jinping", "CHN", "Xi"),
        ("Kim Jong-un", "PRK", "Kim"),
        ("Andrés Manuel López Obrador", "MEX", "López Obrador"),
        ("Bashar al-Assad", "SYR", "Assad"),
        ("Bashar al-Assad", "SYR", "al-Assad"),
        ("Mohammad bin Salman", "SAU", "bin Salman"),
        ("Surangel Whipps Jr.", "PLW", "Whipps"),
        ("Charles III", "GBR", "Charles"),
        ("Albert II, Prince of Monaco", "MCO", "Albert II"),
        ("Philippe I of Belgium", "BEL", "Philippe"),
        ("Dr. Narayan Khadka", "NPL", "Narayan Khadka"),
    ],
)
def test_short_names(name: str, country: str, short: str) -> None:
    assert short in list(short_names(name, country=country))


@pytest.mark.parametrize("name", ["", "X", "Naruhito", "Pelé"])
def test_one_name_has_no_shorter_one(name: str) -> None:
    assert list(short_names(name, country=None)) == []


def test_the_given_name_is_no_short_name() -> None:
    assert "Jinping" not in list(short_names("Xi Jinping", country="CHN"))
    assert "Angela" not in list(short_names("Angela Merkel", country="DEU"))


def test_a_name_without_title_and_realm() -> None:
    assert bare_name("Sheikh Abdullah bin Zayed Al Nahyan") == "Abdullah bin Zayed Al Nahyan"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Großbritannien", "GROSSBRITANNIEN"),
        ("Erdoğan", "Erdogan"),
        ("İstanbul", "ISTANBUL"),
        ("Süd-Korea", "Süd Korea"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Łódź", "Lodz"),
        ("Ｎａｔｏ", "Nato"),
    ],
)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_umlauts_of_the_german_alphabet_and_other_scripts_stay_apart() -> None:
    assert folded("Киев") != folded("Kiew")
    assert folded("北京") == "北京"
