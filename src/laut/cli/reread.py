"""`laut store reread`: analyses again what an older model or knowledge base has read; can be stopped and goes on at any time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final

import typer

from laut.cli import console
from laut.cli.console import Watch
from laut.cli.logs import Verbose
from laut.cli.options import StoreUrl, open_existing

if TYPE_CHECKING:
    from laut.article import Refusal
    from laut.pipeline import Pipeline
    from laut.record import Record
    from laut.store.stores import Store

SOME_REFUSED: Final = 1
INTERRUPTED: Final = 130
BATCH: Final = 8  # articles in one transaction; each takes its time to analyse


def reread(
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Model to read with.", show_default="the installed one")
    ] = None,
    kb: Annotated[
        str | None, typer.Option(metavar="FILE", help="Knowledge base to look names up in.", show_default="the one of laut")
    ] = None,
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """Renew records that another model or knowledge base has made.

    What is done is stored as it goes: after an interruption the same call goes on. An article that is refused keeps its old record.

    Exit codes: 0 all renewed, 1 some refused, 2 no model, or a store that cannot be written.

    Example:  `laut store reread`
    """
    from laut.store.upkeep import n_outdated

    watch = Watch()
    with open_existing(store) as opened:
        watch.say("loading the model")
        with watch.waiting():
            from laut.pipeline import load

            pipeline = load(model, kb=kb)
        made_by = pipeline.made_by()
        n_old = n_outdated(opened, model=made_by.model, kb=made_by.kb)
        if not n_old:
            console.say(f"laut: every record is by {made_by.model} with {made_by.kb or 'no knowledge base'}")
            return
        n_renewed = n_refused = 0
        try:
            for renewed, refused in watch.over(_renewed(opened, pipeline, watch, n_old)):
                n_renewed, n_refused = n_renewed + renewed, n_refused + refused
        except KeyboardInterrupt:
            console.say(f"laut: interrupted: {n_renewed} of {n_old} renewed; the same call goes on from there")
            raise typer.Exit(INTERRUPTED) from None
    console.say(f"laut: {n_renewed} of {n_old} renewed" + (f", {n_refused} refused" if n_refused else ""))
    if n_refused:
        raise typer.Exit(SOME_REFUSED)


def _renewed(store: "Store", pipeline: "Pipeline", watch: Watch, n_old: int) -> Iterator[tuple[int, int]]:
    """Give, batch by batch, how many records are renewed and stored, and how many articles were refused."""
    from laut.article import Refusal
    from laut.store.upkeep import outdated

    made_by, after, n_done = pipeline.made_by(), 0, 0
    while some := outdated(store, model=made_by.model, kb=made_by.kb, after=after, size=BATCH):
        results: list[Record | Refusal] = []
        for number, article in some:
            watch.say(f"{n_done:,} of {n_old:,}: {article.id}")
            results.extend(pipeline.read_many([article]))
            after, n_done = number, n_done + 1
        refused = [result for result in results if isinstance(result, Refusal)]
        for refusal in refused:
            console.say(f"laut: refused: {refusal.id or refusal.origin}: {refusal.reason}")
        yield _kept(store, results), len(refused)


def _kept(store: "Store", results: "list[Record | Refusal]") -> int:
    """Store what was made of articles, where these are still what the store has; give how many records that are."""
    from laut.article import Refusal
    from laut.stories.keeping import settle

    n = 0
    with store.writing() as writer:
        for result in results:
            if isinstance(result, Refusal):
                writer.refuse(result)
            elif writer.knows(result.article):  # else it has changed while it was read
                n += writer.put(result.article, result) == "stored"
        settle(writer)
    return n
