/** Small statistics of the demo's report. Pure. */
import { groupBy } from '../statistics/group-by'
import { type Outcome, type WinRate, winRate } from '../statistics/win-rate'

export interface GoldSample {
  promptId: string
  /** 0–1. */
  gold: number
}

/** Scores closer than this are a tie: nobody would tell the answers apart by them. */
const TIE = 1e-9

/**
 * How often `samples` beat `opponents` by gold: all cross pairs on each prompt, ties half, with the interval of
 * `winRate`, which is clustered by prompt.
 */
export function goldWinRate(
  samples: readonly GoldSample[],
  opponents: readonly GoldSample[],
): WinRate | null {
  const opponentsOf = groupBy(opponents, ({ promptId }) => promptId)
  const outcomes: Outcome[] = samples.flatMap(({ promptId, gold }) =>
    (opponentsOf.get(promptId) ?? []).map((other) => ({ promptId, result: outcome(gold, other.gold) })),
  )
  return winRate(outcomes)
}

function outcome(a: number, b: number): Outcome['result'] {
  if (Math.abs(a - b) <= TIE) return 0.5
  return a > b ? 1 : 0
}
