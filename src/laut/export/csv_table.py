"""Flat tables in CSV (RFC 4180) for R and spreadsheets: one list of the record a table, one item a row.

UTF-8 without a byte-order mark, commas, a header line, line feeds, an empty cell for null. Every row names its article. Spans are
three columns, `_start`, `_end` and `_text`; where there are several, "|" joins them. A cell that a spreadsheet would run
as a formula gets an apostrophe in front. The columns are described in docs/record.md.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from laut.article import Article
from laut.document import Span
from laut.errors import UsageError
from laut.findings import Actor, Event, EventTime, Geo, Mention, Quantity, Role, Statement, TimeExpression
from laut.record import MadeBy, Record

DEFAULT_TABLE: Final = "statements"

Cell = str | int | float | None
Row = dict[str, Cell]

_JOIN: Final = "|"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")  # as OWASP lists them for CSV


def export_csv(records: Iterable[Record], *, table: str | None = None) -> Iterator[str]:
    """Give the header, then the rows of each record.

    Raises:
        UsageError: there is no such table.
    """
    name = table or DEFAULT_TABLE
    if name not in TABLES:
        raise UsageError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    return _lines(records, name)


def columns(table: str) -> tuple[str, ...]:
    """Give the names of a table's columns, in order."""
    return _COLUMNS[table]


def _lines(records: Iterable[Record], table: str) -> Iterator[str]:
    names = columns(table)
    yield csv_lines([names])
    for record in records:
        about: Row = {
            "article": record.article.id,
            "outlet": record.article.outlet,
            "published": record.article.published,
        }
        rows = [about | row for row in TABLES[table](record)]
        if rows:
            yield csv_lines([row.get(name) for name in names] for row in rows)


def csv_lines(rows: Iterable[Iterable[Cell]]) -> str:
    """Give rows as lines of CSV, cells in quotation marks where they need them, formulas with an apostrophe in front."""
    return "".join(",".join(_quoted(_defused(cell)) for cell in row) + "\n" for row in rows)


def _quoted(cell: Cell) -> str:
    """Write a cell, in quotation marks where it needs them; csv.writer leaves a lone carriage return bare before Python 3.13."""
    text = "" if cell is None else str(cell)
    return '"' + text.replace('"', '""') + '"' if any(char in text for char in ',"\r\n') else text


def _defused(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return cell


def _joined(values: Iterable[Any]) -> str | None:
    return _JOIN.join("" if value is None else str(value) for value in values) or None


def _spans(name: str, spans: Iterable[Span]) -> Row:
    spans = tuple(spans)
    return {
        f"{name}_start": _joined(span.start for span in spans),
        f"{name}_end": _joined(span.end for span in spans),
        f"{name}_text": f" {_JOIN} ".join(span.text for span in spans) or None,
    }


def _role(name: str, role: Role | None, names: dict[str, str]) -> Row:
    if role is None:
        role = Role((), ())
    return {
        **_spans(name, role.spans),
        f"{name}_actors": _joined(role.actors),
        f"{name}_names": _joined(names.get(actor, actor) for actor in role.actors),
    }


def _countries(role: Role | None, countries: dict[str, str | None]) -> str | None:
    """Give the countries of a role's actors, one for each so that they stand as the names do; None if none is known."""
    found = [countries.get(actor) for actor in (role.actors if role else ())]
    return _joined(found) if any(found) else None


def _amount(item: Quantity) -> str:
    upper = "" if item.max is None else f"..{_number(item.max)}"
    return f"{'' if item.comparator == '=' else item.comparator}{_number(item.value)}{upper}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _statement(item: Statement, names: dict[str, str], countries: dict[str, str | None]) -> Row:
    return {
        "id": item.id,
        "type": item.type,
        "medium": item.medium,
        "act": item.act,
        **_role("speaker", item.speaker, names),
        **_spans("quote", item.quote),
        **_spans("cue", item.cue),
        **_spans("frame", item.frame),
        **_spans("shift", item.shift),
        **_role("via", item.via, names),
        **_role("addressee", item.addressee, names),
        "time": item.time,
        "inside": item.inside,
        "probability": item.probability,
        "speaker_countries": _countries(item.speaker, countries),
        "via_countries": _countries(item.via, countries),
        "addressee_countries": _countries(item.addressee, countries),
    }


def _event(item: Event, names: dict[str, str]) -> Row:
    return {
        "id": item.id,
        "type": item.type,
        "modes": _joined(item.modes),
        "contexts": _joined(item.contexts),
        **_spans("trigger", item.trigger),
        "tellings": len(item.mentions),
        "statement": item.statement,
        "actors_mentions": _joined(p.mention for p in item.actors),
        "actors_ids": _joined(p.actor for p in item.actors),
        "actors_names": _joined(names.get(p.actor or "", p.actor) for p in item.actors),
        "recipients_mentions": _joined(p.mention for p in item.recipients),
        "recipients_ids": _joined(p.actor for p in item.recipients),
        "recipients_names": _joined(names.get(p.actor or "", p.actor) for p in item.recipients),
        "places": _joined(item.places),
        "time_ids": _joined(item.time.ids),
        "time_edtf": item.time.edtf,
        "quantities": _joined(map(_amount, item.quantities)),
        "quantities_unit": _joined(q.unit for q in item.quantities),
        "quantities_of": _joined(q.of for q in item.quantities),
        **_spans("quantities", (span for q in item.quantities for span in q.spans)),
        "auxiliary": item.auxiliary,
        "attributions": _joined(f"{a.by} {a.factuality}" for a in item.attributions),
        "attributions_statements": _joined(a.statement for a in item.attributions),
        "probability": item.probability,
    }


def _names(record: Record) -> dict[str, str]:
    return {actor.id: actor.name for actor in record.actors}


def _statements(record: Record) -> Iterator[Row]:
    names = _names(record)
    countries = {actor.id: actor.country for actor in record.actors}
    return (_statement(item, names, countries) for item in record.statements)


def _events(record: Record) -> Iterator[Row]:
    names = _names(record)
    return (_event(item, names) for item in record.events)


def _mentions(record: Record) -> Iterator[Row]:
    names = _names(record)
    for item in record.mentions:
        yield {
            "id": item.id, "start": item.start, "end": item.end, "text": item.text, "kind": item.kind, "label": item.label,
            "actor": item.actor, "name": names.get(item.actor or ""), "probability": item.probability,
        }  # fmt: skip


def _actors(record: Record) -> Iterator[Row]:
    for item in record.actors:
        yield {
            "id": item.id, "name": item.name, "label": item.label, "role": item.role, "members": _joined(item.members),
            "country": item.country, "sectors": _joined(item.sectors), "wikidata": item.wikidata,
            **_geo(item.geo), "probability": item.probability,
        }  # fmt: skip


def _geo(geo: Geo | None) -> Row:
    if geo is None:
        return {"lat": None, "lon": None, "geonames": None}
    return {"lat": geo.lat, "lon": geo.lon, "geonames": geo.geonames}


def _times(record: Record) -> Iterator[Row]:
    for item in record.times:
        yield {
            "id": item.id, "start": item.start, "end": item.end, "text": item.text, "type": item.type, "timex": item.timex,
            "mod": item.mod, "quant": item.quant, "freq": item.freq, "edtf": item.edtf, "anchor": item.anchor,
        }  # fmt: skip


def _articles(record: Record) -> Iterator[Row]:
    item = record.article
    yield {
        "title": item.title, "url": item.url, "authors": _joined(item.authors), "agencies": _joined(item.agencies),
        "language": item.language, "modified": item.modified, "status": item.status, "embargo": item.embargo,
        "rights": item.rights, "origin": item.origin, "sha256": item.sha256, "characters": len(item.text),
        "statements": len(record.statements), "mentions": len(record.mentions), "actors": len(record.actors),
        "times": len(record.times), "events": len(record.events),
        "laut": record.made_by.laut, "model": record.made_by.model, "kb": record.made_by.kb,
    }  # fmt: skip


TABLES: Final[dict[str, Callable[[Record], Iterator[Row]]]] = {
    "statements": _statements,
    "mentions": _mentions,
    "actors": _actors,
    "times": _times,
    "events": _events,
    "articles": _articles,
}

# One item of each list with nothing in it, so that the columns are written down once, in the functions above.
_BLANK: Final = Record(
    article=Article("", "", ""),
    made_by=MadeBy("", ""),
    mentions=(Mention("", 0, 0, "", "name", "MISC", None, 0.0),),
    actors=(Actor("", "", "MISC", None, (), None, (), None, None, None),),
    times=(TimeExpression("", 0, 0, "", "DATE", "", None, None, None, None, None),),
    statements=(Statement("", "direct", None, None, (), (), (), (), None, None, None, None, None, 0.0),),
    events=(Event("", "", (), (), (), (), None, (), (), (), EventTime((), None), (), "none", (), 0.0),),
)
_COLUMNS: Final = {
    name: ("article", "outlet", "published", *(column for row in rows(_BLANK) for column in row)) for name, rows in TABLES.items()
}
