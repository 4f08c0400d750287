"""How fast a store takes records, with families and happenings kept up to date, how fast it answers, and what looking after it costs.

    python -m benchmarks.speed.storing --n 100000

Prints the rate of every tenth by the clock and by the processor's time, the peak memory, the median time of questions and the time of
each command of upkeep; SQLite in a temporary folder. Only storing is timed, not the making of records.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from benchmarks.speed.generated import COUNTRIES, TYPES, generated
from laut.store import Store, open_store, parquet, questions, upkeep
from laut.stories.keeping import BATCH, keep

PAGE = questions.Page(size=20)
N_NAMES = 40  # of actors that are asked for


@dataclass(frozen=True, slots=True)
class Tenth:
    """What one tenth of the records cost: records a second of the clock and of the processor, and the peak memory behind it, in MB."""

    rate: float
    cpu_rate: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Stored:
    """What filling a store, asking it and looking after it cost.

    Attributes:
        tenths: of the records, in their order.
        size_mb: of the files.
        answers_ms: median of each kind of question.
        upkeep_s: of each command that looks after the store.
    """

    tenths: tuple[Tenth, ...]
    size_mb: float
    answers_ms: dict[str, float]
    upkeep_s: dict[str, float]

    @property
    def rate(self) -> float:
        """Give the records a second of the clock, over all."""
        return statistics.harmonic_mean([tenth.rate for tenth in self.tenths])

    @property
    def cpu_rate(self) -> float:
        """Give the records a second of the processor, over all."""
        return statistics.harmonic_mean([tenth.cpu_rate for tenth in self.tenths])

    @property
    def slowing(self) -> float:
        """Give the first tenth's rate by the last's; of the processor's time, since others may use the machine too."""
        return self.tenths[0].cpu_rate / self.tenths[-1].cpu_rate

    @property
    def growth_mb(self) -> float:
        """Give how much the peak memory grew from the second tenth to the last."""
        return self.tenths[-1].memory_mb - self.tenths[1].memory_mb


def memory_mb() -> float:
    """Give the peak of this process; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0.0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def fill(store: Store, n: int) -> tuple[Tenth, ...]:
    """Store `n` generated records."""
    tenths, records = list[Tenth](), generated(n)
    for tenth in range(10):
        at, to = n * tenth // 10, n * (tenth + 1) // 10
        seconds, cpu_seconds, waiting = 0.0, 0.0, islice(records, to - at)
        while some := list(islice(waiting, BATCH)):
            began, cpu_began = time.perf_counter(), time.process_time()
            for _ in keep(store, some):
                pass
            seconds += time.perf_counter() - began
            cpu_seconds += time.process_time() - cpu_began
        tenths.append(Tenth(round((to - at) / seconds, 1), round((to - at) / cpu_seconds, 1), round(memory_mb(), 1)))
        print(json.dumps({"stored": to, **asdict(tenths[-1])}), file=sys.stderr, flush=True)
    return tuple(tenths)


def asked(store: Store) -> dict[str, float]:
    """Give the median time of each kind of question in milliseconds."""
    names = [actor.name for record in generated(N_NAMES) for actor in record.actors][:N_NAMES]
    pairs = zip(COUNTRIES, reversed(COUNTRIES), TYPES * 2, strict=False)
    kinds: dict[str, list[Callable[[], object]]] = {
        "who": [lambda name=name: questions.who(store, name, page=PAGE) for name in names],  # type: ignore[misc]
        "events by country": [lambda c=c: _events(store, actor=c) for c in COUNTRIES],  # type: ignore[misc]
        "events by dyad and type": [
            lambda c=c, d=d, t=t: _events(store, actor=c, recipient=d, type=t)  # type: ignore[misc]
            for c, d, t in pairs
        ],
        "contested": [lambda: _events(store, state="contested")] * 5,
        "search": [lambda name=name: questions.search(store, name, page=PAGE) for name in names],  # type: ignore[misc]
    }
    return {kind: round(1000 * statistics.median(map(_seconds, calls)), 1) for kind, calls in kinds.items()}


def looked_after(store: Store, folder: Path) -> dict[str, float]:
    """Give the seconds of each command of upkeep."""
    commands: dict[str, Callable[[], object]] = {
        "stats": lambda: upkeep.stats(store),
        "check": lambda: list(upkeep.check(store)),
        "export": lambda: list(parquet.export(store, folder)),
        "vacuum": lambda: upkeep.vacuum(store),
    }
    return {name: round(_seconds(command), 1) for name, command in commands.items()}


def measured(n: int, *, has_upkeep: bool = True) -> Stored:
    """Fill a new SQLite store with `n` generated records, ask it and look after it.

    Args:
        n: how many; each takes 20 kB on the disk.
        has_upkeep: whether to look after it, which takes three times the room for a while.
    """
    with tempfile.TemporaryDirectory() as name, open_store(f"{name}/bench.sqlite") as store:
        tenths = fill(store, n)
        size_bytes = sum(path.stat().st_size for path in Path(name).iterdir())
        upkeep_s = looked_after(store, Path(name) / "parquet") if has_upkeep else {}
        return Stored(tenths, round(size_bytes / 2**20, 1), asked(store), upkeep_s)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=20_000)
    stored = measured(parser.parse_args().n)
    print(json.dumps(asdict(stored) | {"rate": round(stored.rate, 1), "cpu_rate": round(stored.cpu_rate, 1)}))


def _events(store: Store, **wanted: str) -> object:
    return questions.events(store, questions.Wanted(**wanted), page=PAGE)  # type: ignore[arg-type]


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
