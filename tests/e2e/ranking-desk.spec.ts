/**
 * The ranking desk with rows of its own: what it takes to rank, pairs, guided ranking, corrections, reading, better answers,
 * Polish. What people do in the browser is read back from the database and the export. Comes after the loop, which needs an
 * empty start.
 */
import { expect, type Page, test } from '@playwright/test'
import { db } from '@/server/db'
import { ExportRequest } from '@/server/schemas/export'
import type { Actor } from '@/server/services/actor'
import { exportRows } from '@/server/services/datasets/export-rows'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { expectNoFindings } from './axe'
import { createMemberWithAccount } from './member'
import { ADMIN, ADMIN_STATE, newPerson, signIn } from './people'

test.describe.configure({ mode: 'serial' })

let projectId: string
let person: Actor
let researcher: Actor
let page: Page

test.beforeAll(async ({ browser }) => {
  projectId = await createProject()
  const { actor, account } = await createMemberWithAccount(projectId)
  person = actor
  researcher = await createMember(projectId, 'researcher')
  // In this order they are offered.
  for (const size of [4, 2, 7]) await createTask(projectId, { size })
  page = (await newPerson(browser)).page
  await signIn(page, account)
  await page.goto(`/desk/${projectId}/rank`)
})

test.afterAll(async () => {
  await page.context().close()
  await db().$disconnect()
})

const cards = () => page.locator('[data-answer]')

/** Waits for the `count`-th ranking and gives it, its ranks in the order in which the answers were shown. */
async function sent(count: number) {
  const where = { projectId, annotatorId: person.userId }
  await expect.poll(() => db().ranking.count({ where })).toBe(count)
  const ranking = await db().ranking.findFirstOrThrow({
    where,
    orderBy: { createdAt: 'desc' },
    include: { items: true, comparisons: true, revisions: true },
  })
  const shown = ranking.displayOrder.map(
    (id) => ranking.items.find(({ completionId }) => completionId === id)!,
  )
  return { ...ranking, shown }
}

const expectNoAxeFindings = (name: string) => expectNoFindings(page, `rank-${name}`)

test('four answers take four digits and one chord, in the order of reading', async () => {
  await expect(cards()).toHaveCount(4)
  await expect(cards().first()).toBeFocused()
  for (const key of ['3', '1', '2', '1', 'Control+Enter']) await page.keyboard.press(key)
  expect((await sent(1)).shown.map(({ rank }) => rank)).toEqual([3, 1, 2, 1])
})

test('two answers take one key and one chord, and keep how much better one is', async () => {
  await expect(cards()).toHaveCount(2)
  await expectNoAxeFindings('pair')
  await page.keyboard.press('8')
  await expect(page.getByRole('button', { name: 'B is clearly better' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('Control+Enter')
  const { shown, degree, comparisons } = await sent(2)
  expect(shown.map(({ rank }) => rank)).toEqual([2, 1])
  expect(degree).toBe(3)
  expect(comparisons).toMatchObject([{ chosenId: shown[1]!.completionId, degree: 3 }])
})

test('seven answers are ranked by choices between two', async () => {
  await expect(cards()).toHaveCount(7)
  await page.getByText('Guided', { exact: true }).click()
  await expectNoAxeFindings('guided')
  const question = page.getByText('Which is better?')
  for (let choices = 0; choices < 15 && (await question.isVisible()); choices++) {
    await page.keyboard.press(['ArrowLeft', 'ArrowRight', '='][choices % 3]!)
  }
  await expect(page.getByText('Every answer has its place.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const { shown } = await sent(3)
  expect(new Set(shown.map(({ rank }) => rank)).size).toBeGreaterThan(3)
})

test('a ranking is corrected with a mark and an unacceptable answer; what was sent before is kept', async () => {
  await page.getByRole('button', { name: /Recent/ }).click()
  await page
    .getByRole('button', { name: /^Correct/ })
    .last()
    .click()
  await expect(cards()).toHaveCount(4)
  await cards().last().focus()
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: /select words/ })
  await text.focus()
  await text.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 6))
  await page.getByRole('button', { name: 'Mark as wrong' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Send the correction' }).click()
  await expect(page.getByText('The correction is sent.')).toBeVisible()

  const corrected = await db().ranking.findFirstOrThrow({
    where: { projectId, revision: 2 },
    include: { items: true, revisions: true },
  })
  expect(corrected.items.filter(({ isUnacceptable }) => isUnacceptable)).toMatchObject([
    { rank: 3, marks: [{ start: 0, end: 6, reason: 'untrue' }] },
  ])
  expect(corrected.revisions).toMatchObject([{ revision: 1 }])

  const rows = []
  for await (const row of exportRows(researcher, ExportRequest.parse({ kind: 'rankings' }))) rows.push(row)
  expect(rows).toHaveLength(3)
  expect(rows.flatMap((row) => row.unacceptable).filter(Boolean)).toHaveLength(1)
})

const MARKDOWN = [
  '# Steps\n\n1. **Mix** the flour\n2. Read [the law](https://example.org/law)\n\n![a cat](https://tracker.example/cat.gif)',
  `Plain words with <b>tags</b>.\n\n${'Long and longer. '.repeat(60)}`,
  '```js\nconst bread = stale()\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |',
]

test('Markdown is read safely; answers fold together and two are compared', async () => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await createTask(projectId, { texts: MARKDOWN })
  await page.reload()
  await expect(cards()).toHaveCount(3)
  const steps = cards().filter({ hasText: 'Mix' })
  await expect(steps.locator('ol li')).toHaveCount(2)
  await expect(steps.getByText('Image, not shown: a cat')).toBeVisible()
  await expect(cards().filter({ hasText: '<b>tags</b>' })).toHaveCount(1)
  await expect(cards().locator('pre code')).toHaveCSS('font-family', /mono/i)
  await expectNoAxeFindings('markdown')

  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoAxeFindings('markdown-phone')
  await page.setViewportSize({ width: 1280, height: 800 })

  await steps.getByRole('button', { name: 'the law' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('https://example.org/law')
  await page.getByRole('button', { name: 'Stay here' }).click()

  const long = cards().filter({ hasText: 'Long and longer' })
  const unfolded = (await long.boundingBox())!.height
  await long.focus()
  await page.keyboard.press('c')
  await expect.poll(async () => (await long.boundingBox())!.height).toBeLessThan(unfolded - 100)
  await page.keyboard.press('c')
  const columns = () =>
    cards().evaluateAll((all) => new Set(all.map((card) => Math.round(card.getBoundingClientRect().x))).size)
  await page.setViewportSize({ width: 1440, height: 800 })
  await expect.poll(columns).toBe(2)
  await page.keyboard.press('v')
  await expect.poll(columns).toBe(1)
  await page.reload()
  await expect(cards()).toHaveCount(3)
  await expect.poll(columns).toBe(1)
  await page.keyboard.press('v')
  await expect.poll(columns).toBe(2)
  await page.setViewportSize({ width: 1280, height: 800 })
  await long.focus()
  await page.keyboard.press('d')
  await expect(page.getByRole('dialog', { name: 'Differences' }).locator('ins').first()).toBeVisible()
  await expectNoAxeFindings('differences')
  await page.keyboard.press('Escape')
  expect(requests.filter((url) => /tracker|example\.org/.test(url))).toEqual([])
})

test('a mark made on the words as written stands out in the answer as read', async () => {
  const steps = cards().filter({ hasText: 'Mix' })
  await steps.focus()
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: /select words/ })
  await text.focus()
  await text.evaluate((field: HTMLTextAreaElement) => {
    const start = field.value.indexOf('the flour')
    field.setSelectionRange(start, start + 'the flour'.length)
  })
  await page.getByRole('button', { name: 'Mark as wrong' }).click()
  await page.keyboard.press('Escape')
  await expect(steps.locator('li mark')).toHaveText('the flour')
  await expect(steps.locator('li mark')).toHaveAttribute('title', 'Not true')
})

test('a better answer is written on the spot, survives a reload, and is a demonstration that knows its origin', async () => {
  const long = cards().filter({ hasText: 'Long and longer' })
  const completionId = await long.getAttribute('data-answer')
  await long.focus()
  await page.keyboard.press('w')
  const field = page.getByLabel('Your better answer')
  await expect(field).toHaveValue(MARKDOWN[1]!)
  await expect(page.getByRole('button', { name: /^Send/ })).toHaveAttribute('aria-disabled', 'true')
  await field.fill('Short and better.')
  await expect(page.getByRole('dialog').getByText('Saved')).toBeVisible()
  await expectNoAxeFindings('better')

  await page.reload()
  await expect(long).toBeVisible()
  await long.focus()
  await page.keyboard.press('w')
  await expect(field).toHaveValue('Short and better.')
  await field.press('Control+Enter')
  await expect(page.getByText('Your answer is sent. You have written 1 so far.')).toBeVisible()
  const written = await db().demonstration.findFirstOrThrow({ where: { projectId } })
  expect(written).toMatchObject({
    fromCompletionId: completionId,
    authorId: person.userId,
    response: 'Short and better.',
    instruction: 'Say something kind.',
  })
  expect(await db().draft.count({ where: { projectId, kind: 'demonstration' } })).toBe(0)

  await expect(long).toBeFocused()
  for (const key of ['2', '1', '3', 'Control+Enter']) await page.keyboard.press(key)
  const { items } = await sent(4)
  expect(items.flatMap(({ marks }) => marks)).toMatchObject([{ reason: 'untrue' }])
})

test('a prompt is reported from both desks and not given again; a researcher withdraws it or dismisses the report', async ({
  browser,
}) => {
  const { taskId, promptId } = await createTask(projectId, { size: 3 })
  await page.reload()
  await expect(cards()).toHaveCount(3)
  await page.getByRole('button', { name: 'Report this prompt' }).first().click()
  await page.getByText('Something else').click()
  await expect(page.getByRole('button', { name: 'Report it' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel(/Comment/).fill('Two questions in one.')
  await expectNoAxeFindings('report')
  await page.getByRole('button', { name: 'Report it' }).click()
  await expect(page.getByText('The prompt is reported. Thank you.')).toBeVisible()
  await expect(cards()).toHaveCount(0)
  const held = await db().assignment.findFirstOrThrow({ where: { taskId, userId: person.userId } })
  expect(held).toMatchObject({ status: 'skipped', skipReason: 'reported' })

  await page.goto(`/desk/${projectId}/write`)
  await page.getByRole('button', { name: 'Report this prompt' }).click()
  await page.getByText('It cannot be answered').click()
  await page.getByRole('button', { name: 'Report it' }).click()
  await expect(page.getByText('The prompt is reported. Thank you.')).toBeVisible()
  await expect
    .poll(() => db().promptReport.count({ where: { projectId, reporterId: person.userId } }))
    .toBe(2)

  const admin = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  await db().member.create({ data: { projectId, userId: admin.id, role: 'researcher' } })
  const desk = page
  const { context, page: office } = await newPerson(browser, { storageState: ADMIN_STATE })
  page = office
  await page.goto(`/p/${projectId}/prompts`)
  const reports = page.locator('section').filter({ hasText: 'Reported prompts' })
  await expect(reports.getByRole('listitem')).toHaveCount(2)
  await expectNoAxeFindings('reports')
  const one = reports.getByRole('listitem').filter({ hasText: 'Two questions in one.' })
  await one.getByRole('button', { name: 'Withdraw the prompt' }).click()
  await expect(one).toHaveCount(0)
  await reports.getByRole('button', { name: 'Dismiss' }).click()
  await expect(reports).toHaveCount(0)
  expect((await db().prompt.findUniqueOrThrow({ where: { id: promptId } })).withdrawnAt).not.toBeNull()
  await page.goto(`/p/${projectId}/prompts/${promptId}`)
  await expectNoAxeFindings('withdrawn')
  await page.getByRole('button', { name: 'Give it out again' }).click()
  await expect(page.getByText('Nobody is given it')).toHaveCount(0)
  await page.goto(`/p/${projectId}/rankings`)
  await expect(page.getByText('Corrected once')).toBeVisible()
  await expectNoAxeFindings('rankings')
  await context.close()
  page = desk
  await page.goto(`/desk/${projectId}/rank`)
})

test('the desk speaks Polish at once', async () => {
  await createTask(projectId, { size: 3 })
  await page.reload()
  await expect(cards()).toHaveCount(3)
  await page.keyboard.press('2')
  await page.keyboard.press('?')
  await page.getByText('Polski').click()
  await expect(page.getByText('Zabiera miejsce')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Ranking odpowiedzi' })).toBeVisible()
  await expect(page.getByText('Do ułożenia: 2')).toBeVisible()
  await expect(cards().first()).toHaveAttribute('aria-label', /miejsce 2 z 2/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl')
})
