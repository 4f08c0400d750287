"""NewsML-G2 (iptc.org/standards/newsml-g2): messages of items, or one item; the articles are the news items with a text.

The text is what stands in the item itself, as XHTML, NITF or plain text; nothing is fetched. Captions and descriptions in
the metadata are no article, and neither are packages, concepts and plans. Of renditions that say the same, the first with
a text is read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import urlsplit

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.blocks import Block
from laut.ingest.feeds.entries import paragraphs
from laut.ingest.head import Head
from laut.ingest.keys import known_of
from laut.ingest.markup import blocks_of_markup
from laut.ingest.newsroom.nitf import blocks_of_nitf
from laut.ingest.newsroom.story import CLASSES, agencies_of, authors_of, persons_of, story, with_duties
from laut.ingest.page_blocks import squeezed
from laut.ingest.plain import Known
from laut.ingest.xml import local_name, parsed, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE: Final = "http://iptc.org/std/nar/2006-10-01/"

_NO_ARTICLES: Final[Mapping[str, str]] = {
    "packageItem": "a package that only refers to items: read the items",
    "conceptItem": "no article but a concept item, which describes a person, a place or a term",
    "knowledgeItem": "no article but a knowledge item, which lists terms",
    "planningItem": "no article but a planning item, which announces coverage",
    "catalogItem": "no article but a catalog item, which lists schemes of codes",
    "catalog": "no article but a catalog of schemes of codes",
    "contentSet": "a fragment of NewsML-G2: the item that <contentSet> stands in is missing",
    "contentMeta": "a fragment of NewsML-G2: the item that <contentMeta> stands in is missing",
    "groupSet": "a fragment of NewsML-G2: the package that <groupSet> stands in is missing",
    "NewsML": "NewsML 1, which came before NewsML-G2: ask the sender for NewsML-G2, NITF or ninjs",
}
_ITEMS: Final = frozenset({"newsMessage", "newsItem", *_NO_ARTICLES} - {"catalog"})
_CODE_LISTS: Final = ("http://cv.iptc.org/", "https://cv.iptc.org/")
_MARKUP: Final = frozenset("html body div section article p h1 h2 h3 ul ol table blockquote".split())
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def is_newsml(head: Head) -> bool:
    """Say whether a stream begins as NewsML-G2, as a fragment of it, or as NewsML 1."""
    return head.root in _ITEMS or (head.root == "catalog" and NAMESPACE in head.root_attributes)


def read_newsml(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    """Read the items of a message, or the one item, in their order; what is no article is refused by its id.

    Raises:
        ArticleError: it is broken, or a message without an item.
    """
    root = parsed(stream)
    items = [root] if local_name(root) != "newsMessage" else root.findall("{*}itemSet/*")
    if not items:
        raise ArticleError("a message without an item")
    ids = {item.get("guid") for item in items}
    for number, item in enumerate(items, start=1):
        where = f"{origin}#{number}" if len(items) > 1 else origin
        if local_name(item) == "packageItem" and any(part.get("residref") in ids for part in item.iter("{*}itemRef")):
            continue  # its parts stand in the same message
        try:
            yield _article(item, where)
        except ArticleError as error:
            yield Refusal(where, "read", str(error), item.get("guid") or None)


def _article(item: "_Element", origin: str) -> Article:
    """Make the article of an item.

    Raises:
        ArticleError: it holds none.
    """
    name = local_name(item)
    if name != "newsItem":
        raise ArticleError(_NO_ARTICLES.get(name, f"<{name}> is no item of NewsML-G2"))
    without_text = _why_without_text(item)
    return story(_blocks(item), known=_known(item, origin), origin=origin, without_text=without_text)


def _known(item: "_Element", origin: str) -> Known:
    """Give what the metadata of an item say."""
    meta, content = "{*}itemMeta/{*}", "{*}contentMeta/{*}"
    version = words_of(item.find(meta + "versionCreated"))
    provider = _named(item.find(meta + "provider"))
    authors = [name for by in item.iterfind(content + "by") for name in authors_of("".join(by.itertext()))]
    known = known_of(
        {
            "id": item.get("guid"),
            "title": _headline(item),
            "outlet": provider,
            "authors": authors or persons_of(map(_named, item.iterfind(content + "creator"))),
            "language": _language(item),
            "published": words_of(item.find(content + "contentCreated")) or words_of(item.find(meta + "firstCreated")) or version,
            "modified": version,
            "rights": words_of(item.find("{*}rightsInfo/{*}copyrightNotice")),
        },
        origin,
    )
    sources = [_named(source) for source in item.iterfind(content + "infoSource")]
    agencies = agencies_of([words_of(item.find(content + "creditline")), provider, *sources])
    embargo = next(item.iterfind(meta + "embargoed"), None)
    return with_duties(
        replace(known, agencies=agencies),
        status=_code(item.find(meta + "pubStatus")),
        embargo=None if embargo is None else (embargo.text or "").strip(),
        origin=origin,
    )


def _headline(item: "_Element") -> str | None:
    """Give the headline of the first rank, else the first; the others are alternatives, or stand in the text."""
    headlines = [(int(rank) if (rank := found.get("rank") or "1").isdecimal() else 1, squeezed("".join(found.itertext())))
                 for found in item.iterfind("{*}contentMeta/{*}headline")]  # fmt: skip
    best = min((found for found in headlines if found[1]), key=lambda found: found[0], default=None)
    return best[1] if best else None


def _language(item: "_Element") -> str | None:
    """Give the language of the content, else the one nearest to it that an element has."""
    stated = item.find("{*}contentMeta/{*}language")
    inline = item.find("{*}contentSet/{*}inlineXML")
    html = item.find("{*}contentSet/{*}inlineXML/{*}html")
    nearest = (element.get(_LANGUAGE) for element in (html, inline, item.find("{*}contentSet"), item) if element is not None)
    return (stated.get("tag") if stated is not None else None) or next(filter(None, nearest), None)


def _blocks(item: "_Element") -> Iterator[Block]:
    """Give the blocks of the first rendition that has any."""
    for rendition in item.iterfind("{*}contentSet/*"):
        if blocks := list(_blocks_of(rendition)):
            yield from blocks
            return


def _blocks_of(rendition: "_Element") -> Iterator[Block]:
    """Give the blocks of one rendition; none if it is no text."""
    kind, content_type = local_name(rendition), rendition.get("contenttype") or ""
    if kind == "inlineData" and not rendition.get("encoding") and content_type.startswith("text/"):
        text = rendition.text or ""
        yield from blocks_of_markup(text, classes=CLASSES) if "html" in content_type else paragraphs(text)
    elif kind == "inlineXML" and len(rendition) and local_name(rendition[0]) == "nitf":
        yield from blocks_of_nitf(rendition[0])
    elif kind == "inlineXML" and len(rendition) and local_name(rendition[0]) in _MARKUP:
        yield from blocks_of_markup(rendition, classes=CLASSES)


def _why_without_text(item: "_Element") -> str:
    """Say why there is no article in an item without a text that can be read."""
    kind = (_code(item.find("{*}itemMeta/{*}itemClass")) or "").rpartition(":")[2]
    renditions = item.findall("{*}contentSet/*")
    what = f"an item of class {kind}" if kind and kind != "text" else "an item"
    if not renditions:
        return f"{what} without content, only with metadata"
    inner = next(
        (local_name(rendition[0]) for rendition in renditions if local_name(rendition) == "inlineXML" and len(rendition)), None
    )
    if inner and inner not in _MARKUP and inner != "nitf":
        return f"{what} whose content is <{inner}>, no text"
    if any(local_name(rendition) == "remoteContent" for rendition in renditions):
        return f"{what} that only points to its content, and a caption alone is no article: nothing is fetched"
    return f"{what} whose content is empty"


def _named(found: "_Element | None") -> str | None:
    """Give the name of who is meant, else what the code ends in, else the host of the address."""
    if found is None:
        return None
    code, uri = found.get("qcode") or "", found.get("uri") or ""
    if uri.startswith(_CODE_LISTS):
        code = uri.replace("/", ":")
    host = (urlsplit(uri).hostname or "").removeprefix("www.")
    return words_of(found.find("{*}name")) or found.get("literal") or code.rpartition(":")[2] or host or None


def _code(found: "_Element | None") -> str | None:
    """Give the code or the address of a property."""
    return None if found is None else found.get("qcode") or found.get("uri") or None
