"""What the baselines of the events say, and the measure over the English sentences, on a dictionary and sentences made up here."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

pytest.importorskip("numpy")
pytest.importorskip("scipy")

from benchmarks.quality import event_baselines as baselines
from benchmarks.quality.event_baselines import CodedSentence, parsed, type_among
from benchmarks.quality.events_gate import types_found
from laut.article import Article
from laut.pipeline import Pipeline

DICTIONARY = parsed("""
# a comment
&TREATY
+PACT
+PEACE_ACCORD

---  APPROVE   [050]  ---
PRAISE
+SPEAK_WELL_OF {+SPOKE_WELL_OF}
NOD {NODS NODDED} [---]
SIGN
- * &TREATY [057:057]   # SIGN
- * BILL [---]
- GUARDS * (IN) [:190]
- RELUCTANTLY * &TREATY [080]
- * $ +  [190]
~ a (b . SIGN) SAY = a b 112

---  LEAVE [---] ---
LEAVE {LEAVES LEFT}
CARRY [0871]
TALK [010]
FREEZE [160]
""")


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        pytest.param("Kenya praised Chad.", ["SUPPORT"], id="the code of the block"),
        pytest.param("Kenya carries it.", ["RETREAT"], id="the code of the verb, regular after y"),
        pytest.param("Kenya spoke well of Chad.", ["SUPPORT"], id="a form of several words"),
        pytest.param("Kenya nodded.", [], id="a verb of no event"),
        pytest.param("Kenya talks to Chad.", [], id="a statement has no type"),
        pytest.param("Kenya signed two peace accords.", ["SUPPORT"], id="a set, its phrase in the plural"),
        pytest.param("Kenya signed a bill.", [], id="a pattern of no event"),
        pytest.param("Guards signed in.", ["ASSAULT"], id="words on both sides, the second actor's code"),
        pytest.param("Kenya reluctantly signed a pact.", ["CONCEDE"], id="the pattern of most words"),
        pytest.param("Kenya signed a one two three four five pact bill.", ["SUPPORT"], id="too far off: the code of the block"),
        pytest.param("Its praise froze and the talk was on Freezes.", [], id="nouns and names"),
        pytest.param("Kenya freezes, praises, carries.", ["SANCTION", "SUPPORT"], id="the first two"),
        pytest.param("Kenya praises and praised, then freezes.", ["SUPPORT", "SANCTION"], id="two different ones"),
    ],
)
def test_types_by_the_dictionary(sentence: str, types: list[str]) -> None:
    assert DICTIONARY.types_of(sentence) == types


@pytest.mark.parametrize(
    ("cameo", "type_"),
    [
        ("036", "AGREE"),
        ("0831", "CONCEDE"),
        ("0841", "RETREAT"),
        ("090", "ACCUSE"),
        ("204", "ASSAULT"),
        ("012", None),
        ("", None),
    ],
)
def test_types_of_cameo_codes(cameo: str, type_: str | None) -> None:
    assert baselines.plover(cameo) == type_


def test_the_measure_is_the_share_with_the_gold_type_among_those_found() -> None:
    assert type_among([["AID", "AGREE"], ["AID"], []], ["AGREE", "COERCE", "AID"]) == pytest.approx(1 / 3)


def test_more_than_two_types_for_a_sentence_are_refused() -> None:
    with pytest.raises(ValueError, match="3 types"):
        type_among([["AID", "AGREE", "COERCE"]], ["AID"])


def test_the_english_majority_is_the_two_commonest_types() -> None:
    sentences = [CodedSentence(str(n), "", type_) for n, type_ in enumerate(["AID", "AID", "AGREE", "AGREE", "COERCE"])]
    assert baselines.majority_english(sentences) == pytest.approx(0.8)


def test_the_two_most_probable_events_count() -> None:
    events = [SimpleNamespace(type=t, probability=p) for t, p in (("AID", 0.2), ("COERCE", 0.4), ("AGREE", 0.9))]

    def read(article: Article) -> Any:
        assert (article.text, article.language) == ("Kenya left.", "en")
        return SimpleNamespace(events=tuple(events))

    assert types_found(cast(Pipeline, SimpleNamespace(read=read)), "Kenya left.") == ["AGREE", "COERCE"]


def test_the_german_majority_puts_one_event_into_every_sentence(shared: Path) -> None:
    text = "Es regnet. Kenia hilft dem Tschad. Der Tschad dankt."
    events = [baselines.constant_event("AID", (17, 22)), baselines.constant_event("SUPPORT", (46, 51))]
    gold = {"a": {"id": "a", "text": text, "events": [events[0] | FIELDS, events[1] | FIELDS]}}
    assert baselines.majority_german(gold) == pytest.approx(2 / 5)  # right of one, of two coded and three found


FIELDS: dict[str, Any] = {"date": "", "aux": "none", "factuality": "CT+", "according_to": []}


def test_older_types_have_todays_names(shared: Path) -> None:
    sentences = baselines.english_sentences(shared)
    types = {s.type for s in sentences}
    assert len(sentences) == 164
    assert types >= {"REQUEST", "ACCUSE", "ASSAULT"}
    assert not types & {"DEMAND", "DISAPPROVE", "INVESTIGATE", "FIGHT"}


@pytest.mark.slow
def test_the_real_dictionary_gets_more_than_a_constant(shared: Path) -> None:
    sentences = baselines.english_sentences(shared)
    dictionary = baselines.verb_dictionary(shared)
    assert baselines.dictionary_english(sentences, dictionary) > 2 * baselines.majority_english(sentences)
