"""Who fills the roles of an event: from words with probabilities to mentions, and from mentions to actors named once each."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from laut.document import Document
from laut.findings import Actor, Mention, Participant


@dataclass(frozen=True, slots=True)
class Filling:
    """A mention in a role, with the mean probability of its words."""

    mention: Mention
    probability: float


class MentionIndex:
    """The mentions of a document, to be asked for by words."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        """Index mentions given in text order."""
        self.mentions = tuple(mentions)
        self._runs = [doc.words_in(m.start, m.end) for m in mentions]
        self._starts = [r.start for r in self._runs]

    def filling(self, words: Mapping[int, float], *, least: float, share: float) -> list[Filling]:
        """Give the mentions whose words fill a role, the surest first; of nested ones only the outermost that is as sure.

        Args:
            words: probabilities by word; words left out are nought.
            least: what the surest mention needs.
            share: what any other needs of the surest one's probability.
        """
        scored = []
        for i in self._touched(words):
            run = self._runs[i]
            mean = sum(words.get(w, 0.0) for w in run) / len(run)
            if mean > 0:
                scored.append((mean, i))
        if not scored or max(scored)[0] < least:
            return []
        top = max(scored)[0]
        kept = sorted((s for s in scored if s[0] >= max(share * top, least / 2)), key=lambda s: (-s[0], s[1]))
        out: list[tuple[float, int]] = []
        for mean, i in sorted(kept, key=lambda s: self._runs[s[1]].start - self._runs[s[1]].stop):  # the longest first
            if not any(self._holds(j, i) for _, j in out):
                out.append((mean, i))
        return [Filling(self.mentions[i], mean) for mean, i in sorted(out, key=lambda s: (-s[0], s[1]))]

    def _touched(self, words: Mapping[int, float]) -> list[int]:
        found: set[int] = set()
        for word in words:
            last = bisect_left(self._starts, word + 1)
            for i in range(last - 1, max(-1, last - 12), -1):
                if self._runs[i].start <= word < self._runs[i].stop:
                    found.add(i)
        return sorted(found)

    def _holds(self, outer: int, inner: int) -> bool:
        a, b = self._runs[outer], self._runs[inner]
        return a.start <= b.start and b.stop <= a.stop


def participants(fillings: Sequence[Filling], actors: Mapping[str, Actor]) -> tuple[Participant, ...]:
    """Give each actor once, by its surest mention; places are no actors unless they are states or bodies that can act."""
    seen: dict[str | None, Participant] = {}
    for filling in fillings:
        actor = filling.mention.actor
        if actor is None or actor in actors:
            seen.setdefault(actor, Participant(filling.mention.id, actor))
    return tuple(seen.values())
