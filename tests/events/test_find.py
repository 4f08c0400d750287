"""From triggers to events: each happening once, with roles, time, modes, contexts and whose word it stands on."""

import time
from dataclasses import replace

import pytest

from laut.article import Part
from laut.findings import Event, EventTime, Participant, Role
from tests.events.hand import document, events_of, mention, run, settings, time_of, trigger
from tests.made_up import span, statement


def words(event: Event) -> list[str]:
    """Give the words of all tellings, those of the clearest first."""
    return [s.text for telling in event.mentions for s in telling]


def test_a_text_without_events_gives_none() -> None:
    assert events_of(document("Es regnet.")) == ()


def test_who_is_not_sure_enough_is_no_event() -> None:
    doc = document("Kern schlug Maas.")
    assert events_of(doc, trigger(doc, "schlug", probability=0.29)) == ()


def test_an_event_has_its_roles_time_and_mode() -> None:
    doc = document("Am Montag beschoss Kern Maas in Riga.")
    mentions = [mention(doc, "m1", "Kern"), mention(doc, "m2", "Maas"), mention(doc, "m3", "Riga", label="LOC")]
    told = trigger(doc, "beschoss", mode="firearms", contexts=["military"], actor="Kern", recipient="Maas", place="Riga")
    (event,) = events_of(doc, told, mentions=mentions, times=[time_of(doc, "t1", "Montag", "2024-11-04")])
    assert (event.id, event.type, event.modes, event.contexts) == ("e1", "ASSAULT", ("firearms",), ("military",))
    assert (event.actors, event.recipients, event.places) == ((Participant("m1", "a1"),), (Participant("m2", "a2"),), ("m3",))
    assert event.time == EventTime(("t1",), "2024-11-04", "clause")
    assert words(event) == ["beschoss"]
    assert event.probability == 0.9


def test_a_person_is_no_place() -> None:
    doc = document("Kern half bei Maas.")
    (event,) = events_of(doc, trigger(doc, "half", "AID", place="Maas"), mentions=[mention(doc, "m1", "Maas")])
    assert event.places == ()


def test_an_actor_is_not_its_own_recipient() -> None:
    doc = document("Kern half Maas, und Maas half Kern.")
    mentions = [
        mention(doc, "m1", "Kern", actor="a1"),
        mention(doc, "m2", "Maas", actor="a2"),
        mention(doc, "m4", "Kern", actor="a1", nth=1),
    ]
    told = trigger(doc, "half", "AID", actor="Kern", recipient=("Kern", "Maas"))
    (event,) = events_of(doc, told, mentions=mentions)
    assert [p.actor for p in event.actors] == ["a1"]
    assert [p.actor for p in event.recipients] == ["a2"]


def test_several_tellings_are_one_event_and_the_fullest_stands_for_it() -> None:
    doc = document("Ein Angriff geschah. Kern griff an. Kern schlug Maas am Montag.")
    mentions = [
        mention(doc, "m1", "Kern", actor="a1"),
        mention(doc, "m3", "Kern", actor="a1", nth=1),
        mention(doc, "m4", "Maas", actor="a2"),
    ]
    fullest = trigger(doc, "schlug", recipient="Maas")
    fullest = replace(fullest, roles={**fullest.roles, "actor": {run(doc, "Kern", nth=1).start: 0.9}})
    (event,) = events_of(
        doc,
        trigger(doc, "Angriff"),
        trigger(doc, "griff an", actor="Kern", probability=0.95),
        fullest,
        mentions=mentions,
        times=[time_of(doc, "t1", "Montag", "2024-11-04")],
    )
    assert words(event) == ["schlug", "Angriff", "griff an"]
    assert event.trigger == event.mentions[0]
    assert (event.actors, event.recipients) == ((Participant("m3", "a1"),), (Participant("m4", "a2"),))
    assert event.probability == 0.95


def test_what_one_telling_lacks_another_adds() -> None:
    doc = document("Kern griff Maas an. Der Angriff war am Montag.")
    mentions = [mention(doc, "m1", "Kern"), mention(doc, "m2", "Maas")]
    (event,) = events_of(
        doc,
        trigger(doc, "griff", actor="Kern", recipient="Maas", contexts=["military"]),
        trigger(doc, "Angriff", mode="firearms", contexts=["crime"]),
        mentions=mentions,
        times=[time_of(doc, "t1", "Montag", "2024-11-04")],
    )
    assert words(event) == ["griff", "Angriff"]
    assert (event.modes, event.contexts, event.time.edtf) == (("firearms",), ("military", "crime"), "2024-11-04")


def quantities(text: str, *told: str) -> list[list[tuple[str, float]]]:
    """Give how many each event has, by its words."""
    doc = document(text)
    found = events_of(doc, *(trigger(doc, w, ("AID", "RETREAT", "ASSAULT")[n]) for n, w in enumerate(told)))
    return [[(" ".join(s.text for s in q.spans), q.value or 0) for q in e.quantities] for e in found]


def test_an_event_has_how_many() -> None:
    assert quantities("Kern schickte 300 Helfer.", "schickte") == [[("300 Helfer", 300)]]
    assert quantities("Kern schickte Helfer.", "schickte") == [[]]


def test_numbers_are_given_to_the_event_of_their_clause() -> None:
    found = quantities("Kern schickte 300 Helfer, und 20 Soldaten flohen.", "schickte", "flohen")
    assert found == [[("300 Helfer", 300)], [("20 Soldaten", 20)]]


def test_how_many_another_telling_adds() -> None:
    doc = document("Kern griff an. Beim Angriff starben drei Soldaten.")
    (event,) = events_of(doc, trigger(doc, "griff", actor="Kern"), trigger(doc, "Angriff"), mentions=[mention(doc, "m1", "Kern")])
    assert [q.value for q in event.quantities] == [3]


def test_a_negated_event_stays_beside_an_asserted_one() -> None:
    doc = document("Kern griff an. Kern griff nicht an.")
    mentions = [mention(doc, "m1", "Kern", actor="a1")]
    found = events_of(
        doc,
        trigger(doc, "griff", actor="Kern"),
        trigger(doc, "griff", nth=1, actor="Kern", auxiliary="negation", factuality="CT-"),
        mentions=mentions,
    )
    assert [(e.id, e.auxiliary) for e in found] == [("e1", "none"), ("e2", "negation")]


def test_the_author_has_the_strongest_value_over_the_tellings() -> None:
    doc = document("Kern griff wohl an. Man sprach von einem Angriff Kerns.")
    mentions = [mention(doc, "m1", "Kern", actor="a1"), mention(doc, "m2", "Kerns", actor="a1")]
    (event,) = events_of(
        doc,
        trigger(doc, "Angriff", actor="Kerns", factuality="Uu"),
        trigger(doc, "griff", actor="Kern", factuality="PR+"),
        mentions=mentions,
    )
    assert [(a.by, a.factuality) for a in event.attributions] == [("author", "PR+")]


def test_a_source_of_one_telling_stays_a_source_of_the_event() -> None:
    text = "Kern habe angegriffen, sagte Maas. Kerns Angriff war kurz."
    doc = document(text)
    said = statement(text, "Kern habe angegriffen", type="indirect", speaker=Role((span(text, "Maas"),), ("a2",)))
    mentions = [mention(doc, "m1", "Kern", actor="a1"), mention(doc, "m2", "Maas"), mention(doc, "m3", "Kerns", actor="a1")]
    (event,) = events_of(
        doc,
        trigger(doc, "angegriffen", actor="Kern", factuality="Uu"),
        trigger(doc, "Angriff", actor="Kerns"),
        mentions=mentions,
        statements=[said],
    )
    assert [(a.by, a.statement, a.factuality) for a in event.attributions] == [("author", None, "CT+"), ("a2", "s1", "CT+")]


def test_a_denial_gives_the_speaker_the_opposite() -> None:
    text = "Kern bestritt, man habe angegriffen."
    doc = document(text)
    said = statement(text, "man habe angegriffen", type="indirect", act="deny", speaker=Role((span(text, "Kern"),), ("a1",)))
    (event,) = events_of(doc, trigger(doc, "angegriffen", factuality="Uu"), statements=[said])
    assert [(a.by, a.factuality) for a in event.attributions] == [("author", "Uu"), ("a1", "CT-")]


def test_hiess_es_is_an_unknown_source() -> None:
    text = "Man habe angegriffen, hieß es."
    doc = document(text)
    said = statement(text, "Man habe angegriffen", type="indirect")
    (event,) = events_of(doc, trigger(doc, "angegriffen", factuality="Uu"), statements=[said])
    assert [(a.by, a.statement) for a in event.attributions] == [("author", None), ("unknown", "s1")]


def test_an_event_that_a_statement_performs_has_its_id_and_its_time() -> None:
    text = "Am Montag sprach man. Kern warf Maas eine Lüge vor."
    doc = document(text)
    said = statement(text, "Kern warf Maas eine Lüge vor", type="reported", time="t1")
    (event,) = events_of(
        doc, trigger(doc, "warf", "ACCUSE"), statements=[said], times=[time_of(doc, "t1", "Montag", "2024-11-04")]
    )
    assert (event.statement, event.time.edtf) == ("s1", "2024-11-04")


@pytest.mark.parametrize("kind", ["headline", "heading", "caption"])
def test_a_heading_is_told_last_and_not_counted_twice(kind: str) -> None:
    text = "Kern schlägt Maas\n\nKern schlug zu."
    doc = document(text)
    parts = [Part(0, 17, kind), Part(19, len(text), "body")]  # type: ignore[arg-type]
    mentions = [
        mention(doc, "m1", "Kern", actor="a1"),
        mention(doc, "m2", "Maas", actor="a2"),
        mention(doc, "m3", "Kern", actor="a1", nth=1),
    ]
    body = trigger(doc, "schlug")
    body = replace(body, roles={**body.roles, "actor": dict.fromkeys(run(doc, "Kern", nth=1), 0.9)})
    (event,) = events_of(doc, trigger(doc, "schlägt", actor="Kern", recipient="Maas"), body, mentions=mentions, parts=parts)
    assert words(event) == ["schlug", "schlägt"]
    assert [p.actor for p in event.recipients] == ["a2"], "what only the heading tells is kept"


def test_events_come_in_the_order_of_their_triggers() -> None:
    doc = document("Kern half. Maas drohte.")
    found = events_of(doc, trigger(doc, "drohte", "THREATEN"), trigger(doc, "half", "AID"))
    assert [(e.id, e.type) for e in found] == [("e1", "AID"), ("e2", "THREATEN")]


def test_a_type_without_modes_has_none() -> None:
    doc = document("Kern half.")
    (event,) = events_of(doc, trigger(doc, "half", "AID"))
    assert event.modes == ()


def test_a_mode_that_is_not_sure_enough_is_left_out() -> None:
    doc = document("Kern schlug.")
    (event,) = events_of(doc, trigger(doc, "schlug", mode="beat"), with_settings=settings(mode=0.9999))
    assert event.modes == ()


def test_contexts_are_shared_in_a_paragraph_and_not_beyond() -> None:
    doc = document("Kern half. Maas drohte.\n\nKahl schwor.")
    found = events_of(
        doc,
        trigger(doc, "half", "AID", contexts=["election"]),
        trigger(doc, "drohte", "THREATEN"),
        trigger(doc, "schwor", "AGREE", contexts=["health"]),
        with_settings=settings(paragraph=1.0, context=0.45),
    )
    assert [e.contexts for e in found] == [("election",), ("election",), ("health",)]


def test_contexts_are_shared_in_the_article() -> None:
    doc = document("Kern half.\n\nKahl schwor.")
    tellings = trigger(doc, "half", "AID", contexts=["election"]), trigger(doc, "schwor", "AGREE")
    assert [e.contexts for e in events_of(doc, *tellings, with_settings=settings(article=1.0))] == [("election",), ("election",)]


def test_an_event_has_its_likeliest_context_however_unlikely() -> None:
    doc = document("Kern half.")
    (event,) = events_of(doc, trigger(doc, "half", "AID", contexts=["health"]), with_settings=settings(context=1.1))
    assert event.contexts == ("health",)


def test_probability_is_never_certain() -> None:
    doc = document("Kern half.")
    (event,) = events_of(doc, trigger(doc, "half", "AID", probability=1.0))
    assert event.probability == 0.9999


def seconds(n: int) -> float:
    """Give the processor time of events, one in each sentence, all told of somebody else."""
    sentence = "Kern schlug Maas hart. "
    doc = document(sentence * n)
    first, kern, maas = trigger(doc, "schlug"), mention(doc, "m1", "Kern"), mention(doc, "m2", "Maas")
    triggers, mentions = [], []
    for i in range(n):
        at, offset = 5 * i, len(sentence) * i
        roles = {**first.roles, "actor": {at: 0.9}, "recipient": {at + 2: 0.9}}
        triggers.append(replace(first, start=first.start + at, end=first.end + at, roles=roles))
        for m, name in ((kern, "k"), (maas, "m")):
            mentions.append(replace(m, id=f"m{name}{i}", actor=f"a{name}{i}", start=m.start + offset, end=m.end + offset))
    before = time.process_time()
    assert events_of(doc, *triggers, mentions=mentions)
    return time.process_time() - before


@pytest.mark.slow
def test_time_grows_with_the_triggers_and_not_with_their_square() -> None:
    seconds(100)
    assert seconds(3_000) < 12 * seconds(600), (
        "what holds here holds for 20,000: five times the triggers, of a square twenty-five"
    )
