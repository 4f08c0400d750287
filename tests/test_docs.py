"""The docs are complete and true: every command, option, field, column, target and error is named, every link leads somewhere."""

import dataclasses
import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
import typer.main

import laut
from laut import article, errors, findings, record
from laut.cli.app import app
from laut.document import Span
from laut.export import EXPORTERS
from laut.export.csv_table import TABLES, columns

ROOT = Path(__file__).parent.parent
NEEDED = ("docs/training.md", "training/README.md", "model/README.md", "model-open/README.md")
PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md"), *(ROOT / name for name in NEEDED)})
README = (ROOT / "README.md").read_text(encoding="utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = sorted(
    {(name, option) for name, command in COMMANDS.items() for p in command.params for option in p.opts if option[0] == "-"}
)
NOUNS: list[Any] = [
    noun for module in (article, findings, record) for noun in vars(module).values() if dataclasses.is_dataclass(noun)
]
FIELDS = sorted({(noun.__name__, f.name) for noun in (*NOUNS, Span) for f in dataclasses.fields(noun)})
ERRORS = [error for error in vars(errors).values() if isinstance(error, type)]
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")


def make_schema() -> ModuleType:
    """Give the script that writes the schema."""
    spec = importlib.util.spec_from_file_location("make_schema", ROOT / "docs" / "make_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"laut {command}" in README


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_in_the_readme(command: str, option: str) -> None:
    assert f"`{option}`" in README, f"option of laut {command}"


@pytest.mark.parametrize("option", sorted(option for p in typer.main.get_command(app).params for option in p.opts))
def test_every_option_of_laut_itself_is_in_the_readme(option: str) -> None:
    assert f"`{option}`" in README or f"`laut {option}`" in README


@pytest.mark.parametrize("name", laut.__all__)
def test_every_public_name_is_in_a_page(name: str) -> None:
    assert any(re.search(rf"\b{name}\b", page) for page in (README, ARCHITECTURE)), name


@pytest.mark.parametrize("name", ["text", *EXPORTERS])
def test_every_format_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize(("noun", "field"), [f for f in FIELDS if f[0] != "Refusal"])
def test_every_field_of_the_record_is_described(noun: str, field: str) -> None:
    assert f"`{field}`" in RECORD, f"field of {noun}"


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in TABLES for column in columns(table)])
def test_every_column_of_the_tables_is_described(table: str, column: str) -> None:
    family = re.sub(r"_(start|end|text)$", "_*", column)
    assert f"`{column}`" in RECORD or f"`{family}`" in RECORD, f"column of {table}"


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_is_in_the_tree(error: type[Exception]) -> None:
    assert error.__name__ in ARCHITECTURE
    assert errors.__doc__ is not None
    assert error.__name__ in errors.__doc__


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_explained(target: str) -> None:
    assert f"make {target}" in CONTRIBUTING


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    targets = [target for target, _ in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_waits_for_its_figures(page: Path) -> None:
    assert "FIGURES" not in page.read_text(encoding="utf-8")


def test_the_table_of_models_is_filled() -> None:
    table = re.findall(r"^\| \| `laut-model-news`.*\n(?:\|.*\n)+", README, re.MULTILINE)
    assert table, "README has no table of the models"
    for row in table[0].splitlines()[1:]:
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        assert all(cells), f"an empty cell in the table of models: {row}"


def test_the_schema_is_current_and_sound() -> None:
    module = make_schema()
    text = module.SCHEMA.read_text(encoding="utf-8")
    assert text == module.schema_text(), "run `make docs`"
    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_the_example_of_an_exporter_runs() -> None:
    from tests.made_up import full_record

    page = (ROOT / "docs" / "how-to" / "exporter.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0]
    room: dict[str, object] = {}
    exec(code, room)  # noqa: S102  # our own page
    export = room["export_lines"]
    assert callable(export)
    assert list(export([full_record()])) == [
        "Ada Kern: „Es reicht“ … „ich gehe.“\n?: Der Verband habe 300 Helfer nach Riga geschickt\n"
    ]


def test_the_rings_are_drawn_as_they_are_held() -> None:
    from tests.test_import_rings import MODULES, RINGS, name_of, room

    drawn = re.findall(r"[a-z]+", re.findall(r"```\n(6  cli.*?)```", ARCHITECTURE, re.DOTALL)[0])
    parts = {room(name_of(path)) for path in MODULES} - {"", "__main__", "_version"}
    assert parts <= set(drawn)
    assert parts <= set(RINGS)
