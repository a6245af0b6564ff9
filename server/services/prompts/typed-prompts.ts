/** Prompts typed into Compare: kept, so that their completions have a prompt, but never drawn, trained on or matched. */
import { createHash } from 'node:crypto'
import { db } from '../../db'
import type { Actor } from '../actor'

export const TYPED_TASK_TYPE = 'typed'
const SET_NAME = 'Typed in Compare'

/** The prompt with this text, made when it is new. */
export async function keepTypedPrompt(actor: Actor, text: string): Promise<string> {
  const set = await db().promptSet.upsert({
    where: { projectId_name: { projectId: actor.projectId, name: SET_NAME } },
    create: {
      projectId: actor.projectId,
      name: SET_NAME,
      description: 'What people typed to compare models. Never used for training or votes.',
      source: 'This project',
    },
    update: {},
    select: { id: true },
  })
  const key = createHash('sha256').update(text).digest('hex').slice(0, 24)
  const prompt = await db().prompt.upsert({
    where: { promptSetId_key: { promptSetId: set.id, key } },
    create: {
      projectId: actor.projectId,
      promptSetId: set.id,
      key,
      text,
      taskType: TYPED_TASK_TYPE,
      split: 'validation',
    },
    update: {},
    select: { id: true },
  })
  return prompt.id
}
