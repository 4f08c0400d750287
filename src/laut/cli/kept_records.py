"""Records files read for a store: one after the other and line by line; a line that is no sound record is refused, the others go on."""

import base64
import binascii
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from laut.article import Refusal
from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.document import Span
    from laut.record import Record

STDIN: Final = "-"
VECTOR_BYTES: Final = 96
SUFFIXES: Final = frozenset({".jsonl", ".ndjson"})


def read_records(inputs: Iterable[str]) -> "Iterator[Record | Refusal]":
    """Give the records of files, folders and "-", and a Refusal for each line or file that cannot be read."""
    for name in inputs:
        if name == STDIN:
            yield from _from_stream(sys.stdin.buffer, STDIN)
            continue
        for path in _files(Path(name)):
            yield from [path] if isinstance(path, Refusal) else _from_file(path)


def flaw_of(record: "Record") -> str | None:
    """Say what is wrong with a record that nobody has checked since it was written, or None."""
    text = record.article.text
    if hashlib.sha256(text.encode()).hexdigest() != record.article.sha256:
        return "article.sha256 is not that of its text"
    if not record.article.id:
        return "article.id is empty"
    for name in ("mentions", "actors", "times", "statements", "events"):
        ids = [item.id for item in getattr(record, name)]
        if len(set(ids)) < len(ids):
            return f"{name}: an id stands twice"
    for statement in record.statements:
        if not _holds(text, statement.quote):
            return f"statement {statement.id}: its quote is not in the text"
    for event in record.events:
        if not _holds(text, event.trigger):
            return f"event {event.id}: its trigger is not in the text"
    vectors = {item.id: item.vector for item in record.statements} | {item.id: item.vector for item in record.events}
    return next(
        (f"{id}: its vector is not {VECTOR_BYTES} bytes in base64" for id, v in vectors.items() if not _is_vector(v)), None
    )


def _is_vector(packed: str | None) -> bool:
    if packed is None:
        return True
    try:
        return len(base64.b64decode(packed, validate=True)) == VECTOR_BYTES
    except (binascii.Error, ValueError):
        return False


def _holds(text: str, spans: "tuple[Span, ...]") -> bool:
    """Whether spans are words of the text, and there are any."""
    return bool(spans) and all(0 <= s.start < s.end <= len(text) and text[s.start : s.end] == s.text for s in spans)


def _files(path: Path) -> Iterator[Path | Refusal]:
    from laut.ingest.folders import files_in, origin_of

    if not path.is_dir():
        yield path
        return
    for found in files_in(path):
        if isinstance(found, Refusal) or found.suffix.lower() in SUFFIXES:
            yield found
        else:
            yield Refusal(origin_of(found), "read", f"no records file: these end in {' or '.join(sorted(SUFFIXES))}")


def _from_file(path: Path) -> "Iterator[Record | Refusal]":
    from laut.ingest.folders import origin_of, os_reason

    origin = origin_of(path)
    try:
        with path.open("rb") as stream:
            yield from _from_stream(stream, origin)
    except (OSError, ValueError) as error:
        yield Refusal(origin, "read", os_reason(error))


def _from_stream(stream: BinaryIO, origin: str) -> "Iterator[Record | Refusal]":
    for number, line in enumerate(stream, start=1):
        if line.strip():
            yield _from_line(line, f"{origin}:{number}")


def _from_line(line: bytes, place: str) -> "Record | Refusal":
    from laut.record import from_data

    try:
        record = from_data(json.loads(line.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        return Refusal(place, "read", f"no UTF-8: {error.reason} at byte {error.start}")
    except UsageError as error:
        return Refusal(place, "read", str(error))
    except (ValueError, RecursionError) as error:
        return Refusal(place, "read", f"no JSON: {error}")
    flaw = flaw_of(record)
    return record if flaw is None else Refusal(place, "read", flaw, record.article.id or None)
