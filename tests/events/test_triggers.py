"""From tags to triggers: runs of words, their types, and which words fill their roles."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from laut.document import Document
from laut.encoder.distances import N_BUCKETS
from laut.encoder.pieces import Window
from laut.encoder.session import Passage, WindowScores
from laut.events.lexicon import TriggerWords
from laut.events.scores import AUXILIARIES, BEGIN, CONTEXTS, FACTUALITIES, INSIDE, N_TAGS, ROLES, TYPE_MODES, TYPES
from laut.events.settings import AUXILIARY, CONTEXT, FACTUALITY, KEY, MODE, NEAR, QUERY, TAGS
from laut.events.triggers import KEPT, LONGEST, Trigger, find_triggers
from tests.events.hand import SETTINGS, WORDS, document, run, settings

WIDTH = 4


def tags_of(doc: Document, *tagged: tuple[str, str]) -> np.ndarray:
    """Give (word, tag) scores that mark (words, type)."""
    tags = np.zeros((len(doc.words), N_TAGS), np.float32)
    tags[:, 0] = 4
    for words, type_ in tagged:
        found, at = run(doc, words), 1 + 2 * TYPES.index(type_)
        tags[found.start + 1 : found.stop, at + INSIDE] = 8
        tags[found.start, at + BEGIN] = 8
    return tags


def window_of(doc: Document, start: int, end: int, core: tuple[int, int], tags: np.ndarray, **arrays: np.ndarray) -> WindowScores:
    n = len(doc.words)
    shapes = {
        QUERY: (len(ROLES), WIDTH), KEY: (len(ROLES), WIDTH), NEAR: (len(ROLES), N_BUCKETS), MODE: (len(TYPE_MODES) + 1,),
        CONTEXT: (len(CONTEXTS),), AUXILIARY: (len(AUXILIARIES),), FACTUALITY: (len(FACTUALITIES),),
    }  # fmt: skip
    whole = {TAGS: tags} | {name: np.zeros((n, *shape), np.float32) for name, shape in shapes.items()} | arrays
    return WindowScores(Window(start, end, *core, (), ()), {name: a[start:end] for name, a in whole.items()})


def triggers(
    doc: Document,
    tags: np.ndarray,
    *,
    outside: float = 0.0,
    words: TriggerWords = WORDS,
    arrays: Mapping[str, np.ndarray] | None = None,
) -> list[Trigger]:
    n = len(doc.words)
    passage = Passage(0, n, (window_of(doc, 0, n, (0, n), tags, **arrays or {}),), doc.sentence_numbers(0, n))
    return find_triggers(doc, passage, replace(settings(outside=outside), words=words))


def test_a_run_of_tags_is_one_trigger_with_its_type() -> None:
    doc = document("Man griff sie heftig an und floh.")
    (found,) = triggers(doc, tags_of(doc, ("griff sie heftig an", "ASSAULT")))
    assert range(found.start, found.end) == run(doc, "griff sie heftig an")
    assert TYPES[found.type] == "ASSAULT"
    assert 0.9 < found.probability <= 1.001


def test_triggers_side_by_side_stay_two() -> None:
    doc = document("Er drohte Hilfe an.")
    found = triggers(doc, tags_of(doc, ("drohte", "THREATEN"), ("Hilfe", "AID")))
    assert [TYPES[t.type] for t in found] == ["THREATEN", "AID"]


def test_a_text_that_tells_nothing_has_no_triggers() -> None:
    doc = document("Es regnet.")
    assert triggers(doc, tags_of(doc)) == []


def test_an_endless_tagging_is_cut() -> None:
    doc = document("Wort " * 30)
    found = triggers(doc, tags_of(doc, (doc.text.strip(), "AID")))
    assert max(t.end - t.start for t in found) == LONGEST


def test_a_value_for_outside_finds_more_or_less() -> None:
    doc = document("Er half ihnen.")
    tags = tags_of(doc, ("half", "AID"))
    assert triggers(doc, tags, outside=9.0) == []
    assert len(triggers(doc, tags, outside=-1.0)) == 1


def test_a_word_that_tells_by_itself_is_found_where_the_network_hesitates() -> None:
    doc = document("Er half ihnen.")
    odds = np.zeros((1, len(TYPES)), np.float32)
    odds[0, TYPES.index("AID")] = 6.0
    words = TriggerWords({"de": {"half": 0}}, odds)
    (found,) = triggers(doc, tags_of(doc) * 0.2, words=words)
    assert TYPES[found.type] == "AID"
    assert triggers(doc, tags_of(doc) * 0.2) == []


def test_what_an_event_is_is_the_mean_over_its_words() -> None:
    doc = document("Man griff sie an.")
    auxiliary = np.zeros((len(doc.words), len(AUXILIARIES)), np.float32)
    auxiliary[:, 1] = (9, 2, 4, 6, 9)
    (found,) = triggers(doc, tags_of(doc, ("griff sie an", "ASSAULT")), arrays={AUXILIARY: auxiliary})
    assert found.auxiliary[1] == pytest.approx(4)


def test_a_word_that_answers_fills_the_role_and_no_other_is_kept() -> None:
    doc = document("Kern schlug Maas.")
    query, key = (np.zeros((len(doc.words), len(ROLES), WIDTH), np.float32) for _ in range(2))
    query[run(doc, "schlug").start, 0, 0], key[0, 0, 0] = 4, 8
    (found,) = triggers(doc, tags_of(doc, ("schlug", "ASSAULT")), arrays={QUERY: query, KEY: key})
    assert list(found.roles["actor"]) == [0]
    assert found.roles["actor"][0] > 0.9
    assert all(p >= KEPT for words in found.roles.values() for p in words.values())
    assert found.roles["recipient"] == {}


def test_words_of_a_later_passage_are_counted_from_the_document() -> None:
    doc = document("Es regnet. Kern schlug Maas.")
    n, start = len(doc.words), 3
    tags = tags_of(doc, ("schlug", "ASSAULT"))
    key, query = (np.zeros((n, len(ROLES), WIDTH), np.float32) for _ in range(2))
    query[run(doc, "schlug").start, 1, 0], key[run(doc, "Maas").start, 1, 0] = 4, 8
    arrays = window_of(doc, start, n, (start, n), tags, **{QUERY: query, KEY: key}).arrays
    window = Window(0, n - start, 0, n - start, (), ())
    passage = Passage(start, n, (WindowScores(window, arrays),), doc.sentence_numbers(start, n))
    (found,) = find_triggers(doc, passage, SETTINGS)
    assert range(found.start, found.end) == run(doc, "schlug")
    assert list(found.roles["recipient"]) == [run(doc, "Maas").start]


def test_roles_are_asked_in_the_window_that_shows_most_around() -> None:
    doc = document("Eins zwei drei vier fünf sechs sieben acht neun zehn.")
    n, tags = len(doc.words), tags_of(doc, ("fünf", "AID"))
    query, key = (np.zeros((n, len(ROLES), WIDTH), np.float32) for _ in range(2))
    query[4, 0, 0], key[0, 0, 0] = 4, 8
    wide = window_of(doc, 0, 9, (0, 4), tags, **{QUERY: query, KEY: key})
    narrow = window_of(doc, 3, n, (4, n), tags)
    (found,) = find_triggers(doc, Passage(0, n, (wide, narrow), doc.sentence_numbers(0, n)), SETTINGS)
    assert list(found.roles["actor"]) == [0]
