"""The position of an actor on a topic over time: what it said and did, and where that moved, with both passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast, get_args

from sqlalchemy import Connection

from laut.errors import LanguageError
from laut.findings import Act
from laut.lang.load import pack_of
from laut.store.answers import Deed, Passage
from laut.store.questions import FIRST, Page, actors_of
from laut.store.retelling import event_deeds, statement_deeds
from laut.store.stores import Store
from laut.store.utterances import variants_of
from laut.stories.embedding import Embedding
from laut.stories.shifts import Shift, Words, shift_between
from laut.stories.topics import Item, items_on
from laut.tokenise import document_of

ACTS: Final = frozenset(get_args(Act))


@dataclass(frozen=True, slots=True)
class Step:
    """What an actor said or did on a topic, held against what it said or did before.

    Attributes:
        deed: with the whole sentences it stands in as its passage.
        earlier: the one it is held against: the last of an earlier day, in another article; None for the first.
        shift: whether the position moved from there; its offsets are those of the two passages. None where nothing is earlier.
    """

    deed: Deed
    earlier: Deed | None
    shift: Shift | None


@dataclass(frozen=True, slots=True)
class _Told:
    """An item with the sentences around it, and the types of the events that stand there."""

    item: Item
    start: int
    end: int
    n_articles: int
    types: tuple[str, ...]

    def words(self) -> Words:
        """Give what is compared."""
        acts = (cast("Act", self.item.told),) if self.item.told in ACTS else ()
        return Words(self.item.article.text[self.start : self.end], self.item.article.language or "", acts, self.types)

    def passage(self) -> Passage:
        """Give the sentences."""
        row = self.item.article
        return Passage(row.id, self.start, self.end, row.text[self.start : self.end], row.title, row.outlet, row.published)


def position(
    store: Store,
    actor: str,
    topic: str,
    *,
    since: str | None = None,
    until: str | None = None,
    page: Page = FIRST,
    embedding: Embedding | None = None,
) -> list[Step]:
    """Give what an actor said and did on a topic, in the order of time, each held against what came before.

    The same quotation or happening in several articles is one step, at its earliest; an event told in the sentence of a statement
    belongs to that statement. Words of one day are not held against each other, nor those of one article.

    Args:
        store: to ask.
        actor: a name, a Wikidata id, or a country of three capital letters.
        topic: words, or a type or context of PLOVER; see `laut.stories.topics`.
        since, until: ISO dates.
        page: which steps.
        embedding: for topics told in other words; see `laut.stories.embedding`.

    Raises:
        UsageError: there is no name in `actor`, or no word in `topic`.
    """
    with store.reading() as connection:
        items = items_on(store, connection, actors_of(actor), topic, since=since, until=until, embedding=embedding)
        told = sorted(_joined(_once(items)), key=lambda one: (one.item.day or "", one.item.kind == "event", one.item.no))
        last = page.skipped + page.size
        pairs = [(one, _before(told[:at], one)) for at, one in enumerate(told[:last])][page.skipped :]
        deeds = _deeds(connection, pairs)
    return [
        Step(
            deeds[one.item.kind, one.item.no],
            deeds[before.item.kind, before.item.no] if before else None,
            shift_between(before.words(), one.words()) if before else None,
        )
        for one, before in pairs
    ]


def _once(items: Iterable[Item]) -> list[_Told]:
    """Give the earliest of each wording and happening, with its sentences."""
    by_tale: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items, key=lambda item: (item.day or "", item.no)):
        by_tale.setdefault((item.kind, item.tale), []).append(item)
    return [_with_sentences(same[0], len({item.article.no for item in same})) for same in by_tale.values()]


def _with_sentences(item: Item, n_articles: int) -> _Told:
    start, end = item.paragraph
    try:
        doc = document_of(item.article.text[start:end], pack_of(item.article.language or ""))
    except LanguageError:
        return _Told(item, start, end, n_articles, ())
    around = [s for s in doc.sentences if s[0] + start < item.end and s[1] + start > item.start]
    low, high = (around[0][0] + start, around[-1][1] + start) if around else (item.start, item.end)
    return _Told(item, low, high, n_articles, (item.told,) if item.kind == "event" and item.told else ())


def _joined(told: Sequence[_Told]) -> list[_Told]:
    """Let events in the sentences of a statement be part of it."""
    said = [one for one in told if one.item.kind == "statement"]
    events = [one for one in told if one.item.kind == "event"]
    inside = {e.item.no: _statement_around(e, said) for e in events}
    types: dict[int, list[str]] = {}
    for event in events:
        around = inside[event.item.no]
        if around is not None:
            types.setdefault(around.item.no, []).extend(event.types)
    return [
        *(replace(one, types=tuple(dict.fromkeys(types.get(one.item.no, ())))) for one in said),
        *(event for event in events if inside[event.item.no] is None),
    ]


def _statement_around(event: _Told, said: Iterable[_Told]) -> _Told | None:
    at = event.item.start
    return next((s for s in said if s.item.article.no == event.item.article.no and s.start <= at < s.end), None)


def _before(earlier: Sequence[_Told], one: _Told) -> _Told | None:
    """Give the last step of an earlier day in another article."""
    day = one.item.day or ""
    return next((e for e in reversed(earlier) if (e.item.day or "") < day and e.item.article.no != one.item.article.no), None)


def _deeds(connection: Connection, pairs: Sequence[tuple[_Told, _Told | None]]) -> dict[tuple[str, int], Deed]:
    """Give the deeds of all steps, with their sentences as passages."""
    told = {(one.item.kind, one.item.no): one for pair in pairs for one in pair if one is not None}
    counts = {kind: {no: one.n_articles for (k, no), one in told.items() if k == kind} for kind in ("statement", "event")}
    deeds = statement_deeds(connection, counts["statement"]) | event_deeds(connection, counts["event"])
    variants = {("statement", no): found for no, found in variants_of(connection, counts["statement"]).items()}
    return {key: replace(deeds[key], passage=one.passage(), variants=variants.get(key, ())) for key, one in told.items()}
