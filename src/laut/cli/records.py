"""Reads records files back: JSONL, a record a line; what is none is said with file and line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.record import Record

STDIN: Final = "-"


def records_of(path: str) -> "Iterator[Record]":
    """Give the records of a file, "-" for standard input, one after the other.

    Raises:
        UsageError: there is no such file, or a line is no record.
    """
    from laut.record import from_data

    for place, data in objects_of(path):
        try:
            yield from_data(data)
        except UsageError as error:
            raise UsageError(f"{place}: {error}") from error


def objects_of(path: str) -> Iterator[tuple[str, Any]]:
    """Give what stands in each line of a JSONL file, with its place.

    Raises:
        UsageError: there is no such file, or a line is no JSON object.
    """
    for number, line in enumerate(lines_of(path), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{place}: no JSON: {error}; give a records file, one record a line") from error
        if not isinstance(data, dict):
            raise UsageError(f"{place}: no object but {type(data).__name__}; give one object a line")
        yield place, data


def lines_of(path: str) -> Iterator[str]:
    """Give the lines of a UTF-8 file.

    Raises:
        UsageError: there is no such file, or it is not UTF-8.
    """
    try:
        if path == STDIN:
            yield from sys.stdin.buffer.read().decode("utf-8-sig").split("\n")
            return
        with Path(path).open(encoding="utf-8-sig", newline="\n") as file:
            yield from file
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8: {error}") from error
