"""Readers: what hands over Articles from files, folders and standard input.

What formats there are, and how they are recognised, stands in `formats`. Outside packages name a suffix such as ".xml" and
their reader in the entry-point group `laut.readers`.
"""

import logging
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from laut.article import Article, Refusal, checked_language
from laut.errors import ArticleError
from laut.ingest.dates import checked_date
from laut.ingest.folders import files_in, origin_of, os_reason
from laut.ingest.formats import FORMATS, reader_named, reader_of
from laut.ingest.head import HEAD_BYTES, Reader, peeked
from laut.ingest.unknown import read_unknown

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["FORMATS", "Reader", "read_inputs"]

logger = logging.getLogger(__name__)

STANDARD_INPUT: Final = "-"
READER_GROUP: Final = "laut.readers"  # of entry points

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read_inputs(
    inputs: Iterable[str | Path] | Path,
    *,
    published: str | None = None,
    language: str | None = None,
    format: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Refusal]:
    """Read files, folders and "-", one after the other in the order given, each only when its turn comes.

    Args:
        published: the date of all articles, whatever the inputs say.
        language: the language of all articles, whatever the inputs say, in BCP 47.
        format: the name of the format that all inputs are in, whatever they look like.
        stdin: what "-" stands for, else standard input.

    Raises:
        UsageError: `published` is no date, `language` no code or `format` unknown. What cannot be read is never raised but yielded.
    """
    date = checked_date(published) if published is not None else None
    code = checked_language(language) if language is not None else None
    several = [inputs] if isinstance(inputs, str | Path) else inputs
    forced = reader_named(format) if format is not None else None
    return _overruled(_read_all(several, stdin, forced), date, code)


def _overruled(found: Iterator[Article | Refusal], published: str | None, language: str | None) -> Iterator[Article | Refusal]:
    """Put the caller's date and language in the place of the input's."""
    for item in found:
        if isinstance(item, Article) and (published or language):
            item = replace(item, published=published or item.published, language=language or item.language)
        yield item


def _read_all(inputs: Iterable[str | Path], stdin: BinaryIO | None, forced: Reader | None) -> Iterator[Article | Refusal]:
    """Read every input."""
    for given in inputs:
        name = str(given)
        if name == STANDARD_INPUT:
            yield from _read_standard_input(stdin, forced)
        elif _ADDRESS.match(name):
            yield Refusal(name, "read", "web addresses are not read yet: save the page as .html and read that")
        else:
            yield from _read_path(Path(given), forced)


def _read_standard_input(stdin: BinaryIO | None, forced: Reader | None) -> Iterator[Article | Refusal]:
    """Read "-"; whoever starts a process may have closed it."""
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        yield Refusal(STANDARD_INPUT, "read", "standard input is closed: there is nothing to read")
    else:
        yield from _read_stream(stream, STANDARD_INPUT, forced or _recognising("", read_unknown))


def _read_path(path: Path, forced: Reader | None) -> Iterator[Article | Refusal]:
    """Read a file or a folder."""
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield Refusal(origin_of(path), "read", os_reason(error))
        return
    if not is_folder:
        yield from _read_file(path, forced or _reader_for(path, read_unknown))
        return
    for found in files_in(path):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _read_file(found, forced or _reader_for(found, _refuse_unknown))


def _refuse_unknown(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    """Refuse a file in a folder that shows neither by its content nor by its name what it is."""
    reason = "unknown kind of file: `laut formats` lists what is read; name the file itself to try it as text"
    yield Refusal(origin, "read", reason)


def _reader_for(path: Path, otherwise: Reader) -> Reader:
    """Give the reader for a file: that of another package for its suffix, if there is one, else what its content shows."""
    suffix = path.suffix.lower()
    if suffix and not any(suffix in format.suffixes for format in FORMATS):
        from importlib.metadata import entry_points  # only files of other kinds need it

        outside = next(iter(entry_points(group=READER_GROUP, name=suffix)), None)
        if outside:
            return _outside_reader(outside)
    return _recognising(suffix, otherwise)


def _recognising(suffix: str, otherwise: Reader) -> Reader:
    """Give a reader that looks at the content, then at the suffix, and leaves what neither says to another."""

    def read(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
        head, whole = peeked(stream)
        yield from (reader_of(head, suffix) or otherwise)(whole, origin)

    return read


def _outside_reader(entry: "EntryPoint") -> Reader:
    """Give a reader of another package, which is loaded with the first file, so that its faults refuse that."""

    def read(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
        yield from cast(Reader, entry.load())(stream, origin)

    return read


def _read_file(path: Path, reader: Reader) -> Iterator[Article | Refusal]:
    """Read one file."""
    try:
        stream = path.open("rb", buffering=HEAD_BYTES)
    except (OSError, ValueError) as error:
        yield Refusal(origin_of(path), "read", os_reason(error))
        return
    with stream:
        yield from _read_stream(stream, origin_of(path), reader)


def _read_stream(stream: BinaryIO, origin: str, reader: Reader) -> Iterator[Article | Refusal]:
    """Read one stream; what refuses it as a whole becomes a Refusal.

    This is the reading half of the border around each article: whatever a reader does, the other inputs go on.
    """
    try:
        for item in cast("Iterator[object]", reader(stream, origin)):
            if not isinstance(item, Article | Refusal):
                raise TypeError(f"it gave neither an Article nor a Refusal but {type(item).__name__}")
            yield item
    except ArticleError as error:
        yield Refusal(origin, "read", str(error))
    except UnicodeError as error:
        yield Refusal(origin, "read", f"broken text: {error}")
    except OSError as error:
        yield Refusal(origin, "read", os_reason(error))
    except Exception as error:  # of a library or an outside reader: it must never take the other inputs with it
        logger.exception("reading %s failed", origin)
        yield Refusal(origin, "read", f"a fault in the reader: {error!r}; please report it")
