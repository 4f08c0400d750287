"""Cuts text into words and sentences; the text itself never changes.

All spans are half-open, in code points. What they mean to a document is said in `laut.document`, not here.
"""

from laut.document import Document
from laut.tokenise.sentences import split_sentences
from laut.tokenise.words import split_words

__all__ = ["document_of", "split_sentences", "split_words"]


def document_of(text: str, *, language: str) -> Document:
    """Cut a text into words and sentences.

    Raises:
        ValueError: there is no table for the language.
    """
    words = tuple(split_words(text, lang=language))
    sentences = tuple(split_sentences(text, lang=language))
    return Document(text, language, words, sentences, tuple(s for s, _ in words), tuple(s for s, _ in sentences))
