"""`laut position` as it is called: text, JSONL, CSV, and nothing found."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from laut.cli.position import COLUMNS, position
from laut.store import open_store
from laut.stories.keeping import keep
from tests.stories.test_positions import STORY

APP = typer.Typer()
APP.command()(position)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("store") / "news.sqlite"
    with open_store(str(path)) as store:
        list(keep(store, STORY))
    return str(path)


def run(*words: str) -> tuple[str, str]:
    """Give standard output and standard error."""
    done = CliRunner().invoke(APP, list(words), catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout, done.stderr


def test_text_shows_both_passages_and_the_reason(url: str) -> None:
    out, _ = run("Kern", "Bahn", "--store", url, "--format", "text")
    assert "2024-03-01 say nein#s1" in out
    assert "in 2 articles" in out
    assert "[nun doch]" in out
    assert "moved (" in out
    assert "from 2024-03-01 nein#s1:" in out


def test_jsonl_has_a_step_a_line(url: str) -> None:
    out, _ = run("Kern", "Ausbau", "Bahn", "--store", url, "--format", "jsonl")
    first, second = map(json.loads, out.splitlines())
    assert first["shift"] is None
    assert second["shift"]["has_moved"] is True
    assert second["earlier"]["id"] == "nein#s1"


def test_csv_has_a_step_a_row(url: str) -> None:
    out, _ = run("Kern", "Bahn", "--store", url, "--format", "csv")
    header, first, second = out.splitlines()
    assert header == ",".join(COLUMNS)
    assert first.startswith("nein#s1,")
    assert ",true," in second


def test_nothing_found_is_said(url: str) -> None:
    assert run("Kern", "Kohle", "--store", url, "--format", "jsonl") == ("", "laut: nothing found\n")


def test_there_may_be_more(url: str) -> None:
    _, err = run("Kern", "Bahn", "--store", url, "--format", "text", "--per-page", "1")
    assert "--page 2" in err
