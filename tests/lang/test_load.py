from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from laut.errors import LanguageError, PackError
from laut.lang import load
from laut.lang.load import languages, pack_of


def test_own_languages_come_first() -> None:
    assert languages()[:2] == ("de", "en")


@pytest.mark.parametrize("code", ["de", "de-AT", "DE", "de_CH", "de-Latn-DE"])
def test_region_and_case_do_not_matter(code: str) -> None:
    assert pack_of(code) is pack_of("de")


@pytest.mark.parametrize("code", ["fr", "", "deu", "-", "../de"])
def test_language_without_pack_is_refused_with_those_there_are(code: str) -> None:
    with pytest.raises(LanguageError, match="there are packs for: de, en"):
        pack_of(code)


def _offer(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    entry = EntryPoint(name, value, load.GROUP)
    monkeypatch.setattr(load, "_outside", lambda: {name: entry})


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    load._load.cache_clear()


def test_pack_of_another_project_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    _offer(monkeypatch, "nl", "laut.lang.de:PACK")
    assert languages() == ("de", "en", "nl")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("laut.lang.de:PACK", "expected a LanguagePack with that code", id="another language"),
        pytest.param("laut.lang.load:OWN", "expected a LanguagePack with that code", id="something else"),
        pytest.param("laut.lang.nowhere:PACK", "cannot load 'laut.lang.nowhere:PACK'", id="no such module"),
        pytest.param("laut.lang.de:NOTHING", "cannot load 'laut.lang.de:NOTHING'", id="no such object"),
    ],
)
def test_pack_of_another_project_that_does_not_fit_is_refused(monkeypatch: pytest.MonkeyPatch, value: str, message: str) -> None:
    _offer(monkeypatch, "nl", value)
    with pytest.raises(PackError, match=message):
        pack_of("nl")


def test_own_pack_wins_over_another_of_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    _offer(monkeypatch, "de", "laut.lang.nowhere:PACK")
    assert pack_of("de").name == "German"
