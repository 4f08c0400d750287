"""Stems of words (Snowball), for all that looks words up in any of their forms: trigger words, the full text of a store."""

import threading
from collections.abc import Callable
from typing import Final

STEMMERS: Final = {"de": "german", "en": "english"}

_here = threading.local()  # a stemmer may not be shared between threads


def stem_of(word: str, language: str) -> str:
    """Give the stem of a word in lower case; of a language without a stemmer the word."""
    return stemmer_of(language)(word) if language in STEMMERS else word


def stemmer_of(language: str) -> Callable[[str], str]:
    """Give this thread's stemmer of a language of STEMMERS."""
    known: dict[str, Callable[[str], str]] = _here.__dict__.setdefault("stemmers", {})
    if language not in known:
        import Stemmer

        known[language] = Stemmer.Stemmer(STEMMERS[language]).stemWord
    return known[language]
