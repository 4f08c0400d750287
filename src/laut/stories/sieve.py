"""Which of many tellings may be one with another, told from days and vectors of all at once: few pairs are left to `same.are_one`."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from laut.stories import same
from laut.stories.same import Telling

Days = NDArray[np.float64]  # numbers of days, NaN where none is known

SLACK: Final = 1e-3  # of the log-odds; sums in another order differ by less

# What else can speak for a pair, places and modes aside.
_BESIDES: Final = sum(max(0.0, weight) for weight in (same.OTHER_ACTORS, same.OTHER_RECIPIENTS, same.NAMES, same.WORDS))


class Sieve:
    """Tellings by their numbers, with days and vectors side by side."""

    def __init__(self, tellings: Mapping[int, Telling]) -> None:
        """Take in all tellings that may be asked for."""
        self._rows = {no: row for row, no in enumerate(tellings)}
        self._first = _days(t.first if t.last else None for t in tellings.values())
        self._last = _days(t.last if t.first else None for t in tellings.values())
        self._day = _days(t.day for t in tellings.values())
        vectors = [t.vector for t in tellings.values()]
        width = max((len(v) for v in vectors if v is not None), default=0)
        self._vectors = np.full((len(vectors), width), np.nan, np.float32)
        for row, vector in enumerate(vectors):
            if vector is not None:
                self._vectors[row] = vector

    def may_be_one(self, telling: Telling, others: Collection[int]) -> list[int]:
        """Give those of other tellings, by number, that may be one with a telling: all that are, and few that are not."""
        if telling.vector is None:
            return list(others)
        numbers = np.fromiter(others, np.int64, len(others))
        rows = np.fromiter((self._rows[no] for no in others), np.intp, len(others))
        days = self._days_between(self._rows[telling.no], rows)
        most = (
            same.BIAS
            + _BESIDES
            + max(0.0, same.SAME_PLACE, same.OTHER_PLACES) * bool(telling.places)
            + max(0.0, same.SAME_MODE, same.OTHER_MODES) * bool(telling.modes)
            + max(0.0, same.SAME_DAY) * (days == 0)
            + same.APART * np.minimum(days, same.WEEK) / same.WEEK
            + same.FAR_APART * (days > same.FAR_DAYS)
            + same.MEANING * (self._vectors[rows] @ telling.vector)
        )
        # NaN where one has no vector
        return [int(no) for no in numbers[~(most < same.LEAST - SLACK)]]

    def _days_between(self, one: int, rows: NDArray[np.intp]) -> Days:
        """Give what `same` counts as the days between two tellings."""
        apart = np.maximum(self._first[rows], self._first[one]) - np.minimum(self._last[rows], self._last[one])
        days = np.where(np.isnan(apart), np.abs(self._day[rows] - self._day[one]), np.maximum(apart, 0))
        return np.where(np.isnan(days), same.WEEK, days)


def _days(days: Iterable[date | None]) -> Days:
    return np.array([day.toordinal() if day else np.nan for day in days], np.float64)
