/** The author sends a returned demonstration again, changed. It waits for a review once more. */
import { isDeepStrictEqual } from 'node:util'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Turn } from '../../exchange/record'
import { Resubmission, type ResubmissionInput } from '../../schemas/demonstration-review'
import type { Actor } from '../actor'
import { promptTurnCount, reworded, turnsOf } from './dialogue'
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
    if (found.authorId !== actor.userId) throw new AppError('demonstration-not-found')
    if (found.review !== 'returned') throw new AppError('demonstration-not-returned')
    const before = turnsOf(found)
    const turns = sent.turns
      ? reworded(before, sent.turns, promptTurnCount(found))
      : withInstruction(before, found.promptId === null ? sent.instruction.trim() : '')
    if (response === found.response && isDeepStrictEqual(turns, before))
      throw new AppError('demonstration-unchanged')
    return revise(tx, actor, found, {
      turns,
      response,
      review: 'waiting',
      activeMs: found.activeMs + activeMs,
    })
  })
}

const withInstruction = (turns: Turn[], instruction: string): Turn[] =>
  turns.length === 1 && instruction ? [{ ...turns[0], content: instruction }] : turns
