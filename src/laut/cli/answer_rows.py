"""Answers of a store as data for programs: an object a line, or flat rows in CSV, whose lists are joined by ";"."""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from laut.export.csv_table import Cell, csv_lines
from laut.store.answers import Deed, Happened, Hit, Named, Passage, Shown, Variant

JOIN: Final = ";"

Answer = Hit | Named | Deed | Happened | Shown
Row = dict[str, Cell]


def json_lines(answers: Iterable[Answer]) -> Iterator[str]:
    """Give each answer as one line of JSON, characters as they are."""
    return (json.dumps(dataclasses.asdict(answer), ensure_ascii=False) + "\n" for answer in answers)


def csv_rows(kind: type[Answer], answers: Iterable[Answer]) -> Iterator[str]:
    """Give the header, then the rows of each answer: one, or of what is shown one for each passage."""
    names = columns(kind)
    yield csv_lines([names])
    for answer in answers:
        yield csv_lines([row.get(name) for name in names] for row in _rows(answer))


def columns(kind: type[Answer]) -> tuple[str, ...]:
    """Give the names of the columns that answers of a kind have, in order."""
    return _COLUMNS[kind]


def _rows(answer: Answer) -> Iterator[Row]:
    if isinstance(answer, Hit):
        yield {"rank": answer.rank, **_passage(answer.passage), **_variants(answer.variants)}
    elif isinstance(answer, Named):
        yield dataclasses.asdict(answer)
    elif isinstance(answer, Deed):
        yield {
            "id": answer.id, "kind": answer.kind, "what": answer.what, "day": answer.day, "actors": _joined(answer.actors),
            "recipients": _joined(answer.recipients), "happening": answer.happening, "state": answer.state,
            "n_articles": answer.n_articles, **_passage(answer.passage), **_variants(answer.variants),
        }  # fmt: skip
    elif isinstance(answer, Happened):
        yield _happened(answer)
    else:
        for passage, before, after in zip(answer.passages, answer.before, answer.after, strict=True):
            around = {"before": before, "after": after}
            yield {"id": answer.id, "kind": answer.kind, **around, **_passage(passage), **_variants(answer.variants)}


def _happened(answer: Happened) -> Row:
    sources = [source for source in answer.sources if not source.is_party]
    return {
        "id": answer.id, "type": answer.type, "modes": _joined(answer.modes), "contexts": _joined(answer.contexts),
        "first_day": answer.first_day, "last_day": answer.last_day, "state": answer.state, "n_sources": answer.n_sources,
        "n_families": answer.n_families, "actors": _joined(answer.actors), "recipients": _joined(answer.recipients),
        "sources": _joined(source.name for source in sources),
        "sources_factualities": _joined(" ".join(source.factualities) for source in sources),
        "parties": _joined(source.name for source in answer.sources if source.is_party),
        "tellings": _joined(answer.tellings), "passages": _joined(passage.text for passage in answer.passages),
    }  # fmt: skip


def _variants(variants: Iterable[Variant]) -> Row:
    found = list(variants)
    return {
        "other_wordings": _joined(v.quote for v in found if v.is_worded_differently),
        "other_speakers": _joined(", ".join(v.speakers) for v in found if v.has_other_speaker),
        "elsewhere": _joined(v.id for v in found),
    }


def _passage(passage: Passage) -> Row:
    return {
        "article": passage.article, "start": passage.start, "end": passage.end, "text": passage.text, "title": passage.title,
        "outlet": passage.outlet, "published": passage.published,
    }  # fmt: skip


def _joined(values: Iterable[Any]) -> str | None:
    return JOIN.join(map(str, values)) or None


# One answer of each kind with nothing in it, so that the columns are written down once, in the functions above.
_NOTHING: Final = Passage("", 0, 0, "", None, None, None)
_BLANK: Final[tuple[Answer, ...]] = (
    Hit("", 0.0, _NOTHING),
    Named(0, "", "", None, None, 0),
    Deed("", "event", "", None, (), (), _NOTHING, None, None, 0),
    Happened("", "", (), (), None, None, "", 0, 0, (), (), (), (), ()),
    Shown("", "article", (_NOTHING,), ("",), ("",)),
)
_COLUMNS: Final = {type(answer): tuple(name for row in _rows(answer) for name in row) for answer in _BLANK}
