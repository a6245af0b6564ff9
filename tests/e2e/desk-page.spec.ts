/** What every desk's page keeps to, on the build that people get: its weight, and its fit in a screen at 400 %. */
import { gzipSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { db } from '@/server/db'
import { createProject, createPrompt, createTask } from '../support/labeling-rows'
import { ADMIN, ADMIN_STATE } from './people'

const DESKS = ['rank', 'practice', 'write', 'vote']
const JAVASCRIPT_MAX = 250_000

let projectId: string

test.use({ storageState: ADMIN_STATE })
test.beforeAll(async () => {
  projectId = await createProject()
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  await db().member.create({ data: { userId, projectId, role: 'admin' } })
  await createPrompt(projectId)
  await createTask(projectId, { size: 4 })
  await createTask(projectId, { size: 7 })
})
test.afterAll(() => db().$disconnect())

test('the JavaScript of every desk stays under 250 kB, compressed', async ({ page }) => {
  const known = new Map<string, number>()
  const weigh = async (path: string) => {
    const found = known.get(path)
    if (found !== undefined) return found
    const weight = gzipSync(await (await page.request.get(path)).body()).length
    known.set(path, weight)
    return weight
  }
  for (const desk of DESKS) {
    const html = await (await page.request.get(`/desk/${projectId}/${desk}`)).text()
    // Old browsers alone fetch what is marked so.
    const wanted = html.replace(/<script[^>]*\snoModule[^>]*>/gi, '')
    const chunks = new Set(wanted.match(/static\/chunks\/[\w./~-]+?\.js/g))
    expect(chunks.size, desk).toBeGreaterThan(5)
    let sum = 0
    for (const chunk of chunks) sum += await weigh(`/_next/${chunk}`)
    expect.soft(sum, desk).toBeLessThan(JAVASCRIPT_MAX)
  }
})

/** What stands over the edge, and is not inside something that scrolls sideways of itself. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect()
        return width > 1 && height > 1 && (left < -1 || right > window.innerWidth + 1)
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
  )

test('at 400 % nothing of a desk is cut off, and everything can be scrolled to', async ({ page }) => {
  // 1280 × 800 at 400 %.
  await page.setViewportSize({ width: 320, height: 200 })
  const arrived = {
    rank: page.locator('[data-answer]').first(),
    practice: page.getByRole('heading', { level: 1 }),
    write: page.getByLabel('Your answer'),
    vote: page.getByRole('heading', { level: 1 }),
  }
  for (const [desk, sign] of Object.entries(arrived)) {
    await page.goto(`/desk/${projectId}/${desk}`)
    await expect(sign).toBeVisible()
    expect.soft(await cutOff(page), desk).toEqual([])
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), desk).toBe(320)
  }
  await page.goto(`/desk/${projectId}/rank`)
  const submit = page.getByRole('button', { name: /^Submit/ })
  await submit.scrollIntoViewIfNeeded()
  await expect(submit).toBeInViewport({ ratio: 1 })
})

test('a hint appears on keyboard focus, is its control’s description, and goes with Escape', async ({
  page,
}) => {
  await page.goto(`/desk/${projectId}/write`)
  const leave = page.getByRole('link', { name: 'Leave; your work is kept' })
  const hint = page.getByRole('tooltip')
  await expect(async () => {
    await leave.blur()
    await leave.focus()
    await expect(hint).toHaveText('Leave; your work is kept', { timeout: 5_000 })
  }).toPass()
  await expect(leave).toHaveAccessibleDescription('Leave; your work is kept')
  await page.keyboard.press('Escape')
  await expect(hint).toHaveCount(0)
})
