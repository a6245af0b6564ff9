/** Log-probabilities and scores that we and TRL's own trainers are given. */
import { createRng } from '@/ml/tensor/rng'

const rng = createRng(21)
const LENGTHS = [4, 6, 2, 5]
const T = 6

const table = (make: () => number) =>
  LENGTHS.map((length) => Array.from({ length: T }, (_, t) => (t < length ? make() : 0)))
const mask = table(() => 1)
const oldLogProbs = table(() => -1.5 + 0.5 * rng.normal())
const moved = (by: number) =>
  oldLogProbs.map((row, i) => row.map((value, t) => value + mask[i]![t]! * by * rng.normal()))

const COMPLETIONS = {
  mask,
  oldLogProbs,
  logProbs: moved(0.15),
  referenceLogProbs: moved(0.4),
  advantages: [1.2, -0.7, 0.4, -0.9],
  low: 0.2,
  high: 0.28,
  maxTokens: 8,
}

export const GRPO_CASES = (
  [
    ['dapo', 'token', 0],
    ['dapo', 'token', 0.04],
    ['grpo', 'token', 0.04],
    ['dr_grpo', 'token', 0],
    ['grpo', 'sequence', 0],
  ] as const
).map(([lossType, level, beta]) => ({
  kind: 'grpo' as const,
  name: `GRPO, ${lossType}, ratio of the ${level}, β ${beta}`,
  lossType,
  level,
  beta,
  ...COMPLETIONS,
}))

export const RLOO_CASE = { kind: 'rloo' as const, name: 'RLOO', ...COMPLETIONS, high: 0.2 }

const chosen = [1.2, 0.3, -0.5]
const rejected = [0.3, 0.9, -2]
export const REWARD_CASES = [
  { kind: 'reward' as const, name: 'reward', chosen, rejected, margins: null, centring: null },
  { kind: 'reward' as const, name: 'reward, centred', chosen, rejected, margins: null, centring: 0.01 },
  {
    kind: 'reward' as const,
    name: 'reward with margins',
    chosen,
    rejected,
    margins: [1, 2 / 3, 1 / 3],
    centring: null,
  },
]

/** The first half of the completions are preferred to those of the second half. */
const PAIRS = { mask, logProbs: moved(0.3), referenceLogProbs: oldLogProbs }
const pairOf = (rows: number[][]) => [rows[0], rows[2]]
export const DPO_CASES = [
  { kind: 'dpo' as const, name: 'DPO', lossType: 'sigmoid', beta: 0.1, smoothing: 0, ...PAIRS },
  { kind: 'dpo' as const, name: 'DPO, IPO', lossType: 'ipo', beta: 0.2, smoothing: 0, ...PAIRS },
  {
    kind: 'dpo' as const,
    // Of one pair TRL's aot sorts nothing and is DPO with smoothed labels (cDPO), which it offers under no other name.
    name: 'DPO, labels smoothed',
    lossType: 'aot',
    beta: 0.1,
    smoothing: 0.25,
    mask: pairOf(PAIRS.mask),
    logProbs: pairOf(PAIRS.logProbs),
    referenceLogProbs: pairOf(PAIRS.referenceLogProbs),
  },
]

export const TRL_CASES = [...GRPO_CASES, RLOO_CASE, ...REWARD_CASES, ...DPO_CASES]
