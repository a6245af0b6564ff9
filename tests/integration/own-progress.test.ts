/** What annotators see of their own work, and of others only where the project shows it. */
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import type { Actor } from '@/server/services/actor'
import { saveDeskSettings } from '@/server/services/annotation/desk-settings'
import { readOwnProgress } from '@/server/services/home/own-progress'
import { readLeaderboard } from '@/server/services/home/read-leaderboard'
import { leaseTask } from '@/server/services/rankings/lease-task'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

async function rank(
  actor: Actor,
  { taskId, completionIds }: { taskId: string; completionIds: string[] },
  ranks: number[],
  activeMs = 1000,
) {
  await leaseTask(actor)
  const items = completionIds.map((completionId, index) => ({ completionId, rank: ranks[index]! }))
  return submitRanking(actor, { taskId, items, activeMs })
}

describe('own progress', () => {
  it('counts today apart from all, and says how long a ranking takes in the middle', async () => {
    const actor = await createMember(await createProject())
    for (const activeMs of [4000, 90_000, 6000]) {
      await rank(actor, await createTask(actor.projectId, { size: 2 }), [1, 2], activeMs)
    }
    const since = new Date()
    expect(await readOwnProgress(actor, { since })).toMatchObject({
      today: { rankings: 0, demonstrations: 0, votes: 0 },
      total: { rankings: 3 },
      medianMs: 6000,
      agreement: null,
    })
    await rank(actor, await createTask(actor.projectId, { size: 2 }), [1, 2])
    expect((await readOwnProgress(actor, { since })).today.rankings).toBe(1)
  })

  it('compares with people who ranked the same, never with simulated annotators', async () => {
    const projectId = await createProject()
    const [me, other] = [await createMember(projectId), await createMember(projectId)]
    const robot = await createMember(projectId, 'annotator', true)
    const task = await createTask(projectId, { size: 3, overlap: 3 })
    await rank(me, task, [1, 2, 3])
    await rank(robot, task, [3, 2, 1])
    const since = new Date(0)
    expect((await readOwnProgress(me, { since })).agreement).toBeNull()
    await rank(other, task, [1, 3, 2])
    const { agreement } = await readOwnProgress(me, { since })
    expect(agreement).toMatchObject({ tasks: 1 })
    expect(agreement?.share).toBeCloseTo(2 / 3)
    expect(agreement?.tau).toBeCloseTo(1 / 3)
  })
})

describe('the leaderboard', () => {
  it('is nowhere until an admin turns it on, and then has members who are people', async () => {
    const projectId = await createProject()
    const admin = await createMember(projectId, 'admin')
    const [me, robot, gone] = [
      await createMember(projectId),
      await createMember(projectId, 'annotator', true),
      await createMember(projectId),
    ]
    for (const actor of [me, me, robot, gone]) {
      await rank(actor, await createTask(projectId, { size: 2 }), [1, 2])
    }
    await db().member.delete({ where: { projectId_userId: { projectId, userId: gone.userId } } })
    expect(await readLeaderboard(me)).toBeNull()
    await saveDeskSettings(admin, { hasLeaderboard: true, wordGoal: null })
    const nextMonth = new Date(Date.now() + 30 * 86_400_000)
    expect(await readLeaderboard(me)).toMatchObject([{ isMe: true, week: 2, total: 2 }])
    expect(await readLeaderboard(admin, nextMonth)).toMatchObject([{ isMe: false, week: 0, total: 2 }])
  })
})
