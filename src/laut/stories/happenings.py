"""Merged events: what many articles tell of one happening, kept up to date in the store with every transaction.

A happening is a connected component of `laut.stories.same.are_one` over the events of all articles, so the order in which they come in
makes no difference. Candidates stand in the same slots: of one type, near in time, with a body in common.
"""

import hashlib
import math
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
from sqlalchemy import Column, Connection, Select, bindparam, delete, func, insert, select, update

from laut.store import tables as t
from laut.store.pieces import pieces
from laut.store.words import stems
from laut.store.writing import Writer
from laut.stories.groups import Groups
from laut.stories.same import Telling, are_one, slots_near, slots_of
from laut.stories.sieve import Sieve
from laut.stories.states import Word, standing

_EVENTS: Final = select(
    t.events.c.no, t.events.c.article, t.events.c.happening, t.events.c.type, t.events.c.modes, t.events.c.first_day,
    t.events.c.last_day, t.events.c.day, t.events.c.trigger, t.events.c.vector, t.articles.c.language, t.articles.c.day.label("printed"),
).join_from(t.events, t.articles)  # fmt: skip

_UNCOUNTED: Final[dict[str, Any]] = {"key": "", "state": "claimed", "n_events": 0, "n_families": 0, "n_sources": 0}


def place(writer: Writer, recounted: Collection[int] = ()) -> None:
    """Give every event a transaction touched its happening, and count the sources of happenings that changed.

    Args:
        writer: of the transaction; articles newly shown and happenings that lost members are taken from it.
        recounted: articles whose family changed.
    """
    connection = writer.connection
    lost = writer.touched.happenings
    fresh = _tellings(connection, t.events.c.article, writer.touched.shown)
    left = _tellings(connection, t.events.c.happening, lost)
    connection_slots = [{"slot": slot, "event": e.no} for e in fresh for slot in slots_of(e)]
    if connection_slots:
        connection.execute(insert(t.slots), connection_slots)
    loose = {e.no: e for e in (*fresh, *left)}
    changed = _joined(connection, loose) | lost
    changed.update(_happenings_of(connection, recounted))
    _count(connection, changed)


def _joined(connection: Connection, loose: dict[int, Telling]) -> set[int]:
    """Give loose tellings their happening, joining the happenings they connect; give all that changed."""
    by_slot: dict[int, list[int]] = {}
    asked = {no: list(slots_near(e)) for no, e in loose.items()}
    for slot, no in _chunked(
        connection, select(t.slots.c.slot, t.slots.c.event), t.slots.c.slot, {s for a in asked.values() for s in a}
    ):
        by_slot.setdefault(slot, []).append(no)
    others = {no for found in by_slot.values() for no in found} - loose.keys()
    known = loose | {e.no: e for e in _tellings(connection, t.events.c.no, others)}
    groups, sieve = Groups(), Sieve(known)
    for no, event in loose.items():
        groups.add(no)
        near = {other for slot in asked[no] for other in by_slot.get(slot, ()) if other > no or other not in loose}
        for other in sieve.may_be_one(event, near):
            node = other if other in loose else -known[other].happening
            if groups.root(no) != groups.root(node) and are_one(event, known[other]):
                groups.unite(no, node)
    changed: set[int] = set()
    moved: list[dict[str, int]] = []
    new: list[dict[str, Any]] = []
    highest = connection.scalar(select(func.max(t.happenings.c.no))) or 0
    for members in groups.all():
        homes = sorted(-m for m in members if m < 0)
        inside = [m for m in members if m > 0]
        if not homes:
            homes = [highest + len(new) + 1]
            new.append({"no": homes[0], "type": loose[inside[0]].type, **_UNCOUNTED})
        elif homes[1:]:
            connection.execute(update(t.events).where(t.events.c.happening.in_(homes[1:])).values(happening=homes[0]))
        moved += [{"event_no": m, "home": homes[0]} for m in inside]
        changed.update(homes)
    if new:
        connection.execute(insert(t.happenings), new)
    if moved:
        to = update(t.events).where(t.events.c.no == bindparam("event_no")).values(happening=bindparam("home"))
        connection.execute(to, moved)
    return changed


def _tellings(connection: Connection, column: Column[Any], values: Iterable[int]) -> list[Telling]:
    """Give the events whose `column` is among the values, in the order of their numbers."""
    rows = sorted(_chunked(connection, _EVENTS, column, values), key=lambda row: row.no)
    roles: dict[int, dict[str, set[str]]] = {}
    parties = select(t.participants.c.event, t.participants.c.role, t.participants.c.root, t.actors.c.country).join_from(
        t.participants, t.actors
    )
    for no, role, root, country in _chunked(connection, parties, t.participants.c.event, [row.no for row in rows]):
        roles.setdefault(no, {}).setdefault(role, set()).update((root, country) if country else (root,))
    names: dict[int, set[int]] = {}
    named = (
        select(t.appearances.c.article, t.appearances.c.actor).join_from(t.appearances, t.actors).where(t.actors.c.label != "LOC")
    )
    for article, actor in _chunked(connection, named, t.appearances.c.article, {row.article for row in rows}):
        names.setdefault(article, set()).add(actor)
    frozen = {article: frozenset(actors) for article, actors in names.items()}
    return [_telling(row, roles.get(row.no, {}), frozen.get(row.article, frozenset())) for row in rows]


@lru_cache(maxsize=50_000)  # the triggers of a language are few, and each is asked for with every telling near it
def _stems(trigger: str, language: str | None) -> str:
    return stems(trigger, language)


_date: Final = lru_cache(maxsize=10_000)(date.fromisoformat)


def _telling(row: Any, roles: dict[str, set[str]], names: frozenset[int]) -> Telling:
    days = (row.first_day, row.last_day, row.day, row.printed)
    first, last, day, printed = (_date(d) if d else None for d in days)
    return Telling(
        no=row.no,
        article=row.article,
        happening=row.happening or 0,
        type=row.type,
        modes=frozenset(row.modes),
        first=first,
        last=last,
        day=day,
        printed=printed,
        actors=frozenset(roles.get("actor", ())),
        recipients=frozenset(roles.get("recipient", ())),
        places=frozenset(roles.get("place", ())),
        trigger=_stems(row.trigger, row.language),
        vector=unit(row.vector),
        names=names,
    )


def unit(vector: bytes | None) -> np.ndarray[Any, np.dtype[np.float32]] | None:
    """Give a stored vector of int8 values at unit length."""
    if not vector:
        return None
    values = np.frombuffer(vector, np.int8).astype(np.float32)
    length = math.sqrt(values @ values)
    return values / length if length else None


def _happenings_of(connection: Connection, articles: Collection[int]) -> set[int]:
    found = _chunked(connection, select(t.events.c.happening), t.events.c.article, articles)
    return {row.happening for row in found if row.happening}


def _count(connection: Connection, happenings: set[int]) -> None:
    """Bring what is kept of happenings up to date: days, sources, families, state; those without events go."""
    members: dict[int, list[Any]] = {no: [] for no in happenings}
    events = select(
        t.events.c.no, t.events.c.id, t.events.c.article, t.events.c.happening, t.events.c.first_day, t.events.c.last_day, t.events.c.day,
        t.signatures.c.family, t.articles.c.id.label("article_id"),
    ).join_from(t.events, t.articles).outerjoin(t.signatures, t.signatures.c.article == t.events.c.article)  # fmt: skip
    for row in _chunked(connection, events, t.events.c.happening, happenings):
        members[row.happening].append(row)
    numbers = [row.no for rows in members.values() for row in rows]
    words: dict[int, list[tuple[str | None, str]]] = {}
    said = select(t.attributions.c.event, t.attributions.c.by, t.attributions.c.root, t.attributions.c.factuality)
    for row in _chunked(connection, said, t.attributions.c.event, numbers):
        if row.by == "author" or row.root is not None:
            words.setdefault(row.event, []).append((row.root, row.factuality))
    parties: dict[int, set[str]] = {}
    own = select(t.participants.c.event, t.participants.c.root).where(t.participants.c.role != "place")
    for row in _chunked(connection, own, t.participants.c.event, numbers):
        parties.setdefault(row.event, set()).add(row.root)
    empty = [no for no, rows in members.items() if not rows]
    for some in pieces(empty):
        connection.execute(delete(t.happenings).where(t.happenings.c.no.in_(some)))
    rows = [_counted(no, rows, words, parties) for no, rows in members.items() if rows]
    if rows:
        connection.execute(update(t.happenings).where(t.happenings.c.no == bindparam("its_no")), rows)


def _counted(
    no: int, rows: Sequence[Any], words: dict[int, list[tuple[str | None, str]]], parties: dict[int, set[str]]
) -> dict[str, Any]:
    found = standing(
        [Word(root, row.family or -row.article, value) for row in rows for root, value in words.get(row.no, ())],
        {root for row in rows for root in parties.get(row.no, ())},
        [row.family or -row.article for row in rows],
    )
    first = min(f"{row.article_id}#{row.id}" for row in rows)
    return {
        "its_no": no,
        "key": hashlib.sha256(first.encode()).hexdigest()[:16],
        "first_day": min((row.first_day or row.day for row in rows if row.first_day or row.day), default=None),
        "last_day": max((row.last_day or row.day for row in rows if row.last_day or row.day), default=None),
        "state": found.state,
        "n_events": len(rows),
        "n_families": found.n_families,
        "n_sources": found.n_sources,
    }


def _chunked(connection: Connection, query: Select[Any], column: Column[Any], values: Iterable[int]) -> Iterable[Any]:
    """Give the rows of a query whose `column` is among the values, asked for in pieces."""
    for some in pieces(sorted(set(values))):
        yield from connection.execute(query.where(column.in_(some))).all()
