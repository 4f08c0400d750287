"""A records file: one record a line, exact, in UTF-8 with characters as they are."""

from collections.abc import Iterable, Iterator

from laut.errors import UsageError
from laut.record import Record, to_json


def export_jsonl(records: Iterable[Record], *, table: str | None = None) -> Iterator[str]:
    """Give each record as one line of JSON.

    Raises:
        UsageError: a table was asked for; a line holds all lists.
    """
    if table is not None:
        raise UsageError(f"jsonl holds all lists of a record, there is no table {table!r} to choose; use --format csv")
    return (to_json(record) + "\n" for record in records)
