"""When an event was: the time expression of its clause, else the nearest of its sentence, else that of the saying it is told in."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from laut.document import Document
from laut.events.clauses import BREAKS
from laut.findings import EventTime, Statement, TimeExpression

NOTHING: Final = EventTime((), None)
NEAREST: Final = 4  # expressions asked on each side; farther ones are never nearer
COMMA: Final = (
    12  # words a break between clauses counts as, beside the distance itself; 0 to 40 tried on the dev articles, November 2026
)


class TimeIndex:
    """The time expressions of a document that denote a date, to be asked for by words."""

    def __init__(self, doc: Document, times: Sequence[TimeExpression]) -> None:
        """Index expressions in text order."""
        self._doc = doc
        self._times = [t for t in times if t.edtf and t.type in ("DATE", "TIME", "DURATION")]
        self._runs = [doc.words_in(t.start, t.end) for t in self._times]
        self._starts = [r.start for r in self._runs]
        self._by_id = {t.id: t for t in self._times}
        self._breaks = list(accumulate((doc.word(w) in BREAKS for w in range(len(doc.words))), initial=0))

    def time_of(self, start: int, end: int, statement: Statement | None) -> EventTime:
        """Give the time of what the half-open run of words tells; `statement` is one that performs it."""
        doc = self._doc
        words = doc.words_of_sentence(doc.sentence_of(doc.words[start][0]))
        first, last = bisect_left(self._starts, words.start), bisect_left(self._starts, words.stop)
        at = bisect_left(self._starts, start)
        near = range(max(first, at - NEAREST), min(last, at + NEAREST))
        best = min(near, key=lambda n: self._apart(self._runs[n], start, end), default=None)
        if best is not None:
            return EventTime((self._times[best].id,), self._times[best].edtf)
        if statement is not None and statement.time in self._by_id:
            saying = self._by_id[statement.time]
            return EventTime((saying.id,), saying.edtf)
        return NOTHING

    def _apart(self, run: range, start: int, end: int) -> tuple[int, int]:
        """Give how far an expression is from a run of words; of two as far, the one before it."""
        first, last = (run.stop, start) if run.start < start else (end, run.start)
        breaks = self._breaks[max(first, last)] - self._breaks[first]
        return max(0, last - first) + COMMA * breaks, int(run.start > start)
