"""PLOVER: one JSON record an event, with the manual's names, and nothing of the record turned."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.export.plover import export_plover
from laut.export.plover_scale import TYPES, quad_of, score_of
from laut.findings import Attribution, Event, EventTime, Participant, Quantity
from laut.record import Record
from tests.export.events import TEXT, event, full_event, record_with
from tests.made_up import record_of, span

# The manual's record fields, and ours beside them.
FIELDS = frozenset(
    "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode context link text"
    " text_info cite_info coder coded_date coded_time comment".split()
)
ADDED = frozenset({"attributions", "edtf", "date_source", "quantities", "size", "probability"})
ENTITY = frozenset("code sector entity_text identifier_id identifier_text religion ethnicity office gender age".split())
LOCATION = frozenset(
    "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class feature_code"
    " resolution".split()
)
CITATION = frozenset("corpus citation url title language publication license copyright coder codebook version".split())

SCALE = [(type, quad, value) for type, (quad, score, modes) in TYPES.items() for value in (score, *modes.values())]


def read(record: Record) -> list[dict[str, Any]]:
    """Give the events as a reader of JSON lines sees them."""
    return [json.loads(line) for line in "".join(export_plover([record])).splitlines()]


def read_one(one: Event, **about: Any) -> dict[str, Any]:
    """Give an event written and read back."""
    (found,) = read(record_with(one, **about))
    return found


def test_an_event_comes_back_as_it_was() -> None:
    assert read_one(full_event(), outlet="Tagblatt", url="https://example.org/1", published="2025-03-11", rights="alle") == {
        "id": "a-1_e2",
        "has_event": True,
        "date": "2025-03-10",
        "date_source": "event",
        "actor": [
            {"code": "KEN", "entity_text": "Kenia", "identifier_id": "Q114", "name": "Kenia"},
            {"entity_text": "Pakt"},
            {"code": "GHA", "sector": "GOVMIL", "entity_text": "Ghana", "name": "Ghana"},
        ],
        "recipient": [{"code": "EUR", "entity_text": "Die EU", "name": "EU"}],
        "event": ["REJECT"],
        "event_loc": {
            "extracted_place": "Lima",
            "resolved_place": "Lima",
            "geonameid": 3936456,
            "lat": -12.04,
            "lon": -77.03,
            "country_code": "PER",
        },
        "event_text": ["nicht unterzeichnet"],
        "quad_code": 3,
        "event_scale": -2.0,
        "mode": ["change", "assist"],
        "context": ["diplomatic", "legal", "negation"],
        "text_info": {"start": TEXT.index("nicht unter"), "end": TEXT.index(", behauptete")},
        "cite_info": {
            "citation": "a-1",
            "url": "https://example.org/1",
            "language": "de",
            "publication": "Tagblatt",
            "copyright": "alle",
            "coder": "laut 0.1.0, made-up 1",
            "codebook": "plover-base-2.0",
        },
        "coder": "laut 0.1.0, made-up 1",
        "attributions": [
            {
                "by": "Ida Rau",
                "factuality": "CT-",
                "quote": "Die beiden Präsidenten hätten den Pakt in Lima nicht unterzeichnet",
            },
            {"by": "author", "factuality": "Uu"},
            {"by": "unknown", "factuality": "PS-"},
        ],
        "quantities": [{"value": 2.0, "comparator": "=", "unit": "Präsidenten", "of": "arrested", "text": "beiden"}],
        "size": {"arrested": 2},
        "probability": 0.8,
    }


def test_all_names_are_the_manuals_or_said_to_be_ours() -> None:
    found = read_one(full_event(time=EventTime((), "2025-03")), title="T", url="u", outlet="o", rights="r")
    assert set(found) <= FIELDS | ADDED
    assert set(found) >= ADDED
    for entity in (*found["actor"], *found["recipient"]):
        assert set(entity) <= ENTITY | {"name"}
    assert set(found["event_loc"]) <= LOCATION
    assert set(found["cite_info"]) <= CITATION


def test_what_the_manual_requires_is_there_when_nothing_is_known() -> None:
    found = read_one(event())
    assert {"id", "date", "actor", "event"} <= set(found)
    assert (found["date"], found["actor"], found["recipient"], found["context"]) == (None, [], [], [])


def test_a_record_without_events_gives_nothing() -> None:
    assert list(export_plover([record_of("Nichts."), record_of("Wieder nichts.")])) == []


def test_every_event_is_a_line_with_an_id_of_its_own() -> None:
    assert [found["id"] for found in read(record_with(event("e1"), event("e2")))] == ["a-1_e1", "a-1_e2"]


@pytest.mark.parametrize(
    ("edtf", "date", "enddate", "kept"),
    [
        ("2025-03-10", "2025-03-10", None, None),
        ("2025-03", "2025-03-01", "2025-03-31", "2025-03"),
        ("2025-03-03/2025-03-09", "2025-03-03", "2025-03-09", "2025-03-03/2025-03-09"),
        ("[2025-03-03,2025-03-10]", "2025-03-03", "2025-03-10", "[2025-03-03,2025-03-10]"),
        ("2025-03-10~", "2025-03-10", None, "2025-03-10~"),
        ("-0145", None, None, "-0145"),
    ],
)
def test_edtf_is_kept_where_a_date_cannot_hold_it(edtf: str, date: str | None, enddate: str | None, kept: str | None) -> None:
    found = read_one(event(time=EventTime((), edtf)), published="2025-04-01")
    assert (found["date"], found.get("enddate"), found.get("edtf")) == (date, enddate, kept)
    assert found.get("date_source") == ("event" if date else None)


@pytest.mark.parametrize(
    ("published", "date", "enddate"),
    [("2025-04-01T08:00:00Z", "2025-04-01", None), ("2025-04", "2025-04-01", "2025-04-30"), (None, None, None)],
)
def test_an_undated_event_takes_the_publication_and_says_so(published: str | None, date: str | None, enddate: str | None) -> None:
    found = read_one(event(), published=published)
    assert (found["date"], found.get("enddate"), found.get("edtf")) == (date, enddate, None)
    assert found.get("date_source") == ("published" if published else None)


def test_a_group_of_the_text_is_listed_as_its_members_each_once() -> None:
    found = read_one(event(actors=(Participant("m1", "a1"), Participant("m4", "a4"))))
    assert [(e["name"], e["entity_text"]) for e in found["actor"]] == [("Kenia", "Kenia"), ("Ghana", "Die beiden Präsidenten")]


def test_a_source_that_is_no_actor_of_the_record_keeps_its_id() -> None:
    assert read_one(event(attributions=(Attribution("a99", None, (), "CT+"),)))["attributions"] == [
        {"by": "a99", "factuality": "CT+"}
    ]


@pytest.mark.parametrize(
    ("quantities", "size"),
    [
        ([("=", None, "killed")], {"dead": 2}),
        ([(">", None, "killed")], None),
        ([("=", 3.0, "injured")], None),
        ([("=", None, "injured"), ("=", None, "injured")], None),
        ([("=", None, "troops")], None),
    ],
)
def test_size_has_only_what_is_told_once_and_exactly(quantities: list[Any], size: dict[str, int] | None) -> None:
    items = tuple(Quantity((span(TEXT, "beiden"),), 2.0, upper, comparator, None, of) for comparator, upper, of in quantities)
    found = read_one(event(quantities=items))
    assert found.get("size") == size
    assert [q["comparator"] for q in found["quantities"]] == [q.comparator for q in items]


@pytest.mark.parametrize(("type", "quad", "value"), SCALE)
def test_conflict_is_negative_and_cooperation_is_not(type: str, quad: int, value: float) -> None:
    assert value >= 0 if quad < 3 else value <= 0 or (type, value) == ("REQUEST", 0.5)


def test_there_are_the_manuals_types_and_modes() -> None:
    assert len(TYPES) == 16
    assert sum(len(modes) for _, _, modes in TYPES.values()) == 67 - 1  # PROTEST:vandalize has no score


@pytest.mark.parametrize(
    ("type", "modes", "quad", "score"),
    [
        ("ACCUSE", (), 3, -3.0),
        ("SANCTION", ("expel",), 4, -5.5),
        ("PROTEST", ("vandalize",), 4, -5.0),
        ("ASSAULT", ("beat", "primitive"), 4, -8.0),
        ("FIGHT", (), None, None),
    ],
)
def test_the_scale(type: str, modes: tuple[str, ...], quad: int | None, score: float | None) -> None:
    assert (quad_of(type), score_of(type, modes)) == (quad, score)


@given(name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), contexts=st.lists(st.text("abc_", min_size=1)))
def test_any_text_comes_back(name: str, contexts: list[str]) -> None:
    record = record_with(event(actors=(Participant("m1", "a1"),), contexts=tuple(contexts)))
    record = replace(record, actors=(replace(record.actors[0], name=name), *record.actors[1:]))
    line = "".join(export_plover([record]))
    assert line.count("\n") == 1
    found = json.loads(line)
    assert (found["actor"][0]["name"], found["context"]) == (name, contexts)
