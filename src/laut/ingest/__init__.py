"""Readers: what hands over Articles from files, folders and standard input.

A reader takes a buffered stream of bytes and the name of its origin, and yields Articles, and Refusals for what it
cannot read among them; an ArticleError refuses the stream as a whole. A new one needs a module and a line in READERS; outside
packages name a suffix such as ".xml" and their reader in the entry-point group `laut.readers`.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from laut.article import Article, Refusal, checked_language
from laut.errors import ArticleError
from laut.ingest.dates import checked_date
from laut.ingest.folders import files_in, origin_of, os_reason
from laut.ingest.objects import read_lines, read_objects
from laut.ingest.plain import read_plain
from laut.ingest.unknown import read_unknown
from laut.ingest.webpage import read_webpage

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["READERS", "Reader", "read_inputs"]

logger = logging.getLogger(__name__)

Reader = Callable[[BinaryIO, str], Iterator[Article | Refusal]]

READERS: Final[dict[str, Reader]] = {
    ".txt": read_plain,
    ".json": read_objects,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".html": read_webpage,
    ".htm": read_webpage,
    ".xhtml": read_webpage,
}
STANDARD_INPUT: Final = "-"
READER_GROUP: Final = "laut.readers"  # of entry points

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read_inputs(
    inputs: Iterable[str | Path] | Path,
    *,
    published: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Refusal]:
    """Read files, folders and "-", one after the other in the order given, each only when its turn comes.

    Args:
        published: the date of all articles, whatever the inputs say.
        language: the language of all articles, whatever the inputs say, in BCP 47.
        stdin: what "-" stands for, else standard input.

    Raises:
        UsageError: `published` is no date or `language` no code. What cannot be read is never raised but yielded.
    """
    date = checked_date(published) if published is not None else None
    code = checked_language(language) if language is not None else None
    several = [inputs] if isinstance(inputs, str | Path) else inputs
    return _overruled(_read_all(several, stdin), date, code)


def _overruled(found: Iterator[Article | Refusal], published: str | None, language: str | None) -> Iterator[Article | Refusal]:
    """Put the caller's date and language in the place of the input's."""
    for item in found:
        if isinstance(item, Article) and (published or language):
            item = replace(item, published=published or item.published, language=language or item.language)
        yield item


def _read_all(inputs: Iterable[str | Path], stdin: BinaryIO | None) -> Iterator[Article | Refusal]:
    """Read every input."""
    for given in inputs:
        name = str(given)
        if name == STANDARD_INPUT:
            yield from _read_standard_input(stdin)
        elif _ADDRESS.match(name):
            yield Refusal(name, "read", "web addresses are not read yet: save the page as .html and read that")
        else:
            yield from _read_path(Path(given))


def _read_standard_input(stdin: BinaryIO | None) -> Iterator[Article | Refusal]:
    """Read "-"; whoever starts a process may have closed it."""
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        yield Refusal(STANDARD_INPUT, "read", "standard input is closed: there is nothing to read")
    else:
        yield from _read_stream(stream, STANDARD_INPUT, read_unknown)


def _read_path(path: Path) -> Iterator[Article | Refusal]:
    """Read a file or a folder."""
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield Refusal(origin_of(path), "read", os_reason(error))
        return
    if not is_folder:
        yield from _read_file(path, _reader_for(path) or read_unknown)
        return
    for found in files_in(path):
        yield from [found] if isinstance(found, Refusal) else _read_file(found, _reader_for(found) or _refuse_unknown)


def _refuse_unknown(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    """Refuse a file in a folder whose name does not say what it is."""
    yield Refusal(origin, "read", f"unknown kind of file: {', '.join(READERS)} are read; name the file itself to try it as text")


def _reader_for(path: Path) -> Reader | None:
    """Give the reader for the file's suffix, ours first; None if there is none."""
    suffix = path.suffix.lower()
    if suffix in READERS or not suffix:
        return READERS.get(suffix)
    from importlib.metadata import entry_points  # only files of outside kinds need it

    outside = next(iter(entry_points(group=READER_GROUP, name=suffix)), None)
    return _outside_reader(outside) if outside else None


def _outside_reader(entry: "EntryPoint") -> Reader:
    """Give a reader of another package, which is loaded with the first file, so that its faults refuse that."""

    def read(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
        yield from cast(Reader, entry.load())(stream, origin)

    return read


def _read_file(path: Path, reader: Reader) -> Iterator[Article | Refusal]:
    """Read one file."""
    try:
        stream = path.open("rb")
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
