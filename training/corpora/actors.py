"""Articles with coded actors, and sentences with coded names: what the actor heads are trained on.

Sets: ``actors-wikinews-de``, ``own`` (our own coding, by offsets, of articles of quotes-wikinews-de and of our own ones), and for
names alone ``ner-germeval14-de`` and ``ner-crossner-politics-en``. Spans are half-open runs of words.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from laut.document import Document
from laut.lang.load import pack_of
from laut.tokenise import document_of

OWN = Path(__file__).parents[1] / "own"
OF_GERMEVAL = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC"}
OF_CROSSNER = {
    "person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC",
    "event": "MISC", "election": "MISC", "misc": "MISC",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A coded mention: a half-open run of words, its kind, its label, its actor's id."""

    start: int
    end: int
    kind: str
    label: str
    actor: str


@dataclass(frozen=True, slots=True)
class ActorCode:
    """What is coded of an actor."""

    name: str
    label: str
    country: str | None
    sectors: tuple[str, ...]
    role: str | None


@dataclass(frozen=True, slots=True)
class ActorArticle:
    """A text in words and sentences, its mentions in text order, outer before inner, and its actors by id."""

    id: str
    doc: Document
    mentions: list[Mention]
    actors: dict[str, ActorCode]


@dataclass(frozen=True, slots=True)
class NameSentence:
    """A sentence and its names, as runs of words with a label."""

    doc: Document
    names: list[tuple[int, int, str]]


def load_actors(corpus: str, part: str, shared: Path) -> list[ActorArticle]:
    """The articles of ``actors-wikinews-de`` (``train``, ``dev``) or ``own`` (``de-train``, ``en-train``, ``en-dev``)."""
    if corpus == "own":
        return [_article(raw) for raw in _own(part, shared)]
    with (shared / "data" / corpus / f"{part}.jsonl").open(encoding="utf-8") as file:
        return [_article(json.loads(line)) for line in file]


def _own(part: str, shared: Path) -> Iterator[dict[str, Any]]:
    from training.corpora.quotes import load

    texts: dict[str, tuple[str, str]] = {}
    for set_ in ("de-train", "en-train", "en-dev"):
        texts |= {a.id: (a.doc.text, a.doc.language) for a in load("own", set_, shared)}
    path = shared / "data" / "quotes-wikinews-de" / "train.jsonl"
    if path.exists():
        with path.open(encoding="utf-8") as file:
            texts |= {raw["id"]: (raw["text"], "de") for raw in map(json.loads, file)}
    with (OWN / f"actors-{part}.jsonl").open(encoding="utf-8") as file:
        for raw in map(json.loads, file):
            if raw["id"] not in texts:
                continue
            text, language = texts[raw["id"]]
            if hashlib.sha256(text.encode()).hexdigest() != raw["sha256"]:
                raise ValueError(f"{part}: the text of {raw['id']} is not the one that was coded")
            mentions = [dict(zip(("start", "end", "kind", "actor"), m, strict=True)) for m in raw["mentions"]]
            yield {"id": raw["id"], "text": text, "language": language, "mentions": mentions, "actors": raw["actors"]}


def _article(raw: dict[str, Any]) -> ActorArticle:
    doc = document_of(raw["text"], pack_of(raw.get("language", "de")))
    actors = {a["id"]: ActorCode(a["name"], a["label"], a["country"], tuple(a["sectors"]), a.get("role")) for a in raw["actors"]}
    mentions = []
    for m in sorted(raw["mentions"], key=lambda m: (m["start"], -m["end"])):
        words = doc.words_in(m["start"], m["end"])
        if words:
            mentions.append(Mention(words.start, words.stop, m["kind"], actors[m["actor"]].label, m["actor"]))
    return ActorArticle(raw["id"], doc, mentions, actors)


def load_names(corpus: str, part: str, shared: Path) -> list[NameSentence]:
    """The sentences of ``ner-germeval14-de`` or ``ner-crossner-politics-en`` (``train``, ``dev``), words joined by spaces."""
    folder = shared / "data" / corpus
    german = corpus == "ner-germeval14-de"
    path = folder / f"{part}.tsv" if german else folder / "politics" / f"{part}.txt"
    out = []
    for rows in _blocks(path):
        text, names = joined(
            [(r[1] if german else r[0], r[2] if german else r[1]) for r in rows], OF_GERMEVAL if german else OF_CROSSNER
        )
        doc = document_of(text, pack_of("de" if german else "en"))
        runs = [(doc.words_in(a, b), label) for a, b, label in names]
        out.append(NameSentence(doc, [(r.start, r.stop, label) for r, label in runs if r]))
    return out


def joined(rows: list[tuple[str, str]], labels: dict[str, str]) -> tuple[str, list[tuple[int, int, str]]]:
    """A sentence of (word, BIO tag) rows as text and (start, end, label) of its names; tags of other labels are left out."""
    parts: list[str] = []
    names: list[tuple[int, int, str]] = []
    at = 0
    running = False
    for word, tag in rows:
        label = labels.get(tag[2:])
        if tag.startswith("I-") and running and label:
            names[-1] = (names[-1][0], at + len(word), names[-1][2])
        elif tag != "O" and label:
            names.append((at, at + len(word), label))
            running = True
        else:
            running = False
        parts.append(word)
        at += len(word) + 1
    return " ".join(parts), names


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 2:
                if block:
                    yield block
                block = []
            elif not line.startswith("#"):
                block.append(cells)
    if block:
        yield block
