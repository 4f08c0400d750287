"""On whose word an event stands: the author, speakers in their chain, further sources, and what acts make of it."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from laut.document import Document
from laut.events.attribution import CLAUSE_WORDS, NEGATED, OF_ACT, StatementIndex, Telling, attributions, clause_of
from laut.events.participants import Filling
from laut.findings import Act, Attribution, FactualityValue, Mention, Role, Statement
from laut.lang.load import pack_of
from tests.events.hand import document, mention, run
from tests.made_up import span, statement


def speaker(text: str, words: str, *actors: str) -> Role:
    return Role((span(text, words),), actors)


def found_for(
    doc: Document,
    telling: Telling,
    author: FactualityValue = "Uu",
    *,
    at: str = "an",
    negated: bool = False,
    sources: Sequence[Mention] = (),
) -> tuple[Attribution, ...]:
    """Give the attributions of an event told by the words `at`."""
    told = run(doc, at)
    fillings = [Filling(m, 0.9) for m in sources]
    return attributions(
        doc, (told.start, told.stop), telling, author, negated=negated, sources=fillings, pack=pack_of(doc.language)
    )


def words_of(*args: Any, **kwargs: Any) -> list[tuple[str, str | None, str]]:
    """Give source, statement and value of every attribution."""
    return [(a.by, a.statement, a.factuality) for a in found_for(*args, **kwargs)]


TEXT = "Maas sagte, Kern habe erklärt, man habe angegriffen."
DOC = document(TEXT)
OUTER = statement(TEXT, "Kern habe erklärt, man habe angegriffen", type="indirect", speaker=speaker(TEXT, "Maas", "a1"))
INNER = statement(
    TEXT,
    "man habe angegriffen",
    id="s2",
    type="indirect",
    speaker=speaker(TEXT, "Kern", "a2"),
    inside="s1",
    cue=(span(TEXT, "erklärt"),),
)


def telling(doc: Document, statements: Sequence[Statement], words: str, type_: str = "ASSAULT") -> Telling:
    at = span(doc.text, words)
    return StatementIndex(doc, statements).telling(at.start, at.end, type_)


def test_an_event_of_the_authors_own_has_the_author_alone() -> None:
    assert words_of(DOC, Telling((), None), "CT+") == [("author", None, "CT+")]


@pytest.mark.parametrize(
    ("text", "author", "negated", "words"),
    [
        pytest.param("Man griff mutmaßlich an.", "PR+", False, ["mutmaßlich"], id="probable"),
        pytest.param("Man griff angeblich an.", "PS+", False, ["angeblich"], id="possible"),
        pytest.param("Man griff nicht an.", "CT-", True, ["nicht"], id="negated"),
        pytest.param("Man griff an.", "CT+", False, [], id="asserted"),
        pytest.param("Man schlief wohl, dann griff man an.", "PR+", False, [], id="hedge of another clause"),
    ],
)
def test_the_words_that_make_the_authors_value(text: str, author: FactualityValue, negated: bool, words: list[str]) -> None:
    (found,) = found_for(document(text), Telling((), None), author, at="griff", negated=negated)
    assert [s.text for s in found.spans] == words


@pytest.mark.parametrize(
    ("hedge", "negated", "value"),
    [
        pytest.param("wohl", False, "PR+", id="probable"),
        pytest.param("möglicherweise", False, "PS+", id="possible"),
        pytest.param("wohl nicht", True, "PR-", id="probably not"),
    ],
)
def test_a_hedge_in_what_is_said_is_the_speakers(hedge: str, negated: bool, value: str) -> None:
    text = f"Kern sagte, man habe {hedge} angegriffen."
    doc = document(text)
    said = statement(text, f"man habe {hedge} angegriffen", type="indirect", speaker=speaker(text, "Kern", "a1"))
    assert words_of(doc, Telling((said,), None), at="angegriffen", negated=negated)[1] == ("a1", "s1", value)


def test_a_hedge_stands_beside_the_cue_in_the_words_of_the_value() -> None:
    text = "Wohl nicht angegriffen habe man, sagte Kern."
    doc = document(text)
    said = statement(text, "Wohl nicht angegriffen habe man", type="indirect", cue=(span(text, "sagte"),))
    found = found_for(doc, Telling((said,), None), at="angegriffen", negated=True)[1]
    assert ([s.text for s in found.spans], found.factuality) == (["Wohl", "nicht", "sagte"], "PR-")


def test_what_makes_it_possible_outweighs_what_makes_it_probable() -> None:
    text = "Kern sagte, man habe offenbar möglicherweise angegriffen."
    doc = document(text)
    said = statement(text, "man habe offenbar möglicherweise angegriffen", speaker=speaker(text, "Kern", "a1"))
    found = found_for(doc, Telling((said,), None), at="angegriffen")[1]
    assert (found.factuality, [s.text for s in found.spans]) == ("PS+", ["möglicherweise"])


@pytest.mark.parametrize("act", ["deny", "ask"])
def test_what_an_act_makes_outweighs_a_hedge(act: Act) -> None:
    text = "Kern bestritt, man habe möglicherweise angegriffen."
    doc = document(text)
    said = statement(text, "man habe möglicherweise angegriffen", act=act, speaker=speaker(text, "Kern", "a1"))
    assert words_of(doc, Telling((said,), None), at="angegriffen")[1][2] == OF_ACT[act]


@pytest.mark.parametrize(("hedge", "value"), [("angeblich", "PS+"), ("offenbar", "PR+"), ("gestern", "CT+")])
def test_a_hedge_is_the_word_of_further_sources_as_well(hedge: str, value: str) -> None:
    doc = document(f"Laut Kern griff man {hedge} an.")
    found = words_of(doc, Telling((), None), at="griff", sources=[mention(doc, "m1", "Kern")])
    assert found[1] == ("a1", None, value)


def test_a_hedge_of_english_counts_in_english() -> None:
    text = "Smith said they allegedly attacked."
    doc = document(text, "en")
    said = statement(text, "they allegedly attacked", speaker=speaker(text, "Smith", "a1"))
    assert words_of(doc, Telling((said,), None), at="attacked")[1][2] == "PS+"


@pytest.mark.parametrize(
    ("text", "quote", "at", "language"),
    [
        pytest.param("Kern reportedly said they attacked.", "they attacked", "attacked", "en", id="English"),
        pytest.param("Kern sagte angeblich „wir greifen an“.", "„wir greifen an“", "greifen", "de", id="German"),
    ],
)
def test_a_hedge_on_the_saying_is_not_the_speakers(text: str, quote: str, at: str, language: str) -> None:
    doc = document(text, language)
    said = statement(text, quote, speaker=speaker(text, "Kern", "a1"))
    assert words_of(doc, Telling((said,), None), at=at)[1][2] == "CT+"


@pytest.mark.parametrize(
    ("text", "quote", "at", "language"),
    [
        pytest.param("Smith said they attacked in May.", "they attacked in May", "attacked", "en", id="the month May"),
        pytest.param(
            "Kern sagte, man habe zum Wohl aller angegriffen.",
            "man habe zum Wohl aller angegriffen",
            "angegriffen",
            "de",
            id="das Wohl",
        ),
    ],
)
def test_a_noun_written_like_a_hedge_is_none(text: str, quote: str, at: str, language: str) -> None:
    doc = document(text, language)
    said = statement(text, quote, type="indirect", speaker=speaker(text, text.split()[0], "a1"))
    assert words_of(doc, Telling((said,), None), at=at)[1][2] == "CT+"


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("Vermutlich griffen sie an", id="at the start of a sentence"),
        pytest.param("„Vermutlich griffen sie an“", id="behind a quotation mark"),
        pytest.param("Kern sagte: Vermutlich griffen sie an", id="behind a colon"),
        pytest.param("Es brannte (Vermutlich griffen sie an)", id="behind a bracket"),
        pytest.param("Man weiß, vermutlich griffen sie an", id="in small letters"),
    ],
)
def test_a_hedge_may_begin_a_sentence(quote: str) -> None:
    doc = document(f"{quote}.")
    said = statement(doc.text, quote, speaker=Role((), ("a1",)))
    found = found_for(doc, Telling((said,), None), at="griffen")[1]
    assert (found.factuality, [s.text.lower() for s in found.spans]) == ("PR+", ["vermutlich"])


def test_a_hedge_inside_what_an_inner_speaker_says_is_the_outer_ones_too() -> None:
    text = "Maas sagte Kern habe mutmaßlich behauptet man habe möglicherweise angegriffen."
    doc = document(text)
    inner = statement(text, "man habe möglicherweise angegriffen", id="s2", speaker=Role((), ("a2",)))
    outer = statement(text, "Kern habe mutmaßlich behauptet man habe möglicherweise angegriffen", speaker=Role((), ("a1",)))
    found = found_for(doc, Telling((inner, outer), None), "PR+", at="angegriffen")
    assert [s.text for s in found[0].spans] == ["mutmaßlich"], "the author's value goes by the clause"
    assert [(a.by, a.factuality, [s.text for s in a.spans]) for a in found[1:]] == [
        ("a2", "PS+", ["möglicherweise"]),
        ("a1", "PS+", ["möglicherweise"]),
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        pytest.param("Es regnete, man griff an, dann floh man.", "man griff an", id="between commas"),
        pytest.param("Man griff an.", "Man griff an.", id="a whole sentence"),
        pytest.param("Es schneite. Man griff an. Es regnete.", "Man griff an.", id="not beyond the sentence"),
        pytest.param("Wohl (man griff an) nicht.", "man griff an", id="brackets"),
    ],
)
def test_the_clause_of_words(text: str, clause: str) -> None:
    doc = document(text)
    at = run(doc, "griff")
    found = clause_of(doc, at.start, at.stop)
    assert doc.span_of_words(found.start, found.stop).text == clause


def test_an_endless_clause_is_cut_on_both_sides() -> None:
    doc = document("wort " * 200 + "griff " + "wort " * 200)
    at = run(doc, "griff")
    assert clause_of(doc, at.start, at.stop) == range(at.start - CLAUSE_WORDS, at.stop + CLAUSE_WORDS)


def test_every_source_of_a_chain_of_statements_has_its_word_the_innermost_first() -> None:
    found = telling(DOC, [OUTER, INNER], "angegriffen")
    assert [s.id for s in found.inside] == ["s2", "s1"]
    assert words_of(DOC, found) == [("author", None, "Uu"), ("a2", "s2", "CT+"), ("a1", "s1", "CT+")]


def test_the_cue_is_the_words_of_the_value() -> None:
    found = found_for(DOC, telling(DOC, [INNER], "angegriffen"), at="angegriffen")
    assert [[s.text for s in a.spans] for a in found] == [[], ["erklärt"]]


def test_what_stands_outside_of_quotes_is_in_no_statement() -> None:
    assert telling(DOC, [OUTER, INNER], "Maas") == Telling((), None)


@pytest.mark.parametrize(
    ("act", "negated", "value"),
    [
        pytest.param("say", False, "CT+", id="says"),
        pytest.param(None, False, "CT+", id="no cue"),
        pytest.param("confirm", False, "CT+", id="confirms"),
        pytest.param("deny", False, "CT-", id="denies"),
        pytest.param("doubt", False, "PR-", id="doubts"),
        pytest.param("ask", False, "CTu", id="asks"),
        pytest.param("say", True, "CT-", id="says that not"),
    ],
)
def test_an_act_makes_the_value(act: Act | None, negated: bool, value: str) -> None:
    said = statement(TEXT, "man habe angegriffen", act=act, speaker=speaker(TEXT, "Kern", "a2"))
    assert words_of(DOC, Telling((said,), None), negated=negated)[1] == ("a2", "s1", value)


def test_joint_speakers_have_one_word_each() -> None:
    said = statement(TEXT, "man habe angegriffen", speaker=speaker(TEXT, "Kern", "a2", "a3"))
    assert [by for by, _, _ in words_of(DOC, Telling((said,), None))] == ["author", "a2", "a3"]


def test_who_speaks_twice_in_a_chain_has_one_word() -> None:
    again = statement(TEXT, "Kern habe erklärt, man habe angegriffen", speaker=speaker(TEXT, "Maas", "a2"))
    assert words_of(DOC, Telling((INNER, again), None))[1:] == [("a2", "s2", "CT+")]


@pytest.mark.parametrize("role", [pytest.param(None, id="no speaker"), pytest.param(Role((), ()), id="a speaker not identified")])
def test_a_statement_of_nobody_is_of_an_unknown_source(role: Role | None) -> None:
    said = statement(TEXT, "man habe angegriffen", speaker=role)
    assert words_of(DOC, Telling((said,), None))[1:] == [("unknown", "s1", "CT+")]


SOURCES = "Nach Angaben Kerns und Maas' griff man an."


def test_sources_without_a_statement_have_their_word_where_the_author_has_none() -> None:
    doc = document(SOURCES)
    named = [mention(doc, "m1", "Kerns"), mention(doc, "m2", "Maas'")]
    found = words_of(doc, Telling((), None), sources=named)
    assert found == [("author", None, "Uu"), ("a1", None, "CT+"), ("a2", None, "CT+")]
    assert words_of(doc, Telling((), None), negated=True, sources=named)[1] == ("a1", None, "CT-")


def test_where_the_author_vouches_a_source_adds_nothing() -> None:
    doc = document(SOURCES)
    assert words_of(doc, Telling((), None), "PR+", sources=[mention(doc, "m1", "Kerns")]) == [("author", None, "PR+")]


SUMMED = "Kern warf Maas eine Lüge vor."


def test_a_summed_up_act_performs_the_event() -> None:
    doc = document(SUMMED)
    said = statement(SUMMED, "Kern warf Maas eine Lüge vor", type="reported", act="blame", speaker=speaker(SUMMED, "Kern", "a1"))
    found = telling(doc, [said], "warf", "ACCUSE")
    assert found == Telling((), said)
    assert words_of(doc, found, "CT+", at="warf") == [("author", None, "CT+")]


def test_a_summed_up_act_only_vouches_for_what_it_does_not_perform() -> None:
    doc = document(SUMMED)
    said = statement(SUMMED, "Kern warf Maas eine Lüge vor", type="reported", speaker=speaker(SUMMED, "Kern", "a1"))
    assert telling(doc, [said], "Lüge", "ASSAULT") == Telling((said,), None)


OWN = "Kern sagte, man fordere Ruhe."
OWN_SAID = statement(OWN, "man fordere Ruhe", type="indirect", speaker=speaker(OWN, "Kern", "a1"))


@pytest.mark.parametrize(
    ("type_", "actors", "author", "performs"),
    [
        pytest.param("REQUEST", {"a1"}, "CT+", True, id="a speaker does by saying"),
        pytest.param("REQUEST", {"a1"}, "Uu", False, id="the author leaves open whether it was done"),
        pytest.param("REQUEST", {"a2"}, "CT+", False, id="someone else does it"),
        pytest.param("REQUEST", (), "CT+", False, id="nobody is known to do it"),
        pytest.param("ASSAULT", {"a1"}, "CT+", False, id="it is no act of speech"),
    ],
)
def test_what_a_speaker_does_by_saying_it_is_no_telling(
    type_: str, actors: Sequence[str], author: FactualityValue, performs: bool
) -> None:
    at = run(doc := document(OWN), "fordere")
    words = doc.span_of_words(at.start, at.stop)
    found = StatementIndex(doc, [OWN_SAID]).telling(words.start, words.end, type_, actors=actors, author=author)
    assert found == (Telling((), OWN_SAID) if performs else Telling((OWN_SAID,), None))


def test_someone_unnamed_vouches_only_for_what_the_author_leaves_open() -> None:
    doc = document(OWN)
    said = Telling((statement(OWN, "man fordere Ruhe", type="indirect"),), None)
    assert [by for by, _, _ in words_of(doc, said, "Uu", at="fordere")] == ["author", "unknown"]
    assert [by for by, _, _ in words_of(doc, said, "CT+", at="fordere")] == ["author"]


def test_the_cue_of_a_quote_performs_the_event() -> None:
    text = "Kern forderte, man müsse helfen."
    doc = document(text)
    said = statement(
        text, "man müsse helfen", type="indirect", cue=(span(text, "forderte"),), frame=(span(text, "Kern forderte"),)
    )
    assert telling(doc, [said], "forderte", "REQUEST") == Telling((), said)
    assert telling(doc, [said], "forderte", "ASSAULT") == Telling((), None)


def test_negating_a_value_twice_gives_it_back() -> None:
    assert all(NEGATED[NEGATED[value]] == value for value in NEGATED)
    assert set(OF_ACT.values()) <= {"CT-", "PR-", "CTu"}


def seconds(n: int) -> float:
    """Give the processor time of asking for as many tellings among as many statements, each in a sentence of its own."""
    sentence = "Kern sagte, man greife an. "
    doc = document(sentence * n)
    first = statement(sentence, "man greife an")
    at = first.quote[0]
    quotes = [doc.span(at.start + i * len(sentence), at.end + i * len(sentence)) for i in range(n)]
    said = [replace(first, id=f"s{i}", quote=(quote,)) for i, quote in enumerate(quotes)]
    before = time.process_time()
    index = StatementIndex(doc, said)
    for quote in quotes:
        assert len(index.telling(quote.start + 4, quote.end, "ASSAULT").inside) == 1
    return time.process_time() - before


def test_time_grows_with_the_statements() -> None:
    fast, slow = (
        min(seconds(n) for _ in range(5)) for n in (1_000, 4_000)
    )  # the least, for a collection of garbage may fall into one
    assert slow < 10 * fast
