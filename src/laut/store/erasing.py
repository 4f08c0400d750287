"""What `laut store forget --actor` leaves: records without the actor, and a mark by which it is not found again.

The text of an article stays; what was found of the actor goes. A mark is a keyed hash: no name can be read from it, but whoever has the
store can try whether a name is meant, which a list of those not to be kept cannot do without.
"""

import hashlib
import secrets
from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Final, Self

from sqlalchemy import Connection, insert, or_, select

from laut.findings import Actor, Event, Role, Statement
from laut.record import Record
from laut.store import tables as t
from laut.store.rows import name_key

SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Whom a store must not find again.

    Someone with a Wikidata id is known again by it, and without an id by the name; someone without, by the name, whatever id a later
    knowledge base has for it.
    """

    salt: str
    marks: frozenset[str]

    @classmethod
    def nobody(cls) -> Self:
        """Give the list of a store that has forgotten nobody yet."""
        return cls(secrets.token_hex(SALT_BYTES), frozenset())

    def with_actor(self, name: str, wikidata: str | None) -> Self:
        """Give the list with one more, by its `name_key` and Wikidata id."""
        known_by = f"id {wikidata}" if wikidata else f"any {name}"
        return replace(self, marks=self.marks | {self._mark(known_by), self._mark(f"name {name}")})

    def holds(self, name: str, wikidata: str | None) -> bool:
        """Whether an actor of this `name_key` and Wikidata id is meant."""
        known_by = {f"id {wikidata}", f"any {name}"} if wikidata else {f"name {name}"}
        return any(self._mark(words) in self.marks for words in known_by)

    def ids_in(self, record: Record) -> set[str]:
        """Give the ids of the actors in a record that are meant."""
        if not self.marks:
            return set()
        return {a.id for a in record.actors if self.holds(_name(a), a.wikidata)}

    def _mark(self, words: str) -> str:
        return hashlib.blake2b(words.encode(), key=bytes.fromhex(self.salt), digest_size=16).hexdigest()


def forgotten_in(connection: Connection) -> Forgotten:
    """Give whom a store has forgotten."""
    rows = connection.execute(select(t.forgotten)).all()
    return Forgotten(rows[0].salt, frozenset(row.mark for row in rows)) if rows else Forgotten.nobody()


def remember(connection: Connection, forgotten: Forgotten, no: int) -> tuple[Forgotten, list[int]]:
    """Keep the marks of an actor, by its number; give who is forgotten now, and the numbers of all actors that are meant."""
    a = t.actors.c
    actor = connection.execute(select(t.actors).where(a.no == no)).one()
    name = name_key(actor.name, actor.label, actor.country)
    now = forgotten.with_actor(name, actor.wikidata)
    new = [{"mark": mark, "salt": now.salt} for mark in sorted(now.marks - forgotten.marks)]
    if new:
        connection.execute(insert(t.forgotten), new)
    alike = connection.execute(select(t.actors).where(or_(a.no == no, a.key == name, a.folded == actor.folded)))
    return now, [row.no for row in alike if now.holds(name_key(row.name, row.label, row.country), row.wikidata)]


def _name(actor: Actor) -> str:
    return name_key(actor.name, actor.label, actor.country)


def without_actors(record: Record, ids: Set[str]) -> Record:
    """Give a record without actors: their mentions, their roles, what they alone said, and events in which nobody else is left."""
    gone = {m.id for m in record.mentions if m.actor in ids}
    statements = [left for s in record.statements if (left := _statement(s, ids)) is not None]
    known = {s.id for s in statements}
    return replace(
        record,
        mentions=tuple(m for m in record.mentions if m.id not in gone),
        actors=tuple(replace(a, members=tuple(i for i in a.members if i not in ids)) for a in record.actors if a.id not in ids),
        statements=tuple(replace(s, inside=s.inside if s.inside in known else None) for s in statements),
        events=tuple(told for e in record.events if (told := _event(e, ids, gone, known)) is not None),
    )


def _statement(statement: Statement, ids: Set[str]) -> Statement | None:
    speaker = _role(statement.speaker, ids)
    if speaker is None and statement.speaker is not None:
        return None
    return replace(statement, speaker=speaker, via=_role(statement.via, ids), addressee=_role(statement.addressee, ids))


def _role(role: Role | None, ids: Set[str]) -> Role | None:
    """Give a role without actors; None if it was filled by them alone."""
    if role is None or not set(role.actors) & ids:
        return role
    left = tuple(a for a in role.actors if a not in ids)
    return replace(role, actors=left) if left else None


def _event(event: Event, ids: Set[str], gone: Set[str], known: Set[str]) -> Event | None:
    actors = tuple(p for p in event.actors if p.actor not in ids)
    recipients = tuple(p for p in event.recipients if p.actor not in ids)
    if (event.actors or event.recipients) and not (actors or recipients):
        return None
    attributions = tuple(
        replace(a, statement=a.statement if a.statement in known else None) for a in event.attributions if a.by not in ids
    )
    return replace(
        event,
        actors=actors,
        recipients=recipients,
        places=tuple(m for m in event.places if m not in gone),
        statement=event.statement if event.statement in known else None,
        attributions=attributions,
    )
