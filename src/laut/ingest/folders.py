"""The files of a folder, in name order, with everything inside it; hidden ones are passed over."""

import os
from collections.abc import Iterator
from pathlib import Path

from laut.article import Refusal


def files_in(folder: Path) -> Iterator[Path | Refusal]:
    """Give the files below a folder in name order, and a Refusal for each folder or entry that cannot be read.

    Files and folders are sorted together by their names, a folder's content stands in its place. Links are followed,
    but not back into a folder they lie in. Names that begin with a full stop are hidden.
    """
    pending: list[tuple[Path, frozenset[tuple[int, int]]]] = [(folder, frozenset())]
    n_found = 0
    while pending:
        path, above = pending.pop()
        try:
            status = path.stat()
            mark = (status.st_dev, status.st_ino)
            if not path.is_dir():
                n_found += 1
                yield path if path.is_file() else Refusal(origin_of(path), "read", "neither a file nor a folder")
                continue
            if mark in above:
                n_found += 1
                yield Refusal(origin_of(path), "read", "a link back to a folder it lies in; not followed")
                continue
            entries = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            n_found += 1
            yield Refusal(origin_of(path), "read", os_reason(error))
            continue
        pending += [(entry, above | {mark}) for entry in reversed(entries)]
    if not n_found:
        yield Refusal(origin_of(folder), "read", "empty: the folder holds no file that is not hidden")


def origin_of(path: Path) -> str:
    """Name a path; bytes in it that are no UTF-8 become U+FFFD, so that the name can be written."""
    return os.fsencode(path).decode("utf-8", "replace")


def os_reason(error: OSError | ValueError) -> str:
    """Say in plain words why the operating system gives no content."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "not readable: permission denied"
    if isinstance(error, OSError) and error.strerror:
        return f"not readable: {error.strerror.lower()}"
    return f"not readable: {error}"
