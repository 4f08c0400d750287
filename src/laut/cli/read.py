"""`laut read`: articles in, records out, in the order of the input and each as soon as it is made."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Final

import typer

from laut.cli import console
from laut.cli.console import Watch
from laut.cli.logs import Verbose
from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.article import Article, Refusal
    from laut.pipeline import Progress
    from laut.record import Record

SOME_REFUSED: Final = 1
WRONG_USE: Final = 2
TEXT: Final = "text"
STDIN: Final = "-"

EPILOG: Final = """Examples:

`laut read article.txt`   the text with each speaker's words marked, and a table

`laut read news/ > records.jsonl`   every article of a folder, one record a line

`laut read feed.jsonl --format csv --table statements > statements.csv`   for R and spreadsheets

`cat article.txt | laut read --published 2025-03-12`   from a pipe, with the date it lacks
"""


def read(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT", help="Files, folders (read in name order) or - for standard input.", show_default=False),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", help="text, jsonl, csv, timeml, plover or polecat.", show_default="text to a terminal, else jsonl"
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option(
            help="The list that csv holds: statements, mentions, actors, times, events or articles.", show_default="statements"
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FORMAT", help="Format of the input; `laut formats` lists them.", show_default="what it looks like"
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Publication date, such as 2025-03-12 or 2025-03; overrules the input.", show_default=False
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of the articles, such as de.", show_default="detected")
    ] = None,
    min_probability: Annotated[
        float, typer.Option(min=0.0, max=1.0, metavar="P", help="Leave out statements that are less probable.")
    ] = 0.0,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Model to read with.", show_default="the installed one")
    ] = None,
    kb: Annotated[
        str | None, typer.Option(metavar="FILE", help="Knowledge base to look names up in.", show_default="the one of laut")
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Read articles and write who said what, and who did what to whom.

    `laut formats` lists what is read; the format is told by the content. One bad article never stops the others: it is reported on
    standard error with its place and reason.

    Exit codes: 0 all read, 1 some refused, 2 wrong use or no model.
    """
    if not inputs:
        if console.is_terminal(sys.stdin):
            console.write(context.get_help() + "\n")
            raise typer.Exit(WRONG_USE)
        inputs = [STDIN]
    console.require_output()
    format = format or (TEXT if console.is_terminal(sys.stdout) else "jsonl")
    run = Run()
    records = run.records(
        inputs, format=from_, published=published, language=lang, min_probability=min_probability, model=model, kb=kb
    )
    if format == TEXT:
        if table is not None:
            raise UsageError(f"text shows all lists, there is no table {table!r} to choose; use --format csv")
        _show(records)
    else:
        _export(records, format=format, table=table)
    if run.n_refused:
        if run.n_refused + run.n_read > 1:
            console.say(f"laut: {run.n_read} read, {run.n_refused} refused")
        raise typer.Exit(SOME_REFUSED)


class Run:
    """One call of `laut read`: hands on the records and counts, and says on standard error what was refused."""

    def __init__(self) -> None:
        self.n_read = 0
        self.n_refused = 0
        self._origin = ""
        self._watch = Watch()

    def records(
        self,
        inputs: list[str],
        *,
        format: str | None,
        published: str | None,
        language: str | None,
        min_probability: float,
        model: str | None,
        kb: str | None,
    ) -> "Iterator[Record]":
        """Give the records in the order of the input; nothing is loaded before the first is asked for.

        Raises:
            UsageError, ModelError, KnowledgeError: nothing can be read at all.
        """
        self._watch.say("loading the model")
        with self._watch.waiting():
            from laut.article import Refusal
            from laut.ingest import read_inputs
            from laut.pipeline import load

            pipeline = load(model, kb=kb)
        items = read_inputs(inputs, format=format, published=published, language=language)
        results = pipeline.read_many(self._noted(items), min_probability=min_probability, on_progress=self._passage)
        for result in self._watch.over(results):
            if isinstance(result, Refusal):
                self.n_refused += 1
                self._watch.count("refused")
                console.say(f"laut: refused: {_place(result)}: {result.reason}")
            else:
                self.n_read += 1
                self._watch.count("read")
                yield result

    def _noted(self, items: "Iterable[Article | Refusal]") -> "Iterator[Article | Refusal]":
        for item in items:
            self._origin = item.origin or item.id or "an article"
            self._watch.say(self._origin)
            yield item

    def _passage(self, progress: "Progress") -> None:
        self._watch.say(f"{self._origin}: {progress.n_done:,} of {progress.n_words:,} words")


def _place(refusal: "Refusal") -> str:
    return f"{refusal.origin} ({refusal.id})" if refusal.id else refusal.origin


def _export(records: "Iterator[Record]", *, format: str, table: str | None) -> None:
    from laut.export import exporter_names, find_exporter

    try:
        exporter = find_exporter(format)
    except UsageError as error:
        raise UsageError(f"there is no format {format!r}; there are {', '.join((TEXT, *exporter_names()))}") from error
    for piece in exporter(records, table=table):
        console.write(piece)


def _show(records: "Iterator[Record]") -> None:
    from laut.cli.view import show

    terminal = console.out()
    for number, record in enumerate(records):
        with console.writing():
            if number:
                terminal.print()
            show(record, terminal)
            terminal.file.flush()
