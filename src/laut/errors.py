"""Every error `laut` raises, one tree:

    LautError
    ├── UsageError       the caller asked for what does not exist (a format, a table, a date that is none)
    ├── ArticleError     one article cannot be read; the others go on
    │   └── LanguageError    its language has no pack
    ├── PackError        a language pack contradicts itself
    ├── ModelError       the model package is missing or does not fit
    ├── KnowledgeError   the knowledge base is missing, empty or does not fit
    └── StoreError       the store cannot be opened, read or written

Messages say what was tried, on what, what was found and what to do next.
"""


class LautError(Exception):
    """Something `laut` cannot do, said in one sentence."""


class UsageError(LautError):
    """The caller asked for something that does not exist; asking differently helps."""


class ArticleError(LautError):
    """One article cannot be read."""


class LanguageError(ArticleError):
    """The article's language has no pack."""


class PackError(LautError):
    """A language pack lacks something or contradicts itself."""


class ModelError(LautError):
    """The model package is missing, broken, or does not fit this version of the code."""


class KnowledgeError(LautError):
    """The knowledge base or a list it is built from is missing, empty, broken, or does not fit this version of the code."""


class StoreError(LautError):
    """The store cannot be opened, read or written: locked, read-only, full, gone, or made by a newer version of the code."""
