"""CSV and TSV with a header row that names its columns; the delimiter is the one that gives a column `text`.

Cells may hold delimiters, quotation marks and line ends inside quotation marks, as RFC 4180 has it.
"""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.charset import decode
from laut.ingest.head import Head
from laut.ingest.tables.rows import COLUMNS, read_row, require_text_column

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS: Final = ",;\t|"
MAX_CELL_CHARS: Final = 50_000_000  # the csv module's own limit of 131,072 is shorter than some texts


def is_table(head: Head) -> bool:
    """Say whether a text begins with a header that names `text` and another column that we know."""
    names = _header(head.text[:10_000])[1]
    return "text" in names and sum(name in COLUMNS for name in names) > 1


def read_table(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    """Read the whole stream as one table; a row that is broken or holds no article is refused and the next one read.

    Raises:
        ArticleError: it is empty or no text, has no column `text`, or no row.
    """
    text = decode(stream.read())
    if not text.strip():
        raise ArticleError("empty: there is no table")
    delimiter, names = _header(text)
    require_text_column(names)
    csv.field_size_limit(MAX_CELL_CHARS)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    n_rows = -1  # the header is one
    for item in _rows(rows, origin):
        n_rows += 1
        if n_rows:
            yield item if isinstance(item, Refusal) else _read_row(names, item[1], item[0])
    if n_rows < 1:
        raise ArticleError("empty: there is no row below the header")


def _rows(rows: "Reader", origin: str) -> Iterator[tuple[str, list[str]] | Refusal]:
    """Give the rows that are not empty, each named by the line it begins in; of a broken one, why it is."""
    while True:
        where = f"{origin}:{rows.line_num + 1}"
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refusal(where, "read", f"broken row: {error}")
            continue
        if any(cells):
            yield where, cells


def _read_row(names: list[str], cells: list[str], origin: str) -> Article | Refusal:
    """Give the article of a row, or why there is none."""
    row = dict(zip(names, cells, strict=False))
    if len(cells) > len(names):
        reason = f"broken row: {len(cells)} cells under {len(names)} columns; quote cells that hold the delimiter"
        return Refusal(origin, "read", reason, row.get("id") or None)
    return read_row(row, origin)


def _header(text: str) -> tuple[str, list[str]]:
    """Give the delimiter and the names of the columns, in small letters."""
    headers = {delimiter: _names(text, delimiter) for delimiter in DELIMITERS}
    best = max(headers, key=lambda delimiter: ("text" in headers[delimiter], len(headers[delimiter])))
    return best, headers[best]


def _names(text: str, delimiter: str) -> list[str]:
    """Give the cells of the first row that has any."""
    rows = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter)
    try:
        return [name.strip().lower() for name in next(rows, [])]
    except csv.Error:
        return []
