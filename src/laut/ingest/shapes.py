"""Shapes of JSON objects that hold articles: our own, and those of newsrooms, feeds and crawlers, told by their keys.

Files may hold one object, an array of them, or one a line (`objects`); what one object means stands here. A new shape
needs a module with a function for its articles and a line in SHAPES.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from laut.article import Article, Refusal
from laut.ingest.feeds import json_feed
from laut.ingest.keys import article_from_object
from laut.ingest.newsroom import dpa_wire, ninjs
from laut.ingest.tables.crawled import fundus, is_fundus, is_news_please, news_please


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of object.

    Attributes:
        fits: whether an object is of this shape, told by a look at its keys.
        articles: gives what the object holds, named by an origin; an ArticleError refuses the object as a whole.
        what: one line for people.
        example: what such an object holds.
    """

    name: str
    fits: Callable[[Mapping[str, object]], bool]
    articles: Callable[[Mapping[str, object], str], Iterator[Article | Refusal]]
    what: str
    example: str


def _own(found: Mapping[str, object], origin: str) -> Iterator[Article | Refusal]:
    yield article_from_object(found, origin)


OWN: Final = Shape("json", lambda found: "text" in found, _own, "an article, with the keys of laut", '{"id": "1", "text": "…"}')

# The first that fits is taken: those with the more telling keys stand first.
SHAPES: Final[tuple[Shape, ...]] = (
    Shape(
        "json-feed",
        json_feed.is_json_feed,
        json_feed.articles,
        "a feed: JSON Feed",
        '{"version": "https://jsonfeed.org/…", "items": […]}',
    ),
    Shape(
        "news-please",
        is_news_please,
        news_please,
        "an article that news-please crawled",
        '{"maintext": "…", "source_domain": "…"}',
    ),
    Shape(
        "dpa",
        dpa_wire.is_dpa_wire,
        dpa_wire.articles,
        "an entry of dpa's digitalwires",
        '{"format": "digitalwires@…", "urn": "…", "article_html": "…"}',
    ),
    Shape("ninjs", ninjs.is_ninjs, ninjs.articles, "an agency item: ninjs 1, 2 or 3", '{"uri": "…", "bodies": [{"value": "…"}]}'),
    Shape("fundus", is_fundus, fundus, "an article that fundus crawled", '{"body": {"summary": […], "sections": […]}}'),
    OWN,
)


def shape_of(found: object) -> Shape | None:
    """Give the shape of a parsed JSON value, or None."""
    return next((shape for shape in SHAPES if shape.fits(found)), None) if isinstance(found, dict) else None
