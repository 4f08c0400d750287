"""What questions to a store are answered with: frozen, each with the ids and passages it rests on."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article, in code points of its text, and where they were printed."""

    article: str
    start: int
    end: int
    text: str
    title: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Variant:
    """How other articles have an utterance: in other words, from another speaker, or both.

    Attributes:
        id: of the latest such statement, "ARTICLE#s3"; quote and speakers are its own.
        n_articles: how many have it so.
    """

    id: str
    quote: str
    speakers: tuple[str, ...]
    is_worded_differently: bool
    has_other_speaker: bool
    n_articles: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words of a search; the passage is the sentence with most of them.

    Attributes:
        variants: how other articles have what is quoted in the passage.
    """

    article: str
    rank: float
    passage: Passage
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """An actor over all articles."""

    no: int
    name: str
    label: str
    country: str | None
    wikidata: str | None
    n_articles: int


@dataclass(frozen=True, slots=True)
class Deed:
    """What an actor said or did, in one article: a statement or an event.

    Attributes:
        id: "ARTICLE#s3" or "ARTICLE#e1".
        what: type of the statement, or PLOVER type of the event.
        actors: names of all who say or do it; recipients of those it is done to.
        happening: key of the merged event; state: how sure that is; both None of a statement.
        n_articles: how many articles have the same wording, or tell the same happening.
        variants: how other articles have the utterance of a statement.
    """

    id: str
    kind: Literal["statement", "event"]
    what: str
    day: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    passage: Passage
    happening: str | None
    state: str | None
    n_articles: int
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Vouching:
    """One source's word on a happening: who, in how many families, in which values; a party is its own actor or recipient."""

    name: str
    is_party: bool
    is_author: bool
    n_families: int
    factualities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """A merged event with all its tellings."""

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    state: str
    n_sources: int
    n_families: int
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sources: tuple[Vouching, ...]
    tellings: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One article, statement, event or happening in its words, with what stands around it.

    Attributes:
        variants: how other articles have the utterance of a statement.
    """

    id: str
    kind: Literal["article", "statement", "event", "happening"]
    passages: tuple[Passage, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    variants: tuple[Variant, ...] = ()
