"""What one speaker said once, in many articles: which statements are one utterance, and how the articles differ."""

from dataclasses import replace
from typing import Any

import pytest

from laut.article import article_of
from laut.findings import Actor, Role
from laut.record import MadeBy, Record
from laut.store import Store, questions
from laut.store.answers import Variant
from laut.store.questions import Page
from laut.stories.keeping import keep
from tests.made_up import span, statement

QUOTE = "Wir werden die Hilfe für Sudland ausbauen"
LONGER = "Wir werden die Hilfe für Sudland ausbauen, solange es nötig ist"
REPORTED = "man werde die Hilfe für Sudland ausbauen"
OTHER = "Der Haushalt wird im Herbst neu verhandelt"


def said(id: str, quote: str = QUOTE, *, who: str = "Ada Kern", day: str | None = "2025-03-10", **known: Any) -> Record:
    """Give an article in which somebody says something."""
    text = f"„{quote}“, sagte {who} am Abend. Danach regnete es."
    actor = Actor("a1", who, "PER", None, (), "NOR", ("GOV",), None, 0.9, None)
    speaker = Role((span(text, who),), ("a1",))
    article = article_of(text, id=id, language="de", published=day)
    return Record(
        article, MadeBy("0.1.0", "made-up 1"), actors=(actor,), statements=(statement(text, quote, speaker=speaker, **known),)
    )


def told(store: Store, *records: Record, name: str = "Kern", **asked: Any) -> list[tuple[str, tuple[Variant, ...]]]:
    """Keep records; give the ids and variants of what somebody said."""
    list(keep(store, records))
    return [(deed.id, deed.variants) for deed in questions.who(store, name, **asked)]


def test_the_same_words_and_speaker_in_many_articles_are_one_utterance_without_variants(store: Store) -> None:
    assert told(store, said("a"), said("b"), said("c", day="2025-03-11")) == [("c#s1", ())]


@pytest.mark.parametrize("other", [LONGER, REPORTED, f"{QUOTE}, „solange es nötig ist“"])
def test_other_words_of_one_utterance_are_shown_with_it(store: Store, other: str) -> None:
    found = told(store, said("a", other), said("b", other), said("c", day="2025-03-11"))
    assert found == [("c#s1", (Variant("b#s1", other, ("Ada Kern",), True, False, 2),))]


def test_another_speaker_of_the_same_words_is_shown(store: Store) -> None:
    list(keep(store, [said("a"), said("b", who="Jon Berg")]))
    assert questions.who(store, "Ada Kern")[0].variants == (Variant("b#s1", QUOTE, ("Jon Berg",), False, True, 1),)
    assert questions.who(store, "Berg")[0].variants == (Variant("a#s1", QUOTE, ("Ada Kern",), False, True, 1),)


def test_a_part_of_the_name_is_no_other_speaker(store: Store) -> None:
    assert told(store, said("a", who="Kern"), said("b")) == [("b#s1", ())]


@pytest.mark.parametrize(
    ("other", "known"),
    [
        (OTHER, {}),
        (LONGER, {"day": "2025-03-13"}),
        (LONGER, {"day": None}),
        (LONGER, {"who": "Jon Berg"}),
        ("Wir helfen", {}),
    ],
    ids=["other words", "days later", "undated", "another speaker of other words", "too short to tell"],
)
def test_what_is_no_variant(store: Store, other: str, known: dict[str, Any]) -> None:
    list(keep(store, [said("a"), said("b", other, **known)]))
    assert [deed.variants for deed in (*questions.who(store, "Ada Kern"), *questions.who(store, "Berg"))] in ([()], [()] * 2)


def test_pages_are_full_of_utterances(store: Store) -> None:
    utterances = [
        said(f"{n}-{m}", f"{quote} {day}", day=day)
        for n, day in enumerate(("2025-03-20", "2025-03-16", "2025-03-12"))
        for m, quote in enumerate((LONGER, QUOTE, REPORTED))
    ]
    list(keep(store, utterances))
    pages = [[deed.id for deed in questions.who(store, "Kern", page=Page(1, n))] for n in range(4)]
    assert pages == [["0-2#s1"], ["1-2#s1"], ["2-2#s1"], []]


def test_words_said_again_stand_at_their_latest_whatever_came_in_last(store: Store) -> None:
    list(keep(store, [said("late", day="2025-05-01"), said("early")]))
    assert [(deed.id, deed.day, deed.n_articles) for deed in questions.who(store, "Kern")] == [("late#s1", "2025-05-01", 2)]


def test_shown_statements_have_their_variants(store: Store) -> None:
    list(keep(store, [said("a"), said("b", LONGER)]))
    assert questions.show(store, "a#s1").variants == (Variant("b#s1", LONGER, ("Ada Kern",), True, False, 1),)
    assert questions.show(store, "a").variants == ()


def test_hits_have_the_variants_of_what_their_sentence_quotes(store: Store) -> None:
    list(keep(store, [said("a"), said("b", LONGER)]))
    hits = {hit.article: hit for hit in questions.search(store, "Hilfe Sudland")}
    assert [variant.id for variant in hits["a"].variants] == ["b#s1"]
    assert [hit.variants for hit in questions.search(store, "regnete")] == [(), ()]


def test_what_is_withdrawn_is_no_variant(store: Store) -> None:
    list(keep(store, [said("a"), said("b", LONGER), replace(said("b").article, status="canceled")]))
    assert told(store) == [("a#s1", ())]


@pytest.mark.parametrize(("name", "found"), [("NOR", ["Ada Kern"]), ("CDU", ["CDU"]), ("DEU", ["CDU"]), ("XXX", [])])
def test_three_capitals_are_a_country_or_a_name(store: Store, name: str, found: list[str]) -> None:
    party = Actor("a1", "CDU", "ORG", None, (), "DEU", (), None, 0.9, None)
    list(keep(store, [said("a"), replace(said("b"), actors=(party,), statements=())]))
    assert [actor.name for actor in questions.named(store, name)] == found
