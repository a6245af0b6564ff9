/** What people and logs call a run: "sft-3", "reward-1", "policy-2", "sample-7". */
import type { RunKind } from '../../generated/prisma/client'

const SHORT: Record<RunKind, string> = {
  pretrain: 'pretrain',
  sft: 'sft',
  reward: 'reward',
  policy: 'policy',
  sample: 'sample',
  score: 'score',
  evaluate: 'evaluate',
}

export function runName({ kind, number }: { kind: RunKind; number: number }): string {
  return `${SHORT[kind]}-${number}`
}
