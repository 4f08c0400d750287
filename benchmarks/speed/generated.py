"""Records out of nothing: articles of random words with actors, statements and events, to fill a store with. A seed gives the same ones.

Every tenth article is a copy of one of the last hundred with its end cut, and every event is told by about three articles, so that
families and happenings have work to do. Triggers and statements have vectors, those of one event near each other. Days run on, as they
do for a reader of feeds.
"""

import base64
import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from laut.article import article_of
from laut.document import Span
from laut.findings import Actor, Attribution, Event, EventTime, Mention, Participant, Role, Statement
from laut.record import MadeBy, Record

COUNTRIES: Final = "DEU FRA USA RUS UKR CHN GBR ITA ESP POL TUR IRN ISR SYR KOR PRK JPN IND BRA MEX NGA EGY SAU AUT CHE".split()
TYPES: Final = "AGREE CONSULT SUPPORT CONCEDE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION COERCE ASSAULT".split()
FIRST_DAY: Final = date(2015, 1, 1)
A_DAY: Final = 120  # articles
N_PEOPLE: Final = 20_000
WIDTH: Final = 96  # numbers of a vector
# How much of a trigger's vector is of its type, of its event, and its own: two tellings of an event have a cosine of about 0.55.
OF_TYPE, OF_EVENT, OF_TELLING = 0.3, 0.65, 0.7
N_EVENTS: Final = 6  # of an article, each with a statement
NEW: Final = 0.35  # of events; the others were told before
N_TOLD: Final = 200  # events that are still told
N_COPIED: Final = 100  # articles that are still copied
COPIES: Final = 0.1  # of articles
MADE_BY: Final = MadeBy("0", "generated 1")


@cache
def _words() -> tuple[str, ...]:
    rng = random.Random(7)
    syllables = [a + b for a in "b d f g h k l m n p r s t w sch st".split() for b in "a e i o u ei au en er".split()]
    return tuple("".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(20_000))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event that several articles tell; `meaning` is what the vectors of its triggers have in common."""

    type: str
    one: Actor
    other: Actor
    word: str
    day: str
    meaning: NDArray[np.float64]


def generated(n: int, *, seed: int = 1) -> Iterator[Record]:
    """Give `n` records in the order of their days."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    types = {type_: OF_TYPE * _direction(noise) for type_ in TYPES}
    recent, told = deque[Record](maxlen=N_COPIED), deque[_Told](maxlen=N_TOLD)
    for number in range(n):
        day = (FIRST_DAY + timedelta(days=number // A_DAY)).isoformat()
        if recent and rng.random() < COPIES:
            record = _copy(rng, rng.choice(recent), number, day)
        else:
            for _ in range(N_EVENTS):
                if not told or rng.random() < NEW:
                    type_ = rng.choice(TYPES)
                    meaning = types[type_] + OF_EVENT * _direction(noise)
                    told.append(_Told(type_, _actor(rng), _actor(rng), rng.choice(_words()), day, meaning))
            record = _new(rng, noise, number, day, rng.choices(told, k=N_EVENTS))
        recent.append(record)
        yield record


def _new(rng: random.Random, noise: np.random.Generator, number: int, day: str, telling: Sequence[_Told]) -> Record:
    sentences: list[str] = []
    mentions: list[Mention] = []
    events: list[Event] = []
    statements: list[Statement] = []
    actors: dict[str, Actor] = {}
    at = 0
    for n, told in enumerate(telling, start=1):
        one, other = (actors.setdefault(a.name, replace(a, id=f"a{len(actors) + 1}")) for a in (told.one, told.other))
        filler = " ".join(rng.choices(_words(), k=rng.randint(18, 34)))
        spans = _spans(at, one.name, told.word, other.name, filler)
        for span, actor in ((spans[0], one), (spans[2], other)):
            mentions.append(Mention(f"m{len(mentions) + 1}", span.start, span.end, span.text, "name", "PER", actor.id, 0.9))
        vector = _packed(told.meaning + OF_TELLING * _direction(noise))
        events.append(_event(n, told, spans[1], mentions[-2], mentions[-1], vector, rng))
        statements.append(_statement(n, spans[3], spans[0], one.id, _packed(_direction(noise))))
        sentences.append(" ".join(span.text for span in spans) + ". ")
        at += len(sentences[-1])
    article = article_of(
        "".join(sentences),
        id=f"g{number}",
        title=" ".join(rng.choices(_words(), k=6)),
        outlet=f"Blatt {number % 40}",
        language="de",
        published=day,
    )
    return Record(article, MADE_BY, tuple(mentions), tuple(actors.values()), (), tuple(statements), tuple(events))


def _spans(at: int, *parts: str) -> list[Span]:
    """Give the places of parts that stand one behind the other, a blank between them."""
    spans = []
    for part in parts:
        spans.append(Span(at, at + len(part), part))
        at += len(part) + 1
    return spans


def _copy(rng: random.Random, original: Record, number: int, day: str) -> Record:
    """Give a copy of an article, from a third of it to all, with what is told in that part."""
    a, n = original.article, rng.randint(min(2, len(original.events)), len(original.events))
    kept = original.statements[n - 1].quote[0].end + len(". ")
    mentions = original.mentions[: 2 * n]
    named = {mention.actor for mention in mentions}
    article = article_of(
        a.text[:kept], id=f"g{number}", title=a.title, outlet=f"Blatt {rng.randint(0, 39)}", language="de", published=day
    )
    actors = tuple(actor for actor in original.actors if actor.id in named)
    return Record(article, MADE_BY, mentions, actors, (), original.statements[:n], original.events[:n])


def _actor(rng: random.Random) -> Actor:
    number = min(int(rng.paretovariate(0.6)), N_PEOPLE)
    name = f"{_words()[number % 19_000].title()} {_words()[(number * 7) % 19_000].title()}"
    return Actor("", name, "PER", None, (), COUNTRIES[number % len(COUNTRIES)], ("GOV",), f"Q{number}", 0.9, None)


def _direction(noise: np.random.Generator) -> NDArray[np.float64]:
    values = noise.standard_normal(WIDTH)
    direction: NDArray[np.float64] = values / np.linalg.norm(values)
    return direction


def _packed(vector: NDArray[np.float64]) -> str:
    return base64.b64encode(np.round(vector * (127 / np.abs(vector).max())).astype(np.int8).tobytes()).decode()


def _event(n: int, told: _Told, trigger: Span, one: Mention, other: Mention, vector: str, rng: random.Random) -> Event:
    known: dict[str, Any] = {
        "id": f"e{n}", "type": told.type, "modes": (), "contexts": ("diplomatic",), "trigger": (trigger,), "mentions": ((trigger,),),
        "statement": None, "actors": (Participant(one.id, one.actor),), "recipients": (Participant(other.id, other.actor),), "places": (),
        "time": EventTime((), told.day, "clause"), "quantities": (), "auxiliary": "none", "probability": 0.8,
        "attributions": (Attribution("author", None, (), "CT+" if rng.random() < 0.8 else "Uu"),), "vector": vector,
    }  # fmt: skip
    return Event(**known)


def _statement(n: int, quote: Span, speaker: Span, actor: str, vector: str) -> Statement:
    known: dict[str, Any] = {
        "id": f"s{n}", "type": "direct", "medium": "speech", "act": "say", "quote": (quote,), "cue": (), "frame": (), "shift": (),
        "speaker": Role((speaker,), (actor,)), "via": None, "addressee": None, "time": None, "inside": None, "probability": 0.9,
        "vector": vector,
    }  # fmt: skip
    return Statement(**known)
