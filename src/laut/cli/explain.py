"""`laut explain`: in words, why an event, a statement or an actor of a records file is as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from laut.cli import console
from laut.cli.records import objects_of
from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.record import Record

MAX_WIDTH: Final = 110  # as in the view
N_NAMED: Final = 3  # articles that a message names as examples

# What can be explained, by the letter its ids begin with: its name, and the list of the record that holds it.
EXPLAINED: Final[Mapping[str, str]] = {"e": "events", "s": "statements", "a": "actors"}

EPILOG: Final = """Examples:

`laut explain records.jsonl e3`   why the third event got its type, its actors and its factuality

`laut explain records.jsonl a5 --article dpa-17`   which mentions make an actor, in one of several articles
"""


def explain(
    records: Annotated[str, typer.Argument(metavar="RECORDS", help="Records file, or - for standard input.", show_default=False)],
    id: Annotated[
        str, typer.Argument(metavar="ID", help="An event, a statement or an actor, such as e3, s1 or a5.", show_default=False)
    ],
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="Which article, where the file holds several.", show_default=False)
    ] = None,
) -> None:
    """Say in words why an event, a statement or an actor is as it is: its words, who is meant, and on whose word it stands."""
    kind = EXPLAINED.get(id[:1])
    if kind is None or not id[1:].isdecimal():
        raise UsageError(f"{id!r} is no id of what can be explained: events (e1), statements (s1) and actors (a1)")
    record = _record(records, article)
    present = [item.id for item in getattr(record, kind)]
    if id not in present:
        there = f"it has {_several(present)}" if present else f"it has no {kind}"
        raise UsageError(f"article {record.article.id!r} has no {id!r}; {there}")
    from rich.padding import Padding
    from rich.text import Text

    from laut.cli.wording import one_line

    terminal = console.out()
    with console.writing():
        for depth, line in _explainer(kind)(record, id):
            text = Text(one_line(line), style="bold" if depth == 0 else "")
            terminal.print(Padding(text, (0, 0, 0, 2 * depth)), width=min(terminal.width, MAX_WIDTH))


def _explainer(kind: str) -> "Callable[[Record, str], Iterator[tuple[int, str]]]":
    """Give the function that gives the lines of an explanation, each with its depth."""
    from laut.cli.explain_actor import explain_actor
    from laut.cli.explain_event import explain_event
    from laut.cli.explain_statement import explain_statement

    return {"events": explain_event, "statements": explain_statement, "actors": explain_actor}[kind]


def _record(path: str, article: str | None) -> "Record":
    """Give the record of an article, or the only one of a file.

    Raises:
        UsageError: there is none, there are several to choose from, or a line is no record.
    """
    from laut.record import from_data

    seen: list[str] = []
    only: tuple[str, object] | None = None
    for place, data in objects_of(path):
        of_line = data.get("article")
        known = str(of_line.get("id")) if isinstance(of_line, dict) else ""
        seen.append(known)
        if article in {None, known}:
            if only is not None:
                raise UsageError(f"{path} holds several articles ({', '.join(seen[:N_NAMED])} …); say which with --article ID")
            only = (place, data)
            if article is not None:
                break
    if only is None and article is None:
        raise UsageError(f"{path} holds no records; write some with 'laut read INPUT --format jsonl'")
    if only is None:
        few = ", ".join(map(repr, seen[:N_NAMED])) or "none"
        raise UsageError(f"{path} has no article {article!r}; its {len(seen)} articles begin with {few}")
    try:
        return from_data(only[1])
    except UsageError as error:
        raise UsageError(f"{only[0]}: {error}") from error


def _several(ids: Sequence[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}"
