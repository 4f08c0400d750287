"""The vector of a topic, in the space of the vectors that an installed model gives statements and events."""

import base64
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.document import Span
from laut.encoder.session import Encoder
from laut.encoder.vectors import OUTPUT, WordVectors
from laut.encoder.weights import find_manifest
from laut.errors import LanguageError, ModelError
from laut.lang.detect import detect
from laut.lang.load import pack_of
from laut.stories.happenings import unit
from laut.tokenise import document_of

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embedding:
    """How texts become vectors, and the name and version of the model: vectors of another one cannot be compared."""

    model: str
    of: Callable[[str], Vector | None]


def installed_embedding() -> Embedding | None:
    """Give the embedding of the preferred installed model; None if there is no model, or it gives no vectors."""
    try:
        manifest = find_manifest(None)
    except ModelError:
        return None
    encoder = Encoder(manifest)
    if OUTPUT not in encoder.outputs:
        return None
    return Embedding(f"{manifest.name} {manifest.version}", lambda text: _vector(encoder, text))


def _vector(encoder: Encoder, text: str) -> Vector | None:
    try:
        pack = pack_of(detect(text))
    except LanguageError:
        pack = pack_of("de")
    doc, vectors = document_of(text, pack), WordVectors()
    for passage in encoder.read(doc):
        vectors.add(passage)
    packed = vectors.of(doc, [Span(0, len(text), text)])
    return None if packed is None else unit(base64.b64decode(packed))
