"""The suite of feedparser, well-formed and ill-formed: every feed is read, and titles and links are those it expects."""

import ast
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from lxml import html

from laut.errors import ArticleError
from laut.ingest.feeds.syndicated import entries_of

SUITE: Final = Path(__file__).parents[4] / "shared/data/formats/feedparser/tests.tar.xz"
LEAST: Final = 0.98


_EXPECTED: Final = re.compile(
    r"""entries\[(?P<number>\d)\](?:\.|\[u?')(?P<key>title|link)(?:'\])? *== *u?(?P<value>'(?:[^'\\\n]|\\.)*')(?! *[+%])"""
)

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="../shared/data/formats/feedparser is not there")


def feeds(folder: str) -> Iterator[tuple[str, bytes]]:
    """Give the name and the content of each feed."""
    with tarfile.open(SUITE) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.startswith(folder) and member.name.endswith(".xml") else None
            if file:
                yield member.name, file.read()


def words(markup: str) -> str:
    """Give what is to be read of a title that the suite expects with its mark-up."""
    tree = html.fromstring(f"<div>{markup}</div>")
    for hidden in tree.xpath("//script | //style | //comment()"):
        hidden.drop_tree()
    return " ".join(tree.text_content().split())


def address(name: str, feed: str) -> str:
    """Give where the suite has the feed come from."""
    header = re.search(r"Content-Location: *(\S+)", feed)
    return header[1] if header else f"http://127.0.0.1:8097/{name}"


@pytest.mark.parametrize("folder", ["tests/wellformed/", "tests/illformed/", "tests/encoding/", "tests/entities/"])
def test_reads_every_feed(folder: str) -> None:
    refused = []
    for name, data in feeds(folder):
        try:
            entries_of(data, name)
        except ArticleError:
            refused.append(name)
    assert refused == (["tests/illformed/rss_empty_document.xml"] if folder == "tests/illformed/" else [])


def test_finds_the_titles_and_links_that_are_expected() -> None:
    n_expected, missed = 0, []
    for name, data in feeds("tests/"):
        source = data.decode("utf-8", "replace")
        for match in _EXPECTED.finditer(source.partition("-->")[0]):
            n_expected += 1
            value: str = ast.literal_eval(match["value"])
            entry = entries_of(data, name, address=address(name, source))[int(match["number"])]
            found = entry.title if match["key"] == "title" else entry.link
            if " ".join((found or "").split()) not in {value, words(value)}:
                missed.append((name, value, found))
    assert n_expected > 85
    assert len(missed) <= (1 - LEAST) * n_expected, missed
