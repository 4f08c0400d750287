"""The actors of a record for people: a table of those that speak, act or are often mentioned, and a line that counts the others."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from laut.cli.view_table import listing
from laut.cli.wording import names_of
from laut.findings import Actor
from laut.record import Record

MIN_WIDTH: Final = 76  # columns of the window; below it, the seven columns leave names and roles no room


def actor_view(record: Record, *, width: int) -> Iterator[RenderableType]:
    """Give the actors, most mentioned first."""
    if not record.actors:
        return
    n_mentions = Counter(mention.actor for mention in record.mentions if mention.actor)
    shown_ones, n_others = worth_showing(record, n_mentions)
    names = names_of(record)
    rows = [
        (
            item.id,
            _name(item, names),
            item.role or "",
            item.country or "",
            ", ".join(item.sectors),
            str(n_mentions[item.id]),
            item.wikidata or "",
        )
        for item in shown_ones
    ]
    columns = {"Id": 0, "Name": 5, "Role": 4, "Country": 0, "Sectors": 0, "Mentions": 0, "Wikidata": 0}
    yield listing("Actors", columns, rows, width=width, min_width=MIN_WIDTH, n_heading=2)
    if n_others == 1:
        yield Padding(Text("and 1 more, which is mentioned once and does nothing"), (0, 1))
    elif n_others:
        yield Padding(Text(f"and {n_others} more, which are mentioned once and do nothing"), (0, 1))


def worth_showing(record: Record, n_mentions: Counter[str]) -> tuple[list[Actor], int]:
    """Give the actors that do something or are mentioned more than once, most mentioned first, and how many others there are."""
    doing = active(record)
    kept = [item for item in record.actors if item.id in doing or n_mentions[item.id] > 1]
    return sorted(kept, key=lambda item: -n_mentions[item.id]), len(record.actors) - len(kept)


def active(record: Record) -> set[str]:
    """Give the ids of the actors that speak, are spoken to, pass on, act, are acted on or vouch, and of groups' members."""
    roles = [role for item in record.statements for role in (item.speaker, item.via, item.addressee) if role]
    found = {actor for role in roles for actor in role.actors}
    for event in record.events:
        found.update(item.actor for item in (*event.actors, *event.recipients) if item.actor)
        found.update(item.by for item in event.attributions)
    return found | {member for item in record.actors if item.id in found for member in item.members}


def _name(item: Actor, names: dict[str, str]) -> str:
    name = names[item.id]
    return f"{name} ({', '.join(names.get(member, member) for member in item.members)})" if item.members else name
