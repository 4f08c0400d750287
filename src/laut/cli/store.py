"""`laut store`: what is in a store, whether it is sound, its export, erasing from it, and renewing old records."""

import contextlib
import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from laut.cli import console
from laut.cli.console import Watch
from laut.cli.forget import forget
from laut.cli.logs import Verbose
from laut.cli.options import StoreUrl, open_existing
from laut.cli.reread import reread

if TYPE_CHECKING:
    from laut.store.upkeep import Stats

SOMETHING_FOUND: Final = 1
MEGABYTE: Final = 1_000_000

EPILOG: Final = """Examples:

`laut store stats`   how much is in it

`laut store export parquet/`   for DuckDB, pandas and R

`laut store forget --actor Q7747`   what law asks to erase
"""

store = typer.Typer(
    name="store",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    epilog=EPILOG,
    help="Look after a store.\n\n`laut ingest` fills it, `laut search`, `who`, `events`, `timeline` and `show` ask it.",
)


store.command()(forget)
store.command()(reread)


@store.command()
def stats(store: StoreUrl = None, verbose: Verbose = False) -> None:
    """Say how much is in the store: a table in a terminal, an object in a pipe.

    Example:  `laut store stats`
    """
    from laut.store import upkeep

    with open_existing(store) as opened, _watched("counting"):
        found = upkeep.stats(opened)
    if not console.is_terminal(sys.stdout):
        console.write(json.dumps(dataclasses.asdict(found), ensure_ascii=False) + "\n")
        return
    lines = list(_lines(found))
    width = max(len(label) for label, _ in lines)
    for label, value in lines:
        console.write(f"{label:<{width}}  {value}\n")


@store.command()
def check(store: StoreUrl = None, verbose: Verbose = False) -> None:
    """Look whether everything in the store fits together; what does not is said, a line each.

    Exit codes: 0 all is well, 1 something was found, 2 the store cannot be read.

    Example:  `laut store check`
    """
    from laut.store import upkeep

    watch = Watch()
    watch.say("checking")
    n_found = 0
    with open_existing(store) as opened:
        for finding in watch.over(upkeep.check(opened)):
            console.write(finding + "\n")
            n_found += 1
    if n_found:
        console.say(f"laut: {n_found} findings; restore a backup, or ingest the articles into a new store")
        raise typer.Exit(SOMETHING_FOUND)
    console.say("laut: everything fits together")


@store.command()
def vacuum(store: StoreUrl = None, verbose: Verbose = False) -> None:
    """Give back the room that erased articles left.

    Example:  `laut store vacuum`
    """
    from laut.store import upkeep

    with open_existing(store) as opened, _watched("compacting"):
        before, after = upkeep.vacuum(opened)
    console.say(f"laut: {_size(before)} before, {_size(after)} now")


@store.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the files, made if it is new.", show_default=False)],
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """Write what is shown as Parquet files, one a table; older ones of the same name are replaced.

    Needs pyarrow: `pip install 'laut[parquet]'`. docs/store.md describes every column.

    Example:  `laut store export parquet/`
    """
    from laut.store.parquet import export as write

    watch = Watch()
    watch.say(f"writing {folder}")
    with open_existing(store) as opened:
        for written in watch.over(write(opened, folder)):
            watch.count("files")
            console.say(f"laut: {written.path}: {written.n_rows:,} rows")


@contextlib.contextmanager
def _watched(what: str) -> Iterator[None]:
    """Say what is being done, where it takes long."""
    watch = Watch()
    watch.say(what)
    with watch.waiting():
        yield


def _lines(found: "Stats") -> Iterator[tuple[str, str]]:
    yield "store", f"{found.name}, schema {found.schema}"
    yield "engine", found.engine
    yield "size", _size(found.size_bytes)
    for name, n in found.tables.items():
        shown = f" ({found.n_shown:,} shown)" if name == "articles" else ""
        yield name, f"{n:,}{shown}"
    for state, n in found.states.items():
        yield state, f"{n:,} happenings"
    if found.happening:
        yield "largest happening", f"{found.happening}, told {found.happening_events:,} times"
    if found.family_articles:
        yield "largest family", f"{found.family_articles:,} articles"
    for made_by, n in found.records.items():
        yield "records", f"{n:,} by {made_by}"
    yield "newest article", found.newest or "none is dated"
    yield "last stored", found.last_stored or "never"


def _size(size_bytes: int) -> str:
    return f"{size_bytes / MEGABYTE:,.1f} MB"
