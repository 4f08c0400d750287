"""The short names that the news calls a person by, taken from the full one: "Merkel", "von der Leyen", "Xi", "López Obrador"."""

import re
from collections.abc import Iterator
from typing import Final

FAMILY_FIRST: Final = frozenset("CHN HKG KHM KOR PRK SGP TWN VNM".split())
_PARTICLES: Final = frozenset(
    "von van der den de del della di da dos du la le el al bin ibn bint ben zu zur ter ould al- abu st. ten".split()
)
_NO_SURNAME: Final = frozenset("jr. sr. jr sr ii iii iv v vi i".split())
_TITLES: Final = re.compile(r"^(?:(?:Dr|Sir|Prof)\.?|Sheikha?|Archbishop|Prince|Princess|King|Queen|Emperor)\s+")
_OF_REALM: Final = re.compile(r"(?:,? (?:Prince|Princess|King|Queen|Grand Duke|Baron))? of (?:the )?[A-Z].*$|, [A-Z].*$")


def bare_name(name: str) -> str:
    """Give a name without title and realm: "Dr. Narayan Khadka", "Albert II, Prince of Monaco"."""
    return _OF_REALM.sub("", _TITLES.sub("", name)).strip() or name


def short_names(name: str, *, country: str | None) -> Iterator[str]:
    """Give the names that stand for the person without the given name; none that is the full name itself.

    Known misses: a Spanish second surname alone ("Obrador") is given although papers say the first ("López").
    """
    bare = bare_name(name)
    words = [word for word in bare.split() if word.casefold() not in _NO_SURNAME]
    found = dict.fromkeys([bare] if bare != name else [])
    if len(words) == 1 and words[0] != bare:  # Charles III
        found[words[0]] = None
    if len(words) > 1:
        found |= dict.fromkeys(_surnames(words, country))
    yield from (short for short in found if short != name and len(short) > 1)


def _surnames(words: list[str], country: str | None) -> Iterator[str]:
    """Give surnames: the last word, with what is before it as long as that is a particle, and the parts of Arabic ones."""
    if country in FAMILY_FIRST and len(words) <= 3:
        yield words[0]
        if country not in {"VNM", "KHM"}:
            return
    last = len(words) - 1
    yield words[last]
    first = last
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
        yield " ".join(words[first:])
    if len(words) >= 4 and first == last and words[last][0].isupper():  # Andrés Manuel López Obrador
        yield " ".join(words[-2:])
    if match := re.match(r"(?:[AaEe]l|as|ar)-(\w.*)", words[last]):  # Bashar al-Assad
        yield match[1]
