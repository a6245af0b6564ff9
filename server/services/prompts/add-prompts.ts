/** Adds pasted prompts, one a line, to the project's own set. A line that is already a prompt is left out. */
import { createHash } from 'node:crypto'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Split } from '../../generated/prisma/client'
import type { AddPrompts } from '../../schemas/prompt'
import type { Actor } from '../actor'
import { splitsOfNew } from '../screening/fingerprints'
import { redactedOriginals } from '../screening/redacted-originals'
import { splitOf } from './split-of'
import { TYPED_TASK_TYPE } from './typed-prompts'

const OWN_SET = 'Added by people'
const MAX_LINES = 2000
const MAX_LENGTH = 4000

export interface AddedPrompts {
  added: number
  /** Lines that were a prompt of the project already, or twice in the text. */
  known: number
  bySplit: Record<Split, number>
}

/** @throws AppError INVALID_INPUT for no line, too many, or one that is too long */
export async function addPrompts(
  actor: Actor,
  { text, taskType }: AddPrompts,
  now: Date = new Date(),
): Promise<AddedPrompts> {
  const { projectId } = actor
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) throw new AppError('prompts-empty')
  if (lines.length > MAX_LINES) {
    throw new AppError('too-many-prompts', { limit: MAX_LINES, count: lines.length })
  }
  const tooLong = lines.findIndex((line) => line.length > MAX_LENGTH)
  if (tooLong >= 0) {
    throw new AppError('prompt-too-long', { number: tooLong + 1, limit: MAX_LENGTH })
  }
  const unique = [...new Set(lines)]
  return db().$transaction(async (tx) => {
    const set = await tx.promptSet.upsert({
      where: { projectId_name: { projectId, name: OWN_SET } },
      create: { projectId, name: OWN_SET, description: 'Prompts pasted by admins.', source: 'This project' },
      update: {},
      select: { id: true },
    })
    const known = await tx.prompt.findMany({
      where: { projectId, text: { in: unique }, taskType: { not: TYPED_TASK_TYPE } },
      select: { text: true },
    })
    const knownTexts = new Set(known.map((prompt) => prompt.text))
    const originals = await redactedOriginals(tx, projectId, unique)
    const fresh = unique.filter((line) => !knownTexts.has(line) && !originals.has(line))
    const data = fresh.map((line, i) => {
      const hash = createHash('sha256').update(line).digest('hex')
      return {
        // In the order of the lines, as exports follow ids.
        id: `own${now.getTime().toString(36)}${String(i).padStart(4, '0')}${hash.slice(0, 12)}`,
        projectId,
        promptSetId: set.id,
        key: `own-${hash.slice(0, 16)}`,
        text: line,
        taskType,
        split: splitOf(hash),
      }
    })
    const { splits, fingerprints } = await splitsOfNew(tx, projectId, data)
    data.forEach((prompt, i) => {
      prompt.split = splits[i]
    })
    await tx.prompt.createMany({ data })
    await tx.promptFingerprint.createMany({ data: fingerprints })
    const count = (split: Split) => data.filter((prompt) => prompt.split === split).length
    return {
      added: data.length,
      known: lines.length - data.length,
      bySplit: { train: count('train'), validation: count('validation'), test: count('test') },
    }
  })
}
