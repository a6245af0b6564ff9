/**
 * How the ranking desk feels in the browser, on the build that people get: the longest wait for a press, a drop or a key to be
 * painted while nine long answers are dragged and ranked, the longest frame meanwhile, how far anything on the page moved by
 * itself, and the time from submit to the next task on the screen.
 *
 *     LAUREL_BENCH=1 npm test -- tests/bench/desk.bench.spec.ts
 *
 * With LAUREL_BENCH_PROMPTS=100000 the second happens in a project with so many prompts, four completions and ten rankings of
 * each (filling takes five minutes), to the person who did the oldest.
 *
 * Asserts nothing: figures of one machine are no promise.
 */
import { type Page, test } from '@playwright/test'
import { db } from '@/server/db'
import { createMemberWithAccount } from '../e2e/member'
import { signIn } from '../e2e/people'
import { createProject, createTask } from '../support/labeling-rows'
import { RANKED_PROJECT, rankedPerson, rankedProject } from './support/ranked-project'

const DRAGS = 12
const TASKS = 40
const PROMPTS = Number(process.env.LAUREL_BENCH_PROMPTS ?? 0)
const LONG =
  'Bread goes stale because its starch lets go of water and turns firm again, which the fridge speeds up. '

test.use({ contextOptions: { reducedMotion: 'no-preference' } })
test.afterAll(() => db().$disconnect())

/** Collects, from the first byte on, what the browser says of interactions, shifts and frames. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const seen = { waits: [] as number[], shift: 0, frames: [] as number[], next: [] as number[] }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
        if (entry.interactionId) seen.waits.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
      })[])
        if (!entry.hadRecentInput) seen.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    let last = performance.now()
    const frame = (now: number) => {
      seen.frames.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    // From the key to the frame after the one in which the next task stands.
    window.addEventListener(
      'keydown',
      (event) => {
        if (!(event.key === 'Enter' && event.ctrlKey)) return
        const start = performance.now()
        const first = document.querySelector('[data-answer]')?.getAttribute('data-answer')
        const look = () => {
          const now = document.querySelector('[data-answer]')?.getAttribute('data-answer')
          if (!now || now === first) return requestAnimationFrame(look)
          return requestAnimationFrame(() => seen.next.push(performance.now() - start))
        }
        requestAnimationFrame(look)
      },
      true,
    )
  })

interface Seen {
  waits: number[]
  shift: number
  frames: number[]
  next: number[]
}
const seenBy = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen)
const clear = (page: Page) =>
  page.evaluate(() => Object.assign((window as unknown as { seen: Seen }).seen, { waits: [], frames: [] }))

function summary(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
  return `median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} ms of ${sorted.length}`
}

const cards = (page: Page) => page.locator('article[data-answer]')

async function drag(page: Page, from: number, to: number) {
  const [start, end] = [await cards(page).nth(from).boundingBox(), await cards(page).nth(to).boundingBox()]
  if (!start || !end) throw new Error('a card is not on the screen')
  await page.mouse.move(start.x + 60, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + 70, end.y + end.height / 2, { steps: 40 })
  await page.mouse.up()
}

test('dragging nine long answers', async ({ page }) => {
  const projectId = await createProject()
  const { account } = await createMemberWithAccount(projectId)
  await createTask(projectId, { texts: Array.from({ length: 9 }, (_, i) => `${i}. ${LONG.repeat(25 + i)}`) })
  await watch(page)
  await signIn(page, account)
  await page.goto(`/desk/${projectId}/rank`)
  await cards(page).nth(8).waitFor()
  await page.waitForLoadState('networkidle')
  const { shift } = await seenBy(page)
  console.log(`layout shift while nine long answers appear: ${shift.toFixed(4)}`)
  await clear(page)
  for (let i = 0; i < DRAGS; i++) await drag(page, (i * 5) % 9, (i * 7 + 3) % 9)
  const dragged = await seenBy(page)
  console.log(`dragging: presses and drops ${summary(dragged.waits)}; frames ${summary(dragged.frames)}`)
  await clear(page)
  for (const key of '123456789zzzz=') await page.keyboard.press(key)
  const keyed = await seenBy(page)
  console.log(`keys: ${summary(keyed.waits)}`)
  console.log(`layout shift by itself, all together: ${keyed.shift.toFixed(4)}`)
})

async function projectWithTasks(): Promise<string> {
  const projectId = await createProject()
  for (let i = 0; i <= TASKS; i++)
    await createTask(projectId, { texts: [1, 2, 3, 4].map((n) => `${i}.${n} ${LONG.repeat(6)}`) })
  return projectId
}

/** Somebody who can sign in has done what the first of the two hundred did. */
async function largeProject(): Promise<string> {
  for (const statement of rankedProject(PROMPTS)) await db().$executeRawUnsafe(statement)
  return RANKED_PROJECT
}

test('from submit to the next task', async ({ page }) => {
  test.setTimeout(20 * 60_000)
  const projectId = PROMPTS > 0 ? await largeProject() : await projectWithTasks()
  const { account, actor } = await createMemberWithAccount(projectId)
  await db()
    .$executeRaw`update "Assignment" set "userId" = ${actor.userId} where "userId" = ${rankedPerson(0)}`
  await db()
    .$executeRaw`update "Ranking" set "annotatorId" = ${actor.userId} where "annotatorId" = ${rankedPerson(0)}`
  await watch(page)
  await signIn(page, account)
  await page.goto(`/desk/${projectId}/rank`)
  for (let i = 0; i < TASKS; i++) {
    await cards(page).nth(3).waitFor()
    // Somebody reads before they rank; the next task is fetched meanwhile.
    await page.waitForTimeout(500)
    for (const key of ['1', '2', '4', '3']) await page.keyboard.press(key)
    await page.keyboard.press('Control+Enter')
    await page.waitForFunction((count) => (window as unknown as { seen: Seen }).seen.next.length > count, i)
  }
  const { next, shift } = await seenBy(page)
  console.log(`from submit to the next task painted: ${summary(next)}`)
  console.log(`layout shift over ${TASKS} tasks: ${shift.toFixed(4)}`)
})
