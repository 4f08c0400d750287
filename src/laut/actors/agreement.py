"""What a mention's words tell of number, gender and person, and whether two mentions can agree in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.findings import Label, MentionKind
from laut.lang.actors import ActorWords

ANY: Final = frozenset("mfnp")
AGREEMENTS: Final = ("agree", "clash", "open", "speaker")
_OF_NAMES: Final = {"PER": frozenset("mf"), "ORG": ANY, "LOC": frozenset("nfp"), "MISC": ANY}


@dataclass(frozen=True, slots=True)
class Form:
    """What a mention can be: m, f, n for the singular, p for the plural; and whether it is the one who speaks."""

    genders: frozenset[str]
    is_speaker: bool = False


def form_of(words: Sequence[str], kind: MentionKind, label: Label, table: ActorWords, *, before: str = "") -> Form:
    """Give what the words of a mention tell; `before` is the word before it, a title perhaps."""
    lower = [w.lower() for w in words]
    if kind == "pronoun":
        if lower[0] in table.first_singular:
            return Form(frozenset("mf"), is_speaker=True)
        if lower[0] in table.first_plural:
            return Form(frozenset("pmfn"), is_speaker=True)
        return Form(_listed(lower[0], table) or ANY)
    if kind == "adjective":
        return Form(frozenset("nfp"))
    if kind == "name":
        return Form((_titled(before.lower(), table) if label == "PER" else None) or _OF_NAMES[label])
    opened = _listed(lower[0], table) or ANY
    ended = _ended(lower, table)
    return Form((opened & ended) or opened)


def _listed(word: str, table: ActorWords) -> frozenset[str]:
    by_gender = (("m", table.masculine), ("f", table.feminine), ("n", table.neuter), ("p", table.plural))
    return frozenset(gender for gender, words in by_gender if word in words)


def _titled(word: str, table: ActorWords) -> frozenset[str]:
    if word in table.masculine_titles:
        return frozenset("m")
    is_office = table.gendered_offices and word.endswith(table.offices) and word.endswith(table.feminine_endings)
    return frozenset("f") if word in table.feminine_titles or is_office else frozenset()


def _ended(words: Sequence[str], table: ActorWords) -> frozenset[str]:
    """Give the genders the head of a description can have: it is told by its first words, for attributes follow."""
    for word in words[:4]:
        if table.plural_endings and word.endswith(table.plural_endings):
            return frozenset("p")
        if table.neuter_endings and word.endswith(table.neuter_endings):
            return frozenset("n")
        if len(word) > 4 and table.gendered_offices and word.endswith(table.offices):
            if table.feminine_endings and word.endswith(table.feminine_endings):
                return frozenset("f")
            return frozenset("mp") if "f" not in _listed(words[0], table) else ANY
    return ANY


def agreements(forms: Sequence[Form]) -> NDArray[np.int64]:
    """Give (mention, mention) indices of AGREEMENTS: speaker where one of the two, not both, is the one who speaks."""
    distinct = list(dict.fromkeys(forms))
    at = np.array([distinct.index(f) for f in forms], np.int64)
    table = np.array([[_agree(a, b) for b in distinct] for a in distinct], np.int64).reshape(len(distinct), len(distinct))
    return table[np.ix_(at, at)]


def _agree(a: Form, b: Form) -> int:
    if a.is_speaker != b.is_speaker:
        return 3
    if not a.genders & b.genders:
        return 1
    return 0 if len(a.genders) + len(b.genders) <= 4 else 2  # both known to be one of two
