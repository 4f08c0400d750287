"""The head of a stream: its first bytes, looked at without taking them, and what they say about the format."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO, Final, cast

from laut.article import Article, Refusal

Reader = Callable[[BinaryIO, str], Iterator[Article | Refusal]]  # of a buffered stream and the name of its origin

HEAD_BYTES: Final = 65_536  # looked at; a web page may have 20,000 before its first element

_BEFORE_ROOT: Final = re.compile(
    r"(?:\s+|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)((?:\s[^>]*)?)")
_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass(frozen=True)
class Head:
    """The first bytes of a stream, at most HEAD_BYTES."""

    data: bytes

    @cached_property
    def text(self) -> str:
        """Give the bytes as text, in UTF-8 unless a mark says UTF-16; what is in neither becomes U+FFFD, as this is only a look."""
        return self.data.decode(_WIDE.get(self.data[:2], "utf-8"), "replace").removeprefix("\ufeff")

    @cached_property
    def root(self) -> str:
        """Give the local name of the XML or HTML element that the text begins with, as written; "" if it begins with none."""
        return self._root[0]

    @cached_property
    def root_attributes(self) -> str:
        """Give the source of the root's attributes, where name spaces stand; "" if there are none."""
        return self._root[1]

    @cached_property
    def _root(self) -> tuple[str, str]:
        at = 0
        while match := _BEFORE_ROOT.match(self.text, at):
            at = match.end()
        found = _ROOT.match(self.text, at)
        return (found[1], found[2]) if found else ("", "")


def peeked(stream: BinaryIO) -> tuple[Head, BinaryIO]:
    """Give the head of a stream and the stream to read on from, which still has all of it.

    Of a pipe, the head is what has come so far, so that one who writes line by line is answered line by line.
    """
    if not hasattr(stream, "peek"):
        stream = cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream), HEAD_BYTES))
    return Head(cast(io.BufferedReader, stream).peek(HEAD_BYTES)[:HEAD_BYTES]), stream
