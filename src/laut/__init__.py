"""Reads news and says who said what, how, to whom, and in which words.

The public names, listed; each is imported when it is first used, so that `import laut` costs next to nothing.
"""

import functools
import importlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from laut._version import VERSION

if TYPE_CHECKING:
    from laut.article import Article, Refusal
    from laut.errors import ArticleError, LanguageError, LautError, ModelError, PackError, UsageError
    from laut.pipeline import Pipeline, load
    from laut.record import Record

__all__ = [
    "Article",
    "ArticleError",
    "LanguageError",
    "LautError",
    "ModelError",
    "PackError",
    "Pipeline",
    "Record",
    "Refusal",
    "UsageError",
    "__version__",
    "load",
    "read",
]

__version__ = VERSION

_HOMES: Final = {
    "Article": "laut.article",
    "ArticleError": "laut.errors",
    "LanguageError": "laut.errors",
    "LautError": "laut.errors",
    "ModelError": "laut.errors",
    "PackError": "laut.errors",
    "Pipeline": "laut.pipeline",
    "Record": "laut.record",
    "Refusal": "laut.article",
    "UsageError": "laut.errors",
    "load": "laut.pipeline",
}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def read(
    text_or_path: str | Path, *, published: str | None = None, language: str | None = None, model: str | None = None
) -> "Record":
    """Give the record of one article.

    The pipeline is loaded at the first call and kept. For many articles use `load()` and `Pipeline.read_many`.

    Args:
        text_or_path: a `str` is the text itself, a `Path` a file that holds exactly one article.
        published: publication date in EDTF; overrules what the article says.
        language: BCP 47 code; overrules detection.
        model: name of the model; None is the default one.

    Raises:
        ArticleError: the article cannot be read, or the file holds none or several.
        UsageError: `published` is no date.
        ModelError: there is no such model.
    """
    from laut.article import Refusal
    from laut.errors import ArticleError, UsageError
    from laut.ingest import read_inputs
    from laut.ingest.dates import checked_date
    from laut.ingest.plain import Known, article_from_text

    if isinstance(text_or_path, str):
        known = Known(language=language, published=None if published is None else checked_date(published))
        return _pipeline(model).read(article_from_text(text_or_path, origin="text", known=known))
    if not isinstance(text_or_path, Path):
        raise UsageError(f"laut.read takes a str, the text itself, or a pathlib.Path; this is {type(text_or_path).__name__}")
    first, second = _first_two(read_inputs([str(text_or_path)], published=published, language=language))
    if first is None:
        raise ArticleError(f"{text_or_path}: there is no article in it")
    if second is not None:
        raise ArticleError(f"{text_or_path}: there is more than one article in it; use laut.load() and Pipeline.read_many")
    if isinstance(first, Refusal):
        raise ArticleError(f"{first.origin}: {first.reason}")
    return _pipeline(model).read(first)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


@functools.cache
def _pipeline(model: str | None) -> "Pipeline":
    from laut.pipeline import load

    return load(model)


def _first_two(items: Any) -> tuple[Any, Any]:
    iterator = iter(items)
    return next(iterator, None), next(iterator, None)
