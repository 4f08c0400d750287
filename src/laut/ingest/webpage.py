"""Web pages saved as HTML: trafilatura finds the article, this module keeps its blocks, captions and metadata.

The text is the extraction, fixed once: blocks joined by an empty line, the headline first. Nothing is shortened and no
repeated paragraph is dropped. Dates come from the page's own metadata, with time and zone; they are never searched for
in the text. The page's `lang` is not taken over: it is often that of a template, and detection knows better.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from laut.article import Article, PartKind
from laut.errors import ArticleError
from laut.ingest.blocks import article_from_blocks
from laut.ingest.charset import decode
from laut.ingest.dates import edtf_of
from laut.ingest.page_blocks import blocks_of, free_captions, is_last_resort, mark_repeats, plain_blocks, squeezed
from laut.ingest.page_dates import dates_of
from laut.ingest.plain import Known

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.metadata import Document

MIN_SENTENCE_WORDS: Final = 4  # "Die Brücke ist zu." is the shortest news
HEAD_BYTES: Final = 4096  # in which a page names its character set; the HTML standard says 1024

_DECLARED: Final = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_XML_CHARSET: Final = re.compile(rb"\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{2,40})")
_SENTENCE: Final = re.compile(r"[.!?…][\"“”«»’')]*(?:\s|\Z)")
_MARKUP: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*){0,5}<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def read_webpage(stream: BinaryIO, origin: str) -> Iterator[Article]:
    """Read the whole stream as one saved web page.

    Raises:
        ArticleError: it is empty or binary, or holds no article.
    """
    data = stream.read()
    if not data.strip():
        raise ArticleError("empty: there is no page")
    yield article_from_html(decode(data, declared=_declared(data), replacing=True), origin=origin)


def looks_like_html(text: str) -> bool:
    """Say whether a text begins as a web page does."""
    return bool(_MARKUP.match(text[:10_000]))


def article_from_html(html: str, *, origin: str) -> Article:
    """Make the article of a page.

    Raises:
        ArticleError: the page holds no article.
    """
    tree = _tree(html)
    captions = free_captions(tree)
    mark_repeats(tree)
    found = _extracted(tree)
    blocks = list(blocks_of(found.body, captions))
    if is_last_resort(found.body):
        blocks = list(plain_blocks(tree, captions)) or blocks
    if not any(kind == "body" and _is_prose(block) for kind, block in blocks):
        raise ArticleError("the page holds no article: there is no paragraph with a whole sentence")
    title = found.title or None
    published, modified = dates_of(tree)
    known = Known(
        url=found.url or None,
        title=title,
        outlet=found.sitename or None,
        authors=tuple(name for name in (found.author or "").split("; ") if name),
        published=published or (edtf_of(found.date) if found.date else None),
        modified=modified,
    )
    return article_from_blocks(_with_headline(blocks, title, tree), origin=origin, known=known)


def _declared(data: bytes) -> str | None:
    """Give the character set that a page names at its head."""
    match = _XML_CHARSET.match(data[:HEAD_BYTES]) or _DECLARED.search(data[:HEAD_BYTES])
    charset = match[1].decode("ascii", "ignore").lower() if match else None
    return "utf-8" if charset and charset.startswith("utf-16") else charset  # it was read as ASCII, so it is not UTF-16


def _tree(html: str) -> "HtmlElement":
    """Parse a page.

    Raises:
        ArticleError: there is no element in it.
    """
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    source = _XML.sub("", html.replace("\0", ""), count=1).encode("utf-8", "replace")
    try:
        tree = lxml_html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(f"the page holds no article: {error}") from error
    return tree


def _extracted(tree: "HtmlElement") -> "Document":
    """Let trafilatura find the article of a page.

    Raises:
        ArticleError: it finds none.
    """
    import trafilatura  # 0.15 s, and only for web pages
    from lxml import etree

    try:
        found = trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (etree.LxmlError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise ArticleError(f"the page cannot be taken apart: {error}") from error
    if found is None or isinstance(found, dict) or found.body is None:
        raise ArticleError("the page holds no article")
    return found


def _with_headline(blocks: list[tuple[PartKind, str]], title: str | None, tree: "HtmlElement") -> Iterator[tuple[PartKind, str]]:
    """Give the blocks with one headline: the first of rank 1 or the one that is the title, else the title put first."""
    names = {squeezed(title or ""), *(squeezed(element.text_content()) for element in tree.iter("h1"))} - {""}
    headline = next((at for at, (kind, block) in enumerate(blocks) if kind == "headline" or squeezed(block) in names), None)
    if headline is None and title:
        yield "headline", title
    for at, (kind, block) in enumerate(blocks):
        yield ("headline" if at == headline else "heading" if kind == "headline" else kind), block


def _is_prose(block: str) -> bool:
    """Tell a paragraph from the labels of a menu: it holds the end of a sentence, and some words."""
    return bool(_SENTENCE.search(block)) and len(block.split()) >= MIN_SENTENCE_WORDS
