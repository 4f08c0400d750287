"""HTML inside other formats, brought to blocks: paragraphs, headings, list items, table rows and captions, in their order.

Nothing is fetched and no entity of a document's own is resolved. Unlike `webpage`, which looks for the article in a page,
this takes all there is, but for scripts, styles and navigation.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from laut.article import PartKind
from laut.ingest.blocks import Block
from laut.ingest.page_blocks import squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEFT_OUT: Final = frozenset("script style nav noscript template svg form head".split())
_KINDS: Final[dict[str, PartKind]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
}
_BLOCKS: Final = frozenset(
    "p div li ul ol dl dt dd blockquote pre table tr section article main aside header footer figure hr address body".split()
) | frozenset(_KINDS)
_NO_CLASSES: Final[Mapping[str, PartKind | None]] = MappingProxyType({})
_BREAK: Final = "\0"  # lxml has none in its texts
_CELL: Final = "\1"


def blocks_of_markup(markup: "str | _Element", *, classes: Mapping[str, PartKind | None] = _NO_CLASSES) -> Iterator[Block]:
    """Give the blocks of a fragment of HTML, or of an element that was parsed before.

    Args:
        classes: what the source means by a class: the kind of the blocks in it, or None where they are no text of the article.
    """
    root = _parsed(markup) if isinstance(markup, str) else markup
    if root is None:
        return
    kinds: list[PartKind] = ["body"]
    pieces: list[str] = []
    for event, tag, kind, text in _events(root, classes):
        if tag in _BLOCKS:
            yield from _flushed(kinds[-1], pieces)
            if event == "start":
                kinds.append(kind or kinds[-1])
            elif len(kinds) > 1:
                kinds.pop()
        elif tag == "br" and event == "start":
            pieces.append(_BREAK)
        elif tag in {"td", "th"} and event == "start":
            pieces.append(_CELL)
        pieces.append(text)
    yield from _flushed("body", pieces)


def _parsed(markup: str) -> "_Element | None":
    from lxml import etree, html  # only mark-up needs it

    if not markup.strip():
        return None
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.fragment_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), create_parent="div", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _events(root: "_Element", classes: Mapping[str, PartKind | None]) -> Iterator[tuple[str, str, PartKind | None, str]]:
    """Give where each element starts and ends, its name without its name space, its kind, and the text that follows there."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
        named = [classes[name] for name in (element.get("class") or "").split() if name in classes]
        if tag in _LEFT_OUT or None in named:
            if event == "start":
                walk.skip_subtree()
                continue
            tag = ""
        text = element.text if event == "start" else element.tail if element is not root else ""
        yield event, tag, named[0] if named else _KINDS.get(tag), text or ""


def _flushed(kind: PartKind, pieces: list[str]) -> Iterator[Block]:
    """Give what was collected as one block, if there are words in it, and begin anew."""
    lines = "".join(pieces).split(_BREAK)
    pieces.clear()
    words = "\n".join(words for line in lines if (words := _line(line)).strip())
    if words:
        yield kind, words


def _line(line: str) -> str:
    """Give the words of a line; cells of a table are parted by a tab, and nothing stands before the first."""
    before, *cells = map(squeezed, line.split(_CELL))
    return "\t".join([before, *cells] if before or not cells else cells)
