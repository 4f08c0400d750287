"""Cuts the words of a text into subword pieces and the pieces into overlapping windows; nothing is ever left out.

A window is what the encoder reads at once. Scores are read off at the first piece of each word, so from here on a text is
its words. Training uses these same windows: what the heads learn is what they see later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tokenizers import Tokenizer

MAX_PIECES: Final = 440  # of a window, its two end pieces included; the encoder was trained on up to 512, the heads on 440
OVERLAP: Final = 128  # pieces two neighbours share at least: about four sentences, more than nearly every frame and quote span
MAX_WORD_PIECES: Final = 48  # of one word; what is longer is no word (a run of signs) and tells the encoder nothing more
MAX_WORD_CHARS: Final = 1_000  # shown to the tokenizer; it is never more than 48 pieces' worth of a real word
BOS, EOS = 0, 2


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words the encoder reads at once.

    Attributes:
        start, end: the words, half-open.
        core_start, core_end: the words whose scores are taken from this window, half-open; the cores of all windows of a
            text lie side by side.
        ids: piece ids, with the two end pieces.
        heads: for each word the index of its first piece in `ids`.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    ids: tuple[int, ...]
    heads: tuple[int, ...]


def cut_windows(
    text: str,
    words: Sequence[tuple[int, int]],
    tokenizer: Tokenizer,
    *,
    starts: Sequence[int] = (),
    max_pieces: int = MAX_PIECES,
    overlap: int = OVERLAP,
) -> list[Window]:
    """Give the windows over all words, in order; together their cores hold every word once.

    Args:
        text: the text the words are spans of, half-open, in code points.
        words: its words, in order.
        tokenizer: gives pieces with offsets into `text`.
        starts: indices of the words sentences begin with; a window begins at one of them if its overlap allows.
        max_pieces: the longest window, end pieces included.
        overlap: the pieces neighbours share at least.
    """
    if not words:
        return []
    by_word = _pieces_of_words(text, words, tokenizer)
    counts = [len(ids) for ids in by_word]
    sentence_starts = frozenset(starts)
    bounds: list[tuple[int, int]] = []
    start = 0
    while True:
        end = _fill(counts, start, max_pieces - 2)
        bounds.append((start, end))
        if end == len(words):
            break
        start = _next_start(counts, start, end, overlap, sentence_starts)
    windows = []
    for i, (start, end) in enumerate(bounds):
        core_start = 0 if i == 0 else (start + bounds[i - 1][1]) // 2
        core_end = len(words) if i == len(bounds) - 1 else (bounds[i + 1][0] + end) // 2
        ids, heads = [BOS], []
        for word in range(start, end):
            heads.append(len(ids) if by_word[word] else len(ids) - 1)
            ids.extend(by_word[word])
        windows.append(Window(start, end, core_start, core_end, (*ids, EOS), tuple(heads)))
    return windows


def _pieces_of_words(text: str, words: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> list[list[int]]:
    """Give each word the ids of the pieces that start in it or in the space before it."""
    encoding = tokenizer.encode(_clipped(text, words), add_special_tokens=False)
    by_word: list[list[int]] = [[] for _ in words]
    word = 0
    for piece, (start, _) in zip(encoding.ids, encoding.offsets, strict=True):
        while word + 1 < len(words) and words[word][1] <= start:
            word += 1
        if len(by_word[word]) < MAX_WORD_PIECES:
            by_word[word].append(piece)
    return by_word


def _clipped(text: str, words: Sequence[tuple[int, int]]) -> str:
    """Give the text of the same length with blanks for the far end of endless words, whose pieces would not be kept anyway."""
    parts, at = [], 0
    for start, end in words:
        if end - start > MAX_WORD_CHARS:
            parts += [text[at : start + MAX_WORD_CHARS], " " * (end - start - MAX_WORD_CHARS)]
            at = end
    return "".join([*parts, text[at:]]) if parts else text


def _fill(counts: Sequence[int], start: int, room: int) -> int:
    """Give the end of the longest run of words from `start` that fits into `room` pieces; at least one word."""
    end, used = start, 0
    while end < len(counts) and used + counts[end] <= room:
        used += counts[end]
        end += 1
    return max(end, start + 1)


def _next_start(counts: Sequence[int], start: int, end: int, overlap: int, sentence_starts: frozenset[int]) -> int:
    """Give the word the next window begins with: `overlap` pieces before `end`, moved back to a sentence start if one is near."""
    shared, at = 0, end
    while at > start + 1 and shared < overlap:
        at -= 1
        shared += counts[at]
    for back in range(at, start, -1):
        shared += counts[back - 1]
        if back in sentence_starts:
            return back
        if shared > 2 * overlap:
            break
    return at
