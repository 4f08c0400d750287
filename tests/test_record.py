"""The record as plain data: the documented order, and back again."""

import json

import pytest

from laut.errors import UsageError
from laut.record import ARTICLE_FIELDS, FIELDS, Record, from_data, schema, to_data, to_json
from tests.made_up import full_record, record_of

RECORDS = [pytest.param(full_record(), id="full"), pytest.param(record_of("Nichts."), id="empty")]


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_survives_the_way_to_json_and_back(record: Record) -> None:
    assert from_data(json.loads(to_json(record))) == record


@pytest.mark.parametrize("record", RECORDS)
def test_fields_stand_in_the_documented_order(record: Record) -> None:
    data = to_data(record)
    assert tuple(data) == FIELDS
    assert tuple(data["article"]) == ARTICLE_FIELDS


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_fits_its_own_schema(record: Record) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(json.loads(to_json(record)), schema())


def test_the_schema_is_closed_and_wants_every_field() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    data = to_data(full_record())
    for wrong in ({**data, "more": 1}, {name: data[name] for name in FIELDS if name != "events"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema())


def test_json_is_one_line_with_characters_as_they_are() -> None:
    line = to_json(record_of("Zeile eins\nZeile zwei: ä 😀"))
    assert "\n" not in line
    assert "ä 😀" in line


@pytest.mark.parametrize(
    ("place", "value"),
    [
        pytest.param("statements.0.type", "shouted", id="a word outside a closed set"),
        pytest.param("article.text", None, id="a missing text"),
        pytest.param("laut", 2, id="another version"),
        pytest.param("laut", True, id="true for one"),
        pytest.param("more", 1, id="a field more"),
        pytest.param("article.more", None, id="a field more inside"),
        pytest.param("statements.1.quote.0.more", "x", id="a field more in a span"),
        pytest.param("statements.0.probability", "0.5", id="a string for a number"),
        pytest.param("statements.0.probability", float("nan"), id="no number"),
        pytest.param("statements.0.quote.0.start", 33.0, id="a fraction for an offset"),
        pytest.param("article.title", 5, id="a number for a string"),
        pytest.param("article.title", "\ud800", id="no Unicode text"),
        pytest.param("mentions.1.start", True, id="true for a number"),
        pytest.param("made_by.settings", None, id="no settings"),
    ],
)
def test_what_is_no_record_is_refused_with_the_place(place: str, value: object) -> None:
    data = json.loads(to_json(full_record()))
    *path, last = place.split(".")
    inner = data
    for step in path:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    inner[last] = value
    with pytest.raises(UsageError, match=place.replace(".", r"\.")):
        from_data(data)


@pytest.mark.parametrize("place", ["mentions", "events", "article.parts", "article.title", "made_by.kb", "statements.0.cue"])
def test_a_missing_field_is_named(place: str) -> None:
    data = json.loads(to_json(full_record()))
    *path, last = place.split(".")
    inner = data
    for step in path:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    del inner[last]
    with pytest.raises(UsageError, match=place.replace(".", r"\.") + ": "):
        from_data(data)


@pytest.mark.parametrize("wrong", [None, [], "x", 1, {}])
def test_what_is_no_object_of_ours_is_refused(wrong: object) -> None:
    with pytest.raises(UsageError, match="no laut record of version 1: "):
        from_data(wrong)


def test_whole_numbers_are_probabilities_too() -> None:
    data = json.loads(to_json(full_record()))
    data["statements"][0]["probability"] = 1
    assert from_data(data).statements[0].probability == 1.0


def test_every_span_of_the_made_up_record_is_a_slice_of_its_text() -> None:
    record = full_record()
    for item in record.statements:
        for span in (*item.quote, *item.cue, *item.frame, *item.shift):
            assert record.article.text[span.start : span.end] == span.text
