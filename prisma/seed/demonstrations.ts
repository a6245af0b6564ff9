/**
 * The seeded demonstrations, of mixed quality as crowds write them, marked as seeds. One in ten is held out, so that
 * fine-tuning has something to measure its loss on.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { db } from '../../server/db'
import { countTokens } from '../../server/tokens/starter-tokens'
import { STARTER_SET } from './project'
import { readJsonLines } from './read-json-lines'

const StarterDemonstration = z.object({ promptId: z.string(), response: z.string().min(1) })
const HELD_OUT_SHARE = 0.1

/** How many were added. */
export async function seedDemonstrations(projectId: string, file: string): Promise<number> {
  const demonstrations = await readJsonLines(file, StarterDemonstration)
  const prompts = await db().prompt.findMany({
    where: { projectId, promptSet: { name: STARTER_SET } },
    select: { id: true, key: true, text: true, taskType: true, split: true },
  })
  const promptOf = new Map(prompts.map((prompt) => [prompt.key, prompt]))
  const { count } = await db().demonstration.createMany({
    data: demonstrations.map(({ promptId: key, response }) => {
      const prompt = promptOf.get(key)
      if (!prompt) throw new Error(`${file}: there is no starter prompt ${key}`)
      if (prompt.split === 'test')
        throw new Error(`${file}: ${key} is a test prompt; it must never be trained on`)
      return {
        projectId,
        promptId: prompt.id,
        origin: 'seed' as const,
        instruction: prompt.text,
        response,
        taskType: prompt.taskType,
        split: isHeldOut(key) ? ('validation' as const) : prompt.split,
        promptTokens: countTokens(prompt.text),
        responseTokens: countTokens(response),
        submissionKey: `seed/${projectId}/${key}`,
      }
    }),
    skipDuplicates: true,
  })
  return count
}

/** Decided by the key alone, so that a demonstration never changes sides. */
function isHeldOut(key: string): boolean {
  const digest = createHash('sha256').update(`held-out/${key}`).digest()
  return digest.readUInt32BE(0) / 0x1_0000_0000 < HELD_OUT_SHARE
}
