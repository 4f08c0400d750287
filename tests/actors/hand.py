"""Mentions, settings and passages made by hand, for tests of the actor finder that need no model."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from laut.actors.find import Actors, find_actors
from laut.actors.mentions import Found, bare_mention
from laut.actors.scores import (
    BEGIN,
    INSIDE,
    KINDS,
    LABELS,
    LINK_WIDTH,
    N_DISTANCES,
    N_TAGS,
    N_VIEWS,
    PLACE_WIDTH,
    RELATIONS,
    SECTORS,
    SPAN_LAYERS,
    WORD_LAYERS,
    layer_slice,
)
from laut.actors.settings import (
    COUNTRY,
    KEY,
    NEAR,
    PLACE_KEY,
    PLACE_QUERY,
    QUERY,
    SECTOR,
    TABLES,
    TAGS,
    TUNED_LAYERS,
    ActorChoice,
    ActorSettings,
)
from laut.document import Document
from laut.encoder.pieces import Window
from laut.encoder.session import Passage, WindowScores
from laut.findings import Label, MentionKind, Statement
from laut.kb.find import KnowledgeBase
from laut.lang.load import pack_of
from laut.tokenise import document_of

COUNTRIES = ("DEU", "RUS", "USA")
CHOICE = ActorChoice(
    outside=dict.fromkeys(TUNED_LAYERS, 0.0),
    wide=0.0,
    again=0.0,
    new=dict.fromkeys(KINDS, 0.0),
    sector=0.3,
    country_weights=(1.0, 1.0, 2.0),
    country_least=0.1,
)
Tagging = tuple[str, str, Label]


def settings(**choice: Any) -> ActorSettings:
    """Give settings under which equal words answer each other, and words of which one is part of the other a little less."""
    tables = {name: np.zeros(shape, np.float32) for name, shape in TABLES.items()}
    for relation, score in {"same": 4.0, "last": 2.0, "part": 2.0}.items():
        tables["words"][..., RELATIONS.index(relation)] = score
    return ActorSettings(replace(CHOICE, **choice), tables, COUNTRIES, dict.fromkeys(KINDS, (1.0, 0.0)))


SETTINGS = settings()


def document(text: str, language: str = "de") -> Document:
    """Give a text in words and sentences."""
    return document_of(text, pack_of(language))


def run(doc: Document, words: str, *, nth: int = 0) -> tuple[int, int]:
    """Give the half-open run of words where a part of the text stands, the first time or a later one."""
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(words, start + 1)
    found = doc.words_in(start, start + len(words))
    return found.start, found.stop


def mention(
    doc: Document,
    words: str,
    kind: MentionKind = "name",
    label: Label = "PER",
    *,
    nth: int = 0,
    probability: float = 0.9,
    same: int | None = None,
    country: str | None = None,
    sector: str | None = None,
    asks: int | None = None,
    gives: int | None = None,
) -> Found:
    """Give a mention by its words.

    Args:
        same: mentions with the same number answer each other, with a score of 8.
        country, sector: what its head is sure of.
        asks, gives: of places, numbers that answer each other.
    """
    start, end = run(doc, words, nth=nth)
    bare = bare_mention(start, end, len(COUNTRIES))
    link, asked, given = bare.query.copy(), bare.place_query.copy(), bare.place_key.copy()
    if same is not None:
        link[same] = 8
    if asks is not None:
        asked[asks] = 8
    if gives is not None:
        given[gives] = 8
    countries, sectors = bare.country.copy(), bare.sector.copy()
    if country is not None:
        countries[COUNTRIES.index(country)] = 1
    if sector is not None:
        sectors[:] = 0
        sectors[SECTORS.index(sector)] = 1
    return replace(
        bare,
        kind=kind,
        label=label,
        probability=probability,
        query=link,
        key=link,
        country=countries,
        sector=sectors,
        place_query=asked,
        place_key=given,
    )


def ordered(*mentions: Found) -> list[Found]:
    """Give mentions in text order, the outer before the inner."""
    return sorted(mentions, key=lambda m: (m.start, -m.end))


def actors_of(
    doc: Document,
    *mentions: Found,
    statements: Sequence[Statement] = (),
    kb: KnowledgeBase | None = None,
    published: str | None = None,
    with_settings: ActorSettings = SETTINGS,
) -> Actors:
    """Find the actors of a document from its mentions."""
    return find_actors(
        doc,
        ordered(*mentions),
        statements,
        settings=with_settings,
        pack=pack_of(doc.language),
        kb=kb or KnowledgeBase.empty(),
        published=published,
    )


def tags_of(doc: Document, *tagged: Tagging, sure: float = 8.0) -> np.ndarray:
    """Give (word, tag) scores that mark (layer, words, label) and nothing else."""
    tags = np.zeros((len(doc.words), N_TAGS), np.float32)
    for layer in (*SPAN_LAYERS, *WORD_LAYERS):
        tags[:, layer_slice(layer).start] = 4.0
    for layer, words, label in tagged:
        first, last = run(doc, words)
        at, number = layer_slice(layer).start, LABELS.index(label)
        if layer in WORD_LAYERS:
            tags[first:last, at + 1 + number] = sure
            continue
        tags[first:last, at + 1 + 2 * number + INSIDE] = sure
        tags[first, at + 1 + 2 * number + INSIDE] = 0
        tags[first, at + 1 + 2 * number + BEGIN] = sure
    return tags


def passage_of(doc: Document, tags: np.ndarray, **arrays: np.ndarray) -> Passage:
    """Give a document read as one window; arrays that are not given are nought."""
    n_words = len(doc.words)
    shapes = {
        QUERY: (N_VIEWS, LINK_WIDTH), KEY: (N_VIEWS, LINK_WIDTH), NEAR: (len(KINDS), N_DISTANCES), SECTOR: (len(SECTORS) + 1,),
        COUNTRY: (len(COUNTRIES) + 1,), PLACE_QUERY: (PLACE_WIDTH,), PLACE_KEY: (PLACE_WIDTH,),
    }  # fmt: skip
    zeros = {name: np.zeros((n_words, *shape), np.float32) for name, shape in shapes.items()}
    window = Window(0, n_words, 0, n_words, (), ())
    scores = WindowScores(window, {TAGS: tags, **zeros, **arrays})
    return Passage(0, n_words, (scores,), doc.sentence_numbers(0, n_words))
