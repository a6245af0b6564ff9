/** Writes the completions of a batch, with the stars that the file gives them. One that the project has is known by its key. */
import { insertRows } from '../../database/insert-rows'
import type { Prisma } from '../../db'
import { known, required } from '../../errors'
import { encodeAnswer } from '../../tokens/starter-tokens'
import type { ImportWriter, PromptOf } from './import-writer'
import type { PlannedRecord } from './plan-records'

type PlannedCompletion = PlannedRecord['completions'][number]

/** @returns the id of each completion key, found or written. */
export async function writeCompletions(
  writer: ImportWriter,
  promptOf: PromptOf,
): Promise<Map<string, string>> {
  const { tx, context, planned, written } = writer
  const wanted = firstOfEachKey(planned)
  if (wanted.size === 0) return new Map()
  const found = await tx.completion.findMany({
    where: { projectId: context.projectId, importKey: { in: [...wanted.keys()] } },
    select: { id: true, importKey: true },
  })
  const idOf = new Map(found.map(({ id, importKey }) => [required(importKey, 'the import key'), id]))
  const fresh = [...wanted.values()]
    .filter(({ key }) => !idOf.has(key))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  await insertRows<Prisma.CompletionCreateManyInput>(
    tx,
    'Completion',
    fresh.map(({ id, sourceId, key, text, model, label, prompt }) => ({
      id,
      projectId: context.projectId,
      importId: context.importId,
      sourceId,
      importKey: key,
      promptId: known(promptOf, prompt).id,
      sourceModel: model,
      text,
      tokenIds: encodeAnswer(text),
      finishReason: 'eos',
      settings: {},
      seed: 0,
      index: 0,
      label,
    })),
  )
  for (const { key, id } of fresh) idOf.set(key, id)
  await writeStatedStars(writer, fresh)
  written.counts.completions += fresh.length
  written.counts.known += planned.reduce((sum, record) => sum + countKnown(record, idOf), 0)
  return idOf
}

/** Of several records with one completion the first decides what it is. */
function firstOfEachKey(planned: readonly PlannedRecord[]) {
  const first = new Map<string, PlannedCompletion & { prompt: string }>()
  for (const { text, completions } of planned)
    for (const completion of completions)
      if (!first.has(completion.key)) first.set(completion.key, { ...completion, prompt: text })
  return first
}

async function writeStatedStars(
  { tx, context: { projectId } }: ImportWriter,
  completions: readonly PlannedCompletion[],
): Promise<void> {
  await tx.stars.createMany({
    data: completions.flatMap(({ id, stars }) =>
      stars === undefined
        ? []
        : {
            completionId: id,
            projectId,
            stars: stars.value,
            standardError: stars.standardError,
            simpleStars: stars.value,
            ability: 0,
            rankings: stars.rankings,
            isDetermined: true,
            method: 'imported',
          },
    ),
    skipDuplicates: true,
  })
}

/** Of records with rankings, the rankings say whether they were known. */
function countKnown(
  { completions, ownCompletions, rankings }: PlannedRecord,
  idOf: ReadonlyMap<string, string>,
): number {
  if (rankings.length > 0) return 0
  return completions.slice(0, ownCompletions).filter(({ key, id }) => idOf.get(key) !== id).length
}
