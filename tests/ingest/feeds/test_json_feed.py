"""JSON Feed: what is taken over, in both versions, and what is refused."""

import json
from io import BufferedReader, BytesIO

import pytest

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.feeds.json_feed import articles
from laut.ingest.feeds.syndicated import entries_of
from laut.ingest.objects import read_objects

ITEM: dict[str, object] = {
    "id": 7,
    "url": "https://example.org/rat",
    "title": "Rat tagt",
    "content_html": "<p>Der Rat tagt.</p><p>Er berät.</p>",
    "summary": "Kurz gesagt.",
    "date_published": "2024-11-07T12:30:00+01:00",
    "date_modified": "2024-11-08T08:00:00Z",
}


def feed(*items: dict[str, object], **more: object) -> dict[str, object]:
    """Give a feed."""
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Blatt", "language": "de", "items": list(items), **more}


def test_keeps_what_an_item_says() -> None:
    data = json.dumps(feed(ITEM, authors=[{"name": "Eva Muster"}]), indent=2).encode()
    (article,) = read_objects(BufferedReader(BytesIO(data)), "x.json")
    assert isinstance(article, Article)
    assert (article.id, article.url, article.title, article.outlet) == ("7", "https://example.org/rat", "Rat tagt", "Blatt")
    assert (article.published, article.modified) == ("2024-11-07T12:30:00+01:00", "2024-11-08T08:00:00Z")
    assert (article.language, article.authors, article.text) == ("de", ("Eva Muster",), "Rat tagt\n\nDer Rat tagt.\n\nEr berät.")


def test_reads_the_author_of_version_1_0() -> None:
    (entry,) = entries_of(json.dumps(feed(ITEM, author={"name": "Eva Muster"})).encode(), "x")
    assert entry.known.authors == ("Eva Muster",)


def test_refuses_an_item_with_a_link_only() -> None:
    (found,) = articles(feed({"id": "7", "url": "https://example.org/", "title": "Rat tagt"}), "x")
    assert found == Refusal("x#1", "read", "only a headline and a link: `laut watch` fetches the page", "7")


def test_refuses_a_feed_without_items() -> None:
    with pytest.raises(ArticleError, match="no item"):
        list(articles(feed(), "x"))
