"""The forms of English verbs: regular ones by rule, irregular ones from their table."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from laut.lang.pack import Verb

_DOUBLED: Final = frozenset(
    {"admit", "regret", "rebut", "submit", "commit", "plan", "beg", "slam", "drop", "dub", "label"}
)  # "admitted"
_SIBILANT: Final = ("s", "x", "z", "ch", "sh")


def verb_forms(word: str, *, irregular: Mapping[str, Sequence[str]]) -> Verb:
    """Give all forms of a verb from its infinitive; `irregular` gives past tense and past participle where they are.

    Example: "deny" gives deny, denies, denied, denying.
    """
    past, participle = irregular.get(word, (_with_ed(word),) * 2)
    return Verb(frozenset({word, _with_s(word), past, participle, _with_ing(word)} | _BE.get(word, frozenset())))


_BE: Final = {"be": frozenset({"am", "is", "are", "were", "been"}), "have": frozenset({"has"})}


def _with_s(word: str) -> str:
    """Give "denies", "stresses", "says"."""
    if re.search(r"[^aeiou]y\Z", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(_SIBILANT) else f"{word}s"


def _with_ed(word: str) -> str:
    """Give "denied", "admitted", "voiced", "stressed"."""
    if re.search(r"[^aeiou]y\Z", word):
        return f"{word[:-1]}ied"
    if word.endswith("e"):
        return f"{word}d"
    return f"{word}{word[-1]}ed" if word in _DOUBLED else f"{word}ed"


def _with_ing(word: str) -> str:
    """Give "denying", "admitting", "voicing", "agreeing"."""
    if word.endswith("e") and not word.endswith(("ee", "oe")) and len(word) > 2:
        return f"{word[:-1]}ing"
    return f"{word}{word[-1]}ing" if word in _DOUBLED else f"{word}ing"
