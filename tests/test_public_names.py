"""What `import laut` offers, and what it costs."""

import subprocess
import sys

import pytest

import laut

NAMES = {
    "Article", "ArticleError", "KnowledgeError", "LanguageError", "LautError", "ModelError", "PackError", "Pipeline", "Record",
    "Refusal", "StoreError",
    "UsageError", "__version__", "article_of", "load", "read",
}  # fmt: skip


def test_the_public_names_are_these() -> None:
    assert set(laut.__all__) == NAMES
    assert list(laut.__all__) == sorted(laut.__all__)
    assert dir(laut) == laut.__all__


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(laut, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'shout'"):
        laut.shout  # noqa: B018  # the access is the test


def test_every_error_is_a_laut_error() -> None:
    from laut import errors

    raised = [value for value in vars(errors).values() if isinstance(value, type)]
    assert all(issubclass(error, laut.LautError) for error in raised)
    assert {error.__name__ for error in raised} <= NAMES


@pytest.mark.parametrize("command", ["import laut", "import laut.cli.app", "import laut.export, laut.record"])
def test_importing_loads_nothing_heavy(command: str) -> None:
    heavy = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "pydantic", "torch")
    code = f"import sys; {command}; print(*[name for name in {heavy!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
