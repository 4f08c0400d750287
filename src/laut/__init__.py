"""Reads news and says who said what, who did what to whom, when and where, according to whom, and how sure that is.

The public names, listed; each is imported when it is first used, so that `import laut` costs next to nothing.
"""

import functools
import importlib
import logging
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from laut._version import VERSION

if TYPE_CHECKING:
    from laut.article import Article, Refusal, article_of
    from laut.errors import ArticleError, KnowledgeError, LanguageError, LautError, ModelError, PackError, StoreError, UsageError
    from laut.pipeline import Pipeline, load
    from laut.record import Record

__all__ = [
    "Article",
    "ArticleError",
    "KnowledgeError",
    "LanguageError",
    "LautError",
    "ModelError",
    "PackError",
    "Pipeline",
    "Record",
    "Refusal",
    "StoreError",
    "UsageError",
    "__version__",
    "article_of",
    "load",
    "read",
]

__version__ = VERSION

_HOMES: Final = {
    "Article": "laut.article",
    "ArticleError": "laut.errors",
    "KnowledgeError": "laut.errors",
    "LanguageError": "laut.errors",
    "LautError": "laut.errors",
    "ModelError": "laut.errors",
    "PackError": "laut.errors",
    "StoreError": "laut.errors",
    "Pipeline": "laut.pipeline",
    "Record": "laut.record",
    "Refusal": "laut.article",
    "UsageError": "laut.errors",
    "article_of": "laut.article",
    "load": "laut.pipeline",
}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def read(
    text_or_path: str | Path,
    *,
    published: str | None = None,
    language: str | None = None,
    min_probability: float = 0.0,
    model: str | None = None,
    kb: str | None = None,
) -> "Record":
    """Give the record of one article.

    The pipeline is loaded at the first call and kept. For many articles use `load()` and `Pipeline.read_many`.

    Args:
        text_or_path: a `str` is the text itself, a `Path` a file that holds exactly one article.
        published: publication date in EDTF; overrules what the article says.
        language: BCP 47 code; overrules detection and what the article says.
        min_probability: statements less sure than this are left out.
        model: name of the model; None is the default one.
        kb: file of a knowledge base; None is the one that comes with laut.

    Raises:
        ArticleError: the article cannot be read, or the file holds none or several.
        UsageError: `published` is no date, `language` no code, or `min_probability` not between 0 and 1.
        ModelError: there is no such model.
        KnowledgeError: there is no such knowledge base, or it is empty.
    """
    from laut.errors import UsageError
    from laut.ingest.dates import checked_date
    from laut.ingest.plain import Known, article_from_text

    if not 0.0 <= min_probability <= 1.0:
        raise UsageError(f"min_probability is a number from 0 to 1, not {min_probability}")
    if isinstance(text_or_path, str):
        known = Known(language=language, published=None if published is None else checked_date(published))
        article = article_from_text(text_or_path, origin="text", known=known)
    elif isinstance(text_or_path, Path):
        article = _only_article(text_or_path, published=published, language=language)
    else:
        raise UsageError(f"laut.read takes a str, the text itself, or a pathlib.Path; this is {type(text_or_path).__name__}")
    return _pipeline(model, kb).read(article, min_probability=min_probability)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


@functools.cache
def _pipeline(model: str | None, kb: str | None) -> "Pipeline":
    from laut.pipeline import load

    return load(model, kb=kb)


def _only_article(path: Path, *, published: str | None, language: str | None) -> "Article":
    from laut.article import Refusal
    from laut.errors import ArticleError
    from laut.ingest import read_inputs

    articles = []
    for item in islice(read_inputs(path, published=published, language=language), 2):
        if isinstance(item, Refusal):
            raise ArticleError(f"{item.origin}: {item.reason}")
        articles.append(item)
    if not articles:
        raise ArticleError(f"{path}: there is no article in it")
    if len(articles) > 1:
        raise ArticleError(f"{path}: there is more than one article in it; use laut.load() and Pipeline.read_many")
    return articles[0]
