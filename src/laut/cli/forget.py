"""`laut store forget`: erases an article, or an actor, for good."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from laut.cli import console
from laut.cli.logs import Verbose
from laut.cli.options import StoreUrl, open_existing, page_of
from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.store.answers import Named
    from laut.store.stores import Store

N_LISTED = 20  # actors of one name


def forget(
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Id of an article: all its versions go.", show_default=False)
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="An actor instead: a name that only one has, or a Wikidata id.", show_default=False),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """Erase an article with all that was found in it, or an actor from all that was found.

    Of an actor the mentions, statements and events go, and it is not found again; texts stay. In SQLite `laut store vacuum` then
    overwrites what was freed. Backups and exports keep what they have.

    Example:  `laut store forget dpa-17`
    """
    if (id is None) == (actor is None):
        raise UsageError("say what to forget: the id of an article, or --actor NAME")
    with open_existing(store) as opened:
        if id is not None:
            _forget_article(opened, id, is_sure=yes)
        else:
            _forget_actor(opened, actor or "", is_sure=yes)
    console.say("laut: `laut store vacuum` overwrites the room that this freed")


def _forget_article(store: "Store", id: str, *, is_sure: bool) -> None:
    from laut.store.upkeep import traces
    from laut.stories.keeping import settle

    found = traces(store, id)
    if not found.n_versions and not found.n_refusals:
        raise UsageError(f"there is no article {id!r} in {store.name}; `laut search` finds ids")
    title = f" “{found.title}”" if found.title else ""
    _ask(f"Erase article {id}{title}, {_versions(found.n_versions)}, for good?", is_sure)
    with store.writing() as writer:
        n = writer.forget_article(id)
        settle(writer)
    console.say(f"laut: {id} is erased, {_versions(n)}")


def _forget_actor(store: "Store", name: str, *, is_sure: bool) -> None:
    from laut.stories.keeping import settle

    found = _only(store, name)
    _ask(f"Erase {_told(found)} from {found.n_articles} articles for good?", is_sure)
    with store.writing() as writer:
        n = writer.forget_actor(found.no)
        settle(writer)
    console.say(f"laut: {_told(found)} is erased from {_versions(n)} of articles, and is not found again; their texts stay")


def _only(store: "Store", name: str) -> "Named":
    """Give the actor that a name or a Wikidata id stands for; of several, the one whose whole name it is.

    Raises:
        UsageError: there is none, or there are several.
    """
    from laut.store.questions import is_country, named
    from laut.store.words import fold

    found = named(store, name, page=page_of(1, N_LISTED))
    exact = [actor for actor in found if fold(actor.name) == fold(name)]
    if len(exact) == 1 or (len(found) == 1 and not is_country(name)):
        return (exact or found)[0]
    if not found:
        raise UsageError(f"there is no actor {name!r} in {store.name}")
    raise UsageError(f"{name!r} is the name of several, of which none is erased: {', '.join(map(_told, found))}; say which")


def _ask(question: str, is_sure: bool) -> None:
    if is_sure:
        return
    if not console.is_terminal(sys.stdin):
        raise UsageError("nobody can be asked whether to erase this for good; --yes says that you are sure")
    typer.confirm(console.shown(question), abort=True, err=True)


def _told(actor: "Named") -> str:
    about = ", ".join(filter(None, (actor.label, actor.country, actor.wikidata)))
    return f"{actor.name} ({about})"


def _versions(n: int) -> str:
    return f"{n} version{'' if n == 1 else 's'}"
