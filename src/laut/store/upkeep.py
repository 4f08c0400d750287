"""Looking after a store: what is in it, whether it is sound, which records are old, what erasing would erase."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, Table, func, literal_column, or_, select, text

from laut.article import Article
from laut.store import tables as t
from laut.store.rows import article_from
from laut.store.stores import Store, told

AT_ONCE: Final = 500  # rows in memory
N_FINDINGS: Final = 20  # of one kind that are named


@dataclass(frozen=True, slots=True)
class Stats:
    """What is in a store.

    Attributes:
        engine: name and version of the database.
        size_bytes: of the file, or of the database on the server.
        tables: rows of each table; states: happenings in each state.
        n_shown: articles that answers come from.
        records: how many each model and knowledge base has made.
        happening: id of the largest one, `happening_events` its tellings; family_articles: how many the largest family has.
        newest: the last day that an article is of; last_stored: when the last one came.
    """

    name: str
    engine: str
    schema: str
    size_bytes: int
    tables: dict[str, int]
    states: dict[str, int]
    n_shown: int
    records: dict[str, int]
    happening: str | None
    happening_events: int
    family_articles: int
    newest: str | None
    last_stored: str | None


@dataclass(frozen=True, slots=True)
class Traces:
    """What a store has of an article's id."""

    n_versions: int
    n_refusals: int
    title: str | None


def stats(store: Store) -> Stats:
    """Give what is in a store.

    Raises:
        StoreError: it cannot be read.
    """
    with store.reading() as connection:
        largest = connection.execute(
            select(t.happenings.c.key, t.happenings.c.n_events)
            .order_by(t.happenings.c.n_events.desc(), t.happenings.c.no)
            .limit(1)
        ).first()
        sizes = (
            select(func.count().label("n")).where(t.signatures.c.family.is_not(None)).group_by(t.signatures.c.family).subquery()
        )
        made_by = select(t.records.c.model, t.records.c.kb, func.count()).group_by(t.records.c.model, t.records.c.kb)
        states = (
            select(t.happenings.c.state, func.count().label("n")).group_by(t.happenings.c.state).order_by(t.happenings.c.state)
        )
        return Stats(
            name=store.name,
            engine=_engine(connection),
            schema=str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()),
            size_bytes=_size_bytes(connection),
            tables={
                table.name: _count(connection, select(literal_column("1")).select_from(table))
                for table in t.metadata.sorted_tables
            },
            states={row.state: row.n for row in connection.execute(states)},
            n_shown=_count(connection, select(t.articles.c.no).where(t.articles.c.is_shown == 1)),
            records={", ".join(filter(None, (model, kb))): n for model, kb, n in connection.execute(made_by)},
            happening=largest.key if largest else None,
            happening_events=largest.n_events if largest else 0,
            family_articles=connection.scalar(select(func.max(sizes.c.n))) or 0,
            newest=connection.scalar(select(func.max(t.articles.c.day)).where(t.articles.c.is_shown == 1)),
            last_stored=connection.scalar(select(func.max(t.articles.c.stored_at))),
        )


def check(store: Store) -> Iterator[str]:
    """Give what is not as it should be, a sentence each; nothing of a sound store. Every record is read.

    Raises:
        StoreError: it cannot be read at all.
    """
    with store.reading() as connection:
        yield from store.full_text.check(connection)
        if connection.dialect.name == "sqlite":
            for table, row, parent, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
                yield f"row {row} of {table} points to a row of {parent} that is not there"
        for words, query in _rules(store):
            yield from _broken(connection, words, query)
        yield from _records(connection)


def vacuum(store: Store) -> tuple[int, int]:
    """Give back the room that erased rows left; give the size in bytes before and after.

    Raises:
        StoreError: another process is at work, or no room is left on the disk.
    """
    with store.reading() as connection:
        before = _size_bytes(connection)
    with told(store.name):
        store.full_text.compact(store.engine)
    with store.reading() as connection:
        return before, _size_bytes(connection)


def traces(store: Store, id: str) -> Traces:
    """Give what a store has of an article's id."""
    with store.reading() as connection:
        articles = connection.execute(
            select(t.articles.c.title).where(t.articles.c.id == id).order_by(t.articles.c.no.desc())
        ).all()
        refusals = _count(connection, select(t.refusals.c.no).where(t.refusals.c.article_id == id))
    return Traces(len(articles), refusals, articles[0].title if articles else None)


def outdated(store: Store, *, model: str, kb: str | None, after: int = 0, size: int = AT_ONCE) -> list[tuple[int, Article]]:
    """Give current articles whose record another model or knowledge base has made, each with its number, in their order.

    Args:
        store: to look in.
        model: name and version that records should have.
        kb: of the knowledge base.
        after: number of the last article that needs no looking at.
        size: how many at most.
    """
    query = select(t.articles).join_from(t.articles, t.records).where(*_outdated(model, kb), t.articles.c.no > after)
    with store.reading() as connection:
        rows = connection.execute(query.order_by(t.articles.c.no).limit(size)).mappings()
        return [(row["no"], article_from(dict(row))) for row in rows]


def n_outdated(store: Store, *, model: str, kb: str | None) -> int:
    """Give how many articles `outdated` would give."""
    with store.reading() as connection:
        return _count(connection, select(t.articles.c.no).join_from(t.articles, t.records).where(*_outdated(model, kb)))


def _outdated(model: str, kb: str | None) -> tuple[Any, ...]:
    other_kb = t.records.c.kb.is_not(None) if kb is None else func.coalesce(t.records.c.kb, "") != kb
    return t.articles.c.is_current == 1, t.articles.c.status == "usable", or_(t.records.c.model != model, other_kb)


def _rules(store: Store) -> Iterator[tuple[str, Select[Any]]]:
    """Give what must hold, each as a query for the rows that break it, by the id of an article or the key of a happening."""
    a, h, e = t.articles.c, t.happenings.c, t.events.c
    for table in (t.statements, t.events, t.appearances, t.bands, t.signatures):
        hidden = select(a.id).distinct().join_from(table, t.articles, table.c.article == a.no).where(a.is_shown == 0)
        yield f"is not shown and has rows in {table.name}", hidden
    worded: Select[Any] = select(literal_column(store.full_text.number)).select_from(text("texts"))
    yield "is not shown and has its words in the full text", select(a.id).where(a.is_shown == 0, a.no.in_(worded))
    yield "is shown and has no words in the full text", select(a.id).where(a.is_shown == 1, a.no.not_in(worded))
    yield (
        "is shown and is not current or not usable",
        select(a.id).where(a.is_shown == 1, or_(a.is_current == 0, a.status != "usable")),
    )
    n_current = func.sum(a.is_current)
    yield "has not one current version", select(a.id).group_by(a.id).having(n_current != 1)
    kin = t.signatures.c
    unsigned = select(a.id).outerjoin_from(t.articles, t.signatures, kin.article == a.no)
    yield "is shown and is in no family", unsigned.where(a.is_shown == 1, kin.family.is_(None))
    yield "is a family without articles", _without(t.families, kin.family, t.families.c.key)
    yield (
        "has an event that belongs to no happening",
        select(a.id).distinct().join_from(t.events, t.articles).where(e.happening.is_(None)),
    )
    yield "is a happening without events", _without(t.happenings, e.happening, h.key)
    counted = select(h.key).join_from(t.events, t.happenings, e.happening == h.no).group_by(h.no, h.key, h.n_events)
    yield "is a happening that counts its events wrongly", counted.having(func.count() != h.n_events)
    other = select(h.key).distinct().join_from(t.events, t.happenings, e.happening == h.no).where(e.type != h.type)
    yield "is a happening with events of another type", other


def _without(table: Table, column: Any, key: Any) -> Select[Any]:
    return select(key).where(~select(column).where(column == table.c.no).exists())


def _broken(connection: Connection, words: str, query: Select[Any]) -> Iterator[str]:
    keys = connection.scalars(query.limit(N_FINDINGS + 1)).all()
    yield from (f"{key} {words}" for key in keys[:N_FINDINGS])
    if len(keys) > N_FINDINGS:
        yield f"… and more that {words.removeprefix('is ')}"


def _records(connection: Connection) -> Iterator[str]:
    """Compare every record of an article with its rows."""
    a, at = t.articles.c, 0
    while rows := _next_records(connection, at):
        at = rows[-1].no
        numbers = [row.no for row in rows]
        counts = {table.name: _counts(connection, table, numbers) for table in (t.statements, t.events, t.appearances)}
        for row in rows:
            found = {name: by_article.get(row.no, 0) for name, by_article in counts.items()}
            flaw = _flaw(row, found)
            if flaw:
                yield f"{row.id} (version {row.version}): {flaw}"
    bare = select(a.id).distinct().outerjoin_from(t.articles, t.records).where(t.records.c.article.is_(None))
    for table in (t.statements, t.events, t.appearances):
        having = bare.where(select(table.c.article).where(table.c.article == a.no).exists())
        yield from _broken(connection, f"has rows in {table.name} and no record", having)


def _next_records(connection: Connection, after: int) -> list[Row[Any]]:
    a = t.articles.c
    query = select(a.no, a.id, a.version, a.is_shown, t.records.c.body).join_from(t.articles, t.records)
    return list(connection.execute(query.where(a.no > after).order_by(a.no).limit(AT_ONCE)))


def _counts(connection: Connection, table: Table, articles: list[int]) -> dict[int, int]:
    query = select(table.c.article, func.count().label("n")).where(table.c.article.in_(articles)).group_by(table.c.article)
    return {row.article: row.n for row in connection.execute(query)}


def _flaw(row: Row[Any], found: dict[str, int]) -> str | None:
    try:
        record = json.loads(zlib.decompress(row.body))
    except (zlib.error, ValueError):
        return "its record cannot be read"
    if not row.is_shown:
        return None
    of_record = {"statements": "statements", "events": "events", "appearances": "actors"}
    for name, held in of_record.items():
        if found[name] != len(record[held]):
            return f"its record has {len(record[held])} {held}, its rows {found[name]}"
    return None


def _count(connection: Connection, query: Select[Any]) -> int:
    return connection.scalar(select(func.count()).select_from(query.subquery())) or 0


def _engine(connection: Connection) -> str:
    version = ".".join(map(str, connection.dialect.server_version_info or ()))
    return f"{connection.dialect.name} {version}"


def _size_bytes(connection: Connection) -> int:
    if connection.dialect.name == "sqlite":
        pages, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar() or 0 for name in ("page_count", "page_size"))
        return int(pages) * int(size)
    return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar() or 0)
