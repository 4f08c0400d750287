"""Stance words: the words of one language that tell for or against a matter, and whether a position stays or moves.

How they are used: `laut.stories.stances`. The words of shift proper, which the record marks, are `LanguagePack.shifts`.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laut.lang.pack import Verb


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one meaning, in lower case.

    Attributes:
        verbs: with all their forms, "stimmt … zu" and "zugestimmt".
        words: that stand for it with any of the endings of adjectives: "bereit", "denkbar".
        nouns: the same with those of nouns, and as the last part of a compound: "verbot" is in "Ausfuhrverbot".
        phrases: words side by side, "…" for a gap inside the clause; they win over the words in them: "nicht infrage".
    """

    verbs: tuple["Verb", ...] = ()
    words: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class StanceWords:
    """All tables of stance; all empty for a language that gives none.

    Attributes:
        accept, refuse: for and against a matter, doing and letting be.
        steady: what says that a position stays: "nach wie vor", "beharren".
        turn: what says that it moves and hardly ever anything else: "Kehrtwende", "einlenken".
        new: what says that something is new, the position or another thing: "nun", "erstmals".
        opposites: verbs of which one undoes the other.
        endings, noun_endings: that words and nouns may have.
        has_compounds: whether a noun may be the last part of a longer word.
        negators: words that turn the meaning of their clause.
        asides: words that open a clause which gives a reason or a circumstance and takes no stance itself: "obwohl", "sagte".
    """

    accept: Wording = field(default_factory=Wording)
    refuse: Wording = field(default_factory=Wording)
    steady: Wording = field(default_factory=Wording)
    turn: Wording = field(default_factory=Wording)
    new: Wording = field(default_factory=Wording)
    opposites: tuple[tuple[tuple["Verb", ...], tuple["Verb", ...]], ...] = ()
    endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    has_compounds: bool = False
    negators: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
