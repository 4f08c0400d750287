"""`laut formats`: what can be read."""

import json
import sys
from typing import Final

from laut.cli import console

COLUMNS: Final = {"Format": 0, "Files": 3, "What": 5, "Example": 5}  # with the share of the width each gets


def formats() -> None:
    """List what can be read: a table in a terminal, one object a line in a pipe.

    The format of an input is told by its content. `--from` forces one by its name; suffixes decide where content does not.

    Example:  `laut formats`
    """
    from laut.ingest import FORMATS
    from laut.ingest.shapes import SHAPES

    named = {format.name for format in FORMATS}
    found = [(format.name, format.suffixes, format.what, format.example) for format in FORMATS]
    found += [(shape.name, (), shape.what, shape.example) for shape in SHAPES if shape.name not in named]
    if console.is_terminal(sys.stdout):
        from laut.cli.view_table import listing

        terminal = console.out()
        rows = [(name, " ".join(suffixes), what, example) for name, suffixes, what, example in found]
        with console.writing():
            terminal.print(listing("What can be read", COLUMNS, rows, width=terminal.width))
        return
    for name, suffixes, what, example in found:
        line = {"name": name, "suffixes": suffixes, "what": what, "example": example}
        console.write(json.dumps(line, ensure_ascii=False) + "\n")
