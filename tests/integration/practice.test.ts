/** Gold tasks and practice on a real database: what is held up, who practises on what, when real work begins. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { ExportRequest } from '@/server/schemas/export'
import type { Actor } from '@/server/services/actor'
import { exportRows } from '@/server/services/datasets/export-rows'
import { makeGold } from '@/server/services/practice/make-gold'
import { nextGold } from '@/server/services/practice/next-gold'
import { readPractice } from '@/server/services/practice/read-practice'
import { retireGold } from '@/server/services/practice/retire-gold'
import { savePractice } from '@/server/services/practice/save-practice'
import { tryGold } from '@/server/services/practice/try-gold'
import { correctRanking } from '@/server/services/rankings/correct-ranking'
import { nextTask } from '@/server/services/rankings/next-task'
import { rankProgress } from '@/server/services/rankings/rank-progress'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const inOrder = (ids: readonly string[], ranks = [1, 2, 3]) =>
  ids.map((completionId, index) => ({ completionId, rank: ranks[index]! }))

/** A project with `count` tasks that its researcher has ranked in the order of their answers and made gold. */
async function withGold(count: number) {
  const projectId = await createProject()
  const admin = await createMember(projectId, 'admin')
  const annotator = await createMember(projectId)
  const golds: { goldId: string; rankingId: string; taskId: string; completionIds: string[] }[] = []
  for (let i = 0; i < count; i++) {
    const { taskId, completionIds } = await createTask(projectId, { size: 3, overlap: 2 })
    await nextTask(admin)
    const { rankingId } = await submitRanking(admin, { taskId, items: inOrder(completionIds) })
    const { goldId } = await makeGold(admin, { rankingId, reason: `Reason ${i}` })
    golds.push({ goldId, rankingId, taskId, completionIds })
  }
  return { projectId, admin, annotator, golds }
}

const attempt = (actor: Actor, gold: { goldId: string; completionIds: string[] }, ranks?: number[]) =>
  tryGold(actor, {
    goldId: gold.goldId,
    submissionKey: randomUUID(),
    items: inOrder(gold.completionIds, ranks),
  })

describe('a gold task', () => {
  it('is a copy: a correction of its ranking does not change what practice is measured against', async () => {
    const { admin, annotator, golds } = await withGold(1)
    const { rankingId, completionIds } = golds[0]!
    await correctRanking(admin, { rankingId, revision: 1, items: inOrder(completionIds, [3, 2, 1]) })
    const { agreement, gold, reason } = await attempt(annotator, golds[0]!)
    expect(agreement).toBe(1)
    expect(gold.map(({ completionId, rank }) => [completionId, rank])).toEqual(
      completionIds.map((id, index) => [id, index + 1]),
    )
    expect(reason).toBe('Reason 0')
  })

  it('is leased to nobody while it is in use, and again when it is retired', async () => {
    const { admin, annotator, golds } = await withGold(1)
    expect(await nextTask(annotator)).toBeNull()
    expect((await rankProgress(annotator)).waiting).toBe(0)
    await retireGold(admin, golds[0]!)
    expect((await nextTask(annotator))?.taskId).toBe(golds[0]!.taskId)
  })

  it('is one ranking of a task, also for two who choose at once', async () => {
    const { admin, golds } = await withGold(1)
    const { rankingId, goldId } = golds[0]!
    await retireGold(admin, { goldId })
    const both = await Promise.allSettled([1, 2].map(() => makeGold(admin, { rankingId, reason: '' })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is not for its author to practise on, and comes in the order of longest ago', async () => {
    const { admin, annotator, golds } = await withGold(2)
    expect(await nextGold(admin)).toBeNull()
    await expect(attempt(admin, golds[0]!)).rejects.toThrow('No such gold task')
    expect((await nextGold(annotator))?.goldId).toBe(golds[0]!.goldId)
    await attempt(annotator, golds[0]!)
    expect((await nextGold(annotator))?.goldId).toBe(golds[1]!.goldId)
    await attempt(annotator, golds[1]!)
    expect((await nextGold(annotator))?.goldId).toBe(golds[0]!.goldId)
    expect((await nextGold(annotator, { exceptGoldId: golds[0]!.goldId }))?.goldId).toBe(golds[1]!.goldId)
  })

  it('shows its answers in an order that a reload keeps, without the name of a model', async () => {
    const { annotator } = await withGold(1)
    const shown = await nextGold(annotator)
    expect(await nextGold(annotator)).toEqual(shown)
    expect(JSON.stringify(shown)).not.toContain('odel')
  })
})

describe('practice', () => {
  it('is off until a project asks for it, and cannot be asked for without a gold task', async () => {
    const projectId = await createProject()
    const admin = await createMember(projectId, 'admin')
    const asked = { isPracticeAsked: true, practiceAttempts: 1, passMark: 0.8 }
    await expect(savePractice(admin, asked)).rejects.toThrow('no gold task')
    const { annotator } = await withGold(1)
    expect((await readPractice(annotator)).isBlocking).toBe(false)
  })

  it('comes before real work until the mean of the last attempts reaches the pass mark, and never again', async () => {
    const { projectId, admin, annotator, golds } = await withGold(1)
    await createTask(projectId, { size: 3, overlap: 2 })
    await savePractice(admin, { isPracticeAsked: true, practiceAttempts: 2, passMark: 0.8 })
    await expect(nextTask(annotator)).rejects.toThrow('practice first')
    expect(await nextTask(admin)).not.toBeNull()

    expect((await attempt(annotator, golds[0]!)).practice).toMatchObject({ attempts: 1, isBlocking: true })
    // Everything the other way round agrees on no pair: the mean of two is a half.
    expect((await attempt(annotator, golds[0]!, [3, 2, 1])).practice).toMatchObject({
      meanAgreement: 0.5,
      isBlocking: true,
    })
    await attempt(annotator, golds[0]!)
    const { practice } = await attempt(annotator, golds[0]!)
    expect(practice).toMatchObject({ meanAgreement: 1, hasPassed: true, isBlocking: false })
    expect(await nextTask(annotator)).not.toBeNull()

    await attempt(annotator, golds[0]!, [3, 2, 1])
    expect(await readPractice(annotator)).toMatchObject({ meanAgreement: 0.5, isBlocking: false })
  })

  it('counts an attempt that arrives twice once, and a tie against a preference as half a pair', async () => {
    const { annotator, golds } = await withGold(1)
    const sent = {
      goldId: golds[0]!.goldId,
      submissionKey: randomUUID(),
      items: inOrder(golds[0]!.completionIds, [1, 1, 2]),
    }
    const answers = await Promise.all([tryGold(annotator, sent), tryGold(annotator, sent)])
    for (const { agreement } of answers) expect(agreement).toBeCloseTo(2.5 / 3)
    expect((await readPractice(annotator)).attempts).toBe(1)
  })

  it('becomes no ranking: nothing of it is exported or learned from', async () => {
    const { projectId, admin, annotator, golds } = await withGold(1)
    await attempt(annotator, golds[0]!, [3, 1, 2])
    expect(await db().ranking.count({ where: { projectId } })).toBe(1)
    expect(await db().comparison.count({ where: { projectId } })).toBe(3)
    const rows = []
    for await (const row of exportRows(admin, ExportRequest.parse({ kind: 'rankings' }))) rows.push(row)
    expect(rows).toHaveLength(1)
  })
})
