/** The starter prompts. A prompt that is there keeps its split for ever. */
import { z } from 'zod'
import { db } from '../../server/db'
import { fillFingerprints } from '../../server/services/screening/fingerprints'
import { STARTER_SET } from './project'
import { readJsonLines } from './read-json-lines'

export const StarterPrompt = z.object({
  id: z.string(),
  taskType: z.string(),
  tags: z.array(z.string()),
  split: z.enum(['train', 'validation', 'test']),
  text: z.string().min(1),
})

/** How many were added. */
export async function seedPrompts(projectId: string, file: string): Promise<number> {
  const prompts = await readJsonLines(file, StarterPrompt)
  const set = await db().promptSet.findUniqueOrThrow({
    where: { projectId_name: { projectId, name: STARTER_SET } },
    select: { id: true },
  })
  const { count } = await db().prompt.createMany({
    data: prompts.map(({ id, ...prompt }) => ({ ...prompt, key: id, projectId, promptSetId: set.id })),
    skipDuplicates: true,
  })
  await fillFingerprints(projectId)
  return count
}
