"""`laut score`: how well records agree with coding of one's own."""

import json
import sys
from typing import TYPE_CHECKING, Annotated, Final, get_args

import typer

from laut.cli import console
from laut.cli.console import Watch
from laut.cli.records import lines_of, objects_of
from laut.errors import UsageError

if TYPE_CHECKING:
    from laut.record import Record
    from laut.scoring.gold import GoldDocument
    from laut.scoring.pairing import Figures
    from laut.scoring.score import What

EPILOG: Final = """Examples:

`laut score coded.jsonl records.jsonl`   all that was coded

`laut score coded.jsonl records.jsonl --what events > events.json`   one part, as an object for programs

`laut score first.jsonl second.jsonl --what events`   two people's coding of events, held against each other
"""


def score(
    gold: Annotated[
        str,
        typer.Argument(metavar="GOLD", help="Coding, JSONL, one document a line, as docs/scoring.md says.", show_default=False),
    ],
    records: Annotated[
        str,
        typer.Argument(metavar="RECORDS", help="Records file of the same articles, or - for standard input.", show_default=False),
    ],
    what: Annotated[
        str | None,
        typer.Option(help="What to score: quotes, speakers, actors, events or times.", show_default="all that was coded"),
    ] = None,
    speakers: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Who the speakers are, where that stands in a file of its own.", show_default=False),
    ] = None,
) -> None:
    """Score records against coding of your own, with the scorers that the published figures come from.

    A table in a terminal, one object a line in a pipe. Articles are matched by their id. Needs scipy: `pip install 'laut[score]'`.
    """
    for name, figures in _scored(gold, records, what=what, speakers=speakers):
        if console.is_terminal(sys.stdout):
            _show(name, figures)
        else:
            rounded = {key: round(value, 4) if isinstance(value, float) else value for key, value in figures.items()}
            console.write(json.dumps({"what": name, **rounded}, ensure_ascii=False) + "\n")


def _scored(gold: str, records: str, *, what: str | None, speakers: str | None) -> "list[tuple[What, Figures]]":
    """Give the figures of each scorer asked for."""
    from laut.scoring.read_gold import gold_documents, gold_speakers
    from laut.scoring.score import NEEDS, What, scorable, with_speakers
    from laut.scoring.score import score as scored

    asked: list[What] = [name for name in get_args(What) if what in {None, name}]
    if not asked:
        raise UsageError(f"there is nothing {what!r} to score; there are {', '.join(NEEDS)}")
    watch = Watch()
    watch.say("scoring")
    with watch.waiting():
        coded = gold_documents(lines_of(gold), source=gold)
        if speakers is not None:
            coded = with_speakers(coded, gold_speakers(lines_of(speakers), source=speakers))
        if what is None:
            asked = [name for name in asked if name in scorable(coded)]
            if not asked:
                raise UsageError(f"{gold} has none of the fields that can be scored; docs/scoring.md says which these are")
        found = _found(records)
        if not set(coded) & set(found):
            few = ", ".join(repr(key) for key in list(found)[:3]) or "none at all"
            raise UsageError(
                f"no record in {records} has an id that {gold} has; the records' ids are {few}; read articles with their ids"
            )
        return [(name, scored(name, coded, found)) for name in asked]


def _found(path: str) -> "dict[str, Record | GoldDocument]":
    """Give the records by article id; lines without an article are taken for a second coding."""
    from laut.record import from_data
    from laut.scoring.read_gold import gold_document

    found: dict[str, Record | GoldDocument] = {}
    for place, data in objects_of(path):
        try:
            item = from_data(data) if "article" in data else gold_document(data)
        except UsageError as error:
            raise UsageError(f"{place}: {error}") from error
        key = data["article"]["id"] if "article" in data else str(data["id"])
        if key in found:
            raise UsageError(f"{place}: the article {key!r} has come before; give each once")
        found[key] = item
    return found


def _show(name: str, figures: "Figures") -> None:
    console.write(f"{name}\n")
    width = max(map(len, figures))
    for key, value in figures.items():
        console.write(f"  {key:<{width}}  {f'{value:.4f}' if isinstance(value, float) else value}\n")
