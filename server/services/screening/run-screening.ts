/**
 * Looks through every prompt that is given out, in id order: near-duplicates of an earlier one, personal data, texts of
 * held-out lists; and counts each set's lengths and tokens. Findings that nobody has answered are found again or gone; answered ones stay answered.
 */
import { db, type Prisma } from '../../db'
import { HeldOutIndex } from '../../screening/held-out'
import { personalSpans } from '../../screening/personal-data'
import { SetTally } from '../../screening/set-tally'
import { openO200k } from '../../tokens/o200k-tokens'
import { countTokens } from '../../tokens/starter-tokens'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'
import { fillFingerprints, findLike, fingerprintOf } from './fingerprints'

const PAGE = 500
const SHOWN_CHARS = 500

/** Called by a worker. @throws when it is stopped, so that another worker begins again */
export async function runScreening(projectId: string, signal?: AbortSignal): Promise<void> {
  const where = { projectId, withdrawnAt: null, taskType: { not: TYPED_TASK_TYPE } }
  const total = await db().prompt.count({ where })
  await db().screening.update({
    where: { projectId },
    data: { status: 'running', startedAt: new Date(), looked: 0, total },
  })
  try {
    await fillFingerprints(projectId, signal)
    await db().promptFinding.deleteMany({ where: { projectId, status: 'open' } })
    const heldOut = await heldOutOf(projectId)
    const countO200k = await openO200k()
    const tallies = new Map<string, SetTally>()
    let looked = 0
    for (let after = ''; ; ) {
      signal?.throwIfAborted()
      const prompts = await db().prompt.findMany({
        where: { ...where, id: { gt: after } },
        orderBy: { id: 'asc' },
        take: PAGE,
        select: { id: true, text: true, promptSetId: true },
      })
      for (const { promptSetId, text } of prompts) {
        const tally = tallies.get(promptSetId) ?? new SetTally()
        tallies.set(promptSetId, tally)
        tally.add({
          characters: text.length,
          starterTokens: countTokens(text),
          o200kTokens: countO200k(text),
        })
      }
      await db().promptFinding.createMany({
        data: await findingsIn(projectId, prompts, heldOut),
        skipDuplicates: true,
      })
      looked += prompts.length
      await db().screening.update({ where: { projectId }, data: { looked } })
      if (prompts.length < PAGE) break
      after = prompts[prompts.length - 1].id
    }
    for (const [id, tally] of tallies)
      await db().promptSet.update({ where: { id }, data: { statistics: tally.summary() } })
    await db().screening.update({ where: { projectId }, data: { status: 'done', finishedAt: new Date() } })
  } catch (error) {
    if (signal?.aborted) throw error
    console.error(`Screening of ${projectId}:`, error)
    const message = error instanceof Error ? error.message : String(error)
    await db().screening.update({
      where: { projectId },
      data: {
        status: 'failed',
        finishedAt: new Date(),
        outcome: `Laurel failed at it: ${message.slice(0, 300)}`,
      },
    })
  }
}

interface HeldOut {
  index: HeldOutIndex
  /** Which list a position is of, and the text. */
  at(position: number): { listId: string; list: string; text: string }
}

async function heldOutOf(projectId: string): Promise<HeldOut | null> {
  const lists = await db().heldOutList.findMany({ where: { projectId }, orderBy: { id: 'asc' } })
  if (lists.length === 0) return null
  const all = lists.flatMap(({ id, name, texts }) => texts.map((text) => ({ listId: id, list: name, text })))
  return { index: new HeldOutIndex(all.map(({ text }) => text)), at: (position) => all[position] }
}

async function findingsIn(
  projectId: string,
  prompts: { id: string; text: string }[],
  heldOut: HeldOut | null,
): Promise<Prisma.PromptFindingCreateManyInput[]> {
  const asked = prompts.map(fingerprintOf)
  const like = await db().$transaction((tx) => findLike(tx, projectId, asked, { earlierOnly: true }))
  return prompts.flatMap(({ id: promptId, text }) => {
    const found: Prisma.PromptFindingCreateManyInput[] = []
    const add = (
      kind: Prisma.PromptFindingCreateManyInput['kind'],
      subject: string,
      detail: Prisma.InputJsonObject,
    ) => found.push({ projectId, promptId, kind, subject, detail })
    const nearest = like.get(promptId)?.[0]
    if (nearest) add('duplicate', nearest.promptId, { similarity: nearest.similarity })
    const kinds = [...new Set(personalSpans(text).map(({ kind }) => kind))]
    if (kinds.length > 0) add('personal', '', { kinds })
    const position = heldOut?.index.find(text)
    if (heldOut && position != null) {
      const { listId, list, text: held } = heldOut.at(position)
      add('heldOut', listId, { list, text: held.slice(0, SHOWN_CHARS) })
    }
    return found
  })
}
