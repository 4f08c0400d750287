"""Coding to score against: documents with what people found in them, in the shapes that docs/scoring.md describes.

A document may hold several kinds of coding at once; a field it does not have is None. Fields that no scorer asks for are ignored.
"""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from laut.findings import MentionKind

Id = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]


def _pair(value: Any) -> Any:
    """Take a span of a record for the pair of its offsets."""
    return (value["start"], value["end"]) if isinstance(value, dict) and {"start", "end"} <= set(value) else value


def _nothing(value: Any) -> Any:
    return () if value is None else value


Pair = Annotated[tuple[int, int], BeforeValidator(_pair)]
Pairs = Annotated[tuple[Pair, ...], BeforeValidator(_nothing)]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A coded statement; spans are half-open, in code points."""

    id: Id | None = None
    type: str = ""
    quote: Pairs = ()
    speaker: Pairs = ()
    cue: Pairs = ()
    frame: Pairs = ()
    addressee: Pairs = ()


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Who the speaker of a coded statement is, and by which kind of words the statement names them."""

    statement: Id
    kind: Literal["name", "nominal", "pronoun"]
    referent: str


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A coded mention."""

    start: int
    end: int
    kind: MentionKind
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class GoldActor:
    """A coded actor."""

    id: str
    label: str | None = None
    country: str | None = None
    sectors: Annotated[tuple[str, ...], BeforeValidator(_nothing)] = ()


@dataclass(frozen=True, slots=True)
class GoldParty:
    """Who takes part in a coded event, by country."""

    country: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A coded event; `according_to` are the words of its sources."""

    type: str
    trigger: Pair
    actors: Annotated[tuple[GoldParty, ...], BeforeValidator(_nothing)] = ()
    recipients: Annotated[tuple[GoldParty, ...], BeforeValidator(_nothing)] = ()
    mode: str | None = None
    contexts: Annotated[tuple[str, ...], BeforeValidator(_nothing)] = ()
    date: str | None = None
    aux: str | None = None
    factuality: str | None = None
    according_to: Annotated[tuple[Pair | str, ...], BeforeValidator(_nothing)] = ()


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A coded time expression."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its coding; None for what was not coded."""

    id: Id
    text: str
    annotations: tuple[GoldStatement, ...] | None = None
    speakers: tuple[GoldSpeaker, ...] | None = None
    mentions: tuple[GoldMention, ...] | None = None
    actors: tuple[GoldActor, ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    times: tuple[GoldTime, ...] | None = None


@dataclass(frozen=True, slots=True)
class SpeakersOf:
    """The speakers of a document whose statements stand elsewhere."""

    id: Id
    speakers: tuple[GoldSpeaker, ...]
