"""Our own articles: text with inline tags for reported speech, as ``training/own/GUIDE.md`` lays down.

``read`` takes one file to the shape every corpus here shares, the one of ``../shared/data/quotes-*``: a dict with ``id``,
``title``, ``published``, ``language``, ``text`` and ``annotations``, spans being half-open code-point offsets.
Run as a script it checks files and prints what it read.
"""

import re
import sys
from pathlib import Path
from typing import Any

TAG = re.compile(r"<(/?)([qscfav])(\d+)>")
ROLES = {"q": "quote", "s": "speaker", "c": "cue", "f": "frame", "a": "addressee", "v": "via"}
TYPES = ("direct", "indirect", "free_indirect", "indirect_free_indirect", "reported")
MEDIA = ("speech", "writing", "thought", "-")
UNFRAMED = ("free_indirect", "indirect_free_indirect", "reported")


class MarkedError(ValueError):
    """A file of ours does not follow the guide; the message names file and place."""


def read(path: Path) -> dict[str, Any]:
    """One coded article.

    Raises:
        MarkedError: the file breaks the format: unbalanced tags, unknown types, statements without a quote.
    """
    parts = path.read_text(encoding="utf-8").split("\n===\n")
    if len(parts) != 3:
        raise MarkedError(f"{path}: expected head, text and table parted by lines of ===, found {len(parts)} parts")
    head = dict(line.split(": ", 1) for line in parts[0].strip().splitlines())
    text, spans = _strip(parts[1].strip("\n"), path)
    return {
        "id": f"{path.parent.name}/{path.stem}",
        "title": head["title"],
        "published": head["published"],
        "language": head["language"],
        "text": text,
        "annotations": _statements(parts[2], spans, path),
    }


def _strip(marked: str, path: Path) -> tuple[str, dict[int, dict[str, list[list[int]]]]]:
    """The bare text and, by statement number and role, the spans the tags marked."""
    text, at = "", 0
    open_at: dict[tuple[str, int], int] = {}
    spans: dict[int, dict[str, list[list[int]]]] = {}
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        key = (tag[2], int(tag[3]))
        if not tag[1]:
            if key in open_at:
                raise MarkedError(f"{path}: <{tag[2]}{tag[3]}> opened twice near {text[-40:]!r}")
            open_at[key] = len(text)
        else:
            if key not in open_at:
                raise MarkedError(f"{path}: </{tag[2]}{tag[3]}> closes nothing near {text[-40:]!r}")
            start = open_at.pop(key)
            if not text[start:].strip():
                raise MarkedError(f"{path}: <{tag[2]}{tag[3]}> is empty near {text[-40:]!r}")
            spans.setdefault(key[1], {}).setdefault(ROLES[key[0]], []).append([start, len(text)])
    text += marked[at:]
    if open_at:
        raise MarkedError(f"{path}: never closed: {', '.join(f'{k}{n}' for k, n in open_at)}")
    if re.search(r"</?[a-z]+\d*>", text):
        raise MarkedError(f"{path}: a stray tag is left in the text")
    return text, spans


def _statements(table: str, spans: dict[int, dict[str, list[list[int]]]], path: Path) -> list[dict[str, Any]]:
    out = []
    for line in filter(None, map(str.strip, table.splitlines())):
        number, type_, medium, *rest = line.split()
        found = spans.pop(int(number), {})
        if type_ not in TYPES or medium not in MEDIA or (rest and rest[0] != "inside"):
            raise MarkedError(f"{path}: cannot read the table line {line!r}")
        if "quote" not in found:
            raise MarkedError(f"{path}: statement {number} has no <q{number}>")
        if type_ in UNFRAMED and (found.get("cue") or found.get("frame")):
            raise MarkedError(f"{path}: statement {number} is {type_} and must have neither cue nor frame")
        out.append(
            {"id": int(number), "type": type_, "medium": None if medium == "-" else medium}
            | {role: found.get(role, []) for role in ROLES.values()}
            | {"inside": int(rest[1]) if rest else None, "nested": bool(rest)}
        )
    if spans:
        raise MarkedError(f"{path}: tagged but not in the table: {sorted(spans)}")
    return sorted(out, key=lambda a: (a["quote"][0][0], -a["quote"][-1][1]))


if __name__ == "__main__":
    bad = 0
    for name in sys.argv[1:]:
        try:
            doc = read(Path(name))
        except (MarkedError, KeyError, ValueError) as error:
            bad += 1
            print("WRONG", name, error)
            continue
        print("ok", doc["id"], len(doc["text"].split()), "words", len(doc["annotations"]), "statements")
    sys.exit(bool(bad))
