"""Manifests: found, read, and refused with a sentence that says what to do."""

import hashlib
import json
from pathlib import Path

import pytest

from laut.encoder.weights import FORMAT, find_manifest, read_manifest
from laut.errors import ModelError


def write_model(folder: Path, **changes: object) -> Path:
    (folder / "encoder.onnx").write_bytes(b"weights")
    data = {
        "format": FORMAT,
        "name": "tiny",
        "version": "1.0",
        "licence": "CC0-1.0",
        "languages": ["de"],
        "heads": {},
        "files": {"encoder.onnx": {"sha256": hashlib.sha256(b"weights").hexdigest(), "size_bytes": 7}},
    }
    (folder / "manifest.json").write_text(json.dumps(data | changes), encoding="utf-8")
    return folder


def test_a_folder_is_a_model(tmp_path: Path) -> None:
    manifest = find_manifest(str(write_model(tmp_path)))
    assert (manifest.name, manifest.version, manifest.languages) == ("tiny", "1.0", ("de",))
    assert manifest.file("encoder.onnx") == tmp_path / "encoder.onnx"
    assert manifest.broken_files() == []


def test_the_environment_names_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAUT_MODEL", str(write_model(tmp_path)))
    assert find_manifest().name == "tiny"


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ModelError, match=r"'nobody' is not installed|no model is installed"):
        find_manifest("nobody")


def test_another_format_says_which_to_update(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=f"format {FORMAT + 1}.*update the older"):
        read_manifest(write_model(tmp_path, format=FORMAT + 1))


@pytest.mark.parametrize("content", ["{", "[]", '{"format": 1}'])
def test_no_manifest_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="is no manifest"):
        read_manifest(tmp_path)


def test_a_missing_folder_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="pip install"):
        read_manifest(tmp_path / "nowhere")


def test_a_cut_file_is_noticed_by_its_size(tmp_path: Path) -> None:
    manifest = read_manifest(write_model(tmp_path))
    (tmp_path / "encoder.onnx").write_bytes(b"weigh")
    with pytest.raises(ModelError, match="has 5 bytes"):
        manifest.file("encoder.onnx")


def test_a_changed_file_is_noticed_by_its_hash(tmp_path: Path) -> None:
    manifest = read_manifest(write_model(tmp_path))
    (tmp_path / "encoder.onnx").write_bytes(b"weighty")
    assert manifest.broken_files() == ["encoder.onnx"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    manifest = read_manifest(write_model(tmp_path))
    with pytest.raises(ModelError, match=r"tokenizer\.json is missing"):
        manifest.file("tokenizer.json")
