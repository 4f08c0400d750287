"""Dev articles read once by an exported network, so that tuning decodes them again and again without it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from laut.actors.scores import KINDS
from laut.actors.settings import TABLES, TUNED_LAYERS, ActorChoice, ActorSettings
from laut.document import Document
from laut.encoder.session import ENCODER_FILE, TOKENIZER_FILE, Encoder, Passage
from laut.encoder.weights import Manifest
from laut.events.lexicon import read_trigger_words
from laut.events.settings import WORDS_FILE, EventChoice, EventSettings
from laut.findings import Statement, TimeExpression
from laut.lang.load import pack_of
from laut.quotation.frames import Frame, find_frames
from laut.quotation.settings import HEAD, QuotationSettings, quotation_settings
from laut.quotation.statements import find_statements
from laut.times import find_times, statement_times
from laut.tokenise import document_of

ACTOR_START = ActorChoice(
    outside=dict.fromkeys(TUNED_LAYERS, 0.0),
    wide=0.5,
    again=-1.0,
    new=dict.fromkeys(KINDS, 0.0),
    sector=0.3,
    country_weights=(1.0, 1.0, 2.0),
    country_least=0.1,
)
EVENT_START = EventChoice(
    outside=-1.0,
    words=0.4,
    least=0.2,
    roles=(0.3, 0.3, 0.3, 0.3),
    share=(0.5, 0.5, 0.5, 0.5),
    mode=0.3,
    context=0.25,
    paragraph=0.2,
    article=0.2,
    auxiliary=(0.0,) * 5,
    factuality=(0.0,) * 8,
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One article as the finders of actors and events meet it."""

    id: str
    doc: Document
    published: str | None
    passages: tuple[Passage, ...]
    frames: tuple[Frame, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]


def network(folder: Path) -> Encoder:
    """The network in a folder of ``training.export_onnx``."""
    files = {name: {"size_bytes": (folder / name).stat().st_size} for name in (ENCODER_FILE, TOKENIZER_FILE)}
    return Encoder(Manifest(folder.name, "export", "", ("de", "en"), {}, files, folder), n_threads=1)


def quotation(folder: Path, settings: Path) -> QuotationSettings:
    """Tuned settings of the quotation head with the biases of an export."""
    head = json.loads(settings.read_text())
    head["bias"] = np.load(folder / "bias.npy").reshape(-1).tolist()
    return quotation_settings(Manifest(settings.stem, "", "", (), {HEAD: head}, {}, folder))


def actor_start(folder: Path) -> ActorSettings:
    """The actor head of an export with values to start tuning from."""
    learned = np.load(folder / "actors.npz")
    tables = {name: learned[name].astype(np.float32) for name in TABLES}
    return ActorSettings(ACTOR_START, tables, tuple(map(str, learned["countries"])), dict.fromkeys(KINDS, (1.0, 0.0)))


def event_start(folder: Path) -> EventSettings:
    """The event head of an export with values to start tuning from."""
    words = read_trigger_words(folder / WORDS_FILE)
    return EventSettings(EVENT_START, np.load(folder / "events.npy").astype(np.float32), (1.0, 0.0), words)


def prepared(raw: Iterable[dict[str, Any]], encoder: Encoder, settings: QuotationSettings) -> list[Prepared]:
    """Read articles of a gold file: its ``id``, ``text``, and ``published`` where it has one."""
    out = []
    for item in raw:
        pack = pack_of(item.get("language", "de"))
        doc = document_of(item["text"], pack)
        passages = tuple(encoder.read(doc))
        frames = tuple(frame for passage in passages for frame in find_frames(passage, settings))
        statements = find_statements(doc, frames, settings, pack)
        times = find_times(doc, pack, published=item.get("published"), statements=statements)
        dated = tuple(statement_times(doc, statements, times))
        out.append(Prepared(str(item["id"]), doc, item.get("published"), passages, frames, dated, tuple(times)))
    return out
