"""Record: the closed, versioned result for one article, to and from plain data.

The shape is that of docs/record.md; the JSON Schema there is generated from these dataclasses.
"""

import dataclasses
import functools
import json
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from laut.article import Article
from laut.errors import UsageError
from laut.findings import Actor, Event, Mention, Statement, TimeExpression

VERSION: Final = 1

ADDED: Final = frozenset({"basis", "vector"})  # fields that the first records of version 1 lack; they are read as if null


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Which versions made a record, and under which settings."""

    laut: str
    model: str
    kb: str | None = None
    settings: dict[str, str | float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """One article and all that was found in it."""

    article: Article
    made_by: MadeBy
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    laut: Literal[1] = VERSION


FIELDS: Final = ("laut", "article", "mentions", "actors", "times", "statements", "events", "made_by")
ARTICLE_FIELDS: Final = (
    "id", "sha256", "url", "title", "outlet", "authors", "agencies", "language", "published", "modified",
    "status", "embargo", "rights", "origin", "parts", "text",
)  # fmt: skip


_ATOMS: Final = frozenset({str, int, float, bool, type(None)})


def to_data(record: Record) -> dict[str, Any]:
    """Give a record as plain dicts, lists and values, fields in the documented order."""
    data = _plain(record)
    data["article"] = {name: data["article"][name] for name in ARTICLE_FIELDS}
    return {name: data[name] for name in FIELDS}


def to_json(record: Record) -> str:
    """Give a record as one line of JSON, characters as they are."""
    return json.dumps(to_data(record), ensure_ascii=False)


def to_compact_json(record: Record, *, without: frozenset[str] = frozenset()) -> bytes:
    """Give a record as JSON without blanks, some of its fields left out; fields stand in any order. A fifth of the time of `to_json`."""
    body: bytes = _adapter().dump_json(record, exclude=set(without), warnings=False)
    return body


def from_data(data: Any) -> Record:
    """Give the record that plain data holds; nothing may be missing but what was added later, be more, or stand in another type.

    Raises:
        UsageError: the data is no record of this version; the message names the first place that is wrong.
    """
    from pydantic import ValidationError

    try:
        record: Record = _adapter().validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise _no_record(".".join(map(str, first["loc"])), first["msg"]) from error
    written = to_data(record)
    difference = None if _is_same_json(data, written) else _first_difference(data, written)
    if difference:
        raise _no_record(*difference)
    return record


def schema() -> dict[str, Any]:
    """Give the JSON Schema of a record: closed, every field required."""
    found: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter().json_schema()}
    for shape in (found, *found["$defs"].values()):
        shape["required"] = list(shape["properties"])
        shape["additionalProperties"] = False
    return found


@functools.cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Record)


def _no_record(place: str, reason: str) -> UsageError:
    return UsageError(f"no laut record of version {VERSION}: {place or 'the whole'}: {reason}")


def _is_same_json(given: Any, written: Any) -> bool:
    """Whether data is written alike, as nearly all is; to walk through it takes four times as long."""
    try:
        one, other = (json.dumps(data, ensure_ascii=False, allow_nan=False).encode() for data in (given, written))
    except (TypeError, ValueError):  # no JSON, a lone surrogate
        return False
    return one == other


def _first_difference(given: Any, written: Any, place: str = "") -> tuple[str, str] | None:
    """Give the first place where data is not what the record made of it is written as, and how; None if there is none."""
    if isinstance(written, dict) and isinstance(given, dict):
        missing = next((name for name in written if name not in given and not (name in ADDED and written[name] is None)), None)
        unknown = next((name for name in given if name not in written), None)
        if missing is not None or unknown is not None:
            return _below(place, missing if missing is not None else unknown), "missing" if missing is not None else "unknown"
        pairs = [(given[name], value, _below(place, name)) for name, value in written.items() if name in given]
    elif isinstance(written, list) and isinstance(given, list | tuple) and len(given) == len(written):
        pairs = [(item, value, _below(place, at)) for at, (item, value) in enumerate(zip(given, written, strict=True))]
    else:
        whole = type(written) is float and type(given) is int  # JSON has one kind of number
        same = given == written and (whole or type(given) is type(written))
        if isinstance(written, str) and any("\ud800" <= char <= "\udfff" for char in written):
            return place, "a lone surrogate, which is no Unicode text"
        return None if same else (place, f"expected {written!r:.60}, not {given!r:.60}")
    return next((found for pair in pairs if (found := _first_difference(*pair))), None)


def _below(place: str, step: Any) -> str:
    return f"{place}.{step}" if place else str(step)


def _plain(value: Any) -> Any:
    kind: type = type(value)
    if kind in _ATOMS:  # most values are; a record has hundreds
        return value
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if dataclasses.is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in _names_of(kind)}
    if isinstance(value, dict):
        return dict(value)
    return value


@functools.cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
