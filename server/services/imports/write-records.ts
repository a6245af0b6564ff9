/**
 * Writes a batch of records in one transaction: prompts, demonstrations, completions, ranking tasks, rankings with their
 * comparisons, stars. What the project has already is counted as known and left as it is.
 */
import { db } from '../../db'
import type { ImportWriter, WrittenBatch } from './import-writer'
import { importedPeople } from './imported-people'
import { type NumberedRecord, type PlannedRecord, planRecords, type WriteContext } from './plan-records'
import { writeCompletions } from './write-completions'
import { writeDemonstrations } from './write-demonstrations'
import { writePrompts } from './write-prompts'
import { writeRankings } from './write-rankings'

export async function writeRecords(
  context: WriteContext,
  batch: readonly NumberedRecord[],
): Promise<WrittenBatch> {
  const planned = planRecords(context, batch)
  return db().$transaction(async (tx) => {
    const written: WrittenBatch = {
      counts: { prompts: 0, demonstrations: 0, completions: 0, rankings: 0, known: 0, moved: 0 },
      problems: [],
    }
    const writer: ImportWriter = { tx, context, planned, written }
    const promptOf = await writePrompts(writer)
    const personOf = await importedPeople(tx, context.projectId, planned.flatMap(peopleIn))
    const completionOf = await writeCompletions(writer, promptOf)
    const rows = { promptOf, personOf, completionOf }
    await writeDemonstrations(writer, rows)
    await writeRankings(writer, rows)
    return written
  })
}

const peopleIn = ({ demonstrations, rankings }: PlannedRecord): string[] => [
  ...demonstrations.flatMap(({ author }) => author ?? []),
  ...rankings.map(({ annotator }) => annotator),
]
