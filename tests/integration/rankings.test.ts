/** The life of a ranking on a real database: leases, drafts, submission, comparisons, stars. */
import { describe, expect, it, vi } from 'vitest'
import { db } from '@/server/db'
import { ExportRequest } from '@/server/schemas/export'
import type { RankingDraft } from '@/server/schemas/ranking'
import { rankingRows } from '@/server/services/datasets/dataset-rows'
import { exportRows } from '@/server/services/datasets/export-rows'
import { listRankedTasks } from '@/server/services/preferences/list-ranked-tasks'
import { summariseRankings } from '@/server/services/preferences/summarise-rankings'
import { correctRanking } from '@/server/services/rankings/correct-ranking'
import { extendLease } from '@/server/services/rankings/extend-lease'
import { LEASE_MS, leaseTask } from '@/server/services/rankings/lease-task'
import { listMyRankings } from '@/server/services/rankings/list-my-rankings'
import { nextTask } from '@/server/services/rankings/next-task'
import { rankProgress } from '@/server/services/rankings/rank-progress'
import { readMyRanking } from '@/server/services/rankings/read-my-ranking'
import { saveRankingDraft } from '@/server/services/rankings/save-ranking-draft'
import { skipTask } from '@/server/services/rankings/skip-task'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { createAnnotators, createMember, createProject, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// Two hundred people at once wait for ten connections, on a machine that tests something else meanwhile.
vi.stubEnv('LAUREL_DATABASE_WAIT_MS', '120000')
// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const later = (ms: number) => new Date(Date.now() + ms)
const ranks = (ids: string[], values: number[]) =>
  ids.map((completionId, i) => ({ completionId, rank: values[i]! }))

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

  it('fills every slot once and none twice with two hundred people asking at once, and thirty sending', async () => {
    const projectId = await createProject()
    const tasks = await Promise.all(
      Array.from({ length: 10 }, () => createTask(projectId, { overlap: 3, size: 2 })),
    )
    const completionsOf = new Map(tasks.map(({ taskId, completionIds }) => [taskId, completionIds]))
    const people = await createAnnotators(projectId, 200)
    const leases = await Promise.all(people.map((actor) => leaseTask(actor)))
    expect(leases.filter((lease) => lease !== null)).toHaveLength(30)
    const held = await db().assignment.findMany({ where: { task: { projectId }, status: 'active' } })
    const holders = [...completionsOf.keys()].map((id) => held.filter(({ taskId }) => taskId === id).length)
    expect(holders).toEqual(new Array(10).fill(3))

    await Promise.all(
      held.map(({ userId, taskId }) =>
        submitRanking(
          { userId, projectId, role: 'annotator' },
          { taskId, items: ranks(completionsOf.get(taskId)!, [1, 2]) },
        ),
      ),
    )
    expect(await db().ranking.count({ where: { projectId } })).toBe(30)
    expect(await db().rankingTask.count({ where: { projectId, status: 'open' } })).toBe(0)
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
    expect(Object.keys(task!.completions[0]!).sort()).toEqual(['id', 'text'])
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
    expect(stars[0]!.completionId).toBe(completionIds[1])
    expect(stars[0]!.simpleStars).toBe(5)
    expect(stars[3]!.completionId).toBe(completionIds[3])
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
    expect(stars[0]!.stars).toBeCloseTo(2.5, 6)
    expect(stars[0]!.rankings).toBe(2)
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
    const twice = [completionIds[0]!, completionIds[0]!]
    await expect(submitRanking(actor, { taskId, items: ranks(twice, [1, 2]) })).rejects.toThrow(/twice/)
    const foreign = [completionIds[0]!, other.completionIds[0]!]
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
      await expect(submitRanking(actor, { taskId, items })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
      await expect(extendLease(actor, { taskId })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
      await expect(skipTask(actor, { taskId, reason: 'other' })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    }
    expect((await listRankedTasks(stranger, { search: '' })).tasks).toEqual([])
  })
})

describe('the unacceptable', () => {
  it('lose against every ranked answer, tie with each other, and are exported with marks and flags', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId)
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const [best, good, bad, worse] = completionIds
    await submitRanking(actor, {
      taskId,
      items: [
        { completionId: best!, rank: 1 },
        { completionId: good!, rank: 1 },
        { completionId: bad!, rank: 2, isUnacceptable: true, flags: ['unsafe'] },
        {
          completionId: worse!,
          rank: 2,
          isUnacceptable: true,
          marks: [{ start: 0, end: 6, reason: 'untrue' }],
        },
      ],
    })
    const pairs = await db().comparison.findMany({ where: { ranking: { taskId } } })
    const wins = pairs.filter(({ isTie }) => !isTie)
    expect(wins).toHaveLength(4)
    expect(wins.every(({ rejectedId }) => [bad, worse].includes(rejectedId))).toBe(true)
    expect(pairs.filter(({ isTie }) => isTie)).toHaveLength(2)

    const researcher = await createMember(projectId, 'researcher')
    const rows = []
    for await (const row of exportRows(researcher, ExportRequest.parse({ kind: 'rankings' }))) rows.push(row)
    expect(rows).toHaveLength(1)
    const { ranks, unacceptable } = rows[0] as { ranks: number[]; unacceptable: boolean[] }
    expect([...ranks].sort()).toEqual([1, 1, 2, 2])
    expect(unacceptable).toEqual(ranks.map((rank) => rank === 2))
    expect((rows[0]!.flags as string[][]).flat()).toEqual(['unsafe'])
    expect((rows[0]!.marks as unknown[][]).flat()).toEqual([{ start: 0, end: 6, reason: 'untrue', note: '' }])
  })

  it('may be all of them: nothing wins', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId, { size: 2 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    await submitRanking(actor, {
      taskId,
      items: completionIds.map((completionId) => ({ completionId, rank: 1, isUnacceptable: true })),
    })
    const [pair] = await db().comparison.findMany({ where: { ranking: { taskId } } })
    expect(pair!.isTie).toBe(true)
  })

  it.each([
    ['shares its rank with an acceptable one', [1, 2, 2, 2], /share the last rank/],
    ['is not last', [2, 3, 1, 1], /share the last rank/],
  ])('is refused when it %s', async (_, values, message) => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId)
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const items = ranks(completionIds, values).map((item, i) => ({ ...item, isUnacceptable: i > 1 }))
    await expect(submitRanking(actor, { taskId, items })).rejects.toThrow(message)
  })

  it('has marks inside its text', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId, { size: 2 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const items = ranks(completionIds, [1, 2]).map((item) => ({
      ...item,
      marks: [{ start: 3, end: 4000, reason: 'untrue' as const }],
    }))
    await expect(submitRanking(actor, { taskId, items })).rejects.toThrow(/ends at character 4,000/)
  })
})

describe('the rows that reward models and DPO learn from', () => {
  const rowsOf = async (projectId: string) => {
    const rows = []
    for await (const row of rankingRows(projectId)) rows.push(row)
    return rows
  }

  it('say how much better one is and which are unacceptable', async () => {
    const projectId = await createProject()
    const pair = await createTask(projectId, { size: 2 })
    const three = await createTask(projectId, { size: 3 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    await submitRanking(actor, { taskId: pair.taskId, items: ranks(pair.completionIds, [2, 1]), degree: 3 })
    await leaseTask(actor)
    const items = ranks(three.completionIds, [1, 2, 2]).map((item) => ({
      ...item,
      isUnacceptable: item.rank === 2,
    }))
    await submitRanking(actor, { taskId: three.taskId, items })
    const rows = await rowsOf(projectId)
    expect(rows.map(({ degree }) => degree)).toEqual([3, undefined])
    expect(rows[1]!.unacceptable).toEqual(rows[1]!.ranks.map((rank) => rank === 2))
  })

  it('are as they were before anybody was asked, where nobody said either', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId, { size: 2 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    await submitRanking(actor, { taskId, items: ranks(completionIds, [1, 2]) })
    const [row] = await rowsOf(projectId)
    expect(Object.keys(row!)).toEqual(['promptId', 'prompt', 'completions', 'ranks', 'split'])
  })
})

describe('a pair', () => {
  it('keeps how much better one is, in the ranking and in its comparison', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId, { size: 2 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    await submitRanking(actor, { taskId, items: ranks(completionIds, [2, 1]), degree: 4 })
    const [pair] = await db().comparison.findMany({ where: { ranking: { taskId } } })
    expect(pair).toMatchObject({ chosenId: completionIds[1], strength: 1, degree: 4 })
    expect((await db().ranking.findFirstOrThrow({ where: { taskId } })).degree).toBe(4)
  })

  it('has no degree when it is a tie, and neither has a ranking of more', async () => {
    const projectId = await createProject()
    const pair = await createTask(projectId, { size: 2 })
    const many = await createTask(projectId, { size: 3 })
    const actor = await createMember(projectId)
    for (const [{ taskId, completionIds }, values] of [
      [pair, [1, 1]],
      [many, [1, 2, 3]],
    ] as const) {
      await leaseTask(actor)
      const items = ranks(completionIds, [...values])
      await expect(submitRanking(actor, { taskId, items, degree: 2 })).rejects.toThrow(/how much better/)
      await submitRanking(actor, { taskId, items })
    }
  })
})

describe('correcting', () => {
  it('keeps what was sent before, derives comparisons and stars again, and adds up the time', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId, { size: 3 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const first = ranks(completionIds, [1, 2, 3])
    const { rankingId } = await submitRanking(actor, { taskId, items: first, note: 'first', activeMs: 100 })
    const sent = await readMyRanking(actor, { rankingId })
    expect(sent).toMatchObject({ revision: 1, note: 'first' })
    const corrected = await correctRanking(actor, {
      rankingId,
      revision: 1,
      items: ranks(completionIds, [3, 2, 1]),
      note: 'second',
      activeMs: 50,
    })
    expect(corrected.revision).toBe(2)
    const now = await readMyRanking(actor, { rankingId })
    expect(now.items.map(({ rank }) => rank)).toEqual(sent.items.map(({ rank }) => 4 - rank))
    const row = await db().ranking.findUniqueOrThrow({
      where: { id: rankingId },
      include: { revisions: true, comparisons: true },
    })
    expect(row).toMatchObject({ note: 'second', activeMs: 150, revision: 2 })
    expect(row.comparisons).toHaveLength(3)
    expect(row.comparisons.every(({ rejectedId }) => rejectedId !== completionIds[2])).toBe(true)
    expect(row.revisions).toHaveLength(1)
    expect(row.revisions[0]).toMatchObject({ revision: 1, content: { note: 'first', activeMs: 100 } })
    const best = await db().stars.findFirstOrThrow({ where: { projectId }, orderBy: { stars: 'desc' } })
    expect(best.completionId).toBe(completionIds[2])
    expect((await listMyRankings(actor))[0]!.revision).toBe(2)
  })

  it('is refused on top of a correction it has not seen, and on the ranking of somebody else', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId, { size: 2 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const { rankingId } = await submitRanking(actor, { taskId, items: ranks(completionIds, [1, 2]) })
    const correction = { rankingId, revision: 1, items: ranks(completionIds, [2, 1]) }
    const both = await Promise.allSettled([
      correctRanking(actor, correction),
      correctRanking(actor, correction),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const other = await createMember(projectId, 'admin')
    await expect(correctRanking(other, { ...correction, revision: 2 })).rejects.toMatchObject({
      kind: 'NOT_FOUND',
    })
    await expect(readMyRanking(other, { rankingId })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
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
    expect(mine!.tiers).toEqual([['A', 'B']])
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
    expect(tasks[0]!.completions[0]!.id).toBe(completionIds[0])
    expect(tasks[0]!.completions[0]!.stars).toMatchObject({ simpleStars: 5, isDetermined: true })
    expect(tasks[0]!.completions[1]!.stars?.isDetermined).toBe(false)
    expect(tasks[0]!.rankings).toHaveLength(2)
    expect(tasks[0]!.tau).toBeCloseTo(1 / 3, 9)
    const summary = await summariseRankings(researcher)
    expect(summary).toMatchObject({ rankings: 2, annotators: 2, comparisons: 6, ties: 0, undetermined: 2 })
    expect(summary.agreement?.share).toBeCloseTo(2 / 3, 9)
  })
})

describe('what researchers see of a ranking', () => {
  it('is all the desk records: the unacceptable, marks with their words, the degree, and what a correction replaced', async () => {
    const projectId = await createProject()
    const { taskId, completionIds } = await createTask(projectId, { size: 2 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const { rankingId } = await submitRanking(actor, {
      taskId,
      items: ranks(completionIds, [1, 2]),
      degree: 3,
      note: 'before',
    })
    await correctRanking(actor, {
      rankingId,
      revision: 1,
      items: [
        { completionId: completionIds[0]!, rank: 1 },
        {
          completionId: completionIds[1]!,
          rank: 2,
          isUnacceptable: true,
          marks: [{ start: 7, end: 13, reason: 'made-up', note: 'where from?' }],
        },
      ],
      note: 'after',
    })
    const researcher = await createMember(projectId, 'researcher')
    const [task] = (await listRankedTasks(researcher, { search: '' })).tasks
    const [good, bad] = completionIds.map((id) => task!.completions.find((one) => one.id === id)!)
    expect(good).toMatchObject({ unacceptable: 0, marks: [] })
    expect(bad).toMatchObject({
      unacceptable: 1,
      marks: [{ quote: 'number', reason: 'made-up', note: 'where from?' }],
    })
    expect(task!.rankings).toMatchObject([
      { tiers: [[good!.letter]], unacceptable: [bad!.letter], degree: null, note: 'after' },
    ])
    expect(task!.rankings[0]!.revisions).toMatchObject([
      { revision: 1, tiers: [[good!.letter], [bad!.letter]], unacceptable: [], degree: 3, note: 'before' },
    ])
  })
})

function draftOf(ids: string[]): RankingDraft {
  return {
    tiers: [[ids[1]!], ids.slice(2)],
    numbers: [1, 3],
    unplaced: [ids[0]!],
    unacceptable: [],
    degree: null,
    flags: { [ids[1]!]: ['unsafe'] },
    ratings: { [ids[1]!]: { overall: 2 } },
    marks: { [ids[1]!]: [{ start: 0, end: 3, reason: 'made-up', note: '' }] },
    note: 'so far',
    activeMs: 10,
    idleMs: 5,
    savedAt: 1,
  }
}
