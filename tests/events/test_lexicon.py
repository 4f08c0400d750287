"""Words that tell events by themselves: how they are looked up, in which forms, and what the table gives."""

import time
from pathlib import Path

import numpy as np
import pytest

from laut.events.lexicon import TriggerWords, keys_of, read_trigger_words
from laut.events.scores import TYPES
from laut.stemming import stem_of
from tests.events.hand import document, run


def keys(text: str, word: str, language: str = "de") -> list[str]:
    doc = document(text, language)
    return list(keys_of(doc, run(doc, word).start))


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        pytest.param("Man lehnte den Antrag ab.", "lehnte", "lehnt|ab", id="a particle that ends the sentence"),
        pytest.param("Man lehnte den Antrag ab, sagte er.", "lehnte", "lehnt|ab", id="a particle before a comma"),
        pytest.param("Man lehnte ab und ging.", "lehnte", "lehnt|ab", id="a particle before und"),
        pytest.param("Man lehnte sich, er fuhr ab.", "lehnte", "lehnt", id="a particle of the next clause"),
        pytest.param("Man kam ab Montag.", "kam", "kam", id="a preposition that looks like a particle"),
        pytest.param("Gestern wurde er verhaftet.", "verhaftet", "verhaft", id="a participle"),
        pytest.param("Die Festnahme gelang.", "Festnahme", "^festnahm", id="a noun"),
    ],
)
def test_a_word_is_looked_up_by_its_stem(text: str, word: str, first: str) -> None:
    assert keys(text, word)[0] == first


def test_compounds_are_looked_up_by_their_last_part_too() -> None:
    found = keys("Sie beschlossen den Truppenabzug.", "Truppenabzug")
    assert found[0] == "^truppenabzug"
    assert "*abzug" in found
    assert all(len(key) > 5 for key in found)


def test_where_a_sentence_begins_a_capital_means_nothing() -> None:
    found = keys("Verhaftet wurde er.", "Verhaftet")
    assert found[0] == "verhaft"
    assert "^verhaft" in found


def test_an_english_verb_is_looked_up_with_the_particle_behind_it() -> None:
    assert keys("Police cracked down on them.", "cracked", "en")[:2] == ["crack|down", "crack"]


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stem_of("manifestations", "fr") == "manifestations"


def table(**rows: tuple[str, float]) -> TriggerWords:
    odds = np.zeros((len(rows), len(TYPES)), np.float32)
    for n, (type_, value) in enumerate(rows.values()):
        odds[n, TYPES.index(type_)] = value
    return TriggerWords({"de": {key: n for n, key in enumerate(rows)}}, odds)


def test_words_give_the_odds_of_their_first_known_key() -> None:
    doc = document("Man lehnte ihn ab.")
    words = TriggerWords({"de": {"lehnt|ab": 0, "lehnt": 1}}, np.stack([np.full(len(TYPES), 2.0), np.full(len(TYPES), 1.0)]))
    scores = words.scores(doc, 0, len(doc.words))
    assert scores[run(doc, "lehnte").start].tolist() == [2.0] * len(TYPES)
    assert not scores[run(doc, "ihn").start].any()


def test_words_are_counted_from_the_passage() -> None:
    doc = document("Es regnet. Man half.")
    at = run(doc, "half").start
    scores = table(half=("AID", 3.0)).scores(doc, at, at + 1)
    assert scores.shape == (1, len(TYPES))
    assert scores[0, TYPES.index("AID")] == 3.0


def test_a_language_the_table_lacks_has_no_odds() -> None:
    doc = document("They helped.", "en")
    assert not table(half=("AID", 3.0)).scores(doc, 0, len(doc.words)).any()


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "triggers.npz"
    np.savez_compressed(path, keys=np.array("de half\nen help"), odds=np.eye(2, len(TYPES), dtype=np.float16))
    read = read_trigger_words(path)
    assert read.rows == {"de": {"half": 0}, "en": {"help": 1}}
    assert read.odds.tolist() == np.eye(2, len(TYPES)).tolist()


def test_time_grows_with_the_words() -> None:
    words = table(half=("AID", 3.0))

    def seconds(sentences: int) -> float:
        doc = document("Die Regierung half den Opfern der Flut " * sentences + ".")
        began = time.perf_counter()
        words.scores(doc, 0, len(doc.words))
        return time.perf_counter() - began

    seconds(10)
    assert min(seconds(400) for _ in range(3)) < 12 * min(seconds(100) for _ in range(3)) + 0.05
