"""JSON or text: what stands in no format that its first bytes show, as standard input and files without a suffix may be."""

import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain
from typing import BinaryIO, Final

from laut.article import Article, Refusal
from laut.ingest.charset import decode
from laut.ingest.objects import articles_from_lines, holds_articles, read_objects
from laut.ingest.plain import article_from_text

_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def read_unknown(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    """Read JSONL if the first line that is not empty is a JSON object of a known shape, line by line; else one text.

    A text that is as a whole such an object, or an array of them, is read as JSON. Where the first line begins like an
    object but is broken or of no known shape, the lines below it decide: if they hold objects of one, it is JSONL with one
    bad line, which is refused by its number.

    Raises:
        ArticleError: it is empty or no text.
    """
    before: list[bytes] = []
    line = b""
    for line in stream:
        if line.strip():
            break
        before.append(line)
    if not line.startswith(_WIDE_MARKS) and holds_articles(line.decode("utf-8-sig", "replace")):
        yield from articles_from_lines(chain([line], stream), origin, first=len(before) + 1)
        return
    data = b"".join(before) + (line if line.strip() else b"") + stream.read()
    lines = _lines_of_objects(data, wide=line.startswith(_WIDE_MARKS))
    if lines:
        yield from articles_from_lines(lines, origin)
        return
    text = decode(data)
    if holds_articles(text, arrays=True):
        yield from read_objects(BytesIO(data), origin)
    else:
        yield article_from_text(text, origin=origin)


def _lines_of_objects(data: bytes, *, wide: bool) -> Sequence[bytes | str]:
    """Give the lines if the content is JSONL, else ().

    It is if the first line that is not empty is an object with `text`. One without `text` needs one with it below; one that
    begins like an object and is broken needs most of the lines below to have it: a text may begin with a brace and quote JSON.
    """
    source = decode(data) if wide else data.decode("utf-8-sig", "replace")
    if not source.lstrip().startswith("{"):
        return ()
    first, *others = (line for line in source.split("\n") if line.strip())
    n_with_text = sum(map(holds_articles, others))
    enough = 0 if _is_json(first) else len(others) / 2
    if holds_articles(first) or (n_with_text > enough and not _is_json(source)):
        return source.split("\n") if wide else data.split(b"\n")
    return ()


def _is_json(source: str) -> bool:
    """Say whether a string is one JSON text."""
    try:
        json.loads(source)
    except (ValueError, RecursionError):
        return False
    return True
