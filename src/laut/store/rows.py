"""From an article and its record to rows of the tables, and back; nothing here knows a database."""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from laut.article import Article, Part, Refusal
from laut.edtf import days_of
from laut.findings import Actor, Event, Statement
from laut.record import MadeBy, Record, from_data, to_compact_json, to_data
from laut.store.tables import storable
from laut.store.words import fold, stems

# What makes a version of an article: a change in any of these is a new one; its origin and the time it was fetched are not.
VERSIONED: Final = (
    "text",
    "title",
    "url",
    "outlet",
    "authors",
    "agencies",
    "language",
    "published",
    "modified",
    "status",
    "embargo",
    "rights",
)

# What of an article is one text.
_PLAIN: Final = (
    "id",
    "sha256",
    "text",
    "url",
    "title",
    "outlet",
    "language",
    "published",
    "modified",
    "status",
    "embargo",
    "rights",
    "origin",
)

# Words that begin a description and name no one.
ARTICLES: Final = frozenset("der die das des dem den ein eine eines einem einen einer the a an".split())
ORGANISATIONS: Final = frozenset({"UNO", "EUR"})  # PLOVER's codes that stand for one body; IGO, NGO and others stand for many
GOVERNING: Final = (("GOV",), ("MIL",), ("COP",), ("SPY",))

LONGEST_KEY: Final = 600  # letters of an actor's key; an index of PostgreSQL takes 2,704 bytes

DEFLATED: Final = 3  # zlib's level; 6 takes twice as long for 4 % less

_QUIET: Final = re.compile(r"[^\w]+")


def version_key(article: Article) -> str:
    """Give a hash of all that makes a version of an article."""
    kept = without_nul(article)
    data = json.dumps([getattr(kept, name) for name in VERSIONED], ensure_ascii=False)
    return hashlib.sha256(data.encode()).hexdigest()


def without_nul(article: Article) -> Article:
    """Give an article as a store keeps it: with U+FFFD in the place of every NUL, so that all offsets stay."""
    texts = {name: getattr(article, name) for name in _PLAIN} | {"authors": article.authors, "agencies": article.agencies}
    held = {name: value for name, value in texts.items() if value and any("\0" in text for text in _each(value))}
    if not held:
        return article
    kept: dict[str, Any] = {n: storable(v) if isinstance(v, str) else tuple(map(storable, v)) for n, v in held.items()}
    if "text" in kept:
        kept["sha256"] = hashlib.sha256(kept["text"].encode()).hexdigest()
    return replace(article, **kept)


def _each(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def article_row(article: Article) -> dict[str, Any]:
    """Give the columns of `articles` that follow from an article alone."""
    article = without_nul(article)
    return {
        "id": article.id,
        "key": version_key(article),
        "sha256": article.sha256,
        "status": article.status,
        "language": article.language,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "day": first_day(article.published),
        "modified": article.modified,
        "embargo": article.embargo,
        "rights": article.rights,
        "origin": article.origin,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "parts": [asdict(part) for part in article.parts],
        "text": article.text,
    }


def article_from(row: Mapping[str, Any]) -> Article:
    """Give the article of a row of `articles`."""
    return Article(
        **{name: row[name] for name in _PLAIN},
        authors=tuple(row["authors"]),
        agencies=tuple(row["agencies"]),
        parts=tuple(Part(**part) for part in row["parts"]),
    )


def body_of(record: Record) -> bytes:
    """Give a record without its article, as deflated JSON."""
    body = to_compact_json(record, without=frozenset({"article"}))
    if b"\\u0000" in body:  # rarely, so that looking into every text costs nothing
        body = json.dumps(_storable_data(json.loads(body)), ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(body, DEFLATED)


def _storable_data(data: Any) -> Any:
    """Give data of JSON as a store keeps it, in every text of it."""
    match data:
        case str():
            return storable(data)
        case dict():
            return {name: _storable_data(value) for name, value in data.items()}
        case list() | tuple():
            return [_storable_data(value) for value in data]
    return data


def record_row(record: Record) -> dict[str, Any]:
    """Give the columns of `records` that follow from a record."""
    made_by = record.made_by
    return {"laut": made_by.laut, "model": made_by.model, "kb": made_by.kb, "body": body_of(record)}


def record_from(article: Article, body: bytes) -> Record:
    """Give the record of a row of `records` and its article."""
    data = json.loads(zlib.decompress(body))
    return from_data({**data, "article": to_data(Record(article, MadeBy("", "")))["article"]})


def actor_row(actor: Actor) -> dict[str, Any]:
    """Give the columns of `actors`: one row stands for an actor over all articles."""
    return {
        "key": actor_key(actor),
        "name": actor.name,
        "folded": fold(actor.name),
        "label": actor.label,
        "country": actor.country,
        "wikidata": actor.wikidata,
    }


def actor_key(actor: Actor) -> str:
    """Give what tells actors apart over articles: the Wikidata id, else the name."""
    return actor.wikidata or name_key(actor.name, actor.label, actor.country)


def name_key(name: str, label: str, country: str | None) -> str:
    """Give what tells actors without a Wikidata id apart: the stems of the name, label and country."""
    words = " ".join(stem for stem in stems(name, "de").split() if stem not in ARTICLES) or storable(fold(name))
    if len(words) > LONGEST_KEY:
        words = hashlib.sha256(words.encode()).hexdigest()
    return f"{words}|{label}|{country or ''}"


def root_of(actor: Actor) -> str:
    """Give the body an actor speaks for: of a government, its forces and its state one, of an international organisation one."""
    if actor.country in ORGANISATIONS:
        return actor.country
    if actor.country and (actor.sectors[:1] in GOVERNING or (actor.label == "LOC" and not actor.sectors)):
        return f"{actor.country}:GOV"
    return actor_key(actor)


def statement_row(statement: Statement, days: Mapping[str, str | None], published: str | None, text: str) -> dict[str, Any]:
    """Give the columns of `statements` that follow from one statement.

    Args:
        statement: the statement.
        days: the first day of each time expression of its record.
        published: day of the article.
        text: of the article.
    """
    quote = " … ".join(text[s.start : s.end] for s in statement.quote)
    return {
        "id": statement.id,
        "type": statement.type,
        "act": statement.act,
        "day": (days.get(statement.time) if statement.time else None) or published,
        "start": statement.quote[0].start,
        "end": statement.quote[-1].end,
        "quote": quote,
        "wording": wording_of(quote),
        "probability": statement.probability,
        "vector": base64.b64decode(statement.vector) if statement.vector else None,
    }


def wording_of(quote: str) -> str:
    """Give a hash of what is said, letters and digits only, so that the same quotation in other marks is the same."""
    return hashlib.sha256(_QUIET.sub(" ", fold(quote)).strip().encode()).hexdigest()[:32]


def event_row(event: Event, published: str | None, text: str) -> dict[str, Any]:
    """Give the columns of `events` that follow from one event; `day` is when it began, else when it was reported."""
    first, last = (day.isoformat() if day else None for day in days_of(event.time.edtf))
    return {
        "id": event.id,
        "type": event.type,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "auxiliary": event.auxiliary,
        "edtf": event.time.edtf,
        "first_day": first,
        "last_day": last,
        "day": first or last or published,
        "start": event.trigger[0].start,
        "end": event.trigger[-1].end,
        "trigger": " … ".join(text[s.start : s.end] for s in event.trigger),
        "probability": event.probability,
        "vector": base64.b64decode(event.vector) if event.vector else None,
    }


def participant_rows(
    no: int, event: Event, of_mention: Mapping[str, str | None], by_id: Mapping[str, tuple[int, str]]
) -> Iterator[dict[str, Any]]:
    """Give the rows of `participants` of event number `no`: its actors, recipients and places, each once in a role.

    Args:
        no: the event's number.
        event: the event.
        of_mention: the actor's id of each mention.
        by_id: number and root of each actor's id.
    """
    roles = (
        ("actor", [p.actor or "" for p in event.actors]),
        ("recipient", [p.actor or "" for p in event.recipients]),
        ("place", [of_mention.get(m) or "" for m in event.places]),
    )
    for role, ids in roles:
        for actor, root in sorted(dict(sorted(by_id[i] for i in ids if i in by_id)).items()):
            yield {"event": no, "role": role, "actor": actor, "root": root}


def attribution_rows(no: int, event: Event, by_id: Mapping[str, tuple[int, str]]) -> Iterator[dict[str, Any]]:
    """Give the rows of `attributions` of event number `no`."""
    for n, attribution in enumerate(event.attributions):
        by = attribution.by if attribution.by in ("author", "unknown") else "actor"
        known = by_id.get(attribution.by)
        yield {
            "event": no,
            "n": n,
            "by": by,
            "actor": known[0] if known else None,
            "root": known[1] if known else None,
            "statement": attribution.statement,
            "factuality": attribution.factuality,
        }


def refusal_row(refusal: Refusal) -> dict[str, Any]:
    """Give the columns of `refusals`; the same refusal of the same thing is one row."""
    key = json.dumps([refusal.origin, refusal.step, refusal.reason, refusal.id])
    return {
        "key": hashlib.sha256(key.encode()).hexdigest(),
        "origin": refusal.origin,
        "step": refusal.step,
        "reason": refusal.reason,
        "article_id": refusal.id,
    }


def first_day(edtf: str | None) -> str | None:
    """Give the first day a date covers, as the tables write it."""
    day = days_of(edtf)[0]
    return day.isoformat() if day else None
