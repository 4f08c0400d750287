"""Which tellings may be one: slots, and the sieve that spares most pairs the test."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from laut.stories.same import Telling, are_one, slots_near, slots_of
from laut.stories.sieve import Sieve

DAY = date(2025, 3, 10)
BODIES = st.frozensets(st.sampled_from(["DEU", "FRA", "Q1"]), max_size=2)
DAYS = st.none() | st.integers(0, 12).map(lambda n: DAY + timedelta(n))
# Of few values, so that many pairs mean much the same.
VECTORS = st.none() | st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=4, max_size=4).map(
    lambda values: np.array(values, np.float32) / max(1e-6, float(np.linalg.norm(values)))
)


def telling(no: int = 1, **known: Any) -> Telling:
    """Give a telling of an event by Germany on one day."""
    days = dict.fromkeys(("first", "last", "day", "printed"), DAY)
    sets = dict.fromkeys(("modes", "recipients", "places", "names"), frozenset[Any]())
    plain: dict[str, Any] = {"happening": 0, "type": "AID", "actors": frozenset({"DEU"}), "trigger": "helf", "vector": None}
    return Telling(no, no, **{**plain, **days, **sets, **known})


@st.composite
def tellings(draw: st.DrawFn) -> dict[int, Telling]:
    """Draw tellings of one type, each of an article of its own."""
    out = {}
    for no in range(1, draw(st.integers(2, 6)) + 1):
        first, last, day, printed = (draw(DAYS) for _ in range(4))
        spans = {"first": first, "last": last, "day": day, "printed": printed, "vector": draw(VECTORS)}
        roles = {name: draw(BODIES) for name in ("actors", "recipients", "places")}
        modes = draw(st.frozensets(st.sampled_from(["military", "verbal"]), max_size=1))
        out[no] = telling(no, **spans, **roles, modes=modes, names=draw(st.frozensets(st.integers(1, 3))))
    return out


@given(tellings())
def test_the_sieve_keeps_all_that_are_one(some: dict[int, Telling]) -> None:
    sieve = Sieve(some)
    for one in some.values():
        others = some.keys() - {one.no}
        assert {no for no in others if are_one(one, some[no])} <= set(sieve.may_be_one(one, others))


def test_the_sieve_leaves_out_what_is_far_off() -> None:
    ahead, aside = np.array([1, 0], np.float32), np.array([0, 1], np.float32)
    later = DAY + timedelta(5)
    some = {
        1: telling(1, vector=ahead),
        2: telling(2, vector=ahead),
        3: telling(3, vector=aside),
        4: telling(4, vector=aside, first=later, last=later, day=later),
        5: telling(5, vector=None),
    }
    assert Sieve(some).may_be_one(some[1], [2, 3, 4, 5]) == [2, 5]


def test_slots_of_neighbours_in_time_are_near_each_other() -> None:
    early, late = telling(), telling(day=DAY + timedelta(3), printed=DAY + timedelta(3))
    assert set(slots_of(early)) <= set(slots_near(late))
    assert set(slots_of(late)) <= set(slots_near(early))


def test_later_days_have_higher_slots() -> None:
    early = telling(actors=frozenset(f"Q{n}" for n in range(50)))
    late = replace(early, day=DAY + timedelta(3), printed=DAY + timedelta(3))
    assert max(slots_of(early)) < min(slots_of(late))


def test_slots_fit_63_bits() -> None:
    assert 0 < max(slots_near(telling(day=date.max, printed=date.max))) < 2**63
