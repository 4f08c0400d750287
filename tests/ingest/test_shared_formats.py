"""The examples and test suites of NewsML-G2, ninjs and dpa: every file is read, or refused with a right and specific reason.

`pytest -s` prints the table. What is right is told here from the source alone: by the root and whether it holds paragraphs,
or by the keys.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from laut.article import Article, Refusal
from laut.ingest import read_inputs

SHARED: Final = Path(__file__).parents[3] / "shared" / "data" / "formats"
FOLDERS: Final = ("newsmlg2-dpa", "newsmlg2-iptc", "ninjs")
N_READ: Final = {"newsmlg2-dpa": 30, "newsmlg2-iptc": 7, "ninjs": 60}
DPA: Final = SHARED / "newsmlg2-dpa" / "tests" / "data"
PAIRS: Final = sorted(path.stem for path in (DPA / "output").glob("*.xml"))

ROOTS: Final = {
    "newsItem": r"without content, only with metadata|content is empty|that only points to its content|whose content is <\w",
    "newsMessage": r"without content, only with metadata|content is empty|that only points to its content",
    "packageItem": "a package that only refers to items",
    "conceptItem": "a concept item",
    "knowledgeItem": "a knowledge item",
    "planningItem": "a planning item",
    "catalogItem": "a catalog item",
    "catalog": "a catalog of schemes",
    "contentSet": "the item that <contentSet> stands in is missing",
    "contentMeta": "the item that <contentMeta> stands in is missing",
    "groupSet": "the package that <groupSet> stands in is missing",
    "NewsML": "NewsML 1,",
}

pytestmark = pytest.mark.skipif(
    not all((SHARED / folder).is_dir() for folder in FOLDERS), reason="../shared/data/formats is not there"
)


def expected(path: Path) -> str | None:
    """Give what the reason of a refusal must say, None if the file is to be read."""
    source = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return expected_of_json(source)
    source = re.sub(r"<!--.*?-->|<\?.*?\?>", "", source, flags=re.DOTALL)
    root = re.search(r"<(\w+)", source)
    assert root
    content = re.search(r"<contentSet\b.*</contentSet>", source, re.DOTALL)
    return None if root[1] in {"newsItem", "newsMessage"} and content and re.search(r"<p\b", content[0]) else ROOTS[root[1]]


def expected_of_json(source: str) -> str | None:
    """Give what the reason of a refusal must say, None if the source is to be read."""
    try:
        found = json.loads(source)
    except ValueError:
        return "broken JSON at line"
    if isinstance(found, list):
        return "no article but a ninjs item of type event"
    if "urn" in found:
        return None if found["article_html"] else r"an entry of (image|audio) without text"
    keys = {key.lower(): value for key, value in found.items()}
    if keys.get("pubstatus") in {"canceled", "cancelled"}:
        return None
    wrong = next((key for key in ("title", "firstcreated", "contentcreated") if not isinstance(keys.get(key, ""), str)), None)
    if wrong:
        return f"`{wrong}` must be a string"
    if any(key.startswith("body_") or key == "bodies" for key in keys):
        return None
    if "uri" not in keys:
        return "the JSON object has no `text`"
    kind = keys.get("type") or ("event" if "eventdetails" in keys else None)
    if kind in {"event", "planning"}:
        return f"no article but a ninjs item of type {kind}"
    return f"a ninjs item of type {kind} without a body" if kind else "a ninjs item without a body"


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read_or_refused_with_a_right_reason(folder: str) -> None:
    outcomes: Counter[str] = Counter()
    wrong: list[tuple[str, str | None, str]] = []
    table: list[str] = []
    for path in sorted(file for file in (SHARED / folder).rglob("*") if file.suffix in {".xml", ".json"}):
        reason = expected(path)
        for found in read_inputs([path]):
            outcome = "read" if isinstance(found, Article) else "refused"
            outcomes[outcome] += 1
            said = found.reason if isinstance(found, Refusal) else found.title or found.text[:60] or f"({found.status})"
            table.append(f"{path.relative_to(SHARED)}\t{outcome}\t{said}\n")
            if reason is None if isinstance(found, Refusal) else reason is not None:
                wrong.append((path.name, outcome, said))
            elif isinstance(found, Refusal) and not re.search(reason or "", found.reason):
                wrong.append((path.name, reason, said))
            elif isinstance(found, Article) and re.search(r"</?\w+[^>]*>", found.text):
                wrong.append((path.name, "mark-up in the text", said))
    sys.stdout.writelines([*table, f"{folder}: {dict(outcomes)}\n"])
    assert not wrong
    assert outcomes["read"] == N_READ[folder]


@pytest.mark.parametrize("name", PAIRS)
def test_an_entry_of_dpa_is_the_same_in_json_and_newsml(name: str) -> None:
    (wire,) = read_inputs([DPA / "input" / f"{name}.json"])
    (newsml,) = read_inputs([DPA / "output" / f"{name}.xml"])
    assert wire.id == newsml.id
    if isinstance(wire, Refusal) or isinstance(newsml, Refusal):
        assert isinstance(wire, Refusal)
        assert isinstance(newsml, Refusal)
        return
    assert (wire.title, wire.text, wire.published) == (newsml.title, newsml.text, newsml.published)
    assert (wire.parts, wire.embargo, wire.status) == (newsml.parts, newsml.embargo, newsml.status)
    assert (wire.outlet, wire.authors, wire.agencies) == (newsml.outlet, newsml.authors, newsml.agencies)
    assert (wire.language, wire.rights, wire.modified) == (newsml.language, newsml.rights, newsml.modified)
