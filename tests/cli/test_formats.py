"""`laut formats` and `--from`: what can be read is listed, and can be forced."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from laut.article import Article, Refusal
from laut.cli import app as app_module
from laut.cli import console
from laut.ingest import FORMATS, read_inputs
from laut.ingest.shapes import SHAPES
from laut.store import open_store
from laut.store.upkeep import stats

NAMES = list(dict.fromkeys([format.name for format in FORMATS] + [shape.name for shape in SHAPES]))
ROOT = Path(__file__).parents[2]


def test_lists_every_format_as_one_object_a_line() -> None:
    found = CliRunner().invoke(app_module.app, ["formats"])
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line["name"] for line in lines] == NAMES
    assert all(line["what"] and line["example"] for line in lines)
    assert {"name": "html", "suffixes": [".html", ".htm", ".xhtml"]}.items() <= lines[NAMES.index("html")].items()


def test_lists_a_table_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda stream: True)
    found = CliRunner().invoke(app_module.app, ["formats"])
    assert found.stdout.startswith("What can be read")
    assert "news-please" in found.stdout


@pytest.mark.parametrize("name", NAMES)
def test_every_format_is_in_its_page(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_from_forces_a_format(tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    source.write_text("<html><p>Der Rat tagt am Montag.</p></html>", encoding="utf-8")
    store = tmp_path / "s.sqlite"
    arguments = ["ingest", str(source), "--from", "text", "--no-analysis", "--store", str(store)]
    found = CliRunner().invoke(app_module.app, arguments)
    assert found.exit_code == 0
    (article,) = read_inputs([source], format="text")
    assert isinstance(article, Article)
    assert json.loads(found.stdout)["id"] == article.id
    with open_store(str(store)) as opened:
        assert stats(opened).tables["articles"] == 1


def test_from_refuses_what_is_in_another_format(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Der Rat tagt am Montag.", encoding="utf-8")
    (found,) = read_inputs([source], format="json")
    assert isinstance(found, Refusal)
    assert found.reason.startswith("broken JSON")


@pytest.mark.parametrize("command", ["read", "ingest"])
def test_an_unknown_format_is_wrong_use(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laut.pipeline.load", lambda model=None, kb=None: None)
    store = ["--store", str(tmp_path / "s.sqlite")] if command == "ingest" else []
    found = CliRunner().invoke(app_module.app, [command, str(tmp_path), "--from", "papyrus", *store])
    assert "laut formats" in str(found.exception)
    assert "papyrus" in str(found.exception)


def test_records_take_no_format(tmp_path: Path) -> None:
    found = CliRunner().invoke(app_module.app, ["ingest", "--records", "--from", "text", str(tmp_path)])
    assert "--from" in str(found.exception)
