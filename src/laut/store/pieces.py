"""Values in lists that fit into one query."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

IN_ONE: Final = 500  # values in one IN list; older builds of SQLite allow 999

Value = TypeVar("Value")


def pieces(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Give values in their order, in lists of at most IN_ONE."""
    left = iter(values)
    while some := list(islice(left, IN_ONE)):
        yield some
