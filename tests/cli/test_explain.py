"""`laut explain`: what it says of events, statements and actors, and how it fails."""

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from laut.cli.app import main
from laut.findings import Attribution
from laut.record import Record, to_json
from tests.made_up import full_record, record_of


def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Call `laut explain` and give exit code, output with single spaces, and messages."""
    monkeypatch.setattr(sys, "argv", ["laut", "explain", *arguments])
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as left:
        main()
    captured = capsys.readouterr()
    return int(left.value.code or 0), " ".join(captured.out.split()), captured.err


def written(folder: Path, *records: Record) -> str:
    """Write a records file and give its path."""
    path = folder / "records.jsonl"
    path.write_text("".join(to_json(record) + "\n" for record in records), encoding="utf-8")
    return str(path)


def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, id: str) -> str:
    """Give what is said of an item of the full record."""
    code, out, err = call(monkeypatch, capsys, written(folder, full_record()), id)
    assert (code, err) == (0, "")
    return out


@pytest.mark.parametrize(
    "fact",
    [
        "e1: AID, probability 0.70",
        "Type: AID, somebody gives material help",
        "Told by “geschickt”: Der Verband habe 300 Helfer nach Riga [geschickt], so Kern.",
        "Inside s2 (indirect) of nobody named: Der Verband habe 300 Helfer nach Riga geschickt",
        "Who: “Der Verband” (m2, name), which is Verband (a2)",
        "To whom: “Riga” (m3, name), no actor known",
        "Where: “Riga” (m3)",
        "When: “Die” (t1), worked out from the day of publication as 2025-03-10",
        "Number: “300 Helfer”, read as = 300 Helfer",
        "About: military",
        "author: uncommitted (Uu), leaves it to those who say it",
        "Ada Kern (a1): certain (CT+), in s2",
    ],
)
def test_an_event(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, fact: str) -> None:
    assert fact in told(monkeypatch, capsys, tmp_path, "e1")


def test_an_event_outside_statements(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    record = full_record()
    alone = replace(
        record, statements=(), events=(replace(record.events[0], attributions=(Attribution("author", None, (), "CT+"),)),)
    )
    _, out, _ = call(monkeypatch, capsys, written(tmp_path, alone), "e1")
    assert "In the author's own words, in no statement" in out
    assert "author: certain (CT+), no words of doubt belong to it" in out


@pytest.mark.parametrize(
    "fact",
    [
        "s1: direct (speech, say), probability 0.90",
        "Words: „Es reicht“ … „ich gehe.“",
        "Type: direct, that is the speaker's own words",
        "Marked by “sagte”: „Es reicht“, [sagte] Ada Kern am Montag",
        "Frame: sagte Ada Kern",
        "Changed position “reicht”",
        "Speaker: “Ada Kern”, which is Ada Kern (a1; Ministerin, DEU GOV)",
        "Said: “Die” (t1), 2025-03-10",
        "Holds s2 (indirect) of nobody named",
    ],
)
def test_a_statement(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, fact: str) -> None:
    assert fact in told(monkeypatch, capsys, tmp_path, "s1")


def test_a_statement_without_frame_and_speaker(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = told(monkeypatch, capsys, tmp_path, "s2")
    assert "Neither cue nor frame" in found
    assert "Speaker: nobody is named" in found
    assert "Inside s1 (direct) of Ada Kern" in found
    assert "Speaks to e1: AID, “geschickt”" in found


@pytest.mark.parametrize(
    ("id", "fact"),
    [
        ("a1", "a1: Ada Kern, PER"),
        ("a1", "Role: Ministerin Country: DEU Sectors: GOV"),
        ("a1", "Wikidata: not linked"),
        ("a1", "Member of Verband (a2)"),
        ("a1", "Mentions (1): m1, name, 0.95: „Es reicht“, sagte [Ada Kern] am Montag"),
        ("a1", "Speaks in s1, by the words “Ada Kern”"),
        ("a1", "Its word on e1, AID, “geschickt”: certain"),
        ("a2", "Role: none is given in the text"),
        ("a2", "Wikidata: Q1"),
        ("a2", "On the map: 56.9, -24.1, GeoNames 456172"),
        ("a2", "Member: Ada Kern (a1)"),
        ("a2", "Acts in e1, AID, “geschickt”"),
    ],
)
def test_an_actor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, id: str, fact: str
) -> None:
    assert fact in told(monkeypatch, capsys, tmp_path, id)


def other() -> Record:
    """Give a record of another article with nothing in it."""
    record = record_of("Nichts.")
    return replace(record, article=replace(record.article, id="a-2"))


def test_the_article_is_chosen_by_its_id(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = written(tmp_path, other(), full_record())
    code, out, _ = call(monkeypatch, capsys, path, "a1", "--article", "a-1")
    assert (code, out.startswith("a1: Ada Kern")) == (0, True)


def test_records_come_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given = io.TextIOWrapper(io.BytesIO((to_json(full_record()) + "\n").encode()))
    monkeypatch.setattr(sys, "stdin", given)
    code, out, _ = call(monkeypatch, capsys, "-", "a1")
    assert (code, out.startswith("a1: Ada Kern")) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("e9", "--article", "a-1"), "article 'a-1' has no 'e9'; it has e1", id="no such event"),
        pytest.param(("s9", "--article", "a-1"), "has no 's9'; it has s1 to s2", id="no such statement"),
        pytest.param(("a9", "--article", "a-2"), "article 'a-2' has no 'a9'; it has no actors", id="none at all"),
        pytest.param(
            ("m1",), "'m1' is no id of what can be explained: events (e1), statements (s1) and actors (a1)", id="a mention"
        ),
        pytest.param(("e1",), "holds several articles (a-2, a-1 …); say which with --article ID", id="several"),
        pytest.param(
            ("e1", "--article", "a-3"), "has no article 'a-3'; its 2 articles begin with 'a-2', 'a-1'", id="no such article"
        ),
    ],
)
def test_what_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    code, out, err = call(monkeypatch, capsys, written(tmp_path, other(), full_record()), *arguments)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "holds no records", id="empty"),
        pytest.param(b"Ein Text\n", ":1: no JSON", id="text"),
        pytest.param(b"[]\n", ":1: no object but list", id="no object"),
        pytest.param(b"{}\n", ":1: no laut record of version 1", id="no record"),
        pytest.param(b"\xff\xfe", "is not UTF-8", id="bytes"),
    ],
)
def test_a_file_of_something_else_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    code, _, err = call(monkeypatch, capsys, str(path), "e1")
    assert (code, message in err) == (2, True), err


def test_a_missing_file_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = call(monkeypatch, capsys, str(tmp_path / "gone.jsonl"), "e1")
    assert (code, "gone.jsonl cannot be read: No such file" in err) == (2, True)


def test_nothing_in_a_record_reaches_the_terminal_raw(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    record = full_record()
    hostile = replace(record, actors=(replace(record.actors[0], name="A\x1b[31m", role="\x9b\nzwei"),))
    _, out, _ = call(monkeypatch, capsys, written(tmp_path, hostile), "a1")
    assert "A␛[31m" in out
    assert "\x9b" not in out
