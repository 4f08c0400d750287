"""Standard input, and files whose names do not say what they are: recognised by their content."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import BinaryIO, Final

from laut.article import Article, Refusal
from laut.ingest.charset import decode
from laut.ingest.objects import articles_from_lines, holds_text, read_objects
from laut.ingest.plain import article_from_text
from laut.ingest.webpage import looks_like_html, read_webpage

_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def read_unknown(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    """Read JSONL if the first line that is not empty is a JSON object with `text`, line by line; else one text.

    A text that begins as a web page does is read as one, and one that is as a whole a JSON object with `text`, or an
    array of them, as JSON.

    Raises:
        ArticleError: it is empty or no text.
    """
    before: list[bytes] = []
    line = b""
    for line in stream:
        if line.strip():
            break
        before.append(line)
    if not line.startswith(_WIDE_MARKS) and holds_text(line.decode("utf-8-sig", "replace")):
        yield from articles_from_lines(chain([line], stream), origin, first=len(before) + 1)
        return
    data = b"".join(before) + (line if line.strip() else b"") + stream.read()
    text = decode(data)
    if line.startswith(_WIDE_MARKS) and holds_text(text.lstrip().partition("\n")[0]):
        yield from articles_from_lines(text.split("\n"), origin)
    elif looks_like_html(text):
        yield from read_webpage(BytesIO(data), origin)
    elif holds_text(text, arrays=True):
        yield from read_objects(BytesIO(data), origin)
    else:
        yield article_from_text(text, origin=origin)
