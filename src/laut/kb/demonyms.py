"""Which country a word belongs to: names, adjectives in their German cases, and inhabitants, all from the rows of the knowledge base.

Some words are of several countries (Kongolesen, Koreaner) or several forms ("Deutsche", adjective and inhabitant, "Polen", country and
inhabitants): one is given, the likelier, and the others are named with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from laut.kb.folding import folded, is_written_as
from laut.kb.rows import Entity, Name, NameForm

_ENDING: Final = re.compile(r"(?<=sch)(?:e|en|er|em|es)$")
_ORDER: Final[tuple[NameForm, ...]] = ("name", "alias", "abbreviation", "inhabitant", "adjective")


@dataclass(frozen=True, slots=True)
class CountryWord:
    """The country of a word.

    Attributes:
        country: the entity; its `country` is the code.
        form: what the word is to the country; of "Deutsche" with a capital, inhabitant.
        forms: all that it can be, `form` first.
        others: the codes of further countries that the word is used for, the more prominent first.
    """

    country: Entity
    form: NameForm
    forms: tuple[NameForm, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Demonyms:
    """All words of all countries, by their folding."""

    words: dict[str, list[tuple[Entity, Name]]]

    @classmethod
    def of(cls, rows: Iterable[tuple[Entity, Name]]) -> "Demonyms":
        """Give them from the names of countries."""
        words: dict[str, list[tuple[Entity, Name]]] = {}
        for entity, name in rows:
            if name.form in _ORDER:
                words.setdefault(folded(name.text), []).append((entity, name))
        return cls(words)

    def find(self, word: str, language: Literal["de", "en"] | None) -> CountryWord | None:
        """Give the country of a word, None if it is no word of a country."""
        bare_word = word[4:] if word[:4].casefold() == "the " else word
        fold = folded(bare_word)
        found = [
            (entity, name)
            for entity, name in self.words.get(fold, ())
            if _counts(bare_word, name) and (language is None or name.language in (language, None))
        ]
        stem = _ENDING.sub("", fold)
        if stem != fold and language != "en":
            adjectives = self.words.get(stem, ())
            found += [pair for pair in adjectives if pair[1].form == "adjective" and pair[1].language == "de"]
        if not found:
            return None
        countries = {entity.key: entity for entity, _ in found}
        best, *others = sorted(countries.values(), key=lambda entity: (-entity.prominence, entity.key))
        forms = dict.fromkeys(name.form for entity, name in sorted(found, key=_likelihood) if entity.key == best.key)
        return CountryWord(
            best, next(iter(forms)), tuple(forms), tuple(other.country for other in others if other.country is not None)
        )


def _likelihood(found: tuple[Entity, Name]) -> float:
    """Order what a word can be: English ones like "American" are adjectives more often than inhabitants."""
    _, name = found
    is_english = name.form == "adjective" and name.language == "en"
    return _ORDER.index("inhabitant") - 0.5 if is_english else _ORDER.index(name.form)


def _counts(word: str, name: Name) -> bool:
    """Say whether a word is written as the name has to be: only German adjectives may be small, abbreviations have to be capitals."""
    if name.form == "abbreviation" or len(name.text.replace(".", "")) <= 2:
        return is_written_as(word, name.text)
    return not word[:1].islower() or (name.form == "adjective" and name.language == "de")
