"""A store as a folder of Parquet files, for DuckDB, pandas and R: what is shown, with ids in the place of the store's own numbers.

One file a table, streamed in batches out of one reading transaction, so that they fit each other. docs/store.md describes every column.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, select

from laut.errors import StoreError, UsageError
from laut.store import tables as t
from laut.store.stores import Store

if TYPE_CHECKING:
    import pyarrow as pa

BATCH: Final = 2_000  # rows in memory
PART: Final = ".part"  # behind the name of a file that is not whole yet


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written."""

    path: Path
    n_rows: int


def export(store: Store, folder: Path) -> Iterator[Written]:
    """Write the files, each in the place of an older one as soon as it is whole; give each then.

    Raises:
        UsageError: pyarrow is not installed.
        StoreError: the store cannot be read, or the folder not written.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise UsageError("writing Parquet needs pyarrow; install it: pip install 'laut[parquet]'") from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with store.reading() as connection:
            for name in FILES:
                yield _write(connection, name, folder / f"{name}.parquet")
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be written: {error.strerror or error}; the files that were whole before are kept"
        ) from error


def _write(connection: Connection, name: str, path: Path) -> Written:
    import pyarrow as pa
    from pyarrow import parquet

    columns = FILES[name].columns
    schema = pa.schema([(column, _arrow(kind)) for column, kind in columns.items()])
    part, n_rows = path.with_name(path.name + PART), 0
    try:
        with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
            rows = connection.execution_options(yield_per=BATCH).execute(FILES[name].query)
            for some in rows.mappings().partitions():
                writer.write_batch(pa.RecordBatch.from_pylist([_row(row, columns) for row in some], schema))
                n_rows += len(some)
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return Written(path, n_rows)


def _row(row: Mapping[Any, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: _READ[kind](row[name]) if kind in _READ and row[name] is not None else row[name] for name, kind in columns.items()
    }


_READ: Final[dict[str, Callable[[Any], Any]]] = {
    "day": date.fromisoformat,
    "moment": datetime.fromisoformat,
    "vector": lambda packed: np.frombuffer(packed, np.int8).tolist(),
}


def _arrow(kind: str) -> "pa.DataType":
    import pyarrow as pa

    return {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "number": pa.int64(),
        "share": pa.float64(),
        "day": pa.date32(),
        "moment": pa.timestamp("s", "UTC"),
        "vector": pa.list_(pa.int8()),
    }[kind]


@dataclass(frozen=True, slots=True)
class File:
    """What a file holds: the kind of each column, and the query for its rows."""

    columns: Mapping[str, str]
    query: Select[Any]


def _item(column: ColumnElement[str]) -> ColumnElement[str]:
    """Give the id of an item over all articles: "ARTICLE#s3"."""
    return t.articles.c.id + "#" + column


def _files() -> Iterator[tuple[str, File]]:
    a, s, e, h, x = t.articles.c, t.statements.c, t.events.c, t.happenings.c, t.actors.c
    articles = dict.fromkeys(
        "id sha256 language title outlet url published day modified embargo rights origin authors agencies text".split(), "text"
    ) | {"day": "day", "authors": "texts", "agencies": "texts"}
    yield "articles", File(
        {**articles, "version": "number", "stored_at": "moment", "family": "text", "model": "text", "kb": "text"},
        select(*(a[name] for name in articles), a.version, a.stored_at, t.families.c.key.label("family"), t.records.c.model, t.records.c.kb)
        .outerjoin_from(t.articles, t.signatures, t.signatures.c.article == a.no)
        .outerjoin(t.families, t.families.c.no == t.signatures.c.family)
        .outerjoin(t.records, t.records.c.article == a.no)
        .where(a.is_shown == 1)
        .order_by(a.no),
    )  # fmt: skip
    yield (
        "actors",
        File(
            {"actor": "text", "name": "text", "label": "text", "country": "text", "wikidata": "text"},
            select(x.key.label("actor"), x.name, x.label, x.country, x.wikidata)
            .where(select(t.appearances.c.actor).where(t.appearances.c.actor == x.no).exists())
            .order_by(x.no),
        ),
    )
    yield (
        "appearances",
        File(
            {"article": "text", "actor_id": "text", "actor": "text", "role": "text", "sectors": "texts"},
            select(
                a.id.label("article"),
                t.appearances.c.actor_id,
                x.key.label("actor"),
                t.appearances.c.role,
                t.appearances.c.sectors,
            )
            .join_from(t.appearances, t.articles, t.appearances.c.article == a.no)
            .join(t.actors, t.appearances.c.actor == x.no)
            .order_by(a.no, t.appearances.c.actor_id),
        ),
    )
    yield "statements", File(
        {
            "id": "text", "article": "text", "type": "text", "act": "text", "day": "day", "start": "number", "end": "number",
            "quote": "text", "wording": "text", "probability": "share", "vector": "vector",
        },
        select(
            _item(s.id).label("id"), a.id.label("article"), s.type, s.act, s.day, s.start, s.end, s.quote, s.wording, s.probability,
            s.vector,
        ).join_from(t.statements, t.articles).order_by(s.no),
    )  # fmt: skip
    yield (
        "speakers",
        File(
            {"statement": "text", "actor": "text", "name": "text"},
            select(_item(s.id).label("statement"), x.key.label("actor"), x.name)
            .join_from(t.speakers, t.statements)
            .join(t.articles, s.article == a.no)
            .join(t.actors, t.speakers.c.actor == x.no)
            .order_by(s.no, x.no),
        ),
    )
    yield "events", File(
        {
            "id": "text", "article": "text", "type": "text", "modes": "texts", "contexts": "texts", "auxiliary": "text",
            "edtf": "text", "first_day": "day", "last_day": "day", "day": "day", "start": "number", "end": "number",
            "trigger": "text", "probability": "share", "vector": "vector", "happening": "text",
        },
        select(
            _item(e.id).label("id"), a.id.label("article"), e.type, e.modes, e.contexts, e.auxiliary, e.edtf, e.first_day, e.last_day,
            e.day, e.start, e.end, e.trigger, e.probability, e.vector, h.key.label("happening"),
        ).join_from(t.events, t.articles, e.article == a.no).outerjoin(t.happenings, e.happening == h.no).order_by(e.no),
    )  # fmt: skip
    yield from _of_events()
    yield "happenings", File(
        {
            "id": "text", "type": "text", "first_day": "day", "last_day": "day", "state": "text", "n_events": "number",
            "n_families": "number", "n_sources": "number",
        },
        select(h.key.label("id"), h.type, h.first_day, h.last_day, h.state, h.n_events, h.n_families, h.n_sources).order_by(h.no),
    )  # fmt: skip
    yield (
        "families",
        File(
            {"family": "text", "article": "text"},
            select(t.families.c.key.label("family"), a.id.label("article"))
            .join_from(t.signatures, t.families)
            .join(t.articles, t.signatures.c.article == a.no)
            .order_by(t.families.c.no, a.no),
        ),
    )
    r = t.refusals.c
    yield (
        "refusals",
        File(
            {"origin": "text", "step": "text", "reason": "text", "article": "text", "at": "moment"},
            select(r.origin, r.step, r.reason, r.article_id.label("article"), r.at).order_by(r.no),
        ),
    )


def _of_events() -> Iterator[tuple[str, File]]:
    a, e, x, p, w = t.articles.c, t.events.c, t.actors.c, t.participants.c, t.attributions.c
    yield (
        "participants",
        File(
            {"event": "text", "role": "text", "actor": "text", "name": "text", "country": "text", "body": "text"},
            select(_item(e.id).label("event"), p.role, x.key.label("actor"), x.name, x.country, p.root.label("body"))
            .join_from(t.participants, t.events)
            .join(t.articles, e.article == a.no)
            .join(t.actors, p.actor == x.no)
            .order_by(e.no, p.role, x.no),
        ),
    )
    yield "attributions", File(
        {
            "event": "text", "n": "number", "by": "text", "actor": "text", "name": "text", "body": "text", "statement": "text",
            "factuality": "text",
        },
        select(
            _item(e.id).label("event"), w.n, w.by, x.key.label("actor"), x.name, w.root.label("body"),
            _item(w.statement).label("statement"), w.factuality,
        )
        .join_from(t.attributions, t.events)
        .join(t.articles, e.article == a.no)
        .outerjoin(t.actors, w.actor == x.no)
        .order_by(e.no, w.n),
    )  # fmt: skip


FILES: Final = dict(_files())
