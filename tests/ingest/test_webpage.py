"""Saved web pages: the article whole and in order, its parts, its metadata; and pages without one."""

from io import BytesIO

import pytest

from laut.article import Article
from laut.errors import ArticleError
from laut.ingest.webpage import article_from_html, looks_like_html, read_webpage

PARAGRAPHS = [
    f"Der Gemeinderat von Musterdorf hat am Montag Punkt {number} der Tagesordnung beraten und dann vertagt, teilte er mit."
    for number in range(1, 13)
]
HEAD = """<title>Rat vertagt alles | Musterblatt</title><meta charset="utf-8">
<meta property="og:site_name" content="Musterblatt"><meta name="author" content="Eva Muster">
<meta property="article:published_time" content="2024-11-07T12:30:00+01:00">
<meta property="article:modified_time" content="2024-11-08T08:00:00Z"><link rel="canonical" href="https://example.org/rat">"""


def page(body: str, head: str = HEAD) -> str:
    """Give a page around an article."""
    menu = '<nav><ul><li><a href="/">Start</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
    return f"<!DOCTYPE html><html lang=de><head>{head}</head><body>{menu}{body}<footer>© Musterblatt</footer></body></html>"


def paragraphs(*texts: str) -> str:
    """Give texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def blocks(article: Article) -> list[tuple[str, str]]:
    """Give the kinds and texts of the parts."""
    return [(part.kind, article.text[part.start : part.end]) for part in article.parts]


def test_keeps_all_blocks_and_marks_them() -> None:
    figure = (
        '<figure><img src="b.jpg" alt="Bild"><figcaption class="caption">Der Rat am Montag. Foto: privat</figcaption></figure>'
    )
    body = (
        f"<article><h1>Rat vertagt alles</h1>{paragraphs(*PARAGRAPHS[:3])}{figure}<h2>Streit im Rat</h2>"
        f"{paragraphs(*PARAGRAPHS[3:], '(dpa/red)')}</article>"
    )
    article = article_from_html(page(body), origin="x.html")
    assert blocks(article) == [
        ("headline", "Rat vertagt alles"),
        *(("body", text) for text in PARAGRAPHS[:3]),
        ("caption", "Der Rat am Montag. Foto: privat"),
        ("heading", "Streit im Rat"),
        *(("body", text) for text in PARAGRAPHS[3:]),
        ("credit", "(dpa/red)"),
    ]
    assert article.text == "\n\n".join(text for _, text in blocks(article))


def test_keeps_metadata() -> None:
    article = article_from_html(page(f"<article><h1>Rat vertagt alles</h1>{paragraphs(*PARAGRAPHS)}</article>"), origin="x.html")
    assert (article.title, article.outlet, article.authors) == ("Rat vertagt alles", "Musterblatt", ("Eva Muster",))
    assert (article.published, article.modified) == ("2024-11-07T12:30:00+01:00", "2024-11-08T08:00:00Z")
    assert (article.url, article.origin) == ("https://example.org/rat", "x.html")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"},'
            '{"@type": "NewsArticle", "datePublished": "2024-11-07T12:30:00+01:00"}]}</script>',
            "2024-11-07T12:30:00+01:00",
            id="linked data",
        ),
        pytest.param(
            '<script type="application/ld+json">{broken</script><meta name="date" content="2024-11">', "2024-11", id="meta"
        ),
        pytest.param("", None, id="none"),
    ],
)
def test_takes_dates_from_metadata_only(head: str, published: str | None) -> None:
    body = f"<article><h1>Rat tagt</h1>{paragraphs(*PARAGRAPHS, 'Am 3. Mai 2019 war alles anders.')}</article>"
    assert article_from_html(page(body, head), origin="x").published == published


def test_drops_no_repeated_paragraph() -> None:
    body = f"<article><h1>Rat tagt</h1>{paragraphs(*PARAGRAPHS[:6], *[PARAGRAPHS[0]] * 4)}</article>"
    article = article_from_html(page(body), origin="x")
    assert article.text.count(PARAGRAPHS[0]) == 5


@pytest.mark.parametrize("length", [30_000, 3_000_000])
def test_cuts_no_long_paragraph(length: int) -> None:
    long = "Der Rat tagt. " * (length // 14)
    article = article_from_html(page(f"<article>{paragraphs(*PARAGRAPHS, long)}</article>"), origin="x")
    assert article.text.count("Der Rat tagt.") == length // 14


def test_keeps_line_breaks_spaces_that_do_not_break_and_unicode_forms() -> None:
    text = "Es kostet 10&nbsp;000 Euro,<br>sagte <b>Rene\u0301</b> Muster <a href='x'>der\n Zeitung</a>."
    article = article_from_html(page(f"<article>{paragraphs(*PARAGRAPHS, text)}</article>"), origin="x")
    assert article.text.endswith("Es kostet 10\xa0000 Euro,\nsagte Rene\u0301 Muster der Zeitung.")


def test_puts_a_headline_first_that_stands_outside_the_article() -> None:
    article = article_from_html(
        page(f"<header><h1>Rat tagt</h1></header><article>{paragraphs(*PARAGRAPHS)}</article>"), origin="x"
    )
    assert blocks(article)[:2] == [("headline", "Rat tagt"), ("body", PARAGRAPHS[0])]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            page("<h1>Brücke zu</h1><p>Die <b>Brücke</b> ist zu.</p>", ""),
            [("headline", "Brücke zu"), ("body", "Die Brücke ist zu.")],
            id="one sentence",
        ),
        pytest.param(
            page("<div>Die Brücke ist<br>zu, sagte sie.</div><div>Bis Mai.</div>", ""),
            [("body", "Die Brücke ist\nzu, sagte sie."), ("body", "Bis Mai.")],
            id="no paragraphs",
        ),
        pytest.param("<p>Die Brücke ist\0 zu.</p>", [("body", "Die Brücke ist zu.")], id="fragment with NUL"),
        pytest.param(
            "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><p>Die Brücke ist zu.</p></html>",
            [("body", "Die Brücke ist zu.")],
            id="XHTML",
        ),
    ],
)
def test_reads_short_pages(html: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(article_from_html(html, origin="x")) == expected


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<html>", id="nothing"),
        pytest.param("<html><body></body></html>", id="empty body"),
        pytest.param(page("", ""), id="menu only"),
        pytest.param(page("<h1>Willkommen</h1><ul><li>Kontakt</li><li>Impressum</li></ul>"), id="list of links"),
        pytest.param("<script>var a = 'Der Rat tagt. Immer wieder.';</script>", id="script"),
        pytest.param("<!-- Der Rat tagt am Montag. -->", id="comment"),
        pytest.param("Hallo", id="no mark-up"),
    ],
)
def test_refuses_a_page_without_an_article(html: str) -> None:
    with pytest.raises(ArticleError, match=r"^the page holds no article"):
        article_from_html(html, origin="x")


def test_survives_mark_up_nested_without_end() -> None:
    with pytest.raises(ArticleError):
        article_from_html("<div>" * 100_000 + "Der Rat tagt am Montag.", origin="x")


@pytest.mark.parametrize(
    ("charset", "declaration"),
    [
        ("windows-1252", '<meta charset="windows-1252">'),
        ("windows-1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("windows-1252", ""),
        ("utf-8", '<meta charset="windows-1252">'),
        ("utf-16", ""),
    ],
)
def test_honours_the_declared_character_set(charset: str, declaration: str) -> None:
    html = page(f"<article>{paragraphs(*PARAGRAPHS, 'Die „Brücke“ ist für Fußgänger zu.')}</article>", declaration)
    (article,) = read_webpage(BytesIO(html.encode(charset)), "x.html")
    assert article.text.endswith("Die „Brücke“ ist für Fußgänger zu.")


def test_reads_a_page_with_a_broken_byte() -> None:
    data = page(f"<article>{paragraphs(*PARAGRAPHS, 'Für Fußgänger ist die Brücke offen, über Nacht auch.')}</article>").encode()
    (article,) = read_webpage(BytesIO(data.replace(b"auch", b"au\xc3ch")), "x.html")
    assert article.text.endswith("Für Fußgänger ist die Brücke offen, über Nacht au\ufffdch.")


@pytest.mark.parametrize(("data", "reason"), [(b" \n", "^empty"), (b"%PDF-1.4", "a PDF document")])
def test_refuses_what_is_no_page(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        list(read_webpage(BytesIO(data), "x.html"))


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\n<!-- x -->\n<HTML lang=de>", True),
        ("<?xml version='1.0'?><html>", True),
        ("<htmlich> ist kein Wort", False),
        ("Der Rat <b>tagt</b>", False),
    ],
)
def test_knows_a_page_by_its_start(text: str, is_page: bool) -> None:
    assert looks_like_html(text) is is_page
