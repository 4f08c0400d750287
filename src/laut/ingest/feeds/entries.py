"""Entries: what a feed says about each article, whatever the feed is written in."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.blocks import Block, article_from_blocks
from laut.ingest.page_blocks import squeezed
from laut.ingest.plain import Known


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        known: what is said about the article; its id is the one the feed gives, else the link.
        blocks: the headline and the text, full or abridged; without any but the headline, the text is behind the link.
    """

    known: Known
    blocks: tuple[Block, ...]

    @property
    def id(self) -> str:
        """Give the id, or "sha256:" and the hash of the text where the feed gives neither id nor link, as articles have it."""
        text = "\n\n".join(words for _, words in self.blocks)
        return self.known.id or f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"

    @property
    def title(self) -> str | None:
        """Give the headline, without mark-up."""
        return self.known.title

    @property
    def link(self) -> str | None:
        """Give the address of the article's page, as the feed has it: it may be relative to that of the feed."""
        return self.known.url

    @property
    def published(self) -> str | None:
        """Give the date of publication in EDTF."""
        return self.known.published

    @property
    def updated(self) -> str | None:
        """Give the date of the last change in EDTF."""
        return self.known.modified

    @property
    def has_text(self) -> bool:
        """Say whether there is more than a headline."""
        return any(kind != "headline" for kind, _ in self.blocks)


def articles_of_entries(entries: Iterable[Entry], origin: str) -> Iterator[Article | Refusal]:
    """Give the article of each entry, or why there is none; the first entry has the number 1."""
    for number, entry in enumerate(entries, start=1):
        where = f"{origin}#{number}"
        try:
            yield _article(entry, where)
        except ArticleError as error:
            yield Refusal(where, "read", str(error), entry.known.id)


def _article(entry: Entry, origin: str) -> Article:
    if entry.has_text:
        return article_from_blocks(entry.blocks, origin=origin, known=entry.known)
    if entry.link:
        raise ArticleError("only a headline and a link: `laut watch` fetches the page")
    raise ArticleError("only a headline: the feed gives neither a text nor a link" if entry.title else "the entry is empty")


def paragraphs(text: str) -> Iterator[Block]:
    """Give the paragraphs of plain text: what an empty line parts; line breaks inside are only those of the source."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield "body", squeezed(" ".join(lines))
            lines = []
