/** Demonstrations of several turns, and better answers: from the desks to training, review, export and back in. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import {
  DemonstrationFilter,
  DemonstrationSubmission,
  type DialogueTurn,
} from '@/server/schemas/demonstration'
import { ExportRequest, type ExportRequestInput } from '@/server/schemas/export'
import type { Actor } from '@/server/services/actor'
import { demonstrationRows } from '@/server/services/datasets/dataset-rows'
import { exportRows } from '@/server/services/datasets/export-rows'
import { takeSnapshot } from '@/server/services/datasets/take-snapshot'
import { listDemonstrations } from '@/server/services/demonstrations/list-demonstrations'
import { listReturned } from '@/server/services/demonstrations/list-returned'
import { resubmitDemonstration } from '@/server/services/demonstrations/resubmit-demonstration'
import { reviewDemonstration } from '@/server/services/demonstrations/review-demonstration'
import { submitDemonstration } from '@/server/services/demonstrations/submit-demonstration'
import { deleteRecords } from '@/server/services/imports/delete-records'
import { leaseTask } from '@/server/services/rankings/lease-task'
import { redactPrompt } from '@/server/services/screening/redact-prompt'
import { importRows } from '../support/import-rows'
import { createMember, createProject, createPrompt, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const assistant = (content: string): DialogueTurn => ({ role: 'assistant', content })
const user = (content: string): DialogueTurn => ({ role: 'user', content })
const system = (content: string): DialogueTurn => ({ role: 'system', content })
const FRUIT = { instruction: 'Name a fruit.', between: [assistant('An apple.'), user('Its colour?')] }

const submit = (actor: Actor, values: object) =>
  submitDemonstration(
    actor,
    DemonstrationSubmission.parse({
      submissionKey: randomUUID(),
      promptId: null,
      response: 'Red.',
      ...values,
    }),
  )

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = []
  for await (const row of rows) found.push(row)
  return found
}
const exported = (actor: Actor, request: ExportRequestInput) =>
  all(exportRows(actor, ExportRequest.parse(request)))
const listed = async (actor: Actor) =>
  (await listDemonstrations(actor, DemonstrationFilter.parse({}))).rows[0]

async function people() {
  const projectId = await createProject()
  return {
    projectId,
    author: await createMember(projectId),
    reviewer: await createMember(projectId, 'admin'),
  }
}

describe('a dialogue', () => {
  it('trains every answer, and leaves and comes back with all its turns', async () => {
    const { projectId, author, reviewer } = await people()
    await submit(author, { ...FRUIT, system: 'Be brief.' })
    expect(await all(demonstrationRows(projectId, false))).toEqual([
      {
        earlier: [{ prompt: 'Be brief.\n\nName a fruit.', response: 'An apple.' }],
        prompt: 'Its colour?',
        response: 'Red.',
        split: 'train',
      },
    ])
    expect(await exported(reviewer, { kind: 'messages' })).toEqual([
      { messages: [system('Be brief.'), user(FRUIT.instruction), ...FRUIT.between, assistant('Red.')] },
    ])
  })

  const files: ExportRequestInput[] = [
    { kind: 'messages' },
    { kind: 'messages', withProvenance: true },
    { kind: 'demonstrations', form: 'conversational' },
    { kind: 'demonstrations', form: 'conversational', withProvenance: true },
    { kind: 'demonstrations', withProvenance: true },
  ]
  it.each(files)(
    'as $kind, $form: export, import into an empty project, export gives the same',
    async (file) => {
      const { projectId, author, reviewer } = await people()
      const { id: promptId } = await createPrompt(projectId)
      await submit(author, { ...FRUIT, system: 'Be brief.' })
      await submit(author, { instruction: 'Say hello.' })
      await submit(author, { promptId, between: FRUIT.between })
      await submit(author, { promptId, response: 'Kind words.' })
      const rows = await exported(reviewer, file)
      expect(rows).toHaveLength(4)
      const empty = await createMember(await createProject(), 'admin')
      expect(await importRows(empty, rows as object[])).toMatchObject({ demonstrations: 4, problems: 0 })
      expect(JSON.stringify(await exported(empty, file))).toBe(JSON.stringify(rows))
    },
  )

  it('goes on from a prompt’s own turns, whatever the browser says of them', async () => {
    const { projectId, author, reviewer } = await people()
    await importRows(reviewer, [
      {
        split: 'train',
        messages: [system('Rhyme.'), user('Hi.')],
      },
    ])
    const { id: promptId } = await db().prompt.findFirstOrThrow({ where: { projectId } })
    await submit(author, {
      promptId,
      instruction: 'Something else',
      between: [assistant('Why?'), user('Sky.')],
    })
    expect(await listed(reviewer)).toMatchObject({
      turns: [system('Rhyme.'), user('Hi.'), assistant('Why?'), user('Sky.')],
      promptTurns: 2,
    })
  })

  it('has no empty turn, its turns in order, and has to fit as a whole', async () => {
    const { projectId, author } = await people()
    await expect(submit(author, { ...FRUIT, between: [assistant('An apple.'), user(' ')] })).rejects.toThrow(
      'Write every turn',
    )
    const long = { ...FRUIT, between: [assistant('word '.repeat(3000)), user('More?')] }
    await expect(submit(author, long)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    for (const between of [[user('And?')], [user('And?'), assistant('Yes.')]])
      expect(DemonstrationSubmission.shape.between.safeParse(between).success).toBe(false)
    expect(await db().demonstration.count({ where: { projectId } })).toBe(0)
  })
})

describe('the review of a dialogue', () => {
  it('changes its turns and keeps what they said; the prompt’s stay', async () => {
    const { projectId, author, reviewer } = await people()
    const { id: promptId } = await createPrompt(projectId, 'train', 'Name a fruit.')
    const { demonstrationId } = await submit(author, { promptId, between: FRUIT.between })
    const read = { demonstrationId, revision: 1, verdict: 'edited' as const, response: 'Red.' }
    await expect(
      reviewDemonstration(reviewer, { ...read, turns: [user('Name a fruit.')] }),
    ).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    const turns = [user('Name a crime.'), assistant('A red apple.'), user('Its colour?')]
    await reviewDemonstration(reviewer, { ...read, turns })
    expect(await listed(reviewer)).toMatchObject({
      turns: [user('Name a fruit.'), ...turns.slice(1)],
      revision: 2,
      review: 'accepted',
      revisions: [{ revision: 1, turns: [user('Name a fruit.'), ...FRUIT.between] }],
    })
  })

  it('brings it back to its author, who changes a turn and sends it again', async () => {
    const { author, reviewer } = await people()
    const { demonstrationId } = await submit(author, FRUIT)
    const read = { demonstrationId, revision: 1 }
    await reviewDemonstration(reviewer, { ...read, verdict: 'returned', comment: 'Another fruit.' })
    const [returned] = await listReturned(author)
    expect(returned).toMatchObject({ promptTurns: 0, turns: [user('Name a fruit.'), ...FRUIT.between] })
    const again = { ...read, instruction: returned!.instruction, response: 'Red.' }
    await expect(resubmitDemonstration(author, again)).rejects.toThrow('Change')
    const turns = [user('Name a fruit.'), assistant('A cherry.'), user('Its colour?')]
    await resubmitDemonstration(author, { ...again, turns })
    expect(await listed(reviewer)).toMatchObject({ turns, review: 'waiting' })
  })
})

it('a better answer leaves with what it was written from, and comes back knowing it', async () => {
  const { projectId, author, reviewer } = await people()
  const { completionIds } = await createTask(projectId, { size: 2 })
  await leaseTask(author)
  await submit(author, { fromCompletionId: completionIds[0], response: 'Better.' })
  const file = { kind: 'demonstrations', withProvenance: true } as const
  const rows = await exported(reviewer, file)
  expect(rows).toMatchObject([
    { completion: 'Better.', better_than: 'Answer number 0.', better_than_id: completionIds[0] },
  ])
  const empty = await createMember(await createProject(), 'admin')
  expect(await importRows(empty, rows as object[])).toMatchObject({ demonstrations: 1, completions: 1 })
  expect(await importRows(empty, rows as object[])).toMatchObject({
    demonstrations: 0,
    completions: 0,
    known: 1,
  })
  expect(JSON.stringify(await exported(empty, file))).toBe(JSON.stringify(rows))
  const brought = await db().demonstration.findFirstOrThrow({
    where: { projectId: empty.projectId },
    include: { fromCompletion: true },
  })
  expect(brought.fromCompletion?.text).toBe('Answer number 0.')
  expect(await deleteRecords(brought.importId!)).toEqual({ keptPrompts: 0, keptCompletions: 0 })
})

it('a redacted prompt’s original is in no dialogue that goes on from it, snapshots before it included', async () => {
  const { projectId, author, reviewer } = await people()
  const { id: promptId } = await createPrompt(projectId, 'train', 'Write to jan@example.org.')
  await submit(author, { promptId, between: [assistant('Dear Jan'), user('Shorter.')], response: 'Jan' })
  const { snapshotId } = await takeSnapshot(reviewer, { kind: 'demonstrations', name: 'before' })
  const { id: findingId } = await db().promptFinding.create({
    data: { projectId, promptId, kind: 'personal', detail: {} },
  })
  await redactPrompt(reviewer, { findingId })
  for (const request of [{ kind: 'messages' as const }, { kind: 'messages' as const, snapshotId }]) {
    const text = JSON.stringify(await exported(reviewer, request))
    expect(text).toContain('[e-mail]')
    expect(text).toContain('Shorter.')
    expect(text).not.toContain('jan@example.org')
  }
})
