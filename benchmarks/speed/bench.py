"""How fast `laut` reads, how much memory it takes, and what each step costs beside the encoder.

    python -m benchmarks.speed.bench

Absolute figures hold for the machine named. What may fail are ratios within the run, against the forward pass of a float32
encoder on the same windows, and the two promises to people: memory and the wait for the first record.
"""

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from rich.console import Console
from rich.table import Table

from benchmarks.speed import storing
from benchmarks.speed.yardstick import WIDTH, network
from laut.actors.find import Actors, find_actors
from laut.actors.mentions import find_mentions
from laut.article import Article, article_of
from laut.document import Document
from laut.encoder.session import Passage
from laut.events.find import Found, find_events
from laut.events.triggers import find_triggers
from laut.findings import Statement
from laut.ingest.plain import article_from_text
from laut.lang.detect import detect
from laut.lang.load import pack_of
from laut.pipeline import Pipeline, load
from laut.quotation.frames import find_frames
from laut.quotation.statements import find_statements
from laut.record import to_json
from laut.times import find_times, statement_times
from laut.tokenise import document_of
from training.corpora import marked

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "waffenhilfe.txt"
N_ARTICLES = 40
REPEATS = 3
MAX_OUTSIDE, MAX_INT8, MAX_TIMES = 0.35, 0.7, 0.05
MAX_WITHOUT_EVENTS = 0.25
MAX_SLOWING = 2.0
N_RECORDS = int(os.environ.get("LAUT_BENCH_RECORDS", "20000"))  # 100000 takes ten minutes
MAX_MEMORY_MB, MAX_START_S = 700, 2.5


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that may fail the run."""

    name: str
    measured: float
    allowed: float


def articles() -> list[Article]:
    """Articles of our own, German."""
    paths = sorted((ROOT / "training" / "own" / "de-train").glob("*.txt"))[:N_ARTICLES]
    return [article_of(marked.read(path)["text"], language="de") for path in paths]


def best_of(run: Callable[[], object]) -> float:
    """Seconds of the fastest of a few runs."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def rate_table(corpus: list[Article]) -> Table:
    """Words and articles a second, by cores."""
    table = Table(title="reading", title_justify="left")
    for column in ("cores", "articles/s", "words/s"):
        table.add_column(column, justify="right")
    n_words = sum(len(document_of(a.text, pack_of("de")).words) for a in corpus)
    for n_threads in (1, 2):
        pipeline = load(n_threads=n_threads)
        pipeline.read(corpus[0])
        seconds = best_of(lambda p=pipeline: [p.read(a) for a in corpus])
        table.add_row(str(n_threads), f"{len(corpus) / seconds:.1f}", f"{n_words / seconds:,.0f}")
    return table


def step_times(corpus: list[Article], pipeline: Pipeline) -> dict[str, float]:
    """Seconds by step over the corpus, one thread, and of the yardstick on the same windows."""
    pack = pack_of("de")
    docs = [document_of(a.text, pack_of("de")) for a in corpus]
    passages = [list(pipeline.encoder.read(doc)) for doc in docs]
    frames = [[f for p in ps for f in find_frames(p, pipeline.quotation)] for ps in passages]
    records = [pipeline.read(a) for a in corpus]
    lengths = [len(w.window.ids) for ps in passages for p in ps for w in p.windows]
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    fp32 = ort.InferenceSession(network(), options, providers=["CPUExecutionProvider"])
    inputs = {n: np.zeros((1, n, WIDTH), np.float32) for n in set(lengths)}

    def times_of(doc: Document, statements: list[Statement]) -> None:
        statement_times(doc, statements, find_times(doc, pack, published="2024-11-07", statements=statements))

    mentions = [
        [m for p in ps for m in find_mentions(d, p, pipeline.actors, table=pack.actors)]
        for d, ps in zip(docs, passages, strict=True)
    ]
    triggers = [[t for p in ps for t in find_triggers(doc, p, pipeline.events)] for doc, ps in zip(docs, passages, strict=True)]

    def actors_of(n: int) -> Actors:
        return find_actors(
            docs[n],
            mentions[n],
            records[n].statements,
            settings=pipeline.actors,
            pack=pack,
            kb=pipeline.kb,
            published="2024-11-07",
        )

    def events_of(n: int) -> None:
        found = Found(records[n].mentions, records[n].actors, records[n].times, records[n].statements)
        find_events(docs[n], triggers[n], found, settings=pipeline.events, pack=pack)

    def frames_of(ps: list[Passage]) -> None:
        for p in ps:
            find_frames(p, pipeline.quotation)

    return {
        "yardstick": best_of(lambda: [fp32.run(None, {"words": inputs[n]}) for n in lengths]),
        "reader and language": best_of(lambda: [detect(article_from_text(a.text, origin="").text) for a in corpus]),
        "words and sentences": best_of(lambda: [document_of(a.text, pack_of("de")) for a in corpus]),
        "windows": best_of(lambda: [pipeline.encoder.windows(doc) for doc in docs]),
        "windows and encoder": best_of(lambda: [list(pipeline.encoder.read(doc)) for doc in docs]),
        "frames": best_of(lambda: [frames_of(ps) for ps in passages]),
        "statements": best_of(
            lambda: [find_statements(d, f, pipeline.quotation, pack) for d, f in zip(docs, frames, strict=True)]
        ),
        "times": best_of(lambda: [times_of(d, list(r.statements)) for d, r in zip(docs, records, strict=True)]),
        "mentions": best_of(
            lambda: [
                find_mentions(d, p, pipeline.actors, table=pack.actors) for d, ps in zip(docs, passages, strict=True) for p in ps
            ]
        ),
        "actors": best_of(lambda: [actors_of(n) for n in range(len(docs))]),
        "triggers": best_of(
            lambda: [find_triggers(d, p, pipeline.events) for d, ps in zip(docs, passages, strict=True) for p in ps]
        ),
        "events": best_of(lambda: [events_of(n) for n in range(len(docs))]),
        "record": best_of(lambda: [to_json(r) for r in records]),
    }


def start_up() -> float:
    """Seconds from a cold process to the first record on standard output."""
    command = [sys.executable, "-m", "laut", "read", str(EXAMPLE), "--format", "jsonl"]
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


# Run between this process and the one measured: what is begun from a large process counts as large before it is anything itself.
BETWEEN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_memory_mb() -> float:
    """Peak resident memory of `laut read` over the corpus, in MB; 0 where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return 0.0
    lines = "".join(json.dumps({"text": a.text, "language": a.language}) + "\n" for a in articles())
    command = [sys.executable, "-c", BETWEEN, sys.executable, "-m", "laut", "read", "-", "--format", "jsonl"]
    told = subprocess.run(command, check=True, input=lines, stdout=subprocess.PIPE, text=True)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(told.stdout) * unit / 1e6


def storing_table(stored: storing.Stored) -> Table:
    """What a store of generated records costs, families and happenings kept up to date, and how fast it answers."""
    table = Table(title=f"{N_RECORDS:,} generated records in SQLite", title_justify="left")
    for column, justify in (("", "left"), ("measured", "right")):
        table.add_column(column, justify=justify)  # type: ignore[arg-type]
    table.add_row("records a second", f"{stored.rate:.0f}")
    table.add_row("records a second of the processor's time", f"{stored.cpu_rate:.0f}")
    table.add_row("in the first and the last tenth", f"{stored.tenths[0].cpu_rate:.0f}, {stored.tenths[-1].cpu_rate:.0f}")
    table.add_row("size, MB", f"{stored.size_mb:.0f}")
    for kind, milliseconds in stored.answers_ms.items():
        table.add_row(f"{kind}, median ms", f"{milliseconds:.1f}")
    for command, seconds in stored.upkeep_s.items():
        table.add_row(f"laut store {command}, s", f"{seconds:.1f}")
    return table


def main() -> int:
    """Print everything and give 1 if a limit is passed."""
    console = Console()
    corpus = articles()
    console.print(f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, ONNX Runtime {ort.__version__}")
    console.print(f"{len(corpus)} German articles of our own")
    console.print(rate_table(corpus))
    times = step_times(corpus, load(n_threads=1))
    yardstick = times["yardstick"]
    int8 = times["windows and encoder"] - times["windows"]
    steps = Table(title="one core, beside the float32 encoder on the same windows", title_justify="left")
    for column in ("step", "ms an article", "ratio"):
        steps.add_column(column, justify="left" if column == "step" else "right")
    shown = {k: v for k, v in times.items() if k != "windows and encoder"} | {"encoder, int8": int8}
    for name, seconds in shown.items():
        steps.add_row(name, f"{1000 * seconds / len(corpus):.2f}", f"{seconds / yardstick:.3f}")
    console.print(steps)
    stored = storing.measured(N_RECORDS)
    console.print(storing_table(stored))
    outside = sum(v for k, v in shown.items() if k not in ("yardstick", "encoder, int8"))
    without_events = outside - times["triggers"] - times["events"]
    limits = [
        Limit("outside the encoder without events, of the yardstick", without_events / yardstick, MAX_WITHOUT_EVENTS),
        Limit("everything outside the encoder, of the yardstick", outside / yardstick, MAX_OUTSIDE),
        Limit("times, of the yardstick", times["times"] / yardstick, MAX_TIMES),
        Limit("the int8 pass, of the yardstick", int8 / yardstick, MAX_INT8),
        Limit("storing: the first tenth's rate, of the last's", stored.slowing, MAX_SLOWING),
        Limit("peak memory, MB", peak_memory_mb(), MAX_MEMORY_MB),
        Limit("cold start to the first record, s", min(start_up() for _ in range(REPEATS)), MAX_START_S),
    ]
    for limit in limits:
        verdict = "ok" if limit.measured <= limit.allowed else "[red]over[/red]"
        console.print(f"{limit.name}: {limit.measured:.3f} (at most {limit.allowed}) {verdict}")
    return int(any(limit.measured > limit.allowed for limit in limits))


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
