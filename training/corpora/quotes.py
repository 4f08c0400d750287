"""Articles with coded statements, from all quotation sets, in words: what the heads are trained on.

``load`` gives the articles of one set by its name. Spans are half-open runs of words of `laut.tokenise`; a role that a set
does not code at all is named in ``uncoded``, so that its absence is not learned as a fact.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from laut.document import Document
from laut.lang.load import pack_of
from laut.tokenise import document_of
from training.corpora import marked

TYPES = ("direct", "indirect", "free_indirect", "indirect_free_indirect", "reported")
ROLES = ("speaker", "cue", "frame", "addressee", "via")
OF_UPSTREAM = {t.replace("_", ""): t for t in TYPES}
OWN = Path(__file__).parents[1] / "own"
UNCODED = {"quotes-wikinews-de": frozenset({"via"})}

Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One coded statement; every span is a half-open run of words."""

    type: str
    nested: bool
    quote: Runs
    roles: dict[str, Runs]


@dataclass(frozen=True, slots=True)
class Article:
    """A text in words and sentences, and what is coded in it."""

    id: str
    corpus: str
    doc: Document
    statements: list[Statement]
    uncoded: frozenset[str] = field(default_factory=frozenset)


def load(corpus: str, part: str, shared: Path) -> list[Article]:
    """The articles of ``quotes-wikinews-de``, ``quotes-open-de`` (part ``train`` or ``dev``) or ``own`` (part ``de-train``, ...)."""
    return [_article(raw, corpus) for raw in _raw(corpus, part, shared)]


def _raw(corpus: str, part: str, shared: Path) -> Iterator[dict[str, Any]]:
    if corpus == "own":
        for path in sorted((OWN / part).glob("*.txt")):
            yield marked.read(path)
    else:
        with (shared / "data" / corpus / f"{part}.jsonl").open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def _article(raw: dict[str, Any], corpus: str) -> Article:
    doc = document_of(raw["text"], pack_of(raw.get("language", "de")))
    statements = []
    for item in raw["annotations"]:
        quote = runs_of(item["quote"], doc.words)
        if quote:
            roles = {role: runs_of(item.get(role) or [], doc.words) for role in ROLES}
            type_ = OF_UPSTREAM[item["type"].replace("_", "").lower()]
            statements.append(Statement(type_, bool(item.get("nested")), quote, roles))
    return Article(raw["id"], corpus, doc, statements, UNCODED.get(corpus, frozenset()))


def runs_of(spans: Sequence[Sequence[int]], words: Sequence[tuple[int, int]]) -> Runs:
    """Character spans as runs of the words they touch; spans that touch none are dropped, runs that meet are joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((s, e) for s, e in spans):
        hit = [i for i, (a, b) in enumerate(words) if a < end and start < b]
        if not hit:
            continue
        if out and hit[0] <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], hit[-1] + 1))
        else:
            out.append((hit[0], hit[-1] + 1))
    return tuple(out)
