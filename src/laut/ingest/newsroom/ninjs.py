"""ninjs 1, 2 and 3 (iptc.org/standards/ninjs): news items in JSON.

The versions differ in names ("versioncreated", "versionCreated") and in where the text stands: in `body_html`, `body_text`
and the like, or in `bodies`. What holds an article is read even where the schema forbids a key of it, as this reads and
does not validate; a key that is read and has the wrong type refuses the item.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.blocks import Block
from laut.ingest.feeds.entries import paragraphs
from laut.ingest.keys import known_of, type_name
from laut.ingest.markup import blocks_of_markup
from laut.ingest.newsroom.nitf import blocks_of_nitf
from laut.ingest.newsroom.story import CLASSES, agencies_of, authors_of, story, with_duties
from laut.ingest.page_blocks import squeezed
from laut.ingest.plain import Known
from laut.ingest.xml import parsed

_TELLING: Final = frozenset({"bodies", "headlines", "versioncreated", "pubstatus"})
_TYPES_BY_KEY: Final = (("eventdetails", "event"), ("plannedcoverage", "planning"))  # where the item does not say its type
_MARKUP: Final = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BODY_RANKS: Final = ("html", "richtext", "text", "main")  # mark-up first, as it says what is a paragraph


def is_ninjs(found: object) -> bool:
    """Say whether a parsed JSON value is an item; `text` is a key of ours."""
    if not isinstance(found, Mapping) or "text" in found:
        return False
    keys = {key.lower() for key in found}
    return "uri" in keys or bool(keys & _TELLING) or any(key.startswith(("body_", "headline_")) for key in keys)


def articles(found: Mapping[str, object], origin: str) -> Iterator[Article | Refusal]:
    """Give the article of an item, or why it holds none.

    Raises:
        ArticleError: a key that is read has the wrong type.
    """
    item = _Item(found)
    known = _known(item, origin)
    try:
        yield story(_text(item), known=known, origin=origin, without_text=_why_without_text(item))
    except ArticleError as error:
        yield Refusal(origin, "read", str(error), known.id)


def _why_without_text(item: "_Item") -> str:
    """Say why there is no article in an item without a body."""
    kind = item.string("type") or next((kind for key, kind in _TYPES_BY_KEY if item.has(key)), None)
    if kind in {"event", "planning"}:
        return f"no article but a ninjs item of type {kind}"
    what = f"a ninjs item of type {kind}" if kind else "a ninjs item"
    return f"{what} without a body; captions, descriptions and associated items are no article"


class _Item:
    """An object whose keys are the same in all versions: in lower case."""

    def __init__(self, found: Mapping[str, object]) -> None:
        self._values = {key.lower(): (key, value) for key, value in found.items() if value is not None}

    def string(self, *names: str) -> str | None:
        """Give the first of some strings that is there and not empty.

        Raises:
            ArticleError: it is no string.
        """
        for name in names:
            key, value = self._values.get(name, (name, ""))
            if not isinstance(value, str):
                raise ArticleError(f"`{key}` must be a string, not {type_name(value)}")
            if value:
                return value
        return None

    def has(self, *names: str) -> bool:
        """Say whether one of some keys is there, though it may be empty."""
        return any(name in self._values for name in names)

    def items(self, name: str) -> list["_Item"]:
        """Give the objects in an array.

        Raises:
            ArticleError: it is no array of objects.
        """
        key, value = self._values.get(name, (name, []))
        if not isinstance(value, list):
            raise ArticleError(f"`{key}` must be an array, not {type_name(value)}")
        for inner in value:
            if not isinstance(inner, dict):
                raise ArticleError(f"`{key}` must hold objects, not {type_name(inner)}")
        return [_Item(inner) for inner in value]

    def strings(self, prefix: str) -> dict[str, str]:
        """Give the strings whose key begins so, by the rest of their key.

        Raises:
            ArticleError: one is no string.
        """
        return {name.removeprefix(prefix): self.string(name) or "" for name in self._values if name.startswith(prefix)}


def _known(item: _Item, origin: str) -> Known:
    """Give what an item says about its article."""
    holder = item.string("copyrightholder")
    sources = [source.string("name", "literal") for source in (*item.items("infosources"), *item.items("infosource"))]
    credits = [line.string("value") for line in item.items("descriptions") if line.string("role") == "creditline"]
    modified = item.string("versioncreated")
    known = known_of(
        {
            "id": item.string("uri"),
            "title": _headline(item),
            "outlet": next(filter(None, sources), None) or holder,
            "authors": authors_of(item.string("byline", "by") or ""),
            "language": item.string("language"),
            "published": item.string("contentcreated", "firstcreated") or modified,
            "modified": modified,
            "rights": squeezed(item.string("copyrightnotice") or "") or None,
        },
        origin,
    )
    return with_duties(
        replace(known, agencies=agencies_of([*sources, *credits, holder])),
        status=item.string("pubstatus"),
        embargo=(item.string("embargoed", "embargoeduntil") or "") if item.has("embargoed", "embargoeduntil") else None,
        origin=origin,
    )


def _headline(item: _Item) -> str | None:
    """Give the main headline, else any, else the title."""
    headlines = {line.string("role") or "main": line.string("value") or "" for line in reversed(item.items("headlines"))}
    headlines |= item.strings("headline_")
    found = item.string("headline") or headlines.get("main") or next(filter(None, headlines.values()), None)
    return squeezed(found or item.string("title") or "") or None


def _text(item: _Item) -> list[Block]:
    """Give the blocks of the best body that has any."""
    bodies = [(name, "", value) for name, value in item.strings("body_").items()]
    bodies += [
        (body.string("role") or "", body.string("contenttype") or "", body.string("value") or "") for body in item.items("bodies")
    ]
    for _, content_type, value in sorted(bodies, key=_rank):
        if blocks := list(_blocks(content_type.lower(), value)):
            return blocks
    return []


def _rank(body: tuple[str, str, str]) -> int:
    """Say how well a body shows its paragraphs; the lowest is the best."""
    label = f"{body[0]} {body[1]}".lower()
    return next((rank for rank, word in enumerate(_BODY_RANKS) if word in label), len(_BODY_RANKS))


def _blocks(content_type: str, value: str) -> Iterator[Block]:
    """Give the blocks of a body."""
    if "nitf" in content_type:
        yield from blocks_of_nitf(parsed(value.encode("utf-8", "replace")))
    elif content_type == "text/plain" or not _MARKUP.search(value):
        yield from paragraphs(value)
    else:
        yield from blocks_of_markup(value, classes=CLASSES)
