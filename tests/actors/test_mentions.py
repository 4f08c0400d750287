"""From tags to mentions: layers that nest, punctuation at the edges, one mention for each run of words, roles without one."""

import numpy as np
import pytest

from laut.actors.mentions import LONGEST, Found, bare_mention, find_mentions
from laut.actors.scores import LINK_WIDTH, N_VIEWS, SECTORS
from laut.actors.settings import QUERY, SECTOR
from laut.document import Document
from laut.lang.actors import ActorWords
from laut.lang.load import pack_of
from tests.actors.hand import COUNTRIES, SETTINGS, Tagging, document, passage_of, run, settings, tags_of

Told = tuple[str, str, str]


def told(doc: Document, found: list[Found]) -> list[Told]:
    return [(doc.span_of_words(m.start, m.end).text, m.kind, m.label) for m in found]


def mentions(
    text: str,
    *tagged: Tagging,
    roles: tuple[str, ...] = (),
    table: ActorWords = ActorWords(),  # noqa: B008 - frozen
    wide: float = 0.0,
) -> list[Told]:
    doc = document(text)
    passage = passage_of(doc, tags_of(doc, *tagged))
    return told(doc, find_mentions(doc, passage, settings(wide=wide), table=table, roles=[run(doc, r) for r in roles]))


def test_mentions_nest_and_the_outer_comes_first() -> None:
    found = mentions(
        "Ein Sprecher des russischen Präsidenten Putin schwieg.",
        ("nominal", "Ein Sprecher des russischen Präsidenten Putin", "PER"),
        ("inner", "des russischen Präsidenten", "PER"),
        ("adjective", "russischen", "LOC"),
        ("name", "Putin", "PER"),
    )
    assert found == [
        ("Ein Sprecher des russischen Präsidenten Putin", "nominal", "PER"),
        ("des russischen Präsidenten", "nominal", "PER"),
        ("russischen", "adjective", "LOC"),
        ("Putin", "name", "PER"),
    ]


def test_two_names_side_by_side_stay_two() -> None:
    found = mentions("Da traf Putin Biden.", ("name", "Putin", "PER"), ("name", "Biden", "PER"))
    assert [words for words, _, _ in found] == ["Putin", "Biden"]


@pytest.mark.parametrize(
    "tagged",
    [
        pytest.param("„Putin“", id="quotation marks"),
        pytest.param("„Putin“,", id="mark and comma"),
        pytest.param("Putin", id="nothing to trim"),
    ],
)
def test_punctuation_at_the_edges_is_trimmed(tagged: str) -> None:
    assert mentions("Der „Putin“, sagte er.", ("name", tagged, "PER")) == [("Putin", "name", "PER")]


def test_a_mention_of_nothing_but_punctuation_is_none() -> None:
    assert mentions("So – sagte er.", ("name", "–", "PER")) == []


def test_the_surest_of_two_layers_keeps_the_words() -> None:
    doc = document("Er sah Moskau.")
    tags = np.maximum(tags_of(doc, ("name", "Moskau", "LOC")), tags_of(doc, ("nominal", "Moskau", "ORG"), sure=6.0))
    assert told(doc, find_mentions(doc, passage_of(doc, tags), SETTINGS, table=ActorWords())) == [("Moskau", "name", "LOC")]


@pytest.mark.parametrize(
    ("wide", "expected"),
    [
        pytest.param(0.0, [("Putins", "name", "PER")], id="not at all"),
        pytest.param(0.4, [("Putins", "name", "PER")], id="less than the first"),
        pytest.param(0.6, [("Brief Putins", "name", "MISC"), ("Titanic", "name", "MISC")], id="more than the first"),
        pytest.param(1.0, [("Brief Putins", "name", "MISC"), ("Titanic", "name", "MISC")], id="alone"),
    ],
)
def test_names_are_those_of_both_layers_weighed(wide: float, expected: list[Told]) -> None:
    found = mentions(
        "Der Brief Putins und die Titanic.",
        ("name", "Putins", "PER"),
        ("wide", "Brief Putins", "MISC"),
        ("wide", "Titanic", "MISC"),
        wide=wide,
    )
    assert found == expected


def test_the_second_layer_makes_a_name_surer_or_less_sure() -> None:
    doc = document("Er sah Putin und Biden.")
    tags = tags_of(doc, ("name", "Putin", "PER"), ("wide", "Putin", "PER"), ("name", "Biden", "PER"))
    putin, biden = find_mentions(doc, passage_of(doc, tags), settings(wide=0.25), table=ActorWords())
    assert putin.probability > biden.probability


def test_the_second_layer_says_nothing_of_descriptions() -> None:
    found = mentions("Da kam der Chef.", ("nominal", "der Chef", "PER"), ("wide", "Chef", "MISC"), wide=0.4)
    assert found == [("der Chef", "nominal", "PER")]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        pytest.param("der Chef der", "der Chef", id="one word"),
        pytest.param("der Chef der in", "der Chef", id="two"),
        pytest.param("der", "der", id="not its only word"),
    ],
)
def test_words_no_mention_ends_with_are_trimmed(tagged: str, expected: str) -> None:
    text = "Da kam der Chef der in Wien gewählten Partei."
    found = mentions(text, ("nominal", tagged, "PER"), table=pack_of("de").actors)
    assert [words for words, _, _ in found] == [expected]


def test_words_no_mention_ends_with_stay_where_the_language_has_none() -> None:
    found = mentions("Da kam der Chef der Partei.", ("nominal", "der Chef der", "PER"))
    assert [words for words, _, _ in found] == ["der Chef der"]


def test_a_tag_of_being_inside_that_follows_nothing_is_read_without_a_crash() -> None:
    doc = document("Er sah Putin.")
    tags = tags_of(doc)
    tags[:, 2] = 9.0  # inside PER everywhere, begin nowhere
    assert all(m.end - m.start <= LONGEST for m in find_mentions(doc, passage_of(doc, tags), SETTINGS, table=ActorWords()))


def test_an_endless_tagging_is_cut() -> None:
    doc = document("Wort " * 100)
    found = find_mentions(doc, passage_of(doc, tags_of(doc, ("nominal", doc.text.strip(), "ORG"))), SETTINGS, table=ActorWords())
    assert max(m.end - m.start for m in found) == LONGEST


def test_a_role_without_any_mention_becomes_one() -> None:
    assert mentions("Die Lage sei ernst, sagte die Ministerin.", roles=("die Ministerin",)) == [
        ("die Ministerin", "nominal", "PER")
    ]


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        pytest.param("Ernst sei sie, sagte er.", "er", ["er"], id="pronoun"),
        pytest.param("Ernst sei sie, so Experten in.", "Experten in", ["Experten"], id="noun"),
        pytest.param("Ernst sei sie, sagte gestern kaum.", "gestern kaum", [], id="neither"),
    ],
)
def test_a_role_without_noun_and_pronoun_is_no_mention(text: str, role: str, expected: list[str]) -> None:
    found = mentions(text, roles=(role,), table=pack_of("de").actors)
    assert [words for words, _, _ in found] == expected


def test_the_mention_of_a_role_has_no_punctuation_at_its_edges() -> None:
    assert mentions("Ernst sei sie, so „die Ministerin“.", roles=("„die Ministerin“",)) == [("die Ministerin", "nominal", "PER")]


@pytest.mark.parametrize(
    "tagged",
    [pytest.param("Kern", id="a mention in the role"), pytest.param("sagte Ministerin Kern", id="a mention around the role")],
)
def test_a_role_with_a_mention_stays_as_it_is(tagged: str) -> None:
    found = mentions("Ernst sei sie, sagte Ministerin Kern.", ("name", tagged, "PER"), roles=("Ministerin Kern",))
    assert found == [(tagged, "name", "PER")]


def test_a_role_named_twice_is_one_mention() -> None:
    assert len(mentions("Ernst, sagte die Frau.", roles=("die Frau", "die Frau"))) == 1


def test_raising_the_outside_finds_less() -> None:
    doc = document("Er sah Putin.")
    strict = settings(outside=dict(SETTINGS.choice.outside) | {"name": 9.0})
    passage = passage_of(doc, tags_of(doc, ("name", "Putin", "PER")))
    assert find_mentions(doc, passage, SETTINGS, table=ActorWords())
    assert not find_mentions(doc, passage, strict, table=ActorWords())


def test_a_text_without_tags_has_no_mentions() -> None:
    assert mentions("Es regnet.") == []


def test_what_the_heads_say_is_gathered_over_the_words() -> None:
    doc = document("Da kam Wladimir Putin.")
    n = len(doc.words)
    query, sector = np.zeros((n, N_VIEWS, LINK_WIDTH), np.float32), np.zeros((n, len(SECTORS) + 1), np.float32)
    first, last = run(doc, "Wladimir Putin")
    query[first, 0, 0], query[last - 1, 1, 1], query[first:last, 2, 2] = 1, 2, (4, 8)
    sector[first:last, 0] = (0.2, 0.6)
    passage = passage_of(doc, tags_of(doc, ("name", "Wladimir Putin", "PER")), **{QUERY: query, SECTOR: sector})
    (found,) = find_mentions(doc, passage, SETTINGS, table=ActorWords())
    assert found.query[:4].tolist() == [1, 2, 6, 0]
    assert found.sector[0] == pytest.approx(0.4)
    assert found.probability > 0.9


def test_a_bare_mention_says_nothing_of_country_and_sector() -> None:
    found = bare_mention(3, 5, len(COUNTRIES))
    assert (found.start, found.end, found.kind, found.label, found.probability) == (3, 5, "nominal", "PER", 0.5)
    assert found.country.sum() == 0
    assert found.sector.argmax() == len(SECTORS)
