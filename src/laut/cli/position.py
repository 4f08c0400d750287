"""`laut position`: what somebody said and did on a topic, in the order of time, with every change of position and both passages."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from laut.cli import console
from laut.cli.answering import meant
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
    from rich.console import RenderableType

    from laut.stories.positions import Step

MAX_WIDTH: Final = 110  # longer lines are hard to read
COLUMNS: Final = (
    "id", "kind", "what", "day", "actors", "recipients", "n_articles", "article", "start", "end", "text", "earlier_id",
    "earlier_day", "earlier_text", "has_moved", "probability", "cues", "reason",
)  # fmt: skip


def position(
    actor: Annotated[
        str, typer.Argument(metavar="ACTOR", help="A name, a Wikidata id, or a country such as RUS.", show_default=False)
    ],
    topic: Annotated[
        list[str],
        typer.Argument(metavar="TOPIC", help="Words, or a type or context of events such as AID.", show_default=False),
    ],
    since: Since = None,
    until: Until = None,
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
    format: Format = None,
    store: StoreUrl = None,
    verbose: Verbose = False,
) -> None:
    """Say what somebody said and did on a topic, the earliest first, and where the position moved.

    All words of the topic have to stand in the paragraph or the title; words of three letters or fewer are left out beside
    longer ones. With a model installed, what says it in other words is found too, as far as its vectors tell. A change is
    marked from words that say so and from comparison with what came before, and may be wrong: read both passages.

    Example:  `laut position Scholz Taurus --since 2023`
    """
    from laut.stories.embedding import installed_embedding
    from laut.stories.positions import position as asked_for

    first, last = days_between(since, until)
    asked, form = page_of(page, per_page), format_of(format)
    with open_existing(store) as opened:
        words, embedding = " ".join(topic), installed_embedding()
        steps = asked_for(opened, meant(opened, actor), words, since=first, until=last, page=asked, embedding=embedding)
    if form == TEXT:
        _show(steps)
    else:
        for piece in _csv(steps) if form == "csv" else _lines(steps):
            console.write(piece)
    if not steps:
        console.say("laut: no more answers" if asked.skipped else "laut: nothing found")
    elif form == TEXT and len(steps) == asked.size:
        console.say(f"laut: there may be more: --page {page + 1}")


def _lines(steps: "Sequence[Step]") -> Iterator[str]:
    return (json.dumps(dataclasses.asdict(step), ensure_ascii=False) + "\n" for step in steps)


def _csv(steps: "Sequence[Step]") -> Iterator[str]:
    from laut.export.csv_table import csv_lines

    yield csv_lines([COLUMNS])
    yield csv_lines(_row(step) for step in steps)


def _row(step: "Step") -> list[str | int | float | None]:
    deed, earlier, shift = step.deed, step.earlier, step.shift
    return [
        deed.id, deed.kind, deed.what, deed.day, ";".join(deed.actors), ";".join(deed.recipients) or None, deed.n_articles,
        deed.passage.article, deed.passage.start, deed.passage.end, deed.passage.text,
        *((earlier.id, earlier.day, earlier.passage.text) if earlier else (None, None, None)),
        *((str(shift.has_moved).lower(), shift.probability) if shift else (None, None)),
        *((";".join(span.text for span in shift.cues) or None, shift.reason or None) if shift else (None, None)),
    ]  # fmt: skip


def _show(steps: "Sequence[Step]") -> None:
    with console.writing():
        terminal = console.out()
        for number, step in enumerate(steps):
            if number:
                terminal.print()
            for part in _view(step):
                terminal.print(part, width=min(terminal.width, MAX_WIDTH))


def _view(step: "Step") -> "Iterator[RenderableType]":
    """Give a step: where and when, its words with the cues in brackets, and if it moved, why and from what."""
    from rich.padding import Padding
    from rich.text import Text

    from laut.cli.wording import one_line, told_otherwise

    deed, shift = step.deed, step.shift
    has_moved = shift is not None and shift.has_moved
    cues = shift.cues if shift is not None and shift.has_moved else ()
    heading = " ".join(one_line(part) for part in (deed.day or "undated", deed.what, deed.id))
    yield Text(heading + (f"  in {deed.n_articles} articles" if deed.n_articles > 1 else ""), style="bold")
    yield Padding(Text(_marked(deed.passage.text, [(span.start, span.end) for span in cues])), (0, 0, 0, 2))
    if deed.variants:
        yield Padding(Text(f"elsewhere: {told_otherwise(deed.variants)}", style="dim"), (0, 0, 0, 4))
    if has_moved and shift is not None and step.earlier is not None:
        yield Padding(Text(f"moved ({shift.probability:.2f}): {one_line(shift.reason)}", style="bold"), (0, 0, 0, 2))
        earlier = step.earlier
        words = _marked(earlier.passage.text, [(span.start, span.end) for span in shift.before])
        yield Padding(Text(f"from {earlier.day or 'undated'} {one_line(earlier.id)}: {words}", style="dim"), (0, 0, 0, 4))


def _marked(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Give a text in one line with brackets around some places."""
    from laut.cli.wording import one_line

    out, position = "", 0
    for start, end in places:
        out += f"{text[position:start]}[{text[start:end]}]"
        position = end
    return one_line(out + text[position:]).strip()
