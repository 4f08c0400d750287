"""A record for people: the text with every statement's words marked, then a table for each list that is not empty.

A mark is a number in brackets, "[1 … 1]", so that colour is never the only sign; colours stand for speakers. Nothing from the
article reaches the terminal but through `shown`. Actors and events have modules of their own.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from laut.cli.console import shown
from laut.cli.view_actors import actor_view
from laut.cli.view_events import event_view
from laut.cli.view_table import MIN_TABLE_WIDTH, listing, plain_table
from laut.cli.wording import TYPES, cut, names_of, when, who, words
from laut.findings import Statement
from laut.record import Record

MAX_WIDTH: Final = 110  # longer lines are hard to read
TYPE_WIDTH: Final = 8  # "indirect" and "reported"; the types of several words take a line for each
CHUNK: Final = 8_000  # characters laid out at once, so that a text of one line costs no more than one of many
MAX_CELL: Final = 600  # characters of a statement's words in the table; the text above has them all

PALETTE: Final = ("cyan", "green", "yellow", "magenta", "blue", "red")
NOBODY: Final = "default"


def show(record: Record, console: Console) -> None:
    """Print the view of a record on the console, wrapped to its width."""
    for part in view(record, width=console.width):
        console.print(part, width=min(console.width, MAX_WIDTH))


def view(record: Record, *, width: int) -> Iterator[RenderableType]:
    """Give what is printed for a record, from top to bottom."""
    styles = speaker_styles(record.statements)
    yield _heading(record)
    yield Text()
    yield from _lines(marked(record, styles))
    if not record.statements:
        yield Text("\nNobody is quoted here.", style="italic")
    else:
        yield Text()
        yield (_statement_table if width >= MIN_TABLE_WIDTH else _statement_list)(record, styles)
    for parts in (actor_view(record, width=width), _times(record, width=width), event_view(record)):
        for number, part in enumerate(parts):
            if number == 0:
                yield Text()
            yield part


def speaker_styles(statements: Iterable[Statement]) -> dict[str, str]:
    """Give the style of each statement, by its id: one colour a speaker, in the order they speak."""
    colours: dict[object, str] = {}
    styles = {}
    for statement in statements:
        key = _speaker_key(statement)
        if key is None:
            styles[statement.id] = NOBODY
            continue
        styles[statement.id] = colours.setdefault(key, PALETTE[len(colours) % len(PALETTE)])
    return styles


def marked(record: Record, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give the text in pieces, each with its style: a mark around the words of each statement, in its speaker's colour."""
    text = record.article.text
    opening: dict[int, list[tuple[int, str, str]]] = {}
    closing: dict[int, list[tuple[int, str, str]]] = {}
    for number, statement in enumerate(record.statements, start=1):
        style = styles[statement.id]
        for span in statement.quote:
            if span.start == span.end:
                continue
            opening.setdefault(span.start, []).append((-span.end, f"[{number} ", style))
            closing.setdefault(span.end, []).append((-span.start, f" {number}]", style))
    inside: list[str] = []  # the styles of the statements around, innermost last
    position = 0
    for offset in sorted({*opening, *closing, len(text)}):
        yield shown(text[position:offset]), inside[-1] if inside else ""
        position = offset
        for _, mark, style in sorted(closing.get(offset, ())):
            yield mark, f"bold {style}"
            del inside[len(inside) - 1 - inside[::-1].index(style)]
        for _, mark, style in sorted(opening.get(offset, ())):
            yield mark, f"bold {style}"
            inside.append(style)


def _heading(record: Record) -> Text:
    article = record.article
    heading = Text(shown(article.title or article.origin or article.id), style="bold")
    about = [article.outlet, ", ".join(article.agencies), article.published, article.language]
    facts = " · ".join(fact for fact in about if fact)
    return heading.append(f"\n{shown(facts)}", style="dim not bold") if facts else heading


def _lines(pieces: Iterable[tuple[str, str]]) -> Iterator[Text]:
    """Give the lines that the pieces make, up to the last that is not empty; a very long one is cut where a piece has a space."""
    n_empty = 0
    for line in _all_lines(pieces):
        if not line.plain.strip():
            n_empty += 1
            continue
        yield from (Text() for _ in range(n_empty))
        n_empty = 0
        yield line


def _all_lines(pieces: Iterable[tuple[str, str]]) -> Iterator[Text]:
    line = Text()
    for piece, style in pieces:
        first, *others = piece.split("\n")
        for part in (first, *(f"\n{other}" for other in others)):
            if part.startswith("\n"):
                yield line
                line = Text()
            rest = part.removeprefix("\n")
            while len(line) + len(rest) > CHUNK:
                cut = rest.rfind(" ", 0, CHUNK) + 1 or min(CHUNK, len(rest))
                line.append(rest[:cut], style)
                rest = rest[cut:]
                yield line
                line = Text()
            line.append(rest, style)
    yield line


def _statement_table(record: Record, styles: dict[str, str]) -> Table:
    names = names_of(record)
    table = plain_table("Statements")
    table.add_column("No.", justify="right")
    table.add_column("Who", ratio=4, overflow="fold")
    table.add_column("How", ratio=3, overflow="fold")
    table.add_column("Type", width=TYPE_WIDTH, overflow="fold")
    table.add_column("Words", ratio=7, overflow="fold")
    table.add_column("Prob.", justify="right")
    for number, item in enumerate(record.statements, start=1):
        table.add_row(
            Text(str(number), style=f"bold {styles[item.id]}"),
            Text(_who(item, names), style=styles[item.id]),
            _how(item),
            TYPES[item.type],
            _quote(item),
            f"{item.probability:.2f}",
        )
    return table


def _statement_list(record: Record, styles: dict[str, str]) -> Group:
    names = names_of(record)
    parts: list[RenderableType] = []
    for number, item in enumerate(record.statements, start=1):
        style = styles[item.id]
        parts.append(Text(f"[{number}] ", style=f"bold {style}").append(_who(item, names), style=f"not bold {style}"))
        how = " · ".join(fact for fact in (_how(item), TYPES[item.type], f"{item.probability:.2f}") if fact)
        parts.append(Padding(Text(how, style="dim"), (0, 0, 0, 4)))
        parts.append(Padding(Text(_quote(item)), (0, 0, 0, 4)))
    return Group(*parts)


def _times(record: Record, *, width: int) -> Iterator[RenderableType]:
    if record.times:
        rows = [(item.text, item.type, item.timex, when(item.edtf)) for item in record.times]
        yield listing("Times", {"Words": 3, "Kind": 0, "Value": 2, "Date": 4}, rows, width=width)


def _who(item: Statement, names: dict[str, str]) -> str:
    speaker = who(item.speaker, names) or "not named"
    via, addressee = who(item.via, names), who(item.addressee, names)
    return speaker + (f" (via {via})" if via else "") + (f" (to {addressee})" if addressee else "")


def _how(item: Statement) -> str:
    cue = words(item.cue)
    if item.act is None or item.act == "say":
        return cue
    return f"{cue} ({item.act})" if cue else item.act


def _quote(item: Statement) -> str:
    return cut(words(item.quote), MAX_CELL)


def _speaker_key(item: Statement) -> object:
    if item.speaker is None:
        return None
    if item.speaker.actors:
        return frozenset(item.speaker.actors)
    return " ".join(span.text for span in item.speaker.spans).casefold() or None
