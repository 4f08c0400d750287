"""What one JSON object says about its article: the known keys, their types and values.

Known keys are `text`, `id`, `title`, `published`, `modified`, `url`, `outlet`, `authors`, `language` and `rights`;
others are ignored, null is as good as absent. A known key of the wrong type refuses the article. A `published` or
`modified` that is no date, and a `language` that is no code, are logged and left out, and the article is read: no date
is better than a wrong one, and the text is still worth reading.
"""

import logging
from collections.abc import Mapping

from laut.article import Article, checked_language, require_unicode
from laut.errors import ArticleError, UsageError
from laut.ingest.dates import edtf_of
from laut.ingest.plain import Known, article_from_text

logger = logging.getLogger(__name__)


def article_from_object(found: object, origin: str) -> Article:
    """Make the article of a parsed object.

    Raises:
        ArticleError: it is no object with `text`, a known key has the wrong type, or a string holds lone surrogates.
    """
    if not isinstance(found, dict):
        raise ArticleError(f"no JSON object but {type_name(found)}")
    if found.get("text") is None:
        raise ArticleError("the JSON object has no `text`" + (f", only {_keys(found)}" if found else ""))
    text = found["text"]
    if not isinstance(text, str):
        raise ArticleError(f"`text` must be a string, not {type_name(text)}")
    return article_from_text(text, origin=origin, known=known_of(found, origin))


def known_of(found: Mapping[str, object], origin: str) -> Known:
    """Give what the known keys of an object say.

    Raises:
        ArticleError: one has the wrong type, or a string holds lone surrogates.
    """
    return Known(
        id=_id(found),
        title=_string(found, "title"),
        url=_string(found, "url"),
        outlet=_string(found, "outlet"),
        rights=_string(found, "rights"),
        authors=_authors(found),
        language=_language(found, origin),
        published=_date(found, "published", origin),
        modified=_date(found, "modified", origin),
    )


def _string(found: Mapping[str, object], key: str) -> str | None:
    """Give a string, or None if it is absent, null or empty.

    Raises:
        ArticleError: it is no string, or holds lone surrogates.
    """
    value = found.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ArticleError(f"`{key}` must be a string, not {type_name(value)}")
    require_unicode(value, key)
    return value or None


def _id(found: Mapping[str, object]) -> str | None:
    """Give the id; whole numbers are ids too."""
    value = found.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(found, "id")


def _authors(found: Mapping[str, object]) -> tuple[str, ...]:
    """Give the authors, a list of strings."""
    value = found.get("authors")
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ArticleError(f"`authors` must be a list of strings, not {type_name(value)}")
    return tuple(name for item in value if (name := _string({"authors": item}, "authors")))


def _language(found: Mapping[str, object], origin: str) -> str | None:
    """Give the language as a BCP 47 code; what is none is logged and left to be detected."""
    value = _string(found, "language")
    if value is None or not value.strip():
        return None
    try:
        return checked_language(value)
    except UsageError:
        logger.warning("%s: `language` %r is no BCP 47 code; the language is detected instead", origin, value)
        return None


def _date(found: Mapping[str, object], key: str, origin: str) -> str | None:
    """Give a date in EDTF; what is none is logged and left out."""
    value = _string(found, key)
    edtf = edtf_of(value) if value else None
    if value and value.strip() and not edtf:
        logger.warning("%s: `%s` %r is no date and left out; write it as 2024-11-07 or in EDTF", origin, key, value)
    return edtf


def type_name(value: object) -> str:
    """Name the type of a JSON value as JSON does."""
    names = {
        dict: "an object",
        list: "an array",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), "null")


def _keys(found: Mapping[str, object]) -> str:
    """List the first keys of an object for a message."""
    shown = ", ".join(f"`{key[:40]}`" for key in list(found)[:5] if is_clean(key))
    return shown + (", …" if len(found) > 5 else "")


def is_clean(value: str) -> bool:
    """Say whether a string has no lone surrogate."""
    return not any("\ud800" <= char <= "\udfff" for char in value)
