"""Collects ONNX's own node tests for opset 21 into onnx-nodes.json: `python onnx_nodes.py`, with onnx 1.16.2 installed.

Of each operator in OPERATORS every test of a single node whose tensors have one of DTYPES; models, inputs and expected
outputs as they came, in base64. `schemas` holds the names of all operators of the standard, so that the test can find in
our sources which of them are emitted. ONNX is Apache-2.0, copyright its contributors.
"""

import base64
import glob
import json
import os
import sys

import onnx
from onnx import numpy_helper

OPERATORS = """Abs Add ArgMax Cast Clip Concat CumSum Div Equal Exp Expand Gather GatherElements Gemm Greater
GreaterOrEqual Identity Less LessOrEqual Log MatMul Max Min Mul Neg Not Or Pad ReduceMax ReduceMean ReduceSum Reshape
ScatterElements Sigmoid Sign Slice Softmax Softplus Split Sqrt Sub Tanh TopK Transpose Where""".split()
DTYPES = {"float32", "float64", "float16", "int32", "int64", "bool"}


def encode(name, array):
    return {
        "name": name,
        "dtype": str(array.dtype),
        "shape": list(array.shape),
        "data": base64.b64encode(array.tobytes()).decode(),
    }


def tensors(folder, kind, names):
    found = []
    for i, value in enumerate(names):
        proto = onnx.TensorProto()
        with open(f"{folder}/test_data_set_0/{kind}_{i}.pb", "rb") as file:
            proto.ParseFromString(file.read())
        found.append(encode(value.name, numpy_helper.to_array(proto)))
    return found


def main():
    root = os.path.join(os.path.dirname(onnx.__file__), "backend/test/data/node")
    if not os.path.isdir(root):
        sys.exit(f"onnx {onnx.__version__} brings no node tests; 1.16.2 does")
    cases = []
    for folder in sorted(glob.glob(f"{root}/*")):
        model = onnx.load(f"{folder}/model.onnx")
        operators = [node.op_type for node in model.graph.node]
        if len(operators) != 1 or operators[0] not in OPERATORS:
            continue
        try:
            inputs = tensors(folder, "input", model.graph.input)
            outputs = tensors(folder, "output", model.graph.output)
        except Exception:  # sequences and optionals: nothing we have
            continue
        if not all(tensor["dtype"] in DTYPES for tensor in inputs + outputs):
            continue
        # A type that numpy lacks is read as another one: what the model declares decides.
        declared = {v.type.tensor_type.elem_type for v in [*model.graph.input, *model.graph.output]}
        if not declared <= {1, 6, 7, 9, 10, 11}:
            continue
        cases.append(
            {
                "name": os.path.basename(folder).removeprefix("test_"),
                "operator": operators[0],
                "model": base64.b64encode(model.SerializeToString()).decode(),
                "inputs": inputs,
                "outputs": outputs,
            }
        )
    schemas = sorted({schema.name for schema in onnx.defs.get_all_schemas()})
    out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "onnx-nodes.json")
    with open(out, "w") as file:
        json.dump({"onnx": onnx.__version__, "schemas": schemas, "cases": cases}, file, indent=1)
        file.write("\n")
    print(f"Stored {len(cases)} node tests of onnx {onnx.__version__}.")


main()
