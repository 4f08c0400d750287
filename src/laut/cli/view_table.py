"""Tables and lists in which the view shows what was found: a table where the window is wide enough, else a block for each row."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from laut.cli.wording import one_line

MIN_TABLE_WIDTH: Final = 64  # columns of the window; below it, a table's cells are narrower than words


def listing(
    title: str,
    columns: Mapping[str, int],
    rows: Sequence[Sequence[str]],
    *,
    width: int,
    min_width: int = MIN_TABLE_WIDTH,
    n_heading: int = 1,
) -> RenderableType:
    """Give rows as a table, or in a narrow window as blocks; columns that are empty throughout are left out.

    Args:
        title: what stands above.
        columns: names with the share of the width each gets; 0 for as much as its words need.
        rows: cells, made safe to show here.
        width: columns of the window.
        min_width: columns of the window from which there is a table.
        n_heading: how many cells head a block in a narrow window.
    """
    rows = [[one_line(cell) for cell in row] for row in rows]
    kept = [number for number, _ in enumerate(columns) if any(row[number] for row in rows)]
    names = list(columns)
    if width < min_width:
        return _blocks(title, [[(names[number], row[number]) for number in kept] for row in rows], n_heading)
    table = plain_table(title)
    table.collapse_padding = True
    for number in kept:
        ratio = columns[names[number]]
        table.add_column(names[number], ratio=ratio or None, min_width=len(names[number]), no_wrap=not ratio, overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[number]) for number in kept))
    return table


def plain_table(title: str) -> Table:
    """Give an empty table as the view has them."""
    return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, expand=True, pad_edge=False)


def _blocks(title: str, rows: Sequence[Sequence[tuple[str, str]]], n_heading: int) -> Group:
    parts: list[RenderableType] = [Text(title, style="bold")]
    for row in rows:
        parts.append(Text("  ".join(cell for _, cell in row[:n_heading]), style="bold"))
        facts = " · ".join(f"{name.lower()} {cell}" for name, cell in row[n_heading:] if cell)
        parts.append(Padding(Text(facts), (0, 0, 0, 4)))
    return Group(*parts)
