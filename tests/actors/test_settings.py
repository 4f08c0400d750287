"""The actor head in a manifest: what survives it, and models that do not fit."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from laut.actors.settings import HEAD, TABLES, actor_settings, settings_data
from laut.encoder.weights import Manifest
from laut.errors import ModelError
from tests.actors.hand import SETTINGS


def manifest(head: dict[str, Any] | None) -> Manifest:
    return Manifest("tiny", "1.0", "CC0-1.0", ("de",), {} if head is None else {HEAD: head}, {}, Path())


def test_settings_survive_the_manifest() -> None:
    back = actor_settings(manifest(settings_data(SETTINGS)))
    assert back.choice == SETTINGS.choice
    assert back.countries == SETTINGS.countries
    assert back.calibration == SETTINGS.calibration
    assert all(np.array_equal(back.tables[name], SETTINGS.tables[name]) for name in TABLES)


def test_a_model_without_the_head_is_refused() -> None:
    with pytest.raises(ModelError, match="no head 'actors'"):
        actor_settings(manifest(None))


@pytest.mark.parametrize("labels", ["kinds", "labels", "sectors", "outputs"])
def test_a_model_with_other_labels_is_refused(labels: str) -> None:
    with pytest.raises(ModelError, match=rf"has {labels} .*update the older"):
        actor_settings(manifest(settings_data(SETTINGS) | {labels: ["x"]}))


@pytest.mark.parametrize("part", ["choice", "tables", "countries", "calibration"])
def test_a_model_that_lacks_a_part_is_refused(part: str) -> None:
    data = settings_data(SETTINGS)
    del data[part]
    with pytest.raises(ModelError, match="does not fit"):
        actor_settings(manifest(data))


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"tables": {}}, id="no tables"),
        pytest.param({"tables": {name: [0.0] for name in TABLES}}, id="tables of another size"),
        pytest.param({"calibration": {"name": []}}, id="no lines"),
        pytest.param({"choice": {"sector": 0.3}}, id="values missing"),
        pytest.param({"choice": settings_data(SETTINGS)["choice"] | {"more": 1}}, id="an unknown value"),
        pytest.param(
            {"choice": {k: v for k, v in settings_data(SETTINGS)["choice"].items() if k != "wide"}}, id="no weight of wide"
        ),
        pytest.param({"choice": None}, id="nothing"),
    ],
)
def test_a_broken_part_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="does not fit"):
        actor_settings(manifest(settings_data(SETTINGS) | broken))


def test_the_wide_layer_has_no_value_of_its_own() -> None:
    data = settings_data(SETTINGS)
    assert "wide" not in data["choice"]["outside"]
    data["choice"]["outside"] = data["choice"]["outside"] | {"wide": 0.0}
    with pytest.raises(ModelError, match="does not fit"):
        actor_settings(manifest(data))


@pytest.mark.parametrize("field", ["outside", "new"])
def test_a_value_missing_for_a_layer_or_kind_is_refused(field: str) -> None:
    data = settings_data(SETTINGS)
    data["choice"][field] = {}
    with pytest.raises(ModelError, match="does not fit"):
        actor_settings(manifest(data))
