"""From mentions to actors: ids, names, labels, codes, links, and the statements with who is meant."""

import pytest

from laut.actors.find import Actors
from laut.actors.register import RIGHT
from laut.actors.scores import SECTORS
from laut.findings import Actor, Label, Role
from laut.kb.find import KnowledgeBase
from tests.actors.hand import SETTINGS, actors_of, document, mention, ordered, settings
from tests.made_up import span, statement


def only(found: Actors) -> Actor:
    (actor,) = found.actors
    return actor


def test_a_text_without_mentions_has_no_actors() -> None:
    assert actors_of(document("Es regnet.")) == Actors((), (), ())


def test_ids_point_from_mentions_to_actors() -> None:
    doc = document("Wladimir Putin kam. Putin traf Biden.")
    found = actors_of(doc, mention(doc, "Wladimir Putin"), mention(doc, "Putin", nth=1), mention(doc, "Biden"))
    assert [(m.id, m.text, m.actor) for m in found.mentions] == [
        ("m1", "Wladimir Putin", "a1"),
        ("m2", "Putin", "a1"),
        ("m3", "Biden", "a2"),
    ]
    assert [(a.id, a.name) for a in found.actors] == [("a1", "Wladimir Putin"), ("a2", "Biden")]


def test_an_actor_has_the_label_of_most_of_its_mentions() -> None:
    doc = document("Moskau schwieg. Moskau drohte. Moskau siegte.")
    labels = ("LOC", "ORG", "ORG")
    found = actors_of(doc, *(mention(doc, "Moskau", label=label, nth=n) for n, label in enumerate(labels)))  # type: ignore[arg-type]
    assert only(found).label == "ORG"


def test_a_role_is_what_a_description_says() -> None:
    doc = document("Der Kremlsprecher Peskow schwieg.")
    found = actors_of(doc, mention(doc, "Der Kremlsprecher", "nominal", same=1), mention(doc, "Peskow", same=1))
    assert (only(found).name, only(found).role) == ("Peskow", "Kremlsprecher")


def test_a_description_of_nothing_but_an_article_is_dropped() -> None:
    doc = document("Der Kern kam.")
    assert [m.text for m in actors_of(doc, mention(doc, "Der", "nominal"), mention(doc, "Kern")).mentions] == ["Kern"]


def test_a_statement_has_its_speaker() -> None:
    text = "Es brenne, sagte Ministerin Kern."
    doc = document(text)
    said = statement(text, "Es brenne", type="indirect", speaker="Ministerin Kern")
    found = actors_of(doc, mention(doc, "Ministerin", "nominal"), mention(doc, "Kern"), statements=[said])
    (resolved,) = found.statements
    assert resolved.speaker is not None
    assert [a.name for a in found.actors if a.id in resolved.speaker.actors] == ["Kern"]


def test_joint_speakers_are_two_actors() -> None:
    text = "Es brenne, sagten Maas und Kern."
    doc = document(text)
    said = statement(text, "Es brenne", speaker="Maas und Kern")
    (resolved,) = actors_of(doc, mention(doc, "Maas"), mention(doc, "Kern"), statements=[said]).statements
    assert resolved.speaker is not None
    assert resolved.speaker.actors == ("a1", "a2")


def test_channel_and_addressee_have_their_actors_too() -> None:
    text = "Es brenne, ließ Kern ihren Sprecher Maas sagen."
    doc = document(text)
    said = statement(
        text,
        "Es brenne",
        speaker="Kern",
        via=Role((span(text, "ihren Sprecher"),), ()),
        addressee=Role((span(text, "Maas"),), ()),
    )
    found = actors_of(
        doc, mention(doc, "Kern"), mention(doc, "ihren Sprecher", "nominal"), mention(doc, "Maas"), statements=[said]
    )
    (resolved,) = found.statements
    assert resolved.speaker is not None
    assert resolved.via is not None
    assert resolved.addressee is not None
    assert (resolved.speaker.actors, resolved.via.actors, resolved.addressee.actors) == (("a1",), ("a2",), ("a3",))


def test_a_speaker_without_a_mention_becomes_an_actor() -> None:
    text = "Es brenne, sagte eine Sprecherin."
    found = actors_of(document(text), statements=[statement(text, "Es brenne", speaker="eine Sprecherin")])
    assert [m.text for m in found.mentions] == ["eine Sprecherin"]
    assert found.statements[0].speaker == Role((span(text, "eine Sprecherin"),), ("a1",))


def test_who_says_I_is_the_actor_of_the_speaker() -> None:
    text = "„Ich gehe“, sagte Kern."
    doc = document(text)
    said = statement(text, "„Ich gehe“", speaker="Kern")
    found = actors_of(doc, mention(doc, "Ich", "pronoun"), mention(doc, "Kern"), statements=[said])
    assert [m.actor for m in found.mentions] == ["a1", "a1"]
    assert only(found).name == "Kern"


def test_a_statement_nobody_is_named_for_stays_so() -> None:
    text = "Es brenne, hieß es."
    (resolved,) = actors_of(document(text), statements=[statement(text, "Es brenne")]).statements
    assert (resolved.speaker, resolved.via, resolved.addressee) == (None, None, None)


def test_a_known_person_is_linked_with_country_and_sectors(kb: KnowledgeBase) -> None:
    doc = document("Wladimir Putin kam.")
    actor = only(actors_of(doc, mention(doc, "Wladimir Putin"), kb=kb, published="2024-11"))
    assert (actor.wikidata, actor.country, actor.sectors, actor.probability) == ("Q7747", "RUS", ("GOV",), RIGHT["full name"])


@pytest.mark.parametrize(
    ("name", "label", "of_head", "expected"),
    [
        pytest.param("Wladimir Putin", "PER", ["MIL"], ("GOV", "MIL"), id="what is known, then what the head says"),
        pytest.param("Wladimir Putin", "PER", ["GOV"], ("GOV",), id="each once"),
        pytest.param("Wladimir Putin", "PER", ["MIL", "COP", "JUD"], ("GOV", "MIL", "COP"), id="no more than three"),
        pytest.param("Moskau", "LOC", ["MIL"], ("MIL",), id="a place has those of the head"),
        pytest.param("Moskau", "LOC", [], (), id="a place of none"),
        pytest.param("Kreml", "ORG", ["MIL"], ("GOV", "MIL"), id="a link too unsure for an id"),
        pytest.param("Nemo", "PER", ["MIL"], ("MIL",), id="unknown"),
    ],
)
def test_known_sectors_come_before_those_of_the_head(
    name: str, label: Label, of_head: list[str], expected: tuple[str, ...], kb: KnowledgeBase
) -> None:
    doc = document(f"{name} kam.")
    found = mention(doc, name, label=label)
    for n, sector in enumerate(of_head):
        found.sector[[SECTORS.index(sector), -1]] = 0.5 - n / 100, 0
    assert only(actors_of(doc, found, kb=kb)).sectors == expected


def test_a_seat_is_its_government_in_a_chain_of_another_country(kb: KnowledgeBase) -> None:
    doc = document("Der Kreml drohte.")
    actor = only(actors_of(doc, mention(doc, "Kreml", label="ORG", country="USA"), kb=kb))
    assert (actor.wikidata, actor.country, actor.sectors) == (None, "RUS", ("GOV",))


def test_the_genitive_is_linked_without_its_s(kb: KnowledgeBase) -> None:
    doc = document("Russlands Wälder brennen.")
    actor = only(actors_of(doc, mention(doc, "Russlands", label="LOC"), kb=kb))
    assert (actor.wikidata, actor.country) == ("Q159", "RUS")
    assert actor.geo is not None


def test_a_seat_that_acts_is_the_government_and_not_the_place(kb: KnowledgeBase) -> None:
    doc = document("Moskau drohte. In Moskau regnete es.")
    acts, lies = mention(doc, "Moskau", label="ORG", sector="GOV"), mention(doc, "Moskau", label="LOC", nth=1)
    apart = settings(new=dict(SETTINGS.choice.new) | {"name": 5.0})
    government, place = actors_of(doc, acts, lies, kb=kb, with_settings=apart).actors
    assert (government.wikidata, government.country, government.sectors, government.geo) == (None, "RUS", ("GOV",), None), (
        "no id, but its codes"
    )
    assert (place.wikidata, place.country, place.sectors) == ("Q649", "RUS", ())


def test_homonyms_have_no_id(kb: KnowledgeBase) -> None:
    doc = document("Kern kam.")
    actor = only(actors_of(doc, mention(doc, "Kern"), kb=kb, published="2024-11-07"))
    assert (actor.wikidata, actor.probability) == (None, None)


def test_homonymous_places_of_two_countries_have_no_id(kb: KnowledgeBase) -> None:
    doc = document("Er kam nach Frankfurt.")
    assert only(actors_of(doc, mention(doc, "Frankfurt", label="LOC"), kb=kb)).wikidata is None


def test_homonymous_places_of_one_country_have_its_code_and_no_id(kb: KnowledgeBase) -> None:
    doc = document("Er kam nach Neustadt.")
    actor = only(actors_of(doc, mention(doc, "Neustadt", label="LOC"), kb=kb))
    assert (actor.wikidata, actor.country) == (None, "DEU")


def test_homonymous_places_have_no_coordinates(kb: KnowledgeBase) -> None:
    doc = document("Er kam nach Neustadt.")
    assert only(actors_of(doc, mention(doc, "Neustadt", label="LOC"), kb=kb)).geo is None


@pytest.mark.parametrize("published", [None, "", "2024-11~", "2024-10/2024-11", "unknown"])
def test_a_date_that_tells_no_day_gives_no_office(published: str | None, kb: KnowledgeBase) -> None:
    doc = document("Der russische Präsident kam.")
    actor = only(actors_of(doc, mention(doc, "Der russische Präsident", "nominal"), kb=kb, published=published))
    assert (actor.wikidata, actor.country) == (None, "RUS")


@pytest.mark.parametrize("published", ["2010-03-01T09:30:00+01:00", "2010-03-01", "2010-03"])
def test_an_office_is_looked_up_on_the_day_of_the_article(published: str, kb: KnowledgeBase) -> None:
    doc = document("Der russische Präsident kam.")
    actor = only(actors_of(doc, mention(doc, "Der russische Präsident", "nominal"), kb=kb, published=published))
    assert actor.wikidata == "Q23530"


def test_an_empty_knowledge_base_leaves_what_the_heads_say() -> None:
    doc = document("Wladimir Putin kam.")
    actor = only(actors_of(doc, mention(doc, "Wladimir Putin", country="RUS", sector="GOV"), published="2024-11-07"))
    assert (actor.country, actor.sectors, actor.wikidata, actor.geo) == ("RUS", ("GOV",), None, None)


def test_a_country_hardly_believed_is_left_out() -> None:
    doc = document("Kern kam.")
    found = mention(doc, "Kern")
    found.country[0] = 0.05
    assert only(actors_of(doc, found)).country is None


def test_probabilities_are_calibrated_by_kind_and_never_certain() -> None:
    doc = document("Kern kam. Sie schwieg.")
    found = actors_of(doc, mention(doc, "Kern", probability=1.0), mention(doc, "Sie", "pronoun", probability=0.5))
    assert [m.probability for m in found.mentions] == [0.9999, 0.5]


def members_of(text: str, group: str, *names: str, language: str = "de", kb: KnowledgeBase | None = None) -> tuple[str, ...]:
    """Give the names of the members of who is meant by a description."""
    doc = document(text, language)
    found = actors_of(doc, *ordered(*(mention(doc, n) for n in names), mention(doc, group, "nominal")), kb=kb)
    by_id = {a.id: a for a in found.actors}
    (actor,) = (a for a in found.actors if a.name == group)
    assert all(not a.members for a in found.actors if a is not actor)
    return tuple(by_id[id_].name for id_ in actor.members)


@pytest.mark.parametrize(
    ("text", "group", "language"),
    [
        pytest.param("Putin empfing Kim. Die beiden Staatschefs schwiegen.", "Die beiden Staatschefs", "de", id="die beiden"),
        pytest.param("Putin empfing Kim. Beide Staatschefs schwiegen.", "Beide Staatschefs", "de", id="beide"),
        pytest.param("Putin empfing Kim. Es schneite. Die beiden schwiegen.", "Die beiden", "de", id="a sentence between"),
        pytest.param("Putin met Kim. Both leaders were silent.", "Both leaders", "en", id="both"),
        pytest.param("Putin met Kim. The two leaders were silent.", "The two leaders", "en", id="the two"),
    ],
)
def test_a_group_of_two_has_those_just_named_as_members(text: str, group: str, language: str) -> None:
    assert members_of(text, group, "Putin", "Kim", language=language) == ("Putin", "Kim")


def test_members_are_actors_and_not_mentions() -> None:
    text = "Putin empfing Kim. Putin lachte. Die beiden Staatschefs schwiegen."
    doc = document(text)
    found = [mention(doc, "Putin"), mention(doc, "Kim"), mention(doc, "Putin", nth=1)]
    group = actors_of(doc, *found, mention(doc, "Die beiden Staatschefs", "nominal")).actors[2]
    assert group.members == ("a1", "a2")


@pytest.mark.parametrize(
    ("text", "group", "names"),
    [
        pytest.param("Putin schwieg. Die beiden Chefs lachten.", "Die beiden Chefs", ["Putin"], id="one named"),
        pytest.param(
            "Putin, Kim und Xi kamen. Die beiden Chefs lachten.", "Die beiden Chefs", ["Putin", "Kim", "Xi"], id="three"
        ),
        pytest.param(
            "Putin traf Kim. Es schneite. Es regnete. Die beiden Chefs lachten.",
            "Die beiden Chefs",
            ["Putin", "Kim"],
            id="too far",
        ),
        pytest.param("Die beiden Chefs sind Putin und Kim.", "Die beiden Chefs", ["Putin", "Kim"], id="named behind"),
        pytest.param("Putin traf Kim. Die Staatschefs lachten.", "Die Staatschefs", ["Putin", "Kim"], id="no two"),
    ],
)
def test_a_group_that_is_not_of_two_just_named_has_no_members(text: str, group: str, names: list[str]) -> None:
    assert members_of(text, group, *names) == ()


def test_members_are_of_the_same_label() -> None:
    doc = document("Putin sah Berlin. Die beiden Chefs lachten.")
    found = [mention(doc, "Putin"), mention(doc, "Berlin", label="LOC"), mention(doc, "Die beiden Chefs", "nominal")]
    assert all(not a.members for a in actors_of(doc, *found).actors)


@pytest.mark.parametrize(
    ("other", "country"), [pytest.param("Biden", None, id="two countries"), pytest.param("Medwedew", "RUS", id="one country")]
)
def test_a_group_has_the_country_its_members_share(other: str, country: str | None) -> None:
    doc = document(f"Putin traf {other}. Die beiden Politiker schwiegen.")
    found = [mention(doc, "Putin", country="RUS"), mention(doc, other, country="USA" if other == "Biden" else "RUS")]
    group = actors_of(doc, *found, mention(doc, "Die beiden Politiker", "nominal", country="DEU")).actors[2]
    assert (group.members, group.country) == (("a1", "a2"), country)


@pytest.mark.parametrize("group", ["Two soldiers", "Their two sons", "The last two presidents"])
def test_two_others_are_not_the_two_just_named(group: str) -> None:
    assert members_of(f"Putin met Kim. {group} died.", group, "Putin", "Kim", language="en") == ()


def test_words_of_one_country_are_one_actor(kb: KnowledgeBase) -> None:
    doc = document("Russland schwieg. Das russische Heer zog ab. Die USA warteten.")
    found = [
        mention(doc, "Russland", label="LOC"),
        mention(doc, "russische", "adjective", "LOC"),
        mention(doc, "USA", label="LOC"),
    ]
    assert [m.actor for m in actors_of(doc, *found, kb=kb).mentions] == ["a1", "a1", "a2"]


def test_a_country_with_its_article_is_the_country(kb: KnowledgeBase) -> None:
    doc = document("Russland schwieg. Das isolierte Russland zog ab. Die USA warteten.")
    found = [
        mention(doc, "Russland", label="LOC"),
        mention(doc, "Das isolierte Russland", "nominal", "LOC"),
        mention(doc, "Die USA", "nominal", "LOC"),
    ]
    linked = actors_of(doc, *found, kb=kb)
    assert [m.actor for m in linked.mentions] == ["a1", "a1", "a2"]
    assert [a.country for a in linked.actors] == ["RUS", "USA"]


def test_an_office_and_a_name_of_one_person_are_one_actor(kb: KnowledgeBase) -> None:
    doc = document("Der russische Präsident kam. Biden ging. Wladimir Putin schwieg.")
    found = [mention(doc, "Der russische Präsident", "nominal"), mention(doc, "Biden"), mention(doc, "Wladimir Putin")]
    linked = actors_of(doc, *found, kb=kb, published="2024-11-07")
    assert [m.actor for m in linked.mentions] == ["a1", "a2", "a1"]
    one = linked.actors[0]
    assert (one.name, one.role, one.wikidata) == ("Wladimir Putin", "russische Präsident", "Q7747")
    assert [m.actor for m in actors_of(doc, *found, kb=kb).mentions] == ["a1", "a2", "a3"], "no date, no office"


@pytest.mark.parametrize(
    ("channel", "label", "own", "expected"),
    [
        pytest.param("ihr Sprecher", "PER", "BUS", ("RUS", ("GOV",)), id="who speaks for somebody"),
        pytest.param("die Zeitung", "ORG", "MED", ("USA", ("MED",)), id="a medium"),
        pytest.param("Joe Biden", "PER", "BUS", ("USA", ("GOV", "BUS")), id="who is known"),
    ],
)
def test_who_only_passes_on_belongs_to_whom_they_speak_for(
    channel: str, label: Label, own: str, expected: tuple[str, tuple[str, ...]], kb: KnowledgeBase
) -> None:
    text = f"Es brenne, ließ Kern sagen. So berichtet {channel}."
    doc = document(text)
    said = statement(text, "Es brenne", speaker="Kern", via=Role((span(text, channel),), ()))
    kern = mention(doc, "Kern", country="RUS", sector="GOV")
    via = mention(doc, channel, "name" if channel == "Joe Biden" else "nominal", label, country="USA", sector=own)
    found = actors_of(doc, kern, via, statements=[said], kb=kb, published="2024-11-07")
    assert [(a.country, a.sectors) for a in found.actors] == [("RUS", ("GOV",)), expected]
