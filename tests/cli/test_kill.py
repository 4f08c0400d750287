"""`laut ingest` killed at random moments: what it has said is stored is there, whole; and a run that goes on ends complete.

The processes are forked from a server that has imported everything, so that they are at work within milliseconds; they run the command
itself, with its output in a file. Each kill comes at a moment drawn from the time that a run takes.
"""

import json
import multiprocessing
import random
import sys
import time
from dataclasses import replace
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import select

from laut.record import Record
from laut.store import Store, open_store, tables
from laut.store.rows import article_from, record_from
from laut.store.upkeep import check, stats
from tests.cli.stored import DENIED, LATER, OTHER, WIRE, told, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL and no fork")

N_RECORDS = 120
N_KILLS = 60
N_KILLS_SOAK = 500
KILLED = -9
LONGEST_S = 60.0
MOST_S = 1.5


@pytest.fixture(scope="module")
def forks() -> ForkServerContext:
    """Give what starts processes that have everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.cli.warmed", "tests.cli.test_kill"])
    first = context.Process(target=time.sleep, args=(0,))
    first.start()
    first.join()
    return context


def ingest(records: str, url: str, output: str) -> None:
    """Run the command in this process, with so small transactions that kills fall between them too."""
    from laut.cli.app import app
    from laut.stories import keeping

    with Path(output).open("w", encoding="utf-8") as sys.stdout, patch.object(keeping, "BATCH", 50):
        app(["ingest", "--records", records, "--store", url])


def records_of(seed: int) -> list[Record]:
    """Give records of wires and their copies, of one happening told by many, of others, and of a denial here and there."""
    chance = random.Random(seed)
    texts = (WIRE, OTHER, LATER, DENIED)
    return [
        told(
            f"a-{n}",
            f"{chance.choice(texts)} {n}",
            day=f"2025-03-{chance.randint(1, 28):02}",
            factuality=chance.choice(("CT+", "CT-")),
        )
        for n in range(N_RECORDS)
    ]


def said(output: Path) -> list[str]:
    """Give the ids that a run has reported; a line that was cut off by the kill has reported nothing."""
    if not output.exists():
        return []
    lines = output.read_text(encoding="utf-8").split("\n")[:-1]
    return [str(json.loads(line)["id"]) for line in lines]


def kept(store: Store) -> dict[str, Record]:
    """Give the record of every article that is shown."""
    query = select(tables.articles, tables.records.c.body).join_from(tables.articles, tables.records)
    with store.reading() as connection:
        rows = connection.execute(query.where(tables.articles.c.is_shown == 1)).mappings().all()
    return {row["id"]: record_from(article_from(dict(row)), row["body"]) for row in rows}


class Killing:
    """Runs and kills over one store after the other, each until it holds all records."""

    def __init__(self, forks: ForkServerContext, folder: Path, seed: int) -> None:
        self.n_kills = self.n_amid = self.n_complete = 0
        self._forks, self._folder, self._chance = forks, folder, random.Random(seed)
        self._records = records_of(seed)
        self._file = write(folder / "records.jsonl", self._records)
        self._takes_s = 0.6
        self._complete: dict[str, int] | None = None

    def run(self, n_kills: int) -> None:
        """Kill that often, and look after each."""
        while self.n_kills < n_kills:
            url, reported = str(self._folder / f"{self.n_complete}.sqlite"), set[str]()
            while self.n_kills < n_kills and self._killed(url, reported):
                self._look(url, reported)
            self._finish(url, reported)
            self.n_complete += 1

    def _start(self, url: str) -> tuple[Any, Path]:
        output = self._folder / "output"
        output.unlink(missing_ok=True)
        process = self._forks.Process(target=ingest, args=(self._file, url, str(output)))
        process.start()
        return process, output

    def _killed(self, url: str, reported: set[str]) -> bool:
        """Start a run and kill it; False if it had ended by then."""
        process, output = self._start(url)
        process.join(self._chance.uniform(0.0, self._takes_s))
        process.kill()
        process.join(LONGEST_S)
        now = said(output)
        reported.update(now)
        was_killed = bool(process.exitcode == KILLED)
        self.n_kills += was_killed
        self.n_amid += was_killed and 0 < len(now) < N_RECORDS
        # On a machine that is busy, runs take longer: as many kills should come too early as too late.
        if not now:
            self._takes_s = min(self._takes_s * 1.1, MOST_S)
        elif not was_killed:
            self._takes_s *= 0.8
        return was_killed

    def _look(self, url: str, reported: set[str]) -> None:
        if not Path(url).exists():
            assert not reported
            return
        with open_store(url) as store:
            assert list(check(store)) == []
            found = kept(store)
        assert reported <= found.keys()
        written = {record.article.id: record for record in self._records}
        assert all(written[id] == record for id, record in found.items())

    def _finish(self, url: str, reported: set[str]) -> None:
        """Let a run go to its end; what the store then holds is what an undisturbed one holds."""
        begun = time.monotonic()
        process, output = self._start(url)
        process.join(LONGEST_S)
        if self._complete is None:
            self._takes_s = min(self._takes_s, time.monotonic() - begun)
        assert process.exitcode == 0
        assert said(output) == [record.article.id for record in self._records]
        self._look(url, set(said(output)))
        with open_store(url) as store:
            found = stats(store)
        counts = {name: n for name, n in found.tables.items() if name != "bands"} | found.states
        if self._complete is None:
            self._complete = counts
        assert counts == self._complete


@pytest.fixture
def killing(forks: ForkServerContext, tmp_path: Path) -> Killing:
    """Give what kills; the first store is filled without a kill, to know what it holds then and how long it takes."""
    killing = Killing(forks, tmp_path, seed=6)
    killing._finish(str(tmp_path / "first.sqlite"), set())
    return killing


@pytest.mark.slow
def test_nothing_reported_is_lost_however_often_it_is_killed(killing: Killing) -> None:
    killing.run(N_KILLS)
    assert killing.n_kills == N_KILLS
    assert killing.n_amid >= N_KILLS // 10


@pytest.mark.soak
def test_nothing_reported_is_lost_in_many_more_kills(killing: Killing) -> None:
    killing.run(N_KILLS_SOAK)
    assert killing.n_kills == N_KILLS_SOAK
    assert killing.n_amid >= N_KILLS_SOAK // 10


def test_a_process_killed_from_outside_leaves_what_it_said(tmp_path: Path) -> None:
    import subprocess

    from laut.record import to_json
    from tests.cli.test_read import environment

    url = str(tmp_path / "news.sqlite")
    process = subprocess.Popen(
        [sys.executable, "-m", "laut", "ingest", "--records", "-", "--store", url],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(to_json(replace(told(f"a-{n}"))) + "\n" for n in range(60)).encode())
    process.stdin.flush()
    first = json.loads(process.stdout.readline())["id"]
    process.kill()
    rest, _ = process.communicate()
    with open_store(url) as store:
        assert list(check(store)) == []
        assert {first, *(json.loads(line)["id"] for line in rest.decode().split("\n")[:-1])} <= kept(store).keys()
