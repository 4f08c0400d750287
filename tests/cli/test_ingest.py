"""`laut ingest`: what is stored, what is said about it and when, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import laut.pipeline
from laut.cli import app as app_module
from laut.errors import ModelError, StoreError, UsageError
from laut.record import Record, to_json
from laut.store import open_store
from laut.store.upkeep import check, stats
from tests.cli.stored import story, told, write
from tests.cli.test_read import environment
from tests.made_up import MadeUpPipeline

DATED = "Der Zug fährt am Montag nicht, sagte die Sprecherin der Bahn. Das Wetter sei zu schlecht für alle Züge im Land."
SECOND = "Die Brücke bleibt nach Angaben der Stadt gesperrt. Die Arbeiten dauern noch bis zum Ende des Jahres."


class Counting(MadeUpPipeline):
    """Counts what it is asked to read."""

    n_read = 0

    def read(self, article, **asked):
        self.n_read += 1
        return super().read(article, **asked)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """Put a pipeline that needs no model in the place of the real one."""
    made_up = Counting()
    monkeypatch.setattr(laut.pipeline, "load", lambda model=None, kb=None: made_up)
    return made_up


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Give the name of a store that is not there yet."""
    return str(tmp_path / "data" / "news.sqlite")


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """Call `laut` in this process."""
    return CliRunner().invoke(app_module.app, [str(argument) for argument in arguments], input=stdin)


def outcomes(found: Result) -> list[str]:
    """Give what became of each item."""
    return [json.loads(line)["outcome"] for line in found.stdout.splitlines()]


def tables(url: str) -> dict[str, int]:
    """Give how many rows each table has, after a look whether they fit together."""
    with open_store(url) as store:
        assert list(check(store)) == []
        return stats(store).tables


def test_records_are_stored_as_they_are(tmp_path: Path, url: str) -> None:
    found = run("ingest", "--records", write(tmp_path / "r.jsonl", story()), "--store", url)
    assert (found.exit_code, found.stderr) == (0, "")
    assert json.loads(found.stdout.splitlines()[0]) == {"id": "dpa-1", "origin": None, "outcome": "stored"}
    assert outcomes(found) == ["stored"] * 5
    kept = tables(url)
    assert (kept["articles"], kept["records"], kept["families"], kept["happenings"]) == (5, 5, 4, 2)


def test_the_same_again_changes_nothing(tmp_path: Path, url: str) -> None:
    records = write(tmp_path / "r.jsonl", story())
    run("ingest", "--records", records, "--store", url)
    before = tables(url)
    found = run("ingest", "--records", records, "--store", url)
    assert outcomes(found) == ["known"] * 5
    assert tables(url) == before


def test_changes_and_withdrawals_are_said(tmp_path: Path, url: str) -> None:
    first = told("a")
    changed = told("a", first.article.text + " Nachtrag.")
    withdrawn = replace(changed, article=replace(changed.article, status="canceled"))
    found = run("ingest", "--records", write(tmp_path / "r.jsonl", [first, changed, withdrawn]), "--store", url)
    assert outcomes(found) == ["stored", "version", "withdrawn"]


def test_records_come_from_folders_and_standard_input(tmp_path: Path, url: str) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "b.jsonl", [told("b")])
    write(tmp_path / "in" / "a.ndjson", [told("a")])
    (tmp_path / "in" / "c.txt").write_text("Kein Protokoll.", encoding="utf-8")
    found = run("ingest", "--records", tmp_path / "in", "-", "--store", url, stdin=to_json(told("d")) + "\n")
    assert found.exit_code == 1
    assert [json.loads(line)["id"] for line in found.stdout.splitlines()] == ["a", "b", None, "d"]
    assert "c.txt: no records file" in found.stderr


def broken_vector(record: Record) -> Record:
    """Give a record whose statement has a vector that is too short."""
    (said,) = record.statements
    return replace(record, statements=(replace(said, vector="QUJD"),))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b"{", "no JSON", id="no JSON"),
        pytest.param(b"[" * 100_000, "no JSON", id="nested too deeply"),
        pytest.param(b"\xff{}", "no UTF-8", id="no UTF-8"),
        pytest.param(b"{}", "no laut record", id="no record"),
        pytest.param(b"3", "no laut record", id="a number"),
        pytest.param(to_json(replace(told("x"), article=replace(told("x").article, text="Anderes."))), "sha256", id="other text"),
        pytest.param(to_json(replace(told("x"), article=replace(told("x").article, id=""))), "article.id is empty", id="no id"),
        pytest.param(to_json(replace(told("x"), actors=told("x").actors[:1] * 2)), "actors: an id stands twice", id="twice"),
        pytest.param(to_json(replace(told("x"), statements=(replace(told("x").statements[0], quote=()),))), "quote", id="no quote"),
        pytest.param(to_json(broken_vector(told("x"))), "s1: its vector is not 96 bytes", id="vector"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_sound_record_is_refused_and_the_others_go_on(
    tmp_path: Path, url: str, line: str | bytes, reason: str
) -> None:
    path = tmp_path / "r.jsonl"
    bad = line if isinstance(line, bytes) else line.encode()
    path.write_bytes(bad + b"\n\n" + to_json(told("a")).encode() + b"\n")
    found = run("ingest", "--records", path, "--store", url)
    assert found.exit_code == 1
    assert outcomes(found) == ["refused", "stored"]
    assert f"laut: refused: {path}:1" in found.stderr
    assert reason in found.stderr
    assert found.stderr.endswith("laut: 1 stored or known, 1 refused\n")
    assert tables(url)["refusals"] == 1


def test_a_missing_file_is_refused(tmp_path: Path, url: str) -> None:
    found = run("ingest", "--records", tmp_path / "none.jsonl", "--store", url)
    assert (found.exit_code, outcomes(found)) == (1, ["refused"])
    assert "there is no such file or folder" in found.stderr


def test_articles_are_analysed_and_what_is_known_is_not_again(tmp_path: Path, url: str, pipeline: Counting) -> None:
    (tmp_path / "a.txt").write_text(DATED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    found = run("ingest", tmp_path / "a.txt", tmp_path / "b.txt", "--store", url)
    assert (found.exit_code, outcomes(found)) == (0, ["stored", "stored"])
    assert tables(url)["records"] == 2
    assert json.loads(found.stdout.splitlines()[0])["origin"].endswith("a.txt")
    again = run("ingest", tmp_path / "a.txt", tmp_path / "b.txt", "--store", url)
    assert (outcomes(again), pipeline.n_read) == (["known", "known"], 2)


def test_the_model_is_not_loaded_where_all_is_known(
    tmp_path: Path, url: str, pipeline: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(DATED, encoding="utf-8")
    run("ingest", tmp_path / "a.txt", "--store", url)

    def missing(model: str | None = None, kb: str | None = None) -> None:
        raise ModelError("no model is installed")

    monkeypatch.setattr(laut.pipeline, "load", missing)
    assert outcomes(run("ingest", tmp_path / "a.txt", "--store", url)) == ["known"]
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    assert isinstance(run("ingest", tmp_path / "b.txt", "--store", url).exception, ModelError)


def test_articles_without_analysis_get_their_records_later(tmp_path: Path, url: str, pipeline: Counting) -> None:
    (tmp_path / "a.txt").write_text(DATED, encoding="utf-8")
    found = run("ingest", tmp_path / "a.txt", "--no-analysis", "--store", url)
    assert (outcomes(found), pipeline.n_read, tables(url)["records"]) == (["stored"], 0, 0)
    assert outcomes(run("ingest", tmp_path / "a.txt", "--no-analysis", "--store", url)) == ["known"]
    assert outcomes(run("ingest", tmp_path / "a.txt", "--store", url)) == ["stored"]
    assert (tables(url)["articles"], tables(url)["records"]) == (1, 1)


@pytest.mark.usefixtures("pipeline")
def test_refusals_are_said_and_stored_with_their_reason(tmp_path: Path, url: str) -> None:
    (tmp_path / "a.txt").write_text(f"{DATED} kaputt", encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    (tmp_path / "c.txt").write_text(SECOND, encoding="utf-8")
    for _ in range(2):
        found = run("ingest", *sorted(tmp_path.glob("*.txt")), "--store", url)
        assert found.exit_code == 1
        assert "the text says that it is broken" in found.stderr
        assert "b.txt: empty" in found.stderr
    assert tables(url)["refusals"] == 2


@pytest.mark.usefixtures("pipeline")
def test_standard_input_is_read_and_options_overrule_it(url: str) -> None:
    article = json.dumps({"text": DATED, "id": "x", "published": "2024"})
    found = run("ingest", "-", "--published", "2025-03", "--lang", "de", "--store", url, stdin=article)
    assert found.exit_code == 0, found.stderr
    shown = json.loads(run("show", "x", "--store", url).stdout)
    assert shown["passages"][0]["published"] == "2025-03"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--records", "--published", "2025"), "--records takes none of"),
        (("--records", "--no-analysis"), "--records takes none of"),
        (("--published", "gestern"), "gestern"),
        (("--lang", "Deutsch!"), "Deutsch!"),
        (("--store", "mysql://a/b"), "there is no store of the kind 'mysql'"),
        (("--store", "://"), "is no URL of a store"),
    ],
)
def test_wrong_use_is_said_before_anything_is_made(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    where = () if "--store" in arguments else ("--store", str(tmp_path / "new.sqlite"))
    found = run("ingest", tmp_path, *arguments, *where)
    assert isinstance(found.exception, UsageError)
    assert message in str(found.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_store_is_said(tmp_path: Path) -> None:
    (tmp_path / "news.sqlite").write_text("This is a text of mine that must stay as it is." * 100)
    found = run("ingest", "--records", write(tmp_path / "r.jsonl", [told("a")]), "--store", tmp_path / "news.sqlite")
    assert isinstance(found.exception, StoreError)
    assert "this is no store of laut" in str(found.exception)
    assert (tmp_path / "news.sqlite").read_text().startswith("This is a text of mine")


def test_a_terminal_gets_a_table_of_counts(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laut.cli.console.is_terminal", lambda stream: True)
    found = run("ingest", "--records", write(tmp_path / "r.jsonl", [told("a"), told("b"), told("a")]), "--store", url)
    lines = [" ".join(line.split()) for line in found.stdout.splitlines() if line.strip()]
    assert lines == ["Articles", "2 new, or with a new record", "1 known as they are"]


def test_ctrl_c_keeps_what_came_before_it(tmp_path: Path, url: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "laut", "ingest", "--records", "-", "--store", url],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(to_json(told(f"a-{n}")) + "\n" for n in range(60)).encode())
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["id"] == "a-0"  # and others are waiting, or not read yet
    os.kill(process.pid, signal.SIGINT)
    output, complaint = process.communicate(timeout=60)
    n_kept = tables(url)["records"]
    assert process.returncode == 130
    assert f"laut: interrupted: {n_kept} stored or known, which stay" in complaint.decode()
    assert 1 + len(output.splitlines()) <= n_kept  # an interrupt may come between storing and saying so


@pytest.mark.slow
def test_the_real_model_fills_a_store_that_answers(tmp_path: Path, url: str) -> None:
    text = "Deutschland liefert der Ukraine Panzer. „Wir helfen weiter“, sagte Bundeskanzler Friedrich Merz am Montag in Berlin."
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text, "id": "a", "published": "2025-06-02"}) + "\n", encoding="utf-8")
    found = run("ingest", tmp_path / "a.jsonl", "--store", url)
    assert (found.exit_code, outcomes(found)) == (0, ["stored"])
    deeds = [json.loads(line) for line in run("who", "Merz", "--store", url).stdout.splitlines()]
    assert any("Wir helfen weiter" in deed["passage"]["text"] for deed in deeds)
    renewed = run("store", "reread", "--store", url)
    assert (renewed.exit_code, renewed.stderr.startswith("laut: every record is by ")) == (0, True)
    assert tables(url)["records"] == 1
