"""The tables of a store, one schema for SQLite and PostgreSQL (SQLAlchemy Core). docs/store.md describes every column.

Numbers (`no`) are the store's own; ids are those of articles and records. Days are ISO dates as text, so that both engines compare
them alike; lists are JSON. What differs between the engines, the full text, is in `sqlite` and `postgres`.
"""

import re
from typing import Any, Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as AnyText
from sqlalchemy.types import TypeDecorator

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """Give a text with U+FFFD for NUL, which PostgreSQL does not know, and for lone surrogates, which no UTF-8 has."""
    known = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    try:
        known.encode()  # faster than to look for surrogates, which are rare
    except UnicodeEncodeError:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", known)
    return known


class Text(TypeDecorator[str]):
    """A text that both engines take, in rows as in questions."""

    impl = AnyText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Give the text as it is kept."""
        return None if value is None else storable(value)


def _ref(name: str, target: str, *, index: bool = False, nullable: bool = False, primary_key: bool = False) -> Any:
    """Give a column that points to a row, which takes this one with it when it goes."""
    to = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Integer, to, index=index, nullable=nullable, primary_key=primary_key)


# Every version of every article. `key` hashes all that makes a version; the latest of an id is current, and shown unless it is
# withdrawn, withheld or under embargo.
articles: Final = Table(
    "articles",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("previous", Integer, ForeignKey("articles.no", ondelete="SET NULL"), index=True),
    Column("is_current", Integer, nullable=False),
    Column("is_shown", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("status", Text, nullable=False),
    Column("language", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Text),
    Column("day", Text, index=True),
    Column("modified", Text),
    Column("embargo", Text),
    Column("rights", Text),
    Column("origin", Text),
    Column("authors", JSON, nullable=False),
    Column("agencies", JSON, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("stored_at", Text, nullable=False),
    UniqueConstraint("id", "version"),
    sqlite_autoincrement=True,
)

# The record of an article's version: JSON without the article, deflated.
records: Final = Table(
    "records",
    metadata,
    _ref("article", "articles.no", primary_key=True),
    Column("laut", Text, nullable=False),
    Column("model", Text, nullable=False, index=True),
    Column("kb", Text),
    Column("body", LargeBinary, nullable=False),
)

refusals: Final = Table(
    "refusals",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("origin", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("article_id", Text),
    Column("at", Text, nullable=False),
    sqlite_autoincrement=True,
)

# Who articles speak of, over all articles. `key` is the Wikidata id, else name, label and country. What depends on the article, such as
# the body an actor speaks for there (`root`), stands where the article's own rows stand.
actors: Final = Table(
    "actors",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("country", Text, index=True),
    Column("wikidata", Text),
    sqlite_autoincrement=True,
)

# Whom this store must not find again, as keyed hashes that `laut.store.erasing` makes; the salt is the same in every row.
forgotten: Final = Table(
    "forgotten",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("salt", Text, nullable=False),
)

# The words of actors' names, folded, so that a name is found by any of them.
names: Final = Table(
    "names",
    metadata,
    Column("word", Text, primary_key=True),
    _ref("actor", "actors.no", primary_key=True, index=True),
)

# Which actor an article's actor is.
appearances: Final = Table(
    "appearances",
    metadata,
    _ref("article", "articles.no", primary_key=True),
    Column("actor_id", Text, primary_key=True),
    _ref("actor", "actors.no", index=True),
    Column("root", Text, nullable=False, index=True),
    Column("role", Text),
    Column("sectors", JSON, nullable=False),
)

statements: Final = Table(
    "statements",
    metadata,
    Column("no", Integer, primary_key=True),
    _ref("article", "articles.no", index=True),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("act", Text),
    Column("day", Text, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("wording", Text, nullable=False, index=True),
    Column("probability", Float, nullable=False),
    Column("vector", LargeBinary),
    sqlite_autoincrement=True,
)

# Who says a statement; `day` is its own, so that what somebody said within some days is found at once.
speakers: Final = Table(
    "speakers",
    metadata,
    _ref("statement", "statements.no", primary_key=True),
    _ref("actor", "actors.no", primary_key=True),
    Column("day", Text),
    Index("ix_speakers_actor_day", "actor", "day"),
)

# A merged event: one happening, however many articles tell it. Kept up to date by `laut.stories`.
happenings: Final = Table(
    "happenings",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("type", Text, nullable=False, index=True),
    Column("first_day", Text, index=True),
    Column("last_day", Text),
    Column("state", Text, nullable=False, index=True),
    Column("n_events", Integer, nullable=False),
    Column("n_families", Integer, nullable=False),
    Column("n_sources", Integer, nullable=False, index=True),
    sqlite_autoincrement=True,
)

events: Final = Table(
    "events",
    metadata,
    Column("no", Integer, primary_key=True),
    _ref("article", "articles.no", index=True),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("modes", JSON, nullable=False),
    Column("contexts", JSON, nullable=False),
    Column("auxiliary", Text, nullable=False),
    Column("edtf", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("day", Text, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("probability", Float, nullable=False),
    Column("vector", LargeBinary),
    Column("happening", Integer, ForeignKey("happenings.no", ondelete="SET NULL"), index=True),
    Index("ix_events_type_day", "type", "day"),
    sqlite_autoincrement=True,
)

participants: Final = Table(
    "participants",
    metadata,
    _ref("event", "events.no", primary_key=True),
    Column("role", Text, primary_key=True),
    _ref("actor", "actors.no", primary_key=True, index=True),
    Column("root", Text, nullable=False),
)

# Where events stand that may be one happening: `laut.stories.happenings` fills these.
slots: Final = Table(
    "slots",
    metadata,
    Column("slot", BigInteger, primary_key=True),
    _ref("event", "events.no", primary_key=True, index=True),
)

# On whose word an event stands; `actor` is none for the author and for someone unnamed, which `by` tells apart.
attributions: Final = Table(
    "attributions",
    metadata,
    _ref("event", "events.no", primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("by", Text, nullable=False),
    _ref("actor", "actors.no", index=True, nullable=True),
    Column("root", Text),
    Column("statement", Text),
    Column("factuality", Text, nullable=False),
)

# Copies of one text: `laut.stories.families` fills these. Families of one `cluster` hang together, but are of different agencies.
families: Final = Table(
    "families",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("agency", Text),
    Column("cluster", Integer, index=True),
    sqlite_autoincrement=True,
)

signatures: Final = Table(
    "signatures",
    metadata,
    _ref("article", "articles.no", primary_key=True),
    _ref("family", "families.no", index=True, nullable=True),
    Column("n_shingles", Integer, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
)

bands: Final = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    _ref("article", "articles.no", primary_key=True, index=True),
)
