"""The command itself: help with examples on every command, quick to start, versions."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

import laut
import laut.pipeline
from laut import record
from laut.cli import app as app_module

COMMANDS = sorted(typer.main.get_command(app_module.app).commands)  # type: ignore[attr-defined]


def run(*arguments: str) -> str:
    """Give what a call prints."""
    found = CliRunner().invoke(app_module.app, arguments)
    assert found.exit_code == 0, found.output
    return found.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_an_example(command: str, flag: str) -> None:
    found = run(command, flag)
    assert "Example" in found
    assert f"laut {command}" in found


def test_the_help_lists_every_command() -> None:
    found = run("--help")
    assert all(command in found for command in COMMANDS)


def test_version() -> None:
    assert run("--version") == f"laut {laut.__version__}\n"


def test_schema_is_that_of_the_record() -> None:
    assert json.loads(run("schema")) == record.schema()


def test_a_fault_in_laut_is_a_message_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def load(model: str | None, kb: str | None) -> None:
        raise ZeroDivisionError("no heads")

    monkeypatch.setattr(laut.pipeline, "load", load)
    (tmp_path / "a.txt").write_text("Nein.")
    found = {}
    for options in ((), ("--verbose",)):
        monkeypatch.setattr(sys, "argv", ["laut", "read", str(tmp_path / "a.txt"), *options])
        with pytest.raises(SystemExit) as left:
            app_module.main()
        assert left.value.code == 2
        found[options] = capsys.readouterr().err
    message = "laut: a fault in laut: ZeroDivisionError('no heads'); please report it"
    assert found[()] == f"{message} (--verbose shows where)\n"
    assert found["--verbose",].startswith(f"{message}\nTraceback")


@pytest.mark.slow
def test_help_is_quick() -> None:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "laut", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.4


@pytest.mark.parametrize(
    "arguments", [("--help",), ("read", "--help"), ("read", "missing.txt"), ("ingest", "--help"), ("events", "--help")]
)
def test_what_only_a_store_needs_is_loaded_by_it_alone(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom laut.cli.app import app\ntry:\n    app(sys.argv[1:])\nfinally:\n"
        "    print(sorted({'sqlalchemy', 'alembic', 'altair', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
