"""The scorers on a few hand-made cases, without the shared data: what each figure means."""

from dataclasses import replace
from typing import Any

import pytest

from laut.errors import UsageError
from laut.findings import Actor, Mention, TimeExpression
from laut.record import Record
from laut.scoring.dates import extent, sentence_starts
from laut.scoring.quotes import positions, word_spans
from laut.scoring.read_gold import gold_document, gold_documents
from laut.scoring.score import scorable, score
from tests.made_up import record_of, span, statement

pytest.importorskip("scipy")

TEXT = "„Wir warten“, sagte Ada Kern. Sie geht am 3. Mai nach Riga."


def words(text: str) -> list[int]:
    """Give the offsets of words in the text."""
    place = span(TEXT, text)
    return [place.start, place.end]


def scored(what: Any, coding: dict[str, Any], record: Record | None) -> dict[str, float | int]:
    """Give the figures of one document and its record."""
    gold = {"a-1": gold_document({"id": "a-1", "text": TEXT, **coding})}
    return score(what, gold, {"a-1": record} if record else {})


def test_punctuation_counts_nothing() -> None:
    coding = {"annotations": [{"type": "Direct", "quote": [words("Wir warten")], "speaker": [words("Ada Kern")]}]}
    figures = scored("quotes", coding, record_of(TEXT, statement(TEXT, "„Wir warten“", speaker="Ada Kern")))
    assert (figures["joint"], figures["exact"], figures["type"]) == (1.0, 1.0, 1.0)


def test_half_a_speaker_is_half_right() -> None:
    coding = {"annotations": [{"type": "Direct", "quote": [words("Wir warten")], "speaker": [words("Ada Kern")]}]}
    figures = scored("quotes", coding, record_of(TEXT, statement(TEXT, "„Wir warten“", speaker="Kern")))
    assert (figures["speaker precision"], figures["speaker recall"], figures["exact"]) == (1.0, 0.5, 0.0)


def test_a_document_without_a_record_counts_as_nothing_found() -> None:
    figures = scored("quotes", {"annotations": [{"quote": [words("Wir warten")]}]}, None)
    assert (figures["quote recall"], figures["missing"]) == (0.0, 1)


@pytest.mark.parametrize(("at", "expected"), [((1, 4), {0}), ((0, 1), set()), ((3, 8), {0, 1}), ((2, 2), {0}), ((4, 4), set())])
def test_a_word_is_met_by_any_overlap(at: tuple[int, int], expected: set[int]) -> None:
    assert positions([at], word_spans(TEXT)) == expected


def found_mentions(*items: tuple[str, str | None]) -> Record:
    """Give a record with these mentions and actors of one country."""
    mentions = []
    for n, (text, actor) in enumerate(items):
        start, end = words(text)
        mentions.append(Mention(f"m{n}", start, end, text, "name", "PER", actor, 0.9))
    actors = [Actor(id, id, "PER", None, (), "DEU", (), None, None, None) for id in sorted({a for _, a in items if a})]
    return replace(record_of(TEXT), mentions=tuple(mentions), actors=tuple(actors))


def coded_mentions(*items: tuple[str, str]) -> dict[str, Any]:
    """Give coding of these mentions."""
    mentions = [{"start": words(text)[0], "end": words(text)[1], "kind": "name", "actor": actor} for text, actor in items]
    actors = [
        {"id": id, "name": id, "label": "PER", "country": "DEU", "sectors": []} for id in sorted({actor for _, actor in items})
    ]
    return {"mentions": mentions, "actors": actors}


def test_chains_are_compared_as_sets() -> None:
    coding = coded_mentions(("Ada Kern", "x"), ("Sie", "x"), ("Riga", "y"))
    assert scored("actors", coding, found_mentions(("Ada Kern", "a1"), ("Sie", "a1"), ("Riga", "a2")))["chains"] == 1.0
    apart = scored("actors", coding, found_mentions(("Ada Kern", "a1"), ("Sie", "a3"), ("Riga", None)))
    assert (apart["mentions"], apart["muc"]) == (1.0, 0.0)
    assert 0 < apart["chains"] < 1
    assert apart["country"] == pytest.approx(2 / 3)


def test_times_with_another_edge_are_relaxed_matches() -> None:
    coding = {"times": [{"start": words("3. Mai")[0], "end": words("3. Mai")[1], "type": "DATE", "value": "2025-05-03"}]}
    place = span(TEXT, "am 3. Mai")
    time = TimeExpression("t1", place.start, place.end, place.text, "DATE", "2025-05-03", None, None, None, None, None)
    figures = scored("times", coding, replace(record_of(TEXT), times=(time,)))
    assert (figures["strict"], figures["relaxed"], figures["value"]) == (0.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024-02", ((2024, 2, 1), (2024, 2, 29))),
        ("2024", ((2024, 1, 1), (2024, 12, 31))),
        ("2024-02-03/2024-03~", ((2024, 2, 3), (2024, 3, 31))),
        ("[2024-11-06,2024-11-13]", ((2024, 11, 6), (2024, 11, 13))),
        ("2024-11-06T10:00", ((2024, 11, 6), (2024, 11, 6))),
        ("2024-13", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_dates_have_an_extent(edtf: str, expected: object) -> None:
    assert extent(edtf) == expected


def test_an_ordinal_ends_no_sentence() -> None:
    assert sentence_starts(TEXT) == [0, TEXT.index("Sie")]


def test_what_can_be_scored_follows_from_the_fields() -> None:
    line = '{"id": 7, "text": "", "annotations": [], "times": []}'
    gold = gold_documents([line, ""], source="gold")
    assert list(gold) == ["7"]
    assert scorable(gold) == ("quotes", "times")


def test_documents_that_were_not_coded_for_a_part_are_left_out_of_it() -> None:
    record = replace(record_of(TEXT), times=(TimeExpression("t1", 0, 3, "", "DATE", "", None, None, None, None, None),))
    gold = gold_documents(
        ['{"id": "a-1", "text": "x", "annotations": []}', '{"id": "b", "text": "y", "times": []}'], source="gold"
    )
    assert score("times", gold, {"a-1": record})["found"] == 0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("kein JSON", "gold:1: no JSON"),
        ('{"id": "a"}', "gold:1: not coded as docs/scoring.md says: text"),
        ('{"id": "a", "text": "", "annotations": [{"quote": [[1]]}]}', "annotations.0.quote.0"),
        ("", "gold: there is nothing in it"),
    ],
)
def test_coding_of_another_shape_is_said_with_its_line(line: str, message: str) -> None:
    with pytest.raises(UsageError, match=message.replace(".", r"\.")):
        gold_documents([line], source="gold")


def test_spans_may_be_written_as_in_records() -> None:
    document = gold_document({"id": "a", "text": "ab", "annotations": [{"quote": [{"start": 0, "end": 1, "text": "a"}]}]})
    assert document.annotations is not None
    assert document.annotations[0].quote == ((0, 1),)
