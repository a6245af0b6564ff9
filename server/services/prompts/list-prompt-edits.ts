/** The latest edits of prompts, newest first. */
import { db } from '../../db'
import { PromptChange } from '../../schemas/prompt'
import type { Actor } from '../actor'

const SHOWN = 10

export async function listPromptEdits(actor: Actor) {
  const edits = await db().promptEdit.findMany({
    where: { projectId: actor.projectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
    select: {
      id: true,
      change: true,
      prompts: true,
      createdAt: true,
      undoneAt: true,
      createdBy: { select: { name: true } },
    },
  })
  return edits.map((edit) => ({ ...edit, change: PromptChange.parse(edit.change) }))
}
