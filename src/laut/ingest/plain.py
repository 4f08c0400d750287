"""Plain texts: one text, one article. What other readers take from their formats comes together here too."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Final

from laut.article import Article, Part, Status, article_of
from laut.errors import ArticleError
from laut.ingest.agencies import Credits, find_credits
from laut.ingest.charset import decode
from laut.ingest.dates import opening_date
from laut.ingest.parts import parts_of

_VISIBLE: Final = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Known:
    """What an input says about an article beside its text; the fields are those of `Article`."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    rights: str | None = None
    agencies: tuple[str, ...] = ()
    status: Status = "usable"
    embargo: str | None = None


NOTHING: Final = Known()


def read_plain(stream: BinaryIO, origin: str) -> Iterator[Article]:
    """Read the whole stream as one text.

    Raises:
        ArticleError: it is empty or no text.
    """
    yield article_from_text(decode(stream.read()), origin=origin)


def article_from_text(text: str, *, origin: str, known: Known = NOTHING) -> Article:
    """Make the article of a text, with its parts, agencies and, if the input does not say it, its date.

    Raises:
        ArticleError: the text is empty, or it or its metadata hold lone surrogates.
    """
    require_text(text)
    opening, start = opening_date(text)
    credits = find_credits(text, title=known.title)
    parts = parts_of(text, start=start, title=known.title, credits=credits.spans)
    return article_with(text, replace(known, published=known.published or opening), credits, parts, origin=origin)


def article_with(text: str, known: Known, credits: Credits, parts: Iterable[Part], *, origin: str) -> Article:
    """Put an article together.

    Raises:
        ArticleError: the text or its metadata hold lone surrogates.
    """
    return article_of(
        text,
        id=known.id,
        url=known.url,
        title=known.title,
        outlet=known.outlet,
        authors=known.authors,
        agencies=tuple(dict.fromkeys(known.agencies + credits.agencies)),
        language=known.language,
        published=known.published,
        modified=known.modified,
        status=known.status,
        embargo=known.embargo,
        rights=known.rights,
        origin=origin,
        parts=tuple(parts),
    )


def require_text(text: str) -> None:
    """Refuse a text without anything to read.

    Raises:
        ArticleError: it has no visible character.
    """
    if not text:
        raise ArticleError("empty: there is no text")
    if not _VISIBLE.search(text):
        raise ArticleError("empty: nothing but white space and invisible characters")
