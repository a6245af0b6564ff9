/**
 * Looks through prompts that are given out: near-duplicates of an earlier one, personal data, texts of held-out lists; and
 * counts their sets' lengths and tokens. Through all of them when somebody asked, otherwise through what imports brought.
 * Findings that nobody has answered are found again or gone; answered ones stay answered.
 */

import { storableMessage } from '../../database/storable-text'
import { db } from '../../db'
import { log } from '../../log'
import { message } from '../../messages/catalogue'
import { messageOf } from '../../messages/message-error'
import { SetTally } from '../../screening/set-tally'
import { openO200k } from '../../tokens/o200k-tokens'
import { countTokens } from '../../tokens/starter-tokens'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'
import { findingsIn, heldOutOf } from './find-findings'
import { fillFingerprints } from './fingerprints'
import { keepFindings } from './keep-findings'

const PAGE = 500
/** A set of more prompts is counted anew after an import only when the import is a tenth of it. */
const RECOUNTED_MAX = 20_000

interface ScreeningRequest {
  everything: boolean
  importIds: string[]
}

/** Called by a worker, one at a time a project. @throws when it is stopped, so that another worker begins again */
export async function runScreening(projectId: string, signal?: AbortSignal): Promise<void> {
  try {
    for (let request = await begin(projectId, null); request; request = await begin(projectId, request))
      await look(projectId, request, signal)
  } catch (error) {
    if (signal?.aborted) throw error
    log().error({ err: error, projectId }, 'screening failed')
    await db().screening.update({
      where: { projectId },
      data: {
        // A failed screening is retried only when somebody asks for it.
        everything: false,
        importIds: [],
        status: 'failed',
        finishedAt: new Date(),
        outcome: storableMessage(message('job-failed', { problem: messageOf(error) })),
      },
    })
  }
}

/** Strikes out what was looked through. @returns what is to be looked through next; null when that was all */
async function begin(projectId: string, done: ScreeningRequest | null): Promise<ScreeningRequest | null> {
  return db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<ScreeningRequest[]>`
      select everything, "importIds" from "Screening" where "projectId" = ${projectId} for update`
    const everything = row.everything && !done?.everything
    const importIds = row.importIds.filter((id) => !done?.importIds.includes(id))
    const isMore = everything || importIds.length > 0
    await tx.screening.update({
      where: { projectId },
      data: {
        everything,
        importIds,
        ...(isMore
          ? { status: 'running', startedAt: new Date(), finishedAt: null, looked: 0, onlyNew: !everything }
          : { status: 'done', finishedAt: new Date() }),
      },
    })
    return isMore ? { everything, importIds } : null
  })
}

async function look(projectId: string, request: ScreeningRequest, signal?: AbortSignal): Promise<void> {
  const all = { projectId, withdrawnAt: null, taskType: { not: TYPED_TASK_TYPE } }
  const looked = request.everything ? all : { ...all, importId: { in: request.importIds } }
  const total = await db().prompt.count({ where: looked })
  await db().screening.update({ where: { projectId }, data: { total } })
  if (request.everything) await fillFingerprints(projectId, signal)
  const heldOut = await heldOutOf(projectId)
  const count = await tallies()
  let done = 0
  for await (const prompts of pages(looked, signal)) {
    prompts.forEach(count.add)
    const found = await findingsIn(projectId, prompts, heldOut, request.everything ? null : request.importIds)
    await keepFindings(
      projectId,
      prompts.map(({ id }) => id),
      found,
    )
    done += prompts.length
    await db().screening.update({ where: { projectId }, data: { looked: done } })
  }
  if (!request.everything) {
    const uncounted = { ...all, OR: [{ importId: null }, { importId: { notIn: request.importIds } }] }
    for (const [promptSetId, counted] of count.sets()) {
      const rest = await db().prompt.count({ where: { ...uncounted, promptSetId } })
      if (rest > Math.max(RECOUNTED_MAX, 9 * counted)) count.forget(promptSetId)
      else
        for await (const prompts of pages({ ...uncounted, promptSetId }, signal)) prompts.forEach(count.add)
    }
  }
  await count.keep()
}

type Where = NonNullable<Parameters<ReturnType<typeof db>['prompt']['findMany']>[0]>['where']

/** In id order. */
async function* pages(where: Where, signal?: AbortSignal) {
  for (let after = ''; ; ) {
    signal?.throwIfAborted()
    const prompts = await db().prompt.findMany({
      where: { AND: [where ?? {}, { id: { gt: after } }] },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, text: true, promptSetId: true },
    })
    yield prompts
    if (prompts.length < PAGE) return
    after = prompts[prompts.length - 1].id
  }
}

/** What is counted of each set that a prompt was seen of. */
async function tallies() {
  const countO200k = await openO200k()
  const bySet = new Map<string, SetTally>()
  return {
    add({ promptSetId, text }: { promptSetId: string; text: string }) {
      const tally = bySet.get(promptSetId) ?? new SetTally()
      bySet.set(promptSetId, tally)
      tally.add({
        characters: text.length,
        starterTokens: countTokens(text),
        o200kTokens: countO200k(text),
      })
    },
    sets: (): [promptSetId: string, prompts: number][] =>
      [...bySet].map(([id, tally]) => [id, tally.summary().prompts]),
    forget: (promptSetId: string) => bySet.delete(promptSetId),
    async keep() {
      for (const [id, tally] of bySet)
        await db().promptSet.updateMany({ where: { id }, data: { statistics: tally.summary() } })
    },
  }
}
