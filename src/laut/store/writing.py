"""Writes of one transaction: articles with their records, refusals, withdrawals, erasure. All or nothing of it is kept.

An article that is shown has rows in all tables; one that is superseded, withdrawn, withheld or under embargo keeps its text and record
only, so that no question has to leave anything out. `touched` tells `laut.stories` what it has to look at again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any, Final, Literal, Protocol

from sqlalchemy import Connection, Table, delete, func, insert, or_, select, update

from laut.article import Article, Refusal
from laut.edtf import days_of
from laut.errors import ArticleError
from laut.findings import Actor
from laut.record import Record
from laut.store import tables as t
from laut.store.erasing import Forgotten, forgotten_in, remember, without_actors
from laut.store.pieces import pieces
from laut.store.rows import (
    actor_key,
    actor_row,
    article_from,
    article_row,
    attribution_rows,
    event_row,
    first_day,
    participant_rows,
    record_from,
    record_row,
    refusal_row,
    root_of,
    statement_row,
    version_key,
)
from laut.store.words import name_words, stems

Outcome = Literal["stored", "known", "version", "withdrawn"]

LONGEST_ID_BYTES: Final = 2_500  # an index of PostgreSQL takes 2,704 bytes of an id and a version
LAST_ZONE: Final = timezone(timedelta(hours=-12))  # where a day ends last


class FullText(Protocol):
    """How an engine keeps the words of articles."""

    def write(self, connection: Connection, texts: Sequence[dict[str, Any]]) -> None:
        """Keep the stems of articles, each given as `no`, `title` and `body`."""

    def erase(self, connection: Connection, article: int) -> None:
        """Let them go."""

    def wipe(self, connection: Connection) -> None:
        """Leave nothing of erased words in the index."""


@dataclass(slots=True)
class Touched:
    """What a transaction changed: articles now shown, and families and happenings that lost members."""

    shown: list[int] = field(default_factory=list)
    families: set[int] = field(default_factory=set)
    happenings: set[int] = field(default_factory=set)


class Writer:
    """The writes of one transaction, which someone else begins and ends."""

    def __init__(self, connection: Connection, full_text: FullText, *, now: datetime | None = None) -> None:
        """Write through a connection; `now` is what embargoes are measured by."""
        self.connection = connection
        self.touched = Touched()
        self._full_text = full_text
        self._now = now or datetime.now(UTC)
        self._actors: dict[str, int] = {}
        self._looked_up: dict[str, Any] = {}  # the current version of articles, by id; None of a new one
        self._forgotten: Forgotten | None = None  # read with the first record
        self._last: dict[Table, int] = {}  # the highest number given in a table
        self._rows: dict[Table, list[dict[str, Any]]] = {}
        self._texts: list[dict[str, Any]] = []

    def look_up(self, ids: Iterable[str]) -> None:
        """Look together for the articles that will be put, which takes a fraction of the time."""
        for some in pieces(dict.fromkeys(map(t.storable, ids))):
            self._looked_up.update(dict.fromkeys(some))
            self._looked_up.update((row["id"], row) for row in self._currents(some))

    def flush(self) -> None:
        """Write the rows that wait: those of many articles together take a fraction of the time. Nothing reads a table before."""
        for table in t.metadata.sorted_tables:
            if rows := self._rows.pop(table, None):
                self.connection.execute(insert(table), rows)
        if self._texts:
            self._full_text.write(self.connection, self._texts)
            self._texts = []

    def knows(self, article: Article) -> bool:
        """Whether the current version of an article is this one, with a record if it may be shown, or it is an earlier one."""
        current = self._current(article.id)
        if current is None:
            return False
        if current["key"] != version_key(article):
            return self._is_earlier(article, current)
        return article.status != "usable" or self._has_record(current["no"])

    def put(self, article: Article, record: Record | None = None) -> Outcome:
        """Keep an article, and its record if there is one; what is known as it is stays as it is, also if it is an earlier version.

        A change makes a new version that points to the one before; a canceled article withdraws its id from every answer.

        Raises:
            ArticleError: its id is longer than an index takes.
        """
        size_bytes = len(article.id.encode(errors="replace"))
        if size_bytes > LONGEST_ID_BYTES:
            raise ArticleError(
                f"article {article.id[:40]!r}… cannot be stored: its id has {size_bytes} bytes, {LONGEST_ID_BYTES} at most; "
                "give a shorter one"
            )
        if record is not None and (forgotten := self._forgotten_before().ids_in(record)):
            record = without_actors(record, forgotten)
        current = self._current(article.id)
        if current is not None and current["key"] == version_key(article):
            if record is None or not self._put_record(current["no"], record):
                return "known"
            if current["is_shown"]:
                self._hide(current["no"])
                self._show(current["no"], article, record)
            return "stored"
        if current is not None and self._is_earlier(article, current):
            return "known"
        is_shown = self._may_be_shown(article)
        no = self._put_article(article, current, is_shown=is_shown)
        if record is not None:
            self._insert(t.records, [{"article": no, **record_row(record)}])
        if current is not None:
            self._supersede(current["no"])
        if is_shown:
            self._find(no, article, record)
        if article.status == "canceled":
            return "withdrawn"
        return "stored" if current is None else "version"

    def refuse(self, refusal: Refusal) -> None:
        """Keep a refusal; the same one again changes nothing."""
        row = refusal_row(refusal)
        known = self.connection.scalar(select(t.refusals.c.no).where(t.refusals.c.key == row["key"]))
        if known is None:
            self.connection.execute(insert(t.refusals).values(**row, at=self._stamp()))

    def release(self) -> int:
        """Show what was under an embargo that is over; give how many articles that are."""
        waiting = select(t.articles).where(
            t.articles.c.is_current == 1,
            t.articles.c.is_shown == 0,
            t.articles.c.status == "usable",
            t.articles.c.embargo.is_not(None),
        )
        n = 0
        self.flush()
        for row in self.connection.execute(waiting).mappings().all():
            article = article_from(dict(row))
            if self._may_be_shown(article):
                body = self.connection.scalar(select(t.records.c.body).where(t.records.c.article == row["no"]))
                self._show(row["no"], article, record_from(article, body) if body else None)
                n += 1
        return n

    def forget_article(self, id: str) -> int:
        """Erase every version of an article with all that was found in it and refusals of it; give how many versions that were."""
        self.flush()
        numbers = list(self.connection.scalars(select(t.articles.c.no).where(t.articles.c.id == id)))
        for no in numbers:
            self._hide(no)
        self.connection.execute(delete(t.refusals).where(t.refusals.c.article_id == id))
        self.connection.execute(delete(t.articles).where(t.articles.c.id == id))
        self._erase_unused_actors()
        self._full_text.wipe(self.connection)
        return len(numbers)

    def forget_actor(self, no: int) -> int:
        """Erase an actor from all that was found, in every version, and let it not be found again; texts stay.

        The version that is shown is found again without the actor; of the others the record alone is rewritten. Of one with a Wikidata
        id, those of the same name without an id go too.

        Returns:
            How many versions named it.
        """
        self.flush()
        self._forgotten, numbers = remember(self.connection, self._forgotten_before(), no)
        shown = set(self.connection.scalars(select(t.appearances.c.article).where(t.appearances.c.actor.in_(numbers))))
        kept = select(t.articles, t.records.c.body).join_from(t.articles, t.records)
        rows = kept.where(or_(t.articles.c.no.in_(shown), t.articles.c.is_shown == 0))
        n = 0
        for row in self.connection.execute(rows).mappings().all():
            article = article_from(dict(row))
            record = record_from(article, row["body"])
            named = self._forgotten.ids_in(record)
            if named:
                n += 1
                left = without_actors(record, named)
                self._put_record(row["no"], left)
                if row["no"] in shown:
                    self._hide(row["no"])
                    self._show(row["no"], article, left)
        self._erase_unused_actors()
        return n

    def _forgotten_before(self) -> Forgotten:
        if self._forgotten is None:
            self._forgotten = forgotten_in(self.connection)
        return self._forgotten

    def _current(self, id: str) -> Any:
        """Give the current version of an article; what was looked up holds until the article is put."""
        if (kept_id := t.storable(id)) in self._looked_up:
            return self._looked_up.pop(kept_id)
        self.flush()
        return next(iter(self._currents([id])), None)

    def _currents(self, ids: Sequence[str]) -> Sequence[Any]:
        a = t.articles.c
        found = select(a.id, a.no, a.key, a.version, a.is_shown, a.origin, a.published, a.modified)
        return self.connection.execute(found.where(a.id.in_(ids), a.is_current == 1)).mappings().all()

    def _is_earlier(self, article: Article, current: Any) -> bool:
        """Whether an article that is not the current version is an earlier one, read again, and not one that was changed back to it.

        It was read again if the current version has another date, or has come from another place and this one comes from where it
        came from then. What was changed back has the date and the place of what it replaces, or a date of its own.
        """
        a = t.articles.c
        alike = select(a.origin).where(a.id == article.id, a.key == version_key(article))
        origins = set(self.connection.scalars(alike)) if current["version"] > 1 else set[str | None]()
        if not origins:
            return False
        date = current["modified"] or current["published"]
        if date and date != (article.modified or article.published):
            return True
        return article.origin in origins and article.origin != current["origin"]

    def _has_record(self, no: int) -> bool:
        return self.connection.scalar(select(t.records.c.article).where(t.records.c.article == no)) is not None

    def _put_article(self, article: Article, current: Any, *, is_shown: bool) -> int:
        row = article_row(article) | {
            "version": current["version"] + 1 if current else 1,
            "previous": current["no"] if current else None,
            "is_current": 1,
            "is_shown": int(is_shown),
            "stored_at": self._stamp(),
        }
        return self._insert(t.articles, [row])[0]

    def _put_record(self, no: int, record: Record) -> bool:
        """Keep a record in the place of another; False if it is the same."""
        row = record_row(record)
        known = self.connection.execute(select(t.records).where(t.records.c.article == no)).mappings().first()
        if known is None:
            self.connection.execute(insert(t.records), {"article": no, **row})
            return True
        if known["body"] == row["body"]:
            return False
        self.connection.execute(update(t.records).where(t.records.c.article == no).values(**row))
        return True

    def _supersede(self, no: int) -> None:
        self._hide(no)
        self.connection.execute(update(t.articles).where(t.articles.c.no == no).values(is_current=0))

    def _may_be_shown(self, article: Article) -> bool:
        return article.status == "usable" and not is_under_embargo(article.embargo, self._now)

    def _show(self, no: int, article: Article, record: Record | None) -> None:
        self.connection.execute(update(t.articles).where(t.articles.c.no == no).values(is_shown=1))
        self._find(no, article, record)

    def _find(self, no: int, article: Article, record: Record | None) -> None:
        """Keep what questions to an article that is shown look into."""
        title, body = stems(article.title or "", article.language), stems(article.text, article.language)
        self._texts.append({"no": no, "title": title, "body": body})
        if record is not None:
            self._show_findings(no, record)
        self.touched.shown.append(no)

    def _show_findings(self, no: int, record: Record) -> None:
        published, text = first_day(record.article.published), record.article.text
        numbers = self._numbers_of(record.actors)
        by_id = {a.id: (numbers[actor_key(a)], root_of(a)) for a in record.actors}
        self._insert(
            t.appearances,
            [
                {
                    "article": no,
                    "actor_id": a.id,
                    "actor": by_id[a.id][0],
                    "root": by_id[a.id][1],
                    "role": a.role,
                    "sectors": list(a.sectors),
                }
                for a in record.actors
            ],
        )
        days = {time.id: first_day(time.edtf) for time in record.times}
        statements = [{"article": no, **statement_row(s, days, published, text)} for s in record.statements]
        said = self._insert(t.statements, statements)
        self._insert(
            t.speakers,
            [
                {"statement": number, "actor": actor, "day": row["day"]}
                for number, s, row in zip(said, record.statements, statements, strict=True)
                for actor in sorted({by_id[a][0] for a in (s.speaker.actors if s.speaker else ()) if a in by_id})
            ],
        )
        done = self._insert(t.events, [{"article": no, **event_row(e, published, text)} for e in record.events])
        of_mention = {m.id: m.actor for m in record.mentions}
        pairs = list(zip(done, record.events, strict=True))
        self._insert(t.participants, [row for number, e in pairs for row in participant_rows(number, e, of_mention, by_id)])
        self._insert(t.attributions, [row for number, e in pairs for row in attribution_rows(number, e, by_id)])

    def _hide(self, no: int) -> None:
        """Take an article out of every answer; its text and record stay."""
        self.flush()
        self._looked_up.clear()
        touched = self.touched
        touched.families.update(self._scalars(select(t.signatures.c.family).where(t.signatures.c.article == no)))
        touched.happenings.update(self._scalars(select(t.events.c.happening).where(t.events.c.article == no)))
        if no in touched.shown:
            touched.shown.remove(no)
        for table in (t.statements, t.events, t.appearances, t.bands, t.signatures):
            self.connection.execute(delete(table).where(table.c.article == no))
        self._full_text.erase(self.connection, no)
        self.connection.execute(update(t.articles).where(t.articles.c.no == no).values(is_shown=0))

    def _numbers_of(self, actors: Sequence[Actor]) -> dict[str, int]:
        """Give the number of every actor by its key; those not known yet are made."""
        rows = {actor_key(a): actor_row(a) for a in actors}
        unknown = [key for key in rows if key not in self._actors]
        for some in pieces(unknown):
            found = select(t.actors.c.key, t.actors.c.no).where(t.actors.c.key.in_(some))
            self._actors.update((row.key, row.no) for row in self.connection.execute(found))
        new = [rows[key] for key in unknown if key not in self._actors]
        made = self._insert(t.actors, new)
        self._actors.update(zip((row["key"] for row in new), made, strict=True))
        self._insert(
            t.names, [{"word": word, "actor": no} for no, row in zip(made, new, strict=True) for word in name_words(row["name"])]
        )
        return {key: self._actors[key] for key in rows}

    def _erase_unused_actors(self) -> None:
        self.flush()
        used = select(t.appearances.c.actor).where(t.appearances.c.actor == t.actors.c.no).exists()
        self.connection.execute(delete(t.actors).where(~used))
        self._actors.clear()

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> list[int]:
        """Let rows wait to be inserted; give their numbers in the same order, where the table numbers its rows."""
        waiting = self._rows.setdefault(table, [])
        if "no" not in table.c:
            waiting.extend(rows)
            return []
        if table not in self._last:
            self._last[table] = self.connection.scalar(select(func.max(table.c.no))) or 0
        first = self._last[table] + 1
        self._last[table] += len(rows)
        waiting.extend({"no": no, **row} for no, row in enumerate(rows, start=first))
        return list(range(first, first + len(rows)))

    def _scalars(self, query: Any) -> Iterator[int]:
        return (found for found in self.connection.scalars(query) if found is not None)

    def _stamp(self) -> str:
        return self._now.isoformat(timespec="seconds")


def is_under_embargo(embargo: str | None, now: datetime) -> bool:
    """Whether an embargo lasts at a time.

    A moment without a zone is in UTC, a mere day lasts until it is over everywhere, and what is no date lasts for ever.
    """
    if embargo is None:
        return False
    embargo = embargo.upper()  # ISO 8601 may be written "2025-03-12t06:00z"
    try:
        until = datetime.fromisoformat(embargo)
    except ValueError:
        last = days_of(embargo)[1]
        if last is None:
            return True
        until = datetime.combine(last, time.max)
    if "T" not in embargo and " " not in embargo:
        until = datetime.combine(until.date(), time.max, LAST_ZONE)
    return now < (until if until.tzinfo else until.replace(tzinfo=UTC))
