/** Writes the prompts of a batch that the project does not have, with their splits and fingerprints. */
import { createHash } from 'node:crypto'
import { insertRows } from '../../database/insert-rows'
import type { Prisma } from '../../db'
import { splitOf } from '../prompts/split-of'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'
import { splitsOfNew } from '../screening/fingerprints'
import { redactedOriginals } from '../screening/redacted-originals'
import type { ImportWriter, PromptOf } from './import-writer'
import type { PlannedRecord, WriteContext } from './plan-records'
import { keyOfText } from './record-keys'

/** @returns the row of each prompt text, found or written. */
export async function writePrompts(writer: ImportWriter): Promise<PromptOf> {
  const { tx, context, planned, written } = writer
  const wanted = firstOfEachText(planned)
  const promptOf = await findPrompts(writer, [...wanted.keys()])
  const missing = [...wanted.values()]
    .filter(({ text }) => !promptOf.has(text))
    .sort((a, b) => (a.promptId < b.promptId ? -1 : 1))
  const rows = promptRows(context, missing, await takenKeys(writer, missing))
  const { splits, moved, fingerprints } = await splitsOfNew(tx, context.projectId, rows)
  rows.forEach((row, i) => {
    row.split = splits[i]
  })
  await insertRows<Prisma.PromptCreateManyInput>(tx, 'Prompt', rows)
  await insertRows<Prisma.PromptFingerprintCreateManyInput>(tx, 'PromptFingerprint', fingerprints)
  for (const row of rows) promptOf.set(row.text, row)
  written.counts.moved += moved
  // A crash between batches must not make the import's own rows look known.
  written.counts.prompts += rows.length
  written.counts.known += planned.filter(
    ({ text, promptId, demonstrations, completions }) =>
      demonstrations.length + completions.length === 0 && promptOf.get(text)?.id !== promptId,
  ).length
  return promptOf
}

/** Of several records with one text the first decides what the prompt is. */
function firstOfEachText(planned: readonly PlannedRecord[]): Map<string, PlannedRecord> {
  const first = new Map<string, PlannedRecord>()
  for (const record of planned) if (!first.has(record.text)) first.set(record.text, record)
  return first
}

/** What the project has of these texts, prompts whose personal data were redacted since among it. */
async function findPrompts({ tx, context: { projectId } }: ImportWriter, texts: readonly string[]) {
  const found = await tx.prompt.findMany({
    where: { projectId, text: { in: [...texts] }, taskType: { not: TYPED_TASK_TYPE } },
    orderBy: { id: 'desc' },
    select: { id: true, text: true, split: true, taskType: true, importId: true },
  })
  const promptOf = new Map(found.map((prompt) => [prompt.text, prompt]))
  const unknown = texts.filter((text) => !promptOf.has(text))
  for (const [text, prompt] of await redactedOriginals(tx, projectId, unknown)) promptOf.set(text, prompt)
  return promptOf
}

/** Which of the ids that the records give their prompts are keys in the prompt set already. */
async function takenKeys(
  { tx, context: { promptSetId } }: ImportWriter,
  missing: readonly PlannedRecord[],
): Promise<Set<string>> {
  const sourceIds = missing.flatMap(({ prompt }) => prompt.id ?? [])
  const taken = await tx.prompt.findMany({
    where: { promptSetId, key: { in: sourceIds } },
    select: { key: true },
  })
  return new Set(taken.map(({ key }) => key))
}

/** @param taken keys of the prompt set; the keys of these rows are added */
function promptRows(
  { projectId, promptSetId, importId, settings }: WriteContext,
  missing: readonly PlannedRecord[],
  taken: Set<string>,
) {
  return missing.map(({ text, prompt, promptId }) => {
    const { id: sourceId } = prompt
    const isFree = sourceId !== undefined && !taken.has(sourceId)
    if (isFree) taken.add(sourceId)
    return {
      id: promptId,
      projectId,
      promptSetId,
      importId,
      sourceId,
      // Two prompts may come with one id; the second is known by its text.
      key: isFree ? sourceId : keyOfText(text),
      text,
      ...(prompt.turns.length > 1 || prompt.turns[0].role !== 'user' ? { turns: prompt.turns } : {}),
      taskType: prompt.taskType ?? settings.taskType,
      tags: prompt.tags ?? [],
      split: prompt.split ?? splitOf(createHash('sha256').update(text).digest('hex')),
      language: prompt.language ?? settings.language,
    }
  })
}
