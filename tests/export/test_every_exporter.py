"""What holds for every exporter, ours and those added later."""

from collections.abc import Iterator

import pytest

from laut.errors import UsageError
from laut.export import EXPORTERS, exporter_names, find_exporter
from laut.record import Record
from tests.made_up import full_record, record_of


@pytest.mark.parametrize("name", EXPORTERS)
def test_it_gives_text_for_each_record_as_soon_as_it_is_there(name: str) -> None:
    taken = []

    def records() -> Iterator[Record]:
        for number in range(3):
            taken.append(number)
            yield full_record()

    pieces = find_exporter(name)(records())
    assert taken == [], "nothing is read before the first piece is asked for"
    while not taken:
        assert next(pieces)
    assert taken == [0], "the first record is not kept waiting for the second"


@pytest.mark.parametrize("name", EXPORTERS)
def test_it_is_deterministic(name: str) -> None:
    first, second = ("".join(find_exporter(name)([full_record(), record_of("Nichts.")])) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_unknown_table_is_refused_before_any_record_is_taken(name: str) -> None:
    with pytest.raises(UsageError, match="no table 'shouts'"):
        find_exporter(name)(iter([full_record()]), table="shouts")


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="no format 'pdf'; there are jsonl, csv"):
        find_exporter("pdf")


def test_our_formats_come_first() -> None:
    assert exporter_names()[: len(EXPORTERS)] == tuple(EXPORTERS)
