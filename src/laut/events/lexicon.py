"""What words by themselves say of events: "Festnahme" tells COERCE wherever it stands, which a small network learns for common words only.

A table of the model gives, for stems of words, how much likelier than usual each type is. It is counted from what the
network was trained on, with a lexicon written from knowledge of the language (training/trigger_words.py). Separable verbs are looked up
with their particle ("lehnte … ab"), compounds by their last part ("Truppenabzug"). Stems are Snowball's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.document import Document
from laut.events.clauses import BREAKS
from laut.events.scores import TYPES
from laut.stemming import stem_of

PARTICLES: Final = {
    "de": frozenset(
        "ab an auf aus bei ein entgegen fern fest fort frei her heraus herbei hervor hin hinaus hinter hinweg hoch los mit nach nieder "
        "teil um unter vor voran voraus vorbei weg weiter wieder zu zurecht zurück zusammen bereit kürzer lahm stand statt still über "
        "durch bekannt gut infrage dar nahe offen preis".split()
    ),
    "en": frozenset("up down out off on in over back away for against to at with into from".split()),
}
REACH: Final = {"de": 24, "en": 3}  # words from a verb to its particle
ENDS: Final = BREAKS | frozenset('.!?"“”«»‘’') | {"und", "oder", "wie", "als"}  # what a clause's last word stands before
SHORTEST: Final = 5  # letters of the part of a compound that counts

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """Rows of log-odds (key, type) against the usual share; keys by language."""

    rows: Mapping[str, Mapping[str, int]]
    odds: Array

    def scores(self, doc: Document, start: int, end: int) -> Array:
        """Give (word, type) log-odds of a half-open run of words; noughts for words that are not known."""
        out = np.zeros((end - start, len(TYPES)), np.float32)
        rows = self.rows.get(doc.language, {})
        if rows:
            for word in range(start, end):
                row = next((rows[key] for key in keys_of(doc, word) if key in rows), None)
                if row is not None:
                    out[word - start] = self.odds[row]
        return out


def read_trigger_words(path: Path) -> TriggerWords:
    """Read the table of a model; KeyError or ValueError if it is none."""
    with np.load(path, allow_pickle=False) as data:
        odds = data["odds"].astype(np.float32)
        rows: dict[str, dict[str, int]] = {}
        for n, key in enumerate(str(data["keys"]).split("\n")):
            language, _, rest = key.partition(" ")
            rows.setdefault(language, {})[rest] = n
    if odds.shape != (sum(map(len, rows.values())), len(TYPES)):
        raise ValueError(f"trigger words of shape {odds.shape}")
    return TriggerWords(rows, odds)


def keys_of(doc: Document, word: int) -> Iterator[str]:
    """Give the keys a word is looked up by, the most telling first.

    "lehnte" with "ab" further on is "lehnt|ab", then "lehnt"; "Festnahme" is "^festnahm"; "Truppenabzug" is "^truppenabzug", then
    "*nabzug", "*abzug". Where a sentence begins, a capital may mean nothing.
    """
    language, text = doc.language, doc.word(word)
    stem = stem_of(text.lower(), language)
    if language != "de" or text[:1].islower() or _begins(doc, word):
        particle = _particle(doc, word, language)
        if particle:
            yield f"{stem}|{particle}"
        yield stem
    if language == "de" and text[:1].isupper():
        yield f"^{stem}"
        for at in range(3, len(stem) - SHORTEST + 1):
            yield f"*{stem[at:]}"


def _begins(doc: Document, word: int) -> bool:
    return word == doc.words_of_sentence(doc.sentence_of(doc.words[word][0])).start


def _particle(doc: Document, word: int, language: str) -> str | None:
    """Give the particle that ends the clause of a German verb, or follows an English one; None if there is none."""
    particles = PARTICLES.get(language)
    if not particles:
        return None
    last = min(doc.words_of_sentence(doc.sentence_of(doc.words[word][0])).stop, word + 1 + REACH[language])
    for w in range(word + 1, last):
        text = doc.word(w)
        if text in particles and (language == "en" or w + 1 == last or doc.word(w + 1) in ENDS):
            return text
        if text in BREAKS:
            return None
    return None
