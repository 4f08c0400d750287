"""Finds the model package and reads its manifest: which heads it has, their labels and thresholds, and which files it is.

A model is an installed package that names itself in the entry-point group ``laut.models`` and holds a ``manifest.json``.
Nothing is ever downloaded.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Any, Final

from laut.errors import ModelError

GROUP: Final = "laut.models"
FORMAT: Final = 1  # of the manifest; raised when an older code could not read a newer model
PREFERRED: Final = ("laut-model-news", "laut-model-news-open")
HOW_TO_GET: Final = "install one: 'pip install ./model' from the repository of laut"
CHUNK_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model package says of itself.

    Attributes:
        heads: by head, its output names, labels and tuned values.
        files: by file name, its SHA-256 and size in bytes.
        path: the folder the files are in.
    """

    name: str
    version: str
    licence: str
    languages: tuple[str, ...]
    heads: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, Mapping[str, Any]]
    path: Path

    def file(self, name: str) -> Path:
        """Give the path of one of its files.

        Raises:
            ModelError: the file is not there or not as long as the manifest says.
        """
        path = self.path / name
        expected = self.files.get(name, {}).get("size_bytes")
        if not path.is_file():
            raise ModelError(f"model {self.name} {self.version}: {path} is missing; install the package again")
        if path.stat().st_size != expected:
            raise ModelError(
                f"model {self.name} {self.version}: {path} has {path.stat().st_size} bytes, the manifest says {expected}; "
                "install the package again"
            )
        return path

    def broken_files(self) -> list[str]:
        """Give the names of the files whose SHA-256 is not the manifest's."""
        return [name for name, known in self.files.items() if _sha256(self.path / name) != known["sha256"]]


def find_manifest(name: str | None = None) -> Manifest:
    """Give the manifest of the installed model called `name` (also a folder), else of LAUT_MODEL, else of the preferred one.

    Raises:
        ModelError: there is no such model, or it does not fit this code.
    """
    wanted = name or os.environ.get("LAUT_MODEL")
    if wanted and (Path(wanted) / "manifest.json").is_file():
        return read_manifest(Path(wanted))
    installed = {entry.name: entry.value for entry in metadata.entry_points(group=GROUP)}
    if not installed:
        raise ModelError(f"no model is installed; {HOW_TO_GET}")
    chosen = wanted or next((n for n in PREFERRED if n in installed), min(installed))
    if chosen not in installed:
        raise ModelError(f"model {chosen!r} is not installed; there are: {', '.join(sorted(installed))}; {HOW_TO_GET}")
    try:
        spec = util.find_spec(installed[chosen])
    except ModuleNotFoundError:
        spec = None
    if spec is None or spec.origin is None:
        raise ModelError(f"model {chosen} is listed but its package {installed[chosen]} is gone; {HOW_TO_GET}")
    return read_manifest(Path(spec.origin).parent)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest in a folder.

    Raises:
        ModelError: it is missing, no manifest, or of another format.
    """
    path = folder / "manifest.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(
                f"{path}: manifest of format {data['format']}, this version of laut reads {FORMAT}; "
                "update the older of the two packages"
            )
        return Manifest(
            name=str(data["name"]),
            version=str(data["version"]),
            licence=str(data["licence"]),
            languages=tuple(map(str, data["languages"])),
            heads={name: dict(head) for name, head in data["heads"].items()},
            files={name: {"sha256": f["sha256"], "size_bytes": f["size_bytes"]} for name, f in data["files"].items()},
            path=folder,
        )
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error}); {HOW_TO_GET}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} is no manifest of a model ({error!r}); install the package again") from error


def _sha256(path: Path) -> str | None:
    if not path.is_file():
        return None
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
