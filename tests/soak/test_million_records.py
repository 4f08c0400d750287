"""A store of a million records keeps its pace and its memory. Takes hours and 20 GB, so only `make soak` runs it.

LAUT_SOAK_RECORDS shortens it.
"""

import os
import sys

import pytest

pytestmark = pytest.mark.soak

N = int(os.environ.get("LAUT_SOAK_RECORDS", "1000000"))
MAX_SLOWING = 2.0
MAX_GROWTH_MB = 150  # of the peak, from the second tenth to the last


@pytest.mark.skipif(sys.platform == "win32", reason="the peak memory of a process is not told on Windows")
def test_keeps_pace_and_memory(capsys: pytest.CaptureFixture[str]) -> None:
    from benchmarks.speed.storing import measured

    with capsys.disabled():  # hours of silence would look like a test that hangs
        stored = measured(N, has_upkeep=False)
        sys.stderr.write(f"{stored}\n")
    assert stored.slowing <= MAX_SLOWING
    assert stored.growth_mb < MAX_GROWTH_MB
