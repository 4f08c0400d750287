"""StopTable: what decides over full stops and word ends in one language. How it is used is said in `laut.tokenise.words`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StopTable:
    """Abbreviations and the like of one language; all empty for one that gives none.

    Abbreviations are written without their last full stop, in lower case ("z.b"); other words stand as they are written.

    Attributes:
        never_final: abbreviations that never end a sentence: "Dr. Meyer".
        maybe_final: abbreviations that end one if a starter follows: "Meyer & Co. Die Firma".
        before_number: abbreviations only before a number: "Art. 5", but "auf seine Art. Dann".
        endings_before_number: of longer words shortened there: "Hauptstr. 5".
        starters: words that, capitalised after a full stop, show that a sentence begins.
        no_initials: single letters that are words: "than I. Tom".
        ordinals: a full stop makes a number an ordinal: "der 7. November".
        clitic: regular expression of an ending with an apostrophe that is a word of its own: "geht|'s"; empty for none.
    """

    never_final: frozenset[str] = frozenset()
    maybe_final: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    endings_before_number: tuple[str, ...] = ()
    starters: frozenset[str] = frozenset()
    no_initials: frozenset[str] = frozenset()
    ordinals: bool = False
    clitic: str = ""
