/**
 * What one snapshot has that another has not, and which records of both are no longer the same. Read from the files that were
 * frozen; of one of them a digest a record is kept in memory.
 */
import { createHash } from 'node:crypto'
import { AppError } from '../../errors'
import type { ExchangeRecord } from '../../exchange/record'
import { transcript } from '../../exchange/transcript'
import { ExportRequest } from '../../schemas/export'
import { SnapshotFilter, type SnapshotKind } from '../../schemas/snapshot'
import type { Actor } from '../actor'
import { snapshotRecords } from './export-snapshot'
import { type DescribedFilter, describeFilter } from './filter-words'
import { requireSnapshot } from './require-snapshot'

const EXAMPLES = 10
const EXAMPLE_CHARS = 200

/** Some records of a comparison: how many, of which splits, by whom, and the first of them. */
export interface RecordGroup {
  records: number
  bySplit: Record<string, number>
  byPerson: Record<string, number>
  examples: { id: string; prompt: string }[]
}

export interface SnapshotDifference {
  kind: SnapshotKind
  /** By which filter each was taken. */
  filters: { here: DescribedFilter; there: DescribedFilter }
  same: number
  /** In both, and not the same: corrected, or its prompt changed. */
  changed: RecordGroup
  onlyHere: RecordGroup
  onlyThere: RecordGroup
}

/** @throws AppError NOT_FOUND, INVALID_INPUT for two kinds, CONFLICT for a run's own snapshot */
export async function compareSnapshots(
  actor: Actor,
  { snapshotId, otherId }: { snapshotId: string; otherId: string },
): Promise<SnapshotDifference> {
  const here = await requireSnapshot(actor, snapshotId)
  const there = await requireSnapshot(actor, otherId)
  if (here.kind !== there.kind)
    throw new AppError('snapshot-kinds-differ', { here: here.kind, there: there.kind })
  const kind = here.kind as SnapshotKind
  const request = ExportRequest.parse({ kind })

  const digests = new Map<string, string>()
  for await (const record of snapshotRecords(here, request)) digests.set(idOf(record), digestOf(record))
  const [changed, onlyHere, onlyThere] = [group(), group(), group()]
  let same = 0
  for await (const record of snapshotRecords(there, request)) {
    const id = idOf(record)
    const digest = digests.get(id)
    digests.delete(id)
    if (digest === undefined) add(onlyThere, record)
    else if (digest === digestOf(record)) same++
    else add(changed, record)
  }
  if (digests.size > 0)
    for await (const record of snapshotRecords(here, request))
      if (digests.has(idOf(record))) add(onlyHere, record)
  const describe = ({ filter }: { filter: unknown }) =>
    describeFilter(actor.projectId, SnapshotFilter.parse(filter))
  const filters = { here: await describe(here), there: await describe(there) }
  return { kind, filters, same, changed, onlyHere, onlyThere }
}

const group = (): RecordGroup => ({ records: 0, bySplit: {}, byPerson: {}, examples: [] })

const idOf = ({ rankings, demonstrations }: ExchangeRecord): string =>
  rankings[0]?.id ?? demonstrations[0]?.id ?? ''

const digestOf = (record: ExchangeRecord): string =>
  createHash('sha256').update(JSON.stringify(record)).digest('base64').slice(0, 22)

function add(into: RecordGroup, record: ExchangeRecord): void {
  const { prompt, rankings, demonstrations } = record
  const person = rankings[0]?.annotator ?? demonstrations[0]?.author ?? ''
  into.records++
  count(into.bySplit, prompt.split ?? '')
  if (person !== '') count(into.byPerson, person)
  if (into.examples.length < EXAMPLES)
    into.examples.push({ id: idOf(record), prompt: transcript(prompt.turns).slice(0, EXAMPLE_CHARS) })
}

const count = (counts: Record<string, number>, key: string) => {
  counts[key] = (counts[key] ?? 0) + 1
}
