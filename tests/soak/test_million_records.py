"""A store of a million records keeps its pace and its memory. Takes hours, so only `make soak` runs it; LAUT_SOAK_RECORDS shortens it."""

import os
import sys

import pytest

pytestmark = pytest.mark.soak

N = int(os.environ.get("LAUT_SOAK_RECORDS", "1000000"))
MAX_GROWTH_MB = 150  # of the peak, from the second tenth to the last


@pytest.mark.skipif(sys.platform == "win32", reason="the peak memory of a process is not told on Windows")
def test_keeps_pace_and_memory() -> None:
    from benchmarks.speed.storing import measured

    stored = measured(N)
    assert stored.rates[-1] >= stored.rates[0] / 2
    assert stored.growth_mb < MAX_GROWTH_MB
    assert max(stored.answers_ms.values()) < 200
