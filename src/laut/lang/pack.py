"""LanguagePack: all that `laut` knows about one language, and the checks a pack has to pass.

The words themselves stand in TOML tables beside each pack; how they are matched in a text is said in `laut.quotation.cues`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Final, Literal, get_args

from laut.errors import PackError
from laut.findings import Act, Medium
from laut.lang.actors import ActorWords
from laut.lang.channels import Channels
from laut.lang.hedges import Hedges
from laut.lang.quantities import QuantityWords
from laut.lang.stances import StanceWords, Wording
from laut.lang.stops import StopTable

CueKind = Literal["verb", "noun", "phrase"]
CLAUSE_TABLES: Final = ("openers", "relatives", "negators", "not_negating", "joiners", "infinitives")


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb, in lower case.

    Attributes:
        whole: forms that stand for it alone: "sagte", "mitgeteilt", "mitzuteilen".
        split: forms that stand for it only where its particle follows: "teilte" of "teilte … mit".
        particle: that particle, or None.
    """

    whole: frozenset[str]
    split: frozenset[str] = frozenset()
    particle: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that marks speaking, writing or thinking.

    Attributes:
        word: as it stands in the table: the infinitive ("mit|teilen"), the noun or the preposition.
        forms: its forms; nouns and phrases have `whole` ones only.
        company: further words that have to stand in its clause, in lower case; "als|für" is one of the two.
        act: what is done by saying it.
        medium: the way it always is: "schreiben" is writing.
        usual_medium: the way it is unless words beside it tell otherwise; None where both are open.
        negated: the act when it is negated; None if it is then unknown what is done.
        only_marked: it counts only where somebody has marked it as a cue, or as a reported statement without a better one, for it
            mostly means something else.
        example: a sentence of our own in which it is found.
    """

    word: str
    kind: CueKind
    forms: Verb
    company: tuple[str, ...]
    act: Act
    medium: Medium | None
    usual_medium: Medium | None
    negated: Act | None
    only_marked: bool
    example: str


@dataclass(frozen=True, slots=True)
class Shift:
    """Words that mark a changed position.

    Attributes:
        words: in lower case and in their order, side by side; "…" is a gap inside the clause. Empty if `verb` is set.
        verb: a verb that says it ("abrücken"), with `company`.
        needs_stance: it counts inside a quote only beside a verb of stance: "schließt … nicht mehr aus", but not "regnet nicht mehr".
        example: a sentence of our own in which it is found.
    """

    words: tuple[str, ...]
    verb: Verb | None
    company: tuple[str, ...]
    needs_stance: bool
    example: str


@dataclass(frozen=True, slots=True)
class MediumWords:
    """Words beside a cue that tell the medium, in lower case; `endings` are those of compounds ("tageszeitung")."""

    medium: Medium
    words: frozenset[str]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """What is needed to tell the main clause from the others, in lower case.

    Attributes:
        openers: words that open a clause below it: "weil", "obwohl", "um".
        relatives: words that open one unless a noun follows: "die".
        negators: words that negate the verb of their clause.
        not_negating: words after which such a word negates something else: "nicht nur".
        joiners: words that join clauses of equal rank: "und".
        infinitives: the word before the infinitive that ends a clause below: "…, das nicht zu tun".
    """

    openers: frozenset[str]
    relatives: frozenset[str]
    negators: frozenset[str]
    not_negating: frozenset[str]
    joiners: frozenset[str]
    infinitives: frozenset[str]


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language. Making one checks it.

    Attributes:
        code: BCP 47, the language only: "de".
        name: in English.
        medium_prepositions: words that put a word of a medium beside a verb: "in einem Brief", but not "lobte den Brief".
        stances: verbs that tell a position, beside those of the cues.
        stops: abbreviations and the like; a language that gives none is cut by what all languages share.
        channels: words that tell by whom somebody lets be said; may be empty.
        actors: words that tell number, gender and office of a mention; may be empty.
        hedges: words that take back how sure somebody is; may be empty.
        quantities: words of numbers and of what is counted; may be empty.
        stance_words: words for and against a matter, and of positions that stay or move; may be empty.
        cues_by_form: the cues a word in lower case can belong to; made from `cues`.
        stance_by_form: the same for `stances`.

    Raises:
        PackError: a field is empty, or a word is double, not in normal form, or has no example.
    """

    code: str
    name: str
    cues: tuple[Cue, ...]
    shifts: tuple[Shift, ...]
    media: tuple[MediumWords, ...]
    stances: tuple[Verb, ...]
    clauses: Clauses
    medium_prepositions: frozenset[str]
    stops: StopTable = field(default_factory=StopTable)
    channels: Channels = field(default_factory=Channels)
    actors: ActorWords = field(default_factory=ActorWords)
    hedges: Hedges = field(default_factory=Hedges)
    quantities: QuantityWords = field(default_factory=QuantityWords)
    stance_words: StanceWords = field(default_factory=StanceWords)
    cues_by_form: Mapping[str, tuple[Cue, ...]] = field(init=False, repr=False, compare=False)
    stance_by_form: Mapping[str, tuple[Verb, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check the pack and build its indices."""
        _check(self)
        cues: dict[str, list[Cue]] = {}
        for cue in self.cues:
            for form in cue.forms.whole | cue.forms.split:
                cues.setdefault(form, []).append(cue)
        stances: dict[str, list[Verb]] = {}
        for verb in self.stances:
            for form in verb.whole | verb.split:
                stances.setdefault(form, []).append(verb)
        object.__setattr__(self, "cues_by_form", MappingProxyType({form: tuple(found) for form, found in cues.items()}))
        object.__setattr__(self, "stance_by_form", MappingProxyType({form: tuple(found) for form, found in stances.items()}))


def _check(pack: LanguagePack) -> None:
    """Raise PackError for the first thing that is wrong with a pack."""
    if not (pack.code.isalpha() and pack.code.islower()):
        raise PackError(f"language pack {pack.code!r}: the code has to be a language in lower-case letters, such as 'de'")
    for name in ("name", "cues", "shifts", "media", "stances", "medium_prepositions"):
        if not getattr(pack, name):
            raise PackError(f"language pack {pack.code!r}: {name} is empty; fill its table")
    for medium in pack.media:
        _check_normal(pack, f"words of {medium.medium}", (*medium.words, *medium.endings))
    for name in CLAUSE_TABLES:
        _check_normal(pack, name, getattr(pack.clauses, name))
    _check_normal(pack, "medium_prepositions", pack.medium_prepositions)
    _check_stops(pack)
    for words in fields(pack.channels):
        _check_normal(pack, f"channels.{words.name}", " ".join(getattr(pack.channels, words.name)).split())
    for words in fields(pack.hedges):
        _check_normal(pack, f"hedges.{words.name}", getattr(pack.hedges, words.name))
    for words in fields(pack.actors):
        if words.name != "gendered_offices":
            _check_normal(pack, f"actors.{words.name}", getattr(pack.actors, words.name))
    for words in fields(pack.quantities):
        phrases = getattr(pack.quantities, words.name)
        _check_normal(
            pack, f"quantities.{words.name}", " ".join(phrases).split() if isinstance(phrases, tuple | frozenset) else ()
        )
    _check_stance_words(pack)
    for cue in pack.cues:
        _check_cue(pack, cue)
    for shift in pack.shifts:
        where = " ".join(shift.words) or "a verb of shift"
        _check_normal(pack, where, (*shift.words, *(shift.verb.whole if shift.verb else ()), *shift.company))
        if not shift.example or bool(shift.words) == bool(shift.verb):
            raise PackError(f"language pack {pack.code!r}: shift {where!r} needs an example, and either words or a verb")
    _check_single(pack, "cue", ((cue.kind, cue.word, cue.company) for cue in pack.cues))
    _check_single(pack, "shift", ((shift.words, shift.verb, shift.company) for shift in pack.shifts))


def _check_stance_words(pack: LanguagePack) -> None:
    """Raise PackError for a word of stance that is not normal, or that tells both for and against."""
    table = pack.stance_words
    for words in fields(table):
        wording = getattr(table, words.name)
        if isinstance(wording, Wording):
            _check_normal(pack, f"stance_words.{words.name}", (*wording.words, *wording.nouns))
            _check_normal(pack, f"stance_words.{words.name}.phrases", (word for phrase in wording.phrases for word in phrase))
        elif words.name not in ("opposites", "has_compounds"):
            _check_normal(pack, f"stance_words.{words.name}", wording)
    accept, refuse = table.accept, table.refuse
    if both := sorted((accept.words & refuse.words) | (accept.nouns & refuse.nouns)):
        raise PackError(f"language pack {pack.code!r}: {', '.join(both)} cannot be in both accept and refuse of stance_words")


def _check_stops(pack: LanguagePack) -> None:
    """Raise PackError for an abbreviation that is not normal or both kinds at once, or a clitic that is no regular expression."""
    stops = pack.stops
    for name in ("never_final", "maybe_final", "before_number", "endings_before_number"):
        _check_normal(pack, f"stops.{name}", getattr(stops, name))
    if both := sorted(stops.never_final & stops.maybe_final):
        raise PackError(f"language pack {pack.code!r}: {', '.join(both)} cannot be in both never_final and maybe_final of stops")
    try:
        is_empty = bool(stops.clitic and re.compile(stops.clitic).fullmatch(""))
    except re.error as error:
        raise PackError(
            f"language pack {pack.code!r}: stops.clitic {stops.clitic!r} is no regular expression: {error}"
        ) from error
    if is_empty:
        raise PackError(f"language pack {pack.code!r}: stops.clitic {stops.clitic!r} must not match the empty word")


def _check_cue(pack: LanguagePack, cue: Cue) -> None:
    """Raise PackError if a cue lacks something or contradicts itself."""
    where = f"language pack {pack.code!r}: cue {cue.word!r}"
    if not cue.forms.whole or not cue.example:
        raise PackError(f"{where} needs forms and an example")
    if cue.forms.split and not cue.forms.particle:
        raise PackError(f"{where} has split forms and no particle")
    if cue.act not in get_args(Act):
        raise PackError(f"{where} has act {cue.act!r}; allowed are {', '.join(get_args(Act))}")
    for medium in (cue.medium, cue.usual_medium):
        if medium is not None and medium not in get_args(Medium):
            raise PackError(f"{where} has medium {medium!r}; allowed are {', '.join(get_args(Medium))}")
    if cue.medium and cue.usual_medium:
        raise PackError(f"{where} has both a medium and a usual one; keep one of them")
    _check_normal(pack, cue.word, (*cue.forms.whole, *cue.forms.split, *cue.company))


def _check_normal(pack: LanguagePack, where: str, words: Iterable[str]) -> None:
    """Raise PackError if a word is empty, not in lower case, has white space, or is not in Unicode normal form C."""
    for word in words:
        if not word or word != word.lower().strip() or len(word.split()) != 1 or not unicodedata.is_normalized("NFC", word):
            raise PackError(f"language pack {pack.code!r}: {where}: {word!r} has to be one word, in lower case and NFC")


def _check_single(pack: LanguagePack, what: str, keys: Iterable[object]) -> None:
    """Raise PackError if a key stands there twice."""
    for key, number in Counter(keys).items():
        if number > 1:
            raise PackError(f"language pack {pack.code!r}: {what} {key!r} stands {number} times in its tables; keep one")
