"""Span and Document: a text cut into words and sentences, and all arithmetic with offsets.

Spans are half-open, in Unicode code points of the text. Words and sentences are numbered from 0; a run of words is half-open.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text with its words: `text` is always the slice from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text in one language, its words and its sentences.

    Attributes:
        words, sentences: half-open spans in code points, in order.
    """

    text: str
    language: str
    words: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    _word_starts: tuple[int, ...] = field(repr=False)
    _sentence_starts: tuple[int, ...] = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """Give the span between two offsets."""
        return Span(start, end, self.text[start:end])

    def span_of_words(self, first: int, last: int) -> Span:
        """Give the span of the half-open run of words."""
        return self.span(self.words[first][0], self.words[last - 1][1])

    def spans_of_runs(self, runs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """Give the spans of several half-open runs of words."""
        return tuple(self.span_of_words(first, last) for first, last in runs)

    def starting_at(self, offset: int) -> "Document":
        """Give the same document without the words before an offset; offsets and text stay."""
        words = tuple(w for w in self.words if w[0] >= offset)
        sentences = tuple((max(start, offset), end) for start, end in self.sentences if end > offset)
        return Document(self.text, self.language, words, sentences, tuple(w[0] for w in words), tuple(s[0] for s in sentences))

    def word(self, index: int) -> str:
        """Give the text of one word."""
        start, end = self.words[index]
        return self.text[start:end]

    def words_in(self, start: int, end: int) -> range:
        """Give the words that touch the offsets from `start` to `end`."""
        first = bisect_right(self._word_starts, start) - 1
        if first < 0 or self.words[first][1] <= start:
            first += 1
        return range(first, max(first, bisect_left(self._word_starts, end)))

    def sentence_of(self, offset: int) -> int:
        """Give the sentence an offset lies in, or the one before it if it lies between two."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_numbers(self, first: int, last: int) -> tuple[int, ...]:
        """Give the sentence of each word of the half-open run of words."""
        return tuple(self.sentence_of(self.words[word][0]) for word in range(first, last))

    def sentence_starts(self, first: int, last: int) -> list[int]:
        """Give the words of a half-open run, not empty, that sentences begin with, counted from the run's first."""
        numbers = range(self.sentence_of(self.words[first][0]), self.sentence_of(self.words[last - 1][0]) + 1)
        starts = (self.words_of_sentence(number).start - first for number in numbers)
        return [start for start in starts if start >= 0]

    def words_of_sentence(self, sentence: int) -> range:
        """Give the words of a sentence."""
        return self.words_in(*self.sentences[sentence])
