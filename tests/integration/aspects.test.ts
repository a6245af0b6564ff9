/** Flags and ratings of a project on a real database: what is asked, what is recorded, what leaves in exports. */
import { describe, expect, it } from 'vitest'
import { type Aspect, type AspectChanges, CATALOGUE } from '@/server/schemas/aspect'
import { ExportRequest } from '@/server/schemas/export'
import { readAspects } from '@/server/services/annotation/read-aspects'
import { saveAspects } from '@/server/services/annotation/save-aspects'
import { exportRows } from '@/server/services/datasets/export-rows'
import { listRankedTasks } from '@/server/services/preferences/list-ranked-tasks'
import { correctRanking } from '@/server/services/rankings/correct-ranking'
import { leaseTask } from '@/server/services/rankings/lease-task'
import { readMyRanking } from '@/server/services/rankings/read-my-ranking'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const OWN: AspectChanges[number] = {
  kind: 'rating',
  code: null,
  label: 'Żywy język',
  definition: 'It sounds like a person.',
  points: 3,
  isAsked: true,
  isNeeded: true,
}
const named = (aspects: readonly Aspect[], code: string) => aspects.find((one) => one.code === code)

describe('what a project asks for', () => {
  it('is the catalogue until an admin changes it, each project for itself', async () => {
    const admin = await createMember(await createProject(), 'admin')
    const other = await createMember(await createProject(), 'admin')
    expect(await readAspects(admin)).toEqual(CATALOGUE)
    const overall = { ...named(CATALOGUE, 'overall')!, isAsked: true, definition: 'As Ola sees it.' }
    const saved = await saveAspects(admin, [overall, OWN])
    expect(named(saved, 'overall')).toEqual(overall)
    expect(named(saved, 'zywy-jezyk')).toEqual({ ...OWN, code: 'zywy-jezyk' })
    expect(await readAspects(other)).toEqual(CATALOGUE)
  })

  it('keeps the code and the scale of a rating whatever it is called later', async () => {
    const admin = await createMember(await createProject(), 'admin')
    const mine = named(await saveAspects(admin, [OWN]), 'zywy-jezyk')!
    const renamed = await saveAspects(admin, [{ ...mine, label: 'Lively', points: 9, isAsked: false }])
    expect(named(renamed, 'zywy-jezyk')).toMatchObject({ label: 'Lively', points: 3, isAsked: false })
    expect(named(await saveAspects(admin, [OWN]), 'zywy-jezyk-2')).toBeDefined()
    await expect(saveAspects(admin, [{ ...OWN, code: 'never-heard' }])).rejects.toThrow(/no rating/)
    await expect(saveAspects(admin, [OWN, { ...OWN, label: 'żywy JĘZYK' }])).rejects.toThrow(
      /shape-rating-twice/,
    )
  })
})

describe('ratings and flags of a ranking', () => {
  it('are recorded, corrected with the old ones kept, shown to researchers and exported', async () => {
    const projectId = await createProject()
    const admin = await createMember(projectId, 'admin')
    await saveAspects(admin, [OWN, { ...OWN, kind: 'flag', label: 'Rhymes', points: null }])
    const { taskId, completionIds } = await createTask(projectId, { size: 2 })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    const items = completionIds.map((completionId, i) => ({
      completionId,
      rank: i + 1,
      flags: i === 1 ? ['rhymes'] : [],
      ratings: { overall: 7 - i, 'zywy-jezyk': 3 },
    }))
    const { rankingId } = await submitRanking(actor, { taskId, items })
    expect(
      (await readMyRanking(actor, { rankingId })).items.map(({ ratings }) => ratings.overall).sort(),
    ).toEqual([6, 7])
    const [first, second] = items
    await correctRanking(actor, {
      rankingId,
      revision: 1,
      items: [{ ...first!, ratings: { overall: 5 } }, second!],
    })

    const [task] = (await listRankedTasks(admin, { search: '' })).tasks
    const seen = task!.completions.find(({ id }) => id === first!.completionId)
    expect(seen?.ratings).toEqual({ overall: [5] })
    const exported = []
    for await (const row of exportRows(admin, ExportRequest.parse({ kind: 'rankings' }))) exported.push(row)
    const { ratings, flags } = (exported as { ratings: object[]; flags: string[][] }[])[0]!
    expect(ratings).toEqual(expect.arrayContaining([{ overall: 5 }, { overall: 6, 'zywy-jezyk': 3 }]))
    expect(flags.flat()).toEqual(['rhymes'])
  })

  it('are taken when they were switched off meanwhile, and refused when the project never had them', async () => {
    const projectId = await createProject()
    const admin = await createMember(projectId, 'admin')
    const actor = await createMember(projectId)
    const { taskId, completionIds } = await createTask(projectId, { size: 2 })
    await leaseTask(actor)
    const send = (remarks: object) =>
      submitRanking(actor, {
        taskId,
        items: completionIds.map((completionId, i) => ({ completionId, rank: i + 1, ...remarks })),
      })
    await expect(send({ flags: ['no-such-flag'] })).rejects.toThrow(/no-such-flag/)
    await expect(send({ ratings: { overall: 8 } })).rejects.toThrow(/from 1 to 7/)
    await expect(send({ ratings: { unsafe: 1 } })).rejects.toThrow(/unsafe/)
    await saveAspects(admin, [{ ...named(CATALOGUE, 'unsafe')!, isAsked: false }])
    expect((await send({ flags: ['unsafe'], ratings: { honest: 5 } })).isRepeat).toBe(false)
  })
})
