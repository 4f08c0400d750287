"""NITF: what becomes of an article, an embargo, a kill notice and broken input."""

from io import BytesIO

import pytest

from laut.article import Article
from laut.errors import ArticleError
from laut.ingest.newsroom.nitf import read_nitf

HEAD = """<head><title>RAT</title><docdata {docdata}><doc-id regsrc="dpa" id-string="x-7"/>
<date.issue norm="20241107T113000+0100"/>{release}<doc.copyright year="2024" holder="Muster Agentur"/></docdata>
<pubdata name="Musterpost"/></head>"""
BODY = """<body><body.head><hedline><hl1>Rat  tagt
länger</hl1><hl2>Streit um Geld</hl2></hedline><note type="npa"><p>Nur für Redaktionen</p></note>
<byline>Von <person>Ada Beispiel</person>, <byttl>Redakteurin</byttl></byline><distributor>dpa</distributor>
<dateline><location>Musterstadt</location></dateline><abstract><p>Es geht um Geld.</p></abstract></body.head>
<body.content><block><p lede="true">Der Rat tagt.</p><p>Er <org>streitet</org>.</p></block><hl2>Kosten</hl2>
<table><tr><td>Bau</td><td>2</td></tr></table>
<media media-type="image"><media-metadata name="n" value="v"/><media-reference source="a.jpg">Bild</media-reference>
<media-caption><p>Der Rat</p></media-caption><media-producer>Foto Muster</media-producer></media></body.content>
<body.end><tagline>Mitarbeit: Bo Muster</tagline></body.end></body>"""


def read(*, docdata: str = "", release: str = "", body: str = BODY, root: str = "nitf") -> Article:
    """Read one article."""
    head = HEAD.format(docdata=docdata, release=release)
    (article,) = read_nitf(BytesIO(f'<{root} xml:lang="de">{head}{body}</{root}>'.encode()), "a.xml")
    return article


def test_brings_the_elements_to_blocks() -> None:
    article = read()
    assert [(part.kind, article.text[part.start : part.end]) for part in article.parts] == [
        ("headline", "Rat tagt länger"),
        ("heading", "Streit um Geld"),
        ("credit", "Von Ada Beispiel, Redakteurin"),
        ("body", "Musterstadt"),
        ("lead", "Es geht um Geld."),
        ("lead", "Der Rat tagt."),
        ("body", "Er streitet."),
        ("heading", "Kosten"),
        ("body", "Bau\t2"),
        ("caption", "Der Rat"),
        ("credit", "Foto Muster"),
        ("credit", "Mitarbeit: Bo Muster"),
    ]


def test_keeps_the_metadata() -> None:
    article = read()
    assert (article.id, article.title, article.published) == ("x-7", "Rat tagt länger", "2024-11-07T11:30:00+01:00")
    assert (article.outlet, article.authors, article.agencies) == ("Musterpost", ("Ada Beispiel",), ("dpa",))
    assert (article.language, article.rights, article.status) == ("de", "Muster Agentur 2024", "usable")


def test_keeps_the_time_of_release_as_embargo() -> None:
    article = read(docdata='management-status="embargoed"', release='<date.release norm="20241108T060000Z"/>')
    assert (article.status, article.embargo) == ("usable", "2024-11-08T06:00:00Z")


def test_withholds_an_embargo_without_time() -> None:
    assert read(docdata='management-status="embargoed"').status == "withheld"


def test_keeps_a_kill_notice_without_text_under_the_id_it_kills() -> None:
    killed = read(docdata='management-status="canceled" management-doc-idref="x-5"', body="<body/>")
    assert (killed.status, killed.id) == ("canceled", "x-5")


@pytest.mark.parametrize(
    ("body", "root", "reason"),
    [
        ("<body/>", "nitf", "without text"),
        ("<body><body.content><media><media-caption>Nur ein Bild</media-caption></media></body.content></body>", "nitf", "without text"),
        (BODY, "article", "no NITF"),
        ("<body>", "nitf", "broken XML"),
    ],
    ids=["no body", "only a caption", "other root", "truncated"],
)  # fmt: skip
def test_refuses_what_is_no_article(body: str, root: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read(body=body, root=root)
