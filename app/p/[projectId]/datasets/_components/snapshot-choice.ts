/** What is chosen in the dialog, and the filter it means. */
import type { SnapshotKind, TakeSnapshotInput } from '@/server/schemas/snapshot'

export interface SnapshotChoice {
  promptSetIds: string[]
  personIds: string[]
  modelVersionIds: string[]
  split: 'all' | 'train' | 'validation'
  /** Days as the browser's date fields give them, in the reader's zone; empty: no limit. */
  from: string
  until: string
  /** In percent, as typed; empty: any. */
  minAgreement: string
  withUnmeasured: boolean
  withSeeds: boolean
  withImported: boolean
  withSimulated: boolean
  withFlagged: boolean
}

export const EVERYTHING: SnapshotChoice = {
  promptSetIds: [],
  personIds: [],
  modelVersionIds: [],
  split: 'all',
  from: '',
  until: '',
  minAgreement: '',
  withUnmeasured: false,
  withSeeds: true,
  withImported: true,
  withSimulated: true,
  withFlagged: true,
}

/** Demonstrations have no agreement and no model versions. */
export function filterOf(
  kind: SnapshotKind,
  { split, from, until, minAgreement, modelVersionIds, ...choice }: SnapshotChoice,
): NonNullable<TakeSnapshotInput['filter']> {
  return {
    ...choice,
    ...(split !== 'all' && { splits: [split] }),
    from: from === '' ? null : new Date(`${from}T00:00:00`),
    until: until === '' ? null : new Date(`${until}T23:59:59.999`),
    ...(kind === 'rankings' && {
      modelVersionIds,
      minAgreement: minAgreement === '' ? null : Math.min(100, Math.max(0, Number(minAgreement))) / 100,
    }),
  }
}
