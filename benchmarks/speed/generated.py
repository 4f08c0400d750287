"""Records out of nothing: articles of random words with actors, statements and events, to fill a store with. A seed gives the same ones.

Every tenth article is a copy of one of the last hundred with a passage cut, and every event is told by about three articles, so that
families and happenings have work to do. Days run on, as they do for a reader of feeds.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from laut.article import article_of
from laut.document import Span
from laut.findings import Actor, Attribution, Event, EventTime, Mention, Participant, Role, Statement
from laut.record import MadeBy, Record

COUNTRIES: Final = "DEU FRA USA RUS UKR CHN GBR ITA ESP POL TUR IRN ISR SYR KOR PRK JPN IND BRA MEX NGA EGY SAU AUT CHE".split()
TYPES: Final = "AGREE CONSULT SUPPORT CONCEDE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION COERCE ASSAULT".split()
FIRST_DAY: Final = date(2015, 1, 1)
A_DAY: Final = 120  # articles
N_PEOPLE: Final = 20_000
MADE_BY: Final = MadeBy("0", "generated 1")


@cache
def _words() -> tuple[str, ...]:
    rng = random.Random(7)
    syllables = [a + b for a in "b d f g h k l m n p r s t w sch st".split() for b in "a e i o u ei au en er".split()]
    return tuple("".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(20_000))


def generated(n: int, *, seed: int = 1) -> Iterator[Record]:
    """Give `n` records in the order of their days."""
    rng = random.Random(seed)
    recent: list[Record] = []
    told: list[tuple[str, Actor, Actor, str, str]] = []
    for number in range(n):
        day = (FIRST_DAY + timedelta(days=number // A_DAY)).isoformat()
        if recent and rng.random() < 0.1:
            record = _copy(rng, rng.choice(recent), number, day)
        else:
            record = _new(rng, number, day, told)
        recent = [*recent[-99:], record]
        yield record


def _new(rng: random.Random, number: int, day: str, told: list[tuple[str, Actor, Actor, str, str]]) -> Record:
    sentences: list[str] = []
    mentions: list[Mention] = []
    events: list[Event] = []
    statements: list[Statement] = []
    actors: dict[str, Actor] = {}
    at = 0

    def known(actor: Actor) -> Actor:
        return actors.setdefault(actor.wikidata or actor.name, _renamed(actor, f"a{len(actors) + 1}"))

    for n in range(1, 7):
        if told and rng.random() < 0.65:
            type_, one, other, word, when = rng.choice(told[-200:])
        else:
            type_, word, when = rng.choice(TYPES), rng.choice(_words()), day
            one, other = _actor(rng), _actor(rng)
            told.append((type_, one, other, word, when))
        one, other = known(one), known(other)
        filler = " ".join(rng.choices(_words(), k=rng.randint(18, 34)))
        text = f"{one.name} {word} {other.name} {filler}. "
        spans = {}
        for name, words, from_ in (
            ("one", one.name, 0),
            ("word", word, len(one.name)),
            ("other", other.name, len(one.name) + len(word)),
        ):
            start = at + text.index(words, from_)
            spans[name] = Span(start, start + len(words), words)
        for m, actor in (("one", one), ("other", other)):
            s = spans[m]
            mentions.append(Mention(f"m{len(mentions) + 1}", s.start, s.end, s.text, "name", "PER", actor.id, 0.9))
        events.append(_event(n, type_, spans["word"], mentions[-2], mentions[-1], when, rng))
        quote = Span(at + len(text) - len(filler) - 2, at + len(text) - 2, filler)
        statements.append(_statement(n, quote, spans["one"], one.id))
        sentences.append(text)
        at += len(text)
    article = article_of(
        "".join(sentences),
        id=f"g{number}",
        title=" ".join(rng.choices(_words(), k=6)),
        outlet=f"Blatt {number % 40}",
        language="de",
        published=day,
    )
    return Record(article, MADE_BY, tuple(mentions), tuple(actors.values()), (), tuple(statements), tuple(events))


def _copy(rng: random.Random, original: Record, number: int, day: str) -> Record:
    a = original.article
    article = article_of(
        a.text, id=f"g{number}", title=a.title, outlet=f"Blatt {rng.randint(0, 39)}", language="de", published=day
    )
    return Record(article, MADE_BY, original.mentions, original.actors, (), original.statements, original.events)


def _actor(rng: random.Random) -> Actor:
    country = rng.choice(COUNTRIES)
    number = min(int(rng.paretovariate(0.6)), N_PEOPLE)
    name = f"{_words()[number % 19_000].title()} {_words()[(number * 7) % 19_000].title()}"
    return Actor("", name, "PER", None, (), country, ("GOV",), f"Q{number}", 0.9, None)


def _renamed(actor: Actor, id_: str) -> Actor:
    return Actor(
        id_, actor.name, actor.label, actor.role, (), actor.country, actor.sectors, actor.wikidata, actor.probability, None
    )


def _event(n: int, type_: str, trigger: Span, one: Mention, other: Mention, when: str, rng: random.Random) -> Event:
    known: dict[str, Any] = {
        "id": f"e{n}", "type": type_, "modes": (), "contexts": ("diplomatic",), "trigger": (trigger,), "mentions": ((trigger,),),
        "statement": None, "actors": (Participant(one.id, one.actor),), "recipients": (Participant(other.id, other.actor),), "places": (),
        "time": EventTime((), when, "clause"), "quantities": (), "auxiliary": "none", "probability": 0.8,
        "attributions": (Attribution("author", None, (), "CT+" if rng.random() < 0.8 else "Uu"),),
    }  # fmt: skip
    return Event(**known)


def _statement(n: int, quote: Span, speaker: Span, actor: str) -> Statement:
    known: dict[str, Any] = {
        "id": f"s{n}", "type": "direct", "medium": "speech", "act": "say", "quote": (quote,), "cue": (), "frame": (), "shift": (),
        "speaker": Role((speaker,), (actor,)), "via": None, "addressee": None, "time": None, "inside": None, "probability": 0.9,
    }  # fmt: skip
    return Statement(**known)
