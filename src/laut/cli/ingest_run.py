"""One call of `laut ingest`: what is read and analysed goes into the store, and what is safe there is said and counted."""

import contextlib
import dataclasses
import json
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

import typer

from laut.cli import console
from laut.cli.console import Watch
from laut.errors import LautError

if TYPE_CHECKING:
    from laut.article import Article, Refusal
    from laut.pipeline import Pipeline, Progress
    from laut.record import Record
    from laut.store.stores import Store
    from laut.stories.keeping import Kept

SOME_REFUSED: Final = 1
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count
# Articles that are looked up in the store at once; of standard input one, which may never be followed by another.
AHEAD: Final = 8
PIPED: Final = 50  # items of standard input in a transaction: whoever writes may pause, and what waits is not safe yet
BATCH_S: Final = 1.0  # what has come in this time makes a transaction, as long as it is no more than the usual number

# What became of articles, in the order of the closing table.
OUTCOMES: Final = {
    "stored": "new, or with a new record",
    "version": "changed: a new version",
    "known": "known as they are",
    "withdrawn": "withdrawn: left every answer",
    "refused": "refused, with the reason",
}


class Ingest:
    """One call of `laut ingest`: reads and analyses, says what is safely stored, and counts."""

    def __init__(self, *, model: str | None, kb: str | None, is_analysed: bool, is_piped: bool) -> None:
        self._counts = Counter[str]()
        self._model, self._kb = model, kb
        self._is_analysed, self._is_piped = is_analysed, is_piped
        self._is_interrupted = self._is_reading = False
        self._is_shown = console.is_terminal(sys.stdout)
        self._origin = ""
        self._pipeline: Pipeline | None = None
        self._watch = Watch()

    def keep(self, store: "Store", items: "Iterable[Article | Record | Refusal]") -> None:
        """Store the items and say what became of each; after Ctrl-C, what has been analysed by then is still stored.

        Raises:
            StoreError: the store cannot be written; what was said before is kept.
        """
        from laut.stories.keeping import BATCH, keep

        batches = _batches(self._until_interrupted(items), PIPED if self._is_piped else BATCH)
        kept = (one for batch in batches for one in keep(store, batch, batch=len(batch)))
        try:
            with self._heeding_ctrl_c():
                for one in self._watch.over(kept):
                    self._say(one)
        except KeyboardInterrupt:
            self._is_interrupted = True
        except LautError:
            if self._counts:
                console.say(f"laut: {self._n_kept} stored or known before what follows; they stay")
            raise

    def close(self) -> None:
        """Say what became of all, and leave with the code that says so.

        Raises:
            typer.Exit: some were refused, or it was interrupted.
        """
        if self._is_interrupted:
            console.say(f"laut: interrupted: {self._n_kept} stored or known, which stay; the same call goes on from there")
            raise typer.Exit(INTERRUPTED)
        if self._is_shown:
            _show(self._counts)
        elif self._counts["refused"] and self._counts.total() > 1:
            console.say(f"laut: {self._n_kept} stored or known, {self._counts['refused']} refused")
        if self._counts["refused"]:
            raise typer.Exit(SOME_REFUSED)

    def records(self, inputs: list[str]) -> "Iterator[Record | Refusal]":
        """Give ready-made records."""
        from laut.article import Refusal
        from laut.cli.kept_records import read_records

        for item in read_records(inputs):
            yield self._refused(item) if isinstance(item, Refusal) else item

    def articles(self, store: "Store", items: "Iterable[Article | Refusal]") -> "Iterator[Article | Record | Refusal]":
        """Give the records of articles; of those that the store knows, or that nobody may read, the articles."""
        from laut.article import Refusal

        waiting = iter(items)
        while some := [self._in_its_language(item) for item in islice(waiting, 1 if self._is_piped else AHEAD)]:
            known = self._known(store, some)
            for item in some:
                if isinstance(item, Refusal):
                    yield self._refused(item)
                elif item.id in known or item.status != "usable" or not self._is_analysed:
                    yield item
                else:
                    yield self._record(item)

    def _until_interrupted(self, items: "Iterable[Article | Record | Refusal]") -> "Iterator[Article | Record | Refusal]":
        """Give the items, and none after Ctrl-C, so that those before it are stored."""
        coming = iter(items)
        try:
            while not self._is_interrupted:
                self._is_reading = True
                item = next(coming, None)
                self._is_reading = False
                if item is None:
                    return
                yield item
        except KeyboardInterrupt:
            self._is_interrupted = True
        finally:
            self._is_reading = False

    @contextlib.contextmanager
    def _heeding_ctrl_c(self) -> "Iterator[None]":
        """Let Ctrl-C end what is read, but not what is stored; a second one ends that too, and its transaction is undone."""

        def heed(number: int, frame: object) -> None:
            if self._is_interrupted or self._is_reading:
                raise KeyboardInterrupt
            self._is_interrupted = True

        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, heed)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _in_its_language(self, item: "Article | Refusal") -> "Article | Refusal":
        """Give an article with the language that its record will have, which makes it comparable with what is stored."""
        from laut.article import Article
        from laut.lang.detect import detect

        if isinstance(item, Article) and item.language is None and item.text.strip():
            return dataclasses.replace(item, language=detect(item.text))
        return item

    def _known(self, store: "Store", items: "Iterable[Article | Refusal]") -> set[str]:
        """Give the ids of the articles that the store has as they are."""
        from laut.article import Article
        from laut.store.writing import Writer

        with store.reading() as connection:
            asked = Writer(connection, store.full_text)
            return {item.id for item in items if isinstance(item, Article) and asked.knows(item)}

    def _record(self, article: "Article") -> "Record | Refusal":
        """Analyse an article; the model is loaded with the first."""
        from laut.article import Refusal

        if self._pipeline is None:
            self._watch.say("loading the model")
            from laut.pipeline import load

            self._pipeline = load(self._model, kb=self._kb)
        self._origin = article.origin or article.id
        self._watch.say(self._origin)
        (found,) = self._pipeline.read_many([article], on_progress=self._passage)
        return self._refused(found) if isinstance(found, Refusal) else found

    def _passage(self, progress: "Progress") -> None:
        self._watch.say(f"{self._origin}: {progress.n_done:,} of {progress.n_words:,} words")

    def _refused(self, refusal: "Refusal") -> "Refusal":
        place = f"{refusal.origin} ({refusal.id})" if refusal.id else refusal.origin
        console.say(f"laut: refused: {place}: {refusal.reason}")
        return refusal

    @property
    def _n_kept(self) -> int:
        return self._counts.total() - self._counts["refused"]

    def _say(self, kept: "Kept") -> None:
        self._counts[kept.outcome] += 1
        self._watch.count(kept.outcome)
        if not self._is_shown:
            console.write(json.dumps(dataclasses.asdict(kept), ensure_ascii=False) + "\n")


def _batches(items: "Iterable[Article | Record | Refusal]", size: int) -> "Iterator[list[Article | Record | Refusal]]":
    """Give items in lists that make a transaction each: small ones where items take their time, so that little waits to be safe."""
    batch: list[Article | Record | Refusal] = []
    began = 0.0
    for item in items:
        began = began if batch else time.monotonic()
        batch.append(item)
        if len(batch) >= size or time.monotonic() - began >= BATCH_S:
            yield batch
            batch = []
    if batch:
        yield batch


def _show(counts: Counter[str]) -> None:
    from rich.text import Text

    from laut.cli.view_table import plain_table

    table = plain_table("Articles")
    table.expand = False
    table.add_column("", justify="right")
    table.add_column("")
    for outcome, words in OUTCOMES.items():
        if counts[outcome]:
            table.add_row(Text(f"{counts[outcome]:,}"), Text(words))
    table.show_header = False
    with console.writing():
        console.out().print(table)
