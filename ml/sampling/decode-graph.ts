/**
 * Several tokens in one run: an ONNX Loop whose body decodes one token for every row and picks the next. The keys and
 * values of what came before the run are read from the graph around the loop and never copied; the loop carries only
 * the few made inside this run, and hands them back to be appended. Rows are ragged: each has its own length. The loop
 * ends early when every row is done. Twin of ml/models/transformer.ts, through decoder-layer.ts.
 * B rows, S cache slots, N tokens a run, C channels, H heads, K key/value heads, G = H/K, D head size, V vocabulary.
 */
import { Graph, type Value } from '../autodiff/graph'
import {
  add,
  cast,
  concat,
  emit,
  equal,
  gemm,
  less,
  matmul,
  mul,
  reduceMax,
  reshape,
  softmax,
  sub,
  transpose,
  where,
} from '../autodiff/ops'
import type { TransformerConfig } from '../models/transformer'
import { buildModel, type OnnxModel } from '../onnx/build-model'
import { type Choice, chooseToken } from './choose-token'
import { headName, headSizes } from './decode-weights'
import {
  declareDecodeWeights,
  decodeWeight,
  finishLayer,
  projectHeads,
  rotaryCache,
  startStream,
} from './decoder-layer'

const HIDDEN = -1e9

export interface DecodeShape {
  /** B */
  rows: number
  /** S */
  slots: number
  /** N */
  tokens: number
}

export const keyInput = (layer: number): string => `cache/key${layer}`
export const valueInput = (layer: number): string => `cache/value${layer}`
export const newKeyOutput = (layer: number): string => `newKey${layer}`
export const newValueOutput = (layer: number): string => `newValue${layer}`

/**
 * Inputs: `token` int32 (B), the last token of each row, not yet in the cache; `length` int32 (B), tokens in the cache;
 * `remaining` int32 (B), tokens a row may still get; `uniforms` (N, B); `inverseTemperature`, `topP` scalars; `eos`
 * int32 scalar; `allowed` (V); for each layer keys (B, K, 1, D, S) and values (B, K, 1, S, D).
 * Outputs: `tokens` int32 (B, N) and `logProbs` (B, N), meaningless after a row's end; for each layer new keys and
 * values (B, K, N, D), complete when some row is not done.
 */
export function decodeModel(config: TransformerConfig, shape: DecodeShape, choice: Choice): OnnxModel {
  const graph = new Graph()
  return buildModel(
    graph,
    graph.withoutTape(() => decodeOutputs(graph, config, shape, choice)),
  )
}

function decodeOutputs(
  graph: Graph,
  config: TransformerConfig,
  shape: DecodeShape,
  choice: Choice,
): Record<string, Value> {
  const { rows: B, slots: S, tokens: N } = shape
  const { kvHeads: K, headSize: D } = headSizes(config)
  const weights = declareDecodeWeights(graph, config)
  const { firstToken, length, remaining, uniforms, inverseTemperature, topP, eos, allowed, layers } =
    declareInputs(graph, config, shape)

  // Rows that are done decode on until the run ends, so tables reach beyond the context by one run.
  const tables = rotaryCache(graph, config, config.contextLength + N)
  const slotNumbers = graph.constantOf('int32', [1, S], counting(S))
  const cacheBias = reshape(
    where(less(slotNumbers, reshape(length, [B, 1])), graph.scalar(0), graph.scalar(HIDDEN)),
    [B, 1, 1, 1, S],
  )
  const windowBias = windowMask(graph, N)
  const columns = graph.constantOf('int32', [1, N], counting(N))

  const emptyWindow = graph.filled([B, K, N, D], 0)
  const initial: Value[] = [
    firstToken,
    cast(sub(remaining, remaining), 'bool'),
    graph.constantOf('int32', [B, N], new Array<number>(B * N).fill(0)),
    graph.filled([B, N], 0),
    ...layers.flatMap(() => [emptyWindow, emptyWindow]),
  ]

  const body = graph.subgraph('decode', (bodyInput) => {
    const iteration = bodyInput('iteration', 'int64', [])
    bodyInput('goOn', 'bool', [])
    const carried = initial.map(({ dtype, shape: carriedShape }, i) =>
      bodyInput(`carried${i}`, dtype, carriedShape),
    )
    const [token, done, tokens, logProbs, ...windows] = carried

    const step = cast(iteration, 'int32')
    const positions = cast(reshape(add(length, step), [B, 1]), 'int64')
    const bias = concat(
      [
        cacheBias,
        emit('Expand', [row(windowBias, iteration), int64(graph, [B, 1, 1, 1, N])], [B, 1, 1, 1, N]),
      ],
      4,
    ) // (B, 1, 1, 1, S + N)
    const newWindows: Value[] = []
    let stream = startStream(config, weights, token!)
    for (let layer = 0; layer < config.nLayers; layer++)
      stream = graph.scope(`layer${layer}`, () => {
        const { query, key, value } = projectHeads(config, weights, layer, stream, positions, tables)
        const keys = slide(windows[2 * layer]!, key)
        const values = slide(windows[2 * layer + 1]!, value)
        newWindows.push(keys, values)
        const mixed = attend(query, layers[layer]!, { keys, values }, bias)
        return finishLayer(config, weights, layer, stream, mixed)
      })

    const hidden = mul(stream.normalized, inverseTemperature)
    const logits = gemm(hidden, decodeWeight(weights, headName(config)), false, true) // (B, V)
    const chosen = chooseToken(logits, choice, { allowed, topP, uniforms: row(uniforms, iteration) })
    const next = reshape(chosen.token, [B])
    const here = equal(columns, reshape(step, [1, 1]))
    const nowDone = emit(
      'Or',
      [
        emit('Or', [done!, equal(next, eos)], [B]),
        emit('LessOrEqual', [remaining, add(step, graph.constantOf('int32', [], [1]))], [B], {
          dtype: 'bool',
        }),
      ],
      [B],
    )
    const goOn = reshape(reduceMax(cast(emit('Not', [nowDone], [B]), 'int32')), [])
    return [
      cast(goOn, 'bool'),
      next,
      nowDone,
      where(here, chosen.token, tokens!),
      where(here, chosen.logProb, logProbs!),
      ...newWindows,
    ]
  })

  const finals = graph.node(
    'Loop',
    [graph.constantOf('int64', [], [N]), graph.constantOf('bool', [], [1]), ...initial],
    { attributes: { body: { type: 'graph', value: body } }, outputs: initial },
  )
  const [, , tokens, logProbs, ...windows] = finals
  const outputs: Record<string, Value> = { tokens: tokens!, logProbs: logProbs! }
  for (let layer = 0; layer < config.nLayers; layer++) {
    outputs[newKeyOutput(layer)] = windows[2 * layer]!
    outputs[newValueOutput(layer)] = windows[2 * layer + 1]!
  }
  return outputs
}

/** (N, N) row i: what iteration i sees of the window of new keys, which fills from the right. */
const windowMask = (graph: Graph, N: number): Value =>
  graph.constantOf(
    graph.dtype,
    [N, N],
    Array.from({ length: N * N }, (_, at) => (at % N >= N - 1 - Math.floor(at / N) ? 0 : HIDDEN)),
  )

/** The inputs of a run, as `decodeModel` describes them. */
function declareInputs(
  graph: Graph,
  config: TransformerConfig,
  { rows: B, slots: S, tokens: N }: DecodeShape,
) {
  const { kvHeads: K, headSize: D } = headSizes(config)
  return {
    firstToken: graph.input('token', 'int32', [B]),
    length: graph.input('length', 'int32', [B]),
    remaining: graph.input('remaining', 'int32', [B]),
    uniforms: graph.input('uniforms', graph.dtype, [N, B]),
    inverseTemperature: graph.input('inverseTemperature', graph.dtype, []),
    topP: graph.input('topP', graph.dtype, []),
    eos: graph.input('eos', 'int32', []),
    allowed: graph.input('allowed', graph.dtype, [config.vocabSize]),
    layers: Array.from({ length: config.nLayers }, (_, layer) => ({
      keys: graph.input(keyInput(layer), graph.dtype, [B, K, 1, D, S]),
      values: graph.input(valueInput(layer), graph.dtype, [B, K, 1, S, D]),
    })),
  }
}

/**
 * Attention of one new token to the cache and to the window of this run's tokens.
 * @param query (B, H, 1, D)
 * @param cache keys (B, K, 1, D, S), values (B, K, 1, S, D)
 * @param window keys and values (B, K, N, D)
 * @param bias (B, 1, 1, 1, S + N), added to the logits: what is hidden
 * @returns (B, H, 1, D)
 */
function attend(
  query: Value,
  cache: { keys: Value; values: Value },
  window: { keys: Value; values: Value },
  bias: Value,
): Value {
  const { graph } = query
  const [B, H, , D] = query.shape
  const [, K, N] = window.keys.shape
  const S = cache.keys.shape[4]!
  const G = H! / K!
  // One product with one row for each of the G heads: ONNX Runtime reads the keys in place for one row, but packs them
  // for two.
  const queries = reshape(query, [B!, K!, G, 1, D!])
  const shared = (x: Value) => reshape(x, [B!, K!, 1, ...x.shape.slice(2)])
  const scores = concat(
    [matmul(queries, cache.keys), matmul(queries, shared(transpose(window.keys, [0, 1, 3, 2])))],
    4,
  )
  const seen = softmax(add(scores, bias)) // (B, K, G, 1, S + N)
  const [before, recent] = graph.node('Split', [seen, int64(graph, [S, N!])], {
    outputs: [
      { dtype: graph.dtype, shape: [B!, K!, G, 1, S] },
      { dtype: graph.dtype, shape: [B!, K!, G, 1, N!] },
    ],
    attributes: { axis: { type: 'int', value: 4 } },
  })
  const mixed = add(matmul(before!, cache.values), matmul(recent!, shared(window.values))) // (B, K, G, 1, D)
  return reshape(mixed, [B!, H!, 1, D!])
}

const counting = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
const int64 = (graph: Graph, values: readonly number[]): Value =>
  graph.constantOf('int64', [values.length], values)

/** Row `index` (a scalar) of a matrix (n, m) → (m). */
function row(matrix: Value, index: Value): Value {
  return emit('Gather', [matrix, index], [matrix.shape[1]!], {
    attributes: { axis: { type: 'int', value: 0 } },
  })
}

/** Drops the oldest entry of a window (B, K, N, D) and appends `entry` (B, K, 1, D). */
function slide(window: Value, entry: Value): Value {
  const [B, K, N, D] = window.shape
  const { graph } = window
  if (N === 1) return entry
  const kept = emit(
    'Slice',
    [window, int64(graph, [1]), int64(graph, [N!]), int64(graph, [2])],
    [B!, K!, N! - 1, D!],
  )
  return concat([kept, entry], 2)
}
