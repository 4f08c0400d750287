"""Quantity words: what of one language tells how many of what. How they are put together is said in `laut.events.quantities`."""

from dataclasses import dataclass

from laut.errors import PackError

ROWS = ("numbers", "scales", "suffixes", "vague")


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Words of numbers and of what is counted, in lower case; all empty for a language that gives none.

    A *row* is a value and the words for it: "2 zwei zwo". A *phrase* is words side by side: "mehr als". A *unit* that begins with "-" is
    the ending of a compound: "-soldaten".

    Attributes:
        numbers: rows of number words that stand alone or in compounds; 100 and 1000 with them.
        joint: what joins ones to tens in one word: "und" of "einundzwanzig"; empty where a hyphen or nothing does.
        half_ending: what adds a half to one word: "zweieinhalb".
        joints: words inside a number of several words: "two hundred and fifty".
        scales: rows of words that multiply a number before them: "1000000 millionen".
        suffixes: rows of letters that do so on the digits themselves, in sums of money: "5m".
        vague: rows of plurals that are themselves an amount, with the least they can mean: "24 dutzende".
        only_of: those of them that count only before a word of `of`: "tens".
        several: words that make a scale vague: "mehrere".
        half: words for half of a scale: "halbe".
        articles: words that stand for one before a scale, a half or a word of `several`.
        weak: words for nought and one that are more often something else.
        of: words between an amount and its unit: "Tausende von Menschen".
        decimal: the mark of decimals; a dot, a comma or an apostrophe that is not it parts thousands.
        more, at_least, less, at_most, about, exact: phrases before a number, for ">", ">=", "<", "<=", "~" and "=".
        from_ten: those of them that are prepositions, and compare only ten and more: "über".
        further: words between such a phrase and its number: "mindestens weitere 20".
        or_more, or_less: phrases behind a number or its unit.
        between, between_and: words around a range: "zwischen … und".
        to: words inside a range; changes: words before one that make it none: "from 10 to 15".
        sharing: words between two numbers of one unit: "von 100 auf 200 Soldaten".
        versus: words between the numbers of a score.
        labels: words after which a number is a name: "Artikel 5".
        months_before, months_after: words with which a number is a day: "May 5", "5 May".
        year_before: words after which four digits are a year.
        prepositions: words before people who are not those it happens to: "von drei Männern getötet".
        objects: words that open what a verb before them is done to: "killed the".
        idioms: phrases with a number word that tell no number.
        uncounted: units of times, ages and fractions, which are no quantities.
        nouns_capital: nouns, and little else, begin with a capital letter.
        adjective_endings: of words between a number and a noun; for languages with capital nouns.
        plural_endings, not_plural: endings of nouns behind a number, and those that only look so; for the others.
        plurals: further words that are counted without looking like it: "percent", "km".
        skipped: further words between a number and its noun.
        stoppers: words behind which no unit is looked for.
        adjective_units: units that may also stand before another one: "20 wounded soldiers".
        killed_units, injured_units, arrested_units, displaced_units, troops_units, weapons_units, money_units, people_units: units by what
            they count; people who are none of the others in the last.
        killed, injured, arrested, displaced: phrases that tell it of people beside them; "nahm … fest" has a gap inside the clause.
        including: words that open an example of the number before: "darunter".
        mid_openers: words that open a clause without a comma before them.
        complements: words that open one that says what the clause above it is about: "dass".
    """

    numbers: tuple[str, ...] = ()
    joint: str = ""
    half_ending: str = ""
    joints: frozenset[str] = frozenset()
    scales: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    only_of: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    decimal: str = "."
    more: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    from_ten: tuple[str, ...] = ()
    further: frozenset[str] = frozenset()
    or_more: tuple[str, ...] = ()
    or_less: tuple[str, ...] = ()
    between: frozenset[str] = frozenset()
    between_and: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    sharing: frozenset[str] = frozenset()
    versus: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    months_before: frozenset[str] = frozenset()
    months_after: frozenset[str] = frozenset()
    year_before: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    idioms: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    nouns_capital: bool = False
    adjective_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    not_plural: tuple[str, ...] = ()
    plurals: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    stoppers: frozenset[str] = frozenset()
    adjective_units: frozenset[str] = frozenset()
    killed_units: tuple[str, ...] = ()
    injured_units: tuple[str, ...] = ()
    arrested_units: tuple[str, ...] = ()
    displaced_units: tuple[str, ...] = ()
    troops_units: tuple[str, ...] = ()
    weapons_units: tuple[str, ...] = ()
    money_units: tuple[str, ...] = ()
    people_units: tuple[str, ...] = ()
    killed: tuple[str, ...] = ()
    injured: tuple[str, ...] = ()
    arrested: tuple[str, ...] = ()
    displaced: tuple[str, ...] = ()
    including: frozenset[str] = frozenset()
    mid_openers: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Raise PackError for a row that does not begin with a number or has no word."""
        for name in ROWS:
            for row in getattr(self, name):
                value, *words = row.split() or [""]
                if not words or not value.replace(".", "", 1).isdecimal():
                    raise PackError(f"quantities: {name} has {row!r}; a row is a value and its words, such as '2 zwei zwo'")
