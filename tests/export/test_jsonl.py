"""A records file holds one record a line, and nothing is lost in it."""

import json

from laut.export.jsonl import export_jsonl
from laut.record import from_data
from tests.made_up import full_record, record_of


def test_one_line_a_record_and_back() -> None:
    records = [full_record(), record_of("Zeile\nZeile\u2028Zeile\x00")]
    lines = "".join(export_jsonl(records)).split("\n")
    assert lines.pop() == ""
    assert [from_data(json.loads(line)) for line in lines] == records
