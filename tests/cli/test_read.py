"""`laut read` as RECORD.md promises it, with the real readers and a made-up pipeline in place of the model."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from typer.testing import CliRunner, Result

import laut.pipeline
from laut.cli import app as app_module
from laut.errors import ModelError, UsageError
from laut.findings import Statement
from laut.record import from_data
from tests.made_up import MadeUpPipeline, statement

DATED = "Der Zug fährt am Montag nicht, sagte die Sprecherin der Bahn. Das Wetter sei zu schlecht für alle Züge im Land."
SECOND = "Die Brücke bleibt nach Angaben der Stadt gesperrt. Die Arbeiten dauern noch bis zum Ende des Jahres."


def find(text: str) -> tuple[Statement, ...]:
    """Find one statement in the first text, none elsewhere."""
    return (statement(text, "Der Zug fährt am Montag nicht", speaker="die Sprecherin der Bahn"),) if text == DATED else ()


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> MadeUpPipeline:
    """Put a pipeline that needs no model in the place of the real one."""
    made_up = MadeUpPipeline(find)
    monkeypatch.setattr(laut.pipeline, "load", lambda model=None, kb=None: made_up)
    return made_up


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two articles and one that cannot be read between them."""
    (tmp_path / "a.txt").write_text(DATED, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    (tmp_path / "c.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    """Call `laut` in this process."""
    return CliRunner().invoke(app_module.app, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.usefixtures("pipeline")
def test_records_come_in_the_order_of_the_input_as_jsonl_without_a_terminal(folder: Path) -> None:
    found = run("read", folder / "c.txt", folder / "a.txt")
    assert found.exit_code == 0, found.stderr
    texts = [from_data(json.loads(line)).article.text for line in found.stdout.splitlines()]
    assert texts == [SECOND, DATED]
    assert found.stderr == ""


@pytest.mark.usefixtures("pipeline")
def test_one_bad_article_does_not_stop_the_others(folder: Path) -> None:
    found = run("read", folder)
    assert found.exit_code == 1
    assert len(found.stdout.splitlines()) == 2
    assert "b.txt" in found.stderr
    assert "2 read, 1 refused" in found.stderr


@pytest.mark.usefixtures("pipeline")
def test_what_the_pipeline_refuses_is_reported_with_place_and_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{DATED} kaputt", encoding="utf-8")
    found = run("read", tmp_path / "a.txt")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "a.txt" in found.stderr
    assert "the text says that it is broken" in found.stderr


@pytest.mark.usefixtures("pipeline")
def test_a_missing_file_is_refused(tmp_path: Path, folder: Path) -> None:
    found = run("read", tmp_path / "none.txt", folder / "a.txt")
    assert found.exit_code == 1
    assert "none.txt" in found.stderr
    assert len(found.stdout.splitlines()) == 1


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize("arguments", [pytest.param((), id="no input"), pytest.param(("-",), id="a dash")])
def test_standard_input_is_read(arguments: tuple[str, ...]) -> None:
    found = run("read", *arguments, stdin=DATED)
    assert found.exit_code == 0, found.stderr
    assert json.loads(found.stdout)["article"]["text"] == DATED


@pytest.mark.usefixtures("pipeline")
def test_options_overrule_the_input(folder: Path) -> None:
    found = run("read", folder / "a.txt", "--published", "2025-03", "--lang", "de")
    article = json.loads(found.stdout)["article"]
    assert (article["published"], article["language"]) == ("2025-03", "de")


def test_the_least_probability_reaches_the_pipeline(pipeline: MadeUpPipeline, folder: Path) -> None:
    assert run("read", folder / "a.txt", "--min-probability", "0.7").exit_code == 0
    assert pipeline.asked["min_probability"] == 0.7


@pytest.mark.usefixtures("pipeline")
def test_csv_holds_the_table_asked_for(folder: Path) -> None:
    found = run("read", folder / "a.txt", "--format", "csv", "--table", "statements")
    (row,) = csv.DictReader(io.StringIO(found.stdout))
    assert row["quote_text"] == "Der Zug fährt am Montag nicht"


@pytest.mark.usefixtures("pipeline")
def test_text_marks_the_words_and_is_plain_without_a_terminal(folder: Path) -> None:
    found = run("read", folder / "a.txt", "--format", "text")
    assert "[1 Der Zug fährt am Montag nicht 1]" in found.stdout
    assert "\x1b" not in found.stdout


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("--format", "pdf"), "there is no format 'pdf'; there are text, jsonl, csv", id="format"),
        pytest.param(("--format", "csv", "--table", "shouts"), "there is no table 'shouts'", id="table"),
        pytest.param(("--format", "text", "--table", "actors"), "text shows all lists", id="a table in text"),
        pytest.param(("--published", "gestern"), "gestern", id="date"),
    ],
)
def test_wrong_use_says_what_there_is(
    arguments: tuple[str, ...], message: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(run("read", str(folder / "a.txt"), *arguments).exception, UsageError)
    monkeypatch.setattr(sys, "argv", ["laut", "read", str(folder / "a.txt"), *arguments])
    with pytest.raises(SystemExit) as left:
        app_module.main()
    assert left.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.usefixtures("pipeline")
@pytest.mark.parametrize("arguments", [("--min-probability", "2"), ("--shout",)])
def test_wrong_options_exit_with_2(arguments: tuple[str, ...], folder: Path) -> None:
    assert run("read", folder / "a.txt", *arguments).exit_code == 2


def test_no_model_exits_with_2(monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def missing(model: str | None = None, kb: str | None = None) -> None:
        raise ModelError("no model is installed")

    monkeypatch.setattr(laut.pipeline, "load", missing)
    monkeypatch.setattr(sys, "argv", ["laut", "read", str(folder / "a.txt")])
    with pytest.raises(SystemExit) as left:
        app_module.main()
    assert left.value.code == 2
    assert capsys.readouterr().err == "laut: no model is installed\n"


@pytest.mark.usefixtures("pipeline")
def test_a_file_name_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    assert "\x1b" not in run("read", tmp_path / "no\x1b[31m.txt").stderr


PIPED = """
import sys
import laut.pipeline
from laut.cli.app import main
from tests.made_up import MadeUpPipeline
laut.pipeline.load = lambda model=None, kb=None: MadeUpPipeline()
sys.argv = ["laut", "read", *sys.argv[1:]]
main()
"""


def environment() -> dict[str, str]:
    """Give the environment of a process that finds the tests too."""
    root = Path(__file__).parent.parent.parent
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(root), *sys.path]))}


def piped(
    *arguments: str | Path, stdin: int = subprocess.PIPE, stdout: int | IO[bytes] = subprocess.PIPE
) -> "subprocess.Popen[bytes]":
    """Start `laut read` with a made-up pipeline in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", PIPED, *map(str, arguments)],
        stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip


def test_what_is_left_out_of_the_input_is_said(tmp_path: Path) -> None:
    line = json.dumps({"text": DATED, "published": "gestern", "language": "Deutsch"})
    (tmp_path / "a.jsonl").write_text(line + "\n", encoding="utf-8")
    with piped(tmp_path / "a.jsonl") as process:
        found, complaint = process.communicate()
    assert process.returncode == 0
    assert json.loads(found)["article"]["published"] is None
    language, date = complaint.decode().splitlines()
    assert date.startswith("laut: warning: ")
    assert "a.jsonl:1: `published` 'gestern' is no date" in date
    assert "a.jsonl:1: `language` 'Deutsch' is no BCP 47 code" in language


def test_a_page_without_an_article_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><p>Menü</p></body></html>", encoding="utf-8")
    with piped(tmp_path / "a.html") as process:
        _, complaint = process.communicate()
    assert process.returncode == 1
    assert len(complaint.decode().splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another shell")
@pytest.mark.parametrize(
    ("closed", "code", "message"),
    [
        pytest.param("<&-", 1, "laut: refused: -: standard input is closed: there is nothing to read\n", id="input"),
        pytest.param("- <&-", 1, "laut: refused: -: standard input is closed: there is nothing to read\n", id="input by name"),
        pytest.param("a.txt <&-", 0, "", id="input that is not needed"),
        pytest.param("a.txt >&-", 2, "laut: standard output is closed: there is nowhere to write to\n", id="output"),
        pytest.param("a.txt 2>&-", 0, "", id="errors"),
        pytest.param("missing.txt 2>&-", 1, "", id="errors with something to say"),
    ],
)
def test_a_closed_stream_is_no_fault(tmp_path: Path, closed: str, code: int, message: str) -> None:
    (tmp_path / "a.txt").write_text(DATED, encoding="utf-8")
    found = subprocess.run(
        ["sh", "-c", f'"$0" -c "$1" {closed}', sys.executable, PIPED],
        cwd=tmp_path, capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip
    assert (found.returncode, found.stderr) == (code, message)


@pytest.mark.parametrize(
    "options",
    [("--format", "jsonl"), ("--format", "text"), ("--format", "csv", "--table", "articles")],
    ids=lambda options: options[1],
)
def test_a_reader_that_leaves_early_causes_no_complaint(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "many.jsonl").write_text((json.dumps({"text": DATED}) + "\n") * 2_000, encoding="utf-8")
    with piped(tmp_path / "many.jsonl", *options) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read().decode() == ""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
@pytest.mark.parametrize("format", ["jsonl", "text"])
def test_a_full_disk_is_said_in_one_line(tmp_path: Path, format: str) -> None:
    (tmp_path / "a.txt").write_text(DATED, encoding="utf-8")
    with Path("/dev/full").open("wb") as full, piped(tmp_path / "a.txt", "--format", format, stdout=full) as process:
        _, complaint = process.communicate()
    assert process.returncode == 2
    assert re.fullmatch(r"laut: standard output cannot be written: .*\n", complaint.decode())


def test_a_record_is_printed_as_soon_as_it_is_made() -> None:
    with piped("-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"text": DATED}).encode() + b"\n")
        process.stdin.write(json.dumps({"text": SECOND}).encode() + b"\n" + b" " * 100_000 + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["article"]["text"] == DATED
        process.stdin.close()
        assert json.loads(process.stdout.readline())["article"]["text"] == SECOND


def test_output_is_utf8_whatever_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    (tmp_path / "a.txt").write_text(f"{DATED} „Nein“ 😀", encoding="utf-8")
    with piped(tmp_path / "a.txt") as process:
        found, _ = process.communicate()
    assert "„Nein“ 😀" in found.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_no_input_and_no_pipe_shows_the_help() -> None:
    import pty

    ours, theirs = pty.openpty()
    try:
        with piped(stdin=theirs) as process:
            found, _ = process.communicate()
    finally:
        os.close(ours)
        os.close(theirs)
    assert process.returncode == 2
    assert "Usage: laut read" in found.decode()
