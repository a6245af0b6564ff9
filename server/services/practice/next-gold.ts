/** What the practice desk shows next: of the gold tasks a person can practise on, the one they tried longest ago. */
import { createHash } from 'node:crypto'
import { db } from '../../db'
import type { Actor } from '../actor'
import { PROMPT_VIEW_FIELDS, type PromptView, promptView } from '../rankings/prompt-view'
import { practisedBy } from './practised-by'

export interface GoldTaskView {
  goldId: string
  prompt: PromptView
  /** In display order: the first is "A". */
  completions: { id: string; text: string }[]
}

/** @param exceptGoldId the one just seen, unless it is the only one. Null: there is none. */
export async function nextGold(
  actor: Actor,
  { exceptGoldId = null }: { exceptGoldId?: string | null } = {},
): Promise<GoldTaskView | null> {
  const { userId } = actor
  const golds = await db().goldTask.findMany({
    where: practisedBy(actor),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      attempts: { where: { userId }, orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } },
    },
  })
  const lastTried = ({ attempts }: (typeof golds)[number]) => attempts[0]?.createdAt.getTime() ?? 0
  const others = golds.filter(({ id }) => id !== exceptGoldId)
  const [next] = (others.length > 0 ? others : golds).sort((a, b) => lastTried(a) - lastTried(b))
  if (!next) return null
  const { task } = await db().goldTask.findUniqueOrThrow({
    where: { id: next.id },
    select: {
      task: {
        select: {
          prompt: { select: PROMPT_VIEW_FIELDS },
          items: { select: { completion: { select: { id: true, text: true } } } },
        },
      },
    },
  })
  const shuffle = `${userId} ${next.id} ${lastTried(next)}`
  return {
    goldId: next.id,
    // Answers written at practice become nothing.
    prompt: { ...promptView(task.prompt), isForTraining: false },
    completions: task.items
      .map(({ completion }) => completion)
      .sort((a, b) => placeOf(shuffle, a.id).localeCompare(placeOf(shuffle, b.id))),
  }
}

/** An order that stays over a reload and is another one next time. */
const placeOf = (shuffle: string, id: string) => createHash('sha256').update(`${shuffle} ${id}`).digest('hex')
