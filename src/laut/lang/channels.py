"""Channels: the words of one language that tell by whom somebody lets be said. How they are put together: `laut.quotation.channels`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channels:
    """Words of passing on, in lower case; all empty for a language that gives none.

    Attributes:
        letting: forms of the verb of letting: "ließ er einen Sprecher erklären".
        told: infinitives below it that have no person for their object: "erklären", but not "loben" or "wissen".
        told_about: infinitives of verbs beside which a word of `through_or_about` opens the channel, not what is spoken of.
        accusatives: words that open what somebody lets speak: "einen".
        maybe_accusatives: words that open it, or who lets it speak: "seine".
        prepositions: words before what is neither: "gegen einen Sprecher".
        determiners: all words that open a noun phrase.
        genitives: words that open an attribute of a noun, and nothing else: "einen Sprecher des Amtes".
        possessives: words that name somebody as the one whose channel it is: "sein Büro".
        through: prepositions before a channel: "durch ihren Anwalt".
        through_or_about: the same, but mostly of another meaning: "über ihren Anwalt".
        released: participles of publishing: "released by her office".
        released_by: prepositions that stand between them: "by", and "von" in "von ihrem Büro verbreitet".
        people: nouns for those who speak for others; `people_endings` are those of compounds ("regierungssprecher").
        offices: nouns for places that do: "büro".
        behalf: words that say it of a person, side by side: "in ihrem namen".
    """

    letting: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    told_about: frozenset[str] = frozenset()
    accusatives: frozenset[str] = frozenset()
    maybe_accusatives: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    through_or_about: frozenset[str] = frozenset()
    released: frozenset[str] = frozenset()
    released_by: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    people_endings: tuple[str, ...] = ()
    offices: frozenset[str] = frozenset()
    behalf: tuple[str, ...] = ()
