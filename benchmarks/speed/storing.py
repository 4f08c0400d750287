"""How fast a store takes records, with families and happenings kept up to date, and how fast it answers.

    python -m benchmarks.speed.storing --n 100000

Prints the rate of every tenth, the memory, and the median time of questions; SQLite in a temporary folder.
"""

import argparse
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.speed.generated import COUNTRIES, TYPES, generated
from laut.store import Store, open_store, questions
from laut.stories.keeping import keep

LEAST_RATE: Final = 200  # records a second, over all
MOST_MS: Final = 200  # median of a question


def memory_mb() -> float:
    """Give the peak of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(store: Store, n: int) -> list[float]:
    """Store `n` generated records; give the rate of each tenth, records a second."""
    rates = []
    step = max(1, n // 10)
    began = time.perf_counter()
    for number, _ in enumerate(keep(store, generated(n)), start=1):
        if number % step == 0:
            now = time.perf_counter()
            rates.append(round(step / (now - began), 1))
            began = now
            print(json.dumps({"stored": number, "a second": rates[-1], "memory MB": round(memory_mb())}), flush=True)
    return rates


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


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/bench.sqlite") as store:
        began = time.perf_counter()
        rates = fill(store, args.n)
        rate = args.n / (time.perf_counter() - began)
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(
            json.dumps({"records a second": round(rate, 1), "first and last tenth": [rates[0], rates[-1]], "MB": size // 2**20})
        )
        print(json.dumps({"median ms": asked(store)}))


if __name__ == "__main__":
    main()
