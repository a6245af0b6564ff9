/** Who may read the anatomy pages, and what they get. */
import { getTRPCErrorFromUnknown } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { appRouter } from '@/server/api/root'
import { createCallerFactory } from '@/server/api/trpc'
import { db } from '@/server/db'
import { createMember, createModel, createProject } from '../support/labeling-rows'
import { createTinyModel } from '../support/tiny-model'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const createCaller = createCallerFactory(appRouter)
const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'OK',
    (error) => getTRPCErrorFromUnknown(error).code,
  )

describe('the anatomy pages', () => {
  it('are for members, until the admin opens them to everybody, and after the admin closed them again', async () => {
    const projectId = await createProject()
    const admin = await createMember(projectId, 'admin')
    const stranger = await createMember(await createProject(), 'admin')
    const asking = async () =>
      Promise.all(
        [null, stranger.userId, admin.userId].map((userId) =>
          codeOf(createCaller({ userId }).anatomy.open({ projectId })),
        ),
      )
    const setPublic = (isPublic: boolean) =>
      createCaller({ userId: admin.userId }).anatomy.setVisibility({ projectId, isPublic })

    expect(await asking()).toEqual(['UNAUTHORIZED', 'NOT_FOUND', 'OK'])
    await setPublic(true)
    expect(await asking()).toEqual(['OK', 'OK', 'OK'])
    const opened = await createCaller({ userId: null }).anatomy.open({ projectId })
    expect(opened.isMember).toBe(false)
    await setPublic(false)
    expect(await asking()).toEqual(['UNAUTHORIZED', 'NOT_FOUND', 'OK'])
  })

  it('being public opens nothing else of the project', async () => {
    const projectId = await createProject()
    const admin = await createMember(projectId, 'admin')
    await createCaller({ userId: admin.userId }).anatomy.setVisibility({ projectId, isPublic: true })
    const nobody = createCaller({ userId: null })
    const answers = await Promise.all(
      [
        nobody.prompts.list({ projectId }),
        nobody.models.list({ projectId }),
        nobody.members.list({ projectId }),
      ].map(codeOf),
    )
    expect(answers).toEqual(['UNAUTHORIZED', 'UNAUTHORIZED', 'UNAUTHORIZED'])
  })

  it('show members how their newest policy went, and nobody else; retired versions are not offered', async () => {
    const projectId = await createProject()
    const admin = await createMember(projectId, 'admin')
    await createCaller({ userId: admin.userId }).anatomy.setVisibility({ projectId, isPublic: true })
    const member = createCaller({ userId: admin.userId })
    expect(await member.anatomy.loop({ projectId })).toBeNull()
    const { id: modelId } = await createModel(projectId, 'policy')
    const run = await db().run.create({
      data: {
        projectId,
        kind: 'policy',
        number: 3,
        status: 'done',
        config: {},
        seed: 1,
        finishedAt: new Date(),
      },
    })
    await db().modelVersion.update({ where: { id: modelId }, data: { runId: run.id } })
    await db().runMetrics.create({ data: { runId: run.id, step: 1, values: { 'objective/scores': 0.5 } } })
    const sample = { runId: run.id, promptId: 'p', prompt: 'Say hello.', score: 0.1, tokens: 2 }
    await db().runSample.createMany({
      data: [
        { ...sample, step: 0, text: 'Hello.' },
        { ...sample, step: 1, text: 'Hello, cat.' },
      ],
    })
    expect(await member.anatomy.loop({ projectId })).toMatchObject({
      name: 'policy-3',
      score: [{ step: 1, value: 0.5 }],
      samples: [{ text: 'Hello.' }, { text: 'Hello, cat.' }],
    })
    expect(await createCaller({ userId: null }).anatomy.loop({ projectId })).toBeNull()
    const offered = async () => (await member.anatomy.open({ projectId })).models.map(({ id }) => id)
    expect(await offered()).toContain(modelId)
    await db().modelVersion.update({ where: { id: modelId }, data: { retiredAt: new Date() } })
    expect(await offered()).not.toContain(modelId)
  })

  it('offer each tokenizer of the project’s models once, leaving out files that are not there', async () => {
    const projectId = await createProject()
    const member = await createMember(projectId)
    await createModel(projectId, 'policy')
    const modelId = await createTinyModel(projectId)
    await createTinyModel(projectId, 'sft')
    const caller = createCaller({ userId: member.userId })
    expect(await caller.tokens.ofModels({ projectId })).toEqual([
      { modelId, kind: 'base', version: 1, tokens: 272 },
    ])
    expect(await caller.tokens.ofModel({ projectId, modelId })).toContain('laurel-bpe-1')
  })
})
