"""The scorers everybody is judged by, loaded from ``../shared/eval``; gate and tuning share them, so they cannot drift."""

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).parents[3] / "shared"


def scorer(name: str, shared: Path = SHARED) -> ModuleType:
    """The scorer module ``name``, for instance ``quotes``."""
    spec = importlib.util.spec_from_file_location(f"{name}_scorer", shared / "eval" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(shared / "eval"))  # one scorer imports another
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.pop(0)
    return module


def fingerprint(*texts: str) -> str:
    """A short hash of what was scored on; another one means figures that cannot be compared."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8"))
        digest.update(b"\0")
    return digest.hexdigest()[:16]
