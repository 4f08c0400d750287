"""The view shows actors and events in words: who counts, whom the speaker's words mean, and on whose word an event stands."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from laut.cli.view import show
from laut.cli.wording import in_context, on_whose_word, when, who
from laut.document import Span
from laut.findings import Actor, Attribution, Event, EventTime, Mention, Participant, Role
from laut.record import Record
from tests.made_up import full_record, record_of, span, statement

TEXT = (
    "Kremlsprecher Dmitri Peskow war in Riga. „Nein“, sagte er. Nach Angaben der US-Regierung und der Ukraine "
    "schickte Nordkorea Soldaten nach Russland."
)


def mention(id: str, words: str, actor: str | None, kind: Any = "name") -> Mention:
    """Give the first mention with these words."""
    place = span(TEXT, words)
    return Mention(id, place.start, place.end, words, kind, "PER", actor, 0.9)


def actor(id: str, name: str, **known: Any) -> Actor:
    """Give an actor; what is not named is empty."""
    fields: dict[str, Any] = {"role": None, "country": None, "sectors": (), "wikidata": None, "members": ()}
    fields |= known
    return Actor(
        id, name, "PER", fields["role"], fields["members"], fields["country"], fields["sectors"], fields["wikidata"], None, None
    )


def event(**known: Any) -> Event:
    """Give an event, by default that of the example text."""
    trigger = (span(TEXT, "schickte"),)
    plain = Event(
        id="e1", type="AID", modes=(), contexts=("military",), trigger=trigger, mentions=(trigger,), statement=None,
        actors=(Participant("m5", "a4"),), recipients=(Participant("m6", None),), places=("m2",),
        time=EventTime((), "[2024-11-06,2024-11-13]"), quantities=(), auxiliary="none",
        attributions=(
            Attribution("a2", None, (), "CT+"), Attribution("author", None, (), "Uu"), Attribution("a3", None, (), "CT+"),
        ), probability=0.8,
    )  # fmt: skip
    return replace(plain, **known)


def example(*events: Event) -> Record:
    """Give a record in which Peskow speaks and others are mentioned."""
    said = statement(TEXT, "„Nein“", speaker=Role((span(TEXT, "er."),), ("a1",)), cue=(span(TEXT, "sagte"),))
    return replace(
        record_of(TEXT, replace(said, speaker=Role((Span(56, 58, "er"),), ("a1",)))),
        mentions=(
            mention("m1", "Dmitri Peskow", "a1"), mention("m2", "Riga", "a5"), mention("m3", "er", "a1", "pronoun"),
            mention("m4", "US-Regierung", "a2"), mention("m5", "Nordkorea", "a4"), mention("m6", "Russland", None),
        ),
        actors=(
            actor("a5", "Riga"), actor("a2", "US-Regierung", country="USA", sectors=("GOV", "EXE")),
            actor("a1", "Dmitri Peskow", role="Kremlsprecher", country="RUS", sectors=("GOV",), wikidata="Q4358788"),
            actor("a3", "Ukraine", country="UKR"), actor("a4", "Nordkorea"), actor("a6", "Niemand"),
        ),
        events=events,
    )  # fmt: skip


def printed(record: Record, *, width: int = 80) -> str:
    """Give what the view prints into a pipe."""
    file = io.StringIO()
    show(record, Console(file=file, width=width, highlight=False, markup=False, emoji=False))
    return file.getvalue()


def test_actors_have_role_country_sectors_mentions_and_link() -> None:
    row = re.search(r"^ a1 .*$", printed(example()), re.MULTILINE)
    assert row is not None
    assert row[0].split() == ["a1", "Dmitri", "Peskow", "Kremlsprecher", "RUS", "GOV", "2", "Q4358788"]


def test_the_most_mentioned_actor_comes_first_and_those_that_do_nothing_are_counted() -> None:
    found = printed(example(event()))
    assert re.findall(r"^ (a\d) ", found, re.MULTILINE) == ["a1", "a2", "a4", "a3"]
    assert not re.search(r"^ a[56] ", found, re.MULTILINE)
    assert "and 2 more, which are mentioned once and do nothing" in found


def test_one_actor_that_does_nothing_is_counted_in_the_singular() -> None:
    record = example(event())
    found = printed(replace(record, actors=record.actors[:-1]))
    assert "and 1 more, which is mentioned once and does nothing" in found


@pytest.mark.parametrize("width", [40, 80, 200])
def test_an_event_is_told_in_words(width: int) -> None:
    found = " ".join(printed(example(event(auxiliary="future", modes=("x",))), width=width).split())
    assert "e1 AID:x, in the future “schickte” 0.80" in found
    assert "who Nordkorea to whom Russland where Riga when one of 2 days, 2024-11-06 to 2024-11-13" in found
    assert "on whose word author: uncommitted; US-Regierung, Ukraine: certain" in found


@pytest.mark.parametrize("width", [20, 64, 80])
def test_no_line_is_wider_than_the_window(width: int) -> None:
    assert max(map(len, printed(example(event()), width=width).splitlines())) <= width


@pytest.mark.parametrize(
    ("words", "names", "expected"),
    [
        pytest.param("er", ["Dmitri Peskow"], "er = Dmitri Peskow", id="pronoun"),
        pytest.param("der Kremlsprecher", ["Dmitri Peskow"], "der Kremlsprecher = Dmitri Peskow", id="description"),
        pytest.param("Peskow", ["Dmitri Peskow"], "Dmitri Peskow", id="part of the name"),
        pytest.param("Kremlsprecher Dmitri Peskow", ["Dmitri Peskow"], "Dmitri Peskow", id="name with an office"),
        pytest.param("die beiden", ["Putin", "Kim"], "die beiden = Putin, Kim", id="several"),
        pytest.param("er", [], "er", id="not resolved"),
    ],
)
def test_the_name_follows_the_words_where_these_say_something_else(words: str, names: list[str], expected: str) -> None:
    ids = {f"a{number}": name for number, name in enumerate(names)}
    assert who(Role((Span(0, len(words), words),), tuple(ids)), ids) == expected


def test_the_speaker_is_named_in_the_table() -> None:
    assert "er = Dmitri" in printed(example())


def test_sources_of_one_value_stand_together_after_the_author() -> None:
    values = (Attribution("unknown", None, (), "PR+"), Attribution("a1", None, (), "CT-"), Attribution("author", None, (), "CT-"))
    assert on_whose_word(values, {"a1": "Ada"}) == ["author: certainly not", "unknown source: probable", "Ada: certainly not"]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        (None, ""),
        ("2025-03", "2025-03"),
        ("2025-03/2025-04", "2025-03 to 2025-04"),
        ("2025-03/..", "2025-03 to an open end"),
        ("[2025-03-03,2025-03-10]", "one of 2 days, 2025-03-03 to 2025-03-10"),
    ],
)
def test_dates_are_told_in_words(edtf: str | None, expected: str) -> None:
    assert when(edtf) == expected


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        pytest.param(
            "Es war kalt. Er hat Brot geschickt, so Kern. Ende.",
            ["geschickt"],
            "Er hat Brot [geschickt], so Kern.",
            id="sentence",
        ),
        pytest.param("Er fügte das hinzu.", ["fügte", "hinzu"], "Er [fügte] das [hinzu].", id="two spans"),
        pytest.param("Titel\nEr ging", ["Er"], "[Er] ging", id="line"),
        pytest.param(
            "wort " * 40 + "HIER" + " wort" * 40, ["HIER"], "… " + "wort " * 14 + "[HIER]" + " wort" * 14 + " …", id="far"
        ),
        pytest.param("x", [], "", id="nothing"),
    ],
)
def test_a_span_is_shown_in_its_sentence(text: str, marked: list[str], expected: str) -> None:
    assert in_context(text, *(span(text, words) for words in marked)) == expected


def test_nothing_in_actors_and_events_reaches_the_terminal_raw() -> None:
    record = example(event(type="A\x1b", modes=("\x9b",), trigger=(Span(0, 1, "\x1b[31m"),), contexts=("\x07",)))
    hostile = replace(record, actors=(actor("a1", "A\x1b[31m", role="\x1b]0;t\x07", country="\x1b", wikidata="\x9b"),))
    for width in (40, 100):
        assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", printed(hostile, width=width)) is None


def test_the_full_record_fits_eighty_columns() -> None:
    assert max(map(len, printed(full_record()).splitlines())) <= 80
