"""`laut kb`: what the knowledge base holds and what a name could mean in it, and how a new one is built."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from laut.cli import console
from laut.cli.console import Watch
from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.kb.find import Candidate, KnowledgeBase
    from laut.kb.rows import Row, Source

NOTHING_FOUND: Final = 1
MEGABYTE: Final = 1_000_000

EPILOG: Final = """Examples:

`laut kb find Merkel --on 2010`   who could be meant in an article of that year, and why

`laut kb sources`   what is in it, under which licences

`laut kb build --wikidata latest-all.json.bz2 --out full.sqlite`   a large one; `LAUT_KB=full.sqlite` has it used
"""

kb = typer.Typer(
    name="kb",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    epilog=EPILOG,
    help="Ask the knowledge base, or build one.\n\nIt knows countries, places, bodies, and who held which office when.",
)

File = Annotated[
    str | None,
    typer.Option(
        "--kb", metavar="FILE", help="Knowledge base to ask.", show_default="LAUT_KB, else the one that comes with laut"
    ),
]


@kb.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an office or a word for a country.", show_default=False)],
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Who is in office then, such as 2010, 2010-05 or 2010-05-12.", show_default=False),
    ] = None,
    kb: File = None,
) -> None:
    """Show what a name could mean, and why: a table in a terminal, one object a line in a pipe.

    Exit codes: 0 something is found, 1 nothing is, 2 wrong use or no knowledge base.

    Example:  `laut kb find Kreml`
    """
    from laut.kb.days import days_of
    from laut.kb.find import KnowledgeBase

    days = days_of(on) if on is not None else None
    if on is not None and days is None:
        raise UsageError(f"--on {on!r} is no date; write 2010, 2010-05 or 2010-05-12")
    with KnowledgeBase.open(kb) as known:
        found = known.find(name, on=days)
        if days is not None:
            keys = {candidate.entity.key for candidate in found}
            found += tuple(holder for holder in known.holders(name, None, on=days) if holder.entity.key not in keys)
        found = found or tuple(_country(known, name))
    if not found:
        _nothing(name)
    if console.is_terminal(sys.stdout):
        _show(found)
        return
    for candidate in found:
        console.write(json.dumps(_as_object(candidate), ensure_ascii=False) + "\n")


@kb.command()
def sources(
    licences: Annotated[bool, typer.Option("--licences", help="Print what the licences ask to be said, in Markdown.")] = False,
    kb: File = None,
) -> None:
    """List what is in the knowledge base, from where and under which licences.

    Example:  `laut kb sources`
    """
    from dataclasses import asdict

    from laut.kb.find import KnowledgeBase
    from laut.kb.licences import as_markdown

    with KnowledgeBase.open(kb) as known:
        listed, title = known.sources, known.name_and_version
    if licences:
        console.write(as_markdown(listed))
    elif console.is_terminal(sys.stdout):
        rows = [(source.name, source.licence, source.known_to, source.url) for source in listed]
        _table(("source", "licence", "known to", "from"), rows)
        console.say(f"{title}, {len(listed)} sources")
    else:
        for source in listed:
            console.write(json.dumps(asdict(source), ensure_ascii=False) + "\n")


@kb.command()
def build(
    lists: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Folder with the public lists.", show_default="what comes with laut is taken over"),
    ] = None,
    wikidata: Annotated[
        Path | None,
        typer.Option(metavar="DUMP", help="Dump of Wikidata, .json, .json.gz or .json.bz2.", show_default=False),
    ] = None,
    known_to: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of the dump.", show_default="from its name, else its last edit"),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="File to write.")] = Path("kb.sqlite"),
) -> None:
    """Build a knowledge base; the same sources give the same file.

    Without `--lists` it holds what comes with laut. A dump is read as a stream, which takes hours and little memory.

    Example:  `laut kb build --wikidata latest-all.json.bz2 --out full.sqlite`
    """
    from laut.kb.build import build as write
    from laut.kb.days import days_of

    if known_to is not None and (wikidata is None or days_of(known_to) is None):
        raise UsageError(f"--known-to {known_to!r}: it takes the date of a dump, such as 2025-01-06, and goes with --wikidata")
    watch = Watch()
    watch.say("reading the sources")
    with watch.waiting():
        built = write(_rows(lists, wikidata, known_to, watch), out, name="laut-base" if wikidata is None else "laut-wikidata")
    for source in dict.fromkeys(source for source, _ in built.counts):
        counts = ", ".join(f"{built.counts[source, kind]} {kind}" for kind in ("entities", "names", "terms"))
        console.say(f"{source}: {counts}")
    if built.n_dangling:
        console.say(f"left out: {built.n_dangling} names and terms of entities that no source has")
    console.say(f"{built.path}: {built.path.stat().st_size / MEGABYTE:.1f} MB, version {built.version}")


def _rows(lists: Path | None, wikidata: Path | None, known_to: str | None, watch: Watch) -> "Iterator[tuple[Source, Row]]":
    """Give the rows of all sources that are asked for, those that are believed first before the others."""
    from laut.kb import facts
    from laut.kb import lists as public
    from laut.kb.find import shipped_rows

    if lists is None:
        yield from shipped_rows()
    else:
        yield from facts.rows()
        yield from public.rows(lists)
    if wikidata is not None:
        from dataclasses import replace

        from laut.kb import wikidata as dump
        from laut.kb.dump_day import day_of

        def progress(n_bytes: int) -> None:
            watch.say(f"{wikidata}: {n_bytes / MEGABYTE:.0f} MB read")

        day = known_to or day_of(wikidata)
        source = replace(dump.SOURCE, version=day, known_to=day)
        yield from ((source, row) for row in dump.rows(wikidata, on_progress=progress))


def _country(known: "KnowledgeBase", word: str) -> "Iterator[Candidate]":
    """Give the country of an inflected word as a candidate."""
    from laut.kb.find import Candidate

    found = known.country_of(word)
    if found is not None:
        also = f"; also of {', '.join(found.others)}" if found.others else ""
        yield Candidate(found.country, found.form, word, "", (), f"{' or '.join(found.forms)} of this country{also}")


def _nothing(name: str) -> NoReturn:
    shown = name if len(name) <= 80 else f"{name[:80]}…"
    console.say(f"laut: nothing is known by the name {shown!r}")
    raise typer.Exit(NOTHING_FOUND)


def _as_object(candidate: "Candidate") -> dict[str, object]:
    entity = candidate.entity
    return {
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "sectors": list(entity.sectors),
        "wikidata": entity.wikidata,
        "form": candidate.form,
        "prominence": entity.prominence,
        "offices": [
            {"office": held.office.name, "start": held.term.start, "end": held.term.end, "holds": held.holds}
            for held in candidate.terms
        ],
        "why": candidate.why,
    }


def _show(found: "tuple[Candidate, ...]") -> None:
    rows = [
        (
            candidate.entity.name,
            candidate.entity.kind,
            candidate.entity.country or "",
            " ".join(candidate.entity.sectors),
            candidate.entity.wikidata or "",
            candidate.why,
        )
        for candidate in found
    ]
    _table(("name", "kind", "country", "sectors", "wikidata", "why"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(*head, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(console.shown(cell)) for cell in row))
    with console.writing():
        console.out().print(table)
