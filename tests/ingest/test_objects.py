"""JSON and JSONL: what is kept, what is refused and where, and that one bad line stops no other."""

import json
import logging
from io import BufferedReader, BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.objects import holds_articles, read_lines, read_objects

FULL = {
    "id": "n1",
    "text": "Der Rat tagt.",
    "title": "Rat tagt",
    "published": "2024-11-07T12:30:00+01:00",
    "modified": "2024-11-08",
    "url": "https://example.org/rat",
    "outlet": "Musterblatt",
    "authors": ["Eva Muster", "Jan Beispiel"],
    "language": "de_AT",
    "rights": "CC0",
    "views": 7,
}


def stream(data: bytes | str) -> BufferedReader:
    """Give bytes as a file would."""
    return BufferedReader(BytesIO(data.encode() if isinstance(data, str) else data))


def only(data: bytes | str) -> Article | Refusal:
    """Read one JSONL line."""
    (found,) = read_lines(stream(data), "x.jsonl")
    return found


def test_keeps_what_an_object_says() -> None:
    article = only(json.dumps(FULL))
    assert isinstance(article, Article)
    kept = {key: getattr(article, key) for key in FULL if key != "views"}
    assert kept == {key: FULL[key] for key in FULL if key != "views"} | {
        "authors": ("Eva Muster", "Jan Beispiel"),
        "language": "de-AT",
    }
    assert article.origin == "x.jsonl:1"


def test_makes_an_id_of_the_text() -> None:
    article = only('{"text": "Der Rat tagt."}')
    assert isinstance(article, Article)
    assert article.id == f"sha256:{article.sha256}"


def test_takes_whole_numbers_for_ids_and_null_for_absent() -> None:
    article = only('{"text": "Der Rat tagt.", "id": 17, "title": null, "authors": null, "published": ""}')
    assert isinstance(article, Article)
    assert (article.id, article.title, article.authors, article.published) == ("17", None, (), None)


def test_reads_the_opening_date_only_where_no_other_is_given() -> None:
    opening, given_ = (only(json.dumps({"text": " date 2024-11 Der Rat.", **more})) for more in ({}, {"published": "2023"}))
    assert isinstance(opening, Article) and isinstance(given_, Article)
    assert (opening.published, given_.published) == ("2024-11", "2023")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param('{"text": "Der Rat"', "broken JSON at column 19: Expecting ',' delimiter", id="broken"),
        pytest.param("Der Rat tagt.", "broken JSON at column 1: Expecting value", id="no JSON"),
        pytest.param('{"title": "Rat"}', "the JSON object has no `text`, only `title`", id="no text"),
        pytest.param("{}", "the JSON object has no `text`", id="no key"),
        pytest.param('{"text": null}', "the JSON object has no `text`, only `text`", id="text is null"),
        pytest.param('{"text": 7}', "`text` must be a string, not a number", id="text is a number"),
        pytest.param('{"text": ""}', "empty: there is no text", id="text is empty"),
        pytest.param('{"text": " \\n\\u200b"}', "empty: nothing but white space and invisible characters", id="text is blank"),
        pytest.param('["Der Rat"]', "no JSON object but an array", id="array"),
        pytest.param('"Der Rat"', "no JSON object but a string", id="string"),
        pytest.param('{"text": "Rat \\ud83d."}', "`text` holds a lone surrogate, \\ud83d at character 4", id="lone surrogate"),
        pytest.param(
            '{"text": "Rat", "title": "\\udc00"}', "`title` holds a lone surrogate, \\udc00 at character 0", id="in title"
        ),
        pytest.param('{"text": "Rat", "title": ["Rat"]}', "`title` must be a string, not an array", id="title"),
        pytest.param('{"text": "Rat", "authors": "Eva"}', "`authors` must be a list of strings, not a string", id="authors"),
        pytest.param('{"text": "Rat", "authors": [7]}', "`authors` must be a string, not a number", id="author"),
        pytest.param('{"text": "Rat", "id": true}', "`id` must be a string, not true or false", id="id"),
        pytest.param('{"text": "Rat", "published": 2024}', "`published` must be a string, not a number", id="published"),
        pytest.param("[" * 100_000, "broken JSON: nested too deeply", id="nested too deeply"),
        pytest.param('{"text": ' + "1" * 5000 + "}", "broken JSON: Exceeds the limit", id="number too long"),
        pytest.param('{"text": "Brücke"}'.encode("latin-1"), "JSON must be UTF-8, but byte 12", id="not UTF-8"),
    ],
)
def test_refuses_a_line_and_goes_on(line: str | bytes, reason: str) -> None:
    data = line.encode() if isinstance(line, str) else line
    before, refused, after = read_lines(stream(b'{"text": "Eins."}\n' + data + b'\r\n\n{"text": "Zwei."}'), "x.jsonl")
    assert isinstance(before, Article)
    assert isinstance(refused, Refusal)
    assert isinstance(after, Article)
    assert (refused.origin, refused.step) == ("x.jsonl:2", "read")
    assert refused.reason.startswith(reason)
    assert after.origin == "x.jsonl:4"


def test_names_the_id_of_a_refused_object() -> None:
    refused = only('{"id": "n7"}')
    assert isinstance(refused, Refusal)
    assert refused.id == "n7"


@pytest.mark.parametrize("key", ["published", "modified", "language"])
def test_reads_on_without_a_date_or_language_that_is_none(key: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        article = only(json.dumps({"text": "Der Rat tagt.", key: "neulich irgendwann"}))
    assert isinstance(article, Article)
    assert getattr(article, key) is None
    assert f"x.jsonl:1: `{key}` 'neulich irgendwann'" in caplog.text


def test_reads_lines_one_by_one() -> None:
    lines = stream(b'{"text": "Eins."}\n' * 100_000)
    next(read_lines(lines, "x.jsonl"))
    assert lines.tell() < 100_000


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("reader", [read_lines, read_objects])
def test_reads_every_unicode_encoding(reader: Any, charset: str) -> None:
    (article,) = reader(stream('{"text": "Brücke 😀 zu\\r\\n\\u0000"}'.encode(charset)), "x")
    assert article.text == "Brücke 😀 zu\r\n\0"


@given(st.lists(st.text().filter(lambda text: any(char.isalnum() for char in text)), min_size=1))
def test_texts_come_back(texts: list[str]) -> None:
    data = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts)
    found = list(read_lines(stream(data), "x.jsonl"))
    assert [item.text for item in found if isinstance(item, Article)] == texts


def test_reads_one_object_over_several_lines() -> None:
    (article,) = read_objects(stream('\n{\n "text": "Der Rat\\ntagt."\n}\n'), "x.json")
    assert isinstance(article, Article)
    assert (article.text, article.origin) == ("Der Rat\ntagt.", "x.json")


def test_reads_an_array_and_names_the_lines() -> None:
    found = list(read_objects(stream('[\n{"text": "Eins."},\n{"title": "Zwei"}, 3,\n\n{"text": "Vier."}\n]'), "x.json"))
    assert [(type(item), item.origin) for item in found] == [
        (Article, "x.json:2"),
        (Refusal, "x.json:3"),
        (Refusal, "x.json:3"),
        (Article, "x.json:5"),
    ]


def test_keeps_what_stands_before_a_broken_place_in_an_array() -> None:
    article, refused = read_objects(stream('[\n{"text": "Eins."},\n{"text": "Zwei."'), "x.json")
    assert isinstance(article, Article)
    assert isinstance(refused, Refusal)
    assert (refused.origin, refused.reason) == ("x.json:3", "broken JSON at line 3, column 17: Expecting ',' delimiter")


@pytest.mark.parametrize("rest", ['{"text": "Zwei."}]', '"a" "b"]', ""])
def test_refuses_an_array_without_commas(rest: str) -> None:
    *_, refused = read_objects(stream('[{"text": "Eins."} ' + rest), "x.json")
    assert isinstance(refused, Refusal)
    assert "a comma or the end of the array is missing" in refused.reason


def test_reads_lines_under_the_name_of_json() -> None:
    found = list(read_objects(stream('{"text": "Eins."}\n\n{"text": "Zwei."}\n'), "x.json"))
    assert [item.origin for item in found] == ["x.json:1", "x.json:3"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n", "empty", id="white space"),
        pytest.param(b"[]", "empty: the JSON array holds no object", id="empty array"),
        pytest.param(b'[{"text": "Eins."}] x', "broken JSON: there is more behind", id="more behind the array"),
        pytest.param(b"\x1f\x8b\x08\0\0\0\0", "no JSON but gzip", id="gzip"),
        pytest.param('{"text": "Brücke"}'.encode("latin-1"), "JSON must be UTF-8, but byte 12 in line 1", id="Latin-1"),
    ],
)
def test_refuses_a_file(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason.replace("(", "\\(")):
        list(read_objects(stream(data), "x.json"))


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"\n\n", "empty"), (b"PK\x03\x04..", "no JSONL but a ZIP")])
def test_refuses_a_file_without_lines(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        list(read_lines(stream(data), "x.jsonl"))


@pytest.mark.parametrize(
    ("source", "one", "several"),
    [
        ('{"text": 1}', True, True),
        ('[{"text": ""}]', False, True),
        ("[]", False, False),
        ('{"t": 1}', False, False),
        ("{", False, False),
    ],
)
def test_sees_objects_with_text(source: str, one: bool, several: bool) -> None:
    assert (holds_articles(source), holds_articles(source, arrays=True)) == (one, several)
