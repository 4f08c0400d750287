"""Which mentions are the same: every mention asks those before it and joins the best answer, unless its chain forbids it.

The scores are those of the trained scorer (Lee et al., EMNLP 2017, with biases for kinds, words, distance, number and gender, position
and label); only the last REACH mentions are asked, and the first and the last of each name before, so that time grows with the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.actors.agreement import Form, agreements, form_of
from laut.actors.mentions import Found
from laut.actors.scores import KINDS, content_words, distances, positions, relations
from laut.actors.settings import ActorSettings
from laut.document import Document
from laut.lang.actors import ActorWords

REACH: Final = 150  # mentions; no link in actors-wikinews-de goes over more than 120 except between equal names
BLOCK: Final = 50  # mentions scored at a time
NEVER: Final = -1e9

Scores = NDArray[np.float32]


@dataclass
class Chain:
    """Mentions that stand for one actor, as indices in text order, and what they can be together."""

    mentions: list[int] = field(default_factory=list)
    genders: frozenset[str] = frozenset("mfnp")
    name_words: set[str] = field(default_factory=set)
    country: str | None = None


def find_chains(
    doc: Document,
    found: Sequence[Found],
    settings: ActorSettings,
    table: ActorWords,
    *,
    speakers: Mapping[int, int],
    countries: Mapping[int, str],
) -> list[list[int]]:
    """Give the chains of mentions, each in text order, in the order of their first mentions.

    Args:
        doc: the document.
        found: its mentions in text order.
        settings: of the head.
        table: the actor words of its language.
        speakers: by index of a mention, that of one it must be the same as: "ich" in a quotation and its speaker. They join last.
        countries: by index of a mention, the country its words name ("Russland", "russisch"); two that name one are the same, two
            that name different ones never.
    """
    words = [content_words(doc.span_of_words(m.start, m.end).text) for m in found]
    forms = [_form(doc, m, table) for m in found]
    chains: list[Chain] = []
    of: dict[int, int] = {}
    named: dict[tuple[str, ...], int] = {}
    of_country: dict[str, int] = {}
    for first in range(0, len(found), BLOCK):
        start = max(0, first - REACH)
        part = slice(start, min(first + BLOCK, len(found)))
        scores = link_scores(doc, found[part], words[part], forms[part], settings, first=first - start)
        for i in range(first, part.stop):
            if i in speakers:
                continue
            country = countries.get(i)
            answers = scores[i - first, : i - start] - settings.choice.new[found[i].kind]
            chain = of_country.get(country) if country else None
            if chain is None:
                chain = _chosen(i, answers, start, found, words, forms, chains, of, named, country)
            if chain is None:
                chains.append(Chain())
                chain = len(chains) - 1
            _join(chains[chain], i, found[i], words[i], forms[i], country)
            if country:
                of_country.setdefault(country, chain)
            of[i] = chain
            if found[i].kind == "name":
                named[words[i]] = chain
    for i in sorted(speakers):
        speaker, seen = speakers[i], {i}
        while speaker not in of and speaker in speakers and speaker not in seen:  # who speaks is an "ich" again
            seen.add(speaker)
            speaker = speakers[speaker]
        if speaker not in of:
            chains.append(Chain())
            of[speaker] = len(chains) - 1
        of[i] = of[speaker]
        chains[of[i]].mentions.append(i)
    return sorted((sorted(c.mentions) for c in chains if c.mentions), key=lambda c: c[0])


def link_scores(
    doc: Document,
    found: Sequence[Found],
    words: Sequence[tuple[str, ...]],
    forms: Sequence[Form],
    settings: ActorSettings,
    *,
    first: int = 0,
) -> Scores:
    """Give (mention, mention) how well all answer each from the one numbered `first` on."""
    kinds = np.array([KINDS.index(m.kind) for m in found])
    asking = slice(first, None)
    pair = kinds[asking, None], kinds[None, :]
    apart = distances([doc.sentence_of(doc.words[m.start][0]) for m in found])[asking]
    labels = np.array([m.label for m in found])
    query, key, near = (np.stack([getattr(m, name) for m in found]) for name in ("query", "key", "near"))
    tables = settings.tables
    scores: Scores = (
        query[asking] @ key.T / key.shape[1] ** 0.5
        + near[np.arange(len(found))[None, :], kinds[asking, None], apart]
        + tables["words"][(*pair, relations(words, first=first))]
        + tables["distance"][(*pair, apart)]
        + tables["agreement"][(*pair, agreements(forms)[asking])]
        + tables["position"][(*pair, positions([m.start for m in found], [m.end for m in found])[asking])]
        + tables["label"][(*pair, (labels[asking, None] == labels[None, :]).astype(int))]
    )
    return scores


def _chosen(
    i: int,
    answers: Scores,
    start: int,
    found: Sequence[Found],
    words: Sequence[tuple[str, ...]],
    forms: Sequence[Form],
    chains: Sequence[Chain],
    of: Mapping[int, int],
    named: Mapping[tuple[str, ...], int],
    country: str | None,
) -> int | None:
    """Give the chain a mention joins, or None for a new one."""
    for j in np.argsort(-answers):
        if answers[j] <= 0:
            break
        chain = of.get(start + int(j))
        if chain is not None and _fits(chains[chain], found[i], words[i], forms[i], country):
            return chain
    earlier = named.get(words[i]) if found[i].kind == "name" else None
    if (
        earlier is not None
        and chains[earlier].mentions[-1] < start
        and _fits(chains[earlier], found[i], words[i], forms[i], country)
    ):
        return earlier
    return None


def _fits(chain: Chain, mention: Found, words: tuple[str, ...], form: Form, country: str | None) -> bool:
    """Whether number and gender go together, and no name of a person or country stands against another."""
    if country is not None and chain.country is not None and country != chain.country:
        return False
    if not chain.genders & form.genders:
        return False
    return not (mention.kind == "name" and mention.label == "PER" and chain.name_words) or bool(chain.name_words & set(words))


def _join(chain: Chain, i: int, mention: Found, words: tuple[str, ...], form: Form, country: str | None) -> None:
    chain.mentions.append(i)
    chain.country = chain.country or country
    if mention.label == "PER":
        chain.genders = (chain.genders & form.genders) or chain.genders
    if mention.kind == "name":
        chain.name_words.update(words)


def _form(doc: Document, mention: Found, table: ActorWords) -> Form:
    words = [doc.word(w) for w in range(mention.start, mention.end)]
    before = doc.word(mention.start - 1) if mention.start else ""
    return form_of(words, mention.kind, mention.label, table, before=before)
