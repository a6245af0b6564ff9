/** An annotator's home: what waits for them, whether they have to practise first, what is kept for them. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { readPractice } from '../practice/read-practice'
import { countWaiting } from '../projects/count-waiting'

export async function readOwnQueue(actor: Actor) {
  const { projectId, userId } = actor
  const [waiting, practice, drafts] = await Promise.all([
    countWaiting(actor),
    readPractice(actor),
    db().draft.count({ where: { projectId, userId } }),
  ])
  const { golds, isBlocking } = practice
  return { waiting, practice: { golds, isBlocking }, drafts }
}
