"""Reads the files of the public lists: CSV, tab-separated tables and JSON, each with a message that says what is missing where."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from laut.errors import KnowledgeError

HOW_TO_GET = "'--lists' names the folder with the lists; docs/kb.md says which they are and where they come from"


def read_text(path: Path) -> str:
    """Give the text of a list.

    Raises:
        KnowledgeError: it is missing or no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"list {path}: cannot be read: {error}; {HOW_TO_GET}") from error


def read_rows(path: Path, *, delimiter: str = ",") -> Iterator[Mapping[str, str]]:
    """Give the rows of a table by the names in its first line, a short row with empty ends.

    Raises:
        KnowledgeError: it is missing or no UTF-8.
    """
    lines = read_text(path).splitlines()
    if delimiter == "\t":  # where quotation marks are letters as any other
        yield from csv.DictReader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, restval="")
    else:
        yield from csv.DictReader(lines, delimiter=delimiter, restval="")


def read_json(path: Path) -> Any:
    """Give what a JSON file holds.

    Raises:
        KnowledgeError: it is missing or no JSON.
    """
    try:
        return json.loads(read_text(path))
    except ValueError as error:
        raise KnowledgeError(f"list {path}: is no JSON: {error}; get it again") from error
