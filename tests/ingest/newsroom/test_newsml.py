"""NewsML-G2: what becomes of items, messages, packages, embargoes, kill notices and broken input."""

from io import BytesIO

import pytest

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.newsroom.newsml import read_newsml

NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>
<body><header><time class="publicationDate">heute</time><h1>Rat tagt</h1><p class="byline">Von Ada Beispiel</p></header>
<p class="teaser">Es geht um Geld.</p><h2>Kosten</h2><p>Er <b>streitet</b>.</p></body></html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>
<p>Aus NITF.</p></body.content></body></nitf></inlineXML>"""
REMOTE = '<remoteContent contenttype="image/jpeg" href="http://127.0.0.1/a.jpg"/>'
META = "<versionCreated>2024-11-07T12:30:00+01:00</versionCreated>"


def item(
    content: str = XHTML,
    *,
    kind: str = "newsItem",
    guid: str = "urn:x:1",
    meta: str = "",
    about: str = "",
    xmlns: str = NAMESPACE,
) -> str:
    """Write an item."""
    return (
        f'<{kind} {xmlns} guid="{guid}" version="2" xml:lang="de"><rightsInfo><copyrightNotice>Muster 2024</copyrightNotice></rightsInfo>'
        f'<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:DPA"/>{META}{meta}</itemMeta>'
        f'<contentMeta>{about}<headline rank="2">Kurz</headline><headline rank="1"> Rat tagt </headline></contentMeta>'
        f"<contentSet>{content}</contentSet></{kind}>"
    )


def read(source: str) -> list[Article | Refusal]:
    """Read a stream."""
    return list(read_newsml(BytesIO(source.encode()), "a.xml"))


def article(source: str) -> Article:
    """Read the one article of a stream."""
    (found,) = read(source)
    assert isinstance(found, Article)
    return found


def reason(source: str) -> str:
    """Give the reason why the one item of a stream is refused."""
    (found,) = read(source)
    assert isinstance(found, Refusal)
    return found.reason


def test_brings_xhtml_to_blocks_and_repeats_no_headline() -> None:
    found = article(item())
    assert [(part.kind, found.text[part.start : part.end]) for part in found.parts] == [
        ("headline", "Rat tagt"),
        ("credit", "Von Ada Beispiel"),
        ("lead", "Es geht um Geld."),
        ("heading", "Kosten"),
        ("body", "Er streitet."),
    ]


def test_keeps_the_metadata() -> None:
    about = (
        "<contentCreated>2024-11-07</contentCreated><by>Von Ada Beispiel und Bo Muster, dpa</by><creditline>afp</creditline>"
        '<language tag="de-AT"/>'
    )
    found = article(item(about=about))
    assert (found.id, found.title, found.outlet, found.rights) == ("urn:x:1", "Rat tagt", "DPA", "Muster 2024")
    assert (found.published, found.modified) == ("2024-11-07", "2024-11-07T12:30:00+01:00")
    assert (found.authors, found.agencies, found.language) == (("Ada Beispiel", "Bo Muster"), ("afp", "dpa"), "de-AT")


@pytest.mark.parametrize(
    ("provider", "outlet"),
    [
        ("<name>Muster Agentur</name>", "Muster Agentur"),
        ('literal="muster.example"', "muster.example"),
        ('qcode="nprov:AFP"', "AFP"),
        ('uri="http://cv.iptc.org/newscodes/newsprovider/AFP"', "AFP"),
        ('uri="https://www.muster.example/about/"', "muster.example"),
    ],
)
def test_names_the_provider(provider: str, outlet: str) -> None:
    element = f"<provider>{provider}</provider>" if provider.startswith("<") else f"<provider {provider}/>"
    assert article(item().replace('<provider qcode="nprov:DPA"/>', element)).outlet == outlet


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (NITF, "Aus NITF."),
        ("<inlineXML><p>Absatz.</p></inlineXML>", "Absatz."),
        ('<inlineData contenttype="text/plain">Eins.\n\nZwei.</inlineData>', "Eins.\n\nZwei."),
        ('<inlineData contenttype="text/html">&lt;p&gt;Eins.&lt;/p&gt;</inlineData>', "Eins."),
        (REMOTE + NITF + XHTML, "Aus NITF."),
    ],
    ids=["NITF", "bare paragraphs", "plain text", "HTML", "first of the renditions"],
)
def test_reads_every_kind_of_text(content: str, words: str) -> None:
    assert article(item(content)).text == f"Rat tagt\n\n{words}"


@pytest.mark.parametrize(
    ("meta", "status", "embargo"),
    [
        ('<pubStatus qcode="stat:usable"/>', "usable", None),
        ('<pubStatus qcode="stat:withheld"/>', "withheld", None),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "canceled", None),
        ('<pubStatus qcode="stat:odd"/>', "withheld", None),
        ("<embargoed>2024-11-08T06:00:00+01:00</embargoed>", "usable", "2024-11-08T06:00:00+01:00"),
        ("<embargoed/>", "withheld", None),
    ],
    ids=["usable", "withheld", "canceled", "unknown", "embargo", "embargo without time"],
)
def test_keeps_status_and_embargo(meta: str, status: str, embargo: str | None) -> None:
    found = article(item(meta=meta))
    assert (found.status, found.embargo) == (status, embargo)


def test_keeps_a_kill_notice_without_text() -> None:
    found = article(item("", meta='<pubStatus qcode="stat:canceled"/>'))
    assert (found.status, found.id, found.modified) == ("canceled", "urn:x:1", "2024-11-07T12:30:00+01:00")


def test_refuses_a_kill_notice_that_names_nothing() -> None:
    assert "no id" in reason(item("", guid="", meta='<pubStatus qcode="stat:canceled"/>'))


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (item(""), "without content"),
        (item("<inlineXML/>"), "content is empty"),
        (item(REMOTE), "only points to its content"),
        (item(REMOTE).replace("ninat:text", "ninat:picture"), "of class picture that only points"),
        (item("<inlineXML><sports-content><p>1:0</p></sports-content></inlineXML>"), "<sports-content>, no text"),
        (item(kind="packageItem"), "only refers to items"),
        (item(kind="conceptItem"), "concept item"),
        (item(kind="knowledgeItem"), "knowledge item"),
        (item(kind="planningItem"), "planning item"),
        (item(kind="catalogItem"), "catalog item"),
        ("<contentSet><inlineXML><p>Absatz.</p></inlineXML></contentSet>", "a fragment"),
        ("<NewsML/>", "NewsML 1"),
    ],
)
def test_says_why_an_item_is_no_article(source: str, why: str) -> None:
    assert why in reason(source)


def message(*items: str) -> str:
    """Write a message."""
    return f"<newsMessage {NAMESPACE}><itemSet>{''.join(items)}</itemSet></newsMessage>"


def test_reads_the_items_of_a_message_past_one_that_is_refused() -> None:
    found = read(message(item(), item("", guid="urn:x:2"), item(guid="urn:x:3")))
    assert [(type(one), one.id, one.origin) for one in found] == [
        (Article, "urn:x:1", "a.xml#1"),
        (Refusal, "urn:x:2", "a.xml#2"),
        (Article, "urn:x:3", "a.xml#3"),
    ]


@pytest.mark.parametrize(("reference", "ids"), [("urn:x:1", ["urn:x:1"]), ("urn:x:9", ["urn:x:p", "urn:x:1"])])
def test_refuses_a_package_only_if_its_parts_are_elsewhere(reference: str, ids: list[str]) -> None:
    package = f'<packageItem guid="urn:x:p"><groupSet><group><itemRef residref="{reference}"/></group></groupSet></packageItem>'
    assert [one.id for one in read(message(package, item()))] == ids


@pytest.mark.parametrize(
    ("source", "why"),
    [(item()[:-40], "broken XML"), (message(), "without an item")],
    ids=["truncated", "empty message"],
)
def test_refuses_a_broken_stream(source: str, why: str) -> None:
    with pytest.raises(ArticleError, match=why):
        read(source)
