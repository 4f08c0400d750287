"""ARC, plain or gzip: what crawlers wrote before WARC. A line with address, host, date, type and length before each answer.

Of version 1 and 2; the date is when the crawler came.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final, cast

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.archives.payloads import GZIP, MAX_PAYLOAD_BYTES, OK, Payload, ReaderOf, read_payload
from laut.ingest.archives.warc import inflated
from laut.ingest.head import Head

MAX_LINE_BYTES: Final = 65_536  # of an address and what stands beside it

_BEGINNING: Final = b"filedesc://"
# Addresses may hold spaces; the host is an address of the Internet protocol, and the date a run of digits.
_LINE: Final = re.compile(rb"(\S.*?) ([0-9a-fA-F.:]+) (\d{8,17}) (?:\S+ )*?(\d+)\s*")


def is_arc(head: Head) -> bool:
    """Say whether a stream begins as an ARC file does, plain or gzip."""
    return inflated(head.data, len(_BEGINNING)) == _BEGINNING


def read_arc(stream: BinaryIO, origin: str, *, reader_of: ReaderOf) -> Iterator[Article | Refusal]:
    """Read the records one after the other; after a broken line, the rest cannot be found and is refused.

    Places are bytes of the unpacked file.

    Raises:
        ArticleError: it is no ARC.
    """
    plain = _plain(stream)
    at, is_first = 0, True
    try:
        while line := plain.readline(MAX_LINE_BYTES):
            here, at = at, at + len(line)
            if not line.strip():
                continue
            found = _LINE.fullmatch(line)
            if found is None:
                yield Refusal(f"{origin}#{here}", "read", "broken record: its line has no length; the rest was not read")
                return
            n_bytes = int(found[4])
            if n_bytes > MAX_PAYLOAD_BYTES:
                yield Refusal(
                    f"{origin}#{here}",
                    "read",
                    f"a record has more than {MAX_PAYLOAD_BYTES:,} bytes, the limit; the rest was not read",
                )
                return
            data = plain.read(n_bytes)
            at += len(data)
            url = found[1].decode("utf-8", "replace")
            place = f"{origin}!{url}#{here}"
            if len(data) < n_bytes:
                yield Refusal(place, "read", f"the record is cut off: it has {len(data):,} of {n_bytes:,} bytes")
            elif not is_first:
                yield from _read_answer(url, data, place, reader_of)
            is_first = False
        if is_first:
            raise ArticleError("empty: the ARC holds no record")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Refusal(f"{origin}#{at}", "read", f"broken gzip: {error}; the rest was not read")


def _plain(stream: BinaryIO) -> BinaryIO:
    """Give the stream unpacked."""
    packed = cast(io.BufferedReader, stream).peek(2)[:2] == GZIP
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream


def _read_answer(url: str, data: bytes, origin: str, reader_of: ReaderOf) -> Iterator[Article | Refusal]:
    from fastwarc.warc import HeaderMap

    headers, body = HeaderMap("latin1"), io.BytesIO(data)
    if not data.startswith(b"HTTP/"):
        return
    try:
        n_header = headers.parse(body)
    except (OSError, ValueError) as error:
        yield Refusal(origin, "read", f"broken headers: {error}")
        return
    if headers.status_code == OK:
        yield from read_payload(Payload(url, data[n_header:], headers), origin, reader_of)
