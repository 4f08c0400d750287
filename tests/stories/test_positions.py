"""The position of an actor on a topic, over stores with records made by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import update

from laut.article import article_of
from laut.errors import UsageError
from laut.findings import Actor, Attribution, Event, EventTime, Mention, Participant, Role
from laut.record import MadeBy, Record
from laut.store import Store, open_store
from laut.store import tables as t
from laut.store.questions import Page
from laut.stories.embedding import Embedding, installed_embedding
from laut.stories.keeping import keep
from laut.stories.positions import position
from tests.made_up import span, statement

KERN = "Ada Kern"


def record(
    id: str, day: str | None, quote: str, *, rest: str = "", who: str = KERN, deed: str | None = None, **known: Any
) -> Record:
    """Give an article in which somebody says something; `deed` is the trigger of an event it does."""
    text = f"{quote}, sagte {who}.{rest}"
    actors = (Actor("a1", who, "PER", None, (), "NOR", ("GOV",), None, 0.9, None),)
    place = span(text, who)
    mentions = (Mention("m1", place.start, place.end, place.text, "name", "PER", "a1", 0.9),)
    said = statement(text, quote, type="indirect", speaker=Role((place,), ("a1",)))
    events: tuple[Event, ...] = ()
    if deed is not None:
        trigger = (span(text, deed),)
        events = (
            Event(
                id="e1", type="AID", modes=(), contexts=("human_rights",), trigger=trigger, mentions=(trigger,), statement=None,
                actors=(Participant("m1", "a1"),), recipients=(), places=(), time=EventTime((), day), quantities=(),
                auxiliary="none", attributions=(Attribution("author", None, (), "CT+"),), probability=0.8,
            ),
        )  # fmt: skip
    article = article_of(text, id=id, language="de", published=day, **known)
    return Record(article, MadeBy("0.1.0", "made-up 1"), mentions, actors, statements=(said,), events=events)


STORY = (
    record("nein", "2024-03-01", "Einen Ausbau der Bahn lehne man ab"),
    record("doch", "2024-09-01", "Den Ausbau der Bahn unterstütze man nun doch"),
    record("kopie", "2024-09-02", "Den Ausbau der Bahn unterstütze man nun doch"),
    record("brot", "2024-05-01", "Brot sei teuer", rest="\nDie Bahn stand still."),
    record("andere", "2024-06-01", "Die Bahn sei zu laut", who="Jon Berg"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'news.sqlite'}") as opened:
        yield opened


@pytest.fixture
def told(store: Store) -> Store:
    """Give a store with the story."""
    list(keep(store, STORY))
    return store


def ids(store: Store, actor: str, topic: str, **asked: Any) -> list[str]:
    return [step.deed.id for step in position(store, actor, topic, **asked)]


def test_statements_on_the_topic_stand_in_the_order_of_time(told: Store) -> None:
    assert ids(told, KERN, "Bahn") == ["nein#s1", "doch#s1"]


def test_a_change_is_marked_with_both_passages(told: Store) -> None:
    first, second = position(told, KERN, "Bahn")
    assert (first.earlier, first.shift) == (None, None)
    assert second.shift is not None and second.earlier is not None
    assert second.shift.has_moved
    assert second.earlier.id == "nein#s1"
    assert second.earlier.passage.text.startswith("Einen Ausbau")
    words = second.deed.passage.text
    assert "nun doch" in " ".join(words[cue.start : cue.end] for cue in second.shift.cues)


def test_a_passage_is_the_whole_sentence_at_its_place(told: Store) -> None:
    passage = position(told, KERN, "Bahn")[0].deed.passage
    assert STORY[0].article.text[passage.start : passage.end] == passage.text
    assert passage.text.endswith("sagte Ada Kern.")


def test_copies_are_one_step_at_their_earliest(told: Store) -> None:
    assert [step.deed.n_articles for step in position(told, KERN, "Bahn")] == [1, 2]


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        pytest.param("Ausbau Bahn", ["nein#s1", "doch#s1"], id="all words in the paragraph"),
        pytest.param("Ausbau der Bahn", ["nein#s1", "doch#s1"], id="short words are left out"),
        pytest.param("Bahnen", ["nein#s1", "doch#s1"], id="inflected"),
        pytest.param("Ausb*", ["nein#s1", "doch#s1"], id="beginning of a word"),
        pytest.param("Brot", ["brot#s1"], id="another topic"),
        pytest.param("Brot Bahn", [], id="words in two paragraphs"),
        pytest.param("Kohle", [], id="no such words"),
    ],
)
def test_topics_by_words(told: Store, topic: str, found: list[str]) -> None:
    assert ids(told, KERN, topic) == found


@pytest.mark.parametrize("actor", ["Kern", "ada kern", "NOR"])
def test_actors_are_named_as_in_other_questions(told: Store, actor: str) -> None:
    assert set(ids(told, actor, "Ausbau")) == {"nein#s1", "doch#s1"}


def test_a_title_tells_the_topic_too(store: Store) -> None:
    list(keep(store, [record("a", "2024-01-01", "Das werde man prüfen", title="Streit um die Bahn")]))
    assert ids(store, KERN, "Bahn") == ["a#s1"]


@pytest.mark.parametrize("topic", ["AID", "aid", "human_rights", "Human rights"])
def test_topics_of_plover(store: Store, topic: str) -> None:
    list(
        keep(
            store,
            [
                record("hilft", "2024-01-01", "Man habe das getan", rest="\nAda Kern schickt Brot.", deed="schickt"),
                record("redet", "2024-02-01", "Man schicke Brot", deed="schicke"),
                record("sonst", "2024-03-01", "Es regne"),
            ],
        )
    )
    assert ids(store, KERN, topic) == ["hilft#e1", "redet#s1"]


def test_days_bound_what_is_shown(told: Store) -> None:
    assert ids(told, KERN, "Bahn", since="2024-04-01") == ["doch#s1"]
    assert ids(told, KERN, "Bahn", until="2024-04-01") == ["nein#s1"]


def test_a_later_page_is_held_against_what_came_before(told: Store) -> None:
    (step,) = position(told, KERN, "Bahn", page=Page(1, 1))
    assert step.deed.id == "doch#s1"
    assert step.shift is not None and step.shift.has_moved


def test_words_of_one_day_are_not_held_against_each_other(store: Store) -> None:
    list(keep(store, [record("a", "2024-01-01", "Die Bahn sei gut"), record("b", "2024-01-01", "Die Bahn sei falsch")]))
    assert [step.shift for step in position(store, KERN, "Bahn")] == [None, None]


def test_what_is_withdrawn_is_gone(told: Store) -> None:
    list(keep(told, [article_of("Zurückgezogen.", id="nein", language="de", status="canceled")]))
    assert ids(told, KERN, "Bahn") == ["doch#s1"]


def test_vectors_find_a_topic_in_other_words(told: Store) -> None:
    vector = np.zeros(96, np.int8)
    vector[0] = 127
    with told.writing() as writer:
        writer.connection.execute(update(t.statements).where(t.statements.c.quote.like("Brot%")).values(vector=vector.tobytes()))
    unit = np.eye(1, 96, dtype=np.float32)[0]
    assert ids(told, KERN, "Schienen", embedding=Embedding("made-up 1", lambda _: unit)) == ["brot#s1"]
    assert ids(told, KERN, "Bahn", embedding=Embedding("made-up 1", lambda _: unit)) == ["nein#s1", "brot#s1", "doch#s1"]
    assert ids(told, KERN, "Schienen", embedding=Embedding("made-up 1", lambda _: -unit)) == []
    assert ids(told, KERN, "Schienen", embedding=Embedding("made-up 2", lambda _: unit)) == []


def test_the_installed_model_embeds_words_of_a_topic_near_their_inflected_forms() -> None:
    embedding = installed_embedding()
    if embedding is None:
        pytest.skip("no model with vectors is installed")
    one, other, third = (embedding.of(words) for words in ("Waffenlieferungen", "die Waffenlieferung", "Das Wetter bleibt schön"))
    assert one is not None and other is not None and third is not None
    assert float(one @ one) == pytest.approx(1, abs=1e-3)
    assert float(one @ other) > float(one @ third)


def test_without_a_model_there_is_no_embedding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAUT_MODEL", "gibt-es-nicht")
    assert installed_embedding() is None


def test_an_article_in_a_language_without_a_pack_is_shown_and_not_compared(store: Store) -> None:
    list(keep(store, [record("a", "2024-01-01", "Bahn nein"), record("b", "2024-02-01", "Bahn oui")]))
    with store.writing() as writer:
        writer.connection.execute(update(t.articles).values(language="xx"))
    steps = position(store, KERN, "Bahn")
    assert [step.deed.id for step in steps] == ["a#s1", "b#s1"]
    assert steps[1].shift is not None and not steps[1].shift.has_moved


@pytest.mark.parametrize(("actor", "topic"), [("…", "Bahn"), ("Kern", "…")])
def test_an_empty_question_is_refused(told: Store, actor: str, topic: str) -> None:
    with pytest.raises(UsageError):
        position(told, actor, topic)
