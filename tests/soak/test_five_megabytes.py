"""A text of 5 MB in one line: read to its end, nothing lost, memory bounded. Takes some ten minutes, so only `make soak` runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.soak

SIZE_BYTES = 5_000_000
MAX_MEMORY_BYTES = 1_500_000_000
SENTENCE = "„Das reicht nicht“, sagte Ministerin Kahl am Montag in Bonn. Laut Polizei blieb die Straße leer. "


@pytest.mark.skipif(sys.platform == "win32", reason="the peak memory of a child process is not told on Windows")
def test_five_megabytes_in_one_line(tmp_path: Path) -> None:
    import resource

    text = SENTENCE * (SIZE_BYTES // len(SENTENCE.encode()))
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "laut", "read", str(path), "--format", "jsonl", "--lang", "de"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    record = json.loads(done.stdout)
    assert record["article"]["text"] == text
    assert len(record["statements"]) > 1.8 * text.count(SENTENCE)
    unit = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit < MAX_MEMORY_BYTES
