"""A seeded script of what papers do to a wire: cut, reorder, merge, respell, add. `benchmarks.quality.wire_copies` measures with it."""

import html
import random
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

Paragraphs = tuple[tuple[str, ...], ...]  # of sentences

CUTS: Final = ("head", "tail", "middle", "paragraphs", "sentences")
CREDITED: Final = 0.9  # of merged texts credit both agencies

_SENTENCE: Final = re.compile(r"(?<=[.!?…“\"«])\s+(?=[„\"»A-ZÄÖÜ])")
_QUOTED: Final = re.compile(r"[„“”»«]")
_ASCII: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
_OTHER_WORDS: Final = {
    "sagte": "erklärte", "erklärte": "sagte", "teilte": "gab", "auch": "ebenfalls", "aber": "jedoch", "rund": "etwa", "etwa": "rund",
    "bereits": "schon", "derzeit": "momentan", "laut": "nach Angaben von", "nach": "im Anschluss an", "zwei": "2", "drei": "3",
    "vier": "4", "fünf": "5", "zehn": "zehn", "Prozent": "%", "mehrere": "einige", "weil": "da", "sowie": "und", "jedoch": "allerdings",
    "Menschen": "Personen", "Polizei": "Beamten", "Euro": "€", "2": "zwei", "3": "drei", "4": "vier", "5": "fünf", "Uhr": "h",
    "seit": "schon seit", "gegen": "wider", "müssen": "sollen", "wurde": "ist", "US-Präsident": "Präsident",
}  # fmt: skip
_NOTES: Final = (
    "Melden Sie sich für unseren Newsletter an und erhalten Sie jeden Morgen die wichtigsten Nachrichten aus der Region.",
    "© dpa-infocom, dpa:240923-930-240378/2",
    "Dieser Text wurde mit Material einer Nachrichtenagentur erstellt und von der Redaktion auf Richtigkeit geprüft.",
    "Transparenzhinweis: An dieser Stelle bindet das Portal Inhalte Dritter ein, die den Text ergänzen und vor der Anzeige einer "
    "Zustimmung der Leserinnen und Leser bedürfen.",
    "Folgen Sie uns auf allen Kanälen, um keine Meldung aus Stadt und Land zu verpassen.",
)


@dataclass(frozen=True, slots=True)
class Wire:
    """A text to copy from."""

    id: str
    agency: str
    paragraphs: Paragraphs

    @property
    def n_words(self) -> int:
        """How many words it has."""
        return _n_words(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a paper prints: its text, the ids of the wires it is of, the first the main one, and the agencies it credits."""

    id: str
    text: str
    of: tuple[str, ...]
    agencies: tuple[str, ...] = field(default=())


def cut(text: str) -> Paragraphs:
    """Give the paragraphs of a text, each as its sentences."""
    return tuple(tuple(_SENTENCE.split(line.strip())) for line in re.split(r"\n+", text) if line.strip())


def print_wire(rng: random.Random, wire: Wire, share: float, other: Wire | None, donors: list[str], name: str) -> Printed:
    """Give what a paper makes of a wire when it keeps a share of its words; `other` is merged in at the same share.

    Args:
        rng: decides everything.
        wire, share: what is printed, and which part of its words.
        other: a wire of another agency.
        donors: sentences for paragraphs of the paper's own; what is used is taken away.
        name: id of the result.
    """
    paragraphs = list(_kept(rng, wire.paragraphs, share))
    if other:
        paragraphs += _kept(rng, other.paragraphs, share)
    if other or rng.random() < 0.3:
        rng.shuffle(paragraphs)
    for _ in range(rng.choice((0, 1, 1, 2))):
        own = tuple(donors.pop() for _ in range(rng.randint(1, 3)))
        paragraphs.insert(rng.choice((0, len(paragraphs), rng.randint(0, len(paragraphs)))), own)
    agencies = [wire.agency, *([other.agency] if other else [])]
    if rng.random() < (1 - CREDITED if other else 0.3):
        agencies = agencies[: rng.randint(0, len(agencies) - 1)]
    lines = _reworded(rng, [" ".join(sentences) for sentences in paragraphs])
    return Printed(name, _laid_out(rng, lines, agencies), (wire.id, *([other.id] if other else [])), tuple(agencies))


def noted(rng: random.Random, text: str) -> str:
    """Give a text with a note under it that other texts have too, or without."""
    return f"{text}\n\n{rng.choice(_NOTES)}" if rng.random() < 0.5 else text


def _kept(rng: random.Random, paragraphs: Paragraphs, share: float) -> Paragraphs:
    """Keep a share of the words, by whole sentences."""
    places = [(n, m) for n, sentences in enumerate(paragraphs) for m in range(len(sentences))]
    how = rng.choice(CUTS)
    if how == "tail":
        places.reverse()
    elif how == "sentences":
        rng.shuffle(places)
    elif how == "paragraphs":
        order = rng.sample(range(len(paragraphs)), len(paragraphs))
        places.sort(key=lambda place: (order[place[0]], place[1]))
    elif how == "middle":
        places.sort(key=lambda place: min(place, (len(paragraphs) - 1 - place[0], 99)))
    kept, room = set[tuple[int, int]](), share * _n_words(paragraphs)
    for n, m in places:
        length = len(paragraphs[n][m].split())
        if kept and length > 2 * room:
            break
        kept.add((n, m))
        room -= length
    cut_down = (tuple(s for m, s in enumerate(sentences) if (n, m) in kept) for n, sentences in enumerate(paragraphs))
    return tuple(sentences for sentences in cut_down if sentences)


def _reworded(rng: random.Random, lines: Sequence[str]) -> list[str]:
    rate = rng.choice((0.0, 0.0, 0.3, 0.6))
    return [
        " ".join(_OTHER_WORDS[word] if word in _OTHER_WORDS and rng.random() < rate else word for word in line.split())
        for line in lines
    ]


def _laid_out(rng: random.Random, lines: Sequence[str], agencies: Sequence[str]) -> str:
    """Give the text of lines, with credit, spelling and line breaks as a paper has them."""
    credit = "/".join(agencies)
    text = rng.choice(("\n\n", "\n")).join(lines)
    if credit:
        text = rng.choice((f"Berlin ({credit}) - {text}", f"{text} ({credit}/red)", f"{text}\n\nQuelle: {credit}"))
    if rng.random() < 0.4:
        text = _QUOTED.sub('"', text)
    if rng.random() < 0.2:
        text = "".join(_ASCII.get(letter, letter) for letter in text)
    if rng.random() < 0.2:
        text = "\n\n".join(textwrap.fill(line, 70) for line in text.split("\n") if line)
    if rng.random() < 0.1:
        text = html.escape(text).replace("ü", "&uuml;").replace("ö", "&ouml;").replace("ä", "&auml;")
    return noted(rng, text)


def _n_words(paragraphs: Paragraphs) -> int:
    return sum(len(sentence.split()) for sentences in paragraphs for sentence in sentences)
