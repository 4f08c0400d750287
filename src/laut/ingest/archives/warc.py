"""WARC, plain or gzip: the archives of crawlers, read record by record, of any length.

Only what was answered with success is read (`response`, and `resource`); requests, revisits, metadata and answers that are
no article's format are passed over. WARC-Date is when the crawler came, so it is never the date of an article.
"""

import logging
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.archives.payloads import GZIP, MAX_PAYLOAD_BYTES, OK, Payload, ReaderOf, read_payload
from laut.ingest.head import Head

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_BEGINNING: Final = b"WARC/"

logger = logging.getLogger(__name__)


def is_warc(head: Head) -> bool:
    """Say whether a stream begins as a WARC file does, plain or gzip."""
    return inflated(head.data, len(_BEGINNING)) == _BEGINNING


def inflated(data: bytes, n_bytes: int) -> bytes:
    """Give the first bytes of what is plain or gzip."""
    if not data.startswith(GZIP):
        return data[:n_bytes]
    try:
        return zlib.decompressobj(31).decompress(data, n_bytes)
    except zlib.error:
        return b""


def read_warc(stream: BinaryIO, origin: str, *, reader_of: ReaderOf) -> Iterator[Article | Refusal]:
    """Read the records one after the other; after one whose header is broken, the rest cannot be found and is refused.

    Raises:
        ArticleError: it is no WARC.
    """
    from fastwarc.warc import ArchiveIterator  # only archives need it

    # quirks_mode finds the next record behind a wrong length, and reads lines that end without a carriage return.
    records = iter(ArchiveIterator(stream, parse_http=True, quirks_mode=True))
    at = None
    while True:
        try:
            record = next(records)
        except StopIteration:
            break
        except (OSError, ValueError) as error:
            if at is None:
                raise ArticleError(f"no WARC: {error}") from error
            yield Refusal(
                f"{origin}#{at}", "read", f"broken behind the record that begins at byte {at}: {error}; the rest was not read"
            )
            return
        at = record.stream_pos
        yield from _read_record(record, origin, reader_of)
    if at is None:
        raise ArticleError("empty: the WARC holds no record")


def _read_record(record: "WarcRecord", origin: str, reader_of: ReaderOf) -> Iterator[Article | Refusal]:
    from fastwarc.warc import WarcRecordType

    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")  # wget wrote it in brackets
    place = f"{origin}!{url}#{record.stream_pos}"
    is_answer = record.record_type == WarcRecordType.response
    if not (is_answer and record.is_http_parsed) and record.record_type != WarcRecordType.resource:
        logger.debug("%s: passed over: %s", place, record.record_type)
        return
    if is_answer and record.http_headers.status_code != OK:
        logger.debug("%s: passed over: status %s", place, record.http_headers.status_code)
        return
    if record.content_length > MAX_PAYLOAD_BYTES:
        yield Refusal(place, "read", f"the record has more than {MAX_PAYLOAD_BYTES:,} bytes, the limit")
        return
    try:
        n_bytes = record.content_length
        data = record.reader.read(n_bytes)
    except OSError as error:
        yield Refusal(place, "read", f"broken record: {error}")
        return
    if len(data) < n_bytes:
        yield Refusal(place, "read", f"the record is cut off: it has {len(data):,} of {n_bytes:,} bytes")
        return
    headers = record.http_headers if is_answer else None
    yield from read_payload(Payload(url, data, headers), place, reader_of)
