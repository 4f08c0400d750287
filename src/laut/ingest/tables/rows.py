"""Rows of tables whose columns are named like the keys of our JSON objects (`keys`), and `embargo` and `agencies` besides."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.dates import edtf_of
from laut.ingest.keys import article_from_object

COLUMNS: Final = tuple("text id title published modified url outlet authors language rights embargo agencies".split())

_LISTS: Final = ("authors", "agencies")
_SEPARATOR: Final = re.compile(r"\s*[;|]\s*")  # no comma: "Muster, Eva" is one author


def require_text_column(names: Iterable[str]) -> None:
    """Refuse a table without texts.

    Raises:
        ArticleError: no column is called `text`; the message says which there are.
    """
    found = list(names)
    if "text" not in found:
        shown = ", ".join(f"`{name[:40]}`" for name in found[:10]) + (", …" if len(found) > 10 else "")
        raise ArticleError(f"no column `text`, only {shown}: call the column with the articles' texts `text`")


def read_row(row: Mapping[str, object], origin: str) -> Article | Refusal:
    """Give the article of a row, or why there is none."""
    try:
        return article_from_row(row, origin)
    except ArticleError as error:
        id = row.get("id")
        return Refusal(origin, "read", str(error), id if isinstance(id, str) and id else None)


def article_from_row(row: Mapping[str, object], origin: str) -> Article:
    """Make the article of a row.

    Raises:
        ArticleError: it has no text, a cell is of the wrong type, or the embargo is no date.
    """
    cells = {name: cell for name in COLUMNS if (cell := _cell(row.get(name), name)) not in (None, "")}
    if "text" not in cells:
        raise ArticleError("empty: there is no text in the column `text`")
    article = article_from_object(cells, origin)
    agencies = cells.get("agencies")
    named = tuple(str(name).lower() for name in agencies) if isinstance(agencies, list) else ()
    return replace(article, embargo=_embargo(cells.get("embargo")), agencies=tuple(dict.fromkeys(named + article.agencies)))


def _cell(value: object, name: str) -> object:
    """Give a cell as JSON would have it."""
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and name in _LISTS:
        return [part for part in _SEPARATOR.split(value.strip()) if part]
    return value


def _embargo(value: object) -> str | None:
    """Give the embargo; one that cannot be read refuses the article, as its text must not be shown before its time.

    Raises:
        ArticleError: it is no date.
    """
    edtf = edtf_of(str(value)) if value is not None else None
    if value is not None and edtf is None:
        raise ArticleError(f"`embargo` {str(value)[:40]!r} is no date: write it as 2024-11-07T12:30:00+01:00")
    return edtf
