/**
 * Batched sampling with a key/value cache. Rows wait in a queue, take a free place in the batch, decode several tokens a
 * run, and leave at their end-of-sequence token or their length limit; a place that falls free is taken by the next row,
 * and when none waits the batch shrinks. Every row draws from a generator of its own, so a completion does not depend on
 * what else is in the batch (beyond the last bits of floating-point sums). Left out: beam search, repetition penalties,
 * caches that stay on a device.
 */

import type { ExecutionProviderName, FinishReason, SamplingSettings } from '../contract'
import { NotFiniteError } from '../engine/not-finite'
import { createSessionCache } from '../engine/session-cache'
import { checkTransformerConfig, type TransformerConfig } from '../models/transformer'
import type { OnnxModel } from '../onnx/build-model'
import { openSession, type Session } from '../onnx/session'
import type { Parameters } from '../optim/parameters'
import { type HostTensor, hostTensor } from '../tensor/host-tensor'
import { createRng, type Rng } from '../tensor/rng'
import type { Choice } from './choose-token'
import { decodeModel, keyInput, newKeyOutput, newValueOutput, valueInput } from './decode-graph'
import { copyDecodeWeights } from './decode-weights'
import { weightFeed } from './decoder-layer'
import { appendToRow, copyRow, createKvCache, type KvCache, type NewKeysAndValues } from './kv-cache'
import { keyOutput, prefillModel, valueOutput } from './prefill-graph'
import { checkSamplingRequest } from './sampling-request'

export interface SamplerOptions {
  modelConfig: TransformerConfig
  parameters: Parameters
  executionProvider: ExecutionProviderName
  /** Threads inside one operator. */
  threads: number
  /** Most rows decoded together. */
  maxRows?: number
  /** Tokens decoded in one run of the graph: fewer waste less on rows that end early, more save fixed costs. */
  tokensPerRun?: number
}

export interface SampleRequest {
  /** Token ids, each prompt at least one. */
  prompts: readonly (readonly number[])[]
  /** Default 1. */
  completionsPerPrompt?: number
  settings: SamplingSettings
  /** Where randomness comes from; only forked, never advanced. A number is a seed. */
  rng: Rng | number
  /** One a prompt, naming its random stream; the prompt's index when left out. */
  promptKeys?: readonly string[]
  /** Ends a completion; part of it. */
  eosId: number
  /** Never sampled. */
  padId: number
  /** Never sampled. */
  bosId?: number
  /** Looked at between runs; aborting rejects with its reason. */
  signal?: AbortSignal
  /** Told after every run what each row got. Row i belongs to prompt ⌊i / completionsPerPrompt⌋. */
  onTokens?: (rowIndex: number, newTokenIds: readonly number[]) => void
}

export interface SampledCompletion {
  /** Without the prompt; with the end-of-sequence token when there is one. */
  tokenIds: number[]
  /** Natural logarithms, at the sampling temperature (at 1 when greedy), before anything is cut off or forbidden. */
  logProbs: number[]
  finishReason: FinishReason
}

export interface Sampler {
  /** One completion a row: all of the first prompt, then all of the second … Throws NotFiniteError for broken weights. */
  sample(request: SampleRequest): Promise<SampledCompletion[]>
  /** Takes a copy of new weights for the same config. Samples under way go on with the old ones. */
  setParameters(parameters: Parameters): void
  release(): Promise<void>
}

const MAX_ROWS = 64
const TOKENS_PER_RUN = 8
/** Rows of decoding graphs: a batch that shrinks changes to the next smaller one. */
const ROW_COUNTS = [1, 4, 16, 32]
/** The cache grows in steps of this: masked slots cost time in large batches, more graphs and copies in small ones. */
const cacheStep = (rows: number): number => (rows >= 16 ? 32 : 128)
/** Prompts run ahead of their turn, so that those of like length can share a graph with little padding. */
const PREFILL_AHEAD = 64
const PREFILL_ROWS = 16
const PREFILL_STEP = 16
const MAX_SESSIONS = 24

interface Row {
  index: number
  promptIndex: number
  prompt: readonly number[]
  rng: Rng
  tokenIds: number[]
  logProbs: number[]
  finishReason: FinishReason | null
  /** Where the keys and values of its first `cached` tokens are. */
  home: { cache: KvCache; row: number } | null
  cached: number
  /** What the last run added and the cache does not hold yet. */
  pending: { added: NewKeysAndValues; row: number } | null
}

export function createSampler(options: SamplerOptions): Sampler {
  const { modelConfig: config } = options
  checkTransformerConfig(config)
  const maxRows = options.maxRows ?? MAX_ROWS
  const tokensPerRun = options.tokensPerRun ?? TOKENS_PER_RUN
  const sessions = createSessionCache<Session>(MAX_SESSIONS)
  let weights = weightFeeds(config, options.parameters)
  let runs = 0

  const session = (key: string, model: () => OnnxModel): Promise<Session> =>
    sessions.get(key, () =>
      openSession(model().bytes, {
        executionProvider: options.executionProvider,
        intraOpThreads: options.threads,
      }),
    )

  /** Keys and values of prompts, without their last tokens. */
  async function prefill(prompts: readonly (readonly number[])[], feeds: WeightFeeds): Promise<KvCache> {
    const T = roundUp(Math.max(...prompts.map((prompt) => prompt.length - 1)), PREFILL_STEP)
    const B = prompts.length === 1 ? 1 : PREFILL_ROWS
    const tokens = new Int32Array(B * T)
    prompts.forEach((prompt, row) => {
      tokens.set(prompt.slice(0, -1), row * T)
    })
    const run = await session(`prefill ${B}x${T}`, () => prefillModel(config, B, T))
    const outputs = await run.run({ ...feeds, tokens: hostTensor('int32', [B, T], tokens) })
    const { keys, values } = perLayer(config, outputs, keyOutput, valueOutput)
    return { ...createKvCache(config, 0, 0), rows: B, slots: T, keys, values }
  }

  return {
    async sample(request) {
      checkSamplingRequest(config, request)
      const feeds = weights
      const { settings, signal, eosId } = request
      const rows = rowsOf(request)
      const choice = choiceOf(settings, config.vocabSize)
      const constants = constantFeeds(config, request)
      const prefilled = createPrefilled(request, (prompts) => prefill(prompts, feeds))

      const waiting = [...rows]
      let active: Row[] = []
      let cache: KvCache | null = null
      while (waiting.length > 0 || active.length > 0) {
        // A run blocks this thread; between two runs timers, messages and aborts get their turn.
        await new Promise((resolve) => setImmediate(resolve))
        signal?.throwIfAborted()
        const room = maxRows - active.length
        if (waiting.length > 0 && room > 0) {
          const newcomers = waiting.splice(0, room)
          for (const row of newcomers) row.home = await prefilled.homeOf(row.promptIndex)
          active.push(...newcomers)
        }
        cache = arrange(config, cache, active, maxRows)
        const { rows: B, slots: S } = cache
        const N = tokensPerRun
        const run = await session(`decode ${B}x${S}x${N} ${JSON.stringify(choice)}`, () =>
          decodeModel(config, { rows: B, slots: S, tokens: N }, choice),
        )
        runs++
        const outputs = await run.run({
          ...feeds,
          ...constants,
          ...rowFeeds(active, cache, N, settings.maxTokens),
        })
        const newTokens = outputs.tokens!.data as Int32Array
        const newLogProbs = outputs.logProbs!.data as Float32Array
        const added: NewKeysAndValues = {
          tokens: N,
          ...perLayer(config, outputs, newKeyOutput, newValueOutput),
        }
        for (const row of active) {
          const place = row.home!.row
          const before = row.tokenIds.length
          for (let n = 0; n < N && row.finishReason === null; n++) {
            const logProb = newLogProbs[place * N + n]!
            if (!Number.isFinite(logProb)) throw new NotFiniteError('logProbs', runs, logProb)
            takeToken(
              row,
              { token: newTokens[place * N + n]!, logProb },
              { eosId, maxTokens: settings.maxTokens },
            )
          }
          row.pending = { added, row: place }
          request.onTokens?.(row.index, row.tokenIds.slice(before))
        }
        active = active.filter((row) => row.finishReason === null)
      }
      return rows.map(completionOf)
    },
    setParameters(parameters) {
      weights = weightFeeds(config, parameters)
    },
    release: () => sessions.release(),
  }
}

const completionOf = ({ tokenIds, logProbs, finishReason }: Row): SampledCompletion => ({
  tokenIds,
  logProbs,
  finishReason: finishReason!,
})

/** Appends a token to a row, which ends at its end-of-sequence token or at the longest answer. */
function takeToken(
  row: Row,
  { token, logProb }: { token: number; logProb: number },
  { eosId, maxTokens }: { eosId: number; maxTokens: number },
): void {
  row.tokenIds.push(token)
  row.logProbs.push(logProb)
  if (token === eosId) row.finishReason = 'eos'
  else if (row.tokenIds.length === maxTokens) row.finishReason = 'length'
}

type WeightFeeds = Readonly<Record<string, HostTensor>>

function weightFeeds(config: TransformerConfig, parameters: Parameters): WeightFeeds {
  return Object.fromEntries(
    [...copyDecodeWeights(config, parameters)].map(([name, tensor]) => [weightFeed(name), tensor]),
  )
}

function rowsOf(request: SampleRequest): Row[] {
  const { prompts, completionsPerPrompt = 1, promptKeys } = request
  const rng = typeof request.rng === 'number' ? createRng(request.rng) : request.rng
  return prompts.flatMap((prompt, promptIndex) => {
    const key = promptKeys?.[promptIndex] ?? String(promptIndex)
    return Array.from({ length: completionsPerPrompt }, (_, completion) => ({
      index: promptIndex * completionsPerPrompt + completion,
      promptIndex,
      prompt,
      rng: rng.fork(`completion ${completion} of prompt ${key}`),
      tokenIds: [],
      logProbs: [],
      finishReason: null,
      home: null,
      cached: prompt.length - 1,
      pending: null,
    }))
  })
}

/** Prompts are run once, some ahead of their turn, and forgotten when their last completion has started. */
function createPrefilled(
  request: SampleRequest,
  prefill: (prompts: readonly (readonly number[])[]) => Promise<KvCache>,
) {
  const { prompts, completionsPerPrompt = 1 } = request
  const held = new Map<number, { home: NonNullable<Row['home']>; uses: number }>()
  let done = 0
  return {
    async homeOf(promptIndex: number): Promise<Row['home']> {
      if (prompts[promptIndex]!.length === 1) return null
      while (!held.has(promptIndex)) {
        const ahead: number[] = []
        for (; done < prompts.length && ahead.length < PREFILL_AHEAD; done++)
          if (prompts[done]!.length > 1) ahead.push(done)
        ahead.sort((a, b) => prompts[a]!.length - prompts[b]!.length)
        for (let first = 0; first < ahead.length; first += PREFILL_ROWS) {
          const group = ahead.slice(first, first + PREFILL_ROWS)
          const cache = await prefill(group.map((index) => prompts[index]!))
          group.forEach((index, row) => {
            held.set(index, { home: { cache, row }, uses: 0 })
          })
        }
      }
      const found = held.get(promptIndex)!
      found.uses++
      if (found.uses === completionsPerPrompt) held.delete(promptIndex)
      return found.home
    },
  }
}

/** A cache that holds every active row with room for its tokens; the present one when it fits. Sets `home`, drops `pending`. */
function arrange(
  config: TransformerConfig,
  present: KvCache | null,
  active: readonly Row[],
  maxRows: number,
): KvCache {
  const lengthOf = (row: Row) => row.cached + (row.pending?.added.tokens ?? 0)
  const rows = ROW_COUNTS.find((count) => count >= active.length && count < maxRows) ?? maxRows
  const slots = roundUp(Math.max(...active.map(lengthOf)), cacheStep(rows))
  const cache =
    present && present.rows === rows && present.slots === slots ? present : createKvCache(config, rows, slots)
  const taken = new Set(active.flatMap(({ home }) => (home?.cache === cache ? [home.row] : [])))
  const free = Array.from({ length: rows }, (_, place) => place).filter((place) => !taken.has(place))
  for (const row of active) {
    if (row.home?.cache !== cache) {
      const place = free.shift()!
      if (row.home) copyRow(row.home.cache, row.home.row, cache, place, row.cached)
      row.home = { cache, row: place }
    }
    if (row.pending) {
      appendToRow(row.pending.added, row.pending.row, cache, row.home.row, row.cached)
      row.cached += row.pending.added.tokens
      row.pending = null
    }
  }
  return cache
}

function constantFeeds(config: TransformerConfig, request: SampleRequest): Record<string, HostTensor> {
  const { settings, eosId, padId, bosId } = request
  const allowed = new Float32Array(config.vocabSize).fill(1)
  allowed[padId] = 0
  if (bosId !== undefined) allowed[bosId] = 0
  const inverseTemperature = settings.temperature === 0 ? 1 : 1 / settings.temperature
  return {
    allowed: hostTensor('float32', [config.vocabSize], allowed),
    inverseTemperature: hostTensor('float32', [], Float32Array.of(inverseTemperature)),
    topP: hostTensor('float32', [], Float32Array.of(settings.topP)),
    eos: hostTensor('int32', [], Int32Array.of(eosId)),
  }
}

/** What differs from row to row. Places without a row have nothing remaining, so they never keep a run going. */
function rowFeeds(active: readonly Row[], cache: KvCache, N: number, maxTokens: number) {
  const { rows: B, slots: S, kvHeads: K, headSize: D } = cache
  const token = new Int32Array(B)
  const length = new Int32Array(B)
  const remaining = new Int32Array(B)
  const uniforms = new Float32Array(N * B)
  for (const row of active) {
    const place = row.home!.row
    token[place] = row.tokenIds.at(-1) ?? row.prompt.at(-1)!
    length[place] = row.cached
    remaining[place] = maxTokens - row.tokenIds.length
    for (let n = 0; n < N; n++) uniforms[n * B + place] = uniform24(row.rng)
  }
  const feeds: Record<string, HostTensor> = {
    token: hostTensor('int32', [B], token),
    length: hostTensor('int32', [B], length),
    remaining: hostTensor('int32', [B], remaining),
    uniforms: hostTensor('float32', [N, B], uniforms),
  }
  for (let layer = 0; layer < cache.keys.length; layer++) {
    feeds[keyInput(layer)] = hostTensor('float32', [B, K, 1, D, S], cache.keys[layer]!)
    feeds[valueInput(layer)] = hostTensor('float32', [B, K, 1, S, D], cache.values[layer]!)
  }
  return feeds
}

/** Uniform in [0, 1) with 24 bits: exact in float32, so that it can never be rounded up to 1. */
const uniform24 = (rng: Rng): number => Math.floor(rng.uniform() * 2 ** 24) / 2 ** 24

function perLayer(
  config: TransformerConfig,
  outputs: Readonly<Record<string, HostTensor>>,
  keyName: (layer: number) => string,
  valueName: (layer: number) => string,
): { keys: Float32Array[]; values: Float32Array[] } {
  const layers = Array.from({ length: config.nLayers }, (_, layer) => layer)
  return {
    keys: layers.map((layer) => outputs[keyName(layer)]!.data as Float32Array),
    values: layers.map((layer) => outputs[valueName(layer)]!.data as Float32Array),
  }
}

function choiceOf(settings: SamplingSettings, vocabSize: number): Choice {
  if (settings.temperature === 0) return { kind: 'greedy' }
  const topK = settings.topK >= vocabSize ? 0 : settings.topK
  return topK === 0 && settings.topP === 1 ? { kind: 'whole' } : { kind: 'truncated', topK }
}

const roundUp = (n: number, step: number): number => Math.max(step, Math.ceil(n / step) * step)
