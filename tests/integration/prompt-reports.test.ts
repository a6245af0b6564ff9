/** Reported prompts on a real database: who is given them, how a report is closed, and what is never lost. */
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { PromptReport } from '@/server/schemas/prompt'
import type { Actor } from '@/server/services/actor'
import { nextPrompt } from '@/server/services/demonstrations/next-prompt'
import { openWritingDesk } from '@/server/services/demonstrations/open-writing-desk'
import { saveDemonstrationDraft } from '@/server/services/demonstrations/save-demonstration-draft'
import { writeProgress } from '@/server/services/demonstrations/write-progress'
import { countWaiting } from '@/server/services/projects/count-waiting'
import { closeReport } from '@/server/services/prompts/close-report'
import { getPrompt } from '@/server/services/prompts/get-prompt'
import { listReports } from '@/server/services/prompts/list-reports'
import { reportPrompt } from '@/server/services/prompts/report-prompt'
import { restorePrompt } from '@/server/services/prompts/restore-prompt'
import { leaseTask } from '@/server/services/rankings/lease-task'
import { nextTask } from '@/server/services/rankings/next-task'
import { rankProgress } from '@/server/services/rankings/rank-progress'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { choosePrompts } from '@/server/services/sampling/choose-prompts'
import { createMember, createProject, createPrompt, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const report = (actor: Actor, promptId: string, values: Partial<PromptReport> = {}) =>
  reportPrompt(actor, PromptReport.parse({ promptId, reason: 'unclear', ...values }))

async function project() {
  const projectId = await createProject()
  const [reporter, other] = [await createMember(projectId), await createMember(projectId)]
  const researcher = await createMember(projectId, 'researcher')
  return { projectId, reporter, other, researcher }
}

describe('a reported prompt', () => {
  it('is not given to its reporter again to rank, not from another task either; others go on', async () => {
    const { projectId, reporter, other } = await project()
    const { taskId, promptId, completionIds } = await createTask(projectId, { size: 2 })
    await db().rankingTask.create({
      data: {
        projectId,
        promptId,
        items: { create: completionIds.map((completionId) => ({ completionId })) },
      },
    })
    expect((await nextTask(reporter))?.taskId).toBe(taskId)
    await report(reporter, promptId)
    expect(await nextTask(reporter)).toBeNull()
    expect((await rankProgress(reporter)).waiting).toBe(0)
    expect((await countWaiting(reporter)).rank).toBe(0)
    expect((await nextTask(other))?.taskId).toBe(taskId)
  })

  it('is not given to its reporter again to answer, not by way of a draft either', async () => {
    const { projectId, reporter, other } = await project()
    const { id: promptId } = await createPrompt(projectId)
    const draft = {
      promptId,
      system: '',
      instruction: '',
      between: [],
      response: 'half',
      taskType: 'answer',
      submissionKey: crypto.randomUUID(),
      activeMs: 0,
      savedAt: 1,
    }
    await saveDemonstrationDraft(reporter, { draft })
    await report(reporter, promptId)
    expect(await nextPrompt(reporter)).toBeNull()
    expect((await openWritingDesk(reporter)).prompt).toBeNull()
    expect(await writeProgress(reporter)).toEqual({ done: 0, waiting: 0 })
    expect((await nextPrompt(other))?.promptId).toBe(promptId)
  })

  it('keeps a ranking that was sent before', async () => {
    const { projectId, reporter } = await project()
    const { taskId, promptId, completionIds } = await createTask(projectId, { size: 2 })
    await leaseTask(reporter)
    await submitRanking(reporter, {
      taskId,
      items: completionIds.map((completionId) => ({ completionId, rank: 1 })),
    })
    await report(reporter, promptId)
    const { status } = await db().assignment.findFirstOrThrow({ where: { taskId } })
    expect(status).toBe('submitted')
  })

  it('has one report a person: the last they said', async () => {
    const { projectId, reporter, researcher } = await project()
    const { id } = await createPrompt(projectId)
    await Promise.all([report(reporter, id), report(reporter, id)])
    await report(reporter, id, { reason: 'other', comment: '  two questions in one ' })
    const { total, rows } = await listReports(researcher)
    expect(total).toBe(1)
    expect(rows).toMatchObject([{ reason: 'other', comment: 'two questions in one', prompt: { id } }])
  })

  it('of another project is none', async () => {
    const { researcher } = await project()
    const foreign = await project()
    const { id } = await createPrompt(foreign.projectId)
    await expect(report(researcher, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  })
})

describe('closing a report', () => {
  it('by withdrawing closes all of the prompt’s, and nobody is given it any more, until it is restored', async () => {
    const { projectId, reporter, other, researcher } = await project()
    const third = await createMember(projectId)
    const { promptId, taskId, completionIds } = await createTask(projectId, { size: 2, overlap: 3 })
    await leaseTask(other)
    const { reportId } = await report(reporter, promptId)
    await report(researcher, promptId, { reason: 'harmful' })
    await closeReport(researcher, { reportId, verdict: 'withdraw' })
    expect((await listReports(researcher)).total).toBe(0)
    expect(await nextTask(other)).toBeNull()
    expect(await nextTask(third)).toBeNull()
    expect(await nextPrompt(third)).toBeNull()
    await expect(
      choosePrompts(researcher, { split: 'train', count: 5, onlyUnranked: false }, 1),
    ).rejects.toMatchObject({ kind: 'CONFLICT' })
    // Work that was under way is not lost.
    await submitRanking(other, {
      taskId,
      items: completionIds.map((completionId) => ({ completionId, rank: 1 })),
    })
    const seen = await getPrompt(researcher, { promptId })
    expect(seen.withdrawnAt).not.toBeNull()
    expect(seen.reports.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn'])

    await restorePrompt(researcher, { promptId })
    expect((await nextTask(third))?.taskId).toBe(taskId)
    expect(await nextTask(reporter)).toBeNull()
  })

  it('by dismissing leaves the prompt with everybody but its reporter, and is done once', async () => {
    const { projectId, reporter, other, researcher } = await project()
    const { promptId, taskId } = await createTask(projectId)
    const { reportId } = await report(reporter, promptId)
    const dismiss = () => closeReport(researcher, { reportId, verdict: 'dismiss' })
    const both = await Promise.allSettled([dismiss(), dismiss()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await nextTask(reporter)).toBeNull()
    expect((await nextTask(other))?.taskId).toBe(taskId)
  })
})
