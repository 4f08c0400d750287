"""RSS 0.9x, 1.0 and 2.0, RDF and Atom, read by feedparser, which also makes something of broken feeds.

It is only ever given bytes, so that it never fetches. It resolves no addresses in the text and cleans no mark-up, as only
the words are taken (`markup`). Dates are read here: feedparser brings them to UTC and loses the zone.
"""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.blocks import Block
from laut.ingest.feeds.entries import Entry, articles_of_entries, paragraphs
from laut.ingest.feeds.json_feed import entries_of_object, is_json_feed
from laut.ingest.head import Head
from laut.ingest.keys import known_of
from laut.ingest.markup import blocks_of_markup
from laut.ingest.page_blocks import squeezed

MAX_FEED_BYTES: Final = 50_000_000  # a feed is read as a whole; the largest of publishers have about 5 MB

_MARKUP: Final = ("text/html", "application/xhtml+xml")
_ROOTS: Final = ("rss", "feed")
_RDF_FEEDS: Final = ("purl.org/rss/1.0", "my.netscape.com/rdf", "purl.org/net/rss")

Found = Mapping[str, Any]  # of feedparser, which is not typed


def is_feed(head: Head) -> bool:
    """Say whether a stream begins as a feed does; other RDF is none."""
    root = head.root.lower()
    return root in _ROOTS or (root == "rdf" and any(name in head.text for name in _RDF_FEEDS))


def read_feed(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    """Read the whole stream as one feed; entries without a text are refused one by one.

    Raises:
        ArticleError: it is no feed, or one without entries.
    """
    entries = entries_of(stream.read(MAX_FEED_BYTES + 1), origin)
    if not entries:
        raise ArticleError("the feed holds no entry")
    yield from articles_of_entries(entries, origin)


def entries_of(data: bytes, origin: str, *, address: str | None = None) -> tuple[Entry, ...]:
    """Give the entries of a feed in its order, also of a JSON Feed; () if it has none now.

    Args:
        address: of the feed, to which the links in it may be relative.

    Raises:
        ArticleError: it is no feed.
    """
    if len(data) > MAX_FEED_BYTES:
        raise ArticleError(f"the feed is larger than {MAX_FEED_BYTES:,} bytes")
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return _of_json(data, origin)
    feed, entries, version = _parsed(data, address)
    if not (version or entries or feed):
        raise ArticleError("no feed: it holds no RSS, RDF or Atom")
    return tuple(_entry(entry, feed, version, f"{origin}#{number}") for number, entry in enumerate(entries, start=1))


def _of_json(data: bytes, origin: str) -> tuple[Entry, ...]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"no feed: broken JSON: {error}") from error
    if not is_json_feed(found):
        raise ArticleError("no feed: JSON, but no JSON Feed, which names its `version` and has `items`")
    return entries_of_object(found, origin)


def _parsed(data: bytes, address: str | None) -> tuple[Found, list[Found], str]:
    """Give what feedparser finds: of the feed, of its entries, and which kind of feed it is ("" if it does not see that)."""
    import feedparser  # only feeds need it

    base = {"content-location": address} if address else {}
    found = feedparser.parse(io.BytesIO(data), response_headers=base, sanitize_html=False, resolve_relative_uris=False)
    # Plain dictionaries: feedparser's own give one date for another that is missing.
    return dict(found["feed"]), [dict(entry) for entry in found["entries"]], found.get("version", "")


def _entry(entry: Found, feed: Found, version: str, origin: str) -> Entry:
    title = _words(entry.get("title_detail"))
    published, updated = entry.get("published") or entry.get("created"), entry.get("updated")
    if not published and not version.startswith(
        "atom"
    ):  # RSS has one date more only in Dublin Core, where it is that of publication
        published, updated = updated, None
    link = entry.get("link")
    if link == entry.get("id") and "://" not in (link or ""):  # a guid is taken for a link unless it says that it is none
        link = None
    known = known_of(
        {
            "id": entry.get("id") or link,
            "url": link,
            "title": title,
            "published": published,
            "modified": updated,
            "outlet": _words(feed.get("title_detail")),
            "authors": [author["name"] for author in entry.get("authors", ()) if author.get("name")],
            "language": _language(entry, feed),
            "rights": entry.get("rights") or feed.get("rights"),
        },
        origin,
    )
    headline: tuple[Block, ...] = (("headline", title),) if title else ()
    return Entry(known, headline + tuple(_text(entry)))


def _text(entry: Found) -> Iterator[Block]:
    """Give the blocks of the full text, else of the summary."""
    contents = [*entry.get("content", ()), entry.get("summary_detail")]
    for content in contents:
        blocks = tuple(_blocks(content))
        if blocks:
            yield from blocks
            return


def _blocks(content: Found | None) -> Iterator[Block]:
    """Give the blocks of one construct; pictures and other data have none."""
    kind, value = (content or {}).get("type", "text/plain"), (content or {}).get("value") or ""
    if kind in _MARKUP:
        yield from blocks_of_markup(value)
    elif kind == "text/plain":
        yield from paragraphs(value)


def _words(content: Found | None) -> str | None:
    """Give the words of a title on one line; None if there are none."""
    value = (content or {}).get("value") or ""
    plain = (content or {}).get("type") == "text/plain"
    return squeezed(value if plain else " ".join(words for _, words in blocks_of_markup(value)).replace("\n", " ")) or None


def _language(entry: Found, feed: Found) -> str | None:
    """Give the language that is written nearest to the text."""
    near = [*entry.get("content", ()), entry.get("summary_detail") or {}, entry.get("title_detail") or {}]
    named = [content.get("language") for content in near]
    return next((language for language in (*named, feed.get("language")) if language), None)
