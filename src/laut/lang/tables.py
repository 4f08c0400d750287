"""Reads the TOML tables of a pack into its shapes. What the words mean is said in `pack`; how they inflect, in each language."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any, TypeVar, cast, get_args

from laut.errors import PackError
from laut.findings import Medium
from laut.lang.actors import ActorWords
from laut.lang.channels import Channels
from laut.lang.hedges import Hedges
from laut.lang.pack import CLAUSE_TABLES, Clauses, Cue, CueKind, LanguagePack, MediumWords, Shift, Verb
from laut.lang.quantities import QuantityWords
from laut.lang.stances import StanceWords, Wording
from laut.lang.stops import StopTable

Inflect = Callable[[str], Verb]
Row = Mapping[str, Any]
Shape = TypeVar("Shape")
CUE_KEYS = frozenset({"word", "forms", "with", "act", "medium", "usual_medium", "negated", "only_marked", "example"})
WORDINGS = ("accept", "refuse", "steady", "turn", "new")
SHIFT_KEYS = frozenset({"words", "verb", "with", "needs_stance", "example"})


@dataclass(frozen=True, slots=True)
class Words:
    """All word tables of one language."""

    cues: tuple[Cue, ...]
    shifts: tuple[Shift, ...]
    media: tuple[MediumWords, ...]
    stances: tuple[Verb, ...]
    clauses: Clauses
    medium_prepositions: frozenset[str]


def assembled(package: str, *, code: str, name: str, inflect: Inflect) -> LanguagePack:
    """Give the pack of a language from all tables in `words/` of its package.

    Raises:
        PackError: a table is missing or wrong.
    """
    words = read_words(package, inflect=inflect)
    return LanguagePack(
        code=code,
        name=name,
        **{field.name: getattr(words, field.name) for field in fields(words)},
        stops=read_shape(package, "stops", StopTable),
        channels=read_shape(package, "channels", Channels),
        actors=read_shape(package, "actors", ActorWords),
        hedges=read_shape(package, "hedges", Hedges),
        quantities=read_shape(package, "quantities", QuantityWords),
        stance_words=read_stances(package, inflect=inflect),
    )


def read_table(package: str, name: str) -> Row:
    """Give the table `words/<name>.toml` of a package.

    Raises:
        PackError: it is missing or is no TOML.
    """
    try:
        return tomllib.loads(files(package).joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"package {package!r}: cannot read words/{name}.toml: {error}") from error


def read_shape(package: str, name: str, shape: type[Shape]) -> Shape:
    """Give the table `words/<name>.toml` of a package, whose keys are the fields of a shape; keys left out keep their default.

    Raises:
        PackError: it is missing, has a key that the shape has not, a value of another kind, or a word twice.
    """
    table = read_table(package, name)
    empty = shape()
    _refuse_unknown(table, frozenset(field.name for field in fields(cast("Any", shape))))
    where = f"package {package!r}: words/{name}.toml"
    found: dict[str, Any] = {}
    for key, value in table.items():
        kind = type(getattr(empty, key))
        is_list = kind in (frozenset, tuple)
        if not isinstance(value, list if is_list else kind) or (is_list and not all(isinstance(word, str) for word in value)):
            raise PackError(f"{where}: {key} is {value!r:.80}; it has to be {'a list of words' if is_list else kind.__name__}")
        if is_list and (double := sorted({word for word in value if value.count(word) > 1})):
            raise PackError(f"{where}: {key} has {', '.join(double)} twice; keep one")
        found[key] = kind(value)
    return shape(**found)


def read_stances(package: str, *, inflect: Inflect) -> StanceWords:
    """Give the table `words/stances.toml` of a package; a package without it has no words of stance.

    Raises:
        PackError: it is no TOML, has a key that nobody reads, or a word twice.
    """
    if not files(package).joinpath("words", "stances.toml").is_file():
        return StanceWords()
    table = read_table(package, "stances")
    _refuse_unknown(table, frozenset(field.name for field in fields(StanceWords)))
    opposites = table.get("opposites", ())
    for row in opposites:
        _refuse_unknown(row, frozenset({"one", "other"}))
    return StanceWords(
        **{name: _wording(package, name, table[name], inflect) for name in WORDINGS if name in table},
        opposites=tuple((tuple(map(inflect, row["one"])), tuple(map(inflect, row["other"]))) for row in opposites),
        endings=tuple(table.get("endings", ())),
        noun_endings=tuple(table.get("noun_endings", ())),
        has_compounds=table.get("has_compounds", False),
        negators=frozenset(table.get("negators", ())),
        asides=frozenset(table.get("asides", ())),
    )


def _wording(package: str, name: str, row: Row, inflect: Inflect) -> Wording:
    """Give the words of one meaning."""
    _refuse_unknown(row, frozenset(field.name for field in fields(Wording)))
    for key, words in row.items():
        if double := sorted({word for word in words if words.count(word) > 1}):
            raise PackError(f"package {package!r}: words/stances.toml: {name}.{key} has {', '.join(double)} twice; keep one")
    return Wording(
        verbs=tuple(map(inflect, row.get("verbs", ()))),
        words=frozenset(row.get("words", ())),
        nouns=frozenset(row.get("nouns", ())),
        phrases=tuple(tuple(phrase.split()) for phrase in row.get("phrases", ())),
    )


def read_words(package: str, *, inflect: Inflect) -> Words:
    """Give the word tables of a package: verbs, nouns, shift and clauses; `inflect` gives the forms of an infinitive.

    Raises:
        PackError: a table is missing or lacks a key.
    """
    try:
        return _words_of(package, inflect)
    except KeyError as error:
        raise PackError(f"package {package!r}: a table lacks the key {error}") from error


def _words_of(package: str, inflect: Inflect) -> Words:
    """Read all tables; KeyError where one lacks a key."""
    verbs, nouns = read_table(package, "verbs"), read_table(package, "nouns")
    shift, clauses = read_table(package, "shift"), read_table(package, "clauses")
    return Words(
        cues=(
            *(_cue(row, "verb", inflect(row["word"])) for row in verbs["verbs"]),
            *(_cue(row, "noun", _fixed(row)) for row in nouns["nouns"]),
            *(_cue(row, "phrase", _fixed(row)) for row in nouns["phrases"]),
        ),
        shifts=tuple(_shift(row, inflect) for row in shift["shifts"]),
        media=tuple(
            MediumWords(medium, frozenset(nouns["media"][medium]["words"]), tuple(nouns["media"][medium]["endings"]))
            for medium in cast("tuple[Medium, ...]", get_args(Medium))
            if medium in nouns["media"]
        ),
        stances=tuple(inflect(word) for word in shift["stances"]),
        medium_prepositions=frozenset(nouns["medium_prepositions"]),
        clauses=Clauses(
            **{name: frozenset(clauses[name]) for name in CLAUSE_TABLES},
        ),
    )


def _fixed(row: Row) -> Verb:
    """Give the listed forms of a noun or a phrase, and the word itself."""
    return Verb(frozenset(form.lower() for form in (row["word"], *row.get("forms", ()))))


def _cue(row: Row, kind: CueKind, forms: Verb) -> Cue:
    """Give the cue of a row."""
    _refuse_unknown(row, CUE_KEYS)
    return Cue(
        word=row["word"],
        kind=kind,
        forms=forms,
        company=_company(row),
        act=row["act"],
        medium=row.get("medium"),
        usual_medium=row.get("usual_medium"),
        negated=row.get("negated"),
        only_marked=row.get("only_marked", False),
        example=row["example"],
    )


def _shift(row: Row, inflect: Inflect) -> Shift:
    """Give the shift words of a row."""
    _refuse_unknown(row, SHIFT_KEYS)
    verb = inflect(row["verb"]) if "verb" in row else None
    words = tuple(row.get("words", "").lower().split())
    return Shift(words, verb, _company(row), row.get("needs_stance", False), row["example"])


def _company(row: Row) -> tuple[str, ...]:
    """Give the words that have to stand beside."""
    words: Sequence[str] = row.get("with", "").lower().split()
    return tuple(words)


def _refuse_unknown(row: Row, known: frozenset[str]) -> None:
    """Raise PackError for a key that nobody reads, mostly a slip of the pen."""
    if unknown := sorted(set(row) - known):
        raise PackError(
            f"word table: {dict(row)!r:.120} has unknown keys {', '.join(unknown)}; known are {', '.join(sorted(known))}"
        )
