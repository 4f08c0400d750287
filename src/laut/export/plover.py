"""Events as the JSON records of the PLOVER manual (draft 2.0, chapter on data fields): one event a line.

Fields have the manual's names; optional ones that have no value are left out. What the manual has no field for is added beside them:
`attributions`, `edtf`, `date_source`, `quantities`, `size` and `probability`. The fields are described in docs/events-export.md.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from laut.article import Article
from laut.edtf import days_of
from laut.errors import UsageError
from laut.export.event_roles import Entity, EventRoles
from laut.export.plover_scale import quad_of, score_of
from laut.findings import Event, Quantity
from laut.record import MadeBy, Record

CODEBOOK: Final = "plover-base-2.0"
_COUNTED: Final = {"dead": "killed", "injured": "injured", "arrested": "arrested"}  # the manual's size object in our words
_PRIMARY_AND_SECONDARY: Final = 2  # as many sectors as the field holds

Fields = dict[str, Any]


def export_plover(records: Iterable[Record], *, table: str | None = None) -> Iterator[str]:
    """Give the events of each record that has any, each as one line of JSON.

    Raises:
        UsageError: a table was asked for; PLOVER holds events only.
    """
    if table is not None:
        raise UsageError(f"plover holds the events, there is no table {table!r} to choose; use --format csv")
    return (piece for record in records if (piece := "".join(_lines(record))))


def event_id(article: Article, event: Event) -> str:
    """Give an id for an event that is its own in a data set whose articles have ids of their own."""
    return f"{article.id}_{event.id}"


def coder(made_by: MadeBy) -> str:
    """Give the name and version of what coded a record."""
    return f"laut {made_by.laut}, {made_by.model}"


def context_of(event: Event) -> tuple[str, ...]:
    """Give the contexts with the auxiliary mode at their end, where the manual wants it."""
    return event.contexts if event.auxiliary == "none" else (*event.contexts, event.auxiliary)


def _lines(record: Record) -> Iterator[str]:
    roles = EventRoles(record)
    for event in record.events:
        yield json.dumps(_record(record, event, roles), ensure_ascii=False) + "\n"


def _record(record: Record, event: Event, roles: EventRoles) -> Fields:
    places = roles.places(event)
    return {
        "id": event_id(record.article, event),
        "has_event": True,
        **_dates(event, record.article),
        "actor": [_entity(entity) for entity in roles.entities(event.actors)],
        "recipient": [_entity(entity) for entity in roles.entities(event.recipients)],
        "event": [event.type],
        **_known(
            event_loc=_location(places[0]) if places else None,
            event_text=[" … ".join(span.text for span in telling) for telling in event.mentions or (event.trigger,) if telling],
            quad_code=quad_of(event.type),
            event_scale=score_of(event.type, event.modes),
        ),
        "mode": list(event.modes),
        "context": list(context_of(event)),
        **_known(
            text_info={"start": event.trigger[0].start, "end": event.trigger[-1].end} if event.trigger else None,
            cite_info=_citation(record),
            coder=coder(record.made_by),
        ),
        "attributions": [
            _known(by=roles.name_of(a.by), factuality=a.factuality, quote=roles.quote_of(a.statement)) for a in event.attributions
        ],
        **_known(quantities=[_quantity(q) for q in event.quantities], size=_size(event.quantities)),
        "probability": event.probability,
    }


def _known(**fields: Any) -> Fields:
    """Give the fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def _dates(event: Event, article: Article) -> Fields:
    """Give the first and last day of the event, and in `edtf` what these do not hold.

    The manual requires a date: an event that the text does not date takes that of the publication, and `date_source` says so.
    """
    edtf, source = (event.time.edtf, "event") if event.time.edtf else (article.published, "published")
    first, last = days_of(edtf)
    is_a_day = first is not None and edtf == first.isoformat()
    return {
        "date": _iso(first),
        **_known(
            enddate=_iso(last) if last != first else None,
            date_source=source if first or last else None,
            edtf=None if is_a_day or source == "published" else edtf,
        ),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _entity(entity: Entity) -> Fields:
    """Give an entity object; `name`, the fullest name in the text, is ours: the canonical English one is not in the record."""
    actor = entity.actor
    if actor is None:
        return _known(entity_text=entity.text)
    return _known(
        code=actor.country,
        sector="".join(actor.sectors[:_PRIMARY_AND_SECONDARY]) or None,
        entity_text=entity.text,
        identifier_id=actor.wikidata,
        office=actor.role,
        name=actor.name,
    )


def _location(place: Entity) -> Fields:
    actor = place.actor
    if actor is None:
        return _known(extracted_place=place.text)
    geo = actor.geo
    return _known(
        extracted_place=place.text,
        resolved_place=actor.name,
        geonameid=geo.geonames if geo else None,
        lat=geo.lat if geo else None,
        lon=geo.lon if geo else None,
        country_code=actor.country,
    )


def _citation(record: Record) -> Fields:
    article = record.article
    language = (article.language or "").partition("-")[0]
    return _known(
        citation=article.id,
        url=article.url,
        title=article.title,
        language=language if len(language) == 2 else None,  # ISO 639-1
        publication=article.outlet,
        copyright=article.rights,
        coder=coder(record.made_by),
        codebook=CODEBOOK,
    )


def _quantity(item: Quantity) -> Fields:
    """Give a quantity in the record's names, its words joined."""
    words = " … ".join(span.text for span in item.spans) or None
    return _known(value=item.value, max=item.max, comparator=item.comparator, unit=item.unit, of=item.of, text=words)


def _size(quantities: Iterable[Quantity]) -> Fields:
    """Give the manual's size object: what is told once and exactly."""
    told: dict[str, list[Quantity]] = {}
    for item in quantities:
        told.setdefault(item.of or "", []).append(item)
    return {
        name: int(items[0].value)
        for name, of in _COUNTED.items()
        if len(items := told.get(of, [])) == 1 and items[0].comparator == "=" and items[0].max is None
    }
