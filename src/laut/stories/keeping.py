"""Keeping articles and records: each transaction brings families and happenings up to date with what it stores."""

import contextlib
import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.record import Record
from laut.store.stores import Store
from laut.store.writing import Outcome, Writer
from laut.stories import families, happenings

# Items in one transaction: neighbours in time share the happenings they are compared with, which are then fetched once. 50 to 1,000 tried
# on generated records, November 2026.
BATCH: Final = 400


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one item, said after it is safe."""

    id: str | None
    origin: str | None
    outcome: Outcome | Literal["refused"]


def keep(
    store: Store, items: Iterable[Article | Record | Refusal], *, batch: int = BATCH, now: datetime | None = None
) -> Iterator[Kept]:
    """Keep articles, records and refusals; give what became of each, in order, once it is safely stored.

    The items of a transaction are kept all or none; what has been given here survives whatever happens next.

    Args:
        store: to keep them in.
        items: articles without analysis, records, or refusals.
        batch: how many make one transaction.
        now: what embargoes are measured by, if not the clock.

    Raises:
        StoreError: the store cannot be written; what was given before is kept.
    """
    waiting: list[Article | Record | Refusal] = []
    for item in items:
        waiting.append(item)
        if len(waiting) >= batch:
            yield from _kept(store, waiting, now)
            waiting = []
    if waiting:
        yield from _kept(store, waiting, now)


def _kept(store: Store, items: list[Article | Record | Refusal], now: datetime | None) -> list[Kept]:
    with _without_collector(), store.writing(now=now) as writer:
        writer.look_up(
            item.article.id if isinstance(item, Record) else item.id for item in items if not isinstance(item, Refusal)
        )
        out = [_put(writer, item) for item in items]
        writer.release()
        settle(writer)
    return out


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Let the collector of cycles rest: what a transaction makes lives to its end, and looking through it took a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _put(writer: Writer, item: Article | Record | Refusal) -> Kept:
    if isinstance(item, Refusal):
        writer.refuse(item)
        return Kept(item.id, item.origin, "refused")
    article = item.article if isinstance(item, Record) else item
    try:
        outcome = writer.put(article, item if isinstance(item, Record) else None)
    except ArticleError as error:
        writer.refuse(Refusal(origin=article.origin or "", step="store", reason=str(error)))
        return Kept(None, article.origin, "refused")
    return Kept(article.id, article.origin, outcome)


def settle(writer: Writer) -> None:
    """Bring families and happenings up to date with what a transaction has written so far; its last step."""
    writer.flush()
    happenings.place(writer, families.place(writer))
