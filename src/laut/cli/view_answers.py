"""Answers of a store for people: tables where the window is wide enough, else a block for each answer; ids are always whole.

Nothing from an article reaches the terminal but through `shown`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from laut.cli.console import shown
from laut.cli.view_table import listing
from laut.cli.wording import cut, one_line, told_otherwise
from laut.store.answers import Deed, Happened, Hit, Named, Passage, Shown, Vouching
from laut.store.retelling import AROUND

MAX_WIDTH: Final = 160  # longer lines are hard to read
TABLE_WIDTH: Final = 100  # columns of the window from which answers stand in a table
MAX_ID: Final = 24  # characters of an id that leave the other columns room
MAX_WORDS: Final = 200  # characters of a passage
N_TELLINGS: Final = 3  # ids of tellings that a happening shows


def show_answers(answers: Sequence[Any], console: Console) -> None:
    """Print answers, all of one kind, on the console."""
    width = min(console.width, MAX_WIDTH)
    for part in VIEWS[type(answers[0])](answers, width):
        console.print(part, width=width)


def _hits(hits: Sequence[Hit], width: int) -> Iterator[RenderableType]:
    rows = [
        (hit.article, _day(hit.passage), hit.passage.outlet or "", _words(hit.passage), told_otherwise(hit.variants))
        for hit in hits
    ]
    yield _listing("Articles", {"Id": 0, "Day": 0, "Outlet": 2, "Words": 8, "Elsewhere": 4}, rows, width=width)


def _named(actors: Sequence[Named], width: int) -> Iterator[RenderableType]:
    rows = [(a.name, a.label, a.country or "", a.wikidata or "", str(a.n_articles)) for a in actors]
    yield listing("Actors of this name", {"Name": 4, "Label": 0, "Country": 0, "Wikidata": 0, "Articles": 0}, rows, width=width)


def _deeds(deeds: Sequence[Deed], width: int) -> Iterator[RenderableType]:
    columns = {"Id": 0, "Day": 0, "What": 0, "Who": 3, "To whom": 3, "State": 0, "Articles": 0, "Words": 7, "Elsewhere": 4}
    rows = [
        (
            deed.id,
            deed.day or "",
            deed.what,
            ", ".join(deed.actors),
            ", ".join(deed.recipients),
            deed.state or "",
            str(deed.n_articles) if deed.n_articles > 1 else "",
            _words(deed.passage),
            told_otherwise(deed.variants),
        )
        for deed in deeds
    ]
    yield _listing("Said and done", columns, rows, width=width)


def _happened(happenings: Sequence[Happened], width: int) -> Iterator[RenderableType]:
    columns = {
        "Id": 0, "Days": 0, "Type": 0, "State": 0, "Who": 3, "To whom": 3, "On whose word": 4, "Articles": 0, "Words": 6,
    }  # fmt: skip
    rows = [
        (
            item.id,
            days(item),
            item.type,
            item.state,
            ", ".join(item.actors),
            ", ".join(item.recipients),
            "; ".join(map(_vouching, item.sources)),
            str(len(item.tellings)) if len(item.tellings) > 1 else "",
            _words(item.passages[0]) if item.passages else "",
        )
        for item in happenings
    ]
    yield _listing("Events", columns, rows, width=width, table_width=MAX_WIDTH - 20)


def _shown(found: Sequence[Shown], width: int) -> Iterator[RenderableType]:
    (item,) = found
    n_told = len(item.passages)
    yield Text(one_line(f"{item.kind} {item.id}") + (f", told {n_told} times" if n_told > 1 else ""))
    for passage, before, after in zip(item.passages, item.before, item.after, strict=True):
        yield Text()
        yield _heading(passage)
        if item.kind == "article":
            text = Text(shown(passage.text))
        else:  # in brackets, so that bold is never the only sign
            text = Text.assemble(
                ("…" if passage.start > len(before) else "") + shown(before),
                (f"[{shown(passage.text)}]", "bold"),
                shown(after) + ("…" if len(after) == AROUND else ""),
            )
        yield Padding(text, (0, 0, 0, 2))
    if item.variants:
        yield Text(f"\nElsewhere: {told_otherwise(item.variants)}")


def _heading(passage: Passage) -> Text:
    heading = Text(one_line(passage.title or passage.article), style="bold")
    facts = " · ".join(fact for fact in (passage.outlet, passage.published, passage.article if passage.title else None) if fact)
    return heading.append(f"\n{one_line(facts)}", style="dim not bold") if facts else heading


def _listing(
    title: str,
    columns: Mapping[str, int],
    rows: Sequence[Sequence[str]],
    *,
    width: int,
    table_width: int = TABLE_WIDTH,
) -> RenderableType:
    """Give rows as a table where the window and the ids leave it room."""
    has_room = max(len(row[0]) for row in rows) <= MAX_ID
    return listing(title, columns, rows, width=width, min_width=table_width if has_room else width + 1)


def days(item: Happened) -> str:
    """Give the days of a happening: one, or the first and the last."""
    if item.first_day == item.last_day or not item.last_day:
        return item.first_day or ""
    return f"{item.first_day or '…'} to {item.last_day}"


def _vouching(source: Vouching) -> str:
    values = " ".join(source.factualities)
    families = f", {source.n_families} families" if source.n_families > 1 else ""
    return f"{source.name} ({'party, ' if source.is_party else ''}{values}{families})"


def _day(passage: Passage) -> str:
    return (passage.published or "").partition("T")[0]


def _words(passage: Passage) -> str:
    return cut(one_line(passage.text).strip(), MAX_WORDS)


VIEWS: Final[dict[type, Callable[[Any, int], Iterator[RenderableType]]]] = {
    Hit: _hits,
    Named: _named,
    Deed: _deeds,
    Happened: _happened,
    Shown: _shown,
}
