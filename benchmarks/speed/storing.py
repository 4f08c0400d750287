"""How fast a store takes records, with families and happenings kept up to date, and how fast it answers.

    python -m benchmarks.speed.storing --n 100000

Prints the rate of every tenth, the memory, and the median time of questions; SQLite in a temporary folder.
"""

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from benchmarks.speed.generated import COUNTRIES, TYPES, generated
from laut.store import Store, open_store, questions
from laut.stories.keeping import keep


def memory_mb() -> float:
    """Give the peak of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(store: Store, n: int) -> tuple[list[float], list[float]]:
    """Store `n` generated records; give the rate of each tenth, records a second, and the peak memory behind it, in MB."""
    rates, peaks, records = list[float](), list[float](), generated(n)
    began = time.perf_counter()
    for tenth in range(10):
        at, to = n * tenth // 10, n * (tenth + 1) // 10
        for _ in keep(store, islice(records, to - at)):
            pass
        now = time.perf_counter()
        rates.append(round((to - at) / (now - began), 1))
        peaks.append(memory_mb())
        began = now
        print(json.dumps({"stored": to, "a second": rates[-1], "memory MB": round(peaks[-1])}), file=sys.stderr, flush=True)
    return rates, peaks


def asked(store: Store) -> dict[str, float]:
    """Give the median time of each kind of question in milliseconds."""
    names = [actor.name for record in generated(40, seed=1) for actor in record.actors][:40]
    first = questions.Page(size=20)
    kinds: dict[str, list[Callable[[], object]]] = {
        "who": [lambda name=name: questions.who(store, name, page=first) for name in names],  # type: ignore[misc]
        "events by country": [
            lambda c=c: questions.events(store, questions.Wanted(actor=c), page=first)  # type: ignore[misc]
            for c in COUNTRIES
        ],
        "events by dyad and type": [
            lambda c=c, d=d, t=t: questions.events(store, questions.Wanted(actor=c, recipient=d, type=t), page=first)  # type: ignore[misc]
            for c, d, t in zip(COUNTRIES, reversed(COUNTRIES), TYPES * 2, strict=False)
        ],
        "contested": [lambda: questions.events(store, questions.Wanted(state="contested"), page=first)] * 5,
        "search": [lambda name=name: questions.search(store, name, page=first) for name in names],  # type: ignore[misc]
    }
    out = {}
    for kind, calls in kinds.items():
        times = []
        for call in calls:
            began = time.perf_counter()
            call()
            times.append(1000 * (time.perf_counter() - began))
        out[kind] = round(statistics.median(times), 1)
    return out


@dataclass(frozen=True, slots=True)
class Stored:
    """What filling a store and asking it cost.

    Attributes:
        rate: records a second, over all.
        rates: of each tenth.
        growth_mb: of the process's peak memory from the second tenth to the last.
        size_mb: of the files.
        answers_ms: median of each kind of question.
    """

    rate: float
    rates: tuple[float, ...]
    growth_mb: float
    size_mb: float
    answers_ms: dict[str, float]


def measured(n: int) -> Stored:
    """Fill a new SQLite store with `n` generated records and ask it."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/bench.sqlite") as store:
        began = time.perf_counter()
        rates, peaks = fill(store, n)
        rate = n / (time.perf_counter() - began)
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        return Stored(rate, tuple(rates), peaks[-1] - peaks[1], size / 2**20, asked(store))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100_000)
    print(json.dumps(asdict(measured(parser.parse_args().n))))


if __name__ == "__main__":
    main()
