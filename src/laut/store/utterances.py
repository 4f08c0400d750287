"""The same utterance as other articles have it: in other words, or from another speaker.

Statements are of one utterance if they were made within `DAYS` and have a speaker and so many words in common that one must be a cut or
another rendering of the other, or have the words of such a one, whoever says them. Known misses: a quotation that two papers translate
each in their own way, and one of fewer than `MIN_WORDS`, which anybody may have said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Column, Connection, Row, Select, select

from laut.store import tables as t
from laut.store.answers import Passage, Variant
from laut.store.pieces import pieces
from laut.store.words import name_words

DAYS: Final = 2  # papers print tomorrow what was said today
MIN_WORDS: Final = 4
# Words of the shorter that the longer has too, whatever their order: "man werde die Hilfe ausbauen", "Wir werden die Hilfe ausbauen,
# solange es nötig ist". Set by hand on such pairs in November 2026; there are no coded ones to tune on.
SHARED: Final = 0.75
STEM: Final = 5  # letters of a word that count; true stems take ten times as long
MOST: Final = 2_000  # statements of the days around that are looked at


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what tells its utterance; `speakers` are names by the number of the actor."""

    no: int
    id: str
    article: int
    day: date
    quote: str
    wording: str
    speakers: dict[int, str]


def others_of(connection: Connection, numbers: Iterable[int]) -> list[tuple[Said, list[Said]]]:
    """Give statements that are dated and long enough to tell, each with the others of its utterance, the latest first."""
    asked = [one for one in _said(connection, numbers) if len(_words(one.quote)) >= MIN_WORDS]
    s, by = t.statements.c, t.speakers.c
    speakers = {no for one in asked for no in one.speakers}
    by_speaker = select(by.actor, s.no, by.day, s.quote, s.wording).join_from(t.speakers, t.statements)
    alike = [
        {row.no: row.wording for row in near if row.actor in one.speakers and _are_alike(one.quote, row.quote)}
        for one, near in _near(connection, by_speaker.where(by.actor.in_(speakers)), by.day, asked)
    ]
    wordings = [{one.wording, *others.values()} for one, others in zip(asked, alike, strict=True)]
    worded = select(s.wording, s.no, s.day).where(s.wording.in_(set[str]().union(*wordings)))
    found = [
        {*others, *(row.no for row in near if row.wording in words)} - {one.no}
        for (one, near), others, words in zip(_near(connection, worded, s.day, asked), alike, wordings, strict=True)
    ]
    known = {one.no: one for one in _said(connection, set[int]().union(*found))}
    latest_first = (sorted((known[no] for no in of_one), key=lambda o: (o.day, o.no), reverse=True) for of_one in found)
    return list(zip(asked, latest_first, strict=True))


def variants_of(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[Variant, ...]]:
    """Give how other articles have the utterance of each statement, each wording and speaker once."""
    return {one.no: tuple(_variants(one, others)) for one, others in others_of(connection, numbers)}


def variants_at(connection: Connection, passages: Mapping[int, Passage]) -> dict[int, tuple[Variant, ...]]:
    """Give how other articles have what is quoted in a passage of each article, by the article's number."""
    s = t.statements.c
    rows = [
        row
        for some in pieces(passages)
        for row in connection.execute(select(s.no, s.article, s.start, s.end).where(s.article.in_(some)))
    ]
    inside = {
        row.no: row.article for row in rows if row.start < passages[row.article].end and passages[row.article].start < row.end
    }
    found = variants_of(connection, inside)
    return {article: tuple(v for no in inside if inside[no] == article for v in found.get(no, ())) for article in passages}


def _variants(one: Said, others: Sequence[Said]) -> Iterator[Variant]:
    groups: dict[tuple[str, tuple[str, ...]], list[Said]] = {}
    for other in others:
        has_other_speaker = bool(one.speakers and other.speakers) and not _have_speaker_in_common(one, other)
        if other.wording != one.wording or has_other_speaker:
            names = tuple(sorted(other.speakers.values()))
            groups.setdefault((other.wording, names if has_other_speaker else ()), []).append(other)
    for (wording, names), same in groups.items():
        latest, n_articles = same[0], len({other.article for other in same})
        speakers = tuple(sorted(latest.speakers.values()))
        yield Variant(latest.id, latest.quote, speakers, wording != one.wording, bool(names), n_articles)


def _are_alike(one: str, other: str) -> bool:
    words, others = _words(one), _words(other)
    least = min(len(words), len(others))
    return least >= MIN_WORDS and len(words & others) >= SHARED * least


@lru_cache(maxsize=20_000)
def _words(quote: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in name_words(quote))


def _have_speaker_in_common(one: Said, other: Said) -> bool:
    """Whether a speaker is the same, or has a name that is a part of the other's: "Peskow", "Dmitri Peskow"."""
    if not one.speakers.keys().isdisjoint(other.speakers):
        return True
    names, others = ([set(name_words(name)) for name in said.speakers.values()] for said in (one, other))
    return any(a <= b or b <= a for a in names for b in others if a and b)


def _near(
    connection: Connection, query: Select[Any], day: Column[Any], asked: Sequence[Said]
) -> Iterator[tuple[Said, list[Row[Any]]]]:
    """Give each statement with the rows of a query that are of the days around it, by the column `day`."""
    days = range(-DAYS, DAYS + 1)
    by_day = defaultdict[str, list[Row[Any]]](list)
    for some in pieces(sorted({(one.day + timedelta(n)).isoformat() for one in asked for n in days})):
        for row in connection.execute(query.where(day.in_(some)).order_by(day.desc()).limit(MOST)):
            by_day[row.day].append(row)
    for one in asked:
        yield one, [row for n in days for row in by_day.get((one.day + timedelta(n)).isoformat(), ())]


def _said(connection: Connection, numbers: Iterable[int]) -> Iterator[Said]:
    """Give statements by their numbers; the undated are left out."""
    s, by, wanted = t.statements.c, t.speakers.c, sorted(set(numbers))
    speakers: dict[int, dict[int, str]] = {}
    speaking = select(by.statement, t.actors.c.no, t.actors.c.name).join_from(t.speakers, t.actors)
    for some in pieces(wanted):
        for no, actor, name in connection.execute(speaking.where(by.statement.in_(some))):
            speakers.setdefault(no, {})[actor] = name
    query = select(s.no, s.id, s.article, s.day, s.quote, s.wording, t.articles.c.id.label("of")).join_from(
        t.statements, t.articles
    )
    for some in pieces(wanted):
        for r in connection.execute(query.where(s.no.in_(some), s.day.is_not(None))):
            day = date.fromisoformat(r.day)
            yield Said(r.no, f"{r.of}#{r.id}", r.article, day, r.quote, r.wording, speakers.get(r.no, {}))
