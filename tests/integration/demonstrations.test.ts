/** Demonstrations on a real database: the next prompt, the draft, an idempotent submission, the list. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { DemonstrationFilter, DemonstrationSubmission } from '@/server/schemas/demonstration'
import { openBetterAnswer, saveBetterAnswer } from '@/server/services/demonstrations/better-answer'
import { countDemonstrations, listDemonstrations } from '@/server/services/demonstrations/list-demonstrations'
import { nextPrompt } from '@/server/services/demonstrations/next-prompt'
import { openWritingDesk } from '@/server/services/demonstrations/open-writing-desk'
import { saveDemonstrationDraft } from '@/server/services/demonstrations/save-demonstration-draft'
import { submitDemonstration } from '@/server/services/demonstrations/submit-demonstration'
import { writeProgress } from '@/server/services/demonstrations/write-progress'
import { leaseTask } from '@/server/services/rankings/lease-task'
import { createMember, createProject, createPrompt, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const submission = (values: Partial<DemonstrationSubmission> = {}) =>
  DemonstrationSubmission.parse({
    submissionKey: randomUUID(),
    promptId: null,
    instruction: 'Say hello.',
    response: 'Hello there.',
    ...values,
  })

describe('the next prompt', () => {
  it('comes from the train split, is not answered yet, and can be passed over', async () => {
    const projectId = await createProject()
    await createPrompt(projectId, 'test')
    await createPrompt(projectId, 'validation')
    const [first, second] = [await createPrompt(projectId), await createPrompt(projectId)]
    const actor = await createMember(projectId)
    await submitDemonstration(actor, submission({ promptId: first.id }))
    expect((await nextPrompt(actor))?.promptId).toBe(second.id)
    expect(await nextPrompt(actor, { exceptPromptIds: [second.id] })).toBeNull()
    expect(await writeProgress(actor)).toEqual({ done: 1, waiting: 1 })
  })

  it('prefers prompts that nobody has answered', async () => {
    const projectId = await createProject()
    const [first, second] = [await createPrompt(projectId), await createPrompt(projectId)]
    await submitDemonstration(await createMember(projectId), submission({ promptId: first.id }))
    expect((await nextPrompt(await createMember(projectId)))?.promptId).toBe(second.id)
  })
})

describe('many people at once', () => {
  it('send their demonstrations without waiting for each other’s connections', async () => {
    const projectId = await createProject()
    const people = await Promise.all(Array.from({ length: 60 }, () => createMember(projectId)))
    const sent = await Promise.all(people.map((actor) => submitDemonstration(actor, submission())))
    expect(new Set(sent.map(({ demonstrationId }) => demonstrationId)).size).toBe(60)
    expect(await db().demonstration.count({ where: { projectId } })).toBe(60)
  })
})

describe('the draft', () => {
  it('survives a reload with the prompt it belongs to, and goes with the submission', async () => {
    const projectId = await createProject()
    const prompts = [await createPrompt(projectId), await createPrompt(projectId)]
    const actor = await createMember(projectId)
    for (const prompt of prompts) {
      const draft = {
        promptId: prompt.id,
        system: '',
        instruction: '',
        between: [],
        response: 'half an ans',
        taskType: 'answer',
        submissionKey: randomUUID(),
        activeMs: 5,
        savedAt: 7,
      }
      await saveDemonstrationDraft(actor, { draft })
      const desk = await openWritingDesk(actor)
      expect(desk.draft).toEqual(draft)
      expect(desk.prompt?.promptId).toBe(prompt.id)
    }
    await submitDemonstration(actor, submission({ promptId: prompts[1]!.id }))
    const desk = await openWritingDesk(actor)
    expect(desk.draft).toBeNull()
    expect(desk.prompt?.promptId).toBe(prompts[0]!.id)
  })
})

describe('submitting', () => {
  it('makes one demonstration of a submission sent three times, twice at once', async () => {
    const projectId = await createProject()
    const actor = await createMember(projectId)
    const one = submission()
    const sent = await Promise.all([submitDemonstration(actor, one), submitDemonstration(actor, one)])
    const again = await submitDemonstration(actor, one)
    expect(new Set([...sent, again].map(({ demonstrationId }) => demonstrationId)).size).toBe(1)
    expect(await db().demonstration.count({ where: { projectId } })).toBe(1)
  })

  it('keeps the text, split and type of the prompt, whatever the browser says', async () => {
    const projectId = await createProject()
    const prompt = await createPrompt(projectId, 'train', 'Name a colour.')
    const actor = await createMember(projectId)
    await submitDemonstration(
      actor,
      submission({ promptId: prompt.id, instruction: 'Something else', taskType: 'story' }),
    )
    const row = await db().demonstration.findFirstOrThrow({ where: { projectId } })
    expect(row).toMatchObject({ instruction: 'Name a colour.', taskType: 'answer', origin: 'person' })
    expect(row.promptTokens).toBeGreaterThan(0)
    expect(row.responseTokens).toBeGreaterThan(0)
  })

  it('marks what a simulated annotator wrote', async () => {
    const projectId = await createProject()
    await submitDemonstration(await createMember(projectId, 'annotator', true), submission())
    expect((await db().demonstration.findFirstOrThrow({ where: { projectId } })).origin).toBe('simulated')
  })

  it('refuses empty texts, texts that do not fit, test prompts and foreign prompts', async () => {
    const projectId = await createProject()
    const actor = await createMember(projectId)
    const test = await createPrompt(projectId, 'test')
    const foreign = await createPrompt(await createProject())
    const refuses = (values: Partial<DemonstrationSubmission>, kind: string) =>
      expect(submitDemonstration(actor, submission(values))).rejects.toMatchObject({ kind })
    await refuses({ response: '  ' }, 'INVALID_INPUT')
    await refuses({ instruction: '' }, 'INVALID_INPUT')
    await refuses({ response: 'word '.repeat(3000) }, 'INVALID_INPUT')
    await refuses({ promptId: test.id }, 'CONFLICT')
    await refuses({ promptId: foreign.id }, 'NOT_FOUND')
    expect(await db().demonstration.count({ where: { projectId } })).toBe(0)
  })

  it('does not hand out somebody else’s demonstration for their key', async () => {
    const projectId = await createProject()
    const one = submission()
    await submitDemonstration(await createMember(projectId), one)
    await expect(submitDemonstration(await createMember(projectId), one)).rejects.toMatchObject({
      kind: 'CONFLICT',
    })
  })
})

describe('a better answer', () => {
  async function ranking(split: 'train' | 'validation' = 'train') {
    const projectId = await createProject()
    const { completionIds, promptId } = await createTask(projectId, { size: 2, split })
    const actor = await createMember(projectId)
    await leaseTask(actor)
    return { projectId, promptId, completionId: completionIds[0], actor }
  }
  const draft = (response: string) => ({ response, submissionKey: randomUUID(), activeMs: 3, savedAt: 9 })

  it('is a demonstration of the completion’s prompt that knows the completion, and counts for its author', async () => {
    const { projectId, promptId, completionId, actor } = await ranking()
    const half = draft('Half')
    await saveBetterAnswer(actor, { completionId: completionId!, draft: half })
    expect(await openBetterAnswer(actor, { completionId: completionId! })).toMatchObject({
      draft: half,
      sent: 0,
    })
    const elsewhere = await createPrompt(projectId, 'test')
    const one = submission({ fromCompletionId: completionId, promptId: elsewhere.id, response: 'Whole.' })
    await submitDemonstration(actor, one)
    await submitDemonstration(actor, one)
    const rows = await db().demonstration.findMany({ where: { projectId } })
    expect(rows).toMatchObject([
      {
        promptId,
        fromCompletionId: completionId,
        authorId: actor.userId,
        instruction: 'Say something kind.',
      },
    ])
    expect(await openBetterAnswer(actor, { completionId: completionId! })).toMatchObject({
      draft: null,
      sent: 1,
    })
    expect((await writeProgress(actor)).done).toBe(1)
    const [shown] = (await listDemonstrations(actor, DemonstrationFilter.parse({}))).rows
    expect(shown!.fromCompletion?.text).toBe('Answer number 0.')
  })

  it('leaves the draft of the writing desk alone', async () => {
    const { completionId, actor } = await ranking()
    const own = {
      ...draft('Mine'),
      promptId: null,
      system: '',
      instruction: 'Why?',
      between: [],
      taskType: 'other',
    }
    await saveDemonstrationDraft(actor, { draft: own })
    await submitDemonstration(actor, submission({ fromCompletionId: completionId }))
    expect((await openWritingDesk(actor)).draft).toMatchObject({ response: 'Mine' })
  })

  it('is refused for a prompt that must not be trained on, and for answers one was never given', async () => {
    const held = await ranking('validation')
    const refuses = (actor: typeof held.actor, completionId: string, kind: string) =>
      expect(
        submitDemonstration(actor, submission({ fromCompletionId: completionId })),
      ).rejects.toMatchObject({ kind })
    await refuses(held.actor, held.completionId!, 'CONFLICT')
    const other = await ranking()
    await refuses(held.actor, other.completionId!, 'NOT_FOUND')
    const colleague = await createMember(other.projectId, 'admin')
    await refuses(colleague, other.completionId!, 'NOT_FOUND')
    await expect(
      saveBetterAnswer(colleague, { completionId: other.completionId!, draft: draft('x') }),
    ).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  })
})

describe('the list', () => {
  it('filters by origin, author and words, pages, and stays inside the project', async () => {
    const projectId = await createProject()
    const [ada, ben] = [await createMember(projectId), await createMember(projectId)]
    for (let i = 0; i < 52; i++) await submitDemonstration(ada, submission({ response: `Answer ${i}.` }))
    await submitDemonstration(ben, submission({ response: 'A zebra.' }))
    const list = (filter: object) => listDemonstrations(ada, DemonstrationFilter.parse(filter))
    const first = await list({})
    expect(first.rows).toHaveLength(50)
    const rest = await list({ cursor: first.nextCursor })
    expect(rest.rows).toHaveLength(3)
    expect(rest.nextCursor).toBeNull()
    expect((await list({ search: 'ZEBRA' })).rows).toHaveLength(1)
    expect((await list({ authorId: ben.userId })).rows).toHaveLength(1)
    expect((await list({ origin: 'seed' })).rows).toHaveLength(0)
    const counts = await countDemonstrations(ada)
    expect(counts).toMatchObject({ seed: 0, person: 53, simulated: 0 })
    expect(counts.authors[0]).toMatchObject({ id: ada.userId, count: 52 })
    const stranger = await createMember(await createProject(), 'researcher')
    expect((await listDemonstrations(stranger, DemonstrationFilter.parse({}))).rows).toEqual([])
  })
})
