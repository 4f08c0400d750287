"""Reads time expressions of a sentence, for the tests of this folder."""

import re

from laut.findings import TimeExpression
from laut.lang.load import pack_of
from laut.times import find_times
from laut.tokenise import document_of

THURSDAY = "2024-11-07"


def read(text: str, *, published: str | None = THURSDAY, lang: str = "de") -> list[TimeExpression]:
    """Give the time expressions of a text without statements."""
    pack = pack_of(lang)
    return find_times(document_of(text, pack), pack, published=published)


def marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """Give a text without its square brackets, and the spans that stood in them."""
    spans: list[tuple[int, int]] = []
    text = ""
    for piece in re.split(r"(\[[^\]]*\])", example):
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]
        text += piece
    return text, spans


def values(text: str, *, published: str | None = THURSDAY, lang: str = "de") -> list[tuple[str, str]]:
    """Give words and TIMEX3 value of each expression."""
    return [(time.text, time.timex) for time in read(text, published=published, lang=lang)]
