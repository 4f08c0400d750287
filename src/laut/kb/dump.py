"""Reads the lines of a Wikidata JSON dump, packed or not, and says where a packed one is cut off."""

import bz2
import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final, cast

from laut.errors import KnowledgeError

MAX_LINE_BYTES: Final = 64 << 20  # ten times the longest item
LINES_A_REPORT: Final = 10_000


def lines(path: Path, on_progress: Callable[[int], None] | None, *, already_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Give the lines with an item and their numbers, counted from 1, without commas and the brackets of the list.

    Raises:
        KnowledgeError: the file cannot be read, or ends within its compression.
    """
    number = 0
    try:
        with path.open("rb") as raw, _opened(path, raw) as file:
            while line := file.readline(MAX_LINE_BYTES):
                number += 1
                if on_progress and number % LINES_A_REPORT == 0:
                    on_progress(already_bytes + raw.tell())
                if len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
                    while (rest := file.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
                        pass
                    line = b"(too long)"
                line = line.strip().rstrip(b",")
                if line not in (b"", b"[", b"]"):
                    yield number, line
            if on_progress:
                on_progress(already_bytes + raw.tell())
    except (EOFError, zlib.error, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # from the system; those of gzip and bz2 have no number
            raise _unreadable(path, error) from error
        raise KnowledgeError(
            f"{path}: the compressed file is cut off or damaged after line {number}: {error}; "
            "compare its size and checksum with those on the download page and fetch it again"
        ) from error


def _opened(path: Path, raw: IO[bytes]) -> IO[bytes]:
    """Give the text of a file, unpacked if its name says that it is packed."""
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    if path.suffix == ".bz2":
        return cast("IO[bytes]", bz2.BZ2File(raw))
    return raw


def size_of(path: Path) -> int:
    """Give the size of the file.

    Raises:
        KnowledgeError: there is none.
    """
    try:
        return path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> KnowledgeError:
    return KnowledgeError(f"{path}: cannot be read: {error}; give a Wikidata dump as .json, .json.gz or .json.bz2")
