"""Draws docs/images/read.svg: what `laut read` shows for the example article, by the installed model: `make docs`."""

import contextlib
import io
from pathlib import Path

from rich.console import Console

import laut
from laut.cli.view import show

ROOT = Path(__file__).parent.parent
EXAMPLE = Path("examples/waffenhilfe.txt")  # seen from the root, as in the title of the picture
PICTURE = ROOT / "docs" / "images" / "read.svg"
WIDTH = 100  # columns


def main() -> None:
    """Draw the picture."""
    with contextlib.chdir(ROOT):
        record = laut.read(EXAMPLE)
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor",
        highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    show(record, console)
    PICTURE.write_text(console.export_svg(title=f"laut read {EXAMPLE}"), encoding="utf-8")
    print(f"wrote {PICTURE}")


if __name__ == "__main__":
    main()
