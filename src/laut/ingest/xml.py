"""XML, parsed so that a document can neither fetch anything nor blow itself up.

No DTD is loaded and no entity of a document's own is resolved. References to the characters that HTML names, which NITF
has in its DTD, become the characters; others refuse the document, as a text with holes is worse than none.
"""

import html.entities
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from laut.article import Article
from laut.errors import ArticleError
from laut.ingest.head import Head
from laut.ingest.page_blocks import squeezed

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_XML_BYTES: Final = 50_000_000  # 1,000 long articles with their metadata have 27,000,000

_OWN_ENTITIES: Final = "the XML declares entities of its own, which can fetch files or blow it up: send it without them"


def is_xml(head: Head) -> bool:
    """Say whether a stream begins as XML of any kind."""
    return head.text.lstrip().startswith("<?xml")


def read_other_xml(stream: BinaryIO, origin: str) -> Iterator[Article]:
    """Refuse XML of a kind that is not read, so that its mark-up is never taken for a text.

    Raises:
        ArticleError: always.
    """
    name = local_name(parsed(stream))
    raise ArticleError(f"XML that begins with <{name}>, which is no format that is read: `laut formats` lists them")


def parsed(source: BinaryIO | bytes) -> "_Element":
    """Give the root of a document, without comments and processing instructions.

    Raises:
        ArticleError: it is too large, no well-formed XML, or declares or needs entities.
    """
    from lxml import etree  # only formats in XML need it

    data = source if isinstance(source, bytes) else source.read(MAX_XML_BYTES + 1)
    if len(data) > MAX_XML_BYTES:
        raise ArticleError(f"XML of more than {MAX_XML_BYTES:,} bytes: split the message into its items")
    if not data.strip():
        raise ArticleError("empty: there is no XML")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(_OWN_ENTITIES if "amplification" in error.msg else f"broken XML: {error.msg}") from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise ArticleError(_OWN_ENTITIES)
    for entity in list(root.iter(etree.Entity)):
        _resolve(entity)
    return root


def local_name(element: "_Element") -> str:
    """Give the name of an element without its name space."""
    return str(element.tag).rpartition("}")[2]


def words_of(element: "_Element | None") -> str | None:
    """Give the words in an element on one line; None if there is none or it has none."""
    return squeezed("".join(element.itertext())) or None if element is not None else None


def _resolve(entity: "_Element") -> None:
    """Put the character that HTML names in the place of a reference.

    Raises:
        ArticleError: HTML names none so.
    """
    name = (entity.text or "").strip("&;")
    parent = entity.getparent()
    if f"{name};" not in html.entities.html5 or parent is None:
        raise ArticleError(
            f"the XML needs the entity &{name};, which stands in a DTD elsewhere: send it with the character itself"
        )
    words = html.entities.html5[f"{name};"] + (entity.tail or "")
    before = entity.getprevious()
    if before is None:
        parent.text = (parent.text or "") + words
    else:
        before.tail = (before.tail or "") + words
    entity.tail = None
    parent.remove(entity)
