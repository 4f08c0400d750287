"""From rows to answers: passages in their sentences, who vouches for a happening, what stands around an item."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from laut.store import tables as t
from laut.store.answers import Deed, Happened, Passage, Shown, Vouching
from laut.store.pieces import pieces
from laut.store.words import stems

AROUND: Final = 240  # code points shown around a passage

_SENTENCE: Final = re.compile(r"[^.!?\n]*[.!?]*\n*")


def articles_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Row[Any]]:
    rows = (row for some in pieces(numbers) for row in connection.execute(select(t.articles).where(t.articles.c.no.in_(some))))
    return {row.no: row for row in rows}


def statement_deeds(connection: Connection, counts: dict[int, int]) -> dict[tuple[str, int], Deed]:
    columns = t.statements.c
    query = select(
        t.articles, columns.no.label("item_no"), columns.id.label("item"), columns.type, columns.act, columns.day.label("item_day"),
        columns.start, columns.end,
    ).join_from(t.statements, t.articles)  # fmt: skip
    rows = [row for some in pieces(counts) for row in connection.execute(query.where(columns.no.in_(some)))]
    names: dict[int, list[str]] = {}
    speaking = select(t.speakers.c.statement, t.actors.c.name).join_from(t.speakers, t.actors)
    for some in pieces(counts):
        for no, name in connection.execute(speaking.where(t.speakers.c.statement.in_(some))):
            names.setdefault(no, []).append(name)
    return {
        ("statement", row.item_no): Deed(
            id=f"{row.id}#{row.item}",
            kind="statement",
            what=row.act or row.type,
            day=row.item_day,
            actors=tuple(names.get(row.item_no, ())),
            recipients=(),
            passage=_passage(row, row.start, row.end),
            happening=None,
            state=None,
            n_articles=counts[row.item_no],
        )
        for row in rows
    }


def event_deeds(connection: Connection, counts: dict[int, int]) -> dict[tuple[str, int], Deed]:
    columns = t.events.c
    query = (
        select(
            t.articles, columns.no.label("item_no"), columns.id.label("item"), columns.type, columns.day.label("item_day"),
            columns.start, columns.end, t.happenings.c.key.label("happening"), t.happenings.c.state,
        )
        .join_from(t.events, t.articles)
        .outerjoin(t.happenings, t.happenings.c.no == columns.happening)
    )  # fmt: skip
    rows = [row for some in pieces(counts) for row in connection.execute(query.where(columns.no.in_(some)))]
    roles = _roles(connection, counts)
    return {
        ("event", row.item_no): Deed(
            id=f"{row.id}#{row.item}",
            kind="event",
            what=row.type,
            day=row.item_day,
            actors=tuple(roles.get((row.item_no, "actor"), ())),
            recipients=tuple(roles.get((row.item_no, "recipient"), ())),
            passage=_sentence_at(row, row.start, row.end),
            happening=row.happening,
            state=row.state,
            n_articles=counts[row.item_no],
        )
        for row in rows
    }


def _roles(connection: Connection, numbers: Iterable[int]) -> dict[tuple[int, str], list[str]]:
    """Give the names of those in each role of events."""
    out: dict[tuple[int, str], list[str]] = {}
    query = select(t.participants.c.event, t.participants.c.role, t.actors.c.name).join_from(t.participants, t.actors)
    for some in pieces(numbers):
        for no, role, name in connection.execute(query.where(t.participants.c.event.in_(some)).order_by(t.actors.c.name)):
            out.setdefault((no, role), []).append(name)
    return out


def telling_rows(connection: Connection, happenings: Iterable[int]) -> list[Row[Any]]:
    """Give the articles and triggers that tell happenings, by day of the article and number."""
    columns = t.events.c
    query = (
        select(
            t.articles, columns.no.label("item_no"), columns.id.label("item"), columns.happening, columns.modes, columns.contexts,
            columns.start, columns.end, t.signatures.c.family,
        )
        .join_from(t.events, t.articles)
        .outerjoin(t.signatures, t.signatures.c.article == t.articles.c.no)
    )  # fmt: skip
    rows = [row for some in pieces(happenings) for row in connection.execute(query.where(columns.happening.in_(some)))]
    return sorted(rows, key=lambda row: (row.day or "", row.id, row.item_no))


def happened(connection: Connection, happenings: Sequence[Row[Any]]) -> list[Happened]:
    members: dict[int, list[Row[Any]]] = {row.no: [] for row in happenings}
    for row in telling_rows(connection, members):
        members[row.happening].append(row)
    numbers = [row.item_no for rows in members.values() for row in rows]
    roles = _roles(connection, numbers)
    words: dict[int, list[Row[Any]]] = {}
    said = select(t.attributions, t.actors.c.name).join_from(t.attributions, t.actors, isouter=True)
    for some in pieces(numbers):
        for row in connection.execute(said.where(t.attributions.c.event.in_(some))):
            words.setdefault(row.event, []).append(row)
    roots: dict[int, set[str]] = {}
    own = select(t.participants.c.event, t.participants.c.root).where(t.participants.c.role != "place")
    for some in pieces(numbers):
        for no, root in connection.execute(own.where(t.participants.c.event.in_(some))):
            roots.setdefault(no, set()).add(root)
    return [_answer(row, members[row.no], roles, words, roots) for row in happenings]


def _answer(
    happening: Row[Any],
    rows: Sequence[Row[Any]],
    roles: dict[tuple[int, str], list[str]],
    words: dict[int, list[Row[Any]]],
    roots: dict[int, set[str]],
) -> Happened:
    def names(role: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for row in rows for name in roles.get((row.item_no, role), ())))

    return Happened(
        id=happening.key,
        type=happening.type,
        modes=tuple(dict.fromkeys(mode for row in rows for mode in row.modes)),
        contexts=tuple(dict.fromkeys(context for row in rows for context in row.contexts)),
        first_day=happening.first_day,
        last_day=happening.last_day,
        state=happening.state,
        n_sources=happening.n_sources,
        n_families=happening.n_families,
        actors=names("actor"),
        recipients=names("recipient"),
        sources=_vouching(rows, words, {root for row in rows for root in roots.get(row.item_no, ())}),
        tellings=tuple(f"{row.id}#{row.item}" for row in rows),
        passages=tuple(_sentence_at(row, row.start, row.end) for row in rows),
    )


def _vouching(rows: Sequence[Row[Any]], words: dict[int, list[Row[Any]]], parties: set[str]) -> tuple[Vouching, ...]:
    found: dict[str, tuple[str, bool, set[int], list[str]]] = {}
    for row in rows:
        family = row.family or -row.no
        for word in words.get(row.item_no, ()):
            is_author = word.by == "author"
            if word.by == "unknown" or (is_author and word.factuality in ("Uu", "CTu")):
                continue
            key = f"author of {family}" if is_author else word.root
            name = (row.outlet or row.title or row.id) if is_author else word.name
            _, _, families, values = found.setdefault(key, (name, is_author, set(), []))
            families.add(family)
            values.append(word.factuality)
    return tuple(
        Vouching(name, key in parties, is_author, len(families), tuple(sorted(set(values))))
        for key, (name, is_author, families, values) in sorted(found.items())
    )


def _passage(row: Row[Any], start: int, end: int) -> Passage:
    return Passage(row.id, start, end, row.text[start:end], row.title, row.outlet, row.published)


def _sentence_at(row: Row[Any], start: int, end: int) -> Passage:
    """Give the sentence around an offset, roughly: to the next full stop or line end on either side."""
    low = max((row.text.rfind(mark, max(0, start - AROUND), start) + len(mark) for mark in (". ", "! ", "? ", "\n")), default=0)
    low = max(low, start - AROUND, 0)
    ends = [at + 1 for mark in (". ", "! ", "? ", "\n") if (at := row.text.find(mark, end, end + AROUND)) >= 0]
    return _passage(row, low, min([*ends, end + AROUND, len(row.text)]))


def best_sentence(row: Row[Any], question: list[list[list[str]]]) -> Passage:
    """Give the sentence that holds most of what was asked for; of equals the first."""
    starts = [word.rstrip("*") for term in question for run in term for word in run]
    best = (-1, 0, 0)
    for match in _SENTENCE.finditer(row.text):
        here = stems(match[0], row.language).split()
        n_met = sum(any(stem.startswith(start) for stem in here) for start in set(starts))
        if n_met > best[0] and match[0].strip():
            best = (n_met, match.start(), match.end())
    text_of = row.text[best[1] : best[2]]
    return _passage(row, best[1] + len(text_of) - len(text_of.lstrip()), best[1] + len(text_of.rstrip()))


def shown(id: str, kind: Any, found: Sequence[tuple[Row[Any], int, int]]) -> Shown:
    return Shown(
        id=id,
        kind=kind,
        passages=tuple(_passage(row, start, end) for row, start, end in found),
        before=tuple(row.text[max(0, start - AROUND) : start] for row, start, _ in found),
        after=tuple(row.text[end : end + AROUND] for row, _, end in found),
    )
