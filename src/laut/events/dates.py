"""When an event was: the time expression of its clause, else the nearest of its sentence, else that of the saying, else the story's day."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from laut.document import Document
from laut.edtf import day_of, days_of
from laut.events.clauses import BREAKS
from laut.findings import EventTime, Statement, TimeBasis, TimeExpression

NOTHING: Final = EventTime((), None)
NEAREST: Final = 4  # expressions asked on each side; farther ones are never nearer
COMMA: Final = (
    12  # words a break between clauses counts as, beside the distance itself; 0 to 40 tried on the dev articles, November 2026
)
# Sentences a story's day is carried over, and days it may be from publication. Of the coded dates of events whose own sentence has none
# (190 in events-wikinews-de, train and dev), 3 sentences and 30 days reach 72 and get 54 right, 5 sentences 106 and 75, all 171 and 111.
CARRIED: Final = 5
NEWS: Final = 30

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TO: Final = re.compile(r"\s*(?:bis(?: zum)?|–|-|to|until|through)\s*")
_AND: Final = re.compile(r"\s*(?:und|and|sowie|/)\s*")
_PERIOD: Final = re.compile(r"\d{4}-(?:2[1-4]|3[3-6]|4[01])~?|\d{3}X~?")  # a season, quarter, half, or decade


class TimeIndex:
    """The time expressions of a document that denote a date, to be asked for by words."""

    def __init__(self, doc: Document, times: Sequence[TimeExpression], *, published: str | None = None) -> None:
        """Index expressions in text order; without a day of publication there is no narrative to date by."""
        self._doc = doc
        self._times = [t for t in times if t.edtf and t.type in ("DATE", "TIME", "DURATION")]
        self._runs = [doc.words_in(t.start, t.end) for t in self._times]
        self._starts = [r.start for r in self._runs]
        self._by_id = {t.id: t for t in self._times}
        self._breaks = list(accumulate((doc.word(w) in BREAKS for w in range(len(doc.words))), initial=0))
        self._news = [n for n, t in enumerate(self._times) if t.type != "DURATION" and _is_news(t.edtf, published)]
        self._news_starts = [self._starts[n] for n in self._news]

    def time_of(self, start: int, end: int, statement: Statement | None, *, in_story: bool = False) -> EventTime:
        """Give the time of what the half-open run of words tells.

        Args:
            start, end: the words.
            statement: one that performs it.
            in_story: whether it belongs to what the article is about, so that the story's day may be its own.
        """
        doc = self._doc
        sentence = doc.sentence_of(doc.words[start][0])
        words = doc.words_of_sentence(sentence)
        first, last = bisect_left(self._starts, words.start), bisect_left(self._starts, words.stop)
        at = bisect_left(self._starts, start)
        near = range(max(first, at - NEAREST), min(last, at + NEAREST))
        best = min(near, key=lambda n: self._apart(self._runs[n], start, end), default=None)
        if best is not None:
            return self._joined(best, first, last)
        if statement is not None and statement.time in self._by_id:
            return _told(self._by_id[statement.time], "saying")
        before = bisect_left(self._news_starts, words.start) - 1
        if in_story and before >= 0:
            story = self._times[self._news[before]]
            if sentence - doc.sentence_of(story.start) <= CARRIED:
                return _told(story, "narrative")
        return NOTHING

    def _apart(self, run: range, start: int, end: int) -> tuple[int, int]:
        """Give how far an expression is from a run of words; of two as far, the one before it."""
        first, last = (run.stop, start) if run.start < start else (end, run.start)
        breaks = self._breaks[max(first, last)] - self._breaks[first]
        return max(0, last - first) + COMMA * breaks, int(run.start > start)

    def _joined(self, n: int, first: int, last: int) -> EventTime:
        """Give an expression's time, or with the neighbour it is joined to that of both: "vom 3. bis 14. Mai", "am 3. und 4. Mai"."""
        for a, b in ((n - 1, n), (n, n + 1)):
            if first <= a and b < last:
                one, two = self._times[a], self._times[b]
                between = self._doc.text[one.end : two.start]
                days = str(one.edtf), str(two.edtf)
                if one.end <= two.start and all(map(_DAY.fullmatch, days)) and days[0] < days[1]:
                    if _TO.fullmatch(between):
                        return EventTime((one.id, two.id), "/".join(days), "clause")
                    if _AND.fullmatch(between):
                        return EventTime((one.id, two.id), "{" + ",".join(days) + "}", "clause")
        return _told(self._times[n], "clause")


def _told(time: TimeExpression, basis: TimeBasis) -> EventTime:
    return EventTime((time.id,), in_months(str(time.edtf)), basis)


def in_months(edtf: str) -> str:
    """Give the first and last month of a season, quarter or half, and the years of a decade; of anything else what it is.

    So that the dates of events can be compared: "2006-22" (EDTF for the summer of 2006) is "2006-06/2006-08".
    """
    first, last = days_of(edtf) if _PERIOD.fullmatch(edtf) else (None, None)
    if not (first and last):
        return edtf
    if first.month == 1 and last.year - first.year == 9:
        return f"{first.year}/{last.year}"
    return f"{first:%Y-%m}/{last:%Y-%m}"


def _is_news(edtf: str | None, published: str | None) -> bool:
    day, news = day_of(edtf), day_of(published)
    return day is not None and news is not None and abs((news - day).days) <= NEWS
