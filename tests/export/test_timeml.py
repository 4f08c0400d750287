"""TimeML: well-formed XML, the text as it was, the times in TimeML's names."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from laut.export.timeml import export_timeml
from laut.findings import TimeExpression
from laut.record import Record
from tests.made_up import full_record, record_of


def time_of(text: str, words: str, *, id: str = "t1", anchor: str | None = None, timex: str = "2024-11-07") -> TimeExpression:
    """Give a date by its words."""
    start = text.index(words)
    return TimeExpression(id, start, start + len(words), words, "DATE", timex, None, None, None, timex, anchor)


def record_with(text: str, *times: TimeExpression, **known: str) -> Record:
    """Give a record with these times."""
    return replace(record_of(text, **known), times=times)


def read(record: Record) -> ET.Element:
    """Give the root element of a record's document."""
    (document,) = export_timeml([record])
    return ET.fromstring(document.encode("utf-8"))


def test_text_is_kept_and_times_are_marked() -> None:
    text = "Am Montag & am <Dienstag>,\r\nsagte sie."
    root = read(record_with(text, time_of(text, "Montag"), time_of(text, "Dienstag", id="t2")))
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == text
    assert [(t.get("tid"), t.text) for t in body.findall("TIMEX3")] == [("t1", "Montag"), ("t2", "Dienstag")]


@pytest.mark.parametrize(("anchor", "written"), [("published", "t0"), ("t1", "t1"), (None, None)])
def test_the_anchor_is_named(anchor: str | None, written: str | None) -> None:
    text = "Am Montag."
    timex = read(record_with(text, time_of(text, "Montag", anchor=anchor))).find("TEXT/TIMEX3")
    assert timex is not None
    assert timex.get("anchorTimeID") == written
    assert timex.get("temporalFunction") == ("true" if anchor else "false")


@pytest.mark.parametrize(
    ("published", "kind", "value"),
    [
        ("2024-11", "DATE", "2024-11"),
        ("2024-11-07T12:30:00+01:00", "TIME", "2024-11-07T12:30:00+01:00"),
        ("2024?", "DATE", "2024"),
        (None, "DATE", "XXXX-XX-XX"),
    ],
)
def test_the_publication_is_the_creation_time(published: str | None, kind: str, value: str) -> None:
    timex = read(replace(record_of("Text."), article=replace(record_of("Text.").article, published=published))).find("DCT/TIMEX3")
    assert timex is not None
    assert (timex.get("type"), timex.get("value"), timex.get("functionInDocument")) == (kind, value, "PUBLICATION_TIME")


def test_what_xml_forbids_keeps_its_place() -> None:
    text = "a\x00b\x0bc\ufffed Montag \x1f"
    body = read(record_with(text, time_of(text, "Montag"))).find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == "a\ufffdb\ufffdc\ufffdd Montag \ufffd"


def test_of_two_that_overlap_the_longer_one_is_kept() -> None:
    text = "Mitte Mai 2021 war es kalt."
    outer, inner = time_of(text, "Mitte Mai 2021"), time_of(text, "Mai 2021", id="t2")
    body = read(record_with(text, inner, outer)).find("TEXT")
    assert body is not None
    assert [t.text for t in body.findall("TIMEX3")] == ["Mitte Mai 2021"]


def test_every_record_is_a_document_of_its_own() -> None:
    documents = list(export_timeml([full_record(), record_of("Nichts.")]))
    assert [ET.fromstring(document.encode("utf-8")).tag for document in documents] == ["TimeML", "TimeML"]
