"""Reads files of coding: one document a line, each id once; what is wrong is said with its line."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from laut.errors import UsageError
from laut.scoring.gold import GoldDocument, GoldSpeaker, SpeakersOf

Coded = TypeVar("Coded", GoldDocument, SpeakersOf)

MAX_REASON: Final = 300  # characters of a message about one line


def gold_documents(lines: Iterable[str], *, source: str) -> dict[str, GoldDocument]:
    """Give coded documents by their id.

    Raises:
        UsageError: a line is no coded document, or an id comes twice; the message names `source` and the line.
    """
    return _by_id(lines, _documents(), source)


def gold_speakers(lines: Iterable[str], *, source: str) -> dict[str, tuple[GoldSpeaker, ...]]:
    """Give the speakers of documents by the document's id.

    Raises:
        UsageError: as for `gold_documents`.
    """
    return {key: item.speakers for key, item in _by_id(lines, _speakers(), source).items()}


def gold_document(data: Any) -> GoldDocument:
    """Give the coded document that plain data holds.

    Raises:
        UsageError: it is none.
    """
    return _validated(_documents(), data)


def _by_id(lines: Iterable[str], adapter: TypeAdapter[Coded], source: str) -> dict[str, Coded]:
    found: dict[str, Coded] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = _validated(adapter, json.loads(line))
        except ValueError as error:
            raise UsageError(f"{source}:{number}: no JSON: {error}") from error
        except UsageError as error:
            raise UsageError(f"{source}:{number}: {error}") from error
        if item.id in found:
            raise UsageError(f"{source}:{number}: the id {item.id!r} has come before; every document has one of its own")
        found[item.id] = item
    if not found:
        raise UsageError(f"{source}: there is nothing in it; give one coded document a line")
    return found


def _validated(adapter: TypeAdapter[Coded], data: Any) -> Coded:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the whole"
        raise UsageError(f"not coded as docs/scoring.md says: {place}: {first['msg']}"[:MAX_REASON]) from error


@cache
def _documents() -> TypeAdapter[GoldDocument]:
    return TypeAdapter(GoldDocument)


@cache
def _speakers() -> TypeAdapter[SpeakersOf]:
    return TypeAdapter(SpeakersOf)
