"""What is in a store, and whether it is sound: on every engine, everything that can be broken is found."""

from dataclasses import replace

import pytest
from sqlalchemy import text, update

from laut.store import Store, tables
from laut.store.upkeep import check, n_outdated, outdated, stats, traces, vacuum
from laut.stories.keeping import keep
from tests.cli.stored import story, told


@pytest.fixture
def filled(store: Store) -> Store:
    """Give a store that holds a story, an old version and a withdrawn article."""
    old = told("weg-1")
    gone = replace(old, article=replace(old.article, status="canceled"))
    list(keep(store, [*story(), told("dpa-1", story()[0].article.text + " Nachtrag.", outlet="dpa"), old, gone]))
    return store


BREAKS = {
    "DELETE FROM statements WHERE id = 's1'": "blatt-1 (version 1): its record has 1 statements, its rows 0",
    "DELETE FROM appearances WHERE actor_id = 'a1'": "mai-1 (version 1): its record has 3 actors, its rows 2",
    "DELETE FROM records WHERE article IN (SELECT no FROM articles WHERE id = 'mai-1')": "mai-1 has rows in statements and no record",
    "UPDATE articles SET is_shown = 0 WHERE id = 'mai-1'": "mai-1 is not shown and has its words in the full text",
    "UPDATE articles SET is_shown = 1 WHERE id = 'weg-1' AND version = 2": "weg-1 is shown and is not current or not usable",
    "UPDATE articles SET is_current = 1 WHERE id = 'dpa-1'": "dpa-1 has not one current version",
    "UPDATE articles SET is_current = 0": "mai-1 has not one current version",
    "DELETE FROM texts": "mai-1 is shown and has no words in the full text",
    "DELETE FROM signatures": "mai-1 is shown and is in no family",
    "UPDATE events SET happening = NULL": "mai-1 has an event that belongs to no happening",
    "UPDATE happenings SET n_events = 17": "is a happening that counts its events wrongly",
    "UPDATE events SET type = 'WAR'": "is a happening with events of another type",
    "INSERT INTO families (key) VALUES ('leer')": "leer is a family without articles",
    "INSERT INTO happenings (key, type, state, n_events, n_families, n_sources, no) VALUES ('nie', 'AID', 'claimed', 0, 0, 0, 99)": (
        "nie is a happening without events"
    ),
}


def test_a_store_that_works_is_sound(filled: Store) -> None:
    assert list(check(filled)) == []


@pytest.mark.parametrize("statement", BREAKS)
def test_what_is_broken_is_found(filled: Store, statement: str) -> None:
    with filled.writing() as writer:
        writer.connection.execute(text(statement))
    found = list(check(filled))
    assert any(BREAKS[statement] in finding for finding in found), found


def test_a_record_that_cannot_be_read_is_found(filled: Store) -> None:
    with filled.writing() as writer:
        writer.connection.execute(update(tables.records).values(body=b"half a reco"))
    assert "dpa-1 (version 1): its record cannot be read" in list(check(filled))


def test_many_findings_of_a_kind_are_cut_short(store: Store) -> None:
    list(keep(store, [told(f"a-{n}") for n in range(30)]))
    with store.writing() as writer:
        writer.connection.execute(text("DELETE FROM texts"))
    found = list(check(store))
    assert len(found) == 21
    assert found[-1] == "… and more that shown and has no words in the full text"


def test_stats_tell_what_is_shown(filled: Store) -> None:
    found = stats(filled)
    assert (found.n_shown, found.tables["articles"], found.tables["records"]) == (5, 8, 8)
    assert found.states == {"contested": 1, "single-source": 1}
    assert found.size_bytes > 10_000
    assert found.engine.split()[0] == filled.engine.dialect.name
    assert found.schema


def test_stats_of_an_empty_store(store: Store) -> None:
    found = stats(store)
    assert (found.n_shown, found.happening, found.family_articles, found.newest, found.last_stored) == (0, None, 0, None, None)
    assert list(check(store)) == []


def test_traces_are_versions_and_refusals(filled: Store) -> None:
    assert traces(filled, "dpa-1").n_versions == 2
    assert traces(filled, "dpa-1").title == "Titel dpa-1"
    assert traces(filled, "none").n_versions == 0


def test_outdated_are_current_usable_articles_with_other_records(filled: Store) -> None:
    assert n_outdated(filled, model="made-up 1", kb=None) == 0
    assert n_outdated(filled, model="made-up 2", kb=None) == 5
    assert n_outdated(filled, model="made-up 1", kb="base 1") == 5
    (first, second), rest = outdated(filled, model="made-up 2", kb=None, size=2), []
    rest = outdated(filled, model="made-up 2", kb=None, after=second[0])
    assert [article.id for _, article in (first, second, *rest)] == ["blatt-1", "eigen-1", "nein-1", "mai-1", "dpa-1"]
    assert second[1] == story()[2].article


def test_vacuum_leaves_everything(filled: Store) -> None:
    before = stats(filled).tables
    vacuum(filled)
    assert stats(filled).tables == before
    assert list(check(filled)) == []
