/**
 * Practice before real work: an admin makes a ranking gold and asks for practice; an annotator is led there, sees where they
 * differ, passes and ranks for real, and sees their work on their home. Comes after the first admin, with a project of its own.
 */
import { expect, test } from '@playwright/test'
import { db } from '@/server/db'
import { ExportRequest } from '@/server/schemas/export'
import type { Actor } from '@/server/services/actor'
import { exportRows } from '@/server/services/datasets/export-rows'
import { leaseTask } from '@/server/services/rankings/lease-task'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { createProject, createTask } from '../support/labeling-rows'
import { expectNoFindings } from './axe'
import { createMemberWithAccount } from './member'
import { ADMIN, ADMIN_STATE, newPerson, pressUntil, signIn } from './people'

test.afterAll(() => db().$disconnect())

test('a ranking is made gold, practice leads to real work, and becomes no ranking', async ({ browser }) => {
  const projectId = await createProject()
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  const admin: Actor = { userId, projectId, role: 'admin' }
  await db().member.create({ data: admin })
  const texts = ['The best answer.', 'The middle answer.', 'The worst answer.']
  const { taskId, completionIds } = await createTask(projectId, { texts, overlap: 2 })
  await leaseTask(admin)
  await submitRanking(admin, {
    taskId,
    items: completionIds.map((completionId, index) => ({ completionId, rank: index + 1 })),
  })
  const real = await createTask(projectId, { size: 2 })

  const office = await newPerson(browser, { storageState: ADMIN_STATE })
  await office.page.goto(`/p/${projectId}/rankings`)
  const why = office.page.getByLabel('Why this order is right')
  await pressUntil(office.page.getByRole('button', { name: /^Make the ranking by .* gold$/ }), why)
  await why.fill('Best says **best**.')
  await expectNoFindings(office.page, 'practice-make-gold')
  await office.page.getByRole('dialog').getByRole('button', { name: 'Make it gold' }).click()
  await expect(office.page.getByRole('button', { name: /^Retire the gold ranking/ })).toBeVisible()
  await office.page.goto(`/p/${projectId}/settings`)
  const practice = office.page.getByLabel('Annotators practise until they reach the pass mark')
  await expect(() => practice.check({ timeout: 5_000 })).toPass()
  await office.page.getByLabel('Attempts that count').fill('1')
  await office.page.getByRole('button', { name: 'Save practice' }).click()
  await expect(office.page.getByText('Practice saved.')).toBeVisible()
  await office.page.getByLabel('Show annotators who did how much').check()
  await office.page.getByRole('button', { name: 'Save the desks' }).click()
  await expect(office.page.getByText('The desks are saved.')).toBeVisible()
  await expectNoFindings(office.page, 'practice-settings')
  await office.context.close()

  const { actor, account } = await createMemberWithAccount(projectId)
  const { context, page } = await newPerson(browser)
  await signIn(page, account)
  await expect(page.getByRole('link', { name: 'Practise', exact: true })).toBeVisible()
  await page.goto(`/desk/${projectId}/rank`)
  await expect(page).toHaveURL(/\/practice$/)
  await expect(page.getByText('Practise first')).toBeVisible()
  await expectNoFindings(page, 'practice-welcome')

  const cards = page.locator('[data-answer]')
  await pressUntil(page.getByRole('button', { name: 'Start' }), cards.first())
  /** Gives each answer the rank of its text in `order`, by digits. */
  const rankAs = async (order: readonly string[]) => {
    await expect(cards).toHaveCount(3)
    for (const [index, text] of order.entries()) {
      await cards.filter({ hasText: text }).focus()
      await page.keyboard.press(String(index + 1))
    }
    await page.keyboard.press('Control+Enter')
  }
  await rankAs([...texts].reverse())
  await expect(page.getByText('You agree with the gold on 0% of the pairs.')).toBeVisible()
  await expect(page.getByText('Best says best.')).toBeVisible()
  await expect(page.getByText('You: Rank 3')).toBeVisible()
  await expectNoFindings(page, 'practice-feedback')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoFindings(page, 'practice-feedback-phone')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: /^Next one/ }).click()
  await rankAs(texts)
  await expect(page.getByText('Practice passed.')).toBeVisible()
  await page.getByRole('link', { name: 'Rank for real' }).click()
  await expect(cards).toHaveCount(2)
  await page.keyboard.press('9')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => db().ranking.count({ where: { annotatorId: actor.userId } })).toBe(1)

  const attempts = await db().goldAttempt.findMany({
    where: { userId: actor.userId },
    orderBy: { createdAt: 'asc' },
    select: { agreement: true },
  })
  expect(attempts).toEqual([{ agreement: 0 }, { agreement: 1 }])
  expect(
    await db().assignment.findMany({ where: { userId: actor.userId }, select: { taskId: true } }),
  ).toEqual([{ taskId: real.taskId }])
  const rows = []
  for await (const row of exportRows(admin, ExportRequest.parse({ kind: 'rankings' }))) rows.push(row)
  expect(rows).toHaveLength(2)

  await page.goto(`/p/${projectId}`)
  await expect(page.getByRole('row', { name: 'Rankings 1 1' })).toBeVisible()
  await expect(page.getByRole('row', { name: /\(you\) 1 1$/ })).toBeVisible()
  await expectNoFindings(page, 'practice-home')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoFindings(page, 'practice-home-phone')
  await context.close()
})
