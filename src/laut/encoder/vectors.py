"""What words mean in their place, as short vectors: made in the pass that is made anyway, kept with statements and events.

A vector is the mean over the words of a passage, scaled to 96 numbers of one byte, so that the cosine of two is that of what they
were made from to within a hundredth. Told apart by training: tellings of one happening lie near each other (training/train_vectors.py).
"""

import base64
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from laut.document import Document, Span
from laut.encoder.session import Passage

OUTPUT: Final = "vectors"  # (word, feature); a model without it gives no vectors
WIDTH: Final = 96
LARGEST: Final = 127


class WordVectors:
    """The vectors of a document's words, gathered passage by passage; half precision, so that a book's are small."""

    def __init__(self) -> None:
        """Begin with none."""
        self._passages: list[NDArray[np.float16]] = []

    def add(self, passage: Passage) -> None:
        """Add those of a passage; passages come in order and leave no word out."""
        self._passages.append(passage.stitched(OUTPUT).astype(np.float16))

    def of(self, doc: Document, spans: Sequence[Span]) -> str | None:
        """Give the vector of the words in spans, 96 int8 values in base64; None if there are no words or no vectors."""
        words = [w for span in spans for w in doc.words_in(span.start, span.end)]
        if not words or not self._passages:
            return None
        if len(self._passages) > 1:
            self._passages = [np.concatenate(self._passages)]
        mean = self._passages[0][words].astype(np.float32).mean(0)
        return packed(mean)


def packed(vector: NDArray[Any]) -> str | None:
    """Give a vector as int8 values in base64, its largest number 127; None of a vector of noughts."""
    largest = float(np.abs(vector).max())
    if not largest:
        return None
    return base64.b64encode(np.round(vector * (LARGEST / largest)).astype(np.int8).tobytes()).decode()
