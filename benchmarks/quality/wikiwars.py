"""Turns WikiWarsDE (TIMEX2, inline) into gold for the scorer of time expressions, which wants TIMEX3 types and values.

    python -m benchmarks.quality.wikiwars [FOLDER] > gold.jsonl

The value of a TIMEX2 is taken as it is; its type follows from it: P… lasts, or comes again where it is marked as a set, T tells a time
of day, all else is a date. Of expressions inside each other the outer one counts, as TIMEX3 has it. Those without a value stay in.
"""

import html
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.scorers import SHARED

FOLDER: Final = SHARED / "data" / "times-wikiwars-de" / "WikiWarsDE_20110412" / "keyinline"
_TEXT: Final = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_PUBLISHED: Final = re.compile(r"<DATETIME>.*?(\d{4}-\d{2}-\d{2})", re.DOTALL)
_TAG: Final = re.compile(r"<TIMEX2([^>]*)>|</TIMEX2>")
_ATTRIBUTE: Final = re.compile(r'(\w+)="([^"]*)"')


def articles(folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """Give the articles as `{"id", "text", "published", "times"}`, in the order of their names."""
    for path in sorted(folder.glob("*.xml")):
        yield article(path.read_text(encoding="utf-8"), key=path.name.split(".")[0])


def article(source: str, *, key: str) -> dict[str, Any]:
    """Give one article of its marked text."""
    body, published = _TEXT.search(source), _PUBLISHED.search(source)
    if body is None:
        raise ValueError(f"{key}: no TEXT in it")
    pieces: list[str] = []
    length = at = 0
    open_tags: list[tuple[int, dict[str, str]]] = []
    times: list[dict[str, Any]] = []
    for tag in _TAG.finditer(body[1]):
        piece = html.unescape(body[1][at : tag.start()])
        pieces.append(piece)
        length += len(piece)
        at = tag.end()
        if tag[1] is not None:
            open_tags.append((length, dict(_ATTRIBUTE.findall(tag[1]))))
            continue
        start, known = open_tags.pop()
        if not open_tags:
            value = known.get("val", "")
            times.append({"start": start, "end": length, "type": type_of(value, known), "value": value})
    pieces.append(html.unescape(body[1][at:]))
    return {"id": key, "text": "".join(pieces), "published": published[1] if published else None, "times": times}


def type_of(value: str, known: dict[str, str]) -> str:
    """Give the TIMEX3 type that a TIMEX2 value stands for."""
    if known.get("set", "").lower() == "yes":
        return "SET"
    if re.match(r"P[\dX]|PT", value):
        return "DURATION"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"


if __name__ == "__main__":
    for found in articles(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(json.dumps(found, ensure_ascii=False))
