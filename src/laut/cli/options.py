"""The options that the commands of a store share, and what they mean: which store, which days, which page, which form."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

import typer

from laut.cli import console
from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.store.questions import Page
    from laut.store.stores import Store

TEXT: Final = "text"
FORMATS: Final = (TEXT, "jsonl", "csv")
PER_PAGE: Final = 50
MAX_PER_PAGE: Final = 10_000

StoreUrl = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="Store: a file, or postgresql://USER@HOST/DATABASE.",
        show_default="laut.sqlite in your data folder",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="First day, such as 2025-03-12, 2025-03 or 2025.", show_default=False),
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Last day.", show_default=False)]
PageNumber = Annotated[int, typer.Option("--page", min=1, metavar="N", help="Which page of the answers.")]
PerPage = Annotated[int, typer.Option(min=1, max=MAX_PER_PAGE, metavar="N", help="How many answers a page has.")]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", help="text, jsonl or csv.", show_default="text to a terminal, else jsonl"),
]


def open_existing(url: str | None) -> "Store":
    """Give the store of a URL.

    Raises:
        UsageError, StoreError: there is none, or it cannot be opened.
    """
    from laut.store import open_store

    return open_store(url, must_exist=True)


def format_of(given: str | None) -> str:
    """Give the form of the output.

    Raises:
        UsageError: there is no such format.
    """
    if given is None:
        return TEXT if console.is_terminal(sys.stdout) else "jsonl"
    if given not in FORMATS:
        raise UsageError(f"there is no format {given!r}; there are {', '.join(FORMATS)}")
    return given


def page_of(number: int, size: int) -> "Page":
    """Give which answers of a list a page has."""
    from laut.store.questions import Page

    return Page(size, (number - 1) * size)


def days_between(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Give the first and the last day that two dates of any precision leave between them, in ISO form.

    Raises:
        UsageError: one is no date, or the first is after the last.
    """
    first = _day("--since", since, 0)
    last = _day("--until", until, 1)
    if first and last and first > last:
        raise UsageError(f"--since {since} is after --until {until}: nothing can be between them")
    return first, last


def _day(option: str, value: str | None, side: int) -> str | None:
    if value is None:
        return None
    from laut.edtf import days_of
    from laut.ingest.dates import checked_date

    try:
        found: date | None = days_of(checked_date(value))[side]
    except UsageError as error:
        raise UsageError(f"{option}: {error}") from error
    if found is None:
        raise UsageError(f"{option} {value!r} has no {('first', 'last')[side]} day; write YYYY, YYYY-MM or YYYY-MM-DD")
    return found.isoformat()
