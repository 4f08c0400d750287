"""Why a statement is as it is: its words, what marks them, who speaks, and what is told in it."""

from collections.abc import Iterator, Mapping
from typing import Final

from laut.cli.wording import TYPES, cut, in_context, kind_of, names_of, origin_of, who, words
from laut.document import Span
from laut.findings import Actor, Role, Statement, StatementType
from laut.record import Record

Line = tuple[int, str]

MAX_WORDS: Final = 100  # characters of a statement's words where it is only pointed to

_MEANING: Final[Mapping[StatementType, str]] = {
    "direct": "the speaker's own words",
    "indirect": "in other words, with a frame that says who speaks",
    "free_indirect": "the speaker's words in the author's indicative",
    "indirect_free_indirect": "in the subjunctive, without a frame of its own",
    "reported": "the act summed up",
}


def explain_statement(record: Record, id: str) -> Iterator[Line]:
    """Give the lines of the explanation, each with its depth."""
    item = next(statement for statement in record.statements if statement.id == id)
    text, names = record.article.text, names_of(record)
    manner = ", ".join(part for part in (item.medium, item.act) if part)
    yield 0, f"{item.id}: {TYPES[item.type]}{f' ({manner})' if manner else ''}, probability {item.probability:.2f}"
    yield 1, f"Words: {words(item.quote)}"
    yield 1, f"Type: {TYPES[item.type]}, that is {_MEANING[item.type]}"
    yield from _marks("Marked by", item.cue, text)
    if item.frame:
        yield 1, f"Frame: {words(item.frame)}"
    if not item.cue and not item.frame:
        yield 1, "Neither cue nor frame: form and what stands around it tell that somebody speaks"
    yield from _marks("Changed position", item.shift, text)
    if item.speaker is None:
        yield 1, "Speaker: nobody is named"
    for label, role in (("Speaker", item.speaker), ("Through", item.via), ("To", item.addressee)):
        yield from _role(label, role, record)
    time = next((time for time in record.times if time.id == item.time), None)
    if time is not None:
        yield 1, f"Said: “{time.text}” ({time.id}), {time.edtf or time.timex}"
    for other in record.statements:
        if other.id == item.inside:
            yield 1, f"Inside {statement_label(other, names)}"
        elif other.inside == item.id:
            yield 1, f"Holds {statement_label(other, names)}"
    for event in record.events:
        if event.statement == item.id:
            yield 1, f"Performs {event.id}: {kind_of(event)}, “{words(event.trigger)}”"
        elif any(attribution.statement == item.id for attribution in event.attributions):
            yield 1, f"Speaks to {event.id}: {kind_of(event)}, “{words(event.trigger)}”"


def statement_label(item: Statement, names: Mapping[str, str]) -> str:
    """Give a statement in a line: its id, type, speaker, cue and words."""
    cue = f", marked by “{words(item.cue)}”" if item.cue else ""
    return f"{item.id} ({TYPES[item.type]}) of {who(item.speaker, names) or 'nobody named'}{cue}: {cut(words(item.quote), MAX_WORDS)}"


def actor_label(item: Actor) -> str:
    """Give an actor in a few words: name, id, role, country and sectors."""
    known = ", ".join(part for part in (item.role, origin_of(item)) if part)
    return f"{item.name} ({item.id}{f'; {known}' if known else ''})"


def _marks(label: str, spans: tuple[Span, ...], text: str) -> Iterator[Line]:
    if spans:
        yield 1, f"{label} “{words(spans)}”: {in_context(text, *spans)}"


def _role(label: str, role: Role | None, record: Record) -> Iterator[Line]:
    if role is None or not (role.spans or role.actors):
        return
    actors = {actor.id: actor for actor in record.actors}
    meant = ", ".join(actor_label(actors[id]) if id in actors else id for id in role.actors)
    said = f"“{words(role.spans)}”" if role.spans else "no words of its own"
    yield 1, f"{label}: {said}, {f'which is {meant}' if meant else 'no actor known'}"
