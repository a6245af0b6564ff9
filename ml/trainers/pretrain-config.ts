/** Settings of pre-training with their defaults; pure data, loads nothing. The algorithm is in pretrain.ts. */

export interface PretrainConfig {
  /** Training tokens to read, padding excluded; fixes the schedule. */
  tokens: number
  /** Rows in a batch. */
  batchSize: number
  /** Tokens in a row; whole documents are packed into it. */
  sequenceLength: number
  /** Peak learning rate of AdamW. */
  learningRate: number
  /** Updates over which the rate rises linearly. */
  warmupSteps: number
  /** Where the cosine ends, as a share of the peak. */
  learningRateFloor: number
  beta1: number
  beta2: number
  adamEps: number
  /** Decoupled decay of matrices; norms do not decay. */
  weightDecay: number
  /** Largest global norm of the gradient. */
  maxGradNorm: number
  /** Updates between losses on held-out documents. */
  evalEverySteps: number
  /** Batches of held-out documents behind each such loss. */
  evalBatches: number
  /** Updates between reported training losses, which are means over that span. */
  logEverySteps: number
  /** Milliseconds between checkpoints. */
  checkpointEveryMs: number
  dModel: number
  nLayers: number
  nHeads: number
  nKvHeads: number
  dFf: number
  /** Longest sequence the model accepts, in tokens. */
  contextLength: number
  ropeTheta: number
  rmsNormEps: number
}

/** The settings the shipped starter model was trained with: four million weights, half an hour on one slow core. */
export const PRETRAIN_DEFAULTS: PretrainConfig = {
  tokens: 3_700_000,
  batchSize: 8,
  sequenceLength: 128,
  learningRate: 2e-3,
  warmupSteps: 100,
  learningRateFloor: 0.05,
  beta1: 0.9,
  beta2: 0.95,
  adamEps: 1e-8,
  weightDecay: 0.1,
  maxGradNorm: 1,
  evalEverySteps: 200,
  evalBatches: 12,
  logEverySteps: 20,
  checkpointEveryMs: 180_000,
  dModel: 256,
  nLayers: 4,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 688,
  contextLength: 256,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
}

/** Defaults with overrides. Throws RangeError naming an unknown key or a value that is not a usable number. */
export function resolvePretrainConfig(overrides: Readonly<Record<string, unknown>>): PretrainConfig {
  const config: Record<string, number> = { ...PRETRAIN_DEFAULTS }
  const mayBeZero = new Set(['warmupSteps', 'learningRateFloor', 'weightDecay', 'checkpointEveryMs'])
  for (const [key, value] of Object.entries(overrides)) {
    if (!(key in PRETRAIN_DEFAULTS)) throw new RangeError(`pretrain has no setting called ${key}`)
    const usable =
      typeof value === 'number' &&
      Number.isFinite(value) &&
      (value > 0 || (value === 0 && mayBeZero.has(key)))
    if (!usable) throw new RangeError(`${key} cannot be ${String(value)}`)
    config[key] = value
  }
  const resolved = { ...config } as unknown as PretrainConfig
  if (resolved.sequenceLength > resolved.contextLength)
    throw new RangeError(
      `sequenceLength ${resolved.sequenceLength} is longer than contextLength ${resolved.contextLength}`,
    )
  return resolved
}
