"""The exported network says what the torch one says; on a small encoder with random weights, so no data is needed."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is only in the train extra")
pytest.importorskip("onnx", reason="onnx is only in the train extra")

import onnx  # noqa: E402
import onnxruntime as ort  # noqa: E402

from training.encoder import BLOCK, Encoder, Packed  # noqa: E402
from training.export_onnx import OUTPUTS, arrays_of, export, with_words  # noqa: E402
from training.heads.vectors import VectorHead  # noqa: E402
from training.train_heads import Model  # noqa: E402

TOLERANCE = 1e-4
WIDTH, N_PIECES = 64, 50


def tiny() -> tuple[Model, Packed]:
    """A model of two layers whose word embeddings are 4-bit blocks, as the base encoder's are."""
    rng = np.random.default_rng(1)
    nibbles = rng.integers(0, 16, (N_PIECES, WIDTH)).astype(np.uint8)
    blocks = np.zeros((N_PIECES, WIDTH // BLOCK), np.dtype([("scale", "<f2"), ("q", "u1", BLOCK // 2)]))
    blocks["scale"] = rng.random(blocks.shape) * 0.1
    by_block = nibbles.reshape(N_PIECES, -1, BLOCK)
    blocks["q"] = by_block[..., : BLOCK // 2] | (by_block[..., BLOCK // 2 :] << 4)
    torch.manual_seed(1)
    encoder = Encoder(N_PIECES, width=WIDTH, layers=2, heads=4, inner=96, positions=32)
    words = (by_block.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[..., None]
    encoder.word.weight.data = torch.from_numpy(words.reshape(N_PIECES, WIDTH).astype(np.float32))
    model = Model(encoder, WIDTH, ("open",)).eval()
    torch.nn.init.normal_(model.heads["open"].near.weight)
    return model, Packed({"width": WIDTH}, [], [], {}, blocks.tobytes())


def test_onnx_says_what_torch_says(tmp_path: Path) -> None:
    model, packed = tiny()
    vectors = VectorHead(WIDTH).eval()
    ids = torch.randint(0, N_PIECES, (1, 23))
    with torch.no_grad():
        arrays = arrays_of(model.heads["open"], model.actors, model.events, vectors, model.encoder(ids))
        expected = [x[0].numpy() for x in arrays]
    export(model, "open", vectors, tmp_path / "plain.onnx")
    whole = with_words(onnx.load(tmp_path / "plain.onnx"), packed, list(range(N_PIECES)))
    session = ort.InferenceSession(whole.SerializeToString(), providers=["CPUExecutionProvider"])
    assert tuple(o.name for o in session.get_outputs()) == OUTPUTS
    for mine, theirs in zip(session.run(None, {"ids": ids.numpy()}), expected, strict=True):
        assert mine.shape == theirs.shape
        assert np.abs(mine - theirs).max() < TOLERANCE


def test_padding_changes_nothing_for_the_pieces_that_are_there() -> None:
    model, _ = tiny()
    ids = torch.randint(4, N_PIECES, (1, 12))
    padded = torch.cat([ids, torch.ones(1, 8, dtype=torch.long)], dim=1)
    with torch.no_grad():
        alone = model.encoder(ids)
        beside = model.encoder(padded, padded != 1)[:, :12]
    assert float((alone - beside).abs().max()) < TOLERANCE
