"""Article: what a reader hands over, one verbatim text with what is known about it; and Refusal, where that failed.

The text is kept as it was read and never changes again. All offsets are half-open, in Unicode code points.
"""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final, Literal

from laut.errors import ArticleError, UsageError

Status = Literal["usable", "withheld", "canceled"]
PartKind = Literal["headline", "lead", "heading", "body", "caption", "credit"]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE | re.ASCII)
_SHORT_CODES: Final = {"deu": "de", "ger": "de", "eng": "en"}  # ISO 639-2 and 639-3; BCP 47 wants the shortest


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


def article_of(
    text: str,
    *,
    id: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    authors: tuple[str, ...] = (),
    agencies: tuple[str, ...] = (),
    language: str | None = None,
    published: str | None = None,
    modified: str | None = None,
    status: Status = "usable",
    embargo: str | None = None,
    rights: str | None = None,
    origin: str | None = None,
    parts: tuple[Part, ...] = (),
) -> Article:
    """Give the article of a text, with its hash, an id if it came without, and its language normalised.

    Raises:
        ArticleError: the text or what is known about it holds lone surrogates, which are no Unicode text.
        UsageError: `language` is no code.
    """
    known = {
        "text": text, "id": id, "url": url, "title": title, "outlet": outlet, "published": published, "modified": modified,
        "embargo": embargo, "rights": rights, "origin": origin,
    }  # fmt: skip
    for key, value in (*known.items(), *(("authors", name) for name in authors), *(("agencies", name) for name in agencies)):
        if value is not None:
            require_unicode(value, key)
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(
        id=id or f"sha256:{sha256}",
        sha256=sha256,
        text=text,
        url=url,
        title=title,
        outlet=outlet,
        authors=authors,
        agencies=agencies,
        language=None if language is None else checked_language(language),
        published=published,
        modified=modified,
        status=status,
        embargo=embargo,
        rights=rights,
        origin=origin,
        parts=parts,
    )


def checked_language(code: str) -> str:
    """Give a language code as BCP 47 writes it: "de_at" is "de-AT", "deu" and "ger" are "de".

    Raises:
        UsageError: it is no code.
    """
    tag = code.strip().replace("_", "-")
    if not _LANGUAGE.fullmatch(tag):
        raise UsageError(f"{code!r} is no language code: write two or three letters as in BCP 47, such as de or en")
    language, *others = tag.lower().split("-")
    return "-".join([_SHORT_CODES.get(language, language), *map(_subtag, others)])


def require_unicode(value: str, key: str) -> None:
    """Refuse a string with a lone surrogate.

    Raises:
        ArticleError: it has one; the message names the key, and the first one with its offset.
    """
    found = _SURROGATE.search(value)
    if found:
        code = ord(found[0])
        raise ArticleError(
            f"`{key}` holds a lone surrogate, \\u{code:04x} at character {found.start()}, which is no Unicode text"
        )


def _subtag(subtag: str) -> str:
    """Write a script as "Latn" and a region as "AT"."""
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.upper() if len(subtag) == 2 else subtag
