/** The starter model in a new project: registered once, with the record of its pre-training beside its weights. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { seedBaseModel } from '@/prisma/seed/base-model'
import { db } from '@/server/db'
import { getModel } from '@/server/services/models/get-model'
import { createMember, createProject } from '../support/labeling-rows'
import { createTinyModel } from '../support/tiny-model'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const ASSETS = fileURLToPath(new URL('../../ml/starter/assets', import.meta.url))

it('is seeded once, and its page shows mix, stages, loss curve, licences and card', async () => {
  const projectId = await createProject()
  const actor = await createMember(projectId, 'researcher')
  await seedBaseModel(projectId, ASSETS)
  await seedBaseModel(projectId, ASSETS)
  const { id } = await db().modelVersion.findFirstOrThrow({ where: { projectId }, select: { id: true } })
  expect(await db().modelVersion.count({ where: { projectId } })).toBe(1)

  const { pretraining, metrics, weightsSha256 } = await getModel(actor, { modelId: id })
  expect(pretraining).not.toBeNull()
  const { mix, stages, loss, card } = pretraining!
  const tokens = stages.reduce((sum, stage) => sum + stage.tokens, 0)
  expect(mix.reduce((sum, row) => sum + row.tokens, 0) / tokens).toBeCloseTo(1, 5)
  for (const [index] of stages.entries())
    expect(mix.reduce((sum, { shares }) => sum + shares[index]!, 0)).toBeCloseTo(1, 9)
  expect(mix.map(({ licence }) => licence).join()).toMatch(/Apache-2\.0.*WordNet/)
  expect(loss!.heldOut.at(-1)).toEqual({
    x: stages.reduce((sum, { steps }) => sum + steps, 0),
    y: metrics['eval/loss'],
  })
  expect(loss!.train.length).toBeGreaterThan(100)
  expect(card).toContain(weightsSha256)
})

it('a base model without a record has none, and its page still opens', async () => {
  const projectId = await createProject()
  const actor = await createMember(projectId, 'researcher')
  const modelId = await createTinyModel(projectId)
  expect((await getModel(actor, { modelId })).pretraining).toBeNull()
})
