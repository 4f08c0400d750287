"""OPML 1.0 and 2.0: lists of feeds, as feed readers export them. They hold addresses and no articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from laut.article import Article
from laut.errors import ArticleError

MAX_LIST_BYTES: Final = 20_000_000  # 100,000 feeds


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where a feed is, and what the list calls it."""

    url: str
    title: str | None = None


def read_opml(stream: BinaryIO, origin: str) -> Iterator[Article]:
    """Refuse the stream: there is no article in a list.

    Raises:
        ArticleError: always.
    """
    raise ArticleError("a list of feeds: give it to `laut watch`")


def addresses_of(data: bytes) -> tuple[FeedAddress, ...]:
    """Give the feeds of a list, also of a broken one as far as it goes, in its order and each once.

    Raises:
        ArticleError: it is no OPML, or names no feed.
    """
    from lxml import etree  # only lists need it

    if len(data) > MAX_LIST_BYTES:
        raise ArticleError(f"the list of feeds is larger than {MAX_LIST_BYTES:,} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"no list of feeds: {error}") from error
    if root is None or str(root.tag).lower() != "opml":
        raise ArticleError("no list of feeds: OPML begins with <opml>")
    found: dict[str, FeedAddress] = {}
    for outline in root.iter("{*}outline"):
        values = {str(key).lower(): value.strip() for key, value in outline.attrib.items()}
        if url := values.get("xmlurl"):
            found.setdefault(url, FeedAddress(url, values.get("title") or values.get("text") or None))
    if not found:
        raise ArticleError("the list names no feed: its outlines have no xmlUrl")
    return tuple(found.values())
