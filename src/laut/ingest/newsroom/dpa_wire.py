"""dpa digitalwires (github.com/dpa-newslab): entries of the agency's wires in JSON, as its interfaces deliver them.

The text is put together as dpa does when it sends the same entry in NewsML-G2: kicker, by line, teaser, the text behind
its dateline, the box. The notepad, which is for editors and partly not for publication, is no text of the article.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from laut.article import Article, PartKind, Refusal
from laut.errors import ArticleError
from laut.ingest.blocks import Block
from laut.ingest.keys import known_of, type_name
from laut.ingest.markup import blocks_of_markup
from laut.ingest.newsroom.story import CLASSES, agencies_of, authors_of, persons_of, story, with_duties
from laut.ingest.page_blocks import squeezed
from laut.ingest.plain import Known

_FIRST_PARAGRAPH: Final = re.compile(r"<p(?:\s[^>]*)?>")
_ABOVE: Final[tuple[tuple[str, PartKind], ...]] = (
    ("kicker", "heading"),
    ("subhead", "heading"),
    ("byline", "credit"),
    ("teaser", "lead"),
)


def is_dpa_wire(found: object) -> bool:
    """Say whether a parsed JSON value is an entry."""
    return isinstance(found, Mapping) and (
        str(found.get("format")).startswith("digitalwires") or {"urn", "article_html"} <= found.keys()
    )


def articles(found: Mapping[str, object], origin: str) -> Iterator[Article | Refusal]:
    """Give the article of an entry, or why it holds none.

    Raises:
        ArticleError: a key that is read has the wrong type.
    """
    known = _known(found, origin)
    text = list(_text(found))
    try:
        yield story([*_above(found), *text] if text else [], known=known, origin=origin, without_text=_why_without_text(found))
    except ArticleError as error:
        yield Refusal(origin, "read", str(error), known.id)


def _known(found: Mapping[str, object], origin: str) -> Known:
    """Give what an entry says about its article."""
    created = _string(found, "version_created")
    provider = next(_categories(found, "provider"), None)
    known = known_of(
        {
            "id": _string(found, "urn"),
            "title": squeezed(_string(found, "headline") or "") or None,
            "outlet": provider,
            "authors": authors_of(_string(found, "byline") or "") or persons_of(_categories(found, "creator")),
            "language": _string(found, "language"),
            "published": _string(found, "content_created") or created,
            "modified": created,
            "rights": squeezed(_string(found, "copyrightnotice") or "") or None,
        },
        origin,
    )
    agencies = agencies_of([_string(found, "creditline"), provider, *_categories(found, "infosource")])
    return with_duties(
        replace(known, agencies=agencies),
        status=_string(found, "pubstatus"),
        embargo=_string(found, "embargoed"),
        origin=origin,
    )


def _above(found: Mapping[str, object]) -> Iterator[Block]:
    """Give what stands between the headline and the text."""
    for key, kind in _ABOVE:
        if words := squeezed(_string(found, key) or ""):
            yield kind, words


def _text(found: Mapping[str, object]) -> Iterator[Block]:
    """Give the text, with its dateline at the beginning, and the box."""
    text = _string(found, "article_html") or ""
    dateline = html.escape(_string(found, "dateline") or "").strip()
    if text and dateline and 'class="dateline"' not in text:
        match = _FIRST_PARAGRAPH.search(text)
        at = match.end() if match else 0
        text = f"{text[:at]}{dateline} {text[at:]}"
    yield from blocks_of_markup(text, classes=CLASSES)
    yield from blocks_of_markup(_string(found, "infobox_html") or "", classes=CLASSES)


def _why_without_text(found: Mapping[str, object]) -> str:
    """Say what an entry without a text is, as far as what it comes with shows it."""
    associations = found.get("associations")
    kinds = [str(item.get("type")) for item in associations if isinstance(item, dict)] if isinstance(associations, list) else []
    what = f"an entry of {', '.join(dict.fromkeys(kinds))}" if kinds else "an entry"
    return f"{what} without text, and a caption alone is no article: nothing is fetched"


def _categories(found: Mapping[str, object], kind: str) -> Iterator[str]:
    """Give the names of the categories of a kind."""
    categories = found.get("categories")
    for category in categories if isinstance(categories, list) else ():
        if isinstance(category, dict) and category.get("type") == f"dnltype:{kind}" and isinstance(category.get("name"), str):
            yield category["name"]


def _string(found: Mapping[str, object], key: str) -> str | None:
    """Give a string, or None if it is absent or null.

    Raises:
        ArticleError: it is no string.
    """
    value = found.get(key)
    if value is not None and not isinstance(value, str):
        raise ArticleError(f"`{key}` must be a string, not {type_name(value)}")
    return value
