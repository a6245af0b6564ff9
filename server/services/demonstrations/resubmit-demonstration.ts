/** The author sends a returned demonstration again, changed. It waits for a review once more. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { Resubmission, type ResubmissionInput } from '../../schemas/demonstration-review'
import type { Actor } from '../actor'
import { lockDemonstration, revise } from './revise'

/**
 * The instruction is the author's to change only where they wrote it.
 * @throws AppError NOT_FOUND for one that is not the actor's; CONFLICT when it was not returned, or changed meanwhile;
 * INVALID_INPUT when nothing is different or it does not fit the model's context.
 */
export async function resubmitDemonstration(
  actor: Actor,
  input: ResubmissionInput,
): Promise<{ revision: number }> {
  const { activeMs, response, ...sent } = Resubmission.parse(input)
  return db().$transaction(async (tx) => {
    const found = await lockDemonstration(tx, actor, sent)
    if (found.authorId !== actor.userId) throw new AppError('NOT_FOUND', 'No such demonstration.')
    if (found.review !== 'returned') throw new AppError('CONFLICT', 'This answer was not returned to you.')
    const isOwn = found.promptId === null && sent.instruction.trim() !== ''
    const instruction = isOwn ? sent.instruction.trim() : found.instruction
    if (instruction === found.instruction && response === found.response)
      throw new AppError('INVALID_INPUT', 'Change the answer first.')
    return revise(tx, actor, found, {
      instruction,
      response,
      review: 'waiting',
      activeMs: found.activeMs + activeMs,
    })
  })
}
