"""When an event was: nearest in its clause, else in its sentence, else that of the saying that performs it."""

import time

import pytest

from laut.document import Document
from laut.events.dates import CARRIED, NOTHING, TimeIndex, in_months
from laut.findings import EventTime, TimeExpression
from tests.events.hand import document, run, time_of
from tests.made_up import statement


def found(doc: Document, words: str, *times: TimeExpression, said_on: str | None = None) -> EventTime:
    at = run(doc, words)
    said = statement(doc.text, doc.text, time=said_on) if said_on else None
    return TimeIndex(doc, times).time_of(at.start, at.stop, said)


def test_the_time_of_the_clause_counts_and_not_a_nearer_one_behind_a_comma() -> None:
    doc = document("Am Montag wollte man noch ganz anders als sonst angreifen, am Freitag floh man.")
    times = time_of(doc, "t1", "Montag", "2024-11-04"), time_of(doc, "t2", "Freitag", "2024-11-08")
    assert found(doc, "angreifen", *times) == EventTime(("t1",), "2024-11-04", "clause")
    assert found(doc, "floh", *times) == EventTime(("t2",), "2024-11-08", "clause")


def test_the_nearest_of_the_sentence_counts_where_the_clause_has_none() -> None:
    doc = document("Am Montag floh man, weil man angriff.")
    assert found(doc, "angriff", time_of(doc, "t1", "Montag", "2024-11-04")).ids == ("t1",)


def test_of_two_as_near_the_one_before_counts() -> None:
    doc = document("Montag griff Dienstag")
    times = time_of(doc, "t1", "Montag", "2024-11-04"), time_of(doc, "t2", "Dienstag", "2024-11-05")
    assert found(doc, "griff", *times).ids == ("t1",)


def test_the_time_of_another_sentence_does_not_count() -> None:
    doc = document("Am Montag regnete es. Man griff an. Am Freitag schien die Sonne.")
    times = time_of(doc, "t1", "Montag", "2024-11-04"), time_of(doc, "t2", "Freitag", "2024-11-08")
    assert found(doc, "griff", *times) == NOTHING


def test_the_time_that_opens_the_next_sentence_does_not_count() -> None:
    doc = document("Man griff an.Montag schien die Sonne.")
    assert doc.sentences[0][1] == doc.sentences[1][0]
    assert found(doc, "griff", time_of(doc, "t1", "Montag", "2024-11-04")) == NOTHING


def test_an_act_of_speech_was_when_it_was_said() -> None:
    doc = document("Am Montag sprach Kern. Sie warf ihm etwas vor.")
    assert found(doc, "warf", time_of(doc, "t1", "Montag", "2024-11-04"), said_on="t1") == EventTime(
        ("t1",), "2024-11-04", "saying"
    )


def story(
    text: str, words: str, *times: tuple[str, str], published: str | None = "2024-11-08", in_story: bool = True
) -> EventTime:
    """Give the time of the event told by `words`; `times` are words of the text with their dates."""
    doc = document(text)
    at = run(doc, words)
    made = [time_of(doc, f"t{n}", told, edtf) for n, (told, edtf) in enumerate(times, start=1)]
    return TimeIndex(doc, made, published=published).time_of(at.start, at.stop, None, in_story=in_story)


def test_the_storys_day_is_carried_over_where_the_sentence_has_none() -> None:
    assert story("Am Montag regnete es. Man griff an.", "griff", ("Montag", "2024-11-04")) == EventTime(
        ("t1",), "2024-11-04", "narrative"
    )


def test_the_last_day_told_is_the_storys() -> None:
    text = "Am Montag regnete es. Am Freitag schien die Sonne. Man griff an. Am Samstag war Ruhe."
    assert story(text, "griff", ("Montag", "2024-11-04"), ("Freitag", "2024-11-08"), ("Samstag", "2024-11-09")).ids == ("t2",)


@pytest.mark.parametrize(
    ("edtf", "published"),
    [
        pytest.param("1989-11-09", "2024-11-08", id="long before the news"),
        pytest.param("2024-11-04", None, id="publication unknown"),
        pytest.param("2024-11", "2024-11-08", id="no day"),
        pytest.param("2024-02-31", "2024-11-08", id="no such day"),
    ],
)
def test_what_is_not_the_storys_day_is_not_carried_over(edtf: str, published: str | None) -> None:
    assert story("Am Montag regnete es. Man griff an.", "griff", ("Montag", edtf), published=published) == NOTHING


def test_what_is_no_part_of_the_story_has_not_its_day() -> None:
    assert story("Am Montag regnete es. Man griff an.", "griff", ("Montag", "2024-11-04"), in_story=False) == NOTHING


def test_the_storys_day_is_carried_over_a_few_sentences_only() -> None:
    def at(sentences: int) -> EventTime:
        return story(
            "Am Montag regnete es. " + "Es blieb trocken. " * sentences + "Man griff an.", "griff", ("Montag", "2024-11-04")
        )

    assert at(CARRIED - 1).basis == "narrative"
    assert at(CARRIED) == NOTHING


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("Man griff am Montag bis Mittwoch an.", "2024-11-04/2024-11-06", id="to"),
        pytest.param("Man griff am Montag und Mittwoch an.", "{2024-11-04,2024-11-06}", id="and"),
        pytest.param("Man griff am Montag, nicht am Mittwoch an.", "2024-11-04", id="neither"),
    ],
)
def test_days_that_are_joined_are_one_time(text: str, edtf: str) -> None:
    found = story(text, "griff", ("Montag", "2024-11-04"), ("Mittwoch", "2024-11-06"))
    assert (found.edtf, found.basis) == (edtf, "clause")


@pytest.mark.parametrize(
    ("edtf", "months"),
    [
        ("2006-22", "2006-06/2006-08"), ("2006-24", "2006-12/2007-02"), ("2006-33", "2006-01/2006-03"), ("2006-41", "2006-07/2006-12"),
        ("199X", "1990/1999"), ("2006-12", "2006-12"), ("2006-05-22", "2006-05-22"), ("2006~", "2006~"), ("2006-21~", "2006-03/2006-05"),
    ],
)  # fmt: skip
def test_seasons_and_decades_are_told_in_months_and_years(edtf: str, months: str) -> None:
    assert in_months(edtf) == months


def test_a_time_of_saying_that_denotes_no_date_is_none() -> None:
    doc = document("Damals sprach Kern. Sie warf ihm etwas vor.")
    assert found(doc, "warf", time_of(doc, "t1", "Damals", None), said_on="t1") == NOTHING


@pytest.mark.parametrize(
    ("edtf", "type_"), [pytest.param(None, "DATE", id="no date"), pytest.param("2024", "SET", id="again and again")]
)
def test_what_denotes_no_date_is_no_time_of_an_event(edtf: str | None, type_: str) -> None:
    doc = document("Jeden Montag griff man an.")
    assert found(doc, "griff", time_of(doc, "t1", "Jeden Montag", edtf, type_=type_)) == NOTHING


def test_a_text_without_times_gives_none() -> None:
    doc = document("Man griff an.")
    assert found(doc, "griff") == NOTHING


def seconds(n: int, *, end: str) -> float:
    """Give the processor time of dating as many events as times, each pair in a clause with this end."""
    clause = f"{'Am' if end == '.' else 'am'} Montag griff man an{end} "
    doc = document(clause * n)
    length = len(clause)
    base = time_of(doc, "t0", "Montag", "2024-11-04")
    times = [
        TimeExpression(f"t{i}", base.start + i * length, base.end + i * length, *(getattr(base, f) for f in base.__slots__[3:]))
        for i in range(n)
    ]
    at, n_words = run(doc, "griff").start, len(run(doc, clause.strip()))
    before = time.process_time()
    index = TimeIndex(doc, times)
    for i in range(n):
        index.time_of(at + i * n_words, at + i * n_words + 1, None)
    return time.process_time() - before


def least(n: int, *, end: str) -> float:
    """Give the least of a few measures, for a collection of garbage may fall into one."""
    return min(seconds(n, end=end) for _ in range(5))


def test_time_grows_with_the_sentences() -> None:
    seconds(50, end=".")
    assert least(4_000, end=".") < 10 * least(1_000, end=".")


def test_time_grows_with_one_endless_sentence_as_well() -> None:
    seconds(20, end=",")
    assert least(100, end=",") < 10 * least(25, end=",")
