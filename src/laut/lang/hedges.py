"""Hedges: the words of one language by which somebody takes back how sure they are. How they are used: `laut.events.attribution`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words in lower case; all empty for a language that gives none.

    Attributes:
        probable: words that make something probable: "mutmaßlich", "offenbar", "dürfte".
        possible: words that make it no more than possible: "möglicherweise", "könnte", "angeblich".
    """

    probable: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
