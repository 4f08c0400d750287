"""OPML: the addresses for `laut watch`, and the refusal of the list as an input."""

from pathlib import Path

import pytest

from laut.article import Refusal
from laut.errors import ArticleError
from laut.ingest import read_inputs
from laut.ingest.feeds.opml import FeedAddress, addresses_of

LIST = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Presse">
<outline type="rss" text="Blatt" title="Das Blatt" xmlUrl="https://example.org/rss"/>
<outline text="Blatt noch einmal" xmlUrl="https://example.org/rss"/>
<outline text="Bote" xmlurl="https://example.com/atom"/></outline><outline text="leer"/></body></opml>"""


def test_gives_each_address_once_and_in_order() -> None:
    assert addresses_of(LIST) == (
        FeedAddress("https://example.org/rss", "Das Blatt"),
        FeedAddress("https://example.com/atom", "Bote"),
    )


def test_reads_a_broken_list_as_far_as_it_goes() -> None:
    broken = b'<opml><body><outline text="A & B" xmlUrl="https://example.org/a"/><outline xmlUrl="https://example.org/b"/>'
    assert [address.url for address in addresses_of(broken)] == ["https://example.org/a", "https://example.org/b"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "no list of feeds"), (b"<rss/>", "no list of feeds"), (b"<opml><body/></opml>", "names no feed")],
    ids=["empty", "feed", "no feed"],
)
def test_refuses_what_names_no_feed(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        addresses_of(data)


def test_is_refused_as_an_input(tmp_path: Path) -> None:
    path = tmp_path / "feeds.xml"
    path.write_bytes(LIST)
    assert list(read_inputs([path])) == [Refusal(str(path), "read", "a list of feeds: give it to `laut watch`")]
