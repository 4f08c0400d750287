"""Imports point inwards only, as docs/architecture.md draws it; read from the syntax, those for type checkers too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import laut

PACKAGE = Path(laut.__file__).parent
EDGES = frozenset({"ingest", "export", "scoring", "store", "settings"})  # ring 1, but they know ring 0 only
RINGS = {
    **dict.fromkeys(["errors", "article", "document", "edtf", "findings", "record", "stemming", "_version"], 0),
    **dict.fromkeys(["lang", "kb", *EDGES], 1),
    **dict.fromkeys(["tokenise", "encoder", "patterns"], 2),
    **dict.fromkeys(["quotation", "times", "actors", "events", "factuality"], 3),
    "pipeline": 4,
    **dict.fromkeys(["bulk", "stories"], 5),
    **dict.fromkeys(["cli", "api"], 6),
    "": 7,  # laut itself: the names it offers may come from anywhere
    "__main__": 7,
}
FORBIDDEN = ("torch", "training", "benchmarks", "tests")

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module: str) -> str:
    """Give the part of the package a module belongs to: "laut.lang.de" is in "lang"."""
    return [*module.split("."), ""][1]


def name_of(path: Path) -> str:
    """Give the dotted name of a module."""
    parts = ["laut", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """Give every module that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import in line {node.lineno}"
            assert node.module is not None
            if node.module == "laut":
                yield from (f"laut.{alias.name}" for alias in node.names)
            else:
                yield node.module
        elif isinstance(node, ast.Call) and _names_import_module(node.func) and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)


def _names_import_module(function: ast.expr) -> bool:
    return getattr(function, "attr", getattr(function, "id", "")) == "import_module"


def allowed(source: str, target: str) -> bool:
    """Say whether an import from one part into another points inwards."""
    if source == target:
        return True
    if source == "cli" and target == "":  # `from laut import __version__`
        return True
    if source in EDGES:
        return RINGS[target] == 0
    if RINGS[source] == 0 and RINGS[target] == 0:
        return True
    if source in {"tokenise", "encoder", "patterns"} and target in {"tokenise", "encoder", "patterns"}:
        return True
    return RINGS[target] < RINGS[source]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_has_a_ring(path: Path) -> None:
    assert room(name_of(path)) in RINGS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_inwards(path: Path) -> None:
    source = room(name_of(path))
    ours = {name for name in imports_of(path) if name.split(".")[0] == "laut"}
    targets = {room(name) if room(name) in RINGS else "" for name in ours}
    assert {target for target in targets if not allowed(source, target)} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_from_outside_the_package_is_imported(path: Path) -> None:
    assert {name for name in imports_of(path) if name.split(".")[0] in FORBIDDEN} == set()
