"""What a crawler was answered: the bodies of HTTP responses, decoded, told by their content, and read as any other input."""

import io
import logging
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.head import Head, Reader, peeked

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap

ReaderOf = Callable[[Head, str], Reader | None]  # of a head and a suffix

MAX_PAYLOAD_BYTES: Final = 32 << 20  # unpacked; the largest pages of news sites have 10 MB
OK: Final = 200
GZIP: Final = b"\x1f\x8b"  # what gzip begins with

_BEGINNINGS: Final = (b"<", b"{", b"[")  # of HTML, XML and JSON; images, scripts and styles begin otherwise
_FAULTS: Final = (ArticleError, UnicodeError, OSError, ValueError, LookupError, RecursionError, zlib.error)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Payload:
    """What stands at an address.

    Attributes:
        data: the body as it was sent.
        headers: of the response; None where the body was archived without any.
    """

    url: str
    data: bytes
    headers: "HeaderMap | None"


def read_payload(payload: Payload, origin: str, reader_of: ReaderOf) -> Iterator[Article | Refusal]:
    """Read one body; what is no article's format is passed over, and what is broken refused.

    An article whose page does not say its address gets that of the payload.
    """
    try:
        data = _decoded(payload)
        if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINNINGS):
            logger.debug("%s: passed over: neither HTML nor XML nor JSON", origin)
            return
        head, stream = peeked(cast(BinaryIO, io.BufferedReader(io.BytesIO(data), len(data) + 1)))
        reader = reader_of(head, ".json" if head.text.lstrip().startswith(("{", "[")) else "")
        if reader is None:
            logger.debug("%s: passed over: no format that is read", origin)
            return
        for item in reader(stream, origin):
            yield replace(item, url=payload.url) if isinstance(item, Article) and not item.url else item
    except _FAULTS as error:
        yield Refusal(origin, "read", str(error) or type(error).__name__)


def _decoded(payload: Payload) -> bytes:
    """Undo what the body was encoded with on its way.

    Raises:
        ArticleError: it is too large, or not in the encoding that its headers name.
    """
    data = payload.data
    if payload.headers is None:
        return data
    if _header(payload.headers, "Transfer-Encoding") == "chunked":
        data = _unchunked(data)
    for encoding in reversed(_header(payload.headers, "Content-Encoding").split(",")):
        data = _unpacked(data, encoding.strip())
    return data


def _unchunked(data: bytes) -> bytes:
    """Join chunks; crawlers often archive the body joined already and leave the header."""
    first, _, _ = data.partition(b"\r\n")
    try:
        int(first.split(b";")[0], 16)
    except ValueError:
        return data
    from fastwarc.stream_io import ChunkedReader

    return ChunkedReader(io.BytesIO(data)).read(len(data))


def _unpacked(data: bytes, encoding: str) -> bytes:
    if encoding in {"gzip", "x-gzip", "deflate"} and data:
        # Crawlers may archive the body unpacked and leave the header.
        if encoding != "deflate" and not data.startswith(GZIP):
            return data
        window = 47 if encoding != "deflate" or data[0] & 15 == 8 else -15  # some servers send deflate without its header
        data = zlib.decompressobj(window).decompress(data, MAX_PAYLOAD_BYTES + 1)
    elif encoding == "br":
        from fastwarc.stream_io import BrotliReader

        data = BrotliReader(io.BytesIO(data)).read(MAX_PAYLOAD_BYTES + 1)
    elif encoding not in {"", "identity"}:
        raise ArticleError(f"the body is packed with {encoding!r}, which is not read")
    if len(data) > MAX_PAYLOAD_BYTES:
        raise ArticleError(f"the body has more than {MAX_PAYLOAD_BYTES:,} bytes when unpacked, the limit")
    return data


def _header(headers: "HeaderMap", name: str) -> str:
    return (headers.get(name) or "").strip().lower()
