/** Writes the demonstrations of a batch. One that was imported before is known by its submission key. */
import { insertRows } from '../../database/insert-rows'
import type { Prisma } from '../../db'
import { known } from '../../errors'
import { countTokens } from '../../tokens/starter-tokens'
import type { ImportWriter, WrittenRows } from './import-writer'

export async function writeDemonstrations(
  { tx, context, planned, written }: ImportWriter,
  { promptOf, personOf, completionOf }: WrittenRows,
): Promise<void> {
  const wanted = planned.flatMap(({ text, demonstrations }) =>
    demonstrations.map((demonstration) => ({
      ...demonstration,
      prompt: known(promptOf, text),
      submissionKey: `import-${demonstration.key}`,
    })),
  )
  if (wanted.length === 0) return
  const found = await tx.demonstration.findMany({
    where: { submissionKey: { in: wanted.map(({ submissionKey }) => submissionKey) } },
    select: { submissionKey: true },
  })
  const alreadyHere = new Set(found.map(({ submissionKey }) => submissionKey))
  const fresh = wanted.filter(({ submissionKey }) => !alreadyHere.has(submissionKey))
  await insertRows<Prisma.DemonstrationCreateManyInput>(
    tx,
    'Demonstration',
    fresh.map(({ id, sourceId, text, author, betterThanKey, submissionKey, prompt }) => ({
      id,
      projectId: context.projectId,
      importId: context.importId,
      sourceId,
      promptId: prompt.id,
      fromCompletionId: betterThanKey === undefined ? null : known(completionOf, betterThanKey),
      authorId: author === undefined ? null : known(personOf, author),
      origin: 'imported' as const,
      instruction: prompt.text,
      response: text,
      taskType: prompt.taskType,
      split: prompt.split,
      promptTokens: countTokens(prompt.text),
      responseTokens: countTokens(text),
      submissionKey,
    })),
  )
  written.counts.demonstrations += fresh.length
  written.counts.known += wanted.length - fresh.length
}
