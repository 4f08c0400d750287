"""The yardstick: a float32 network of the encoder's shape, whose forward pass everything else is measured against.

Twelve post-norm layers of width 384 with the fused nodes ONNX Runtime runs fastest. Weights are random: time does not depend on them.
"""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

WIDTH, LAYERS, HEADS, INNER = 384, 12, 12, 1536
MICROSOFT = "com.microsoft"


def network() -> bytes:
    """The serialised network: ``words`` (1, piece, width) to ``hidden`` of the same shape."""
    rng = np.random.default_rng(0)
    nodes, weights = [], []

    def weight(name: str, *shape: int) -> str:
        weights.append(numpy_helper.from_array((rng.standard_normal(shape) * 0.02).astype(np.float32), name))
        return name

    def linear(x: str, name: str, n_in: int, n_out: int) -> str:
        nodes.append(helper.make_node("MatMul", [x, weight(f"{name}.w", n_in, n_out)], [f"{name}.m"]))
        nodes.append(helper.make_node("Add", [f"{name}.m", weight(f"{name}.b", n_out)], [name]))
        return name

    def norm(x: str, skip: str, name: str) -> str:
        inputs = [x, skip, weight(f"{name}.g", WIDTH), weight(f"{name}.b", WIDTH)]
        nodes.append(helper.make_node("SkipLayerNormalization", inputs, [name], domain=MICROSOFT, epsilon=1e-12))
        return name

    x = "words"
    for i in range(LAYERS):
        q, k, v = (linear(x, f"{i}.{part}", WIDTH, WIDTH) for part in "qkv")
        nodes.append(helper.make_node("MultiHeadAttention", [q, k, v], [f"{i}.seen"], domain=MICROSOFT, num_heads=HEADS))
        x = norm(linear(f"{i}.seen", f"{i}.ao", WIDTH, WIDTH), x, f"{i}.aln")
        nodes.append(helper.make_node("MatMul", [x, weight(f"{i}.fi.w", WIDTH, INNER)], [f"{i}.fi"]))
        nodes.append(helper.make_node("BiasGelu", [f"{i}.fi", weight(f"{i}.fi.b", INNER)], [f"{i}.act"], domain=MICROSOFT))
        x = norm(linear(f"{i}.act", f"{i}.fo", INNER, WIDTH), x, f"{i}.oln")
    shape = [1, "piece", WIDTH]
    inputs = [helper.make_tensor_value_info("words", TensorProto.FLOAT, shape)]
    outputs = [helper.make_tensor_value_info(x, TensorProto.FLOAT, shape)]
    graph = helper.make_graph(nodes, "yardstick", inputs, outputs, weights)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    serialised: bytes = helper.make_model(graph, opset_imports=opsets, ir_version=10).SerializeToString()
    return serialised
