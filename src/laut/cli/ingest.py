"""`laut ingest`: articles in, safely stored; what became of each is said as soon as nothing can take it away again."""

import sys
from typing import Annotated, Final

import typer

from laut.cli import console
from laut.cli.ingest_run import Ingest
from laut.cli.logs import Verbose
from laut.cli.options import StoreUrl
from laut.errors import UsageError

WRONG_USE: Final = 2
STDIN: Final = "-"

EPILOG: Final = """Examples:

`laut ingest news/`   every article of a folder, analysed and stored; what is known is passed over

`laut read news/ > records.jsonl; laut ingest --records records.jsonl`   records that are there already

`laut ingest feed.jsonl --store postgresql://laut@db/news`   into a PostgreSQL server
"""


def ingest(
    context: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT", help="Files, folders (read in name order) or - for standard input.", show_default=False),
    ] = None,
    store: StoreUrl = None,
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
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Model to read with.", show_default="the installed one")
    ] = None,
    kb: Annotated[
        str | None, typer.Option(metavar="FILE", help="Knowledge base to look names up in.", show_default="the one of laut")
    ] = None,
    no_analysis: Annotated[bool, typer.Option("--no-analysis", help="Store the articles only, without records.")] = False,
    records: Annotated[bool, typer.Option("--records", help="The input holds records of `laut read`, JSONL.")] = False,
    verbose: Verbose = False,
) -> None:
    """Read articles and store them with their records.

    Storing the same again changes nothing, and what the store knows is not analysed again. In a pipe, each item is one line
    of JSON (`id`, `origin`, `outcome`), written when it is safely stored.

    Exit codes: 0 all stored, 1 some refused, 2 wrong use, no model, or a store that cannot be written.
    """
    if not inputs:
        if console.is_terminal(sys.stdin):
            console.write(context.get_help() + "\n")
            raise typer.Exit(WRONG_USE)
        inputs = [STDIN]
    if records and (no_analysis or from_ or published or lang or model or kb):
        raise UsageError(
            "records are stored as they are: --records takes none of --no-analysis, --from, --published, --lang, --model, --kb"
        )
    console.require_output()
    from laut.ingest import read_inputs
    from laut.store import open_store

    run = Ingest(model=model, kb=kb, is_analysed=not no_analysis, is_piped=STDIN in inputs)
    given = read_inputs(inputs, format=from_, published=published, language=lang)
    with open_store(store) as opened:
        run.keep(opened, run.records(inputs) if records else run.articles(opened, given))
    run.close()
