"""WARC and ARC: what is read, what is passed over, what is refused, and under which name and address."""

import gzip
from io import BytesIO

import pytest

from laut.article import Article, Refusal
from laut.ingest import read_inputs
from laut.ingest.archives import payloads
from tests.ingest.archives.crawled import PAGE, URL, arc, record, response, warc


def read(data: bytes) -> list[Article | Refusal]:
    """Read an archive as standard input."""
    return list(read_inputs(["-"], stdin=BytesIO(data)))


def article(data: bytes) -> Article:
    """Give the only article of an archive."""
    (found,) = read(data)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("data", [warc(response()), arc(PAGE)], ids=["WARC", "ARC"])
def test_reads_a_page_with_its_address(data: bytes, pack) -> None:
    found = article(pack(data))
    assert found.title == "Rat tagt"
    assert found.url == URL
    assert (found.origin or "").startswith(f"-!{URL}#")


def test_reads_members_that_are_packed_one_by_one() -> None:
    packed = gzip.compress(warc()) + gzip.compress(response()) + gzip.compress(response(url="https://b.example/"))
    assert [item.url for item in read(packed) if isinstance(item, Article)] == [URL, "https://b.example/"]


def test_the_place_is_the_offset_of_the_packed_record() -> None:
    first = gzip.compress(warc())
    assert (article(first + gzip.compress(response())).origin or "").endswith(f"#{len(first)}")


def test_the_address_of_the_page_goes_before_that_of_the_record() -> None:
    page = PAGE.replace("<body>", '<head><link rel="canonical" href="https://zeitung.example/echt"></head><body>')
    assert article(warc(response(page))).url == "https://zeitung.example/echt"


def test_the_date_of_the_crawl_is_no_date_of_the_article() -> None:
    assert article(warc(response())).published is None


@pytest.mark.parametrize(
    "body",
    [
        '{"text": "Der Rat tagt am Montag."}',
        "<rss><channel><item><title>Rat tagt</title><description>Der Rat tagt am Montag.</description></item></channel></rss>",
    ],
    ids=["JSON", "feed"],
)
def test_reads_other_formats_by_their_content(body: str) -> None:
    found = article(warc(response(body)))
    assert "Der Rat tagt am Montag." in found.text
    assert found.url == URL


@pytest.mark.parametrize(
    "passed",
    [
        response(status="404 Not Found"),
        response(status="302 Found"),
        response(kind="revisit"),
        response(kind="request"),
        response(kind="metadata"),
        response("function rat() { return 1 }"),
        response("<urlset><url><loc>https://a.example/</loc></url></urlset>"),
        response(b"\x89PNG\r\n\x1a\n" + bytes(50)),
        response(""),
    ],
    ids=["404", "302", "revisit", "request", "metadata", "script", "site map", "image", "nothing"],
)
def test_passes_over_what_is_no_article(passed: bytes) -> None:
    assert article(warc(passed, response())).title == "Rat tagt"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE.encode())),
        ("Content-Encoding: gzip\r\n", PAGE.encode()),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())),
        ("Transfer-Encoding: chunked\r\n", PAGE.encode()),
    ],
    ids=["gzip", "unpacked already", "chunked", "joined already"],
)
def test_undoes_what_the_body_was_encoded_with(headers: str, body: bytes) -> None:
    assert article(warc(response(body, headers=headers))).title == "Rat tagt"


def test_refuses_a_body_that_unpacks_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payloads, "MAX_PAYLOAD_BYTES", 10_000)
    bomb = response(gzip.compress(b"<html>" + bytes(1_000_000)), headers="Content-Encoding: gzip\r\n")
    refused, found = read(warc(bomb, response()))
    assert isinstance(refused, Refusal)
    assert "10,000 bytes" in refused.reason
    assert isinstance(found, Article)


@pytest.mark.parametrize("cut", [60, 2_000])
def test_refuses_a_record_that_is_cut_off(cut: int) -> None:
    long = PAGE.replace("</body>", "<p>Die Sitzung ist öffentlich und beginnt um zehn Uhr.</p>" * 100 + "</body>")
    found, refused = read(warc(response(), response(long))[:-cut])
    assert isinstance(found, Article)
    assert isinstance(refused, Refusal)
    assert "cut off" in refused.reason


def test_refuses_a_page_without_an_article_and_goes_on() -> None:
    refused, found = read(warc(response("<html><body><p>Menü</p></body></html>"), response()))
    assert isinstance(refused, Refusal)
    assert refused.origin.startswith(f"-!{URL}#")
    assert "no article" in refused.reason
    assert isinstance(found, Article)


def test_reads_a_resource_without_headers() -> None:
    assert article(warc(record(PAGE.encode(), kind="resource", type="text/html"))).url == URL


def test_refuses_what_follows_a_broken_line_of_arc() -> None:
    found, refused = read(arc(PAGE) + b"https://b.example/ 192.0.2.1 20250312080000 text/html\n" + PAGE.encode())
    assert isinstance(found, Article)
    assert isinstance(refused, Refusal)
    assert "no length" in refused.reason


def test_reads_an_address_with_spaces_in_arc() -> None:
    assert article(arc(PAGE, url="https://a.example/der rat tagt")).url == "https://a.example/der rat tagt"
