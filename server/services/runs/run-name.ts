/** What people and logs call a run: "sft-3", "reward-1", "policy-2", "sample-7". */
import type { RunKind } from '../../generated/prisma/client'

export const runName = ({ kind, number }: { kind: RunKind; number: number }): string => `${kind}-${number}`
