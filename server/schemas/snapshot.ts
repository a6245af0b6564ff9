/** What a snapshot holds; shared by the dialog, the API and the services. Test prompts are never in one. */
import { z } from 'zod'

export const SNAPSHOT_KINDS = ['demonstrations', 'rankings'] as const
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number]

const Ids = z.array(z.string().min(1).max(64)).max(200).default([])

export const SnapshotFilter = z.object({
  /** Empty: of every set. */
  promptSetIds: Ids,
  /** Who wrote or ranked, by id or by the pseudonym that exports give; empty: everybody. */
  personIds: Ids,
  /** Rankings of which every answer was sampled by one of these; empty: by anything, imported answers included. */
  modelVersionIds: Ids,
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
  /**
   * Of the people whose rankings of the same answers the rest of this filter finds, at least this share of judged pairs
   * must agree; a tie against a preference counts half. What the card says of the whole is said here of each task.
   */
  minAgreement: z.number().min(0).max(1).nullable().default(null),
  /** With a least agreement: whether rankings stay of answers that one person alone ranked, where nothing can be measured. */
  withUnmeasured: z.boolean().default(false),
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

export const SnapshotChoices = TakeSnapshot.pick({ kind: true })

export const CompareSnapshots = z.object({
  snapshotId: z.string().min(1).max(64),
  otherId: z.string().min(1).max(64),
})

export const SnapshotId = z.object({ snapshotId: z.string().min(1).max(64) })
