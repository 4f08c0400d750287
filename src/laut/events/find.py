"""From triggers to events: who, to whom, where, when, how many, in which mode and on whose word, each happening once."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.article import Part
from laut.document import Document, Span
from laut.encoder.heads import calibrated
from laut.events.attribution import StatementIndex, attributions
from laut.events.dates import TimeIndex
from laut.events.merge import Told, is_dated, merged, standing
from laut.events.participants import Filling, MentionIndex, participants
from laut.events.quantities import assigned, find_quantities
from laut.events.scores import AUXILIARIES, CONTEXTS, FACTUALITIES, MODES, ROLES, TYPE_MODES, TYPES
from laut.events.settings import EventSettings
from laut.events.triggers import Trigger
from laut.findings import Actor, Attribution, Event, FactualityValue, Mention, Quantity, Statement, TimeExpression
from laut.lang.pack import LanguagePack

STRENGTH: Final[tuple[FactualityValue, ...]] = ("CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu", "CTu")

_PARAGRAPH: Final = re.compile(r"\n\s*\n")

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Found:
    """What the other finders found, for events to rest on."""

    mentions: Sequence[Mention]
    actors: Sequence[Actor]
    times: Sequence[TimeExpression]
    statements: Sequence[Statement]


def find_events(
    doc: Document,
    triggers: Sequence[Trigger],
    found: Found,
    *,
    settings: EventSettings,
    pack: LanguagePack,
    parts: Sequence[Part] = (),
    published: str | None = None,
) -> tuple[Event, ...]:
    """Give the events of a document in the order of their triggers.

    Args:
        doc: the document.
        triggers: of it, in text order.
        found: its mentions, actors, times and statements.
        settings: of the head.
        pack: of its language.
        parts: of the article; what is told in a caption or heading is no happening of its own if it is told in the body.
        published: day the article was published on, if known; a story's day is near it.
    """
    finder = _Finder(doc, found, settings, pack, parts, published)
    counted = assigned([(t.start, t.end) for t in triggers], find_quantities(doc, pack), doc)
    tellings = [
        told
        for (trigger, contexts), quantities in zip(_contextual(doc, triggers, settings), counted, strict=True)
        if (told := finder.told(trigger, contexts, quantities)) is not None
    ]
    events = [_one(group) for group in merged(tellings)]
    events.sort(key=lambda e: e.trigger[0].start)
    return tuple(replace(e, id=f"e{n}") for n, e in enumerate(events, start=1))


def _contextual(doc: Document, triggers: Sequence[Trigger], settings: EventSettings) -> list[tuple[Trigger, Array]]:
    """Give triggers with (context) probabilities: their own mixed with the mean of their paragraph's and of the article's."""
    own = [np.asarray(1 / (1 + np.exp(-t.context)), np.float32) for t in triggers]
    breaks = [m.start() for m in _PARAGRAPH.finditer(doc.text)]
    paragraphs: dict[int, list[Array]] = {}
    numbers = [bisect_left(breaks, doc.words[t.start][0]) for t in triggers]
    for number, mine in zip(numbers, own, strict=True):
        paragraphs.setdefault(number, []).append(mine)
    around = {number: np.mean(members, axis=0) for number, members in paragraphs.items()}
    whole = np.mean(own, axis=0) if own else np.zeros(len(CONTEXTS), np.float32)
    near, far = settings.choice.paragraph, settings.choice.article
    return [
        (t, ((1 - near - far) * mine + near * around[number] + far * whole).astype(np.float32))
        for t, mine, number in zip(triggers, own, numbers, strict=True)
    ]


class _Finder:
    """What one telling is, given everything else of its document."""

    def __init__(
        self,
        doc: Document,
        found: Found,
        settings: EventSettings,
        pack: LanguagePack,
        parts: Sequence[Part],
        published: str | None,
    ) -> None:
        self._doc, self._settings, self._pack, self._parts = doc, settings, pack, parts
        self._mentions = MentionIndex(doc, found.mentions)
        self._actors: Mapping[str, Actor] = {a.id: a for a in found.actors}
        self._times = TimeIndex(doc, found.times, published=published)
        self._statements = StatementIndex(doc, found.statements)

    def told(self, trigger: Trigger, contexts: Array, quantities: tuple[Quantity, ...]) -> Told | None:
        """Give the event of a trigger, or None if it is not sure enough."""
        choice, doc = self._settings.choice, self._doc
        probability = calibrated(trigger.probability, self._settings.calibration)
        if trigger.probability < choice.least:
            return None
        type_ = TYPES[trigger.type]
        span = doc.span_of_words(trigger.start, trigger.end)
        filled = {role: self._filled(trigger, r, role) for r, role in enumerate(ROLES)}
        auxiliary = AUXILIARIES[int((trigger.auxiliary + np.asarray(choice.auxiliary, np.float32)).argmax())]
        author = FACTUALITIES[int((trigger.factuality + np.asarray(choice.factuality, np.float32)).argmax())]
        actors = participants(filled["actor"], self._actors)
        known = {p.actor for p in actors}
        telling = self._statements.telling(span.start, span.end, type_, actors=known, author=author)
        recipients = tuple(p for p in participants(filled["recipient"], self._actors) if p.actor not in known)
        event = Event(
            id="",
            type=type_,
            modes=_modes(type_, trigger.mode, choice.mode),
            contexts=_contexts(contexts, choice.context),
            trigger=(span,),
            mentions=((span,),),
            statement=telling.performs.id if telling.performs else None,
            actors=actors,
            recipients=recipients,
            places=tuple(f.mention.id for f in filled["place"] if f.mention.label in ("LOC", "ORG")),
            time=self._times.time_of(trigger.start, trigger.end, telling.performs, in_story=auxiliary == "none"),
            quantities=quantities,
            auxiliary=auxiliary,
            attributions=attributions(
                doc,
                (trigger.start, trigger.end),
                telling,
                author,
                negated=auxiliary == "negation",
                sources=filled["source"],
                pack=self._pack,
            ),
            probability=probability,
        )
        words = frozenset(doc.word(w).casefold() for w in range(trigger.start, trigger.end))
        in_heading = any(p.start <= span.start < p.end and p.kind in ("headline", "heading", "caption") for p in self._parts)
        return Told(event, doc.sentence_of(span.start), words, in_heading)

    def _filled(self, trigger: Trigger, r: int, role: str) -> list[Filling]:
        choice = self._settings.choice
        return self._mentions.filling(trigger.roles[role], least=choice.roles[r], share=choice.share[r])


def _modes(type_: str, scores: Array, least: float) -> tuple[str, ...]:
    """Give the likeliest mode of a type, if it is likelier than none and sure enough."""
    if type_ not in MODES:
        return ()
    at = [i for i, (t, _) in enumerate(TYPE_MODES) if t == type_] + [len(TYPE_MODES)]
    raised = np.exp(scores[at] - scores[at].max())
    shares = raised / raised.sum()
    best = int(shares.argmax())
    return () if best == len(at) - 1 or shares[best] < least else (TYPE_MODES[at[best]][1],)


def _contexts(probabilities: Array, least: float) -> tuple[str, ...]:
    """Give the contexts that are likely enough, and the likeliest in any case: nearly every coded event has one."""
    top = int(probabilities.argmax())
    return tuple(c for n, (c, p) in enumerate(zip(CONTEXTS, probabilities, strict=True)) if p >= least or n == top)


def _one(group: Sequence[Told]) -> Event:
    """Give the event of a group of tellings: the clearest one's, with what the others add, and the strongest value of each source."""
    best = standing(group)
    if len(group) == 1:
        return best.event
    others = [t.event for t in group if t is not best]
    event = best.event
    triggers: list[tuple[Span, ...]] = [event.trigger, *(o.trigger for o in others)]
    time = event.time if is_dated(event) else next((o.time for o in others if is_dated(o)), event.time)
    return replace(
        event,
        modes=event.modes or next((o.modes for o in others if o.modes), ()),
        contexts=tuple(c for c in CONTEXTS if any(c in e.contexts for e in (event, *others))),
        mentions=tuple(triggers),
        statement=event.statement or next((o.statement for o in others if o.statement), None),
        actors=event.actors or next((o.actors for o in others if o.actors), ()),
        recipients=event.recipients or next((o.recipients for o in others if o.recipients), ()),
        places=event.places or next((o.places for o in others if o.places), ()),
        time=time,
        quantities=event.quantities or next((o.quantities for o in others if o.quantities), ()),
        attributions=_strongest([event, *others]),
        probability=max(e.probability for e in (event, *others)),
    )


def _strongest(events: Sequence[Event]) -> tuple[Attribution, ...]:
    """Give each source once, with its strongest value over the tellings: CT, then PR, PS, Uu."""
    out: dict[str, Attribution] = {}
    for event in events:
        for attribution in event.attributions:
            known = out.get(attribution.by)
            if known is None or STRENGTH.index(attribution.factuality) < STRENGTH.index(known.factuality):
                out[attribution.by] = attribution
    return tuple(out.values())
