"""Parquet: kinds of columns, bad rows and bad files, and what `laut store export` writes."""

import sys
from datetime import UTC, date, datetime
from io import BufferedReader, BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.head import Head
from laut.ingest.tables.parquet import BATCH, is_parquet, read_parquet
from laut.store.parquet import FILES, _arrow


def table(rows: list[dict[str, Any]], schema: pa.Schema | None = None) -> bytes:
    """Write a table."""
    buffer = BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema), buffer)
    return buffer.getvalue()


def read(data: bytes) -> list[Article | Refusal]:
    """Read a table."""
    return list(read_parquet(BufferedReader(BytesIO(data)), "x.parquet"))


def only(row: dict[str, Any], schema: pa.Schema | None = None) -> Article:
    """Read a table with one article."""
    (found,) = read(table([row], schema))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-11", "2024-11"),
        (date(2024, 11, 7), "2024-11-07"),
        (datetime(2024, 11, 7, 12, 30), "2024-11-07T12:30:00"),
        (datetime(2024, 11, 7, 12, 30, tzinfo=UTC), "2024-11-07T12:30:00+00:00"),
    ],
    ids=["text", "day", "moment", "moment with zone"],
)
def test_reads_dates_of_every_kind(published: object, expected: str) -> None:
    assert only({"text": "Er tagt.", "published": published}).published == expected


def test_reads_moments_with_nanoseconds() -> None:
    schema = pa.schema([("text", pa.string()), ("published", pa.timestamp("ns"))])
    assert only({"text": "Er tagt.", "published": 1_731_000_000_123_456_789}, schema).published == "2024-11-07T17:20:00"


def test_reads_more_rows_than_a_batch_holds() -> None:
    found = read(table([{"id": n, "text": f"Er tagt zum {n}. Mal."} for n in range(BATCH + 1)]))
    assert [item.id for item in found] == [str(n) for n in range(BATCH + 1)]
    assert found[-1].origin == f"x.parquet#{BATCH + 1}"


def test_reads_the_articles_of_an_exported_store() -> None:
    columns = FILES["articles"].columns
    schema = pa.schema([(name, _arrow(kind)) for name, kind in columns.items()])
    row = {
        "id": "7", "text": "Rat tagt\n\nEr tagt.", "title": "Rat tagt", "authors": ["Eva Muster"], "agencies": ["dpa"], "language": "de",
        "published": "2024-11-07T12:30:00+01:00", "embargo": "2024-11-08", "version": 2,
    }  # fmt: skip
    article = only(dict.fromkeys(columns) | row, schema)
    assert (article.id, article.text, article.title) == ("7", "Rat tagt\n\nEr tagt.", "Rat tagt")
    assert (article.authors, article.agencies, article.language) == (("Eva Muster",), ("dpa",), "de")
    assert (article.published, article.embargo) == ("2024-11-07T12:30:00+01:00", "2024-11-08")


def test_refuses_a_row_without_text_and_reads_on() -> None:
    bad, good = read(table([{"id": "1", "text": None}, {"id": "2", "text": "Er tagt."}]))
    assert isinstance(bad, Refusal)
    assert (bad.origin, bad.id) == ("x.parquet#1", "1")
    assert isinstance(good, Article)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (table([{"id": "1", "body": "Er tagt."}]), "no column `text`, only `id`, `body`"),
        (table([], pa.schema([("text", pa.string())])), "no row"),
        (table([{"text": "Er tagt."}])[:-20], "no Parquet table"),
        (b"PAR1", "no Parquet table"),
    ],
    ids=["no text", "no row", "cut off", "only its mark"],
)
def test_refuses_a_table_that_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read(data)


def test_says_what_to_install_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArticleError, match=r'pip install "laut\[parquet\]"'):
        read(b"PAR1")


@pytest.mark.parametrize(("data", "expected"), [(b"PAR1\x15\x04", True), (b"PARIS1", False)])
def test_recognises_a_table_by_its_first_bytes(data: bytes, expected: bool) -> None:
    assert is_parquet(Head(data)) is expected
