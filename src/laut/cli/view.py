"""A record for people: the text with every statement's words marked, then a table for each list that is not empty.

A mark is a number in brackets, "[1 … 1]", so that colour is never the only sign; colours stand for speakers. Nothing from the
article reaches the terminal but through `shown`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from laut.cli.console import shown
from laut.document import Span
from laut.findings import Actor, Event, Role, Statement
from laut.record import Record

MIN_TABLE_WIDTH: Final = 64  # columns of the window; below it, a table's cells are narrower than words
MAX_WIDTH: Final = 110  # longer lines are hard to read
TYPE_WIDTH: Final = 8  # "indirect" and "reported"; the types of several words take a line for each
CHUNK: Final = 8_000  # characters laid out at once, so that a text of one line costs no more than one of many
MAX_CELL: Final = 600  # characters of a statement's words in the table; the text above has them all

PALETTE: Final = ("cyan", "green", "yellow", "magenta", "blue", "red")
NOBODY: Final = "default"

_TYPES: Final = {"free_indirect": "free indirect", "indirect_free_indirect": "indirect free indirect"}


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
    for table in (_actor_table(record), _time_table(record), _event_table(record)):
        if table is not None:
            yield Text()
            yield table


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
    names = _names(record.actors)
    table = _table("Statements")
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
            _type(item),
            _words(item.quote),
            f"{item.probability:.2f}",
        )
    return table


def _statement_list(record: Record, styles: dict[str, str]) -> Group:
    names = _names(record.actors)
    parts: list[RenderableType] = []
    for number, item in enumerate(record.statements, start=1):
        style = styles[item.id]
        parts.append(Text(f"[{number}] ", style=f"bold {style}").append(_who(item, names), style=f"not bold {style}"))
        how = " · ".join(fact for fact in (_how(item), _type(item), f"{item.probability:.2f}") if fact)
        parts.append(Padding(Text(how, style="dim"), (0, 0, 0, 4)))
        parts.append(Padding(Text(_words(item.quote)), (0, 0, 0, 4)))
    return Group(*parts)


def _actor_table(record: Record) -> Table | None:
    if not record.actors:
        return None
    table = _table("Actors", "Name", "Kind", "Role", "Country", "Sectors")
    for item in record.actors:
        table.add_row(*map(_cell, (item.name, item.label, item.role, item.country, ", ".join(item.sectors))))
    return table


def _time_table(record: Record) -> Table | None:
    if not record.times:
        return None
    table = _table("Times", "Words", "Kind", "Value", "Date")
    for item in record.times:
        table.add_row(*map(_cell, (item.text, item.type, item.timex, item.edtf)))
    return table


def _event_table(record: Record) -> Table | None:
    if not record.events:
        return None
    table = _table("Events", "Kind", "Words", "Who", "To whom", "When", "According to")
    names = _names(record.actors)
    mentions = {mention.id: mention.text for mention in record.mentions}
    for item in record.events:
        table.add_row(*map(_cell, _event_cells(item, names, mentions)))
    return table


def _event_cells(item: Event, names: dict[str, str], mentions: dict[str, str]) -> tuple[str | None, ...]:
    return (
        item.type if item.auxiliary == "none" else f"{item.type} ({item.auxiliary})",
        _words(item.trigger),
        ", ".join(names.get(p.actor or "", mentions.get(p.mention, p.mention)) for p in item.actors),
        ", ".join(names.get(p.actor or "", mentions.get(p.mention, p.mention)) for p in item.recipients),
        item.time.edtf,
        ", ".join(f"{names.get(a.by, a.by)} {a.factuality}" for a in item.attributions),
    )


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _who(item: Statement, names: dict[str, str]) -> str:
    who = _role(item.speaker, names) or "not named"
    via = _role(item.via, names)
    return f"{who} (via {via})" if via else who


def _role(role: Role | None, names: dict[str, str]) -> str:
    if role is None:
        return ""
    return shown(", ".join(names.get(actor, actor) for actor in role.actors) or " … ".join(span.text for span in role.spans))


def _how(item: Statement) -> str:
    cue = shown(" … ".join(span.text for span in item.cue))
    if item.act is None or item.act == "say":
        return cue
    return f"{cue} ({item.act})" if cue else item.act


def _type(item: Statement) -> str:
    return _TYPES.get(item.type, item.type)


def _words(spans: Sequence[Span]) -> str:
    words = " … ".join(span.text for span in spans)
    return shown(words if len(words) <= MAX_CELL else words[:MAX_CELL] + " …").replace("\n", " ")


def _cell(value: str | None) -> str:
    return shown(value or "").replace("\n", " ")


def _names(actors: Iterable[Actor]) -> dict[str, str]:
    return {actor.id: actor.name for actor in actors}


def _speaker_key(item: Statement) -> object:
    if item.speaker is None:
        return None
    if item.speaker.actors:
        return frozenset(item.speaker.actors)
    return " ".join(span.text for span in item.speaker.spans).casefold() or None
