"""What a family of copies is: its members, the likely origin, and what each of the others made of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from laut.errors import UsageError
from laut.ingest.agencies import agencies_in
from laut.store import tables as t
from laut.stories.passages import Changes, changes_between

COMPARED: Final = 100  # members compared with the origin unless more are asked for; one takes some milliseconds

_COLUMNS: Final = ("no", "id", "outlet", "title", "published", "day", "agencies", "language", "text")


@dataclass(frozen=True, slots=True)
class Print:
    """An article of a family.

    Attributes:
        changes: what it made of the origin; None for the origin itself and for members beyond those compared.
    """

    article: int
    id: str
    outlet: str | None
    title: str | None
    published: str | None
    agencies: tuple[str, ...]
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class Family:
    """Copies of one text; `key` is the same in every store that holds the same articles.

    Attributes:
        members: the likely origin, then the others in the order of publication.
    """

    key: str
    members: tuple[Print, ...]

    @property
    def origin(self) -> Print:
        """The likely origin: an agency's own item, else the earliest, else the longest."""
        return self.members[0]


def family_of(connection: Connection, article: int, *, compared: int = COMPARED) -> Family:
    """Give the family of an article that is shown, by its number; `compared` bounds the members whose changes are told.

    Raises:
        UsageError: the article is in no family: there is none with this number, or it is not shown.
    """
    s, a = t.signatures.c, t.articles.c
    found = select(t.families.c.no, t.families.c.key).join_from(t.signatures, t.families).where(s.article == article)
    family = connection.execute(found).first()
    if family is None:
        raise UsageError(f"article number {article} is in no family; only articles that are shown are: look at its status")
    query = select(*(a[name] for name in _COLUMNS)).join_from(t.signatures, t.articles, s.article == a.no)
    rows = connection.execute(query.where(s.family == family.no)).all()
    origin = min(rows, key=lambda row: (not _is_agency(row.outlet), *_order(row)))
    others = sorted((row for row in rows if row.no != origin.no), key=_order)
    told = [changes_between(origin.text, row.text, origin.language) for row in others[: max(compared, 0)]]
    untold = [None] * (len(others) - len(told))
    return Family(
        family.key, (_print(origin, None), *(_print(row, changes) for row, changes in zip(others, [*told, *untold], strict=True)))
    )


def _print(row: Row[Any], changes: Changes | None) -> Print:
    return Print(row.no, row.id, row.outlet, row.title, row.published, tuple(row.agencies), changes)


def _is_agency(outlet: str | None) -> bool:
    return bool(outlet and agencies_in(outlet))


def _order(row: Row[Any]) -> tuple[datetime, int, str]:
    return _moment(row.published, row.day), -len(row.text), row.id


def _moment(published: str | None, day: str | None) -> datetime:
    """Give when an article was published; a mere date is the end of its day, so that a time of that day comes first."""
    try:
        if published and "T" in published:
            moment = datetime.fromisoformat(published)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except ValueError:
        pass  # EDTF beyond a plain time: its first day is known
    last = date.fromisoformat(day) if day else date.max
    return datetime.combine(last, time.max, UTC)
