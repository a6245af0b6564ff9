/** Versions of the guidelines on a real database: kept, shown once, recorded with the work. */
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { listGuidelines } from '@/server/services/annotation/list-guidelines'
import { readGuidelines } from '@/server/services/annotation/read-guidelines'
import { saveGuidelines } from '@/server/services/annotation/save-guidelines'
import { seeGuidelines } from '@/server/services/annotation/see-guidelines'
import { createProject as startProject } from '@/server/services/projects/create-project'
import { correctRanking } from '@/server/services/rankings/correct-ranking'
import { leaseTask } from '@/server/services/rankings/lease-task'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

describe('guidelines', () => {
  it('keep every version, and make none of the same text', async () => {
    const admin = await createMember(await createProject(), 'admin')
    expect(await saveGuidelines(admin, { text: 'Be right.', version: 0 })).toEqual({ version: 1 })
    expect(await saveGuidelines(admin, { text: 'Be right. ', version: 0 })).toEqual({ version: 1 })
    expect(await saveGuidelines(admin, { text: 'Be right and brief.', version: 1 })).toEqual({ version: 2 })
    expect((await listGuidelines(admin)).map(({ version, text }) => [version, text])).toEqual([
      [2, 'Be right and brief.'],
      [1, 'Be right.'],
    ])
  })

  it('are not written over by somebody who did not see the last version', async () => {
    const admin = await createMember(await createProject(), 'admin')
    const both = await Promise.allSettled(
      ['One.', 'Two.'].map((text) => saveGuidelines(admin, { text, version: 0 })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listGuidelines(admin)).toHaveLength(1)
  })

  it('of a new project are its first version', async () => {
    const admin = await createMember(await createProject(), 'admin')
    const { id } = await startProject(admin.userId, { name: 'New', description: '', guidelines: 'Be kind.' })
    expect(await readGuidelines({ ...admin, projectId: id })).toEqual({
      version: 1,
      text: 'Be kind.',
      before: null,
    })
  })

  it('show a change once, against what was seen last', async () => {
    const admin = await createMember(await createProject(), 'admin')
    const actor = await createMember(admin.projectId)
    await saveGuidelines(admin, { text: 'One.', version: 0 })
    expect((await readGuidelines(actor)).before).toBeNull()
    await seeGuidelines(actor, { version: 1 })
    await saveGuidelines(admin, { text: 'Two.', version: 1 })
    await saveGuidelines(admin, { text: 'Three.', version: 2 })
    expect((await readGuidelines(actor)).before).toEqual({ version: 1, text: 'One.' })
    await seeGuidelines(actor, { version: 3 })
    await seeGuidelines(actor, { version: 1 })
    expect((await readGuidelines(actor)).before).toBeNull()
  })

  it('are recorded with a ranking and what a correction replaced; never a version that is yet to come', async () => {
    const admin = await createMember(await createProject(), 'admin')
    const actor = await createMember(admin.projectId)
    await saveGuidelines(admin, { text: 'One.', version: 0 })
    const { taskId, completionIds } = await createTask(admin.projectId, { size: 2 })
    await leaseTask(actor)
    const items = completionIds.map((completionId, i) => ({ completionId, rank: i + 1 }))
    await expect(submitRanking(actor, { taskId, items, guidelinesVersion: 2 })).rejects.toThrow(/1 version;/)
    const { rankingId } = await submitRanking(actor, { taskId, items, guidelinesVersion: 1 })
    await saveGuidelines(admin, { text: 'Two.', version: 1 })
    await correctRanking(actor, { rankingId, revision: 1, items, guidelinesVersion: 2 })
    const { guidelinesVersion, revisions } = await db().ranking.findUniqueOrThrow({
      where: { id: rankingId },
      include: { revisions: true },
    })
    expect(guidelinesVersion).toBe(2)
    expect(revisions[0]!.content).toMatchObject({ guidelinesVersion: 1 })
    expect((await listGuidelines(admin)).map(({ rankings }) => rankings)).toEqual([1, 0])
  })
})
