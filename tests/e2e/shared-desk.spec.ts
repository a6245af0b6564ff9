/**
 * Two people at the ranking desk of one project: different slots, a lease that runs out, a connection that comes and goes.
 * What they did is read back from the database and the export. Comes after the first admin, with a project of its own.
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { db } from '@/server/db'
import { ExportRequest } from '@/server/schemas/export'
import type { Actor } from '@/server/services/actor'
import { exportRows } from '@/server/services/datasets/export-rows'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { createMemberWithAccount } from './member'
import { newPerson, signIn } from './people'

test.describe.configure({ mode: 'serial' })

interface Ranker {
  actor: Actor
  page: Page
}

let projectId: string
let researcher: Actor
let first: Ranker
let second: Ranker

test.beforeAll(async ({ browser }) => {
  projectId = await createProject()
  researcher = await createMember(projectId, 'researcher')
  // Each has one task on the desk and one ahead.
  for (let i = 0; i < 4; i++) await createTask(projectId, { size: 3 })
  first = await arrive(browser)
  second = await arrive(browser)
})

test.afterAll(async () => {
  await first.page.context().close()
  await second.page.context().close()
  await db().$disconnect()
})

async function arrive(browser: Browser): Promise<Ranker> {
  const { actor, account } = await createMemberWithAccount(projectId)
  const { page } = await newPerson(browser)
  await signIn(page, account)
  await page.goto(`/desk/${projectId}/rank`)
  // One on the desk, one ahead.
  await expect.poll(() => leases(actor)).toHaveLength(2)
  return { actor, page }
}

const leases = ({ userId }: Actor) =>
  db().assignment.findMany({
    where: { userId, status: 'active', task: { projectId } },
    orderBy: { createdAt: 'asc' },
    select: { taskId: true, displayOrder: true },
  })

const rankings = ({ userId }: Actor) => db().ranking.count({ where: { projectId, annotatorId: userId } })

/** The task on the desk, by the answers that are seen. */
async function onDesk({ actor, page }: Ranker) {
  const cards = page.locator('[data-answer]')
  await expect(cards).toHaveCount(3)
  const id = await cards.first().getAttribute('data-answer')
  const lease = (await leases(actor)).find(({ displayOrder }) => displayOrder.includes(id!))
  return lease?.taskId
}

/** Ranks what is on the desk in the order of its letters, and sends it. */
async function rank({ page }: Ranker) {
  const cards = page.locator('[data-answer]')
  await expect(cards).toHaveCount(3)
  const shown = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-answer')))
  const card = (index: number) => page.locator(`[data-answer="${shown[index]}"]`)
  for (const index of [0, 1, 2]) {
    await card(index).focus()
    await page.keyboard.press(String(index + 1))
  }
  await page.keyboard.press('Control+Enter')
  await expect(card(0)).toHaveCount(0)
}

test('two people who come at once get different tasks, on the desk and ahead', async () => {
  const held = [...(await leases(first.actor)), ...(await leases(second.actor))]
  expect(new Set(held.map(({ taskId }) => taskId)).size).toBe(4)
  expect(await onDesk(first)).not.toBe(await onDesk(second))
})

test('a lease that ran out goes to the other, and the late ranking is refused in words', async () => {
  const late = await onDesk(first)
  await db().assignment.updateMany({
    where: { userId: first.actor.userId, taskId: late },
    data: { leasedUntil: new Date(Date.now() - 1000) },
  })
  await rank(second)
  await expect.poll(async () => (await leases(second.actor)).map(({ taskId }) => taskId)).toContain(late)
  await rank(second)
  await expect.poll(() => onDesk(second)).toBe(late)
  await rank(first)
  await expect(first.page.getByText('somebody else took it over')).toBeVisible()
  expect(await rankings(first.actor)).toBe(0)
  await rank(second)
  await expect.poll(() => rankings(second.actor)).toBe(3)
  expect(await db().ranking.findMany({ where: { taskId: late }, select: { annotatorId: true } })).toEqual([
    { annotatorId: second.actor.userId },
  ])
})

test('what is sent without a connection goes out once when it is back', async () => {
  // The second desk would lease the new task ahead of the first.
  await second.page.goto('about:blank')
  await createTask(projectId, { size: 3 })
  await first.page.reload()
  await expect.poll(() => leases(first.actor)).toHaveLength(2)
  const taskId = await onDesk(first)
  await first.page.context().setOffline(true)
  await rank(first)
  await expect(first.page.getByText('1 ranking saved here will be sent later')).toBeVisible()
  expect(await rankings(first.actor)).toBe(0)
  await first.page.context().setOffline(false)
  await expect.poll(() => rankings(first.actor)).toBe(1)
  await expect(first.page.getByText('will be sent later')).toHaveCount(0)

  expect(await db().comparison.count({ where: { ranking: { taskId } } })).toBe(3)
  const rows = []
  for await (const row of exportRows(researcher, ExportRequest.parse({ kind: 'rankings' }))) rows.push(row)
  expect(rows).toHaveLength(4)
})
