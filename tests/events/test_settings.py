"""The event head in a manifest: what survives it, and models that do not fit."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from laut.encoder.weights import Manifest
from laut.errors import ModelError
from laut.events.scores import TYPES
from laut.events.settings import HEAD, WORDS_FILE, event_settings, settings_data
from tests.events.hand import SETTINGS


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the table of trigger words, where the model is."""
    np.savez_compressed(tmp_path / WORDS_FILE, keys=np.array("de half"), odds=np.ones((1, len(TYPES)), np.float16))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def manifest(head: dict[str, Any] | None) -> Manifest:
    path = Path(WORDS_FILE)
    files = {WORDS_FILE: {"size_bytes": path.stat().st_size}} if path.exists() else {}
    return Manifest("tiny", "1.0", "CC0-1.0", ("de",), {} if head is None else {HEAD: head}, files, Path())


def test_settings_survive_the_manifest() -> None:
    back = event_settings(manifest(settings_data(SETTINGS)))
    assert back.choice == SETTINGS.choice
    assert back.calibration == SETTINGS.calibration
    assert np.array_equal(back.bias, SETTINGS.bias)
    assert back.words.rows == {"de": {"half": 0}}


def test_a_model_without_trigger_words_is_refused(folder: Path) -> None:
    (folder / WORDS_FILE).unlink()
    with pytest.raises(ModelError, match="missing"):
        event_settings(manifest(settings_data(SETTINGS)))


def test_trigger_words_of_another_shape_are_refused(folder: Path) -> None:
    np.savez_compressed(folder / WORDS_FILE, keys=np.array("de half"), odds=np.ones((1, 3), np.float16))
    with pytest.raises(ModelError, match="does not fit"):
        event_settings(manifest(settings_data(SETTINGS)))


def test_a_model_without_the_head_is_refused() -> None:
    with pytest.raises(ModelError, match="no head 'events'"):
        event_settings(manifest(None))


@pytest.mark.parametrize("labels", ["types", "modes", "contexts", "roles", "outputs"])
def test_a_model_with_other_labels_is_refused(labels: str) -> None:
    with pytest.raises(ModelError, match=rf"has {labels} .*update the older"):
        event_settings(manifest(settings_data(SETTINGS) | {labels: ["x"]}))


@pytest.mark.parametrize("part", ["choice", "bias", "calibration"])
def test_a_model_that_lacks_a_part_is_refused(part: str) -> None:
    data = settings_data(SETTINGS)
    del data[part]
    with pytest.raises(ModelError, match="does not fit"):
        event_settings(manifest(data))


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"bias": [0.0]}, id="biases of another size"),
        pytest.param({"calibration": [1.0]}, id="half a line"),
        pytest.param({"choice": {"least": 0.3}}, id="values missing"),
        pytest.param({"choice": None}, id="nothing"),
    ],
)
def test_a_broken_part_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="does not fit"):
        event_settings(manifest(settings_data(SETTINGS) | broken))


@pytest.mark.parametrize("field", ["roles", "share", "auxiliary", "factuality"])
def test_too_few_values_are_refused(field: str) -> None:
    data = settings_data(SETTINGS)
    data["choice"][field] = [0.0, 0.0]
    with pytest.raises(ModelError, match="does not fit"):
        event_settings(manifest(data))
