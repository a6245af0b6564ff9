/**
 * A decoder-only transformer in the form of Llama: pre-RMSNorm, rotary positions, SwiGLU, grouped-query attention, no
 * biases, tied embeddings by choice. Parameter names are those of Hugging Face Llama checkpoints. No dropout but in front
 * of adapters (lora.ts).
 * B batch, T time, C channels, V vocabulary.
 */
import type { Value } from '../autodiff/graph'
import {
  add,
  gather,
  linear,
  logProbOf,
  logSumExp,
  mul,
  reduceSum,
  rmsNorm,
  softmax,
  sub,
} from '../autodiff/ops'
import { attention, attentionBias, rotaryTables } from '../nn/attention'
import { feedForward } from '../nn/feed-forward'
import type { Projection } from '../nn/projection'
import type { Initializer, ParameterSpec } from '../optim/parameters'
import { adapterOf, type LoraUse } from './lora'

export interface TransformerConfig {
  vocabSize: number
  /** Longest sequence in tokens that positions are prepared for. */
  contextLength: number
  dModel: number
  nLayers: number
  nHeads: number
  /** Key/value heads; must divide nHeads. */
  nKvHeads: number
  dFf: number
  ropeTheta: number
  rmsNormEps: number
  /** The output projection is the embedding itself. */
  tieEmbeddings: boolean
}

/** Values of the weights in one graph, by parameter name. */
export type WeightValues = ReadonlyMap<string, Value>

export interface TransformerInputs {
  /** int32 (B, T) */
  tokens: Value
  /** int32 (B, T), counted from 0 in every sequence; any valid number on padding. */
  positions: Value
  /** int32 (B, T): a position sees earlier ones of the same number in its row. Padding carries a number of its own. */
  segments: Value
}

const EMBEDDING = 'model.embed_tokens.weight'
const HEAD = 'lm_head.weight'
const FINAL_NORM = 'model.norm.weight'

/** Throws RangeError for sizes that do not fit together. */
export function checkTransformerConfig(config: TransformerConfig): void {
  const { dModel, nHeads, nKvHeads } = config
  for (const [key, value] of Object.entries(config))
    if (typeof value === 'number' && !(value > 0))
      throw new RangeError(`${key} must be positive, got ${value}`)
  if (dModel % nHeads !== 0 || (dModel / nHeads) % 2 !== 0)
    throw new RangeError(`dModel ${dModel} over ${nHeads} heads must be an even whole number`)
  if (nHeads % nKvHeads !== 0) throw new RangeError(`nKvHeads ${nKvHeads} does not divide nHeads ${nHeads}`)
}

/** Every weight of the backbone and, unless tied, the head. Normal with deviation 0.02, smaller where a residual branch ends (GPT-2). */
export function transformerParameters(config: TransformerConfig): ParameterSpec[] {
  checkTransformerConfig(config)
  const { vocabSize: V, dModel: C, nLayers, nHeads, nKvHeads, dFf: F } = config
  const kvSize = (C / nHeads) * nKvHeads
  const normal: Initializer = { kind: 'normal', deviation: 0.02 }
  const residual: Initializer = { kind: 'normal', deviation: 0.02 / Math.sqrt(2 * nLayers) }
  const ones: Initializer = { kind: 'ones' }
  const specs: ParameterSpec[] = [{ name: EMBEDDING, shape: [V, C], initializer: normal }]
  for (let layer = 0; layer < nLayers; layer++) {
    const at = `model.layers.${layer}`
    specs.push(
      { name: `${at}.input_layernorm.weight`, shape: [C], initializer: ones },
      { name: `${at}.self_attn.q_proj.weight`, shape: [C, C], initializer: normal },
      { name: `${at}.self_attn.k_proj.weight`, shape: [kvSize, C], initializer: normal },
      { name: `${at}.self_attn.v_proj.weight`, shape: [kvSize, C], initializer: normal },
      { name: `${at}.self_attn.o_proj.weight`, shape: [C, C], initializer: residual },
      { name: `${at}.post_attention_layernorm.weight`, shape: [C], initializer: ones },
      { name: `${at}.mlp.gate_proj.weight`, shape: [F, C], initializer: normal },
      { name: `${at}.mlp.up_proj.weight`, shape: [F, C], initializer: normal },
      { name: `${at}.mlp.down_proj.weight`, shape: [C, F], initializer: residual },
    )
  }
  specs.push({ name: FINAL_NORM, shape: [C], initializer: ones })
  if (!config.tieEmbeddings) specs.push({ name: HEAD, shape: [V, C], initializer: normal })
  return specs
}

export function weightOf(weights: WeightValues, name: string): Value {
  const value = weights.get(name)
  if (!value) throw new Error(`the graph has no weight called ${name}`)
  return value
}

/**
 * Hidden states (B, T, C) after the final norm.
 * @param adapters without them adapters among the weights are off
 */
export function transformer(
  config: TransformerConfig,
  weights: WeightValues,
  inputs: TransformerInputs,
  adapters?: LoraUse,
): Value {
  const { nLayers, nHeads, nKvHeads, dModel, contextLength, ropeTheta, rmsNormEps } = config
  const { graph } = inputs.tokens
  const { cos, sin, bias } = graph.scope('positions', () => ({
    ...rotaryTables(inputs.positions, { contextLength, headSize: dModel / nHeads, theta: ropeTheta }),
    bias: attentionBias(inputs.segments),
  }))
  let x = graph.scope('embed', () => gather(weightOf(weights, EMBEDDING), inputs.tokens)) // (B, T, C)
  for (let layer = 0; layer < nLayers; layer++) {
    const weight = (name: string) => weightOf(weights, `model.layers.${layer}.${name}.weight`)
    const projection = (name: string): Projection => ({
      weight: weight(name),
      adapter: adapters && adapterOf(weights, `model.layers.${layer}.${name}`, adapters),
    })
    x = graph.scope(`layer${layer}`, () => {
      const attended = graph.scope('attention', () =>
        attention(
          rmsNorm(x, weight('input_layernorm'), rmsNormEps),
          {
            query: projection('self_attn.q_proj'),
            key: projection('self_attn.k_proj'),
            value: projection('self_attn.v_proj'),
            output: projection('self_attn.o_proj'),
          },
          { heads: nHeads, kvHeads: nKvHeads, cos, sin, bias },
        ),
      )
      const middle = add(x, attended)
      return graph.scope('mlp', () =>
        add(
          middle,
          feedForward(rmsNorm(middle, weight('post_attention_layernorm'), rmsNormEps), {
            gate: projection('mlp.gate_proj'),
            up: projection('mlp.up_proj'),
            down: projection('mlp.down_proj'),
          }),
        ),
      )
    })
  }
  return graph.scope('final', () => rmsNorm(x, weightOf(weights, FINAL_NORM), rmsNormEps))
}

/** Hidden states (…, C) → logits (…, V). */
export function logits(config: TransformerConfig, weights: WeightValues, hidden: Value): Value {
  return hidden.graph.scope('head', () =>
    linear(hidden, weightOf(weights, config.tieEmbeddings ? EMBEDDING : HEAD)),
  )
}

const scaled = (values: Value, temperature: number): Value =>
  temperature === 1 ? values : mul(values, 1 / temperature)

/** log π(target) at a temperature: logits (…, V), targets int32 (…) → (…). */
export function tokenLogProbs(
  logitValues: Value,
  targets: Value,
  options: { temperature?: number } = {},
): Value {
  const { graph } = logitValues
  return graph.scope('logprobs', () => logProbOf(scaled(logitValues, options.temperature ?? 1), targets))
}

/** Entropy in nats of the distribution at every position: logits (…, V) → (…). */
export function tokenEntropies(logitValues: Value, options: { temperature?: number } = {}): Value {
  const { graph } = logitValues
  return graph.scope('entropy', () => {
    const z = scaled(logitValues, options.temperature ?? 1)
    return sub(logSumExp(z), reduceSum(mul(softmax(z), z), [-1]))
  })
}
