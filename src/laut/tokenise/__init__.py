"""Cuts text into words and sentences; the text itself never changes.

All spans are half-open, in code points. What they mean to a document is said in `laut.document`, not here.
"""

from laut.document import Document
from laut.lang.pack import LanguagePack
from laut.tokenise.sentences import split_sentences
from laut.tokenise.words import split_words

__all__ = ["document_of", "split_sentences", "split_words"]


def document_of(text: str, pack: LanguagePack) -> Document:
    """Cut a text in the language of a pack into words and sentences."""
    words = tuple(split_words(text, pack.stops))
    sentences = tuple(split_sentences(text, words, pack.stops))
    return Document(text, pack.code, words, sentences, tuple(s for s, _ in words), tuple(s for s, _ in sentences))
