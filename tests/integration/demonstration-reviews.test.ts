/** Reviews of demonstrations on a real database: a second person, revisions, the way back to the author. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { DemonstrationSubmission } from '@/server/schemas/demonstration'
import { ExportRequest } from '@/server/schemas/export'
import type { Actor } from '@/server/services/actor'
import { demonstrationRows } from '@/server/services/datasets/dataset-rows'
import { exportRows } from '@/server/services/datasets/export-rows'
import { listDemonstrations } from '@/server/services/demonstrations/list-demonstrations'
import { listReturned } from '@/server/services/demonstrations/list-returned'
import { resubmitDemonstration } from '@/server/services/demonstrations/resubmit-demonstration'
import { reviewDemonstration } from '@/server/services/demonstrations/review-demonstration'
import { submitDemonstration } from '@/server/services/demonstrations/submit-demonstration'
import { createMember, createProject } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

async function written(instruction = 'Say hello.', response = 'Hello.') {
  const projectId = await createProject()
  const [author, reviewer] = [
    await createMember(projectId, 'researcher'),
    await createMember(projectId, 'researcher'),
  ]
  const { demonstrationId } = await submitDemonstration(
    author,
    DemonstrationSubmission.parse({ submissionKey: randomUUID(), promptId: null, instruction, response }),
  )
  return { author, reviewer, read: { demonstrationId, revision: 1 } }
}

const FILTER = { origin: 'all', review: 'all', search: '', limit: 50 } as const
const listed = async (actor: Actor) => (await listDemonstrations(actor, FILTER)).rows[0]!

async function responses(actor: Actor) {
  const exported = []
  for await (const row of exportRows(actor, ExportRequest.parse({ kind: 'demonstrations' })))
    exported.push(row)
  const trained = []
  for await (const { response } of demonstrationRows(actor.projectId, true)) trained.push(response)
  return { exported: exported.length, trained }
}

describe('a review', () => {
  it('is somebody else’s', async () => {
    const { author, read } = await written()
    await expect(reviewDemonstration(author, { ...read, verdict: 'accepted' })).rejects.toThrow(
      'Somebody else',
    )
  })

  it('changes the text and keeps what it said, who wrote it, and whose it is', async () => {
    const { author, reviewer, read } = await written()
    await reviewDemonstration(reviewer, {
      ...read,
      verdict: 'edited',
      response: 'Hello there.',
      comment: 'Warmer.',
    })
    expect(await listed(reviewer)).toMatchObject({
      response: 'Hello there.',
      review: 'accepted',
      revision: 2,
      author: { id: author.userId },
      reviews: [{ verdict: 'edited', comment: 'Warmer.' }],
      revisions: [{ revision: 1, response: 'Hello.' }],
    })
    expect((await responses(reviewer)).trained).toEqual(['Hello there.'])
  })

  it('brings one back to its author with the comment; until it is sent again no model learns from it', async () => {
    const { author, reviewer, read } = await written()
    await reviewDemonstration(reviewer, { ...read, verdict: 'returned', comment: 'Say it in French.' })
    expect(await responses(reviewer)).toEqual({ exported: 0, trained: [] })
    expect(await listReturned(reviewer)).toEqual([])
    expect(await listReturned(author)).toMatchObject([
      { ...read, comment: 'Say it in French.', isOwnInstruction: true },
    ])

    const again = { ...read, instruction: 'Say hello in French.', response: 'Bonjour.' }
    await expect(resubmitDemonstration(author, { ...read, response: 'Hello.' })).rejects.toThrow('Change')
    await expect(resubmitDemonstration(reviewer, again)).rejects.toThrow('No such')
    await resubmitDemonstration(author, again)
    expect(await listReturned(author)).toEqual([])
    expect(await listed(author)).toMatchObject({
      instruction: 'Say hello in French.',
      response: 'Bonjour.',
      review: 'waiting',
      revisions: [{ instruction: 'Say hello.', response: 'Hello.' }],
    })
    expect(await responses(reviewer)).toEqual({ exported: 1, trained: ['Bonjour.'] })
  })

  it('is of the text that was read: two at once make one revision', async () => {
    const { reviewer, read } = await written()
    const both = await Promise.allSettled(
      ['One.', 'Two.'].map((response) =>
        reviewDemonstration(reviewer, { ...read, verdict: 'edited', response }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await listed(reviewer)).revisions).toHaveLength(1)
  })
})
