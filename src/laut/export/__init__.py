"""Writes records as text, piece by piece; knows records only, never how they were made.

An exporter takes records and gives the pieces of its format, one for each record as soon as that is there. The table below
holds ours; outside packages add theirs in the entry-point group `laut.exporters`.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from typing import Final, Protocol

from laut.errors import UsageError
from laut.export.csv_table import export_csv
from laut.export.jsonl import export_jsonl
from laut.export.plover import export_plover
from laut.export.polecat import export_polecat
from laut.export.timeml import export_timeml
from laut.record import Record

__all__ = ["EXPORTERS", "Exporter", "exporter_names", "find_exporter"]


class Exporter(Protocol):
    """Gives the pieces of a format, in the order of the records; `table` chooses a list where a format holds only one.

    Raises UsageError, before any record is taken, where the format has no such table.
    """

    def __call__(self, records: Iterable[Record], *, table: str | None = None) -> Iterator[str]: ...


EXPORTERS: Final[dict[str, Exporter]] = {
    "jsonl": export_jsonl,
    "csv": export_csv,
    "timeml": export_timeml,
    "plover": export_plover,
    "polecat": export_polecat,
}

_GROUP: Final = "laut.exporters"


def exporter_names() -> tuple[str, ...]:
    """Give the names of all formats, ours first."""
    return (*EXPORTERS, *(point.name for point in entry_points(group=_GROUP) if point.name not in EXPORTERS))


def find_exporter(name: str) -> Exporter:
    """Give the exporter of a format; ours go before those of outside packages.

    Raises:
        UsageError: there is no such format.
    """
    if name in EXPORTERS:
        return EXPORTERS[name]
    for point in entry_points(group=_GROUP, name=name):
        exporter: Exporter = point.load()
        return exporter
    raise UsageError(f"there is no format {name!r}; there are {', '.join(exporter_names())}")
