"""JSON of news-please and fundus: how it is told, and what is taken over."""

import json
from collections.abc import Mapping
from io import BufferedReader, BytesIO

import pytest

from laut.article import Article, Refusal
from laut.ingest.objects import read_lines
from laut.ingest.shapes import shape_of

NEWS_PLEASE: dict[str, object] = {
    "authors": ["Eva Muster"],
    "date_download": "2024-11-08 06:00:00",
    "date_modify": "None",
    "date_publish": "2024-11-07 12:30:00",
    "description": "Kurz gesagt.",
    "language": "de",
    "maintext": "Der Rat tagt am Montag.\nEr berät den Haushalt.",
    "source_domain": "example.org",
    "text": None,
    "title": "Rat tagt",
    "url": "https://example.org/rat",
}
FUNDUS: dict[str, object] = {
    "title": "Rat tagt",
    "body": {
        "summary": ["Es geht um Geld."],
        "sections": [
            {"headline": [], "paragraphs": ["Der Rat tagt am Montag."]},
            {"headline": ["Haushalt"], "paragraphs": ["Er berät.", "Er beschließt."]},
        ],
    },
    "authors": ["Eva Muster"],
    "publishing_date": "2024-11-07 12:30:00+01:00",
    "topics": ["Rat"],
    "free_access": True,
    "html": {"responded_url": "https://example.org/rat", "source_info": {"publisher": "Musterblatt"}},
}


def read(found: Mapping[str, object]) -> Article | Refusal:
    """Read one line of JSON."""
    (item,) = read_lines(BufferedReader(BytesIO(json.dumps(found).encode())), "x.jsonl")
    return item


def article_of(found: Mapping[str, object]) -> Article:
    """Read one line of JSON that holds an article."""
    article = read(found)
    assert isinstance(article, Article)
    return article


def parts(article: Article) -> list[tuple[str, str]]:
    """Give what stands where."""
    return [(part.kind, article.text[part.start : part.end]) for part in article.parts]


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (NEWS_PLEASE, "news-please"),
        (FUNDUS, "fundus"),
        ({"title": "Rat tagt", "plaintext": "Er tagt.", "publishing_date": None}, "fundus"),
        ({"text": "Er tagt.", "body": "…"}, "json"),
    ],
    ids=["news-please", "fundus", "fundus with plain text", "our own"],
)
def test_tells_shapes_by_their_keys(found: dict[str, object], name: str) -> None:
    shape = shape_of(found)
    assert shape is not None
    assert shape.name == name


def test_reads_news_please() -> None:
    article = article_of(NEWS_PLEASE)
    assert (article.id, article.url, article.outlet) == ("https://example.org/rat", "https://example.org/rat", "example.org")
    assert (article.published, article.modified, article.language) == ("2024-11-07T12:30:00", None, "de")
    assert article.authors == ("Eva Muster",)
    assert parts(article) == [("headline", "Rat tagt"), ("body", "Der Rat tagt am Montag."), ("body", "Er berät den Haushalt.")]


def test_reads_fundus() -> None:
    article = article_of(FUNDUS)
    assert (article.id, article.url, article.outlet) == ("https://example.org/rat", "https://example.org/rat", "Musterblatt")
    assert (article.published, article.authors) == ("2024-11-07T12:30:00+01:00", ("Eva Muster",))
    assert parts(article) == [
        ("headline", "Rat tagt"),
        ("lead", "Es geht um Geld."),
        ("body", "Der Rat tagt am Montag."),
        ("heading", "Haushalt"),
        ("body", "Er berät."),
        ("body", "Er beschließt."),
    ]


def test_repeats_no_headline_that_the_text_begins_with() -> None:
    article = article_of(NEWS_PLEASE | {"maintext": "Rat tagt\nEr tagt."})
    assert parts(article) == [("headline", "Rat tagt"), ("body", "Er tagt.")]


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (NEWS_PLEASE | {"maintext": None}, "`maintext` is null"),
        (FUNDUS | {"body": {"summary": [], "sections": []}}, "found no text"),
        (FUNDUS | {"authors": "Eva"}, "`authors` must be a list"),
    ],
    ids=["news-please", "fundus", "wrong type"],
)
def test_refuses_an_article_that_is_none(found: dict[str, object], reason: str) -> None:
    item = read(found)
    assert isinstance(item, Refusal)
    assert reason in item.reason
