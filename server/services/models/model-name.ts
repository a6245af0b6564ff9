/** What people call a version: "SFT v2", "Reward v1", "Policy v3", "Base". */
import type { ModelKind } from '../../generated/prisma/client'

const NOUN: Record<ModelKind, string> = { base: 'Base', sft: 'SFT', reward: 'Reward', policy: 'Policy' }

export function modelName({ kind, version }: { kind: ModelKind; version: number }): string {
  return kind === 'base' && version === 1 ? 'Base' : `${NOUN[kind]} v${version}`
}
