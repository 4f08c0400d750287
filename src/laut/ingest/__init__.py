"""Readers: what hands over Articles from files, folders and standard input.

A reader takes a buffered stream of bytes and the name of its origin, and yields Articles, and Refusals for what it
cannot read among them; an ArticleError refuses the stream as a whole. A new one needs a module and a line in READERS; outside
packages name a suffix such as ".xml" and their reader in the entry-point group `laut.readers`.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final, cast

from laut.article import Article, Refusal
from laut.errors import ArticleError, UsageError
from laut.ingest.agencies import credited
from laut.ingest.dates import checked_date
from laut.ingest.folders import files_in, origin_of, os_reason
from laut.ingest.objects import read_lines, read_objects
from laut.ingest.plain import read_plain
from laut.ingest.unknown import read_unknown
from laut.ingest.webpage import read_webpage

__all__ = ["READERS", "Reader", "credited", "read_inputs"]

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
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


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
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise UsageError(f"{language!r} is no language code: write two or three letters as in BCP 47, such as de or en")
    several = [inputs] if isinstance(inputs, str | Path) else inputs
    return _overruled(_read_all(several, stdin), date, language)


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
            yield from _read_stream(stdin or sys.stdin.buffer, STANDARD_INPUT, read_unknown)
        elif _ADDRESS.match(name):
            yield Refusal(name, "read", "web addresses are not read yet: save the page as .html and read that")
        else:
            yield from _read_path(Path(given))


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
        if isinstance(found, Refusal):
            yield found
        elif reader := _reader_for(found):
            yield from _read_file(found, reader)
        else:
            kinds = ", ".join(READERS)
            yield Refusal(
                origin_of(found), "read", f"unknown kind of file: {kinds} are read; name the file itself to try it as text"
            )


def _reader_for(path: Path) -> Reader | None:
    """Give the reader for the file's suffix, ours first; None if there is none."""
    suffix = path.suffix.lower()
    if suffix in READERS or not suffix:
        return READERS.get(suffix)
    from importlib.metadata import entry_points  # only files of outside kinds need it

    outside = next(iter(entry_points(group=READER_GROUP, name=suffix)), None)
    return cast(Reader, outside.load()) if outside else None


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
    """Read one stream; what refuses it as a whole becomes a Refusal."""
    try:
        yield from reader(stream, origin)
    except ArticleError as error:
        yield Refusal(origin, "read", str(error))
    except UnicodeError as error:
        yield Refusal(origin, "read", f"broken text: {error}")
    except OSError as error:
        yield Refusal(origin, "read", os_reason(error))
