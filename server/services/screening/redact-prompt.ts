/**
 * Puts placeholders in the place of a prompt's personal data, or of the names in it, in the prompt and in the demonstrations that repeat it. The
 * original is kept aside, where no screen and no export reads it; a file that brings it again finds the redacted prompt.
 */
import { db, type Tx } from '../../db'
import { AppError, invariant } from '../../errors'
import type { Turn } from '../../exchange/record'
import { transcript } from '../../exchange/transcript'
import { Prisma } from '../../generated/prisma/client'
import { countTurns } from '../../schemas/desk-terms'
import { redacted } from '../../screening/redact'
import { countTokens } from '../../tokens/starter-tokens'
import type { Actor } from '../actor'
import { storedTurns } from '../demonstrations/dialogue'
import { fingerprintOf } from './fingerprints'
import { hashOfText } from './text-hash'

/** @throws AppError NOT_FOUND; CONFLICT when the finding is closed or there is nothing left to redact */
export async function redactPrompt(
  { projectId, userId }: Actor,
  { findingId }: { findingId: string },
  now: Date = new Date(),
): Promise<{ text: string }> {
  return db().$transaction(async (tx) => {
    const finding = await tx.promptFinding.findFirst({
      where: { id: findingId, projectId, kind: { in: ['personal', 'name'] } },
      select: {
        kind: true,
        status: true,
        prompt: { select: { id: true, text: true, turns: true, promptSetId: true, key: true } },
      },
    })
    if (!finding) throw new AppError('finding-not-found')
    const { id: promptId, text: before, turns: stored, promptSetId, key } = finding.prompt
    const what = finding.kind === 'name' ? 'name' : 'personal'
    const turns = stored?.map((turn) => ({
      ...turn,
      content: redacted(turn.content, what),
    }))
    const text = turns ? transcript(turns) : redacted(before, what)
    if (finding.status !== 'open' || text === before) throw new AppError('nothing-to-redact')
    await tx.promptRedaction.create({
      data: {
        projectId,
        promptId,
        text: before,
        ...(stored !== null && { turns: stored }),
        hash: hashOfText(before),
        createdById: userId,
      },
    })
    const data = { text, ...(turns && { turns }) }
    await tx.prompt.update({ where: { id: promptId }, data })
    await tx.promptRevision.updateMany({ where: { promptSetId, key, text: before }, data })
    await tx.demonstration.updateMany({
      where: { promptId, instruction: before },
      data: { instruction: text, promptTokens: countTokens(text) },
    })
    await redactDialogues(tx, promptId, turns ?? [{ role: 'user', content: text }])
    const { bands } = fingerprintOf({ id: promptId, text })
    await tx.promptFingerprint.updateMany({ where: { promptId }, data: { bands } })
    const { count } = await tx.promptFinding.updateMany({
      where: { promptId, kind: what, status: 'open' },
      data: { status: 'redacted', closedById: userId, closedAt: now },
    })
    invariant(count === 1, `prompt ${promptId} has one open finding of what is redacted`)
    return { text }
  })
}

/** Dialogues that go on from the prompt begin with its turns. */
async function redactDialogues(tx: Tx, promptId: string, opening: Turn[]) {
  const dialogues = await tx.demonstration.findMany({
    where: { promptId, turns: { not: Prisma.DbNull } },
    select: { id: true, turns: true },
  })
  for (const { id, turns } of dialogues) {
    const later = (turns ?? []).slice(opening.length)
    const redactedTurns = [...opening, ...later]
    await tx.demonstration.update({
      where: { id },
      data: {
        ...storedTurns(redactedTurns, opening.length),
        promptTokens: countTurns(redactedTurns, countTokens),
      },
    })
  }
}
