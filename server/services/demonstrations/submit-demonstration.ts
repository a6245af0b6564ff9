/**
 * Takes in a finished demonstration. Idempotent by the submission key the browser made: sending the same draft twice
 * gives one row. A prompt's own text, task type and split are read here, never taken from the browser.
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Turn } from '../../exchange/record'
import type { DemonstrationSubmission } from '../../schemas/demonstration'
import type { Actor } from '../actor'
import { checkGuidelinesVersion } from '../annotation/check-guidelines-version'
import { discardDraft } from '../drafts/discard-draft'
import { betterAnswerSubject, requireRankedCompletion } from './better-answer'
import { countText } from './count-text'
import { promptTurns, requireWords, storedTurns } from './dialogue'
import { WRITING_SUBJECT } from './save-demonstration-draft'

/**
 * @throws AppError INVALID_INPUT when a text is empty or both do not fit the model's context; NOT_FOUND for a prompt of
 * another project, or a completion that the actor was never given to rank; CONFLICT for a prompt that is not for training, or
 * a key used by somebody else.
 */
export async function submitDemonstration(
  actor: Actor,
  input: DemonstrationSubmission,
): Promise<{ demonstrationId: string; isRepeat: boolean }> {
  const { submissionKey, fromCompletionId, guidelinesVersion, activeMs } = input
  const earlier = await findEarlier(actor, submissionKey)
  if (earlier) return earlier

  const promptId = fromCompletionId
    ? (await requireRankedCompletion(actor, fromCompletionId)).promptId
    : input.promptId
  const { opening, ...subject } = promptId ? await readPrompt(actor, promptId) : ownOpening(input)
  const response = input.response.trim()
  if (!response) throw new AppError('answer-empty')
  const fromPrompt = promptId ? opening.length : 0
  const turns = requireWords([...opening, ...input.between], fromPrompt)
  const tokens = countText(turns, response)
  const origin = await originOf(actor)

  return db().$transaction(async (tx) => {
    await checkGuidelinesVersion(tx, actor, guidelinesVersion)
    // "on conflict do nothing", so that two sends at the same moment make one row and neither fails.
    const { count } = await tx.demonstration.createMany({
      data: [
        {
          ...subject,
          ...storedTurns(turns, fromPrompt),
          projectId: actor.projectId,
          promptId,
          fromCompletionId,
          authorId: actor.userId,
          origin,
          response,
          ...tokens,
          activeMs,
          guidelinesVersion,
          submissionKey,
        },
      ],
      skipDuplicates: true,
    })
    const written = fromCompletionId ? betterAnswerSubject(fromCompletionId) : WRITING_SUBJECT
    await discardDraft(tx, actor, 'demonstration', written)
    const { id } = await tx.demonstration.findUniqueOrThrow({
      where: { submissionKey },
      select: { id: true },
    })
    return { demonstrationId: id, isRepeat: count === 0 }
  })
}

async function findEarlier(actor: Actor, submissionKey: string) {
  const row = await db().demonstration.findUnique({
    where: { submissionKey },
    select: { id: true, projectId: true, authorId: true },
  })
  if (!row) return null
  if (row.projectId !== actor.projectId || row.authorId !== actor.userId) {
    throw new AppError('submission-key-taken')
  }
  return { demonstrationId: row.id, isRepeat: true }
}

function ownOpening({ system, instruction, taskType }: DemonstrationSubmission) {
  if (!instruction.trim()) throw new AppError('instruction-empty')
  const opening: Turn[] = [{ role: 'user', content: instruction }]
  if (system.trim()) opening.unshift({ role: 'system', content: system })
  return { opening, taskType, split: 'train' as const }
}

async function readPrompt(actor: Actor, promptId: string) {
  const prompt = await db().prompt.findFirst({
    where: { id: promptId, projectId: actor.projectId },
    select: { text: true, turns: true, taskType: true, split: true },
  })
  if (!prompt) throw new AppError('prompt-not-found')
  if (prompt.split !== 'train') {
    throw new AppError('prompt-not-for-training', { split: prompt.split })
  }
  return { opening: promptTurns(prompt), taskType: prompt.taskType, split: prompt.split }
}

async function originOf(actor: Actor): Promise<'person' | 'simulated'> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { isSimulated: true },
  })
  return user.isSimulated ? 'simulated' : 'person'
}
