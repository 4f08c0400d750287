"""From the encoder's scores to frames: quotes with the words that fill their roles, still in words and not in spans."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.encoder.session import Passage, WindowScores
from laut.quotation.confidence import features
from laut.quotation.quotes import Quote, find_quotes
from laut.quotation.roles import RoleScores, Runs, choose_roles, role_probabilities
from laut.quotation.scores import TYPES
from laut.quotation.settings import KEY, NEAR, QUERY, TAGS, QuotationSettings

INDIRECT: Final = TYPES.index("indirect")


@dataclass(frozen=True, slots=True)
class Frame:
    """A quote and who and what introduces it.

    Attributes:
        quote: in words of the document.
        roles: by role, runs of words of the document.
        surest: by role (in the order of ROLES), the probability of its surest word.
    """

    quote: Quote
    roles: Mapping[str, Runs]
    surest: tuple[float, ...]

    @property
    def inputs(self) -> NDArray[np.float64]:
        """The inputs of its confidence."""
        return features(self.quote, self.surest)

    def words(self, role: str) -> frozenset[int]:
        """The words that fill a role."""
        return frozenset(word for a, b in self.roles.get(role, ()) for word in range(a, b))


def find_frames(passage: Passage, settings: QuotationSettings) -> list[Frame]:
    """Give the quotes of a passage with their roles, in text order, in words of the document."""
    frames = []
    for quote in find_quotes(passage.stitched(TAGS), settings.quotes):
        start, scores = ask_roles(passage, quote, settings.bias)
        frames.append(frame_of(quote, passage.start, start, scores, settings))
    return joined(frames)


def ask_roles(passage: Passage, quote: Quote, bias: NDArray[np.float32]) -> tuple[int, NDArray[np.float32]]:
    """Give the document's word the quote's window begins with, and (role, word) how likely its words fill the roles."""
    home = _home(passage.windows, quote)
    shift = home.window.start
    words = [w - shift for w in quote.words if shift <= w < home.window.end]
    sentences = passage.sentences[shift : home.window.end]
    asked = RoleScores(home.arrays[QUERY], home.arrays[KEY], home.arrays[NEAR], sentences)
    scores = role_probabilities(asked, words, quote.type, bias)
    return passage.start + shift, scores


def frame_of(quote: Quote, quote_start: int, role_start: int, scores: NDArray[np.float32], settings: QuotationSettings) -> Frame:
    """Give a quote, counted from `quote_start`, with its roles out of scores (role, word) counted from `role_start`."""
    roles = choose_roles(scores, quote.type, settings.roles)
    moved = {role: _moved(runs, role_start) for role, runs in roles.items()}
    return Frame(replace(quote, runs=_moved(quote.runs, quote_start)), moved, tuple(scores.max(axis=1).tolist()))


def joined(frames: Iterable[Frame]) -> list[Frame]:
    """Make one of two indirect quotes that share speaker and frame, with nothing but the frame between them.

    Example: "Der Senat schließe nach Angaben der Ministerin eine Klage nicht mehr aus." Direct quotes are left alone: behind the
    frame of one a new one often begins. On the dev articles (November 2026) joint F1 rose by 0.006, with direct ones it fell by 0.003.
    """
    out: list[Frame] = []
    last: dict[int, int] = {}  # by layer, the last indirect quote
    for frame in frames:
        if frame.quote.type == INDIRECT:
            at = last.get(frame.quote.layer)
            if at is not None and _are_one(out[at], frame):
                runs = (*out[at].quote.runs, *frame.quote.runs)
                out[at] = replace(out[at], quote=replace(out[at].quote, runs=runs))
                continue
            last[frame.quote.layer] = len(out)
        out.append(frame)
    return out


def _are_one(first: Frame, second: Frame) -> bool:
    between = range(first.quote.runs[-1][1], second.quote.runs[0][0])
    framed = first.words("frame") & second.words("frame")
    return bool(between) and framed.issuperset(between) and bool(first.words("speaker") & second.words("speaker"))


def _home(windows: Sequence[WindowScores], quote: Quote) -> WindowScores:
    """Give the window that shows most of a quote, and most around it."""

    def room(scores: WindowScores) -> tuple[int, int]:
        start, end = scores.window.start, scores.window.end
        shown = sum(max(0, min(b, end) - max(a, start)) for a, b in quote.runs)
        return shown, min(quote.runs[0][0] - start, end - quote.runs[-1][1])

    return max(windows, key=room)


def _moved(runs: Runs, by: int) -> Runs:
    return tuple((a + by, b + by) for a, b in runs)
