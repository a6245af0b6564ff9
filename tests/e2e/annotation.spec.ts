/**
 * How a project tells its annotators what it wants: an admin sets flags and ratings up, and what people then say at the
 * desk is read back from the database and the export. Comes after the first admin, with a project of its own.
 */
import { expect, type Page, test } from '@playwright/test'
import { db } from '@/server/db'
import { ExportRequest } from '@/server/schemas/export'
import type { Actor } from '@/server/services/actor'
import { saveGuidelines } from '@/server/services/annotation/save-guidelines'
import { exportRows } from '@/server/services/datasets/export-rows'
import { createProject, createTask } from '../support/labeling-rows'
import { expectNoFindings } from './axe'
import { ADMIN, ADMIN_STATE, newPerson } from './people'

test.describe.configure({ mode: 'serial' })

let projectId: string
let admin: Actor
let page: Page

test.beforeAll(async ({ browser }) => {
  projectId = await createProject()
  const { id } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  admin = { userId: id, projectId, role: 'admin' }
  await db().member.create({ data: admin })
  page = (await newPerson(browser, { storageState: ADMIN_STATE })).page
})

test.afterAll(async () => {
  await page.context().close()
  await db().$disconnect()
})

const cards = () => page.locator('[data-answer]')

const expectNoAxeFindings = (name: string) => expectNoFindings(page, `annotation-${name}`)

test('an admin asks for a rating and a flag of their own', async () => {
  await page.goto(`/p/${projectId}/settings`)
  const ratings = page.getByRole('region', { name: 'Ratings' })
  await ratings.getByRole('checkbox', { name: 'Ask for Overall' }).click()
  await ratings.getByRole('checkbox', { name: 'Overall is needed' }).click()
  await ratings.getByRole('checkbox', { name: 'Ask for Honest' }).click()
  const flags = page.getByRole('region', { name: 'Flags' })
  await flags.getByRole('button', { name: 'Add a flag' }).click()
  await page.getByRole('button', { name: 'Save flags and ratings' }).click()
  await expect(page.getByText('Name the flag.')).toBeVisible()
  await flags.getByRole('textbox', { name: 'Name' }).fill('Rhymes')
  await flags.getByRole('textbox', { name: 'Definition of Rhymes' }).fill('Two lines end alike.')
  await expectNoAxeFindings('settings')
  await page.getByRole('button', { name: 'Save flags and ratings' }).click()
  await expect(page.getByText('Flags and ratings saved.')).toBeVisible()
  expect(await db().aspect.findFirstOrThrow({ where: { projectId, code: 'rhymes' } })).toMatchObject({
    kind: 'flag',
    definition: 'Two lines end alike.',
    isAsked: true,
  })
})

test('answers are rated and flagged by keys, what is needed is asked for, and all of it is recorded', async () => {
  const { taskId } = await createTask(projectId, { size: 3 })
  await page.goto(`/desk/${projectId}/rank`)
  await expect(cards()).toHaveCount(3)
  await page.keyboard.press('i')
  await expect(page.getByRole('dialog')).toContainText('Two lines end alike.')
  await expectNoAxeFindings('definitions')
  await page.keyboard.press('Escape')
  await expect(cards().first()).toBeFocused()
  for (const key of ['1', '2', '3']) await page.keyboard.press(key)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'has no rating: Overall' })).toHaveCount(1)

  await cards().first().focus()
  // The best is rated 7 and 5, the next two only as far as it is needed, the last one changed and flagged.
  for (const keys of ['r75j', 'r4rj', 'r1r']) for (const key of keys) await page.keyboard.press(key)
  for (const key of ['r', '2', 'r', 'f', 'ArrowLeft', 'Space', 'f']) await page.keyboard.press(key)
  await expectNoAxeFindings('desk')
  await page.setViewportSize({ width: 360, height: 740 })
  await page
    .getByRole('button', { name: /^Move answer/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Overall: 7 of 7' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expectNoAxeFindings('desk-phone')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: /^Submit and next/ }).click()

  await expect.poll(() => db().ranking.count({ where: { taskId } })).toBe(1)
  const items = await db().rankingItem.findMany({ where: { ranking: { taskId } }, orderBy: { rank: 'asc' } })
  expect(items).toMatchObject([
    { ratings: { overall: 7, honest: 5 }, flags: [] },
    { ratings: { overall: 4 }, flags: [] },
    { ratings: { overall: 2 }, flags: ['rhymes'] },
  ])
  const rows = []
  for await (const row of exportRows(admin, ExportRequest.parse({ kind: 'rankings' }))) rows.push(row)
  expect(
    (rows[0] as { ratings: { overall: number }[] }).ratings.map(({ overall }) => overall).sort(),
  ).toEqual([2, 4, 7])
  await page.goto(`/p/${projectId}/rankings`)
  await expect(page.getByText('Overall 7')).toBeVisible()
  await expect(page.getByText('Rhymes')).toBeVisible()
  await expectNoAxeFindings('rankings')
})

test('guidelines are versions: an admin writes one, a change is shown once, and the ranking says which it was made by', async () => {
  await page.goto(`/p/${projectId}/settings`)
  const text = page.getByRole('textbox', { name: 'Guidelines' })
  await text.fill('# Better is\n\n- **true**\n- short')
  await page.getByText('As people see it').click()
  await expect(page.getByRole('listitem').filter({ hasText: /^true$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Save as version 1' }).click()
  await expect(page.getByText('Version 1 of the guidelines is saved.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save as version 2' })).toBeVisible()
  await expectNoAxeFindings('guidelines')

  const { taskId } = await createTask(projectId, { size: 2 })
  const seen = () => db().member.findFirstOrThrow({ where: { projectId, userId: admin.userId } })
  await page.goto(`/desk/${projectId}/rank`)
  await expect(page.getByText('Better is')).toBeVisible()
  await expect.poll(async () => (await seen()).guidelinesSeen).toBe(1)
  await saveGuidelines(admin, { text: '# Better is\n\n- **true**\n- short and kind', version: 1 })
  await page.reload()
  const changes = page.getByRole('dialog', { name: 'The guidelines have changed' })
  await expect(changes.locator('ins')).toHaveText('and kind')
  await expectNoAxeFindings('guidelines-changed')
  await changes.getByRole('button', { name: 'Got it' }).click()
  await expect.poll(async () => (await seen()).guidelinesSeen).toBe(2)
  await page.reload()
  await expect(cards()).toHaveCount(2)
  await expect(changes).toHaveCount(0)
  for (const { id } of await cards().evaluateAll((all) =>
    all.map((one) => ({ id: one.getAttribute('data-answer') })),
  )) {
    await page.locator(`[data-answer="${id}"]`).focus()
    for (const key of ['r', '4', 'r']) await page.keyboard.press(key)
  }
  for (const key of ['2', 'Control+Enter']) await page.keyboard.press(key)
  await expect
    .poll(() => db().ranking.findFirst({ where: { taskId }, select: { guidelinesVersion: true } }))
    .toEqual({ guidelinesVersion: 2 })
})
