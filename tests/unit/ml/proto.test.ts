/** Our protobuf writer against an independent decoder of onnx.proto. */
import { fromBinary, toBinary } from '@bufbuild/protobuf'
import { ModelProtoSchema } from 'onnx-buf'
import { describe, expect, it } from 'vitest'
import { Graph } from '@/ml/autodiff/graph'
import { add, linear, softmax } from '@/ml/autodiff/ops'
import { buildModel, OPSET_VERSION } from '@/ml/onnx/build-model'

describe('the ONNX writer', () => {
  it('writes what an independent library reads, and the same length when written back', () => {
    const graph = new Graph()
    const x = graph.input('x', 'float32', [2, 3])
    const unused = graph.input('unused', 'float32', [1])
    const weight = graph.constantOf(
      'float32',
      [4, 3],
      Array.from({ length: 12 }, (_, i) => i / 7 - 1),
    )
    const y = softmax(add(linear(x, weight), -0.25))
    add(unused, 1)
    const { bytes, inputs } = buildModel(graph, { y })
    const model = fromBinary(ModelProtoSchema, bytes)
    expect(toBinary(ModelProtoSchema, model).length).toBe(bytes.length)
    expect(model.irVersion).toBe(10n)
    expect(model.opsetImport.map(({ domain, version }) => [domain, Number(version)])).toEqual([
      ['', OPSET_VERSION],
      ['com.microsoft', 1],
    ])
    expect(model.graph?.node.map((node) => node.opType)).toEqual(['Gemm', 'Add', 'Softmax', 'Identity'])
    expect(model.graph?.node[0]?.attribute.map(({ name, i }) => [name, Number(i)])).toEqual([
      ['transA', 0],
      ['transB', 1],
    ])
    expect(model.graph?.input.map((input) => input.name)).toEqual(['x'])
    expect(inputs).toEqual([x])
    expect(model.graph?.output.map((output) => output.name)).toEqual(['y'])
    const stored = model.graph?.initializer.find((tensor) => tensor.dims.length === 2)
    expect(stored?.dims.map(Number)).toEqual([4, 3])
    const raw = Uint8Array.from(stored!.rawData)
    expect(new Float32Array(raw.buffer)[11]).toBeCloseTo(11 / 7 - 1, 6)
  })

  it('writes negative numbers, floats, strings and bodies of loops', () => {
    const graph = new Graph()
    const x = graph.input('x', 'float32', [2])
    const body = graph.subgraph('body', (input) => {
      input('iteration', 'int64', [])
      const keepOn = input('keep_on', 'bool', [])
      const sum = input('sum', 'float32', [2])
      return [keepOn, add(sum, x)]
    })
    const [out] = graph.node('Loop', [graph.constantOf('int64', [], [3]), null, x], {
      outputs: [{ dtype: 'float32', shape: [2] }],
      attributes: {
        body: { type: 'graph', value: body },
        low: { type: 'int', value: -5 },
        half: { type: 'float', value: 0.5 },
        word: { type: 'string', value: 'zażółć' },
        many: { type: 'ints', value: [1, -1] },
        reals: { type: 'floats', value: [0.5, 2] },
      },
    })
    const model = fromBinary(ModelProtoSchema, buildModel(graph, { out: out! }).bytes)
    const loop = model.graph!.node.find((node) => node.opType === 'Loop')!
    const attribute = (name: string) => loop.attribute.find((a) => a.name === name)!
    expect(loop.input[1]).toBe('')
    expect(attribute('low').i).toBe(-5n)
    expect(attribute('half').f).toBe(0.5)
    expect(new TextDecoder().decode(attribute('word').s)).toBe('zażółć')
    expect(attribute('many').ints).toEqual([1n, -1n])
    expect(attribute('reals').floats).toEqual([0.5, 2])
    expect(attribute('body').g?.input).toHaveLength(3)
    expect(attribute('body').g?.output).toHaveLength(2)
  })
})
