"""Articles and records to rows of the tables and back; no database here."""

from dataclasses import fields, replace
from typing import Any

import pytest

from laut.article import Article, Part, Refusal
from laut.findings import Actor, EventTime
from laut.record import MadeBy
from laut.store.rows import (
    VERSIONED,
    actor_key,
    article_from,
    article_row,
    attribution_rows,
    body_of,
    event_row,
    first_day,
    participant_rows,
    record_from,
    refusal_row,
    root_of,
    statement_row,
    version_key,
    wording_of,
)
from tests.made_up import TEXT
from tests.store.hand import article, told

FULL = article(
    "Müller\r\n 😀", id="ü-1", url="https://example.org/ü", title="T", outlet="O", authors=("A", "B"), agencies=("dpa",), language="de-AT",
    published="2025-03-10T06:00:00+01:00", modified="2025-03", status="withheld", embargo="2025-03-11", rights="CC0", origin="a.xml:1",
    parts=(Part(0, 6, "lead"), Part(6, 10, "body")),
)  # fmt: skip
KERN = Actor("a1", "Ada Kern", "PER", None, (), "DEU", ("GOV",), None, None, None)


@pytest.mark.parametrize("kept", [FULL, article(""), told().article], ids=["full", "empty", "made up"])
def test_an_article_comes_back_from_its_row(kept: Article) -> None:
    row = article_row(kept)
    row["parts"] = [dict(part) for part in row["parts"]]
    assert article_from(row) == kept


def test_a_full_article_lacks_nothing() -> None:
    assert not [field.name for field in fields(FULL) if not getattr(FULL, field.name)]


@pytest.mark.parametrize(
    "record",
    [told(), replace(told(), made_by=MadeBy("1", "2", "3", {"a": 0.1, "b": "ü", "c": None})), replace(told(), article=FULL)],
    ids=["made up", "settings", "another article"],
)
def test_a_record_comes_back_from_its_body(record: Any) -> None:
    assert record_from(record.article, body_of(record)) == record


def test_a_body_is_the_same_for_the_same_record() -> None:
    assert body_of(told()) == body_of(told())


@pytest.mark.parametrize("name", VERSIONED)
def test_each_of_these_makes_another_version(name: str) -> None:
    changed: dict[str, Any] = {name: ("X",) if name in ("authors", "agencies") else "X"}
    assert version_key(replace(FULL, **changed)) != version_key(FULL)


@pytest.mark.parametrize("name", sorted({field.name for field in fields(Article)} - set(VERSIONED)))
def test_the_others_do_not(name: str) -> None:
    changed: dict[str, Any] = {name: () if name == "parts" else "X"}
    assert version_key(replace(FULL, **changed)) == version_key(FULL)


def test_words_that_move_from_one_field_to_the_next_make_another_version() -> None:
    assert version_key(replace(FULL, title="ab", outlet="c")) != version_key(replace(FULL, title="a", outlet="bc"))


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2025-03-10T06:00:00+01:00", "2025-03-10"),
        ("2025-03", "2025-03-01"),
        ("2025", "2025-01-01"),
        ("gestern", None),
        (None, None),
    ],
)
def test_the_first_day_of_a_date(edtf: str | None, day: str | None) -> None:
    assert first_day(edtf) == day


@pytest.mark.parametrize(
    ("actor", "key"),
    [
        (replace(KERN, wikidata="Q42"), "Q42"),
        (KERN, "ada kern|PER|DEU"),
        (replace(KERN, name="Die Kern", country=None), "kern|PER|"),
        (replace(KERN, name="Der"), "der|PER|DEU"),
        (replace(KERN, name="–"), "–|PER|DEU"),
    ],
    ids=["id", "name", "article left off", "article alone", "no word"],
)
def test_the_key_of_an_actor(actor: Actor, key: str) -> None:
    assert actor_key(actor) == key


@pytest.mark.parametrize(
    ("actor", "root"),
    [
        (replace(KERN, sectors=("GOV",)), "DEU:GOV"),
        (replace(KERN, sectors=("MIL", "LEG")), "DEU:GOV"),
        (replace(KERN, label="LOC", sectors=()), "DEU:GOV"),
        (replace(KERN, country="UNO", sectors=()), "UNO"),
        (replace(KERN, country="IGO", sectors=("GOV",)), "IGO:GOV"),
        (replace(KERN, sectors=("OPP", "GOV")), "ada kern|PER|DEU"),
        (replace(KERN, sectors=()), "ada kern|PER|DEU"),
        (replace(KERN, country=None), "ada kern|PER|"),
    ],
    ids=["government", "forces", "state", "international", "many", "opposition", "private", "no country"],
)
def test_the_body_an_actor_speaks_for(actor: Actor, root: str) -> None:
    assert root_of(actor) == root


def test_a_discontinuous_quotation_is_one_row() -> None:
    row = statement_row(told().statements[0], {"t1": "2025-03-09"}, "2025-03-10", TEXT)
    expected = {
        "start": TEXT.index("„Es"),
        "end": TEXT.index("gehe.“") + 6,
        "quote": "„Es reicht“ … „ich gehe.“",
        "day": "2025-03-09",
    }
    assert expected.items() <= row.items()


@pytest.mark.parametrize("days", [{"t1": None}, {}], ids=["without a date", "unknown"])
def test_a_statement_whose_time_has_no_date_is_of_the_articles_day(days: dict[str, str | None]) -> None:
    assert statement_row(told().statements[0], days, "2025-03-10", TEXT)["day"] == "2025-03-10"


@pytest.mark.parametrize("other", ["»Es reicht!« – Ich gehe", "es  REICHT, ich gehe.", "'Es reicht', ‚ich gehe‘"])
def test_the_same_quotation_in_other_marks_has_the_same_wording(other: str) -> None:
    assert wording_of(other) == wording_of("„Es reicht“ … „ich gehe.“")


def test_another_quotation_has_another_wording() -> None:
    assert wording_of("Es reicht nicht") != wording_of("Es reicht")


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2025-03-08", ("2025-03-08", "2025-03-08", "2025-03-08")),
        ("2025-03", ("2025-03-01", "2025-03-31", "2025-03-01")),
        ("../2025-03-08", (None, "2025-03-08", "2025-03-08")),
        (None, (None, None, "2025-03-10")),
    ],
)
def test_an_event_is_of_its_own_days_or_the_articles(edtf: str | None, days: tuple[str | None, ...]) -> None:
    row = event_row(replace(told().events[0], time=EventTime((), edtf)), "2025-03-10", TEXT)
    assert (row["first_day"], row["last_day"], row["day"]) == days


def test_a_participant_stands_once_in_a_role() -> None:
    event = told().events[0]
    twice = replace(event, actors=event.actors * 2, places=("m9",))
    by_id = {"a2": (7, "Q1"), "a5": (8, "LVA:GOV")}
    found = list(participant_rows(3, twice, {"m9": "a5"}, by_id))
    assert found == [
        {"event": 3, "role": "actor", "actor": 7, "root": "Q1"},
        {"event": 3, "role": "place", "actor": 8, "root": "LVA:GOV"},
    ]


def test_two_ids_of_one_actor_are_one_participant() -> None:
    event = told().events[0]
    both = replace(event, actors=(event.actors[0], replace(event.actors[0], actor="a7")))
    assert len(list(participant_rows(3, both, {}, {"a2": (7, "Q1"), "a7": (7, "Q1")}))) == 1


def test_the_author_and_an_actor_vouch_apart() -> None:
    rows = list(attribution_rows(3, told().events[0], {"a1": (7, "DEU:GOV")}))
    assert [(r["n"], r["by"], r["actor"], r["root"], r["factuality"]) for r in rows] == [
        (0, "actor", 7, "DEU:GOV", "CT+"),
        (1, "author", None, None, "Uu"),
    ]


@pytest.mark.parametrize("name", ["origin", "step", "reason", "id"])
def test_refusals_that_differ_have_different_keys(name: str) -> None:
    refusal = Refusal("feed.xml:3", "read", "kein Text", "a-3")
    assert refusal_row(refusal)["key"] != refusal_row(replace(refusal, **{name: "X"}))["key"]
