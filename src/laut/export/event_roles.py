"""Who and what an event of a record points to, looked up by id, for the formats of event data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from laut.findings import Actor, Event, Mention, Participant, Statement
from laut.record import Record


@dataclass(frozen=True, slots=True)
class Entity:
    """A participant or place: the words it is told in and the actor they stand for, each None if unknown."""

    text: str | None
    actor: Actor | None


class EventRoles:
    """What the ids in the events of one record stand for."""

    def __init__(self, record: Record) -> None:
        """Index mentions, actors and statements by id."""
        self._mentions: dict[str, Mention] = {m.id: m for m in record.mentions}
        self._actors: dict[str, Actor] = {a.id: a for a in record.actors}
        self._statements: dict[str, Statement] = {s.id: s for s in record.statements}

    def entities(self, participants: Iterable[Participant]) -> tuple[Entity, ...]:
        """Give who fills a role, each actor once.

        A group that the text forms is given as its members; what has an item in Wikidata stands for itself.
        """
        found: dict[object, Entity] = {}
        for participant in participants:
            for entity in self._members(participant):
                found.setdefault(entity.actor.id if entity.actor else participant, entity)
        return tuple(found.values())

    def places(self, event: Event) -> tuple[Entity, ...]:
        """Give where it was; of several places the ones that are on the map go first."""
        mentions = [self._mentions[place] for place in event.places if place in self._mentions]
        places = [Entity(m.text, self._actors.get(m.actor or "")) for m in mentions]
        return tuple(sorted(places, key=lambda place: not (place.actor and place.actor.geo)))

    def name_of(self, by: str) -> str:
        """Give the name of a source; "author", "unknown" and ids that nothing stands for are given back."""
        return self._actors[by].name if by in self._actors else by

    def quote_of(self, statement: str | None) -> str | None:
        """Give the words of a statement, a break in them as an ellipsis; None if there is none."""
        found = self._statements.get(statement or "")
        return " … ".join(span.text for span in found.quote) or None if found else None

    def _members(self, participant: Participant) -> Iterator[Entity]:
        mention = self._mentions.get(participant.mention)
        text = mention.text if mention else None
        actor = self._actors.get(participant.actor or "")
        if actor is not None and actor.wikidata is None:
            # "die beiden Präsidenten" acts as its members do: PLOVER lists them, and only they have a country each
            members = [self._actors[id] for id in actor.members if id in self._actors]
            if members:
                yield from (Entity(text, member) for member in members)
                return
        yield Entity(text, actor)
