"""Parquet with named columns, among them what `laut store export` writes; read in batches, never as a whole."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.head import Head
from laut.ingest.tables.rows import COLUMNS, read_row, require_text_column

if TYPE_CHECKING:
    import pyarrow as pa

BATCH: Final = 500  # rows in memory

_MAGIC: Final = b"PAR1"


def is_parquet(head: Head) -> bool:
    """Say whether a stream begins as a Parquet file does."""
    return head.data.startswith(_MAGIC)


def read_parquet(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    """Read a table; a row that holds no article is refused and the next one read.

    Raises:
        ArticleError: pyarrow is not installed, or the stream is no Parquet table, broken, or has no column `text` or no row.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ArticleError('reading Parquet needs pyarrow; install it: pip install "laut[parquet]"') from error
    source = stream if stream.seekable() else io.BytesIO(stream.read())  # the list of columns stands at the end
    number = 0
    try:
        file = parquet.ParquetFile(source)
        require_text_column(file.schema_arrow.names)
        known = [name for name in file.schema_arrow.names if name in COLUMNS]
        for batch in file.iter_batches(batch_size=BATCH, columns=known):
            for row in _rows(batch):
                number += 1
                yield read_row(row, f"{origin}#{number}")
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ArticleError(f"no Parquet table, or a broken one: {error}") from error
    if not number:
        raise ArticleError("empty: the table holds no row")


def _rows(batch: "pa.RecordBatch") -> Iterator[dict[str, object]]:
    """Give the rows, with moments to the second: Python has no nanoseconds, and dates keep no fractions of a second."""
    import pyarrow as pa

    columns = {
        name: (column.cast(pa.timestamp("s", column.type.tz), safe=False) if pa.types.is_timestamp(column.type) else column)
        for name, column in zip(batch.schema.names, batch.columns, strict=True)
    }
    yield from pa.RecordBatch.from_pydict(columns).to_pylist()
