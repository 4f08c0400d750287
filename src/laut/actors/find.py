"""From mentions to actors: chains, names, roles, codes and links, and the statements with who is meant by their roles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from laut.actors.chains import find_chains
from laut.actors.codes import MOST_SECTORS, CountryWords, country_scores, sectors_of
from laut.actors.mentions import Found
from laut.actors.names import is_article, lookup_names, name_of, office_heads, role_of
from laut.actors.register import LEAST, Link, linked
from laut.actors.roles import MentionsByPlace, with_roles
from laut.actors.scores import LABELS
from laut.actors.settings import ActorSettings
from laut.document import Document
from laut.encoder.heads import calibrated
from laut.findings import Actor, Geo, Label, Mention, Role, Statement
from laut.kb.days import Days, days_of
from laut.kb.find import KnowledgeBase
from laut.lang.actors import ActorWords
from laut.lang.pack import LanguagePack

MEMBERS_REACH: Final = 2  # sentences between "die beiden Präsidenten" and who they are
_ONLY_BEHIND: Final = {"two": {"the", "these", "those"}}  # words for two just named that elsewhere only count


@dataclass(frozen=True, slots=True)
class Actors:
    """What was found: mentions and actors, and the statements with the actors of their roles."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]


def find_actors(
    doc: Document,
    found: Sequence[Found],
    statements: Sequence[Statement],
    *,
    settings: ActorSettings,
    pack: LanguagePack,
    kb: KnowledgeBase,
    published: str | None,
) -> Actors:
    """Give mentions, actors and resolved statements of a document.

    Args:
        doc: the document.
        found: its mentions, in text order, the outer before the inner.
        statements: its statements, roles with words only.
        settings: of the head.
        pack: of its language.
        kb: the knowledge base; an empty one gives no ids and fewer countries.
        published: EDTF; the day offices are looked up at.
    """
    table = pack.actors
    found = [m for m in found if not _is_article(doc, m, table)]
    found = with_roles(doc, found, statements, table, len(settings.countries))
    by_place = MentionsByPlace(doc, found)
    words = CountryWords(doc, found, kb, table)
    speakers = by_place.speaking(statements, table)
    chains = find_chains(doc, found, settings, table, speakers=speakers, countries=words.named)
    on = _days(published)
    told = [_actor(n + 1, doc, chain, found, words, settings, pack, kb, on) for n, chain in enumerate(chains)]
    if (one := _joined(chains, [key for _, key in told])) != chains:
        chains = one
        told = [_actor(n + 1, doc, chain, found, words, settings, pack, kb, on) for n, chain in enumerate(chains)]
    actors = [actor for actor, _ in told]
    actors = _with_members(doc, found, chains, actors, table)
    actor_of = {i: actors[n].id for n, chain in enumerate(chains) for i in chain}
    mentions = tuple(_mention(i, doc, m, actor_of[i], settings) for i, m in enumerate(found))

    def resolved(role: Role | None) -> Role | None:
        if role is None:
            return None
        ids = tuple(dict.fromkeys(actor_of[i] for i in by_place.filling(role.spans, table)))
        return replace(role, actors=ids)

    resolved_statements = tuple(
        replace(s, speaker=resolved(s.speaker), via=resolved(s.via), addressee=resolved(s.addressee)) for s in statements
    )
    return Actors(mentions, tuple(_of_principals(actors, resolved_statements)), resolved_statements)


def _joined(chains: list[list[int]], keys: Sequence[str | None]) -> list[list[int]]:
    """Give the chains with those made one that are linked to the same entity: "der russische Präsident" and "Wladimir Putin"."""
    by_key: dict[str, list[int]] = {}
    out: list[list[int]] = []
    for chain, key in zip(chains, keys, strict=True):
        home = by_key.get(key) if key else None
        if home is not None:
            home.extend(chain)
            continue
        out.append(list(chain))
        if key:
            by_key[key] = out[-1]
    return [sorted(chain) for chain in out]


def _of_principals(actors: Sequence[Actor], statements: Sequence[Statement]) -> list[Actor]:
    """Give the actors, those who only pass on with the country and sectors of whom they speak for."""
    by_id = {a.id: a for a in actors}
    for s in statements:
        if s.via and s.speaker and len(s.speaker.actors) == 1:
            principal = by_id[s.speaker.actors[0]]
            for id_ in set(s.via.actors) - set(s.speaker.actors):
                if by_id[id_].wikidata is None and by_id[id_].label == "PER":
                    by_id[id_] = replace(by_id[id_], country=principal.country, sectors=principal.sectors)
    return list(by_id.values())


def _with_members(
    doc: Document, found: Sequence[Found], chains: Sequence[Sequence[int]], actors: Sequence[Actor], table: ActorWords
) -> list[Actor]:
    """Give actors with the members of those that are two just named: "die beiden Präsidenten" after Putin and Kim.

    Example: "Putin empfing Kim. Die beiden Staatschefs unterschrieben." Known misses: groups of more than two.
    """
    of = {i: n for n, chain in enumerate(chains) for i in chain}
    out = list(actors)
    for n, chain in enumerate(chains):
        first = found[chain[0]]
        opening = range(first.start, min(first.end, first.start + 3))
        if first.kind != "nominal" or not any(_is_both(doc, w, table) for w in opening):
            continue
        sentence = doc.sentence_of(doc.words[first.start][0])
        named: dict[int, None] = {}
        for i in range(chain[0] - 1, -1, -1):
            if sentence - doc.sentence_of(doc.words[found[i].start][0]) > MEMBERS_REACH or len(named) > 2:
                break
            if of[i] != n and found[i].kind == "name" and actors[of[i]].label == actors[n].label:
                named[of[i]] = None
        if len(named) == 2:
            ids = tuple(actors[m].id for m in sorted(named))
            countries = {actors[m].country for m in named}
            out[n] = replace(actors[n], members=ids, country=countries.pop() if len(countries) == 1 else None)
    return out


def _is_both(doc: Document, w: int, table: ActorWords) -> bool:
    """Whether a word makes one of two just named; an English "two" without an article is but a number: "two soldiers"."""
    word, before = doc.word(w).lower(), doc.word(w - 1).lower() if w else ""
    return word in table.both and before in _ONLY_BEHIND.get(word, {before})


def _is_article(doc: Document, m: Found, table: ActorWords) -> bool:
    """Whether a description is nothing but an article: a tagging that broke off."""
    alone = m.kind == "nominal" and m.end == m.start + 1
    return alone and is_article(doc.word(m.start).lower(), table)


def _actor(
    number: int,
    doc: Document,
    chain: Sequence[int],
    found: Sequence[Found],
    words: CountryWords,
    settings: ActorSettings,
    pack: LanguagePack,
    kb: KnowledgeBase,
    on: Days | None,
) -> tuple[Actor, str | None]:
    """Give an actor, and the key of the entity it is linked to for sure."""
    mentions = [found[i] for i in chain]
    label = _label(mentions)
    name = name_of(doc, mentions, pack.actors)
    scores = country_scores(doc, chain, found, words, settings)
    country = max(scores, key=lambda c: scores[c]) if scores else None
    if country is not None and scores[country] < settings.choice.country_least:
        country = None
    sectors = sectors_of(mentions, settings.choice.sector)
    names = lookup_names(doc, mentions, name, pack.actors, kb)
    offices = office_heads(doc, mentions, pack.actors)
    link = linked(names, offices, label, country, kb, on, "en" if doc.language.startswith("en") else "de")
    if link is not None:
        country = link.entity.country or country
        known = link.entity.sectors if label != "LOC" else ()
        sectors = tuple(dict.fromkeys((*known, *sectors)))[:MOST_SECTORS]
    sure = link if link and link.probability >= LEAST else None
    actor = Actor(
        id=f"a{number}",
        name=name,
        label=label,
        role=role_of(doc, mentions, name, pack.actors),
        members=(),
        country=country,
        sectors=sectors,
        wikidata=sure.entity.wikidata if sure else None,
        probability=sure.probability if sure and sure.entity.wikidata else None,
        geo=_geo(sure, label),
    )
    return actor, sure.entity.key if sure else None


def _label(mentions: Sequence[Found]) -> Label:
    weights = dict.fromkeys(LABELS, 0.0)
    for m in mentions:
        weights[m.label] += m.probability * (1.5 if m.kind == "name" else 1.0)
    return max(weights, key=lambda label: weights[label])


def _geo(link: Link | None, label: Label) -> Geo | None:
    if link is None or label != "LOC" or link.entity.lat is None or link.entity.lon is None:
        return None
    return Geo(link.entity.lat, link.entity.lon, link.entity.geonames)


def _mention(i: int, doc: Document, m: Found, actor: str, settings: ActorSettings) -> Mention:
    span = doc.span_of_words(m.start, m.end)
    sure = calibrated(m.probability, settings.calibration[m.kind])
    return Mention(f"m{i + 1}", span.start, span.end, span.text, m.kind, m.label, actor, sure)


def _days(published: str | None) -> Days | None:
    return days_of(published[:10]) if published else None
