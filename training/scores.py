"""What an exported network says of coded articles: the passages that tuning, calibration and parity checks read."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from laut.document import Document
from laut.encoder.session import ENCODER_FILE, TOKENIZER_FILE, Encoder, Passage
from laut.encoder.weights import Manifest
from laut.quotation.marks import MarkPair, pair_marks
from training.corpora.quotes import Article


@dataclass(frozen=True, slots=True)
class Scored:
    """A coded article with what the heads say of it; no article of the corpora is longer than one passage."""

    id: str
    doc: Document
    pairs: tuple[MarkPair, ...]
    passage: Passage


def exported(folder: Path) -> tuple[Encoder, NDArray[np.float32]]:
    """The network in a folder of ``training.export_onnx`` (or a copy of it with another ``encoder.onnx``) and its role biases."""
    files = {name: {"size_bytes": (folder / name).stat().st_size} for name in (ENCODER_FILE, TOKENIZER_FILE)}
    manifest = Manifest(folder.name, "export", "", ("de", "en"), {}, files, folder)
    return Encoder(manifest, n_threads=1), np.load(folder / "bias.npy")


def scored(articles: list[Article], encoder: Encoder) -> list[Scored]:
    """Run the network over articles, window by window as the shipped package does."""
    out = []
    for article in articles:
        (passage,) = encoder.read(article.doc)
        out.append(Scored(article.id, article.doc, pair_marks(article.doc.text), passage))
    return out
