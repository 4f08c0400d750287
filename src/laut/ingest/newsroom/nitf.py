"""NITF (iptc.org/standards/nitf): one news article in XML, alone or inside NewsML-G2 and ninjs.

Most of its elements are those of HTML; the others are given the names of HTML and read as that. What is for editors only
(`docdata`, `media-metadata`, notes that are not to be published) is no text of the article.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final

from laut.article import Article
from laut.errors import ArticleError
from laut.ingest.blocks import Block
from laut.ingest.head import Head
from laut.ingest.keys import known_of
from laut.ingest.markup import blocks_of_markup
from laut.ingest.newsroom.story import CLASSES, agencies_of, authors_of, story, with_duties
from laut.ingest.page_blocks import squeezed
from laut.ingest.plain import Known
from laut.ingest.xml import local_name, parsed, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# The element of HTML, and the class, that an element of NITF is read as.
_AS_HTML: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "hl1": ("h1", ""),
        "hl2": ("h2", ""),
        "byline": ("p", "byline"),
        "dateline": ("p", ""),
        "abstract": ("div", "lead"),
        "block": ("div", ""),
        "note": ("div", ""),
        "bq": ("blockquote", ""),
        "fn": ("aside", ""),
        "credit": ("p", "byline"),
        "tagline": ("p", "byline"),
        "nitf-table": ("div", ""),
        "media": ("figure", ""),
        "media-caption": ("figcaption", ""),
        "media-producer": ("p", "byline"),
    }
)
_LEFT_OUT: Final = frozenset(
    "head rights distributor series media-reference media-metadata media-object nitf-table-metadata bibliography".split()
)
_DAY_WITH_ZONE: Final = re.compile(r"(\d{8})(?:Z|[+-]\d{4})", re.ASCII)  # EDTF has a zone only behind a time


def is_nitf(head: Head) -> bool:
    """Say whether a stream begins as NITF."""
    return head.root == "nitf"


def read_nitf(stream: BinaryIO, origin: str) -> Iterator[Article]:
    """Read one article.

    Raises:
        ArticleError: it is broken, or has no text and is not withdrawn.
    """
    root = parsed(stream)
    if not str(root.tag).endswith("nitf"):
        raise ArticleError(f"no NITF: it begins with <{root.tag}>")
    known = _known(root, origin)
    yield story(blocks_of_nitf(root), known=known, origin=origin, without_text="NITF without text: body.content is empty")


def blocks_of_nitf(root: "_Element") -> Iterator[Block]:
    """Give the blocks of the article; the elements are renamed on the way."""
    for element in root.iter("*"):
        name = local_name(element)
        tag, css_class = _AS_HTML.get(name, (name, ""))
        if name in _LEFT_OUT or (name == "note" and element.get("type") == "npa"):
            tag = "template"
        elif name == "p" and element.get("lede") == "true":
            css_class = "lead"
        element.tag = tag
        if css_class:
            element.set("class", css_class)
    yield from blocks_of_markup(root, classes=CLASSES)


def _known(root: "_Element", origin: str) -> Known:
    """Give what `docdata` and the head of the body say."""
    withdrawn = _attribute(root, "docdata", "management-doc-idref")
    status = _attribute(root, "docdata", "management-status")
    distributor = _words(root, "distributor")
    known = known_of(
        {
            "id": (status == "canceled" and withdrawn) or _attribute(root, "doc-id", "id-string"),
            "title": _words(root, "hl1") or _words(root, "title"),
            "outlet": _attribute(root, "pubdata", "name") or distributor,
            "authors": _authors(root),
            "language": root.get("{http://www.w3.org/XML/1998/namespace}lang"),
            "published": _date(root, "date.issue") or _date(root, "story.date"),
            "rights": _words(root, "rights") or _copyright(root),
        },
        origin,
    )
    agencies = agencies_of([distributor, _attribute(root, "doc-id", "regsrc")])
    embargo = _date(root, "date.release") or ("" if status == "embargoed" else None)
    duty = "usable" if status == "embargoed" else status
    return with_duties(replace(known, agencies=agencies), status=duty, embargo=embargo, origin=origin)


def _authors(root: "_Element") -> list[str]:
    """Give the persons in the by line, else the names in its words, without their titles."""
    names: list[str] = []
    for byline in root.iter("{*}byline"):
        persons = [squeezed("".join(person.itertext())) for person in byline.iter("{*}person")]
        titles = {text for title in byline.iter("{*}byttl") for text in title.itertext()}
        words = " ".join(text for text in byline.itertext() if text not in titles)
        names += persons or authors_of(words)
    return names


def _copyright(root: "_Element") -> str | None:
    """Give the holder and the year."""
    holder, year = _attribute(root, "doc.copyright", "holder"), _attribute(root, "doc.copyright", "year")
    return f"{holder} {year[:4]}" if holder and year else holder


def _date(root: "_Element", name: str) -> str | None:
    """Give a date as it stands; of a day with a zone, the day."""
    norm = _attribute(root, name, "norm")
    day = _DAY_WITH_ZONE.fullmatch(norm) if norm else None
    return day[1] if day else norm


def _attribute(root: "_Element", name: str, attribute: str) -> str | None:
    """Give an attribute of the first element of a name, None if it is absent or empty."""
    element = next(root.iter(f"{{*}}{name}"), None)
    return element.get(attribute) or None if element is not None else None


def _words(root: "_Element", name: str) -> str | None:
    """Give the words of the first element of a name."""
    return words_of(next(root.iter(f"{{*}}{name}"), None))
