"""JSON: files with one object or an array of them, and JSONL, one object a line, read as a stream.

What an object means, and what is refused in it, is the business of its shape (`shapes`).
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO, TextIOWrapper
from typing import BinaryIO, Final

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.binary import signature
from laut.ingest.keys import is_clean, type_name
from laut.ingest.shapes import OWN, Shape, shape_of

_SPACE: Final = re.compile(r"[ \t\r\n]*")


def read_lines(stream: BinaryIO, origin: str, *, shape: Shape | None = None) -> Iterator[Article | Refusal]:
    """Read JSONL line by line, never holding more than one line; a bad line is refused and the next one read.

    Raises:
        ArticleError: the content is binary or holds no line.
    """
    head = _peek(stream)
    if signature(head):
        raise ArticleError(f"no JSONL but {signature(head)}")
    yield from articles_from_lines(_lines(stream, head), origin, shape=shape)


def articles_from_lines(
    lines: Iterable[bytes | str], origin: str, *, first: int = 1, shape: Shape | None = None
) -> Iterator[Article | Refusal]:
    """Read JSONL from its lines, the first of which has the number `first`.

    Raises:
        ArticleError: all lines are empty.
    """
    n_objects = 0
    for number, line in enumerate(lines, start=first):
        if line.strip():
            n_objects += 1
            yield from _read_one(line, f"{origin}:{number}", shape)
    if not n_objects:
        raise ArticleError("empty: there is no line with a JSON object")


def read_objects(stream: BinaryIO, origin: str, *, shape: Shape | None = None) -> Iterator[Article | Refusal]:
    """Read a JSON file: one object, an array of objects, or, under the wrong name, JSONL.

    Raises:
        ArticleError: it is no JSON, or JSON of another shape.
    """
    data = stream.read()
    if signature(data):
        raise ArticleError(f"no JSON but {signature(data)}")
    text = _decode(data)
    start = _skip(text, 0)
    if start == len(text):
        raise ArticleError("empty: there is no JSON")
    if text[start] == "[":
        yield from _array(text, start, origin, shape)
        return
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and holds_articles(lines[0]):
        yield from articles_from_lines(text.split("\n"), origin, shape=shape)
        return
    yield from _read_one(text, origin, shape)


def read_shape(stream: BinaryIO, origin: str, *, shape: Shape) -> Iterator[Article | Refusal]:
    """Read JSON or JSONL whose objects are all of one shape.

    Raises:
        ArticleError: it is no JSON.
    """
    data = stream.read()
    lines = [line for line in data.split(b"\n") if line.strip()]
    one_each = len(lines) > 1 and all(line.lstrip().startswith(b"{") for line in lines[:2])
    yield from (read_lines if one_each else read_objects)(BytesIO(data), origin, shape=shape)


def holds_articles(source: str, *, arrays: bool = False) -> bool:
    """Say whether JSON is an object of a known shape, or, where `arrays` are asked for, an array of such objects."""
    if source.lstrip()[:1] not in ("{[" if arrays else "{"):
        return False
    try:
        found = json.loads(source)
    except (ValueError, RecursionError):
        return False
    objects = found if isinstance(found, list) else [found]
    return bool(objects) and all(shape_of(item) for item in objects)


def _read_one(source: bytes | str, origin: str, shape: Shape | None) -> Iterator[Article | Refusal]:
    """Give the articles of one JSON text, or why there is none."""
    try:
        found = _parse(source)
    except ArticleError as error:
        yield Refusal(origin, "read", str(error))
        return
    yield from _made(found, origin, shape)


def _made(found: object, origin: str, shape: Shape | None) -> Iterator[Article | Refusal]:
    """Give the articles of one parsed object, or why there is none."""
    try:
        if not isinstance(found, dict):
            raise ArticleError(f"no JSON object but {type_name(found)}")
        yield from (shape or shape_of(found) or OWN).articles(found, origin)
    except ArticleError as error:
        id = found.get("id") if isinstance(found, dict) else None
        yield Refusal(origin, "read", str(error), id if isinstance(id, str) and is_clean(id) else None)


def _array(text: str, start: int, origin: str, shape: Shape | None) -> Iterator[Article | Refusal]:
    """Read the objects of an array one after the other, each named by the line it begins in."""
    at = _skip(text, start + 1)
    n_objects, line, counted_to = 0, 1, 0
    while text[at : at + 1] != "]":
        line += text.count("\n", counted_to, at)
        counted_to = at
        try:
            found, at = json.JSONDecoder().raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Refusal(f"{origin}:{line}", "read", _json_reason(error))
            return
        n_objects += 1
        yield from _made(found, f"{origin}:{line}", shape)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            where = f"{origin}:{line + text.count(chr(10), counted_to, at)}"
            yield Refusal(where, "read", "broken JSON: a comma or the end of the array is missing; the rest was not read")
            return
    if not n_objects:
        raise ArticleError("empty: the JSON array holds no object")
    if _skip(text, at + 1) < len(text):
        raise ArticleError("broken JSON: there is more behind the end of the array")


def _lines(stream: BinaryIO, head: bytes) -> Iterable[bytes | str]:
    """Give the lines of UTF-8 as bytes, so that a bad one spoils no other; those of UTF-16 and UTF-32 as text."""
    charset = json.detect_encoding(head)
    return stream if charset in {"utf-8", "utf-8-sig"} else _wide_lines(stream, charset)


def _wide_lines(stream: BinaryIO, charset: str) -> Iterator[str]:
    """Give the lines of a stream in a character set that line ends cannot be found in before it is decoded."""
    wide = TextIOWrapper(stream, encoding=charset, newline="\n")
    try:
        yield from iter(wide.readline, "")
    finally:
        wide.detach()  # the stream is closed by whoever opened it


def _parse(source: bytes | str) -> object:
    """Parse one JSON text.

    Raises:
        ArticleError: it is broken.
    """
    text = _decode(source) if isinstance(source, bytes) else source.removeprefix("\ufeff")
    try:
        found: object = json.loads(text.rstrip())
    except (ValueError, RecursionError) as error:
        raise ArticleError(_json_reason(error)) from error
    return found


def _decode(data: bytes) -> str:
    """Decode JSON, which is in UTF-8, UTF-16 or UTF-32.

    Raises:
        ArticleError: it is in none of them.
    """
    charset = json.detect_encoding(data)
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(f"JSON must be UTF-8, but byte {error.start} in line {line} belongs to no character") from error


def _json_reason(error: Exception) -> str:
    """Say where JSON is broken."""
    if isinstance(error, json.JSONDecodeError):
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return f"broken JSON at {place}: {error.msg}"
    return "broken JSON: " + ("nested too deeply" if isinstance(error, RecursionError) else str(error))


def _skip(text: str, at: int) -> int:
    """Give the offset of what follows white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _peek(stream: BinaryIO) -> bytes:
    """Look at the first bytes of a buffered stream without taking them."""
    peek: Callable[[int], bytes] | None = getattr(stream, "peek", None)
    return peek(64)[:64] if peek else b""
