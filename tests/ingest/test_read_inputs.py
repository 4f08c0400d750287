"""Files, folders and standard input: the order, the origins, and that nothing unreadable stops the rest or goes unsaid."""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from laut.article import Article, Refusal
from laut.errors import UsageError
from laut.ingest import read_inputs

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\0\r\n\t\x85äß„“\u0301😀")


def texts(found: list[Article | Refusal]) -> list[str]:
    """Give the texts of articles and the reasons of refusals."""
    return [item.text if isinstance(item, Article) else item.reason for item in found]


def from_stdin(data: bytes) -> list[Article | Refusal]:
    """Read standard input."""
    return list(read_inputs(["-"], stdin=BytesIO(data)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of texts in another folder, with a hidden one and one of an unknown kind."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("Verborgen.")
    (tmp_path / ".x.txt").write_text("Verborgen.")
    (tmp_path / "a.txt").write_text("Eins.")
    (tmp_path / "b" / "c.TXT").write_text("Zwei.")
    (tmp_path / "b" / "d.jsonl").write_text('{"text": "Drei."}\n{"text": "Vier."}\n')
    (tmp_path / "c.xyz").write_text("Unbekannt.")
    (tmp_path / "d.html").write_text("<p>Der Rat tagt am Montag.</p>")
    return tmp_path


def test_reads_a_folder_in_name_order(folder: Path) -> None:
    found = list(read_inputs([folder]))
    assert [item.origin for item in found] == [
        str(folder / "a.txt"),
        str(folder / "b" / "c.TXT"),
        str(folder / "b" / "d.jsonl:1"),
        str(folder / "b" / "d.jsonl:2"),
        str(folder / "c.xyz"),
        str(folder / "d.html"),
    ]
    assert texts(found)[:4] == ["Eins.", "Zwei.", "Drei.", "Vier."]
    assert texts(found)[4].startswith("unknown kind of file: `laut formats` lists what is read")


def test_reads_inputs_in_the_order_given_and_goes_on(tmp_path: Path) -> None:
    for name, data in (
        ("a.txt", b"Eins."),
        ("b.txt", b""),
        ("c.txt", b"\x89PNG\r\n\x1a\n"),
        ("d.txt", b" \r\n\t"),
        ("e.txt", b"Zwei."),
    ):
        (tmp_path / name).write_bytes(data)
    names = ["e.txt", "b.txt", "c.txt", "d.txt", "fehlt.txt", "a.txt"]
    assert texts(list(read_inputs([tmp_path / name for name in names]))) == [
        "Zwei.",
        "empty: there is no text",
        "no text but a PNG image",
        "empty: nothing but white space and invisible characters",
        "there is no such file or folder",
        "Eins.",
    ]


def test_opens_a_file_only_when_its_turn_comes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eins.")
    found = read_inputs([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(found)
    (tmp_path / "b.txt").write_text("Zwei.")
    assert texts(list(found)) == ["Zwei."]


def test_keeps_line_ends_and_nul_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Eins.\r\n\r\nZwei\0.\r\n")
    assert texts(list(read_inputs([tmp_path / "a.txt"]))) == ["Eins.\r\n\r\nZwei\0.\r\n"]


def test_reads_five_megabytes_in_one_line(tmp_path: Path) -> None:
    text = "Der Rat tagt. " * 360_000
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.jsonl").write_text('{"text": "' + text + '"}')
    assert texts(list(read_inputs([tmp_path / "a.txt", tmp_path / "b.jsonl"]))) == [text, text]


@given(text=st.text(CHARACTERS), charset=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, charset: str) -> None:
    assume(any(char.isalnum() for char in text) and text.count("\0") <= 8)
    assume(not text.startswith(("\ufeff", "\0")))  # the first is a byte-order mark, the second may make UTF-16 look like UTF-32
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode(charset))
    assert texts(list(read_inputs([path]))) == [text]


def test_overrules_date_and_language(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Eins.", "published": "2023", "language": "en"}\n{}')
    article, refused = read_inputs([tmp_path], published="2024-11-07", language="de")
    assert isinstance(article, Article)
    assert isinstance(refused, Refusal)
    assert (article.published, article.language) == ("2024-11-07", "de")


@pytest.mark.parametrize("wrong", [{"published": "gestern"}, {"published": ""}, {"language": "Deutsch!"}, {"language": ""}])
def test_refuses_wrong_use_before_reading(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        read_inputs([], published=wrong.get("published"), language=wrong.get("language"))


@pytest.mark.parametrize(("given_code", "code"), [("de_DE", "de-DE"), ("ger", "de"), ("EN", "en")])
def test_normalises_the_language_of_caller_and_input(tmp_path: Path, given_code: str, code: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "Eins.", "language": "{given_code}"}}')
    (tmp_path / "b.txt").write_text("Eins.")
    for found in (read_inputs([tmp_path / "a.jsonl"]), read_inputs([tmp_path / "b.txt"], language=given_code)):
        (article,) = found
        assert isinstance(article, Article)
        assert article.language == code


def _gives_something_else(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    yield "no article"  # type: ignore[misc]


def _fails_late(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    yield Refusal(origin, "read", "the first")
    raise KeyError("headline")


def _fails_at_once(stream: BinaryIO, origin: str) -> Iterator[Article | Refusal]:
    raise RuntimeError("no licence")


@pytest.mark.parametrize(
    ("reader", "reasons"),
    [
        pytest.param(_fails_at_once, ["a fault in the reader: RuntimeError('no licence'); please report it"], id="at once"),
        pytest.param(_fails_late, ["the first", "a fault in the reader: KeyError('headline'); please report it"], id="late"),
        pytest.param(
            _gives_something_else,
            ["a fault in the reader: TypeError('it gave neither an Article nor a Refusal but str'); please report it"],
            id="no article",
        ),
        pytest.param(
            ImportError("no module named 'nitf'"),
            ["a fault in the reader: ImportError(\"no module named 'nitf'\"); please report it"],
            id="does not load",
        ),
    ],
)
def test_a_fault_of_a_reader_refuses_its_file_only(
    tmp_path: Path, reader: object, reasons: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def load() -> object:
        if isinstance(reader, Exception):
            raise reader
        return reader

    monkeypatch.setattr("importlib.metadata.entry_points", lambda **asked: [SimpleNamespace(load=load)])
    (tmp_path / "a.nitf").write_text("x")
    (tmp_path / "b.txt").write_text("Eins.")
    found = list(read_inputs([tmp_path]))
    assert texts(found) == [*reasons, "Eins."]
    assert {item.origin for item in found[:-1]} == {str(tmp_path / "a.nitf")}
    assert "a.nitf failed" in caplog.text


def test_refuses_closed_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (tmp_path / "a.txt").write_text("Eins.")
    assert texts(list(read_inputs(["-", tmp_path / "a.txt"]))) == ["standard input is closed: there is nothing to read", "Eins."]


def test_reads_one_path_that_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Eins.")
    assert texts(list(read_inputs(str(tmp_path / "a.txt")))) == ["Eins."]


@pytest.mark.parametrize(
    ("data", "expected", "origins"),
    [
        pytest.param(b'{"text": "Eins."}\n{"text": "Zwei."}', ["Eins.", "Zwei."], ["-:1", "-:2"], id="JSONL"),
        pytest.param(b'\n \n{"text": "Eins."}\n', ["Eins."], ["-:3"], id="JSONL behind empty lines"),
        pytest.param('{"text": "Über."}\n{"text": "Zwei."}'.encode("utf-16"), ["Über.", "Zwei."], ["-:1", "-:2"], id="UTF-16"),
        pytest.param(b'\xef\xbb\xbf{"text": "Eins."}\n', ["Eins."], ["-:1"], id="JSONL with a mark"),
        pytest.param(
            b'\n{"title": "Eins."}\n{"text": "Zwei."}\n',
            ["the JSON object has no `text`, only `title`", "Zwei."],
            ["-:2", "-:3"],
            id="no text in the first line",
        ),
        pytest.param(
            b'{"text": "Eins.\n{"text": "Zwei."}\n\n{"text": "Drei."}\n',
            ["broken JSON at column 10: Unterminated string starting at", "Zwei.", "Drei."],
            ["-:1", "-:2", "-:4"],
            id="the first line broken",
        ),
        pytest.param(
            '{"title": "Eins."}\n{"text": "Über."}'.encode("utf-16"),
            ["the JSON object has no `text`, only `title`", "Über."],
            ["-:1", "-:2"],
            id="UTF-16 without text first",
        ),
        pytest.param(b'{"title": "Eins."}\n', ['{"title": "Eins."}\n'], ["-"], id="an object without text alone"),
        pytest.param(b'{"title": "Eins."}\nZwei.', ['{"title": "Eins."}\nZwei.'], ["-"], id="an object above a text"),
        pytest.param(
            b'{Klammer} am Anfang.\nBeispiel:\n{"text": "x"}\nEnde.',
            ['{Klammer} am Anfang.\nBeispiel:\n{"text": "x"}\nEnde.'],
            ["-"],
            id="a text that quotes JSON",
        ),
        pytest.param(
            b'{\n"list": [\n{"text": "x"}\n]}', ['{\n"list": [\n{"text": "x"}\n]}'], ["-"], id="an object of another shape"
        ),
        pytest.param(b"Eins.\r\nZwei.\n", ["Eins.\r\nZwei.\n"], ["-"], id="one text"),
        pytest.param("\n\n Für Zwei.\n".encode("latin-1"), ["\n\n Für Zwei.\n"], ["-"], id="legacy character set"),
        pytest.param(b"{Klammer} am Anfang.", ["{Klammer} am Anfang."], ["-"], id="brace"),
        pytest.param(b'{\n "text": "Eins."\n}', ["Eins."], ["-"], id="object over several lines"),
        pytest.param(b'[{"text": "Eins."}]', ["Eins."], ["-:1"], id="array"),
        pytest.param(b"[1, 2]", ["[1, 2]"], ["-"], id="array of something else"),
        pytest.param(b"<html><p>Der Rat tagt am Montag.</p></html>", ["Der Rat tagt am Montag."], ["-"], id="web page"),
        pytest.param(b"", ["empty: there is no text"], ["-"], id="empty"),
        pytest.param(b"\n\n", ["empty: nothing but white space and invisible characters"], ["-"], id="empty lines"),
        pytest.param(b"%PDF-1.4", ["no text but a PDF document"], ["-"], id="PDF"),
    ],
)
def test_reads_standard_input(data: bytes, expected: list[str], origins: list[str]) -> None:
    found = from_stdin(data)
    assert texts(found) == expected
    assert [item.origin for item in found] == origins


@pytest.mark.parametrize("name", ["text.md", "text", "text.log"])
def test_recognises_a_named_file_by_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Eins.")
    assert texts(list(read_inputs([tmp_path / name]))) == ["Eins."]


def test_refuses_web_addresses_for_now() -> None:
    assert texts(list(read_inputs(["https://example.org/rat"])))[0].startswith("web addresses are not read yet")


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000 + ".txt"])
def test_refuses_impossible_names(name: str) -> None:
    (refused,) = read_inputs([name])
    assert isinstance(refused, Refusal)


def test_refuses_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Eins.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert texts(list(read_inputs([tmp_path / "a.txt", tmp_path]))) == ["not readable: permission denied"] * 2


def test_refuses_an_empty_folder(tmp_path: Path) -> None:
    assert texts(list(read_inputs([tmp_path]))) == ["empty: the folder holds no file that is not hidden"]


def test_follows_links_but_not_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.txt").write_text("Eins.")
    (tmp_path / "a" / "z").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a" / "a.txt")
    (tmp_path / "c").symlink_to(tmp_path / "fehlt")
    (tmp_path / "d.txt").symlink_to(tmp_path / "a" / "a.txt")
    found = list(read_inputs([tmp_path]))
    assert [Path(item.origin or "").name for item in found] == ["a.txt", "z", "b", "c", "d.txt"]
    assert texts(found)[1].startswith("a link back to a folder it lies in")
    assert texts(found)[3:] == ["there is no such file or folder", "Eins."]


def test_opens_no_pipe_in_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert texts(list(read_inputs([tmp_path]))) == ["neither a file nor a folder"]


def test_names_an_origin_that_is_no_unicode(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xfc.txt"))
    path.write_text("Eins.")
    (article,) = read_inputs([tmp_path])
    assert (article.origin or "").endswith("/\ufffd.txt")
