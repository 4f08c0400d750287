"""Articles and records made by hand, and looks into the tables of a store, for tests of the store."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select, text

from laut.article import Article, article_of
from laut.record import Record
from laut.store import Store, tables
from laut.store.rows import article_from
from laut.store.words import question_of
from laut.store.writing import Outcome
from tests.made_up import full_record

NOW = datetime(2025, 3, 12, 12, tzinfo=UTC)
TABLES = (*tables.metadata.tables, "texts")


def article(words: str = "Der Rat tagt.", *, id: str = "a-1", language: str | None = "de", **known: Any) -> Article:
    """Give an article."""
    return article_of(words, id=id, language=language, **known)


def told(id: str = "a-1", **known: Any) -> Record:
    """Give a record with something in every list, of an article of this id."""
    record = full_record()
    return replace(record, article=replace(record.article, id=id, **known))


def put(store: Store, *items: Article | Record, now: datetime = NOW) -> list[Outcome]:
    """Put articles and records in one transaction; give what became of each."""
    with store.writing(now=now) as writer:
        return [writer.put(i.article, i) if isinstance(i, Record) else writer.put(i) for i in items]


def counts(store: Store) -> dict[str, int]:
    """Give how many rows each table has that has any."""
    with store.reading() as connection:
        found = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in TABLES}
    return {name: n for name, n in found.items() if n}


def rows(store: Store, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Give these columns of all rows, in the order they were made, where the table numbers its rows."""
    kept = tables.metadata.tables[table]
    query = select(*(kept.c[name] for name in columns))
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(kept.c.no) if "no" in kept.c else query)]


def shown(store: Store) -> list[str]:
    """Give the ids of the articles that answers may show."""
    articles = tables.articles
    with store.reading() as connection:
        return list(connection.scalars(select(articles.c.id).where(articles.c.is_shown == 1).order_by(articles.c.no)))


def found(store: Store, words: str) -> list[str]:
    """Give the ids of the articles that hold words, the best first."""
    source, where, values = store.full_text.match(question_of(words))
    query = (
        f"SELECT articles.id, {store.full_text.rank} AS rank FROM {source} "
        f"JOIN articles ON articles.no = {store.full_text.number} WHERE {where} ORDER BY rank, articles.no"
    )
    with store.reading() as connection:
        return [row.id for row in connection.execute(text(query), values)]


def kept_article(store: Store, id: str = "a-1") -> Article:
    """Give the current version of an article as it comes out."""
    articles = tables.articles
    with store.reading() as connection:
        row = connection.execute(select(articles).where(articles.c.id == id, articles.c.is_current == 1)).mappings().one()
    return article_from(dict(row))


def n_articles(connection: Any) -> int:
    """Give how many versions of articles a transaction sees."""
    return int(connection.scalar(select(func.count()).select_from(tables.articles)))
