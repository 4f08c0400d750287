"""Articles of formats with mark-up: the text is made of blocks once, and then as fixed as any other.

Blocks are joined by an empty line, the headline first; white space inside is the reader's business. Nothing is left out.
"""

from collections.abc import Iterable, Iterator

from laut.article import Article, Part, PartKind
from laut.ingest.agencies import find_credits
from laut.ingest.plain import NOTHING, Known, article_with, require_text

Block = tuple[PartKind, str]


def article_from_blocks(blocks: Iterable[Block], *, origin: str, known: Known = NOTHING) -> Article:
    """Make the article of blocks in their order; one that is withdrawn may have none, as kill notices do.

    Raises:
        ArticleError: there is nothing to read in the blocks, or they or the metadata hold lone surrogates.
    """
    text, parts = _joined(blocks)
    if known.status != "canceled":
        require_text(text)
    credits = find_credits(text, title=known.title)
    return article_with(text, known, credits, _with_credits(text, parts, credits.spans), origin=origin)


def _joined(blocks: Iterable[Block]) -> tuple[str, list[Part]]:
    """Join blocks by an empty line, and say where each stands."""
    texts: list[str] = []
    parts: list[Part] = []
    start = 0
    for kind, block in blocks:
        texts.append(block)
        parts.append(Part(start, start + len(block), kind))
        start += len(block) + 2
    return "\n\n".join(texts), parts


def _with_credits(text: str, parts: list[Part], credits: tuple[tuple[int, int], ...]) -> Iterator[Part]:
    """Cut the credits out of the parts they stand in."""
    for part in parts:
        start = part.start
        for credit_start, credit_end in credits:
            if start <= credit_start and credit_end <= part.end:
                if text[start:credit_start].strip():
                    yield Part(start, start + len(text[start:credit_start].rstrip()), part.kind)
                yield Part(credit_start, credit_end, "credit")
                start = credit_end + len(text[credit_end : part.end]) - len(text[credit_end : part.end].lstrip())
        if text[start : part.end].strip():
            yield Part(start, part.end, part.kind)
