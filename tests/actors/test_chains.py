"""Chains: who joins whom, what forbids it, and that time grows with the text."""

import time
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from laut.actors.agreement import form_of
from laut.actors.chains import BLOCK, REACH, find_chains, link_scores
from laut.actors.mentions import Found, bare_mention
from laut.actors.scores import KINDS, N_DISTANCES, content_words, relation_of
from laut.document import Document
from laut.lang.load import pack_of
from tests.actors.hand import COUNTRIES, SETTINGS, document, mention, ordered, settings


def chains(
    doc: Document,
    *found: Found,
    speakers: Mapping[int, int] | None = None,
    countries: Mapping[int, str] | None = None,
    **choice: object,
) -> list[list[str]]:
    """Give the chains of mentions as their words."""
    mentions = ordered(*found)
    used = settings(**choice) if choice else SETTINGS
    out = find_chains(doc, mentions, used, pack_of(doc.language).actors, speakers=speakers or {}, countries=countries or {})
    return [[doc.span_of_words(mentions[i].start, mentions[i].end).text for i in chain] for chain in out]


def test_no_mentions_give_no_chains() -> None:
    assert chains(document("Es regnet.")) == []


def test_a_surname_joins_the_full_name() -> None:
    doc = document("Wladimir Putin kam. Putins Rede war lang. Biden blieb.")
    found = [mention(doc, "Wladimir Putin"), mention(doc, "Putins"), mention(doc, "Biden")]
    assert chains(doc, *found) == [["Wladimir Putin", "Putins"], ["Biden"]]


def test_a_pronoun_joins_whom_it_asks_for() -> None:
    doc = document("Putin traf Merkel. Er schwieg.")
    found = [mention(doc, "Putin", same=1), mention(doc, "Merkel", same=2), mention(doc, "Er", "pronoun", same=1)]
    assert chains(doc, *found) == [["Putin", "Er"], ["Merkel"]]


def test_who_answers_nobody_is_new() -> None:
    doc = document("Putin kam. Putin ging.")
    found = [mention(doc, "Putin"), mention(doc, "Putin", nth=1)]
    assert chains(doc, *found) == [["Putin", "Putin"]]
    assert chains(doc, *found, new=dict.fromkeys(SETTINGS.choice.new, 5.0)) == [["Putin"], ["Putin"]]


def test_a_clash_of_gender_keeps_two_apart() -> None:
    doc = document("Herr Kern kam. Sie schwieg.")
    found = [mention(doc, "Kern", same=1), mention(doc, "Sie", "pronoun", same=1)]
    assert chains(doc, *found) == [["Kern"], ["Sie"]]


def test_a_title_parts_two_of_one_surname() -> None:
    doc = document("Herr Kern kam. Frau Kern ging.")
    assert chains(doc, mention(doc, "Kern"), mention(doc, "Kern", nth=1)) == [["Kern"], ["Kern"]]


def test_the_second_best_answer_counts_where_the_best_is_forbidden() -> None:
    doc = document("Frau Kern kam. Herr Maas kam. Er schwieg.")
    weak, strong = np.ones((len(KINDS), N_DISTANCES), np.float32), np.full((len(KINDS), N_DISTANCES), 3, np.float32)
    found = [
        replace(mention(doc, "Kern"), near=strong),
        replace(mention(doc, "Maas"), near=weak),
        mention(doc, "Er", "pronoun"),
    ]
    assert chains(doc, *found) == [["Kern"], ["Maas", "Er"]]


def test_a_person_never_joins_one_of_another_name() -> None:
    doc = document("Putin kam. Biden ging.")
    assert chains(doc, mention(doc, "Putin", same=1), mention(doc, "Biden", same=1)) == [["Putin"], ["Biden"]]


def test_a_name_can_join_through_a_description() -> None:
    doc = document("Der Präsident kam. Putin schwieg.")
    found = [mention(doc, "Der Präsident", "nominal", same=1), mention(doc, "Putin", same=1)]
    assert chains(doc, *found) == [["Der Präsident", "Putin"]]


def test_bodies_of_other_names_may_be_one() -> None:
    doc = document("Der Kreml schwieg. Moskau drohte.")
    found = [mention(doc, "Kreml", label="ORG", same=1), mention(doc, "Moskau", label="ORG", same=1)]
    assert chains(doc, *found) == [["Kreml", "Moskau"]]


def test_who_belong_to_two_countries_are_two() -> None:
    doc = document("Der russische Präsident kam. Der amerikanische Präsident ging. Der Präsident schwieg.")
    found = [
        mention(doc, "Der russische Präsident", "nominal", same=1),
        mention(doc, "Der amerikanische Präsident", "nominal", same=1),
        mention(doc, "Der Präsident", "nominal", same=1),
    ]
    assert len(chains(doc, *found)) == 1
    assert len(chains(doc, *found, countries={0: "RUS", 1: "RUS"})) == 1
    apart = chains(doc, *found, countries={0: "RUS", 1: "USA"})
    assert [c[0] for c in apart] == ["Der russische Präsident", "Der amerikanische Präsident"]
    assert sorted(map(len, apart)) == [1, 2], "who is of no country may be either"


def test_who_says_I_is_the_speaker_given() -> None:
    doc = document("„Ich gehe“, sagte Kern. Maas blieb.")
    found = [mention(doc, "Ich", "pronoun"), mention(doc, "Kern"), mention(doc, "Maas")]
    assert chains(doc, *found, speakers={0: 1}) == [["Ich", "Kern"], ["Maas"]]


def test_a_speaker_that_is_an_I_itself_leads_on_to_its_own() -> None:
    doc = document("„Ich sagte: ‚Wir gehen‘“, sagte Kern.")
    found = [mention(doc, "Ich", "pronoun"), mention(doc, "Wir", "pronoun"), mention(doc, "Kern")]
    assert chains(doc, *found, speakers={0: 2, 1: 0}) == [["Ich", "Wir", "Kern"]]


def test_two_that_speak_for_each_other_are_one_and_end() -> None:
    doc = document("„Ich“, sagte ich.")
    found = [mention(doc, "Ich", "pronoun"), mention(doc, "ich", "pronoun")]
    assert chains(doc, *found, speakers={0: 1, 1: 0}) == [["Ich", "ich"]]


def test_chains_come_in_the_order_of_their_first_mentions() -> None:
    doc = document("Biden sah Putin. Putin sah Biden.")
    found = [mention(doc, "Biden"), mention(doc, "Putin"), mention(doc, "Putin", nth=1), mention(doc, "Biden", nth=1)]
    assert [c[0] for c in chains(doc, *found)] == ["Biden", "Putin"]


def places(n: int, *, at: int = 0) -> list[Found]:
    """Give as many descriptions of the text "Ort lag dort. Ort lag dort. …", that begins with a word of the document."""
    base = bare_mention(0, 1, len(COUNTRIES))
    return [replace(base, label="LOC", start=at + 4 * i, end=at + 4 * i + 1) for i in range(n)]


FAR = "Ort lag dort. " * (2 * REACH)


def test_a_name_joins_its_like_however_far_before() -> None:
    doc = document(f"Putin kam. {FAR}Putins Rede folgte.")
    found = [mention(doc, "Putin"), *places(2 * REACH, at=3), mention(doc, "Putins")]
    assert chains(doc, *found)[0] == ["Putin", "Putins"]


def test_a_title_parts_two_of_one_surname_out_of_reach_as_well() -> None:
    doc = document(f"Herr Kern kam. {FAR}Frau Kern ging.")
    found = [mention(doc, "Kern"), *places(2 * REACH, at=4), mention(doc, "Kern", nth=1)]
    assert [c for c in chains(doc, *found) if "Kern" in c] == [["Kern"], ["Kern"]]


def test_a_name_the_scorer_keeps_apart_in_reach_is_not_joined_in_a_long_text() -> None:
    doc = document(f"{FAR}Washington liegt dort. Washington drohte.")
    place, body = mention(doc, "Washington", label="LOC"), mention(doc, "Washington", label="ORG", nth=1)
    apart = dict(SETTINGS.choice.new) | {"name": 5.0}
    found = chains(doc, *places(2 * REACH), place, body, new=apart)
    assert [c for c in found if "Washington" in c] == [["Washington"], ["Washington"]]


def test_scores_of_some_are_rows_of_those_of_all() -> None:
    doc = document("Wladimir Putin kam. Er traf Biden. Putins Rede folgte.")
    found = ordered(
        mention(doc, "Wladimir Putin", same=1),
        mention(doc, "Er", "pronoun", same=1),
        mention(doc, "Biden"),
        mention(doc, "Putins"),
    )
    texts = [doc.span_of_words(m.start, m.end).text for m in found]
    words = [content_words(t) for t in texts]
    forms = [form_of(t.split(), m.kind, m.label, pack_of("de").actors) for t, m in zip(texts, found, strict=True)]
    whole = link_scores(doc, found, words, forms, SETTINGS)
    assert whole.shape == (4, 4)
    for first in range(4):
        assert np.allclose(link_scores(doc, found, words, forms, SETTINGS, first=first), whole[first:])


@pytest.mark.parametrize("n_between", [BLOCK - 2, BLOCK - 1, BLOCK, 2 * BLOCK, REACH - 1, REACH])
def test_a_pronoun_finds_its_name_across_blocks(n_between: int) -> None:
    doc = document(f"Putin kam. {'Ort lag dort. ' * n_between}Er schwieg.")
    between = [replace(m, label="ORG") for m in places(n_between, at=3)]
    found = [mention(doc, "Putin", same=1), *between, mention(doc, "Er", "pronoun", same=1)]
    assert chains(doc, *found)[0] == ["Putin", "Er"]


def seconds(n_mentions: int, n_names: int = 500) -> float:
    """Give the processor time of chaining a list of names, over and over."""
    text = " , ".join(f"Anna{i % n_names} Kern{i % n_names}" for i in range(n_mentions)) + "."
    doc = document(text)
    base = mention(doc, "Anna0 Kern0")
    assert (base.start, base.end) == (0, 2)
    found = [replace(base, start=3 * i, end=3 * i + 2) for i in range(n_mentions)]
    relation_of.cache_clear()  # or the short list is measured warm and the long one is not
    before = time.process_time()
    find_chains(doc, found, SETTINGS, pack_of("de").actors, speakers={}, countries={})
    return time.process_time() - before


@pytest.mark.slow
def test_time_grows_with_the_mentions_and_not_with_their_square() -> None:
    seconds(300)
    assert seconds(20_000) < 10 * seconds(4_000), "five times the mentions, where a square would take twenty-five times as long"


def test_time_of_a_short_list_grows_with_the_mentions_too() -> None:
    seconds(300)
    fast, slow = (
        min(seconds(n) for _ in range(3)) for n in (400, 1_600)
    )  # the least, for a collection of garbage may fall into one
    assert slow < 12 * fast
