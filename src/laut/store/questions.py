"""Questions to a store, as SQL: every filter is pushed down, every answer is paged and carries ids and passages."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import BigInteger, Connection, Select, Table, Text, cast, desc, exists, func, or_, select, text

from laut.errors import UsageError
from laut.store import tables as t
from laut.store.answers import Deed, Happened, Hit, Named, Shown
from laut.store.retelling import (
    articles_of,
    best_sentence,
    event_deeds,
    happened,
    shown,
    statement_deeds,
    telling_rows,
)
from laut.store.stores import Store
from laut.store.utterances import others_of, variants_at, variants_of
from laut.store.words import name_words, question_of

PAGE: Final = 50
LEAST: Final = 10**10  # added to numbers, so that as texts they are of one length

_COUNTRY: Final = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Page:
    """Which answers of a list: as many as `size`, after the first `skipped`."""

    size: int = PAGE
    skipped: int = 0


FIRST: Final = Page()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which happenings: what is None does not matter.

    Attributes:
        actor, recipient: a name, a Wikidata id, or a country of three capital letters.
        type, context: of PLOVER.
        since, until: ISO dates; of happenings that are not over before and have begun by then.
        state: "corroborated", "single-source", "claimed" or "contested".
        min_sources: how many sources, parties aside, must hold it.
    """

    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    context: str | None = None
    since: str | None = None
    until: str | None = None
    state: str | None = None
    min_sources: int | None = None


def search(store: Store, words: str, *, since: str | None = None, until: str | None = None, page: Page = FIRST) -> list[Hit]:
    """Give articles that hold all the words, the best first: "a phrase" in quotation marks, prefix* with a star.

    Raises:
        UsageError: there is no word in it.
    """
    question = question_of(words)
    tables, where, values = store.full_text.match(question)
    limits = "".join(f" AND articles.day {sign} :{name}" for name, sign, value in _limits(since, until) if value)
    query = (
        f"SELECT articles.no, {store.full_text.rank} AS rank FROM {tables} JOIN articles ON articles.no = {store.full_text.number} "
        f"WHERE {where}{limits} ORDER BY rank, articles.no LIMIT :size OFFSET :skipped"
    )
    bound = values | {"since": since, "until": until, "size": page.size, "skipped": page.skipped}
    with store.reading() as connection:
        found = connection.execute(text(query), {k: v for k, v in bound.items() if v is not None})
        ranks = {row.no: row.rank for row in found}
        articles = articles_of(connection, ranks)
        passages = {no: best_sentence(articles[no], question) for no in ranks}
        variants = variants_at(connection, passages)
    return [Hit(articles[no].id, -float(rank), passages[no], variants[no]) for no, rank in ranks.items()]


def named(store: Store, name: str, *, page: Page = FIRST) -> list[Named]:
    """Give the actors whose name holds all words of `name`, or whose Wikidata id or country it is; those in most articles first."""
    with store.reading() as connection:
        found = (
            select(t.actors, func.count().label("n"))
            .join(t.appearances, t.appearances.c.actor == t.actors.c.no)
            .where(t.actors.c.no.in_(actors_of(name)))
            .group_by(t.actors.c.no)
            .order_by(desc("n"), t.actors.c.no)
            .limit(page.size)
            .offset(page.skipped)
        )
        return [Named(r.no, r.name, r.label, r.country, r.wikidata, r.n) for r in connection.execute(found)]


def who(store: Store, name: str, *, since: str | None = None, until: str | None = None, page: Page = FIRST) -> list[Deed]:
    """Give what an actor said and did, the latest first.

    The same utterance in several articles is one answer, at its latest; how these differ in words or speaker stands with it.
    """
    upto = page.skipped + page.size
    with store.reading() as connection:
        limit = upto
        while True:
            told = _told_by(connection, actors_of(name), since, until, limit)
            once = _once(connection, told)
            if len(once) >= upto or len(told) < limit:
                break
            limit *= 2
        chosen = once[page.skipped : upto]
        said = {no: n for _, kind, no, n in chosen if kind == "statement"}
        deeds = statement_deeds(connection, said)
        variants = variants_of(connection, said)
        deeds |= {("statement", no): replace(deeds["statement", no], variants=variants.get(no, ())) for no in said}
        deeds |= event_deeds(connection, {no: n for _, kind, no, n in chosen if kind == "event"})
    return [deeds[kind, no] for _, kind, no, _ in chosen]


def events(store: Store, wanted: Wanted = Wanted(), *, page: Page = FIRST) -> list[Happened]:
    """Give merged events, the latest first."""
    return _happened(store, wanted, desc, page)


def timeline(store: Store, wanted: Wanted = Wanted(), *, page: Page = FIRST) -> list[Happened]:
    """Give merged events in the order in which they happened."""
    return _happened(store, wanted, lambda column: column, page)


def show(store: Store, id: str) -> Shown:
    """Give an article, one of its items ("ARTICLE#s3"), or a happening, in its words with what stands around it.

    Raises:
        UsageError: there is no such id.
    """
    with store.reading() as connection:
        happening = connection.scalar(select(t.happenings.c.no).where(t.happenings.c.key == id))
        if happening is not None:
            rows = telling_rows(connection, [happening])
            return shown(id, "happening", [(row, row.start, row.end) for row in rows])
        article, _, item = id.rpartition("#")
        table = {"s": t.statements, "e": t.events}.get(item[:1]) if article else None
        if table is not None:
            query = select(t.articles, table.c.start, table.c.end, table.c.no.label("item_no")).join_from(table, t.articles)
            found = connection.execute(query.where(t.articles.c.id == article, table.c.id == item)).first()
            if found is not None and table is t.events:
                return shown(id, "event", [(found, found.start, found.end)])
            if found is not None:
                variants = variants_of(connection, [found.item_no]).get(found.item_no, ())
                return replace(shown(id, "statement", [(found, found.start, found.end)]), variants=variants)
        asked = select(t.articles).where(t.articles.c.id == id, t.articles.c.is_shown == 1)
        row = connection.execute(asked).first()
    if row is None:
        raise UsageError(f"there is no article, statement, event or happening {id!r} in {store.name}; `laut search` finds ids")
    return shown(id, "article", [(row, 0, len(row.text))])


def _told_by(
    connection: Connection, actors: Select[Any], since: str | None, until: str | None, limit: int
) -> list[tuple[str, str, int, int]]:
    """Give the latest wordings and happenings of actors: day, kind, number of the last such statement or event, and how many there are."""
    said = (
        select(_latest(t.statements).label("latest"), func.count().label("n"))
        .join(t.speakers, t.speakers.c.statement == t.statements.c.no)
        .where(t.speakers.c.actor.in_(actors), *_between(t.statements.c.day, since, until))
        .group_by(t.statements.c.wording)
    )
    done = (
        select(_latest(t.events).label("latest"), func.count().label("n"))
        .join(t.participants, t.participants.c.event == t.events.c.no)
        .where(t.participants.c.actor.in_(actors), t.participants.c.role == "actor", *_between(t.events.c.day, since, until))
        .group_by(t.events.c.happening)
    )
    both = list[tuple[str, str, int, int]]()
    for kind, query in (("statement", said), ("event", done)):
        for row in connection.execute(query.order_by(desc("latest")).limit(limit)):
            day, _, number = row.latest.partition("#")
            both.append((day, kind, int(number) - LEAST, row.n))
    return sorted(both, reverse=True)[:limit]


def _latest(table: Table) -> Any:
    """Give the last day of a group and the number of its last row of that day, as one text that orders by both."""
    number = cast(cast(table.c.no, BigInteger) + LEAST, Text)
    return func.max(func.coalesce(cast(table.c.day, Text), "").concat("#").concat(number))


def _once(connection: Connection, told: list[tuple[str, str, int, int]]) -> list[tuple[str, str, int, int]]:
    """Leave out statements that are a variant of one before them."""
    others = {one.no: found for one, found in others_of(connection, (no for _, kind, no, _ in told if kind == "statement"))}
    out, shown = list[tuple[str, str, int, int]](), set[int]()
    for one in told:
        _, kind, no, _ = one
        if kind == "statement":
            if no in shown:
                continue
            shown.update(other.no for other in others.get(no, ()))
        out.append(one)
    return out


def _happened(store: Store, wanted: Wanted, order: Callable[[Any], Any], page: Page) -> list[Happened]:
    h = t.happenings
    query = select(h).order_by(order(func.coalesce(h.c.first_day, "")), h.c.no).limit(page.size).offset(page.skipped)
    with store.reading() as connection:
        rows = connection.execute(query.where(*_conditions(wanted))).all()
        return happened(connection, rows)


def _conditions(wanted: Wanted) -> list[Any]:
    h = t.happenings
    out: list[Any] = []
    if wanted.type:
        out.append(h.c.type == wanted.type.upper())
    if wanted.state:
        out.append(h.c.state == wanted.state)
    if wanted.min_sources:
        out.append(h.c.n_sources >= wanted.min_sources)
    if wanted.since:
        out.append(h.c.last_day >= wanted.since)
    if wanted.until:
        out.append(h.c.first_day <= wanted.until)
    for role, name in (("actor", wanted.actor), ("recipient", wanted.recipient)):
        if name:
            of = t.participants.c.actor.in_(actors_of(name))
            out.append(
                h.c.no.in_(
                    select(t.events.c.happening).join_from(t.participants, t.events).where(t.participants.c.role == role, of)
                )
            )
    if wanted.context:
        inside = cast(t.events.c.contexts, Text).like(f'%"{wanted.context}"%')
        out.append(exists().where(t.events.c.happening == h.c.no, inside))
    return out


def actors_of(name: str) -> Select[Any]:
    """Give the numbers of actors that a name, a Wikidata id or a country stands for; three capitals may be both ("CDU", "USA").

    Raises:
        UsageError: there is no name in it.
    """
    words = name_words(name)
    if not words:
        raise UsageError(f"{name!r} holds no name; give a name, a Wikidata id such as Q7747, or a country such as RUS")
    if re.fullmatch(r"[Qq]\d+", name):
        return select(t.actors.c.no).where(t.actors.c.wikidata == name.upper())
    found = select(t.names.c.actor).where(t.names.c.word.in_(words)).group_by(t.names.c.actor)
    found = found.having(func.count() == len(words))
    if is_country(name):
        return select(t.actors.c.no).where(or_(t.actors.c.country == name, t.actors.c.no.in_(found)))
    return found


def is_country(name: str) -> bool:
    """Whether a name may be the code of a country."""
    return _COUNTRY.fullmatch(name) is not None


def _between(column: Any, since: str | None, until: str | None) -> list[Any]:
    return [*([column >= since] if since else []), *([column <= until] if until else [])]


def _limits(since: str | None, until: str | None) -> tuple[tuple[str, str, str | None], ...]:
    return ("since", ">=", since), ("until", "<=", until)
