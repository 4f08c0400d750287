"""A record without an actor: what `laut store forget --actor` leaves. The text of the article stays; what was found of the actor goes."""

from collections.abc import Set
from dataclasses import replace

from laut.findings import Event, Role, Statement
from laut.record import Record


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
