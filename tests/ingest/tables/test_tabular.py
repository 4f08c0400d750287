"""CSV and TSV: delimiters, character sets, quoting, and what is refused."""

from io import BufferedReader, BytesIO

import pytest

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.head import Head
from laut.ingest.tables.tabular import is_table, read_table

LONG = "Der Rat tagt am Montag. " * 10_000


def read(data: str | bytes) -> list[Article | Refusal]:
    """Read a table."""
    return list(read_table(BufferedReader(BytesIO(data.encode() if isinstance(data, str) else data)), "x.csv"))


def only(data: str | bytes) -> Article:
    """Read a table with one article."""
    (found,) = read(data)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_finds_the_delimiter_by_the_header(delimiter: str) -> None:
    article = only(f"id{delimiter}title{delimiter}text\n7{delimiter}Rat tagt{delimiter}Er tagt.\n")
    assert (article.id, article.title, article.text) == ("7", "Rat tagt", "Er tagt.")


def test_keeps_every_known_column() -> None:
    article = only(
        "id,text,published,modified,url,outlet,authors,language,rights,embargo,agencies,views\n"
        '7,Er tagt.,2024-11-07T12:30:00+01:00,2024-11-08,https://example.org/7,Blatt,"Muster, Eva; Jan Beispiel",de,CC0,2024-11-09,dpa,12\n'
    )
    assert (article.published, article.modified) == ("2024-11-07T12:30:00+01:00", "2024-11-08")
    assert (article.url, article.outlet, article.language, article.rights) == ("https://example.org/7", "Blatt", "de", "CC0")
    assert article.authors == ("Muster, Eva", "Jan Beispiel")
    assert (article.embargo, article.agencies) == ("2024-11-09", ("dpa",))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_reads_character_sets(charset: str) -> None:
    assert only("id;text\n1;Über Köln zogen Wölfe für Müller.\n".encode(charset)).text == "Über Köln zogen Wölfe für Müller."


def test_keeps_quoted_line_ends_and_marks_as_they_are() -> None:
    assert (
        only('id,text\r\n1,"Er sagte: ""Ja"", und ging.\r\n\r\nSie blieb."\r\n').text
        == 'Er sagte: "Ja", und ging.\r\n\r\nSie blieb.'
    )


def test_reads_a_text_longer_than_the_limit_of_the_csv_module() -> None:
    assert only(f'id,text\n1,"{LONG}"\n').text == LONG


def test_names_articles_by_the_line_they_begin_in() -> None:
    assert [item.origin for item in read('id,text\n1,"Eins.\n\nZwei."\n2,Drei.\n')] == ["x.csv:2", "x.csv:5"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,Er tagt, sagt er.", "3 cells under 2 columns"),
        ("1,", "no text in the column `text`"),
        ('1,"Er" tagt.', "broken row"),
    ],
    ids=["too many cells", "no text", "stray mark"],
)
def test_refuses_a_bad_row_and_reads_on(row: str, reason: str) -> None:
    bad, good = read(f"id,text\n{row}\n2,Er tagt.\n")
    assert isinstance(bad, Refusal)
    assert bad.origin == "x.csv:2"
    assert reason in bad.reason
    assert isinstance(good, Article)


def test_refuses_a_mark_that_is_never_closed() -> None:
    good, bad = read('id,text\n1,Er tagt.\n2,"Er tagt.\n3,Er tagt.\n')
    assert isinstance(good, Article)
    assert isinstance(bad, Refusal)
    assert bad.origin == "x.csv:3"


def test_refuses_an_embargo_that_is_no_date() -> None:
    (found,) = read("text,embargo\nEr tagt.,Sperrfrist bis morgen\n")
    assert isinstance(found, Refusal)
    assert "`embargo`" in found.reason


@pytest.mark.parametrize(
    ("table", "reason"),
    [("id;body\n1;Er tagt.\n", "no column `text`, only `id`, `body`"), ("id,text\n", "no row below the header")],
    ids=["no text", "no row"],
)
def test_refuses_a_table_without_articles(table: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read(table)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("id;title;text\n1;…", True),
        ("\ufeffText,URL\n", True),
        ("Der text, den wir lasen\n", False),
        ("text\nEr tagt.", False),
        ("id,title\n", False),
        ('{"id": 1, "text": "Er tagt."}', False),
    ],
)
def test_recognises_a_table_by_its_header(start: str, expected: bool) -> None:
    assert is_table(Head(start.encode())) is expected
