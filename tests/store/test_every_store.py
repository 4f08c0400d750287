"""Articles, records and refusals in the tables: one suite for every engine."""

from dataclasses import replace
from typing import Any

import pytest

from laut.article import Article, Part, Refusal
from laut.findings import Actor
from laut.record import MadeBy, Record
from laut.store import Store
from laut.store.rows import record_from
from laut.store.writing import Writer
from tests.store.hand import NOW, article, counts, found, kept_article, put, rows, shown, told

MINISTER = Actor("a1", "Ada Kern", "PER", "Ministerin", (), "DEU", ("GOV",), "Q42", 0.8, None)
# Of a record of `told`, apart from what stories make of it: every table has a row.
OF_ONE = {
    "actors": 2, "appearances": 2, "articles": 1, "attributions": 2, "events": 1, "names": 3, "participants": 1, "records": 1,
    "speakers": 1, "statements": 2, "texts": 1,
}  # fmt: skip


def with_actors(id: str, *actors: Actor) -> Record:
    """Give a record in which there is nothing but these actors."""
    return Record(article(id=id), MadeBy("0.1.0", "made-up 1"), actors=actors)


def test_a_new_store_is_empty(store: Store) -> None:
    assert counts(store) == {}


def test_a_record_fills_every_table(store: Store) -> None:
    assert put(store, told()) == ["stored"]
    assert counts(store) == OF_ONE


def test_an_article_comes_out_as_it_went_in(store: Store) -> None:
    kept = told(
        parts=(Part(0, 31, "lead"), Part(31, 60, "body")), modified="2025-03-11", rights="CC0-1.0", origin="feed.xml:1"
    ).article
    put(store, kept)
    assert kept_article(store) == kept


def test_a_record_comes_out_as_it_went_in(store: Store) -> None:
    put(store, told())
    [(body,)] = rows(store, "records", "body")
    assert record_from(kept_article(store), body) == told()


@pytest.mark.parametrize("again", [told(), told().article], ids=["record", "article alone"])
def test_what_is_put_twice_is_kept_once(store: Store, again: Record | Article) -> None:
    put(store, told())
    assert put(store, again) == ["known"]
    assert counts(store) == OF_ONE


def test_what_is_put_twice_in_one_transaction_is_kept_once(store: Store) -> None:
    assert put(store, told(), told()) == ["stored", "known"]
    assert counts(store) == OF_ONE


@pytest.mark.parametrize("known", [{"origin": "feed.xml:7"}, {"origin": None}], ids=str)
def test_another_origin_makes_no_version(store: Store, known: dict[str, Any]) -> None:
    put(store, article(origin="feed.xml:1"))
    assert put(store, article(**known)) == ["known"]


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Ein anderer Text."},
        {"title": "Anders"},
        {"url": "https://example.org/2"},
        {"outlet": "Abendblatt"},
        {"authors": ("B. C.",)},
        {"agencies": ()},
        {"language": "en"},
        {"published": "2025-03-11"},
        {"modified": "2025-03-12"},
        {"status": "withheld"},
        {"embargo": "2025-03-13"},
        {"rights": "CC0-1.0"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_article_is_a_new_version_that_points_to_the_old_one(store: Store, change: dict[str, Any]) -> None:
    put(store, told())
    assert put(store, replace(told().article, **change)) == ["version"]
    (first, *of_first), (_, *of_second) = rows(store, "articles", "no", "version", "previous", "is_current", "is_shown")
    assert of_first == [1, None, 0, 0]
    assert of_second[:3] == [2, first, 1]


def test_an_article_that_is_changed_back_is_a_third_version(store: Store) -> None:
    assert put(store, article("Ja."), article("Nein."), article("Ja.")) == ["stored", "version", "version"]
    assert [version for (version,) in rows(store, "articles", "version")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"origin": "wire.jsonl:1"}, {"origin": "wire.jsonl:2"}),
        ({"published": "2025-03-10T10:00:00Z"}, {"published": "2025-03-10T11:00:00Z"}),
        ({"published": "2025-03-10"}, {"published": "2025-03-10", "modified": "2025-03-11"}),
        ({"origin": "a.xml"}, {"origin": "kill.xml", "status": "canceled"}),
    ],
    ids=["places", "published", "modified", "withdrawn"],
)
def test_what_holds_two_versions_of_an_article_changes_nothing_the_second_time(
    store: Store, first: dict[str, Any], second: dict[str, Any]
) -> None:
    both = article("Ja.", **first), article("Nein.", **second)
    put(store, *both)
    before = rows(store, "articles", "version", "text", "is_current", "is_shown")
    with store.reading() as connection:
        assert [Writer(connection, store.full_text).knows(one) for one in both] == [True, second.get("status") is not None]
    assert put(store, *both) == ["known", "known"]
    assert rows(store, "articles", "version", "text", "is_current", "is_shown") == before


@pytest.mark.parametrize(
    "again",
    [{"modified": "2025-03-12"}, {"published": "2025-03-12"}, {"origin": "page.html"}, {"origin": "page.html", "title": "Doch"}],
    ids=", ".join,
)
def test_an_article_changed_back_at_its_place_or_on_its_own_date_is_a_version(store: Store, again: dict[str, Any]) -> None:
    place = {"origin": "page.html"}
    assert put(store, article("Ja.", **place), article("Nein.", **place)) == ["stored", "version"]
    assert put(store, article("Ja.", **place | again)) == ["version"]
    assert found(store, "Ja") == ["a-1"]


def test_only_the_newest_version_is_in_answers(store: Store) -> None:
    put(store, told(), told(text=f"{told().article.text} Mehr dazu."))
    one_more = {"articles": 2, "records": 2}
    assert counts(store) == OF_ONE | one_more
    assert found(store, "Riga") == ["a-1"]


def test_an_older_version_keeps_its_text_and_record(store: Store) -> None:
    put(store, told(), article("Neu."))
    assert rows(store, "articles", "text") == [(told().article.text,), ("Neu.",)]
    assert counts(store)["records"] == 1


def test_a_kill_notice_takes_the_article_out_of_every_answer(store: Store) -> None:
    put(store, told(), told("a-2"))
    assert put(store, article("Bitte nicht verwenden.", status="canceled")) == ["withdrawn"]
    assert shown(store) == ["a-2"]
    assert found(store, "Riga") == ["a-2"]
    assert found(store, "verwenden") == []
    assert counts(store) == OF_ONE | {"articles": 3, "records": 2}


def test_a_second_kill_notice_changes_nothing(store: Store) -> None:
    put(store, told(), told(status="canceled"))
    assert put(store, told(status="canceled").article) == ["known"]


def test_a_kill_notice_may_come_before_its_article(store: Store) -> None:
    assert put(store, article(status="canceled")) == ["withdrawn"]
    assert shown(store) == []


def test_an_article_sent_anew_after_its_kill_notice_is_shown(store: Store) -> None:
    put(store, told(), article(status="canceled"), told())
    assert shown(store) == ["a-1"]


def test_a_withheld_article_is_kept_and_not_shown(store: Store) -> None:
    assert put(store, told(status="withheld")) == ["stored"]
    assert counts(store) == {"articles": 1, "records": 1}


def test_a_record_may_come_after_its_article(store: Store) -> None:
    put(store, told().article)
    assert put(store, told()) == ["stored"]
    assert counts(store) == OF_ONE


def test_a_newer_record_stands_in_the_place_of_the_older_one(store: Store) -> None:
    put(store, told())
    newer = replace(told(), made_by=MadeBy("0.2.0", "made-up 2", "2025-01"), statements=told().statements[:1], events=())
    assert put(store, newer) == ["stored"]
    assert rows(store, "records", "laut", "model", "kb") == [("0.2.0", "made-up 2", "2025-01")]
    left = {name: n for name, n in OF_ONE.items() if name not in ("attributions", "events", "participants")}
    assert counts(store) == left | {"statements": 1}


def test_a_newer_record_of_a_withheld_article_does_not_show_it(store: Store) -> None:
    put(store, told(status="withheld"))
    assert put(store, replace(told(status="withheld"), made_by=MadeBy("0.2.0", "made-up 2"))) == ["stored"]
    assert shown(store) == []


@pytest.mark.parametrize(
    ("kept", "asked", "known"),
    [
        (None, told(), False),
        (told(), told(), True),
        (told().article, told(), False),
        (told(), told(title="Kern bleibt"), False),
        (told(status="canceled").article, told(status="canceled"), True),
    ],
    ids=["new", "with its record", "without a record", "in another version", "withdrawn"],
)
def test_the_store_knows_what_needs_no_reading(store: Store, kept: Record | Article | None, asked: Record, known: bool) -> None:
    put(store, *([kept] if kept else []))
    with store.writing() as writer:
        assert writer.knows(asked.article) is known


def test_a_refusal_is_kept_once(store: Store) -> None:
    refusal = Refusal("feed.xml:3", "read", "kein Text", "a-3")
    for _ in range(2):
        with store.writing(now=NOW) as writer:
            writer.refuse(refusal)
            writer.refuse(refusal)
    kept = [("feed.xml:3", "read", "kein Text", "a-3", "2025-03-12T12:00:00+00:00")]
    assert rows(store, "refusals", "origin", "step", "reason", "article_id", "at") == kept


def test_refusals_of_one_thing_for_two_reasons_are_two(store: Store) -> None:
    with store.writing() as writer:
        writer.refuse(Refusal("feed.xml:3", "read", "kein Text"))
        writer.refuse(Refusal("feed.xml:3", "read", "keine Sprache"))
    assert counts(store) == {"refusals": 2}


def test_a_forgotten_article_is_in_no_table(store: Store) -> None:
    put(store, told(), told(title="Kern bleibt"), told(status="canceled"))
    with store.writing() as writer:
        writer.refuse(Refusal("feed.xml:3", "read", "kein Text", "a-1"))
        assert writer.forget_article("a-1") == 3
    assert counts(store) == {}


def test_forgetting_leaves_the_other_articles_whole(store: Store) -> None:
    put(store, told("a-2"))
    before = counts(store)
    with store.writing() as writer:
        writer.put(told().article, told())
        writer.refuse(Refusal("feed.xml:3", "read", "kein Text"))
        writer.forget_article("a-1")
    assert counts(store) == before | {"refusals": 1}
    assert found(store, "Riga") == ["a-2"]


def test_forgetting_what_is_not_there_changes_nothing(store: Store) -> None:
    put(store, told())
    with store.writing() as writer:
        assert writer.forget_article("a-9") == 0
    assert counts(store) == OF_ONE


def test_a_forgotten_article_can_be_put_again(store: Store) -> None:
    with store.writing() as writer:
        writer.put(told().article, told())
        writer.forget_article("a-1")
        assert writer.put(told().article, told()) == "stored"
    assert counts(store) == OF_ONE


def test_an_actor_of_two_articles_is_one(store: Store) -> None:
    put(store, told(), told("a-2"))
    assert counts(store) == {name: n if name in ("actors", "names") else 2 * n for name, n in OF_ONE.items()}


@pytest.mark.parametrize(
    ("other", "n"),
    [
        (replace(MINISTER, id="a7", name="Kern, Ada"), 1),
        (replace(MINISTER, wikidata="Q43"), 2),
        (replace(MINISTER, wikidata=None), 2),
    ],
    ids=["one Wikidata id", "two Wikidata ids", "no Wikidata id"],
)
def test_actors_are_told_apart_by_their_wikidata_id(store: Store, other: Actor, n: int) -> None:
    put(store, with_actors("a-1", MINISTER), with_actors("a-2", other))
    assert counts(store)["actors"] == n


@pytest.mark.parametrize(
    ("name", "n"),
    [("Das Auswärtige Amt", 1), ("AUSWÄRTIGES AMT", 1), ("Auswärtiges Amt (Berlin)", 2), ("Ордзоникидзе", 2)],
)
def test_actors_without_an_id_are_told_apart_by_name(store: Store, name: str, n: int) -> None:
    office = Actor("a1", "Auswärtiges Amt", "ORG", None, (), "DEU", ("GOV",), None, None, None)
    put(store, with_actors("a-1", office), with_actors("a-2", replace(office, name=name)))
    assert counts(store)["actors"] == n


@pytest.mark.parametrize("change", [{"label": "ORG"}, {"country": "AUT"}], ids=["label", "country"])
def test_two_of_one_name_are_told_apart(store: Store, change: dict[str, Any]) -> None:
    kern = replace(MINISTER, wikidata=None)
    put(store, with_actors("a-1", kern, replace(kern, id="a2", **change)))
    assert counts(store)["actors"] == 2


def test_more_actors_than_fit_in_one_query_are_kept(store: Store) -> None:
    many = tuple(Actor(f"a{n}", f"Zeuge {n}", "PER", None, (), None, (), None, None, None) for n in range(1200))
    put(store, with_actors("a-1", *many), with_actors("a-2", *many))
    assert {"actors": 1200, "appearances": 2400}.items() <= counts(store).items()


NAMELESS: dict[str, Any] = {"wikidata": None}


@pytest.mark.parametrize(
    ("forgotten", "again", "n_left"),
    [
        ({}, {}, 0),
        ({}, {"name": "Kern, Ada"}, 0),
        ({}, NAMELESS, 0),
        ({}, {"wikidata": "Q43"}, 1),
        ({}, NAMELESS | {"name": "Ada Berg"}, 1),
        (NAMELESS, NAMELESS | {"name": "ADA KERN"}, 0),
        (NAMELESS, {}, 0),
        (NAMELESS, NAMELESS | {"country": "AUT"}, 1),
    ],
    ids=["the same", "by id", "without id", "another id", "another name", "by name", "with an id", "another country"],
)
def test_a_forgotten_actor_is_not_found_again(
    store: Store, forgotten: dict[str, Any], again: dict[str, Any], n_left: int
) -> None:
    put(store, with_actors("a-1", replace(MINISTER, **forgotten)))
    [(no,)] = rows(store, "actors", "no")
    with store.writing() as writer:
        assert writer.forget_actor(no) == 1
    assert "actors" not in counts(store)
    newer = replace(with_actors("a-1", replace(MINISTER, **again)), made_by=MadeBy("0.1.0", "made-up 2"))
    assert put(store, newer) == ["stored"]
    assert put(store, newer) == ["known"]
    assert counts(store).get("actors", 0) == n_left


def test_forgetting_takes_those_of_the_same_name_without_an_id(store: Store) -> None:
    put(store, with_actors("a-1", MINISTER), with_actors("a-2", replace(MINISTER, wikidata=None)))
    with store.writing() as writer:
        assert writer.forget_actor(rows(store, "actors", "no")[0][0]) == 2
    assert "actors" not in counts(store)


def test_what_is_kept_of_the_forgotten_names_nobody(store: Store) -> None:
    put(store, told())
    with store.writing() as writer:
        writer.forget_actor(rows(store, "actors", "no")[0][0])
    marks = rows(store, "forgotten", "mark", "salt")
    assert len(marks) == 2
    assert not any("kern" in "".join(mark).lower() for mark in marks)
    assert len({salt for _, salt in marks}) == 1
