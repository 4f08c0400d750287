"""How sure a happening is: who vouches for it, in how many families, who denies it. Nothing here knows a database.

A source is whoever vouches: the author of a family where it asserts the event in its own voice, else the actor of the attribution;
bodies of one government or organisation count once. The event's own actors and recipients are parties: their word is shown apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

State = Literal["contested", "corroborated", "single-source", "claimed"]

STATES: Final[tuple[State, ...]] = ("contested", "corroborated", "single-source", "claimed")
HOLDING: Final = frozenset({"CT+", "PR+"})
DENYING: Final = frozenset({"CT-", "PR-"})


@dataclass(frozen=True, slots=True)
class Word:
    """One source's word on one telling: `source` is a root, or None for the author of the family."""

    source: str | None
    family: int
    factuality: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How sure a happening is: its state, and how many sources, parties aside, hold it."""

    state: State
    n_sources: int
    n_families: int


def standing(words: Iterable[Word], parties: Iterable[str], families: Iterable[int]) -> Standing:
    """Give how sure a happening is.

    Args:
        words: of everyone on every telling.
        parties: roots of its actors and recipients.
        families: of the articles that tell it, however they stand to it.
    """
    own = frozenset(parties)
    words = list(words)
    holding: dict[str, set[int]] = {}
    for word in words:
        if word.factuality in HOLDING and word.source not in own:
            name = word.source if word.source is not None else f"author of {word.family}"
            holding.setdefault(name, set()).add(word.family)
    if any(word.factuality in DENYING for word in words):
        state: State = "contested"
    elif _in_two_families(holding):
        state = "corroborated"
    elif holding:
        state = "single-source"
    else:
        state = "claimed"
    return Standing(state, len(holding), len(set(families)))


def _in_two_families(holding: dict[str, set[int]]) -> bool:
    """Whether two different sources hold it in two different families."""
    return len(holding) > 1 and len(set[int]().union(*holding.values())) > 1
