"""How fast articles of a WARC are stored, against fastwarc and trafilatura alone on the same file.

    python -m benchmarks.speed.archive --n 10000

Prints both rates and their ratio; SQLite in a temporary folder, one process each way, without analysis.
"""

import argparse
import contextlib
import gzip
import io
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FLOOR: Final = 0.8  # of the rate of the libraries alone
N_WORDS: Final = 300  # of an article

_WHO: Final = (
    "Der Stadtrat",
    "Die Ministerin",
    "Ein Sprecher der Feuerwehr",
    "Die Leiterin des Museums",
    "Der Verband der Bäcker",
)
_DOES: Final = ("prüft", "verteidigt", "kritisiert", "eröffnet", "verschiebt", "plant")
_WHAT: Final = (
    "den Umbau der Brücke",
    "die neuen Fahrpläne",
    "das Fest am Hafen",
    "einen Vertrag mit dem Land",
    "die Sanierung der Schule",
)
_WHEN: Final = ("am Montag", "noch in diesem Jahr", "nach langer Beratung", "gegen den Rat der Fachleute", "zum dritten Mal")


def page(dice: random.Random, number: int) -> str:
    """Give a page with a menu, an article of some `N_WORDS` words and a foot."""
    paragraphs, n_words = list[str](), 0
    while n_words < N_WORDS:
        sentences = [
            f"{dice.choice(_WHO)} {dice.choice(_DOES)} {dice.choice(_WHEN)} {dice.choice(_WHAT)}, Vorgang {dice.randrange(10_000)}."
            for _ in range(dice.randint(3, 5))
        ]
        paragraphs.append("<p>" + " ".join(sentences) + "</p>")
        n_words += len(paragraphs[-1].split())
    title = f"{dice.choice(_WHO)} {dice.choice(_DOES)} {dice.choice(_WHAT)} ({number})"
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Politik", "Wirtschaft", "Sport", "Kultur", "Lokales"))
    return (
        f"<!doctype html><html lang=de><head><meta charset=utf-8><title>{title} | Hafenblatt</title>"
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Hafenblatt">'
        f'<meta property="article:published_time" content="2025-03-{number % 28 + 1:02}T08:00:00+01:00">'
        f'<link rel="canonical" href="https://hafenblatt.example/{number}"></head><body><nav><ul>{menu}</ul></nav>'
        f"<article><h1>{title}</h1>{''.join(paragraphs)}</article><footer><p>Impressum und Datenschutz</p></footer></body></html>"
    )


def write_warc(target: Path, n: int) -> None:
    """Write a WARC of `n` pages, each packed by itself as crawlers do."""
    dice = random.Random(7)
    with target.open("wb") as file:
        for number in range(n):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(dice, number).encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://hafenblatt.example/{number}\r\n"
                f"WARC-Date: 2025-04-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n"))


def alone(source: Path) -> int:
    """Take the text and the metadata of each page with the libraries alone."""
    import trafilatura
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    n = 0
    with source.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            n += trafilatura.bare_extraction(record.reader.read(), with_metadata=True) is not None
    return n


def ingested(source: Path, folder: Path) -> int:
    """Store each article as `laut ingest --no-analysis` does."""
    from laut.cli.ingest_run import Ingest
    from laut.ingest import read_inputs
    from laut.store import open_store

    run = Ingest(model=None, kb=None, is_analysed=False, n_ahead=8)
    with open_store(str(folder / "news.sqlite")) as store, contextlib.redirect_stdout(io.StringIO()) as said:
        run.keep(store, run.articles(store, read_inputs([source])))
    outcomes = [json.loads(line)["outcome"] for line in said.getvalue().splitlines()]
    return sum(outcome != "refused" for outcome in outcomes)


def main() -> None:
    """Measure both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1_000, help="articles")
    asked = parser.parse_args()
    rates = list[float]()
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "pages.warc.gz"
        write_warc(source, asked.n)
        for count in _ways(source, Path(name)):
            if count[0] != asked.n:
                sys.exit(f"{count[0]} of {asked.n} articles were taken")
            rates.append(round(asked.n / count[1], 1))
    found = {"n": asked.n, "alone a second": rates[0], "laut a second": rates[1], "ratio": round(rates[1] / rates[0], 3)}
    print(json.dumps(found))
    if rates[1] < FLOOR * rates[0]:
        sys.exit(f"laut has less than {FLOOR:.0%} of the rate of the libraries alone")


def _ways(source: Path, folder: Path) -> Iterator[tuple[int, float]]:
    """Give how many articles each way takes, and in how many seconds; modules are loaded before."""
    import fastwarc.warc  # noqa: F401
    import trafilatura

    trafilatura.bare_extraction(page(random.Random(1), 0), with_metadata=True)
    for way in (lambda: alone(source), lambda: ingested(source, folder)):
        began = time.perf_counter()
        yield way(), time.perf_counter() - began


if __name__ == "__main__":
    main()
