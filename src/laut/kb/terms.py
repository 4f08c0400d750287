"""Which terms in office hold on certain days, each as the first source tells it that has it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from laut.kb.days import Days, Holds, holds, is_told_by
from laut.kb.reader import Reader
from laut.kb.rows import Entity, Term


@dataclass(frozen=True, slots=True)
class Held:
    """A term in office that holds on the days asked for, the office, and the source with the day up to which it knows."""

    term: Term
    office: Entity
    source: str
    known_to: str
    holds: Holds


def holding(reader: Reader, terms: Iterable[tuple[int, Term]], on: Days) -> Iterator[Held]:
    """Give the terms that hold; they come in the order of the rank of their source.

    A term that an earlier source tells more precisely is left to that one: "Präsident since 2021" to one of 20 January 2021.
    """
    told: dict[tuple[str, str | None], list[tuple[int, Term]]] = {}
    for rank, term in terms:
        office, source = reader.entity(term.office), reader.sources[rank]
        if office is None:
            continue
        known = told.setdefault((term.person, office.country), [])
        if any(other_rank < rank and is_told_by(term, other) for other_rank, other in known):
            continue
        known.append((rank, term))
        held = holds(term, on, known_to=source.known_to)
        if held is not None:
            yield Held(term, office, source.name, source.known_to, held)


def in_words(held: Held) -> str:
    """Tell a term: "President of Russia since 2012, known to 2022-10-12 (world-leaders)"."""
    start, end = held.term.start, held.term.end
    if end:
        when = f"{start} to {end}" if start else f"until {end}"
    else:
        when = f"{f'since {start}' if start else 'since when is not known'}, known to {held.known_to}"
    doubt = "" if held.holds == "certainly" else ", not certainly on all of these days"
    return f"{held.office.name} {when} ({held.source}){doubt}"
