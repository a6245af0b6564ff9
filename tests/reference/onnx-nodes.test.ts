/**
 * ONNX's own node tests for every operator that the engine emits, as the runtime executes them with the engine's session
 * options. The tests are stored; `onnx_nodes.py` collects them again. Operators outside the standard are not among them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSession } from '@/ml/onnx/session'
import { decodeFloat16 } from '@/ml/tensor/float16'
import { type HostTensor, hostTensor, type TensorData } from '@/ml/tensor/host-tensor'
import type { DType } from '@/ml/tensor/shape'

interface StoredTensor {
  name: string
  dtype: DType
  shape: number[]
  data: string
}

interface StoredCase {
  name: string
  operator: string
  model: string
  inputs: StoredTensor[]
  outputs: StoredTensor[]
}

const STORED: { onnx: string; schemas: string[]; cases: StoredCase[] } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'onnx-nodes.json'), 'utf8'),
)
const ML = path.join(import.meta.dirname, '../../ml')

/** Emitted, but without a test of a single node on plain tensors at opset 21. */
const CHECKED_ELSEWHERE: Record<string, string> = {
  Loop: 'a body of its own: unit/ml/sampling compares the loop with one run for each token',
}

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Uint16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  bool: Uint8Array,
} as const satisfies Record<DType, unknown>

function tensorOf({ dtype, shape, data }: StoredTensor): HostTensor {
  const bytes = Uint8Array.from(Buffer.from(data, 'base64'))
  return hostTensor(dtype, shape, new ARRAYS[dtype](bytes.buffer) as TensorData)
}

/** Numbers of a tensor, whatever they are stored as. */
const numbersOf = ({ dtype, data }: HostTensor): number[] =>
  dtype === 'float16'
    ? [...decodeFloat16(data as Uint16Array)]
    : Array.from(data as ArrayLike<number>, Number)

/** Names of standard operators that stand in quotes anywhere in the engine's sources. */
function emittedOperators(): string[] {
  const names = new Set(STORED.schemas)
  const files = readdirSync(ML, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const quoted = files
    .filter((file) => /^(autodiff|losses|models|nn|rl|sampling|trainers)\//.test(file))
    .flatMap((file) =>
      [...readFileSync(path.join(ML, file), 'utf8').matchAll(/'([A-Z][A-Za-z0-9]+)'/g)].map(
        ([, name]) => name!,
      ),
    )
  return [...new Set(quoted)].filter((name) => names.has(name)).sort()
}

describe(`node tests of ONNX ${STORED.onnx}`, () => {
  const tested = new Set(STORED.cases.map(({ operator }) => operator))

  it.each(emittedOperators())('%s, which the engine emits, is among them', (operator) => {
    expect(CHECKED_ELSEWHERE[operator] ?? tested.has(operator)).toBeTruthy()
  })

  it.each([...tested])('%s does what the standard says', async (operator) => {
    for (const { name, model, inputs, outputs } of STORED.cases.filter((one) => one.operator === operator)) {
      const session = await openSession(Uint8Array.from(Buffer.from(model, 'base64')), {
        executionProvider: 'cpu',
        intraOpThreads: 1,
      })
      const feeds = Object.fromEntries(inputs.map((input) => [input.name, tensorOf(input)]))
      const results = await session.run(feeds)
      await session.release()
      for (const output of outputs) {
        const expected = tensorOf(output)
        expect(results[output.name]!.shape, name).toEqual(expected.shape)
        const [wanted, got] = [numbersOf(expected), numbersOf(results[output.name]!)]
        const tolerance = output.dtype === 'float16' ? 2e-3 : 1e-5
        wanted.forEach((value, i) => {
          if (Number.isFinite(value))
            expect(Math.abs(got[i]! - value), `${name}, ${output.name}[${i}]`).toBeLessThanOrEqual(
              tolerance * Math.max(1, Math.abs(value)),
            )
          else expect(got[i], `${name}, ${output.name}[${i}]`).toBe(value)
        })
      }
    }
  })
})
