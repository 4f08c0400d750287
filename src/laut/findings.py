"""What the finders find: frozen, every item pointing at its words. The fields are those of the record, in its order.

Names follow the field: TimeML for times, PLOVER for events, FactBank for factuality, EDTF for dates.
"""

from dataclasses import dataclass
from typing import Literal

from laut.document import Span

StatementType = Literal["direct", "indirect", "free_indirect", "indirect_free_indirect", "reported"]
Medium = Literal["speech", "writing", "thought"]
Act = Literal["say", "claim", "confirm", "deny", "doubt", "announce", "threaten", "demand", "ask", "praise", "blame"]
MentionKind = Literal["name", "nominal", "pronoun", "adjective"]
Label = Literal["PER", "ORG", "LOC", "MISC"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeBasis = Literal["clause", "saying", "narrative"]
Auxiliary = Literal["none", "negation", "hypothetical", "future", "historical"]
FactualityValue = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Comparator = Literal["=", "<", ">", "<=", ">=", "~"]
Counted = Literal["killed", "injured", "arrested", "displaced", "troops", "weapons", "money"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference to a person, organisation, place or group."""

    id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    label: Label
    actor: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class Geo:
    """A place on the map: degrees, and its GeoNames number."""

    lat: float
    lon: float
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what mentions stand for; `probability` is that of the link."""

    id: str
    name: str
    label: Label
    role: str | None
    members: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]
    wikidata: str | None
    probability: float | None
    geo: Geo | None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 with its EDTF value and what it was resolved against."""

    id: str
    start: int
    end: int
    text: str
    type: TimeType
    timex: str
    mod: str | None
    quant: str | None
    freq: str | None
    edtf: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """Who fills a role of a statement: the words, and the actors they stand for."""

    spans: tuple[Span, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech, thought or writing; a discontinuous part is several spans, in text order.

    `vector` is what the quote means in its place: 96 int8 values in base64, to be compared by their cosine; None if the model has none.
    """

    id: str
    type: StatementType
    medium: Medium | None
    act: Act | None
    quote: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    shift: tuple[Span, ...]
    speaker: Role | None
    via: Role | None
    addressee: Role | None
    time: str | None
    inside: str | None
    probability: float
    vector: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient of an event, by mention and actor."""

    mention: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event was: the time expressions it rests on, the date, and where they stand.

    `basis` is "clause" for the event's own sentence, "saying" for the time of the statement that performs it, "narrative" for the day
    the story is at, told in an earlier sentence.
    """

    ids: tuple[str, ...]
    edtf: str | None
    basis: TimeBasis | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in an event; `max` is the upper end of a range."""

    spans: tuple[Span, ...]
    value: float
    max: float | None
    comparator: Comparator
    unit: str | None
    of: Counted | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source's word on an event: the author, an actor or an unknown one, in FactBank's values."""

    by: str
    statement: str | None
    spans: tuple[Span, ...]
    factuality: FactualityValue


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER event; `vector` is what its trigger means in its place, like that of a statement."""

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    trigger: tuple[Span, ...]
    mentions: tuple[tuple[Span, ...], ...]
    statement: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    places: tuple[str, ...]
    time: EventTime
    quantities: tuple[Quantity, ...]
    auxiliary: Auxiliary
    attributions: tuple[Attribution, ...]
    probability: float
    vector: str | None = None
