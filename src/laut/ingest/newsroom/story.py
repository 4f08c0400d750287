"""What the newsroom formats have in common: publishing status, by lines, names of agencies, the headline over its text."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, cast

from laut.article import Article, PartKind, Status
from laut.errors import ArticleError
from laut.ingest.agencies import agencies_in
from laut.ingest.blocks import Block, article_from_blocks
from laut.ingest.dates import edtf_of
from laut.ingest.page_blocks import squeezed
from laut.ingest.plain import Known

logger = logging.getLogger(__name__)

# Classes in the mark-up that agencies send; None is metadata that is repeated there for display.
CLASSES: Final[Mapping[str, PartKind | None]] = MappingProxyType(
    {
        "teaser": "lead",
        "lead": "lead",
        "byline": "credit",
        "slugline": None,
        "publicationDate": None,
        "embargoed": None,
        "notepad": None,
    }
)

_STATUSES: Final = {"usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled"}
_BY: Final = re.compile(r"(?:von|by|par|por|di|av|text)\b:?\s+", re.IGNORECASE)
_BETWEEN_NAMES: Final = re.compile(r"\s*(?:[,;/&]|\b(?:und|and|et|y)\b)\s*", re.IGNORECASE)
_OFFICE: Final = re.compile(r"(?:report|writer|editor|correspond|korrespond|redakt|staff|press\b|agentur|agency)", re.IGNORECASE)


def status_of(status: str | None, origin: str) -> Status:
    """Give the status that a code says, "stat:canceled" or an address that ends in "/canceled" too; usable where there is none.

    An item with a status that is none of the three is withheld, as it may not be for publication.
    """
    if not status:
        return "usable"
    name = re.split(r"[:/#]", status.strip().lower())[-1]
    if name not in _STATUSES:
        logger.warning("%s: %r is no publishing status; the item is taken as withheld", origin, status)
    return cast(Status, _STATUSES.get(name, "withheld"))


def with_duties(known: Known, *, status: str | None, embargo: str | None, origin: str) -> Known:
    """Add the status and the embargo; an embargo without a date, or with one that cannot be read, withholds the item.

    Args:
        embargo: as it stands in the item, "" if it is given and empty; None if there is none.
    """
    until = edtf_of(embargo) if embargo else None
    found = status_of(status, origin)
    if embargo is not None and until is None and found == "usable":
        logger.warning("%s: an embargo without a date, %r; the item is taken as withheld", origin, embargo)
        found = "withheld"
    return replace(known, status=found, embargo=until)


def authors_of(byline: str) -> list[str]:
    """Give the names in a by line: "Von Ada Beispiel und Bo Muster, dpa" has two; agencies and offices are left out."""
    names = _BETWEEN_NAMES.split(_BY.sub("", squeezed(byline), count=1))
    return [name for name in names if name and not agencies_in(name) and not _OFFICE.search(name)]


def persons_of(creators: Iterable[str | None]) -> list[str]:
    """Give the creators that are named like persons, "Ada Beispiel", and not like accounts, "beispiel.ada"."""
    return [name for creator in creators if creator and " " in creator for name in authors_of(creator)]


def agencies_of(names: Iterable[str | None]) -> tuple[str, ...]:
    """Give the agencies among the names of senders and sources, once each."""
    return tuple(dict.fromkeys(agency for name in names if name for agency in agencies_in(name)))


def story(blocks: Iterable[Block], *, known: Known, origin: str, without_text: str) -> Article:
    """Make the article of an item: its headline, then its text, in which the headline is not repeated.

    Args:
        without_text: why there is no article if no block is a text.

    Raises:
        ArticleError: there is no text but by lines, headings and captions, and the item is not withdrawn; or it is, and does
            not say which one is.
    """
    body = list(_below(known.title, blocks))
    if known.status == "canceled" and not known.id:
        raise ArticleError("a withdrawal that does not say of what: it has no id")
    if known.status != "canceled" and not any(kind in {"body", "lead"} for kind, _ in body):
        raise ArticleError(without_text)
    headline: list[Block] = [("headline", known.title)] if known.title else []
    return article_from_blocks(headline + body, origin=origin, known=known)


def _below(title: str | None, blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out the first heading if it is the title."""
    seen = False
    for kind, words in blocks:
        if kind == "heading" and words == title and not seen:
            seen = True
        else:
            yield kind, words
