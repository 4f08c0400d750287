"""Articles made by hand: what is filled in, and what is refused."""

import hashlib
from typing import Any

import pytest

from laut.article import article_of, checked_language
from laut.errors import ArticleError, UsageError


def test_hash_and_id_come_from_the_text() -> None:
    article = article_of("Nein ä")
    assert article.sha256 == hashlib.sha256("Nein ä".encode()).hexdigest()
    assert article.id == f"sha256:{article.sha256}"
    assert article_of("Nein", id="n-1").id == "n-1"


@pytest.mark.parametrize(
    ("known", "message"),
    [
        pytest.param({"text": "Der Rat\udcfc"}, r"`text` holds a lone surrogate, \\udcfc at character 7", id="text"),
        pytest.param({"text": "x", "title": "\ud800"}, r"`title` holds a lone surrogate, \\ud800 at character 0", id="title"),
        pytest.param({"text": "x", "authors": ("A", "B\ud83d")}, r"`authors` .*character 1", id="authors"),
    ],
)
def test_a_lone_surrogate_is_an_article_error_with_its_place(known: dict[str, Any], message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        article_of(**known)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("de", "de"), ("DE", "de"), ("de_at", "de-AT"), ("de-CH", "de-CH"), ("SR-latn-rs", "sr-Latn-RS"), (" en ", "en"),
        ("deu", "de"), ("ger", "de"), ("eng", "en"), ("ENG_gb", "en-GB"), ("fra", "fra"),
    ],
)  # fmt: skip
def test_a_language_is_written_as_in_bcp_47(given: str, code: str) -> None:
    assert checked_language(given) == code
    assert checked_language(code) == code
    assert article_of("x", language=given).language == code


@pytest.mark.parametrize("wrong", ["", "Deutsch!", "deutsch", "d", "de--AT", "de_DE.UTF-8", "dé"])
def test_what_is_no_language_code_is_wrong_use(wrong: str) -> None:
    with pytest.raises(UsageError, match="is no language code: write two or three letters"):
        article_of("x", language=wrong)
