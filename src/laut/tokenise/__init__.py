"""Cuts text into words and sentences; the text itself never changes.

Both functions give half-open spans in code points. What the spans mean to a document is said in `laut.document`, not here.
"""

from laut.tokenise.sentences import split_sentences
from laut.tokenise.words import split_words

__all__ = ["split_sentences", "split_words"]
