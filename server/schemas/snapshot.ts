/** What a snapshot holds; shared by the dialog, the API and the services. Test prompts are never in one. */
import { z } from 'zod'

export const SNAPSHOT_KINDS = ['demonstrations', 'rankings'] as const
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number]

const Ids = z.array(z.string().min(1).max(64)).max(200).default([])

export const SnapshotFilter = z.object({
  /** Empty: of every set. */
  promptSetIds: Ids,
  /** Who wrote or ranked; empty: everybody. */
  personIds: Ids,
  splits: z
    .array(z.enum(['train', 'validation']))
    .min(1)
    .default(['train', 'validation']),
  from: z.coerce.date().nullable().default(null),
  /** Null: now, which is then written down, so that the same filter finds the same rows later. */
  until: z.coerce.date().nullable().default(null),
  withSeeds: z.boolean().default(true),
  withImported: z.boolean().default(true),
  withSimulated: z.boolean().default(true),
  /** Rankings in which somebody flagged an answer. */
  withFlagged: z.boolean().default(true),
})
export type SnapshotFilter = z.infer<typeof SnapshotFilter>

export const TakeSnapshot = z.object({
  kind: z.enum(SNAPSHOT_KINDS),
  name: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, 'use letters, digits, dots and hyphens, no spaces'),
  filter: SnapshotFilter.default(SnapshotFilter.parse({})),
})
export type TakeSnapshot = z.infer<typeof TakeSnapshot>
export type TakeSnapshotInput = z.input<typeof TakeSnapshot>

export const CountSnapshot = TakeSnapshot.omit({ name: true })
export type CountSnapshot = z.infer<typeof CountSnapshot>

export const CompareSnapshots = z.object({
  snapshotId: z.string().min(1).max(64),
  otherId: z.string().min(1).max(64),
})

export const SnapshotId = z.object({ snapshotId: z.string().min(1).max(64) })
