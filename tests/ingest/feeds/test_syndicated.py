"""RSS, RDF and Atom: what is taken over, dates with their zone, and what is refused."""

from io import BufferedReader, BytesIO
from pathlib import Path

import pytest

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest import read_inputs
from laut.ingest.feeds.entries import Entry
from laut.ingest.feeds.syndicated import entries_of, is_feed, read_feed
from laut.ingest.head import Head

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Muster &amp; Blatt</title><language>de-DE</language><copyright>CC0</copyright>
<item><title>Rat tagt</title><guid isPermaLink="false">rat-7</guid><link>https://example.org/rat</link>
<pubDate>Thu, 07 Nov 2024 12:30:00 +0100</pubDate><dc:creator>Eva Muster</dc:creator>
<description>Kurz gesagt.</description>
<content:encoded><![CDATA[<h2>Haushalt</h2><p>Der Rat<br>tagt.</p><script>x()</script><ul><li>Geld</li></ul>]]></content:encoded></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title>
<entry><title type="html">Rat &lt;b&gt;tagt&lt;/b&gt;</title><id>urn:7</id><link href="/rat"/><updated>2024-11-08T08:00:00+01:00</updated>
<author><name>Eva Muster</name></author><rights>CC0</rights><summary>Er tagt.</summary></entry></feed>"""


def item(inside: str) -> str:
    """Give a feed with one item."""
    return f'<rss version="2.0"><channel><item>{inside}</item></channel></rss>'


def read(feed: str) -> Article | Refusal:
    """Read a feed with one entry."""
    (found,) = read_feed(BufferedReader(BytesIO(feed.encode())), "x.rss")
    return found


def entry_of(feed: str) -> Entry:
    """Give the only entry of a feed."""
    (entry,) = entries_of(feed.encode(), "x.rss")
    return entry


def test_keeps_what_an_item_of_rss_says() -> None:
    article = read(RSS)
    assert isinstance(article, Article)
    assert (article.id, article.url, article.title) == ("rat-7", "https://example.org/rat", "Rat tagt")
    assert (article.published, article.modified) == ("2024-11-07T12:30:00+01:00", None)
    assert (article.outlet, article.rights, article.language) == ("Muster & Blatt", "CC0", "de-DE")
    assert (article.authors, article.origin) == (("Eva Muster",), "x.rss#1")


def test_takes_the_full_text_before_the_summary() -> None:
    assert entry_of(RSS).blocks == (
        ("headline", "Rat tagt"),
        ("heading", "Haushalt"),
        ("body", "Der Rat\ntagt."),
        ("body", "Geld"),
    )


def test_keeps_what_an_entry_of_atom_says() -> None:
    entry = entry_of(ATOM)
    assert (entry.id, entry.title, entry.link) == ("urn:7", "Rat tagt", "/rat")
    assert (entry.published, entry.updated) == (None, "2024-11-08T08:00:00+01:00")
    assert (entry.known.language, entry.known.rights, entry.known.authors) == ("de", "CC0", ("Eva Muster",))


def test_makes_links_absolute_where_the_address_is_known() -> None:
    (entry,) = entries_of(ATOM.encode(), "x", address="https://example.org/feed/")
    assert entry.link == "https://example.org/rat"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<guid>7</guid><link>https://example.org/</link>", "7"),
        ("<link>https://example.org/</link>", "https://example.org/"),
        ("", "sha256:"),
    ],
    ids=["guid", "link", "hash"],
)
def test_takes_the_id_from_guid_link_or_text(inside: str, expected: str) -> None:
    feed = item(f"<title>Rat tagt</title><description>Er tagt.</description>{inside}")
    article = read(feed)
    assert isinstance(article, Article)
    assert article.id == entry_of(feed).id
    assert article.id.startswith(expected)


def test_takes_the_date_of_dublin_core_for_that_of_publication() -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>Rat</title><dc:date>2024-11-07</dc:date></item></rdf:RDF>'
    )
    assert (entry_of(feed).published, entry_of(feed).updated) == ("2024-11-07", None)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<title>Rat tagt</title><link>https://example.org/</link>", "only a headline and a link: `laut watch` fetches the page"),
        ("<title>Rat tagt</title>", "only a headline: the feed gives neither a text nor a link"),
        ("<guid>7</guid>", "the entry is empty"),
    ],
    ids=["link", "no link", "nothing"],
)
def test_refuses_an_entry_without_text(inside: str, reason: str) -> None:
    assert read(item(inside)) == Refusal("x.rss#1", "read", reason, entry_of(item(inside)).known.id)


def test_reads_a_broken_feed_as_far_as_it_goes() -> None:
    entries = entries_of(b"<rss><channel><item><title>Eins & zwei</title></item><item><title>Drei</title><description>Vi", "x")
    assert [entry.title for entry in entries] == ["Eins & zwei", "Drei"]


def test_expands_no_entity_of_the_feed_itself() -> None:
    laughs = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 100 + '"><!ENTITY c "' + "&b;" * 100 + '">]>'
    entry = entry_of(laughs + item("<title>Rat</title><description>&c;</description>"))
    assert sum(len(words) for _, words in entry.blocks) < 1000


@pytest.mark.parametrize("data", [b"", b"Der Rat tagt.", b'{"text": "Er tagt."}', b"{"], ids=["empty", "text", "JSON", "broken"])
def test_refuses_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(ArticleError, match="no feed"):
        entries_of(data, "x")


def test_refuses_a_feed_without_entries() -> None:
    with pytest.raises(ArticleError, match="no entry"):
        list(read_feed(BufferedReader(BytesIO(b'<rss version="2.0"><channel><title>Blatt</title></channel></rss>')), "x"))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ('<?xml version="1.0"?>\n<rss version="2.0">', True),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom">', True),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/">', True),
        ('<rdf:RDF xmlns="http://xmlns.com/foaf/0.1/">', False),
        ("<html><body>", False),
    ],
)
def test_recognises_a_feed_by_its_root(start: str, expected: bool) -> None:
    assert is_feed(Head(start.encode())) is expected


def test_is_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS)
    (article,) = read_inputs([tmp_path])
    assert isinstance(article, Article)
    assert article.id == "rat-7"
