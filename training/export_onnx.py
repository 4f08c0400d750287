"""Exports a checkpoint to ONNX: weights in int8, word embeddings in the 4 bits they came in; beside it the same in float32.

    python -m training.export_onnx --weights work/nc/last.pt --head nc --base work --vectors work/nc/vectors.pt --out work/nc/export

U8S8 with ``reduce_range``: 7-bit weights cannot overflow the 16-bit sums of AVX2, so all x86 processors give the same numbers.
"""

import argparse
import copy
import hashlib
import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer as transformer_optimizer
from torch import Tensor, nn

from laut.actors.settings import OUTPUTS as ACTOR_OUTPUTS
from laut.actors.settings import TABLES
from laut.encoder.pieces import MAX_PIECES
from laut.encoder.session import ENCODER_FILE, TOKENIZER_FILE
from laut.encoder.vectors import OUTPUT as VECTORS
from laut.events.settings import OUTPUTS as EVENT_OUTPUTS
from laut.quotation.settings import OUTPUTS as QUOTATION_OUTPUTS
from training.encoder import BLOCK, Packed, build, packed_words, unpack, wheel_in
from training.heads.actors import COUNTRIES
from training.heads.vectors import VectorHead
from training.train_heads import Model, restored

OPSET = 17
OUTPUTS = (*QUOTATION_OUTPUTS, *ACTOR_OUTPUTS, *EVENT_OUTPUTS, VECTORS)
WORDS = "words"
TABLE_OF = {name: f"by_{name}" if name != "place_distance" else "place_by_distance" for name in TABLES}


class FusedAttention(torch.autograd.Function):
    """Multi-head attention as one node that ONNX Runtime has a kernel for; torch only needs its shape."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, n_heads: int) -> Tensor:
        """Of the shape of ``q``; the values are not used."""
        return q + k + v

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, n_heads: int) -> Any:
        """The node."""
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=n_heads).setType(q.type())


class Exported(nn.Module):
    """What the shipped network computes: from embedded pieces (1, piece, width) to arrays by piece, without the batch axis."""

    def __init__(self, model: Model, head: str, vectors: VectorHead) -> None:
        super().__init__()
        self.encoder, self.quotation = copy.deepcopy(model.encoder), model.heads[head]
        self.actors, self.events, self.vectors = model.actors, model.events, vectors
        for layer in self.encoder.layers:
            layer.attend = lambda q, k, v, mask, n_heads=layer.heads: FusedAttention.apply(q, k, v, n_heads)

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        """``words``: (1, piece, width)."""
        hidden = self.encoder.from_words(words)
        return tuple(x[0] for x in arrays_of(self.quotation, self.actors, self.events, self.vectors, hidden))


def arrays_of(
    quotation: nn.Module, actors: nn.Module, events: nn.Module, vectors: nn.Module, hidden: Tensor
) -> tuple[Tensor, ...]:
    """The arrays in the order of OUTPUTS, from hidden states (batch, piece, width); sectors and countries as probabilities."""
    tags, query, key, near, sector, country, place_query, place_key = actors(hidden)
    of_actors = (tags, query, key, near, sector.softmax(-1), country.softmax(-1), place_query, place_key)
    return (*quotation(hidden), *of_actors, *events(hidden), vectors(hidden))


def export(model: Model, head: str, vectors: VectorHead, path: Path) -> None:
    """The float32 network from word embeddings on."""
    model.eval()
    words = torch.zeros(1, 16, model.encoder.word.weight.shape[1])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the old exporter is named old; the new one has no custom node for attention
        torch.onnx.export(
            Exported(model, head, vectors),
            (words,),
            str(path),
            input_names=[WORDS],
            output_names=list(OUTPUTS),
            dynamic_axes={WORDS: {1: "piece"}, **{name: {0: "piece"} for name in OUTPUTS}},
            opset_version=OPSET,
            dynamo=False,
        )


def with_words(graph: onnx.ModelProto, packed: Packed, kept: list[int]) -> onnx.ModelProto:
    """Put the word embeddings in front, in the 4 bits they came in: input becomes ``ids`` (1, piece)."""
    nibbles, scales = packed_words(packed, kept)
    signed = (nibbles.astype(np.int8) - 8) & 15
    raw = (signed[:, 0::2] | (signed[:, 1::2] << 4)).astype(np.uint8)
    data = helper.make_tensor("word_q4", TensorProto.INT4, list(nibbles.shape), raw.tobytes(), raw=True)
    scale = numpy_helper.from_array(scales.astype(np.float32), "word_scale")
    node = helper.make_node(
        "GatherBlockQuantized", ["word_q4", "ids", "word_scale"], [WORDS],
        domain="com.microsoft", gather_axis=0, quantize_axis=1, block_size=BLOCK,
    )  # fmt: skip
    graph.graph.node.insert(0, node)
    graph.graph.initializer.extend([data, scale])
    del graph.graph.input[:]
    graph.graph.input.append(helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "piece"]))
    if all(o.domain != "com.microsoft" for o in graph.opset_import):
        graph.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    graph.ir_version = 10
    return graph


def optimised(path: Path, out: Path, sizes: dict[str, int]) -> None:
    """Attention, layer norm and GELU as single nodes."""
    fused = transformer_optimizer.optimize_model(
        str(path), model_type="bert", num_heads=sizes["heads"], hidden_size=sizes["width"], opt_level=0, use_gpu=False
    )
    fused.save_model_to_file(str(out))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--head", required=True)
    parser.add_argument("--base", type=Path, default=Path("work"))
    parser.add_argument("--vectors", type=Path, required=True, help="weights of training.train_vectors")
    parser.add_argument("--out", type=Path, required=True, help="folder for encoder.onnx (int8) and fp32/encoder.onnx")
    args = parser.parse_args()
    (args.out / "fp32").mkdir(parents=True, exist_ok=True)
    packed = unpack(wheel_in(args.base))
    kept = json.loads((args.base / "tokenizer" / "kept.json").read_text())
    model = restored(args.weights, build(packed, kept), packed.sizes["width"])
    model.encoder.pos = nn.Embedding.from_pretrained(model.encoder.pos.weight.data[:MAX_PIECES])
    vectors = VectorHead(packed.sizes["width"])
    vectors.load_state_dict(torch.load(args.vectors, weights_only=True))
    vectors.eval()
    plain, fused = args.out / "plain.onnx", args.out / "fused.onnx"
    export(model, args.head, vectors, plain)
    optimised(plain, fused, packed.sizes)
    quantised = args.out / "quantised.onnx"
    quantize_dynamic(
        fused,
        quantised,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    onnx.save(with_words(onnx.load(fused), packed, kept), args.out / "fp32" / ENCODER_FILE)
    onnx.save(with_words(onnx.load(quantised), packed, kept), args.out / ENCODER_FILE)
    for path in (plain, fused, quantised):
        path.unlink()
    for folder in (args.out, args.out / "fp32"):
        np.save(folder / "bias.npy", model.heads[args.head].bias.detach().numpy())
        tables = {name: getattr(model.actors, TABLE_OF[name]).detach().numpy() for name in TABLES}
        np.save(folder / "events.npy", model.events.by_role.detach().numpy())
        np.savez(folder / "actors.npz", countries=np.array(COUNTRIES), **tables)
        shutil.copy(args.base / "tokenizer" / TOKENIZER_FILE, folder / TOKENIZER_FILE)
    for path in sorted(p for p in args.out.rglob("*") if p.is_file()):
        print(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()[:12])


if __name__ == "__main__":
    main()
