"""JSON Feed 1.0 and 1.1 (jsonfeed.org): one JSON object with the feed's `version` and its `items`."""

from collections.abc import Iterator, Mapping
from typing import Final

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.blocks import Block
from laut.ingest.feeds.entries import Entry, articles_of_entries, paragraphs
from laut.ingest.keys import known_of
from laut.ingest.markup import blocks_of_markup
from laut.ingest.page_blocks import squeezed

_VERSION: Final = "jsonfeed.org/version/"


def is_json_feed(found: object) -> bool:
    """Say whether a parsed JSON value is a feed."""
    return isinstance(found, Mapping) and _VERSION in str(found.get("version")) and isinstance(found.get("items"), list)


def articles(found: Mapping[str, object], origin: str) -> Iterator[Article | Refusal]:
    """Give the article of each item.

    Raises:
        ArticleError: there is no item, or one says something of the wrong type.
    """
    entries = entries_of_object(found, origin)
    if not entries:
        raise ArticleError("the feed holds no item")
    yield from articles_of_entries(entries, origin)


def entries_of_object(feed: Mapping[str, object], origin: str) -> tuple[Entry, ...]:
    """Give the items of a feed in its order.

    Raises:
        ArticleError: an item says something of the wrong type.
    """
    items = feed.get("items")
    if not isinstance(items, list):
        raise ArticleError("`items` must be an array")
    return tuple(
        _entry(item, feed, f"{origin}#{number}") for number, item in enumerate(items, start=1) if isinstance(item, Mapping)
    )


def _entry(item: Mapping[str, object], feed: Mapping[str, object], origin: str) -> Entry:
    url = item.get("url") or item.get("external_url")
    title = squeezed(str(item.get("title") or "")) or None
    known = known_of(
        {
            "id": item.get("id") or url,
            "url": url,
            "title": title,
            "outlet": feed.get("title"),
            "authors": _authors(item) or _authors(feed),
            "language": item.get("language") or feed.get("language"),
            "published": item.get("date_published"),
            "modified": item.get("date_modified"),
        },
        origin,
    )
    headline: tuple[Block, ...] = (("headline", title),) if title else ()
    return Entry(known, headline + tuple(_text(item)))


def _authors(found: Mapping[str, object]) -> list[object]:
    """Give the names in `authors`, or in the `author` of version 1.0."""
    authors = found.get("authors") or [found.get("author")]
    return (
        [author["name"] for author in authors if isinstance(author, dict) and author.get("name")]
        if isinstance(authors, list)
        else []
    )


def _text(item: Mapping[str, object]) -> Iterator[Block]:
    """Give the full text, else the summary."""
    if html := item.get("content_html"):
        yield from blocks_of_markup(str(html))
    else:
        yield from paragraphs(str(item.get("content_text") or item.get("summary") or ""))
