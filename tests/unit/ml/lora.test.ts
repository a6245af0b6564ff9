/** Adapters: their gradient, what they leave alone, what merging them gives, their dropout, and their files. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSafetensors } from '@/ml/checkpoint/safetensors'
import { compileTrainingStep } from '@/ml/engine/training-step'
import { crossEntropySum } from '@/ml/losses/cross-entropy'
import { readAdapterFolder, writeAdapterFolder } from '@/ml/models/adapter-folder'
import { dropoutMasks, type Lora, loraParameters, mergeLora, trainedWeights } from '@/ml/models/lora'
import { mergeAdapter } from '@/ml/models/merge-adapter'
import { readModelFolder, writeModelFolder } from '@/ml/models/model-folder'
import { scalarModelParameters } from '@/ml/models/scalar-head'
import {
  logits,
  type TransformerConfig,
  tokenLogProbs,
  transformer,
  transformerParameters,
} from '@/ml/models/transformer'
import { initParameters, type Parameters } from '@/ml/optim/parameters'
import type { HostTensor } from '@/ml/tensor/host-tensor'
import { createRng } from '@/ml/tensor/rng'
import { packRows, responseMask } from '@/ml/trainers/data/packed-rows'
import { drawMasks } from '@/ml/trainers/graphs/compiled-graphs'
import { createLogProbForward, createSupervisedStep } from '@/ml/trainers/graphs/policy-graphs'
import { createTrainableWeights } from '@/ml/trainers/trainable-weights'

const CONFIG: TransformerConfig = {
  vocabSize: 23,
  contextLength: 32,
  dModel: 16,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 24,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}
const LORA: Lora = {
  rank: 3,
  alpha: 6,
  targets: ['q', 'k', 'v', 'o', 'gate', 'up', 'down'],
  dropout: 0,
}
const SPECS = transformerParameters(CONFIG)

const ROW = 32
const rng = createRng(21)
const BATCH = packRows(
  Array.from({ length: 3 }, () => ({
    tokens: Array.from({ length: 14 }, () => rng.integer(22)),
    promptLength: 4,
  })),
  ROW,
  22,
)
const GRAPH = { config: CONFIG, rowLength: ROW, executionProvider: 'cpu', threads: 1 } as const

/** Weights whose adapters say something. */
function weightsOf(lora: Lora, seed = 1): { base: Parameters; adapters: Parameters; all: Parameters } {
  const base = initParameters(SPECS, createRng(seed))
  for (const { data } of base.values()) for (let i = 0; i < data.length; i++) data[i]! *= 5
  const adapters = initParameters(loraParameters(SPECS, lora), createRng(seed))
  const own = createRng(seed + 1)
  for (const [name, { data }] of adapters)
    if (name.includes('lora_B')) for (let i = 0; i < data.length; i++) data[i] = own.normal() * 0.1
  return { base, adapters, all: new Map([...base, ...adapters]) }
}

async function logProbsOf(parameters: Parameters, lora?: Lora): Promise<Float32Array> {
  const forward = createLogProbForward({ ...GRAPH, lora }, { temperature: 1 })
  const { logProbs } = await forward.run(parameters, BATCH)
  await forward.release()
  return Float32Array.from(logProbs.flatMap((chunk) => [...chunk]))
}

const farthest = (a: Float32Array, b: Float32Array) => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)))

describe('adapters in the graph', () => {
  it.each([
    ['on every matrix, with dropout', { ...LORA, dropout: 0.4 }],
    ['on queries and values', { ...LORA, targets: ['q', 'v'] } satisfies Lora],
  ] as [string, Lora][])('have the gradient of central differences in float64: %s', async (_, lora) => {
    const T = 9
    const int = { dtype: 'int32', shape: [2, T] } as const
    const masks = dropoutMasks(SPECS, lora)
    const step = await compileTrainingStep<string>({
      ...trainedWeights(SPECS, lora),
      inputs: {
        tokens: int,
        targets: int,
        positions: int,
        segments: int,
        weights: { dtype: 'float64', shape: [2, T] },
        ...Object.fromEntries(
          [...masks].map(([name, size]) => [name, { dtype: 'bool', shape: [2, T, size] } as const]),
        ),
      },
      executionProvider: 'cpu',
      threads: 1,
      dtype: 'float64',
      build(__, weights, inputs) {
        const { tokens, positions, segments } = inputs
        const hidden = transformer(
          CONFIG,
          weights,
          { tokens: tokens!, positions: positions!, segments: segments! },
          { lora, inputs },
        )
        return {
          loss: crossEntropySum(
            tokenLogProbs(logits(CONFIG, weights, hidden), inputs.targets!),
            inputs.weights!,
          ),
        }
      },
    })
    const draw = createRng(4)
    const feeds = {
      tokens: Int32Array.from({ length: 2 * T }, () => draw.integer(23)),
      targets: Int32Array.from({ length: 2 * T }, () => draw.integer(23)),
      positions: Int32Array.from({ length: 2 * T }, (__, i) => i % T),
      segments: new Int32Array(2 * T).fill(1),
      weights: Float64Array.from({ length: 2 * T }, () => draw.uniform()),
      ...drawMasks({ ...GRAPH, rowLength: T, lora }, SPECS, 2, draw),
    }
    const exact = new Map<string, HostTensor & { data: Float64Array }>(
      [...weightsOf(lora).all].map(([name, { shape, data }]) => [
        name,
        { dtype: 'float64', shape, data: Float64Array.from(data) },
      ]),
    )
    const { gradients } = await step.run(exact, feeds)
    expect([...gradients.keys()].sort()).toEqual(
      loraParameters(SPECS, lora)
        .map(({ name }) => name)
        .sort(),
    )
    let difference = 0
    let size = 0
    const h = 1e-5
    for (const [name, gradient] of gradients) {
      const { data } = exact.get(name)!
      for (let probe = 0; probe < 4; probe++) {
        const k = draw.integer(data.length)
        const before = data[k]!
        data[k] = before + h
        const above = (await step.run(exact, feeds)).loss
        data[k] = before - h
        const below = (await step.run(exact, feeds)).loss
        data[k] = before
        const numeric = (above - below) / (2 * h)
        difference += (numeric - gradient[k]!) ** 2
        size += numeric ** 2
      }
    }
    await step.release()
    expect(size).toBeGreaterThan(0)
    expect(Math.sqrt(difference / size)).toBeLessThan(1e-6)
  })

  it('change no bit when they are fresh, and none of the model when they are off', async () => {
    const { base, all } = weightsOf(LORA)
    const off = await logProbsOf(base)
    const fresh = createTrainableWeights(base, LORA, createRng(9))
    expect(await logProbsOf(fresh.weights, LORA)).toEqual(off)
    expect(await logProbsOf(fresh.merged())).toEqual(off)
    expect(farthest(await logProbsOf(all, LORA), off)).toBeGreaterThan(0.01)
    expect(await logProbsOf(all)).toEqual(off)
  })

  it('merged they say the same to the rounding of float32, and the frozen weights are as before', async () => {
    const { base, adapters, all } = weightsOf(LORA)
    const before = new Map([...base].map(([name, { data }]) => [name, data.slice()]))
    const merged = mergeLora(base, adapters, LORA)
    expect(farthest(await logProbsOf(merged), await logProbsOf(all, LORA))).toBeLessThan(2e-5)
    for (const [name, data] of before) expect(base.get(name)!.data).toEqual(data)
    for (const [name, { data }] of merged) {
      const hasAdapter = adapters.has(name.replace(/weight$/, 'lora_A.weight'))
      expect(data === base.get(name)!.data, name).toBe(!hasAdapter)
    }
    expect([...mergeLora(base, adapters, LORA, merged)]).toEqual([...mergeLora(base, adapters, LORA)])
  })

  it('a scalar head is trained whole beside them, everything else stays', () => {
    const { parameters, frozen } = trainedWeights(scalarModelParameters(CONFIG), LORA)
    expect(parameters.filter(({ name }) => !name.includes('.lora_')).map(({ name }) => name)).toEqual([
      'score.weight',
      'score.bias',
    ])
    expect(frozen.some(({ name }) => name.startsWith('score.'))).toBe(false)
    expect(frozen.length + 2).toBe(scalarModelParameters(CONFIG).length)
  })
})

describe('dropout', () => {
  const lora: Lora = { ...LORA, dropout: 0.25 }
  const step = () => createSupervisedStep({ ...GRAPH, lora })

  it('comes from the seed alone: the same draw gives the same bits, another draw others, none is refused', async () => {
    const supervised = step()
    const { all } = weightsOf(lora)
    const weights = responseMask(BATCH)[0]!
    const run = async (seed: number) => supervised.run(all, BATCH.chunks[0]!, { weights }, createRng(seed))
    const first = await run(1)
    expect(await run(1)).toEqual(first)
    expect((await run(2)).loss).not.toBe(first.loss)
    await expect(supervised.run(all, BATCH.chunks[0]!, { weights })).rejects.toThrow(
      'needs a generator to draw it from',
    )
    await supervised.release()
  })

  it('hides its share, and adapters with the same input see the same', () => {
    const masks = drawMasks({ ...GRAPH, lora }, SPECS, 8, createRng(3))
    expect(Object.keys(masks).slice(0, 4)).toEqual([
      'dropout/model.layers.0.self_attn.q_proj',
      'dropout/model.layers.0.self_attn.o_proj',
      'dropout/model.layers.0.mlp.gate_proj',
      'dropout/model.layers.0.mlp.down_proj',
    ])
    for (const mask of Object.values(masks)) {
      const seen = mask.reduce((sum, value) => sum + value, 0) / mask.length
      expect(seen).toBeGreaterThan(0.71)
      expect(seen).toBeLessThan(0.79)
    }
  })
})

describe('adapter folders', () => {
  const folder = () => mkdtemp(path.join(tmpdir(), 'laurel-adapter-'))

  it('carry PEFT’s names, the settings and a scalar head', async () => {
    const dir = await folder()
    const specs = scalarModelParameters(CONFIG)
    const tensors = initParameters(trainedWeights(specs, LORA).parameters, createRng(2))
    await writeAdapterFolder(dir, { kind: 'reward', lora: LORA, tensors, baseSha256: 'ab' })
    const stored = await readSafetensors(path.join(dir, 'adapter_model.safetensors'))
    expect([...stored.tensors.keys()]).toContain(
      'base_model.model.model.layers.1.mlp.down_proj.lora_B.weight',
    )
    expect([...stored.tensors.keys()]).toContain('base_model.model.score.weight')
    const config = JSON.parse(await readFile(path.join(dir, 'adapter_config.json'), 'utf8'))
    expect(config).toMatchObject({
      peft_type: 'LORA',
      task_type: 'SEQ_CLS',
      r: 3,
      lora_alpha: 6,
      target_modules: ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'],
      modules_to_save: ['score'],
    })
    expect(await readAdapterFolder(dir)).toMatchObject({ kind: 'reward', lora: LORA, baseSha256: 'ab' })
  })

  it('are merged into their base alone, and never twice', async () => {
    const dir = await folder()
    const [modelDir, adapterDir, outDir] = ['base', 'adapter', 'merged'].map((name) => path.join(dir, name))
    const { base, adapters } = weightsOf(LORA)
    const { sha256 } = await writeModelFolder(
      modelDir!,
      { kind: 'language-model', config: CONFIG, parameters: base },
      { precision: 'float32' },
    )
    await writeAdapterFolder(adapterDir!, {
      kind: 'language-model',
      lora: LORA,
      tensors: adapters,
      baseSha256: sha256,
    })
    await mergeAdapter({ modelDir: modelDir!, adapterDir: adapterDir!, outDir: outDir!, besides: [] })
    const merged = mergeLora(base, adapters, LORA)
    for (const [name, { data }] of (await readModelFolder(outDir!)).parameters)
      expect(data, name).toEqual(merged.get(name)?.data)
    await expect(
      mergeAdapter({
        modelDir: outDir!,
        adapterDir: adapterDir!,
        outDir: path.join(dir, 'twice'),
        besides: [],
      }),
    ).rejects.toThrow(/it would be merged into another model, or twice$/)
  })

  it.each([
    ['use_dora', true, /use_dora should be false, is true/],
    ['rank_pattern', { q_proj: 4 }, /rank_pattern should be empty/],
    ['peft_type', 'IA3', /peft_type should be "LORA", is "IA3"/],
  ])('with %s %o are refused in a sentence', async (key, value, message) => {
    const dir = await folder()
    const { adapters } = weightsOf(LORA)
    await writeAdapterFolder(dir, { kind: 'language-model', lora: LORA, tensors: adapters, baseSha256: null })
    const file = path.join(dir, 'adapter_config.json')
    const config = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...config, [key]: value }))
    await expect(readAdapterFolder(dir)).rejects.toThrow(message)
  })
})
