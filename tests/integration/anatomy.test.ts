/** Who may read the anatomy pages, and what they get. */
import { getTRPCErrorFromUnknown } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { appRouter } from '@/server/api/root'
import { createCallerFactory } from '@/server/api/trpc'
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
