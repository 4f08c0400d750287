"""The forms of German verbs, finite and not: weak ones by rule, strong and mixed ones from their three stems.

Konjunktiv I and II are among them, for reported speech is told in them. Adjective endings of participles are not.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from laut.lang.pack import Verb

_NO_GE: Final = re.compile(
    r"(?:be|emp|ent|er|ge|miss|ver|zer|wider|wieder|über|unter|hinter)[^aeiouäöü]*[aeiouäöü]+[^aeiouäöü]+\w"
)
_WITH_GE: Final = frozenset({"geben", "gehen", "gelten", "beten", "erben"})  # their first letters are no prefix
_NEEDS_E: Final = re.compile(r"(?:[td]|[^aeiouäöülrmnh][mn]|chn|gn|tm)\Z")  # "red-e-te", "rechn-e-te", but "warn-te"
_UMLAUT: Final = {"a": "ä", "o": "ö", "u": "ü"}
_SUBJUNCTIVE: Final = {  # Konjunktiv II where it is not the past tense with umlaut
    "dachte": "dächte", "brachte": "brächte", "wusste": "wüsste", "nannte": "nennte", "kannte": "kennte", "warf": "würfe",
    "half": "hülfe", "konnte": "könnte", "durfte": "dürfte", "musste": "müsste", "hatte": "hätte", "wurde": "würde",
}  # fmt: skip


def verb_forms(word: str, *, strong: Mapping[str, Sequence[str]]) -> Verb:
    """Give all forms of a verb from its infinitive, "mit|teilen" for one whose particle splits off.

    `strong` gives for an infinitive without particle: third person present, third person past, participle ("gibt", "gab", "gegeben").

    Examples: "teilte … mit", "mitteile", "mitgeteilt", "mitzuteilen"; "gebe … an", "gäbe … an", "angegeben", "anzugeben".
    """
    particle, _, base = word.rpartition("|")
    present, past, participle = strong.get(base) or _weak_stems(base)
    finite = _finite_forms(base, present, past)
    if not particle:
        return Verb(frozenset({*finite, base, participle}))
    joined = {f"{particle}{form}" for form in (*finite, base, f"zu{base}", participle)}
    return Verb(frozenset(joined), frozenset(finite), particle)


def _weak_stems(base: str) -> tuple[str, str, str]:
    """Give "sagt", "sagte", "gesagt" for "sagen", and "berichtet", "berichtete", "berichtet" for "berichten"."""
    stem = _stem(base)
    link = "e" if _NEEDS_E.search(stem) else ""
    ge = "" if base.endswith("ieren") or (_NO_GE.match(base) and base not in _WITH_GE) else "ge"
    return f"{stem}{link}t", f"{stem}{link}te", f"{ge}{stem}{link}t"


def _finite_forms(base: str, present: str, past: str) -> set[str]:
    """Give the finite forms in first and third person, both moods and simple tenses, and the imperative plural."""
    stem = _stem(base)
    link = "e" if _NEEDS_E.search(stem) else ""
    forms = {base, present, f"{stem}{link}t", f"{stem}e", past}
    if base.endswith("eln"):
        forms.add(f"{stem[:-2]}le")  # "bezweifle"
    if past.endswith("te"):
        other = _SUBJUNCTIVE.get(past, past)
        return forms | {f"{past}n", other, f"{other}n"}
    other = _SUBJUNCTIVE.get(past) or f"{_umlaut(past)}e"
    return forms | {f"{past}en", other, f"{other}n"}


def _stem(base: str) -> str:
    """Give "sag" for "sagen", "äußer" for "äußern"."""
    return base[:-2] if base.endswith("en") else base[:-1]


def _umlaut(past: str) -> str:
    """Give "gäb" for "gab"; "schrieb" stays."""
    for position in range(len(past) - 1, -1, -1):
        if past[position] in _UMLAUT and past[position : position + 2] != "au":
            return f"{past[:position]}{_UMLAUT[past[position]]}{past[position + 1 :]}"
        if past[position] in "eiäöü":
            return past
    return past
