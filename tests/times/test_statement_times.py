"""The time of a statement is that of the saying; a date inside a quote is seen from there."""

import pytest

from laut.document import Document
from laut.findings import Statement, TimeExpression
from laut.lang.load import pack_of
from laut.times import find_times, statement_times
from laut.tokenise import document_of
from tests.made_up import span, statement

PACK = pack_of("de")


def told(text: str, said: Statement, *, published: str = "2024-11-07") -> tuple[Document, list[TimeExpression], str | None]:
    """Give the times of a text and the words that tell when the statement was made."""
    doc = document_of(text, PACK)
    times = find_times(doc, PACK, published=published, statements=[said])
    (timed,) = statement_times(doc, [said], times)
    return doc, times, next((time.text for time in times if time.id == timed.time), None)


SAYINGS = {
    "in the frame": ("„Es reicht“, sagte Kern am Montag.", "„Es reicht“", "sagte Kern am Montag", "sagte", "Montag"),
    "behind the frame": ("„Es reicht“, sagte Kern am Montag in Riga.", "„Es reicht“", "sagte Kern", "sagte", "Montag"),
    "before the cue": ("Am Montag erklärte Kern, es reiche.", "es reiche", "Am Montag erklärte Kern", "erklärte", "Montag"),
    "only in the quote": ("„Am Montag reicht es“, sagte Kern.", "„Am Montag reicht es“", "sagte Kern", "sagte", None),
    "of another deed": (
        "Der am Montag entlassene Chef sagte, es reiche.", "es reiche", "Der am Montag entlassene Chef sagte", "sagte", None,
    ),
    "of what was published": (
        "In dem am Montag veröffentlichten Brief schrieb Kern, es reiche.", "es reiche",
        "In dem am Montag veröffentlichten Brief schrieb Kern", "schrieb", "Montag",
    ),
    "in a relative clause": (
        "Kern, die am Montag nach Riga reiste, sagte, es reiche.", "es reiche", "Kern, die am Montag nach Riga reiste, sagte", "sagte",
        None,
    ),
    "of two the nearer one": (
        "Nach dem Treffen am Sonntag sagte Kern am Montag, es reiche.", "es reiche", "Nach dem Treffen am Sonntag sagte Kern am Montag",
        "Kern am", "Montag",
    ),
    "a length is none": ("„Es reicht“, sagte Kern nach drei Tagen.", "„Es reicht“", "sagte Kern nach drei Tagen", "sagte", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "frame", "cue", "expected"), SAYINGS.values(), ids=SAYINGS)
def test_time_of_the_saying(text: str, quote: str, frame: str, cue: str, expected: str | None) -> None:
    said = statement(text, quote, frame=(span(text, frame),), cue=(span(text, cue),))
    assert told(text, said)[2] == expected


def test_a_date_in_a_quote_is_seen_from_the_saying() -> None:
    text = "„Morgen reden wir“, sagte Kern am Montag."
    said = statement(text, "„Morgen reden wir“", frame=(span(text, "sagte Kern am Montag"),), cue=(span(text, "sagte"),))
    _, times, _ = told(text, said)
    assert [(time.text, time.timex, time.anchor) for time in times] == [
        ("Morgen", "2024-11-05", "t2"),
        ("Montag", "2024-11-04", "published"),
    ]


def test_a_date_in_an_indirect_quote_is_not() -> None:
    text = "Morgen werde geredet, sagte Kern am Montag."
    said = statement(
        text, "Morgen werde geredet", type="indirect", frame=(span(text, "sagte Kern am Montag"),), cue=(span(text, "sagte"),)
    )
    _, times, _ = told(text, said)
    assert times[0].timex == "2024-11-08"


def test_a_statement_without_frame_has_no_time() -> None:
    text = "Am Montag reiche es."
    assert told(text, statement(text, "Am Montag reiche es", type="indirect_free_indirect"))[2] is None
