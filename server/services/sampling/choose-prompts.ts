/** Which prompts a sampling run answers: named ones, or some of a split in an order that the seed decides. */
import { createHash } from 'node:crypto'
import { db } from '../../db'
import { AppError } from '../../errors'
import { PromptChoice } from '../../schemas/run'
import type { Actor } from '../actor'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'

/** Prompt ids. @throws AppError NOT_FOUND for a prompt of another project, CONFLICT when none fits */
export async function choosePrompts(actor: Actor, choice: PromptChoice, seed: number): Promise<string[]> {
  const parsed = PromptChoice.parse(choice)
  const { projectId } = actor
  if ('promptIds' in parsed) {
    const ids = [...new Set(parsed.promptIds)]
    const found = await db().prompt.count({ where: { projectId, id: { in: ids } } })
    if (found !== ids.length) throw new AppError('prompts-not-found', { count: ids.length - found })
    return ids
  }
  const rows = await db().prompt.findMany({
    where: {
      projectId,
      split: parsed.split,
      withdrawnAt: null,
      taskType: parsed.taskType ?? { not: TYPED_TASK_TYPE },
      ...(parsed.onlyUnranked && { rankingTasks: { none: {} } }),
    },
    select: { id: true, promptSetId: true, key: true },
  })
  if (rows.length === 0) {
    throw new AppError(parsed.onlyUnranked ? 'no-unranked-prompt-fits' : 'no-prompt-fits', {
      split: parsed.split,
    })
  }
  // Shuffled by a hash of the prompt's stable key, so that the same seed chooses the same prompts in any database.
  const position = (key: string) => createHash('sha256').update(`${seed}/${key}`).digest('hex')
  return rows
    .map(({ id, key }) => ({ id, position: position(key) }))
    .sort((a, b) => (a.position < b.position ? -1 : 1))
    .slice(0, parsed.count)
    .map(({ id }) => id)
}
