"""The dates that a web page gives in its own metadata; its text is never searched for any."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from laut.ingest.dates import edtf_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED: Final = (
    "article:published_time datepublished date dc.date dc.date.issued dcterms.created dcterms.date pubdate publishdate"
)
_MODIFIED: Final = "article:modified_time datemodified last-modified dcterms.modified og:updated_time"


def dates_of(tree: "HtmlElement") -> tuple[str | None, str | None]:
    """Give when a page was published and modified, in EDTF, with time and zone if it says so; None where it does not."""
    metadata = list(_metadata(tree))
    return _first_date(metadata, _PUBLISHED), _first_date(metadata, _MODIFIED)


def _metadata(tree: "HtmlElement") -> Iterator[tuple[str, str]]:
    """Give the names and values of a page's own metadata: JSON-LD first, then meta elements, then marked times."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from _linked_data(script.text or "")
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and element.get("content"):
            yield name.lower(), element.get("content", "")
    for element in tree.iter("time"):
        name = element.get("itemprop") or ("pubdate" if element.get("pubdate") is not None else "")
        if name and element.get("datetime"):
            yield name.lower(), element.get("datetime", "")


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    """Give the dates of the articles that JSON-LD describes; broken JSON-LD is passed over."""
    try:
        pending = [json.loads(source)]
    except (ValueError, RecursionError):
        return
    while pending:
        node = pending.pop(0)
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            pending.append(node.get("@graph"))
            kind = str(node.get("@type"))
            for key in ("datePublished", "dateModified"):
                if isinstance(node.get(key), str) and ("Article" in kind or "Posting" in kind):
                    yield key.lower(), node[key]


def _first_date(metadata: list[tuple[str, str]], names: str) -> str | None:
    """Give the first date under any of the names, in EDTF."""
    return next((date for name, value in metadata if name in names.split() and (date := edtf_of(value))), None)
