"""Events as rows of POLECAT (Halterman et al. 2023): the 40 columns of its yearly files, tab-separated, "None" where a value is missing.

UTF-8, line feeds, a header line. Several values are joined by "; " in the order of the actors, so that the columns of a role line up;
several sectors of one actor by "|". A tab or line end in a text becomes a space, a semicolon in a name a comma, and a text that a
spreadsheet would run as a formula gets an apostrophe in front. The columns are described in docs/events-export.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from laut.edtf import day_of
from laut.errors import UsageError
from laut.export.cow_states import COW_NUMBERS
from laut.export.event_roles import Entity, EventRoles
from laut.export.plover import coder, context_of, event_id
from laut.export.plover_scale import QUAD_NAMES, quad_of, score_of
from laut.findings import Actor, Event, Label
from laut.record import Record

MISSING: Final = "None"

COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

Cell = str | int | float | date | None

_JOIN: Final = "; "
_INSIDE: Final = "|"
_BREAKS: Final = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")
_FORMULA: Final = ("=", "+", "-", "@")


def export_polecat(records: Iterable[Record], *, table: str | None = None) -> Iterator[str]:
    """Give the header, then the events of each record that has any.

    Raises:
        UsageError: a table was asked for; POLECAT holds events only.
    """
    if table is not None:
        raise UsageError(f"polecat holds the events, there is no table {table!r} to choose; use --format csv")
    return _lines(records)


def _lines(records: Iterable[Record]) -> Iterator[str]:
    yield "\t".join(COLUMNS) + "\n"
    for record in records:
        roles, story = EventRoles(record), _story(record)
        rows = [_row(record, event, roles) | story for event in record.events]
        if rows:
            yield "".join("\t".join(_written(row.get(name)) for name in COLUMNS) + "\n" for row in rows)


def _row(record: Record, event: Event, roles: EventRoles) -> dict[str, Cell]:
    quad = quad_of(event.type)
    place = next(iter(roles.places(event)), Entity(None, None))
    geo = place.actor.geo if place.actor else None
    return {
        "Event ID": event_id(record.article, event),
        "Event Date": day_of(event.time.edtf),
        "Event Type": event.type,
        "Event Mode": _joined(event.modes),
        "Intensity": score_of(event.type, event.modes),
        "Quad Code": QUAD_NAMES[quad] if quad else None,
        "Contexts": _joined(context_of(event)),
        **_role("Actor", roles.entities(event.actors)),
        **_role("Recipient", roles.entities(event.recipients)),
        "Placename": place.actor.name if place.actor else None,
        "Country": place.actor.country if place.actor else None,
        "Latitude": geo.lat if geo else None,
        "Longitude": geo.lon if geo else None,
        "GeoNames ID": geo.geonames if geo else None,
        "Raw Placename": place.text,
    }


def _role(role: str, entities: Iterable[Entity]) -> dict[str, Cell]:
    """Give the columns of a role, one value for each entity in every one of them."""
    entities = tuple(entities)

    def each(give: Callable[[Actor], str | int | None]) -> str | None:
        return _joined(give(entity.actor) if entity.actor else None for entity in entities)

    return {
        f"{role} Name": each(lambda actor: actor.name),
        f"{role} Country": each(lambda actor: actor.country),
        f"{role} COW": each(lambda actor: COW_NUMBERS.get(actor.country or "")),
        f"Primary {role} Sector": each(lambda actor: next(iter(actor.sectors), None)),
        f"{role} Sectors": each(lambda actor: _INSIDE.join(actor.sectors)),
        f"{role} Title": each(lambda actor: actor.role),
        f"{role} Name Raw": _joined(entity.text for entity in entities),
        f"Wikipedia {role} ID": each(lambda actor: actor.wikidata),
    }


def _story(record: Record) -> dict[str, Cell]:
    """Give the columns that are the same for all events of an article."""

    def names(label: Label) -> str | None:
        return _joined(dict.fromkeys(m.text for m in record.mentions if m.kind == "name" and m.label == label))

    return {
        "Source": record.article.outlet,
        "Publication Date": day_of(record.article.published),
        "Story People": names("PER"),
        "Story Organizations": names("ORG"),
        "Story Locations": names("LOC"),
        "Language": record.article.language,
        "Version": coder(record.made_by),
    }


def _joined(values: Iterable[str | int | None]) -> str | None:
    """Join values, a missing one as "None" to keep its place; None if all are missing."""
    cells = [_clean(str(value)).replace(";", ",") if value is not None else "" for value in values]
    return _JOIN.join(cell or MISSING for cell in cells) if any(cells) else None


def _clean(text: str) -> str:
    """Put a space for what would end a cell or a line."""
    return _BREAKS.sub(" ", text).strip()


def _written(cell: Cell) -> str:
    """Write a cell; in quotation marks where it begins with one, for readers take that as a sign of it."""
    if not isinstance(cell, str):
        return MISSING if cell is None else str(cell)
    text = _clean(cell)
    if text.startswith(_FORMULA):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if text.startswith('"') else text or MISSING
