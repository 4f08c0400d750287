"""`laut events` and `laut timeline`: merged events of a store, listed or drawn."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from laut.cli import console
from laut.cli.answering import give, meant
from laut.cli.logs import Verbose
from laut.cli.options import (
    PER_PAGE,
    Format,
    PageNumber,
    PerPage,
    Since,
    StoreUrl,
    Until,
    days_between,
    format_of,
    open_existing,
    page_of,
)
from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.store.answers import Happened
    from laut.store.questions import Wanted
    from laut.store.stores import Store

MAX_DRAWN: Final = 5_000  # happenings in one chart

Actor = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who did it: a name, a Wikidata id, or a country such as RUS.", show_default=False),
]
Recipient = Annotated[str | None, typer.Option(metavar="NAME", help="To whom it was done.", show_default=False)]
Type = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", help="PLOVER type, such as AID or ASSAULT.", show_default=False)
]
Context = Annotated[str | None, typer.Option(metavar="CONTEXT", help="PLOVER context, such as military.", show_default=False)]
State = Annotated[
    str | None,
    typer.Option(help="corroborated, single-source, claimed or contested.", show_default=False),
]
MinSources = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="How many sources, parties aside, must hold it.", show_default=False)
]
Plot = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Draw a chart into a .svg, .png or .html file instead.", show_default=False),
]
PlotKind = Annotated[str, typer.Option(help="timeline, dyads (who to whom, by month) or network.")]


def events(
    actor: Actor = None,
    recipient: Recipient = None,
    type_: Type = None,
    context: Context = None,
    since: Since = None,
    until: Until = None,
    state: State = None,
    min_sources: MinSources = None,
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
    format: Format = None,
    plot: Plot = None,
    plot_kind: PlotKind = "timeline",
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """List events, each told once however many articles tell it, the latest first.

    Example:  `laut events --actor RUS --recipient UKR --type ASSAULT --state contested`
    """
    from laut.store import questions

    first, last = days_between(since, until)
    wanted = _wanted(actor, recipient, type_, context, first, last, state, min_sources)
    _happenings(questions.events, wanted, page=page, per_page=per_page, format=format, plot=plot, kind=plot_kind, url=store)


def timeline(
    actor: Actor = None,
    recipient: Recipient = None,
    type_: Type = None,
    context: Context = None,
    since: Since = None,
    until: Until = None,
    state: State = None,
    min_sources: MinSources = None,
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
    format: Format = None,
    plot: Plot = None,
    plot_kind: PlotKind = "timeline",
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """List events in the order in which they happened, or draw them.

    Example:  `laut timeline --actor Merz --min-sources 2 --plot merz.svg`
    """
    from laut.store import questions

    first, last = days_between(since, until)
    wanted = _wanted(actor, recipient, type_, context, first, last, state, min_sources)
    _happenings(questions.timeline, wanted, page=page, per_page=per_page, format=format, plot=plot, kind=plot_kind, url=store)


def _wanted(
    actor: str | None,
    recipient: str | None,
    type_: str | None,
    context: str | None,
    since: str | None,
    until: str | None,
    state: str | None,
    min_sources: int | None,
) -> "Wanted":
    """Give which happenings are asked for; a code that does not exist would only find nothing.

    Raises:
        UsageError: there is no such type, context or state.
    """
    from laut.events.scores import CONTEXTS, TYPES
    from laut.store.questions import Wanted
    from laut.stories.states import STATES

    for what, given, known in (
        ("type", type_ and type_.upper(), TYPES),
        ("context", context, CONTEXTS),
        ("state", state, STATES),
    ):
        if given is not None and given not in known:
            raise UsageError(f"there is no {what} {given!r}; there are {', '.join(known)}")
    return Wanted(actor, recipient, type_, context, since, until, state, min_sources)


def _happenings(
    ask: "Callable[..., Sequence[Happened]]",
    wanted: "Wanted",
    *,
    page: int,
    per_page: int,
    format: str | None,
    plot: Path | None,
    kind: str,
    url: str | None,
) -> None:
    from laut.store.answers import Happened

    if plot is not None:
        _draw(ask, wanted, plot, kind, url)
        return
    asked, form = page_of(page, per_page), format_of(format)
    with open_existing(url) as opened:
        found = ask(opened, _of_countries(opened, wanted), page=asked)
    give(Happened, found, form, asked)


def _of_countries(store: "Store", wanted: "Wanted") -> "Wanted":
    """Give what is wanted with the codes of countries in the place of their names."""
    actor, recipient = wanted.actor, wanted.recipient
    return dataclasses.replace(wanted, actor=actor and meant(store, actor), recipient=recipient and meant(store, recipient))


def _draw(ask: "Callable[..., Sequence[Happened]]", wanted: "Wanted", path: Path, kind: str, url: str | None) -> None:
    from laut.cli.plots import check, draw

    check(path, kind)
    with open_existing(url) as opened:
        found = ask(opened, _of_countries(opened, wanted), page=page_of(1, MAX_DRAWN + 1))
    if not found:
        console.say("laut: nothing found, nothing drawn")
        return
    if len(found) > MAX_DRAWN:
        console.say(f"laut: only {MAX_DRAWN:,} of the events are drawn; narrow them with --since and --until")
    draw(found[:MAX_DRAWN], path, kind)
    console.say(f"laut: {path}: {min(len(found), MAX_DRAWN):,} events")
