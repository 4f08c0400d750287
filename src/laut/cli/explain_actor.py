"""Why an actor is as it is: the mentions that make it, what it is taken for, and what it does."""

from collections.abc import Iterator

from laut.cli.explain_statement import actor_label
from laut.cli.wording import FACTUALITY, in_context, kind_of, names_of, words
from laut.document import Span
from laut.findings import Actor, Event
from laut.record import Record

Line = tuple[int, str]


def explain_actor(record: Record, id: str) -> Iterator[Line]:
    """Give the lines of the explanation, each with its depth."""
    item = next(actor for actor in record.actors if actor.id == id)
    text, names = record.article.text, names_of(record)
    mentions = [mention for mention in record.mentions if mention.actor == id]
    yield 0, f"{item.id}: {item.name}, {item.label}"
    yield from _codes(item)
    for member in item.members:
        yield 1, f"Member: {names.get(member, member)} ({member})"
    for group in record.actors:
        if id in group.members:
            yield 1, f"Member of {actor_label(group)}"
    yield 1, f"Mentions ({len(mentions)}):" if mentions else "Mentions: none of its own"
    for mention in mentions:
        span = Span(mention.start, mention.end, mention.text)
        yield 2, f"{mention.id}, {mention.kind}, {mention.probability:.2f}: {in_context(text, span)}"
    yield from _deeds(record, id)


def _codes(item: Actor) -> Iterator[Line]:
    yield 1, f"Role: {item.role or 'none is given in the text'}"
    yield 1, f"Country: {item.country or 'not known'}"
    yield 1, f"Sectors: {', '.join(item.sectors) or 'not known'}"
    if item.wikidata:
        sure = "" if item.probability is None else f", probability of the link {item.probability:.2f}"
        yield 1, f"Wikidata: {item.wikidata}{sure}"
    else:
        yield 1, "Wikidata: not linked, no item was sure enough"
    if item.geo:
        number = f", GeoNames {item.geo.geonames}" if item.geo.geonames is not None else ""
        yield 1, f"On the map: {item.geo.lat:g}, {item.geo.lon:g}{number}"


def _deeds(record: Record, id: str) -> Iterator[Line]:
    """Give what the actor does in statements and events."""
    for statement in record.statements:
        for verb, role in (("Speaks", statement.speaker), ("Passes on", statement.via), ("Is spoken to", statement.addressee)):
            if role is not None and id in role.actors:
                yield 1, f"{verb} in {statement.id}, by the words “{words(role.spans)}”"
    for event in record.events:
        for verb, participants in (("Acts", event.actors), ("Is acted on", event.recipients)):
            if any(participant.actor == id for participant in participants):
                yield 1, f"{verb} in {_event(event)}"
        for attribution in event.attributions:
            if attribution.by == id:
                yield 1, f"Its word on {_event(event)}: {FACTUALITY[attribution.factuality]}"


def _event(event: Event) -> str:
    return f"{event.id}, {kind_of(event)}, “{words(event.trigger)}”"
