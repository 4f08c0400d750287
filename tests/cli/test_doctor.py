"""`laut doctor` says what fits, and what to do where something does not."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

import laut.encoder.weights
import laut.pipeline
from laut.cli import app as app_module
from laut.errors import ModelError
from tests.made_up import MadeUpPipeline


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


def test_a_missing_model_comes_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str | None = None) -> None:
        raise ModelError("no model is installed; install one")

    monkeypatch.setattr(laut.encoder.weights, "find_manifest", missing)
    found = CliRunner().invoke(app_module.app, ["doctor"])
    assert found.exit_code == 2
    assert "no model is installed; install one" in found.stdout
