/**
 * A graph as the bytes of an ONNX model: only what the wanted outputs need, constants as initializers. Opset 21 and IR
 * version 10 are pinned; the newest operators (RMSNormalization, Attention of opset 23) are left out on purpose.
 */
import type { Attribute, Graph, Node, Subgraph, Value } from '../autodiff/graph'
import { ONNX_DTYPE } from '../autodiff/ops'
import { MessageWriter, rawBytes } from './proto'

export const OPSET_VERSION = 21
const IR_VERSION = 10
const MICROSOFT_DOMAIN = 'com.microsoft'
const ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, graph: 5, floats: 6, ints: 7 } as const

export interface OnnxModel {
  readonly bytes: Uint8Array
  /** Inputs the model really has: those of the graph that the outputs depend on. */
  readonly inputs: readonly Value[]
}

/** Serialises the part of `graph` that `outputs` depend on; the keys are the model's output names. */
export function buildModel(graph: Graph, outputs: Readonly<Record<string, Value>>): OnnxModel {
  const wanted = Object.entries(outputs)
  if (wanted.length === 0) throw new Error('a model needs an output')
  const needed = new Set<Value>(wanted.map(([, value]) => value))
  const nodes: Node[] = []
  for (let i = graph.nodes.length - 1; i >= 0; i--) {
    const node = graph.nodes[i]!
    if (!node.outputs.some((output) => needed.has(output))) continue
    nodes.push(node)
    for (const value of valuesUsedBy(node)) needed.add(value)
  }
  nodes.reverse()

  const inputs = graph.inputs.filter((input) => needed.has(input))
  const graphMessage = new MessageWriter()
  for (const node of nodes) graphMessage.message(1, nodeMessage(node))
  for (const [name, value] of wanted)
    graphMessage.message(
      1,
      new MessageWriter()
        .string(1, value.name)
        .string(2, name)
        .string(3, `output/${name}`)
        .string(4, 'Identity'),
    )
  graphMessage.string(2, 'laurel')
  for (const [value, tensor] of graph.constants)
    if (needed.has(value)) {
      const message = new MessageWriter()
      if (tensor.shape.length > 0) message.packedInts(1, tensor.shape)
      message.int(2, ONNX_DTYPE[tensor.dtype]).string(8, value.name).bytes(9, rawBytes(tensor.data))
      graphMessage.message(5, message)
    }
  for (const input of inputs) graphMessage.message(11, valueInfo(input.name, input))
  for (const [name, value] of wanted) graphMessage.message(12, valueInfo(name, value))

  const model = new MessageWriter()
    .int(1, IR_VERSION)
    .string(2, 'laurel')
    .message(7, graphMessage)
    .message(8, new MessageWriter().string(1, '').int(2, OPSET_VERSION))
    .message(8, new MessageWriter().string(1, MICROSOFT_DOMAIN).int(2, 1))
  return { bytes: model.finish(), inputs }
}

function* valuesUsedBy(node: Node): Generator<Value> {
  for (const input of node.inputs) if (input) yield input
  for (const attribute of Object.values(node.attributes))
    if (attribute.type === 'graph') {
      yield* attribute.value.outputs
      for (const inner of attribute.value.nodes) yield* valuesUsedBy(inner)
    }
}

function nodeMessage(node: Node): MessageWriter {
  const message = new MessageWriter()
  for (const input of node.inputs) message.string(1, input?.name ?? '')
  for (const output of node.outputs) message.string(2, output.name)
  message.string(3, node.name).string(4, node.opType)
  for (const [name, attribute] of Object.entries(node.attributes))
    message.message(5, attributeMessage(name, attribute))
  if (node.domain) message.string(7, node.domain)
  return message
}

function attributeMessage(name: string, attribute: Attribute): MessageWriter {
  const message = new MessageWriter().string(1, name)
  switch (attribute.type) {
    case 'float':
      message.float(2, attribute.value)
      break
    case 'int':
      message.int(3, attribute.value)
      break
    case 'string':
      message.string(4, attribute.value)
      break
    case 'graph':
      message.message(6, subgraphMessage(attribute.value))
      break
    case 'floats':
      message.packedFloats(7, attribute.value)
      break
    case 'ints':
      message.packedInts(8, attribute.value)
      break
  }
  return message.int(20, ATTRIBUTE_TYPE[attribute.type])
}

function subgraphMessage(subgraph: Subgraph): MessageWriter {
  const message = new MessageWriter()
  for (const node of subgraph.nodes) message.message(1, nodeMessage(node))
  // An output must be made inside the body and named once; any other passes through Identity, which copies it.
  const madeHere = new Set(subgraph.nodes.flatMap((node) => node.outputs))
  const named = subgraph.outputs.map((value, i) => {
    const asItIs = madeHere.has(value) && subgraph.outputs.indexOf(value) === i
    return { value, name: asItIs ? value.name : `${subgraph.name}/output${i}` }
  })
  for (const { value, name } of named)
    if (name !== value.name)
      message.message(
        1,
        new MessageWriter().string(1, value.name).string(2, name).string(3, name).string(4, 'Identity'),
      )
  message.string(2, subgraph.name)
  for (const input of subgraph.inputs) message.message(11, valueInfo(input.name, input))
  for (const { value, name } of named) message.message(12, valueInfo(name, value))
  return message
}

function valueInfo(name: string, value: Value): MessageWriter {
  const shape = new MessageWriter()
  for (const dimension of value.shape) shape.message(1, new MessageWriter().int(1, dimension))
  const tensorType = new MessageWriter().int(1, ONNX_DTYPE[value.dtype]).message(2, shape)
  return new MessageWriter().string(1, name).message(2, new MessageWriter().message(1, tensorType))
}
