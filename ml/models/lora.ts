/**
 * Low-rank adapters (LoRA, Hu et al. 2021): beside a frozen matrix W (out, in) of a layer stand A (r, in) and B (out, r),
 * and the layer computes W x + α/r · B A x. B starts at 0, so a fresh adapter changes nothing; with the adapters off the
 * model is the one it started from, which makes it its own reference. Names are PEFT's without its prefix.
 *
 * Dropout hides parts of an adapter's input in training. The masks are inputs of the graph, drawn outside from the run's
 * seed; adapters that read the same input (q, k, v; gate, up) share one. Left out: adapters on embeddings, scaling by √r
 * (rsLoRA), DoRA.
 */
import type { Value } from '../autodiff/graph'
import { cast, mul } from '../autodiff/ops'
import type { Projection } from '../nn/projection'
import type { ParameterSpec, Parameters } from '../optim/parameters'
import { float32Tensor } from '../tensor/host-tensor'

export type LoraTarget = 'q' | 'k' | 'v' | 'o' | 'gate' | 'up' | 'down'

export interface Lora {
  /** r */
  rank: number
  /** α */
  alpha: number
  /** Which matrices of every layer have an adapter. */
  targets: readonly LoraTarget[]
  /** Share of an adapter's input that is hidden in training. */
  dropout: number
}

/** Module names by target, as in Hugging Face Llama. */
export const LORA_MODULES: Readonly<Record<LoraTarget, string>> = {
  q: 'self_attn.q_proj',
  k: 'self_attn.k_proj',
  v: 'self_attn.v_proj',
  o: 'self_attn.o_proj',
  gate: 'mlp.gate_proj',
  up: 'mlp.up_proj',
  down: 'mlp.down_proj',
}

/** Whose input an adapter shares: the module that names the mask. */
const INPUT_OF: Readonly<Record<string, string>> = {
  'self_attn.k_proj': 'self_attn.q_proj',
  'self_attn.v_proj': 'self_attn.q_proj',
  'mlp.up_proj': 'mlp.gate_proj',
}

const A = '.lora_A.weight'
const B = '.lora_B.weight'

type Named = Pick<ParameterSpec, 'name' | 'shape'>

/** The matrices among `weights` that have an adapter, by module. */
function adapted(weights: readonly Named[], { targets }: Lora) {
  const chosen = new Set(targets.map((target) => LORA_MODULES[target]))
  return weights.flatMap(({ name, shape }) => {
    const [, module, inLayer] = /^(model\.layers\.\d+\.(.+))\.weight$/.exec(name) ?? []
    const [outSize, inSize] = shape
    if (!module || !inLayer || !outSize || !inSize || !chosen.has(inLayer)) return []
    return [{ module, outSize, inSize }]
  })
}

/** The weights of the adapters beside `weights`; A uniform within 1/√in, as PEFT starts it. */
export const loraParameters = (weights: readonly Named[], lora: Lora): ParameterSpec[] =>
  adapted(weights, lora).flatMap(({ module, outSize, inSize }): ParameterSpec[] => [
    {
      name: module + A,
      shape: [lora.rank, inSize],
      initializer: { kind: 'uniform', bound: 1 / Math.sqrt(inSize) },
    },
    { name: module + B, shape: [outSize, lora.rank], initializer: { kind: 'zeros' } },
  ])

/** A scalar head is new, so it is trained as it is, and saved with the adapters. */
export const isTrainedWhole = (name: string): boolean => name.startsWith('score.')

/** What a step trains and what stays: everything and nothing, or the adapters and a scalar head, and the rest. */
export function trainedWeights(
  weights: readonly ParameterSpec[],
  lora: Lora | undefined,
): { parameters: readonly ParameterSpec[]; frozen: readonly ParameterSpec[] } {
  if (!lora) return { parameters: weights, frozen: [] }
  return {
    parameters: [...loraParameters(weights, lora), ...weights.filter(({ name }) => isTrainedWhole(name))],
    frozen: weights.filter(({ name }) => !isTrainedWhole(name)),
  }
}

/** How a graph uses adapters. */
export interface LoraUse {
  lora: Lora
  /** Graph inputs, among them the masks; those that are not there hide nothing. */
  inputs?: Readonly<Record<string, Value>>
}

const maskName = (module: string): string => {
  const [, layer, inLayer] = /^(model\.layers\.\d+\.)(.+)$/.exec(module)!
  return `dropout/${layer}${INPUT_OF[inLayer!] ?? inLayer}`
}

/** Name and size of the masks that dropout needs: bool (B, T, size), 1 where the adapters see their input. */
export function dropoutMasks(weights: readonly Named[], lora: Lora | undefined): Map<string, number> {
  if (!lora || lora.dropout === 0) return new Map()
  return new Map(adapted(weights, lora).map(({ module, inSize }) => [maskName(module), inSize]))
}

/** The adapter of one matrix, where it has one. */
export function adapterOf(
  weights: ReadonlyMap<string, Value>,
  module: string,
  { lora, inputs = {} }: LoraUse,
): Projection['adapter'] {
  const down = weights.get(module + A)
  const up = weights.get(module + B)
  if (!down || !up) return undefined
  const mask = inputs[maskName(module)]
  return {
    down,
    up,
    scale: lora.alpha / lora.rank,
    keep: mask && mul(cast(mask, down.dtype), 1 / (1 - lora.dropout)),
  }
}

/**
 * The model without adapters that computes the same: W + α/r · B A in place of W, summed in double precision and rounded once. What has
 * no adapter is shared with `weights`.
 * @param memory matrices of an earlier call to write over
 */
export function mergeLora(
  weights: Parameters,
  adapters: Parameters,
  { rank, alpha }: Pick<Lora, 'rank' | 'alpha'>,
  memory: Parameters = new Map(),
): Parameters {
  const merged: Parameters = new Map(weights)
  for (const [name, { data: down }] of adapters) {
    if (!name.endsWith(A)) continue
    const module = name.slice(0, -A.length)
    const weight = weights.get(`${module}.weight`)
    const up = adapters.get(module + B)
    if (!weight || !up)
      throw new Error(`${name} has no ${weight ? module + B : `${module}.weight`} beside it`)
    const into = memory.get(`${module}.weight`) ?? float32Tensor(weight.shape)
    const [outSize, inSize] = weight.shape
    const row = new Float64Array(inSize!)
    for (let o = 0; o < outSize!; o++) {
      row.fill(0)
      for (let r = 0; r < rank; r++) {
        const factor = (alpha / rank) * up.data[o * rank + r]!
        for (let i = 0; i < inSize!; i++) row[i]! += factor * down[r * inSize! + i]!
      }
      for (let i = 0; i < inSize!; i++) into.data[o * inSize! + i] = weight.data[o * inSize! + i]! + row[i]!
    }
    merged.set(`${module}.weight`, into)
  }
  return merged
}
