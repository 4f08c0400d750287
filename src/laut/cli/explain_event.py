"""Why an event is as it is: where it is told and inside whose words, who takes part, when, and on whose word it stands."""

from collections.abc import Iterator, Mapping
from typing import Final

from laut.cli.explain_statement import actor_label, statement_label
from laut.cli.wording import FACTUALITY, in_context, kind_of, names_of, source, when, words
from laut.findings import Attribution, Auxiliary, Event, Participant, Statement
from laut.record import Record

Line = tuple[int, str]

# What PLOVER's types mean, in our words.
_TYPES: Final[Mapping[str, str]] = {
    "AGREE": "promises, offers or consents to cooperate",
    "CONSULT": "meets, visits, negotiates or calls",
    "SUPPORT": "backs without material help, signs or ratifies",
    "CONCEDE": "gives in by words",
    "COOPERATE": "exchanges to the good of both sides",
    "AID": "gives material help that mainly serves the recipient",
    "RETREAT": "gives in by deeds",
    "REQUEST": "asks or demands",
    "ACCUSE": "criticises, accuses or investigates",
    "REJECT": "refuses or rejects",
    "THREATEN": "warns of serious consequences of its own making",
    "PROTEST": "dissents collectively in public",
    "SANCTION": "cuts back cooperation, or convicts",
    "MOBILIZE": "moves forces without using them",
    "COERCE": "represses or restricts short of violence",
    "ASSAULT": "uses physical force",
}
_TOLD_AS: Final[Mapping[Auxiliary, str]] = {
    "none": "told as done",
    "negation": "told as not done",
    "hypothetical": "told as what may be or might have been",
    "future": "told as yet to come",
    "historical": "told as long past",
}


def explain_event(record: Record, id: str) -> Iterator[Line]:
    """Give the lines of the explanation, each with its depth."""
    item = next(event for event in record.events if event.id == id)
    text, names = record.article.text, names_of(record)
    statements = {statement.id: statement for statement in record.statements}
    yield 0, f"{item.id}: {kind_of(item)}, probability {item.probability:.2f}"
    if item.type in _TYPES:
        yield 1, f"Type: {item.type}, somebody {_TYPES[item.type]}; the model takes it from the words that tell it"
    yield from _tellings(record, item)
    for label, participants in (("Who", item.actors), ("To whom", item.recipients)):
        for participant in participants:
            yield 1, f"{label}: {_participant(record, participant)}"
        if not participants:
            yield 1, f"{label}: not found"
    mentions = {mention.id: mention for mention in record.mentions}
    for place in item.places:
        yield 1, f"Where: “{mentions[place].text if place in mentions else place}” ({place})"
    yield from _time(record, item)
    for quantity in item.quantities:
        yield (
            1,
            f"Number: “{words(quantity.spans)}”, read as {quantity.comparator} {quantity.value:g} {quantity.unit or ''}".rstrip(),
        )
    if item.contexts:
        yield 1, f"About: {', '.join(item.contexts)}"
    if item.auxiliary != "none":
        yield 1, f"Auxiliary: {item.auxiliary}, {_TOLD_AS[item.auxiliary]}"
    if item.statement in statements:
        yield 1, f"Performed by saying it: {statement_label(statements[item.statement], names)}"
    yield 1, "On whose word:"
    for attribution in sorted(item.attributions, key=lambda a: a.by != "author"):
        yield 2, _attribution(attribution, item, names, statements)
        if attribution.spans:
            yield 3, f"“{words(attribution.spans)}”: {in_context(text, *attribution.spans)}"


def around(record: Record, item: Event) -> list[Statement]:
    """Give the statements in whose quotes a telling of the event stands, the innermost first."""
    tellings = [span for telling in item.mentions for span in telling[:1]]
    found = [s for s in record.statements if any(q.start <= t.start and t.end <= q.end for q in s.quote for t in tellings)]
    return sorted(found, key=lambda s: sum(q.end - q.start for q in s.quote))


def _tellings(record: Record, item: Event) -> Iterator[Line]:
    text, names = record.article.text, names_of(record)
    tellings = item.mentions or (item.trigger,)
    for number, telling in enumerate(tellings):
        label = "Told by" if number == 0 else "Told again by"
        yield 1, f"{label} “{words(telling)}”: {in_context(text, *telling)}"
    for statement in around(record, item):
        yield 1, f"Inside {statement_label(statement, names)}"
    if not around(record, item):
        yield 1, "In the author's own words, in no statement"


def _participant(record: Record, participant: Participant) -> str:
    mention = next((item for item in record.mentions if item.id == participant.mention), None)
    said = f"“{mention.text}” ({mention.id}, {mention.kind})" if mention else participant.mention
    actor = next((item for item in record.actors if item.id == participant.actor), None)
    return f"{said}, which is {actor_label(actor)}" if actor else f"{said}, no actor known"


def _time(record: Record, item: Event) -> Iterator[Line]:
    times = {time.id: time for time in record.times}
    for id in item.time.ids:
        time = times.get(id)
        if time is None:
            continue
        anchor = {"published": " from the day of publication", None: ""}.get(time.anchor, f" from {time.anchor}")
        value = when(time.edtf) or time.timex
        yield 1, f"When: “{time.text}” ({id}), worked out{anchor} as {value}"
    if item.time.edtf and not item.time.ids:
        yield 1, f"When: {when(item.time.edtf)}, with no time expression to point to"
    elif item.time.edtf and len(item.time.ids) > 1:
        yield 1, f"When, together: {when(item.time.edtf)}"


def _attribution(item: Attribution, event: Event, names: Mapping[str, str], statements: Mapping[str, Statement]) -> str:
    who = source(item.by, names) + (f" ({item.by})" if item.by in names else "")
    line = f"{who}: {FACTUALITY[item.factuality]} ({item.factuality})"
    statement = statements.get(item.statement or "")
    if statement is not None:
        cue = f", marked by “{words(statement.cue)}”" if statement.cue and item.spans != statement.cue else ""
        act = f" (act: {statement.act})" if statement.act else ""
        return f"{line}, in {statement.id}{act}{cue}"
    if item.by == "author" and not item.spans:
        others = any(other.by != "author" for other in event.attributions)
        if item.factuality == "CT+":
            return f"{line}, no words of doubt belong to it"
        return f"{line}, leaves it to those who say it" if item.factuality == "Uu" and others else line
    return f"{line}, by the words" if item.spans else line
