"""Who fills a role: mentions by the words in it, nested ones, and each actor once."""

from laut.events.participants import Filling, MentionIndex, participants
from laut.findings import Mention, Participant
from tests.events.hand import actor, document, mention, run

TEXT = "Der Sprecher des russischen Präsidenten Putin griff Kern und Maas an."
DOC = document(TEXT)
WHOLE = mention(DOC, "m1", "Der Sprecher des russischen Präsidenten Putin")
INNER = mention(DOC, "m2", "des russischen Präsidenten Putin")
NAME = mention(DOC, "m3", "Putin")
KERN, MAAS = mention(DOC, "m4", "Kern"), mention(DOC, "m5", "Maas")
ALL = (WHOLE, INNER, NAME, KERN, MAAS)


def filling(words: dict[str, float], *, least: float = 0.3, share: float = 0.5) -> list[str]:
    """Give the ids of the mentions that fill a role whose words have these probabilities."""
    probabilities = {w: p for part, p in words.items() for w in run(DOC, part)}
    return [f.mention.id for f in MentionIndex(DOC, ALL).filling(probabilities, least=least, share=share)]


def test_a_mention_of_sure_words_fills_the_role() -> None:
    assert filling({"Kern": 0.9}) == ["m4"]


def test_the_outermost_of_nested_mentions_fills_it() -> None:
    assert filling({"Der Sprecher des russischen Präsidenten Putin": 0.9}) == ["m1"]


def test_an_inner_mention_fills_it_if_the_outer_is_not_meant() -> None:
    assert filling({"Putin": 0.9}) == ["m3"]


def test_two_can_fill_it_the_surer_first() -> None:
    assert filling({"Kern": 0.6, "Maas": 0.9}) == ["m5", "m4"]


def test_who_is_much_less_sure_is_left_out() -> None:
    assert filling({"Kern": 0.3, "Maas": 0.9}) == ["m5"]


def test_a_role_nobody_is_sure_of_stays_empty() -> None:
    assert filling({"Kern": 0.29}) == []


def test_words_outside_of_mentions_fill_nothing() -> None:
    assert filling({"griff": 0.9}) == []
    assert filling({}) == []


def test_without_mentions_nobody_fills_anything() -> None:
    assert MentionIndex(DOC, ()).filling({0: 0.9}, least=0.3, share=0.5) == []


def told(*mentions: Mention, known: str = "a1 a2 a3 a4 a5") -> tuple[Participant, ...]:
    return participants([Filling(m, 0.9) for m in mentions], {id_: actor(id_) for id_ in known.split()})


def test_each_actor_is_named_once_by_its_surest_mention() -> None:
    again = mention(DOC, "m9", "Putin", actor="a4")
    assert told(KERN, again, MAAS) == (Participant("m4", "a4"), Participant("m5", "a5"))


def test_a_mention_of_an_actor_that_is_not_there_is_left_out() -> None:
    assert told(KERN, MAAS, known="a5") == (Participant("m5", "a5"),)
