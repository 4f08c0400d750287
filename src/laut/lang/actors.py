"""Actor words: what of one language tells number and gender of a mention, and who speaks for whom. How they are used: `laut.actors`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Words of references, in lower case; all empty for a language that gives none.

    A word may stand in several of the lists by gender: German "der" opens a masculine, a feminine or a plural phrase.

    Attributes:
        masculine, feminine, neuter, plural: pronouns, possessives and articles that can be so.
        first_singular, first_plural: pronouns of the one who speaks: "ich", "mein", "wir", "unser".
        feminine_endings: of nouns for women: "sprecherin".
        neuter_endings: of nouns that are neuter and stand without article: "ministerium".
        plural_endings: of nouns in the plural.
        titles: words before a name that are no part of it: "herr", "dr", "prinz".
        masculine_titles, feminine_titles: those that tell it: "herr", "frau".
        governments: nouns for those who govern: "regierung", "führung", "kabinett".
        offices: nouns for the one who holds an office, as they end in compounds: "präsident", "minister", "sprecherin".
        gendered_offices: whether these nouns tell man and woman apart by their endings.
        former: words that take an office back: "früher", "ehemalig", "designiert".
        joiners: words between actors named together: "und", "sowie".
        sayings: nouns for what somebody says, as they end in compounds: "Polizeiangaben" are the police's.
        never_last: words no mention ends with: "in", "der".
        not_towns: words before the name of a town that make it something else: "Camp", "Provinz".
        both: words that make one of two just named: "die beiden Präsidenten".
        clitics: endings of a genitive that is no part of a name: "'s".
    """

    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    neuter: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    first_singular: frozenset[str] = frozenset()
    first_plural: frozenset[str] = frozenset()
    feminine_endings: tuple[str, ...] = ()
    neuter_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    titles: frozenset[str] = frozenset()
    masculine_titles: frozenset[str] = frozenset()
    feminine_titles: frozenset[str] = frozenset()
    governments: frozenset[str] = frozenset()
    offices: tuple[str, ...] = ()
    gendered_offices: bool = False
    former: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    sayings: tuple[str, ...] = ()
    never_last: frozenset[str] = frozenset()
    not_towns: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    clitics: tuple[str, ...] = ()
