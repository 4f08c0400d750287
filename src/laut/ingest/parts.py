"""What each stretch of a plain text is: headline, heading, body paragraph or credit.

Only what is evident is told apart: a paragraph is what stands between empty lines, a heading a short one without a
closing mark that another follows. White space between paragraphs and an opening " date 2024-11 " belong to no part.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from laut.article import Part, PartKind

MAX_HEADING_CHARS: Final = 140  # the longest of 150 German Wikinews headlines has 109

_BLOCK_END: Final = re.compile(r"(?:\r\n?|[\n\u2028])[^\S\r\n\u2028\u2029]*(?:\r\n?|[\n\u2028\u2029])\s*|\u2029\s*")
_NO_HEADING_END: Final = (*".!?…:;,", *"\"'“”«»‘’)]", "-", "–", "—")
_LISTED: Final = ("-", "–", "—", "*", "•", "·")


def parts_of(text: str, *, start: int, title: str | None, credits: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    """Give the parts of a plain text in order; they do not overlap.

    Args:
        start: offset behind what belongs to no part.
        title: the headline, if it is known.
        credits: spans of credits, in order, half-open in code points.
    """
    blocks = list(_blocks(text, start))
    parts: list[Part] = []
    for number, (block_start, block_end) in enumerate(blocks):
        title_end = _title_end(text, block_start, block_end, title) if number == 0 else None
        if title_end:
            parts.append(Part(block_start, title_end, "headline"))
            parts += _around(text, title_end, block_end, credits, "body")
            continue
        kind: PartKind = "body"
        if number < len(blocks) - 1 and _is_heading(text, block_start, block_end):
            kind = "heading" if number else "headline"
        parts += _around(text, block_start, block_end, credits, kind)
    return tuple(parts)


def _blocks(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Give the stretches between empty lines, without white space at their ends."""
    for end in [*(match.start() for match in _BLOCK_END.finditer(text, start)), len(text)]:
        block = _trimmed(text, start, end)
        if block:
            yield block
        start = end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out white space at both ends, or give None if nothing else is there."""
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    stripped = stretch.strip()
    return (start, start + len(stripped)) if stripped else None


def _title_end(text: str, start: int, end: int, title: str | None) -> int | None:
    """Give the offset behind the title if the block begins with it on a line of its own."""
    title = (title or "").strip()
    if not title or not text.startswith(title, start):
        return None
    behind = start + len(title)
    return behind if behind == end or text[behind:end].lstrip(" \t")[:1] in "\r\n\u2028" else None


def _is_heading(text: str, start: int, end: int) -> bool:
    """Say whether a block that is not the last one is a heading: "Streit im Rat", one short line without a closing mark."""
    if end - start > MAX_HEADING_CHARS:
        return False
    block = text[start:end]
    return (
        len(block.splitlines()) == 1
        and any(char.isalpha() for char in block)
        and not block.endswith(_NO_HEADING_END)
        and not block.startswith(_LISTED)
    )


def _around(text: str, start: int, end: int, credits: Sequence[tuple[int, int]], kind: PartKind) -> Iterator[Part]:
    """Give the block as a part of the kind, with the credits in it cut out."""
    for credit_start, credit_end in credits:
        if start <= credit_start and credit_end <= end:
            before = _trimmed(text, start, credit_start)
            if before:
                yield Part(*before, kind)
            yield Part(credit_start, credit_end, "credit")
            start = credit_end
    rest = _trimmed(text, start, end)
    if rest:
        yield Part(*rest, kind)
