"""The blocks of a web page: what trafilatura finds, cut into headings, paragraphs, list items, table rows and captions.

A block is a kind and its words; white space that is only mark-up is brought to single spaces, a line break stays one.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from laut.article import PartKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

REPEAT: Final = "\u2e3b\u2042\u2e3b"  # stands behind a repeated paragraph while trafilatura looks at the page; no text has it

_LEFT_OUT: Final = ("nav", "header", "footer", "aside", "form", "script", "style", "noscript", "template")
_BREAK: Final = "\0"  # lxml has none in its texts
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS: Final = (*_HEADINGS, "p", "li", "blockquote", "pre", "td", "div", "section", "article", "main", "body")


def free_captions(tree: "HtmlElement") -> frozenset[str]:
    """Turn captions into paragraphs behind their figures, as trafilatura drops them, and give their words."""
    captions = set()
    for caption in list(tree.iter("figcaption")):
        words = squeezed(caption.text_content())
        figure = next(caption.iterancestors("figure"), caption)
        if words and figure.getparent() is not None:
            captions.add(words)
            paragraph = tree.makeelement("p")
            paragraph.text = words
            paragraph.tail, figure.tail = figure.tail, None
            caption.drop_tree()
            figure.addnext(paragraph)
    return frozenset(captions)


def mark_repeats(tree: "HtmlElement") -> None:
    """Make paragraphs that repeat the one before them differ from it, as trafilatura drops repeats; `blocks_of` undoes it."""
    before, marked = "", False
    for paragraph in tree.iter("p"):
        words = squeezed(paragraph.text_content())
        marked = bool(words) and words == before and not marked
        if marked and len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + REPEAT
        elif marked:
            paragraph.text = (paragraph.text or "") + REPEAT
        before = words


def blocks_of(body: "HtmlElement", captions: frozenset[str]) -> Iterator[tuple[PartKind, str]]:
    """Give the blocks of trafilatura's tree in order."""
    stray = squeezed(body.text or "")
    if stray:
        yield "body", stray
    if body.tag == "p":
        yield from _block("body", _words(body), captions)
    for element in body if body.tag != "p" else ():
        if element.tag == "head":
            yield from _block("headline" if element.get("rend") == "h1" else "heading", _words(element), captions)
        elif element.tag in {"list", "table", "quote"}:
            for inner in _inner(element):
                yield from _block("body", inner, captions)
        else:
            yield from _block("body", _words(element), captions)
        yield from _block("body", squeezed(element.tail or ""), captions)


def _inner(element: "HtmlElement") -> Iterator[str]:
    """Give the items of a list, the rows of a table or the paragraphs of a block quote, each as one block."""
    tag = {"list": "item", "table": "row", "quote": "p"}[element.tag]
    inner = [child for child in element if child.tag == tag]
    if not inner or (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        yield _words(element)
        return
    for child in element:
        yield "\t".join(_words(cell) for cell in child) if tag == "row" else _words(child)


def _block(kind: PartKind, words: str, captions: frozenset[str]) -> Iterator[tuple[PartKind, str]]:
    """Give a block unless it is empty, as a caption if it is one."""
    words = words.replace(REPEAT, "").strip(" ")
    if words:
        yield ("caption" if squeezed(words) in captions else kind), words


def _words(element: "HtmlElement") -> str:
    """Give the words of a block on one line, but for its own line breaks."""
    lines = "".join(_pieces(element)).split(_BREAK)
    return "\n".join(line for line in map(squeezed, lines) if line)


def _pieces(element: "HtmlElement") -> Iterator[str]:
    """Give the texts in an element in order, and a mark for each line break."""
    yield element.text or ""
    for child in element.iterdescendants():
        yield _BREAK if child.tag in {"lb", "br"} else child.text or ""
        yield child.tail or ""


def is_last_resort(body: "HtmlElement") -> bool:
    """Say whether trafilatura found no article and gives all of the page as one block."""
    return len(body) == 1 and body[0].tag == "p" and "\n" in (body[0].text or "")


def plain_blocks(tree: "HtmlElement", captions: frozenset[str]) -> Iterator[tuple[PartKind, str]]:
    """Give the paragraphs and headings of a page too short for trafilatura, in order: the blocks with no block inside."""
    for element in tree.iter(*_BLOCKS):
        left_out = any(ancestor.tag in _LEFT_OUT for ancestor in element.iterancestors())
        if not left_out and next(element.iterdescendants(*_BLOCKS, *_LEFT_OUT), None) is None:
            kind: PartKind = "heading" if element.tag in _HEADINGS else "body"
            yield from _block("headline" if element.tag == "h1" else kind, _words(element), captions)


def squeezed(words: str) -> str:
    """Bring all white space to single spaces, but for those that do not break."""
    return re.sub(r"[ \t\r\n\f]+", " ", words).strip(" ")
