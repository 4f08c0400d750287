"""The encoder as a running thing: windows of pieces in, every head's array out under its name.

Each window runs alone and unpadded: the int8 model scales its activations by what it sees, and a record must not depend on
which articles happened to be its neighbours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from laut.document import Document
from laut.encoder.pieces import Window, cut_windows
from laut.encoder.weights import Manifest
from laut.errors import ModelError

ENCODER_FILE: Final = "encoder.onnx"
TOKENIZER_FILE: Final = "tokenizer.json"
INPUT: Final = "ids"
MAX_PASSAGE: Final = 3_000  # words read as one, about 18 MB of scores; a novel is read in passages, so that memory stays bounded

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WindowScores:
    """A window and, by output name, its arrays; their first axis is the window's words.

    The window counts words from the passage's first.
    """

    window: Window
    arrays: Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words read as one, half-open, in words of the document; nearly every article is a single passage.

    `sentences` are the numbers of its words' sentences.
    """

    start: int
    end: int
    windows: tuple[WindowScores, ...]
    sentences: tuple[int, ...]

    def stitched(self, name: str) -> Array:
        """Give one array over all words of the passage, each word's scores from the window it lies most central in."""
        return np.concatenate(
            [w.arrays[name][w.window.core_start - w.window.start : w.window.core_end - w.window.start] for w in self.windows]
        )


class Encoder:
    """A loaded model; safe to use from several threads."""

    def __init__(self, manifest: Manifest, *, n_threads: int | None = None) -> None:
        """Load tokenizer and network of a model.

        Args:
            manifest: the model.
            n_threads: of the network; None for as many as the machine has cores.

        Raises:
            ModelError: a file is missing or is not what it should be.
        """
        options = ort.SessionOptions()
        options.intra_op_num_threads = n_threads or 0
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._tokenizer = Tokenizer.from_file(str(manifest.file(TOKENIZER_FILE)))
            path = str(manifest.file(ENCODER_FILE))
            self._session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        except ModelError:
            raise
        except Exception as error:  # both libraries raise bare exceptions of their own
            raise ModelError(
                f"model {manifest.name} {manifest.version} cannot be loaded: {error}; install the package again"
            ) from error
        self.outputs = tuple(output.name for output in self._session.get_outputs())
        inputs = [i.name for i in self._session.get_inputs()]
        if inputs != [INPUT]:
            raise ModelError(
                f"model {manifest.name} {manifest.version} takes {inputs}, this version of laut gives {[INPUT]}; update the older"
            )

    def read(self, doc: Document) -> Iterator[Passage]:
        """Give the passages of a document in order, each when it is read; no word is left out."""
        for start, end in _passages(doc):
            windows = tuple(self._scores(window) for window in self._windows(doc, start, end))
            yield Passage(start, end, windows, doc.sentence_numbers(start, end))

    def windows(self, doc: Document) -> list[Window]:
        """Give the windows `read` runs, without running them."""
        return [window for start, end in _passages(doc) for window in self._windows(doc, start, end)]

    def _windows(self, doc: Document, start: int, end: int) -> list[Window]:
        offset = doc.words[start][0]
        words = [(a - offset, b - offset) for a, b in doc.words[start:end]]
        text = doc.text[offset : doc.words[end - 1][1]]
        return cut_windows(text, words, self._tokenizer, starts=doc.sentence_starts(start, end))

    def _scores(self, window: Window) -> WindowScores:
        ids = np.asarray([window.ids], np.int64)
        arrays = self._session.run(None, {INPUT: ids})
        heads = list(window.heads)
        return WindowScores(window, {name: a[heads] for name, a in zip(self.outputs, arrays, strict=True)})


def _passages(doc: Document) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(doc.words):
        end = min(start + MAX_PASSAGE, len(doc.words))
        if end < len(doc.words):
            sentence = doc.words_of_sentence(doc.sentence_of(doc.words[end][0]))
            if sentence.start > start:
                end = sentence.start
        yield start, end
        start = end
