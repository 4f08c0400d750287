"""Finds what actors said and did on a topic, in a store: by words, by type or context of PLOVER, and by vectors if asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, Select, Text, cast, exists, false, or_, select, text

from laut.store import tables as t
from laut.store.retelling import articles_of
from laut.store.stores import Store
from laut.store.words import question_of, stems
from laut.stories.embedding import Embedding, Vector
from laut.stories.happenings import unit

Question = list[list[list[str]]]

MOST: Final = 1_000  # statements, and as many events, the latest ones; more than people read, and a bound on what is held
SHORTEST_WORD: Final = 4  # letters; shorter words of a topic ("der", "zur") are not looked for beside longer ones
# Cosine of a topic and what is said. On the odd pairs of `benchmarks.quality.positions`, each topic against all of them, 0.6 finds 6 % of
# what is said on a topic without a look at its words and takes 0.3 % of the rest; 0.5 would be 21 % and 2.3 %.
ALIKE: Final = 0.6

_PARAGRAPH_END: Final = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Item:
    """A statement or an event on the topic.

    Attributes:
        no: of the statement or event.
        article: the article it stands in.
        start, end: of its words; paragraph: half-open, around them.
        tale: what is one in several articles: the wording of a statement, the happening of an event.
        told: the act of a statement, the type of an event.
    """

    kind: Literal["statement", "event"]
    no: int
    article: Row[Any]
    day: str | None
    start: int
    end: int
    paragraph: tuple[int, int]
    tale: str
    told: str | None


def items_on(
    store: Store,
    connection: Connection,
    actors: Select[Any],
    topic: str,
    *,
    since: str | None,
    until: str | None,
    embedding: Embedding | None,
) -> list[Item]:
    """Give what some actors said and did on a topic, in no order.

    By words, all of the topic's longer ones have to stand in the paragraph or the title of its article.

    Args:
        store, connection: to read from.
        actors: a query for their numbers.
        topic: words, or a type or context of PLOVER.
        since, until: ISO dates.
        embedding: for what is said in other words, of the latest only; None for no look at vectors.

    Raises:
        UsageError: the topic holds no word.
    """
    question = _longer(question_of(topic))
    wanted = embedding.of(topic) if embedding is not None else None
    found: dict[tuple[str, int], Item] = {}
    queries: tuple[tuple[Literal["statement", "event"], Select[Any], Any], ...] = (
        ("statement", _statements(actors, topic), t.statements),
        ("event", _events(actors, topic), t.events),
    )
    for kind, query, table in queries:
        between = [*([table.c.day >= since] if since else []), *([table.c.day <= until] if until else [])]
        latest = query.where(*between).order_by(table.c.day.desc(), table.c.no.desc()).limit(MOST)
        worded = latest.where(or_(table.c.article.in_(_holding(store, question)), *_plover(kind, topic)))
        rows = connection.execute(worded).all()
        for row, item in _items(connection, kind, rows):
            if row.is_of_type or _holds(item, question):
                found[kind, row.no] = item
        if embedding is not None and wanted is not None:
            of_model = select(t.records.c.article).where(t.records.c.model == embedding.model)
            near = connection.execute(latest.where(table.c.vector.is_not(None), table.c.article.in_(of_model))).all()
            rows = [row for row in near if _is_near(row.vector, wanted)]
            found.update({(kind, row.no): item for row, item in _items(connection, kind, rows)})
    return list(found.values())


def _items(
    connection: Connection, kind: Literal["statement", "event"], rows: Sequence[Row[Any]]
) -> Iterator[tuple[Row[Any], Item]]:
    articles = articles_of(connection, {row.article for row in rows})
    return ((row, _item(kind, row, articles[row.article])) for row in rows)


def _statements(actors: Select[Any], topic: str) -> Select[Any]:
    s = t.statements.c
    of_type = or_(false(), *_plover("statement", topic)).label("is_of_type")
    query = select(s.no, s.article, s.day, s.start, s.end, s.wording.label("tale"), s.act.label("told"), s.vector, of_type)
    return query.where(s.no.in_(select(t.speakers.c.statement).where(t.speakers.c.actor.in_(actors))))


def _events(actors: Select[Any], topic: str) -> Select[Any]:
    e = t.events.c
    of_type = or_(false(), *_plover("event", topic)).label("is_of_type")
    query = select(e.no, e.article, e.day, e.start, e.end, e.happening.label("tale"), e.type.label("told"), e.vector, of_type)
    done = select(t.participants.c.event).where(t.participants.c.role == "actor", t.participants.c.actor.in_(actors))
    return query.where(e.no.in_(done))


def _plover(kind: str, topic: str) -> list[Any]:
    """Give the conditions for an event of the type or context, or for a statement with such an event in its words."""
    e, s = t.events.c, t.statements.c
    context = "_".join(topic.lower().split()).replace('"', "")
    of_topic = or_(e.type == topic.upper().strip(), cast(e.contexts, Text).contains(f'"{context}"', autoescape=True))
    if kind == "event":
        return [of_topic]
    return [exists().where(e.article == s.article, e.start >= s.start, e.end <= s.end, of_topic)]


def _holding(store: Store, question: Question) -> Any:
    """Give the query for the articles that hold the words."""
    tables, where, values = store.full_text.match(question)
    return text(f"SELECT {store.full_text.number} FROM {tables} WHERE {where}").bindparams(**values)


def _longer(question: Question) -> Question:
    longer = [term for term in question if any(len(word) >= SHORTEST_WORD for run in term for word in run)]
    return longer or question


def _item(kind: Literal["statement", "event"], row: Row[Any], article: Row[Any]) -> Item:
    low = max((m.end() for m in _PARAGRAPH_END.finditer(article.text, 0, row.start)), default=0)
    after = _PARAGRAPH_END.search(article.text, row.end)
    tale = f"event {row.no}" if row.tale is None else str(row.tale)
    paragraph = low, after.start() if after else len(article.text)
    return Item(kind, row.no, article, row.day, row.start, row.end, paragraph, tale, row.told)


def _holds(item: Item, question: Question) -> bool:
    """Whether all the words stand in the paragraph or the title."""
    article = item.article
    around = article.text[slice(*item.paragraph)]
    words = stems(f"{article.title or ''}\n{around}", article.language).split()
    return all(any(_stands(run, words) for run in term) for term in question)


def _stands(run: Sequence[str], words: Sequence[str]) -> bool:
    return any(
        all(_fits(wanted, word) for wanted, word in zip(run, words[at:], strict=False)) for at in range(len(words) - len(run) + 1)
    )


def _fits(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _is_near(packed: bytes, wanted: Vector) -> bool:
    vector = unit(packed)
    return vector is not None and float(vector @ wanted) >= ALIKE
