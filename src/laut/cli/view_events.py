"""The events of a record for people: a block each, with who, to whom, where, when, and on whose word."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from laut.cli.wording import kind_of, names_of, on_whose_word, one_line, when, words
from laut.findings import Event, Participant
from laut.record import Record


def event_view(record: Record) -> Iterator[RenderableType]:
    """Give the events in their order."""
    if not record.events:
        return
    yield Text("Events", style="bold")
    names = names_of(record)
    mentions = {mention.id: mention.text for mention in record.mentions}
    for item in record.events:
        yield Text()
        heading = (
            Text(f"{item.id}  ")
            .append(one_line(kind_of(item)), style="bold")
            .append(f"  “{words(item.trigger)}”  {item.probability:.2f}")
        )
        yield heading
        facts = Table.grid(padding=(0, 2))
        facts.add_column(no_wrap=True)
        facts.add_column(overflow="fold")
        for label, fact in event_facts(item, names, mentions):
            facts.add_row(Text(label, style="dim"), Text(one_line(fact)))
        yield Padding(facts, (0, 0, 0, 4))


def event_facts(item: Event, names: Mapping[str, str], mentions: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what is known of an event, each fact with its label; what is not known is left out."""
    facts = {
        "who": participants(item.actors, names, mentions),
        "to whom": participants(item.recipients, names, mentions),
        "where": ", ".join(mentions.get(place, place) for place in item.places),
        "when": when(item.time.edtf),
        "about": ", ".join(item.contexts),
        "numbers": ", ".join(words(quantity.spans) for quantity in item.quantities),
        "on whose word": "; ".join(on_whose_word(item.attributions, names)),
    }
    return ((label, fact) for label, fact in facts.items() if fact)


def participants(items: Sequence[Participant], names: Mapping[str, str], mentions: Mapping[str, str]) -> str:
    """Give the names of participants, each once; the words of the mention where no actor is known."""
    found = (names.get(item.actor or "") or mentions.get(item.mention, item.mention) for item in items)
    return ", ".join(dict.fromkeys(found))
