"""What country and which sectors an actor belongs to: from its own words, the places it is linked to, the heads and the knowledge base."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from laut.actors.mentions import Found
from laut.actors.scores import SECTORS, distances
from laut.actors.settings import ActorSettings
from laut.document import Document
from laut.kb.find import KnowledgeBase
from laut.lang.actors import ActorWords

REACH: Final = 60  # mentions of places asked for a mention's country, before and after it
FIRST_WORDS: Final = 5  # of a description that may name its country; later ones belong to an attribute
NEAR_EQUAL: Final = 0.15  # of prominence; of places nearer than this in several countries none is meant for sure
MOST_SECTORS: Final = 3


class CountryWords:
    """The countries that words of a document name, asked of the knowledge base once each."""

    def __init__(self, doc: Document, found: Sequence[Found], kb: KnowledgeBase, table: ActorWords) -> None:
        """Look up every mention that is a word for a country, a place in one or one of its bodies."""
        self._doc, self._kb = doc, kb
        self._known: dict[tuple[str, bool], str | None] = {}
        self.places: dict[int, str] = {}
        self.named: dict[int, str] = {}  # of these, the words for a country itself
        for i, m in enumerate(found):
            text = doc.span_of_words(m.start, m.end).text
            if m.kind in ("name", "adjective") and m.label in ("LOC", "ORG"):
                if country := self._country_of(text, m.label == "LOC"):
                    self.places[i] = country
                    if m.label == "LOC" and self._country_of(text, False) == country:
                        self.named[i] = country
            elif m.kind == "nominal" and m.label in ("LOC", "ORG") and (country := self._with_article(m, table)):
                self.places[i] = self.named[i] = country

    def _with_article(self, mention: Found, table: ActorWords) -> str | None:
        """Give the country of a name with nothing but an article and adjectives before it: "die Ukraine", "das isolierte Nordkorea"."""
        words = [self._doc.word(w) for w in range(mention.start, mention.end)]
        between = [w for w in words[1:-1] if not w.islower() or w in table.never_last]
        if (
            len(words) < 2
            or between
            or (len(words) > 2 and self._doc.language != "de")
            or not words[-1][:1].isupper()
            or words[0].lower() not in table.never_last
        ):
            return None
        word = self._kb.country_of(words[-1])
        return word.country.country if word and word.form in ("name", "alias", "abbreviation") and not word.others else None

    def inside(self, mention: Found) -> str | None:
        """Give the country the first words of a description name: "der russische Präsident", "the North Korean leader"."""
        last = min(mention.end, mention.start + FIRST_WORDS)
        for word in range(mention.start, last):
            for n in (3, 2, 1):
                if word + n <= last and (country := self._country_of(self._doc.span_of_words(word, word + n).text, False)):
                    return country
        return None

    def _country_of(self, text: str, is_place: bool) -> str | None:
        key = text, is_place
        if key not in self._known:
            self._known[key] = self._looked_up(text, is_place)
        return self._known[key]

    def _looked_up(self, text: str, is_place: bool) -> str | None:
        for form in dict.fromkeys((text, text.removesuffix("s"), text.removesuffix("er"))):
            word = self._kb.country_of(form)
            if word is not None:
                return None if word.others else word.country.country
            places = [c.entity for c in self._kb.find(form) if c.entity.kind in ("place", "country")] if is_place else []
            if places:
                near = {p.country for p in places if places[0].prominence - p.prominence < NEAR_EQUAL}
                return places[0].country if len(near) == 1 else None
        return None


def country_scores(
    doc: Document,
    chain: Sequence[int],
    found: Sequence[Found],
    words: CountryWords,
    settings: ActorSettings,
) -> dict[str, float]:
    """Give the countries a chain may belong to, weighed: by the country head, by links to places, by words in it."""
    by_head, by_link, by_word = settings.choice.country_weights[:3]
    scores: dict[str, float] = {}

    def add(country: str, weight: float) -> None:
        scores[country] = scores.get(country, 0.0) + weight

    head = np.mean([found[i].country for i in chain], axis=0)
    for country, share in zip(settings.countries, head, strict=False):
        if share > 0.02:
            add(country, by_head * float(share))
    for country, share in _linked(doc, chain, found, words.places, settings).items():
        add(country, by_link * share)
    named = [c for i in chain if (c := words.places.get(i) or (words.inside(found[i]) if found[i].kind == "nominal" else None))]
    for country in dict.fromkeys(named):
        add(country, by_word * named.count(country) / len(named))
    return scores


def _linked(
    doc: Document, chain: Sequence[int], found: Sequence[Found], places: Mapping[int, str], settings: ActorSettings
) -> dict[str, float]:
    """Give the share of each country among the places that the mentions of a chain are linked to."""
    shares: dict[str, float] = {}
    asked = chain[:8]
    for i in asked:
        near = [j for j in range(max(0, i - REACH), min(len(found), i + REACH)) if j in places and j != i]
        if not near:
            continue
        keys = np.stack([found[j].place_key for j in near])
        sentences = [doc.sentence_of(doc.words[found[j].start][0]) for j in (i, *near)]
        scores = keys @ found[i].place_query / len(found[i].place_query) ** 0.5
        scores = scores + settings.tables["place_distance"][distances(sentences)[0, 1:]]
        raised = np.exp(scores - max(scores.max(), 0.0))
        total = raised.sum() + np.exp(-max(scores.max(), 0.0))
        for j, share in zip(near, raised / total, strict=True):
            shares[places[j]] = shares.get(places[j], 0.0) + float(share) / len(asked)
    return shares


def sectors_of(chain: Sequence[Found], least: float) -> tuple[str, ...]:
    """Give the sectors of a chain by the sector head, the likeliest first; none where none is likeliest."""
    shares = np.mean([m.sector for m in chain], axis=0)
    order = np.argsort(-shares)
    if order[0] == len(SECTORS):
        return ()
    return tuple(SECTORS[i] for i in order[:MOST_SECTORS] if i < len(SECTORS) and (shares[i] >= least or i == order[0]))
