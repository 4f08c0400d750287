"""`laut search`, `laut who` and `laut show`: questions to a store, each answer with its ids."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from laut.cli import console
from laut.cli.answering import give, meant, write_answers
from laut.cli.logs import Verbose
from laut.cli.options import (
    PER_PAGE,
    TEXT,
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

if TYPE_CHECKING:
    from laut.store.stores import Store

N_MEANT: Final = 10  # actors of one name that are shown


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='Words, "\\"a phrase\\"" or the beginning of a word with *.', show_default=False),
    ],
    since: Since = None,
    until: Until = None,
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
    format: Format = None,
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """Find articles that hold all the words, the best first.

    Inflected forms are found with each other, German and English.

    Example:  `laut search Waffenlieferungen Ukraine --since 2025`
    """
    from laut.store import questions
    from laut.store.answers import Hit

    first, last = days_between(since, until)
    asked, form = page_of(page, per_page), format_of(format)
    with open_existing(store) as opened:
        hits = questions.search(opened, " ".join(words), since=first, until=last, page=asked)
    give(Hit, hits, form, asked)


def who(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A name, a Wikidata id, or a country such as RUS or Russland.", show_default=False),
    ],
    since: Since = None,
    until: Until = None,
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
    format: Format = None,
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """Say what somebody said and did, the latest first; the same utterance in several articles is one answer.

    Where they have it in other words, or from another speaker, that stands with it. Where several actors have the name, it
    says which are meant; ask for one by its Wikidata id or with more of its name.

    Example:  `laut who Peskow --since 2025-03`
    """
    from laut.store import questions
    from laut.store.answers import Deed

    first, last = days_between(since, until)
    asked, form = page_of(page, per_page), format_of(format)
    with open_existing(store) as opened:
        name = meant(opened, name)
        _say_who_is_meant(opened, name, form)
        deeds = questions.who(opened, name, since=first, until=last, page=asked)
    give(Deed, deeds, form, asked)


def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Of an article, a statement, an event or a happening.", show_default=False)
    ],
    format: Format = None,
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """Show the words an answer rests on, in their article.

    Example:  `laut show dpa-17#s3`
    """
    from laut.store import questions
    from laut.store.answers import Shown

    form = format_of(format)
    with open_existing(store) as opened:
        found = questions.show(opened, id)
    write_answers(Shown, [found], form)


def _say_who_is_meant(store: "Store", name: str, form: str) -> None:
    """Say which actors a name stands for, where these are several; of a country nobody expects one."""
    from laut.store import questions

    if questions.is_country(name):
        return
    found = questions.named(store, name, page=page_of(1, N_MEANT))
    if len(found) < 2:
        return
    if form == TEXT:
        from laut.cli.view_answers import show_answers

        with console.writing():
            show_answers(found, console.out())
        return
    several = ", ".join(" ".join(filter(None, (a.name, a.country, a.wikidata))) for a in found)
    console.say(f"laut: {name!r} is the name of several: {several}{' …' if len(found) == N_MEANT else ''}")
