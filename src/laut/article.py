"""Article: what a reader hands over, one verbatim text with what is known about it; and Refusal, where that failed.

The text is kept as it was read and never changes again. All offsets are half-open, in Unicode code points.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["usable", "withheld", "canceled"]
PartKind = Literal["headline", "lead", "heading", "body", "caption", "credit"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and what it is in the article."""

    start: int
    end: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. Build it with `article_of`, which fills `id` and `sha256`.

    Attributes:
        id: the id it came with, else "sha256:" and the hash of its text.
        sha256: of the text in UTF-8, in hexadecimal.
        agencies: news agencies credited, lower case.
        language: BCP 47, or None until it is detected.
        published, modified: EDTF (ISO 8601-2), with time and zone where known.
        origin: file:line, URL or archive offset.
    """

    id: str
    sha256: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    status: Status = "usable"
    embargo: str | None = None
    rights: str | None = None
    origin: str | None = None
    parts: tuple[Part, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Refusal:
    """An article that could not be read: where it stands, which step gave up, and why."""

    origin: str
    step: str
    reason: str
    id: str | None = None


def article_of(text: str, *, id: str | None = None, **known: object) -> Article:
    """Give the article of a text; `known` are further fields of `Article`.

    Raises:
        UnicodeEncodeError: the text holds lone surrogates, which are no Unicode text.
    """
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(id=id or f"sha256:{sha256}", sha256=sha256, text=text, **known)  # type: ignore[arg-type]
