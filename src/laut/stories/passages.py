"""What a copy made of its origin, sentence by sentence: dropped, changed, added. Sentences that only moved are none of these.

Sentences are the same if their folded words are, and changed if enough words are shared. Known misses: two sentences made one, which are
a changed and a dropped one, and a sentence rewritten with few of its words, which is dropped and added.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from laut.document import Span
from laut.errors import LanguageError
from laut.lang.load import pack_of
from laut.store.words import fold
from laut.tokenise import document_of

SIMILAR: Final = 0.5  # Dice over the words of a changed sentence; 0.4 pairs sentences that share names only
COMMON: Final = 30  # sentences with a word, from where it says nothing about which are alike
NEAREST: Final = 8  # sentences that one is compared with

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Changes:
    """Passages of an origin and a copy, each in the order of its text.

    Attributes:
        dropped: of the origin.
        changed: of the origin and of the copy, in pairs.
        added: of the copy.
    """

    dropped: tuple[Span, ...]
    changed: tuple[tuple[Span, Span], ...]
    added: tuple[Span, ...]


def changes_between(origin: str, copy: str, language: str | None) -> Changes:
    """Give what a copy dropped, changed and added; a language without a pack is cut into sentences as German."""
    ours, theirs = _Sentences(origin, language), _Sentences(copy, language)
    waiting = defaultdict[tuple[str, ...], deque[int]](deque)
    for n, words in enumerate(ours.words):
        waiting[words].append(n)
    kept, left = set[int](), list[int]()
    for n, words in enumerate(theirs.words):
        if waiting[words]:
            kept.add(waiting[words].popleft())
        else:
            left.append(n)
    missing = [n for n in range(len(ours.words)) if n not in kept]
    changed = _changed(ours.words, missing, theirs.words, left)
    paired = set(changed.values())
    return Changes(
        tuple(ours.span(n) for n in missing if n not in changed),
        tuple((ours.span(n), theirs.span(changed[n])) for n in sorted(changed)),
        tuple(theirs.span(n) for n in left if n not in paired),
    )


class _Sentences:
    """The sentences of a text that have words."""

    def __init__(self, text: str, language: str | None) -> None:
        try:
            pack = pack_of(language or "de")
        except LanguageError:
            pack = pack_of("de")
        cut = [(start, end, tuple(_WORD.findall(fold(text[start:end])))) for start, end in document_of(text, pack).sentences]
        self._text = text
        self._places = [(start, end) for start, end, words in cut if words]
        self.words = [words for _, _, words in cut if words]

    def span(self, n: int) -> Span:
        start, end = self._places[n]
        return Span(start, end, self._text[start:end])


def _changed(
    ours: Sequence[tuple[str, ...]], missing: Sequence[int], theirs: Sequence[tuple[str, ...]], left: Sequence[int]
) -> dict[int, int]:
    """Pair sentences that are alike, the most alike first, by their numbers."""
    alike = sorted(_alike(ours, missing, theirs, left), key=lambda found: (-found[0], found[1], found[2]))
    pairs, used = dict[int, int](), set[int]()
    for _, n, m in alike:
        if n not in pairs and m not in used:
            pairs[n] = m
            used.add(m)
    return pairs


def _alike(
    ours: Sequence[tuple[str, ...]], missing: Sequence[int], theirs: Sequence[tuple[str, ...]], left: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    having = defaultdict[str, list[int]](list)
    for n in missing:
        for word in set(ours[n]):
            having[word].append(n)
    for m in left:
        near = Counter(n for word in set(theirs[m]) if len(having.get(word, ())) <= COMMON for n in having.get(word, ()))
        for n, _ in near.most_common(NEAREST):
            shared = (Counter(ours[n]) & Counter(theirs[m])).total()
            score = 2 * shared / (len(ours[n]) + len(theirs[m]))
            if score >= SIMILAR:
                yield score, n, m
