/** The life of a ranking on a real database: leases, drafts, submission, comparisons, stars. */
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import type { RankingDraft } from '@/server/schemas/ranking'
import { listRankedTasks } from '@/server/services/preferences/list-ranked-tasks'
import { summariseRankings } from '@/server/services/preferences/summarise-rankings'
import { extendLease } from '@/server/services/rankings/extend-lease'
import { LEASE_MS, leaseTask } from '@/server/services/rankings/lease-task'
import { listMyRankings } from '@/server/services/rankings/list-my-rankings'
import { nextTask } from '@/server/services/rankings/next-task'
import { rankProgress } from '@/server/services/rankings/rank-progress'
import { saveRankingDraft } from '@/server/services/rankings/save-ranking-draft'
import { skipTask } from '@/server/services/rankings/skip-task'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const later = (ms: number) => new Date(Date.now() + ms)
const ranks = (ids: string[], values: number[]) =>
  ids.map((completionId, i) => ({ completionId, rank: values[i] }))

describe('leases', () => {
  it('gives a person the same task again, in the same order', async () => {
    const projectId = await createProject()
    await createTask(projectId)
    await createTask(projectId)
    const actor = await createMember(projectId)
    const first = await nextTask(actor)
    const second = await nextTask(actor)
    expect(second?.taskId).toBe(first?.taskId)
    expect(second?.completions).toEqual(first?.completions)
  })

  it('gives two tabs asking at once the same task', async () => {
    const projectId = await createProject()
    for (let i = 0; i < 5; i++) await createTask(projectId)
    const actor = await createMember(projectId)
    const leases = await Promise.all(Array.from({ length: 8 }, () => leaseTask(actor)))
    expect(new Set(leases).size).toBe(1)
  })

  it('never exceeds overlap with fifty people asking at once, and leaves no slot empty', async () => {
    const projectId = await createProject()
    for (let i = 0; i < 12; i++) await createTask(projectId, { overlap: 3, size: 2 })
    const people = await Promise.all(Array.from({ length: 50 }, () => createMember(projectId)))
    const leases = await Promise.all(people.map((actor) => leaseTask(actor)))
    const perTask = await db().assignment.groupBy({
      by: ['taskId'],
      where: { task: { projectId }, status: 'active' },
      _count: { _all: true },
    })
    expect(perTask.map(({ _count }) => _count._all)).toEqual(new Array(12).fill(3))
    expect(leases.filter((lease) => lease !== null)).toHaveLength(36)
  })

  it('fetches one task ahead, and no more', async () => {
    const projectId = await createProject()
    for (let i = 0; i < 4; i++) await createTask(projectId)
    const actor = await createMember(projectId)
    const current = await nextTask(actor)
    const ahead = await nextTask(actor, { exceptTaskId: current!.taskId })
    const again = await nextTask(actor, { exceptTaskId: current!.taskId })
    expect(ahead?.taskId).not.toBe(current?.taskId)
    expect(again?.taskId).toBe(ahead?.taskId)
    expect(await db().assignment.count({ where: { userId: actor.userId } })).toBe(2)
  })

  it('frees the slot of a lease that ran out, and refuses the late ranking when the slot is taken', async () => {
    const projectId = await createProject()
    const { completionIds, taskId } = await createTask(projectId, { size: 2 })
    const [slow, quick] = [await createMember(projectId), await createMember(projectId)]
    await leaseTask(slow)
    expect(await leaseTask(quick)).toBeNull()
    await leaseTask(quick, null, later(LEASE_MS + 1000))
    const items = ranks(completionIds, [1, 2])
    await expect(submitRanking(slow, { taskId, items })).rejects.toThrow(/somebody else/)
    await submitRanking(quick, { taskId, items })
    expect(await db().ranking.count({ where: { taskId } })).toBe(1)
  })

  it('takes a late ranking when nobody else wanted the slot', async () => {
    const projectId = await createProject()
    const { completionIds, taskId } = await createTask(projectId, { size: 2 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const items = ranks(completionIds, [1, 2])
    const sent = await submitRanking(actor, { taskId, items }, later(LEASE_MS * 10))
    expect(sent.isRepeat).toBe(false)
  })

  it('stays alive with a heartbeat', async () => {
    const projectId = await createProject()
    const { taskId } = await createTask(projectId)
    const [holder, other] = [await createMember(projectId), await createMember(projectId)]
    await leaseTask(holder)
    await extendLease(holder, { taskId }, later(LEASE_MS - 1000))
    expect(await leaseTask(other, null, later(LEASE_MS + 1000))).toBeNull()
  })

  it('does not offer a skipped task again, and offers it to somebody else', async () => {
    const projectId = await createProject()
    const { taskId } = await createTask(projectId)
    const [first, second] = [await createMember(projectId), await createMember(projectId)]
    await leaseTask(first)
    await skipTask(first, { taskId, reason: 'cannot-judge' })
    expect(await nextTask(first)).toBeNull()
    expect((await nextTask(second))?.taskId).toBe(taskId)
  })

  it('shows only ids and texts: nothing that names a model', async () => {
    const projectId = await createProject()
    const { modelId } = await createTask(projectId)
    const task = await nextTask(await createMember(projectId))
    expect(JSON.stringify(task)).not.toContain(modelId)
    expect(Object.keys(task!.completions[0]).sort()).toEqual(['id', 'text'])
  })
})

describe('submitting', () => {
  async function leased(options: { size?: number; overlap?: number } = {}) {
    const projectId = await createProject()
    const task = await createTask(projectId, options)
    const actor = await createMember(projectId)
    await leaseTask(actor)
    return { ...task, projectId, actor }
  }

  it('derives every comparison and the stars, closes the task and drops the draft', async () => {
    const { actor, taskId, completionIds, projectId } = await leased()
    await saveRankingDraft(actor, { taskId, draft: draftOf(completionIds) })
    await submitRanking(actor, {
      taskId,
      items: ranks(completionIds, [2, 1, 2, 3]).map((item, i) =>
        i === 3 ? { ...item, flags: ['off-task' as const] } : item,
      ),
      note: '  B is shortest ',
      activeMs: 1234,
    })
    const ranking = await db().ranking.findFirstOrThrow({
      where: { taskId },
      include: { items: true, comparisons: true },
    })
    expect(ranking.note).toBe('B is shortest')
    expect(ranking.items.find(({ completionId }) => completionId === completionIds[3])?.flags).toEqual([
      'off-task',
    ])
    expect(ranking.comparisons).toHaveLength(6)
    expect(ranking.comparisons.filter(({ isTie }) => isTie)).toHaveLength(1)
    expect(
      ranking.comparisons.filter(({ chosenId }) => chosenId === completionIds[1]).map((row) => row.strength),
    ).toEqual(expect.arrayContaining([1, 1, 2]))
    const stars = await db().stars.findMany({ where: { projectId }, orderBy: { stars: 'desc' } })
    expect(stars).toHaveLength(4)
    expect(stars[0].completionId).toBe(completionIds[1])
    expect(stars[0].simpleStars).toBe(5)
    expect(stars[3].completionId).toBe(completionIds[3])
    expect((await db().rankingTask.findUniqueOrThrow({ where: { id: taskId } })).status).toBe('done')
    expect(await db().draft.count({ where: { projectId } })).toBe(0)
  })

  it('gives one ranking for a double submit, also at the same moment', async () => {
    const { actor, taskId, completionIds } = await leased()
    const send = (values: number[]) => submitRanking(actor, { taskId, items: ranks(completionIds, values) })
    const sent = await Promise.all([send([1, 2, 3, 4]), send([1, 2, 3, 4]), send([1, 2, 3, 4])])
    const again = await send([4, 3, 2, 1])
    expect(new Set([...sent, again].map(({ rankingId }) => rankingId)).size).toBe(1)
    expect(sent.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1)
    expect(await db().comparison.count({ where: { ranking: { taskId } } })).toBe(6)
    const first = await db().rankingItem.findFirstOrThrow({ where: { completionId: completionIds[0] } })
    expect(first.rank).toBe(1)
  })

  it('keeps a task open until as many people as its overlap have ranked it, and re-estimates each time', async () => {
    const { actor, taskId, completionIds, projectId } = await leased({ size: 2, overlap: 2 })
    const items = ranks(completionIds, [1, 2])
    await submitRanking(actor, { taskId, items })
    expect((await db().rankingTask.findUniqueOrThrow({ where: { id: taskId } })).status).toBe('open')
    const second = await createMember(projectId)
    await leaseTask(second)
    await submitRanking(second, { taskId, items: ranks(completionIds, [2, 1]) })
    expect((await db().rankingTask.findUniqueOrThrow({ where: { id: taskId } })).status).toBe('done')
    const stars = await db().stars.findMany({ where: { projectId } })
    expect(stars.map(({ isDetermined }) => isDetermined)).toEqual([false, false])
    expect(stars[0].stars).toBeCloseTo(2.5, 6)
    expect(stars[0].rankings).toBe(2)
  })

  it.each([
    ['misses a completion', [1, 2, 3], /has 3 completions, expected 4/],
    ['leaves a gap', [1, 2, 4, 4], /without gaps/],
    ['does not start at 1', [2, 2, 3, 3], /without gaps/],
  ])('refuses a ranking that %s', async (_, values, message) => {
    const { actor, taskId, completionIds } = await leased()
    const items = ranks(completionIds.slice(0, values.length), values)
    await expect(submitRanking(actor, { taskId, items })).rejects.toThrow(message)
    expect(await db().ranking.count({ where: { taskId } })).toBe(0)
  })

  it('refuses a completion ranked twice, and one of another task', async () => {
    const { actor, taskId, completionIds, projectId } = await leased({ size: 2 })
    const other = await createTask(projectId)
    const twice = [completionIds[0], completionIds[0]]
    await expect(submitRanking(actor, { taskId, items: ranks(twice, [1, 2]) })).rejects.toThrow(/twice/)
    const foreign = [completionIds[0], other.completionIds[0]]
    await expect(submitRanking(actor, { taskId, items: ranks(foreign, [1, 2]) })).rejects.toThrow(
      /not part of the task/,
    )
  })

  it('knows no task of another project, and no task that was never leased', async () => {
    const { taskId, completionIds, projectId } = await leased()
    const items = ranks(completionIds, [1, 2, 3, 4])
    const stranger = await createMember(await createProject(), 'admin')
    const colleague = await createMember(projectId)
    for (const actor of [stranger, colleague]) {
      await expect(submitRanking(actor, { taskId, items })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(extendLease(actor, { taskId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(skipTask(actor, { taskId, reason: 'other' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect((await listRankedTasks(stranger, { search: '' })).tasks).toEqual([])
  })
})

describe('drafts and progress', () => {
  it('brings a draft back with its task', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId)
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const draft = draftOf(completionIds)
    await saveRankingDraft(actor, { taskId, draft })
    expect((await nextTask(actor))?.draft).toEqual(draft)
  })

  it('counts what is done and what waits', async () => {
    const projectId = await createProject()
    const { completionIds, taskId } = await createTask(projectId, { size: 2 })
    await createTask(projectId)
    const [actor, other] = [await createMember(projectId), await createMember(projectId)]
    await leaseTask(actor)
    expect(await rankProgress(actor)).toEqual({ done: 0, waiting: 2, msLeft: null })
    expect((await rankProgress(other)).waiting).toBe(1)
    await submitRanking(actor, { taskId, items: ranks(completionIds, [1, 1]) })
    expect(await rankProgress(actor)).toMatchObject({ done: 1, waiting: 1 })
    const [mine] = await listMyRankings(actor)
    expect(mine.tiers).toEqual([['A', 'B']])
  })

  it('shows researchers the stars, the simple conversion and who ranked what', async () => {
    const projectId = await createProject()
    const { completionIds, taskId } = await createTask(projectId, { overlap: 2, size: 3 })
    for (const values of [
      [1, 2, 3],
      [1, 3, 2],
    ]) {
      const actor = await createMember(projectId)
      await leaseTask(actor)
      await submitRanking(actor, { taskId, items: ranks(completionIds, values) })
    }
    const researcher = await createMember(projectId, 'researcher')
    const { tasks } = await listRankedTasks(researcher, { search: '' })
    expect(tasks).toHaveLength(1)
    expect(tasks[0].completions[0].id).toBe(completionIds[0])
    expect(tasks[0].completions[0].stars).toMatchObject({ simpleStars: 5, isDetermined: true })
    expect(tasks[0].completions[1].stars?.isDetermined).toBe(false)
    expect(tasks[0].rankings).toHaveLength(2)
    expect(tasks[0].tau).toBeCloseTo(1 / 3, 9)
    const summary = await summariseRankings(researcher)
    expect(summary).toMatchObject({ rankings: 2, annotators: 2, comparisons: 6, ties: 0, undetermined: 2 })
    expect(summary.agreement?.share).toBeCloseTo(2 / 3, 9)
  })
})

function draftOf(ids: string[]): RankingDraft {
  return {
    tiers: [[ids[1]], ids.slice(2)],
    unplaced: [ids[0]],
    flags: { [ids[1]]: ['unsafe'] },
    note: 'so far',
    activeMs: 10,
    idleMs: 5,
    savedAt: 1,
  }
}
