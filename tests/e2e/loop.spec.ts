/**
 * The whole loop as a newcomer walks it, in real browsers against the real server, worker and database: invite, write,
 * fine-tune, sample, rank, stars, reward model, policy update, compare, vote, export. Training is short here (few
 * prompts, few steps); how much is gained is measured by `npm run demo`, not by this test.
 */
import { readFile } from 'node:fs/promises'
import { type BrowserContext, type CDPSession, expect, type Locator, type Page, test } from '@playwright/test'
import {
  ADMIN_STATE,
  ANNOTATOR,
  createAccount,
  exportLines,
  newPerson,
  ofThisTry,
  open,
  openHome,
  PHONE,
  waitUntilDone,
} from './people'

test.describe.configure({ mode: 'serial', timeout: 15 * 60_000 })

const RANKED_BY_KEYS = 5
const TASKS = 10
const VOTES = 6
const ANSWER = 'A kind and complete answer, written by a person.'

let admin: Page
let annotator: Page
const contexts: BrowserContext[] = []
let projectId: string

test.beforeAll(async ({ browser }) => {
  const a = await newPerson(browser, { storageState: ADMIN_STATE })
  const b = await newPerson(browser)
  admin = a.page
  annotator = b.page
  contexts.push(a.context, b.context)
  projectId = await openHome(admin)
})

test.afterAll(async () => {
  for (const context of contexts) await context.close()
})

/** With a seed, so that every walk sees the same answers. */
async function newRun(kind: string): Promise<void> {
  await admin.goto(`/p/${projectId}/runs/new?kind=${kind}`)
  await admin.getByRole('textbox', { name: /^Seed/ }).fill('1')
}
const cards = () => annotator.locator('[data-answer]')
const cardOf = (page: Page, id: string | null) => page.locator(`[data-answer="${id}"]`)

test('an invited annotator sees only what an annotator may', async () => {
  await open(admin, 'People')
  await admin.getByRole('button', { name: 'Invite someone' }).click()
  await admin.getByRole('button', { name: 'Make the link' }).click()
  const link = await admin.getByLabel('Invitation link').inputValue()
  await admin.getByRole('button', { name: 'Done' }).click()

  await annotator.goto(link)
  await createAccount(annotator, ofThisTry(ANNOTATOR, test.info().retry), /Join|Create/)
  await annotator.waitForURL(/\/p\//)
  const nav = annotator.getByRole('navigation', { name: 'Main' })
  for (const place of ['Write', 'Rank', 'Vote'])
    await expect(nav.getByRole('link', { name: place })).toBeVisible()
  for (const place of ['Runs', 'Models', 'Datasets', 'People', 'Settings']) {
    await expect(nav.getByRole('link', { name: place })).toHaveCount(0)
  }
  for (const path of ['runs', 'datasets', 'people', 'models']) {
    await annotator.goto(`/p/${projectId}/${path}`)
    await expect(annotator.getByRole('heading', { level: 1 })).toContainText(/not|no such/i)
  }
  const refused = await annotator.request.get(`/api/export?projectId=${projectId}&kind=prompts`)
  expect(refused.status()).toBe(403)
})

test('a demonstration survives a reload before it is sent, and is sent once', async () => {
  await annotator.goto(`/desk/${projectId}/write`)
  const answer = annotator.getByLabel('Your answer')
  await answer.fill(ANSWER)
  await expect(annotator.getByText(/\d+ of \d+ with the instruction/)).toBeVisible()
  await expect(annotator.getByText(/Saved \d/)).toBeVisible()
  await annotator.reload()
  await expect(answer).toHaveValue(ANSWER)
  await answer.press('Control+Enter')
  await expect(answer).toHaveValue('')
  await expect
    .poll(async () => (await exportLines(admin, projectId, 'kind=demonstrations&withSeeds=false')).length)
    .toBe(1)
})

test('SFT makes one immutable version with its provenance', async () => {
  await newRun('sft')
  await admin.getByRole('textbox', { name: /^Epochs/ }).fill('1')
  await admin.getByRole('button', { name: 'Start training' }).click()
  await expect(admin.getByRole('progressbar', { name: 'Step' })).toBeVisible()
  await waitUntilDone(admin)
  await expect(admin.getByRole('figure', { name: /^Loss/ })).toBeVisible()
  await expect(admin.getByText('SFT v1').first()).toBeVisible()
  await admin.getByRole('link', { name: 'Open the model' }).click()
  await expect(admin.getByRole('heading', { level: 1, name: /SFT v1/ })).toBeVisible()
  const origin = admin.getByRole('main')
  for (const term of ['Run', 'Started from', 'Data hash', 'Weights', 'Seed', 'Commit'])
    await expect(origin.getByText(term, { exact: true }).first()).toBeVisible()
  await expect(origin.getByRole('link', { name: 'sft-1' })).toBeVisible()

  // One click is one run.
  await open(admin, 'Runs')
  await expect(admin.getByText('sft-1').first()).toBeVisible()
  await expect(admin.getByText('sft-2')).toHaveCount(0)
})

test('sampled completions become ranking tasks', async () => {
  await newRun('sample')
  await admin.getByLabel('Prompts', { exact: true }).fill(String(TASKS + 2))
  await admin.getByRole('button', { name: 'Start sampling' }).click()
  await waitUntilDone(admin)
  await expect(admin.getByText(/\d+ tasks to rank/).first()).toBeVisible()

  // The reward model is checked on prompts it never saw: some of the validation split are ranked too.
  await newRun('sample')
  await admin.getByRole('combobox', { name: 'Split' }).click()
  await admin.getByRole('option', { name: 'Validation' }).click()
  await admin.getByLabel('Prompts', { exact: true }).fill('3')
  await admin.getByRole('button', { name: 'Start sampling' }).click()
  await waitUntilDone(admin)
})

test('the annotator ranks by keyboard, with ties, blind, and a reload loses nothing', async () => {
  await annotator.goto(`/desk/${projectId}/rank`)
  await expect(cards().first()).toBeVisible()
  expect(await annotator.content()).not.toMatch(/SFT v1|modelVersion/)
  await rankPairsAway(annotator)
  const count = (await rankings()).length

  await rankAllByKeys(annotator, { tieFirstTwo: true })
  await expect(annotator.getByText(/of \d placed/)).toContainText(/(\d) of \1 placed/)
  const places = () => cards().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')))
  const before = await places()
  await annotator.reload()
  await expect(cards().first()).toBeVisible()
  await expect.poll(places).toEqual(before)

  for (let done = 0; done < RANKED_BY_KEYS; done++) {
    if (done > 0) await rankAllByKeys(annotator, { tieFirstTwo: false })
    await submitRanking(annotator)
  }
  await expect.poll(rankings).toHaveLength(count + RANKED_BY_KEYS)
  const tied = (await rankings()).filter(({ ranks }) => new Set(ranks).size < ranks.length)
  expect(tied).toHaveLength(1)
})

test('the annotator ranks with the mouse: drag up, drag into a tie, undo', async () => {
  await annotator.goto(`/desk/${projectId}/rank`)
  await rankPairsAway(annotator)
  const count = (await rankings()).length
  const ids = await cards().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-answer')))
  const [first, second, ...others] = ids
  await dragTo(annotator, cardOf(annotator, first!), annotator.getByText(/drag it here/))
  await expect(cardOf(annotator, first!)).toHaveAttribute('aria-label', /rank 1/i)
  await dragTo(annotator, cardOf(annotator, second!), cardOf(annotator, first!))
  await expect(cardOf(annotator, second!)).toHaveAttribute('aria-label', /rank 1 of 1, tied/i)
  await annotator.getByRole('button', { name: 'Undo' }).first().click()
  await expect(cardOf(annotator, second!)).toHaveAttribute('aria-label', /not placed/i)
  for (const [index, id] of [second, ...others].entries()) {
    await cardOf(annotator, id!).focus()
    await annotator.keyboard.press(String(index + 2))
  }
  await submitRanking(annotator)
  await expect.poll(rankings).toHaveLength(count + 1)
})

test('the annotator ranks on a phone: a held card is dragged, the rest is tapped', async ({ browser }) => {
  const { context, page } = await newPerson(browser, {
    ...PHONE,
    storageState: await annotator.context().storageState(),
  })
  contexts.push(context)
  await page.goto(`/desk/${projectId}/rank`)
  await rankPairsAway(page)
  const count = (await rankings()).length
  const own = page.locator('[data-answer]')
  const ids = await own.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-answer')))
  await holdAndDrag(page, cardOf(page, ids[0]!), page.getByText(/tap Move on it/))
  await expect(cardOf(page, ids[0]!)).toHaveAttribute('aria-label', /rank 1/i)
  for (const id of ids.slice(1)) {
    await cardOf(page, id).getByRole('button', { name: /^Move/ }).tap()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'Below all' }).tap()
    await sheet.getByRole('button', { name: 'Done' }).tap()
    await expect(sheet).toHaveCount(0)
  }
  await submitRanking(page)
  await expect.poll(rankings).toHaveLength(count + 1)
})

test('sending the same ranking again makes no second one', async () => {
  const count = (await rankings()).length
  await annotator.goto(`/desk/${projectId}/rank`)
  await rankAllByKeys(annotator, { tieFirstTwo: false })
  const sent = annotator.waitForRequest(
    (request) => request.method() === 'POST' && /rankings\.submit/.test(request.url()),
  )
  await submitRanking(annotator)
  const request = await sent
  await expect.poll(rankings).toHaveLength(count + 1)
  const again = await annotator.request.fetch(request.url(), {
    method: 'POST',
    data: request.postData() ?? '',
    headers: { 'content-type': 'application/json' },
  })
  expect(again.status()).toBe(200)
  expect(await rankings()).toHaveLength(count + 1)
})

test('the researcher sees comparisons and stars beside the simple conversion', async () => {
  // All that is left, so that the reward model has held-out prompts.
  for (;;) {
    await annotator.goto(`/desk/${projectId}/rank`)
    const empty = annotator.getByText("You're done for now")
    await expect(cards().first().or(empty)).toBeVisible()
    if (await empty.isVisible()) break
    await rankAllByKeys(annotator, { tieFirstTwo: false })
    await submitRanking(annotator)
    await expect(annotator.getByText(/Saving|No connection/)).toHaveCount(0)
  }
  await open(admin, 'Rankings')
  await expect(admin.getByText(/\d\.\d ± \d\.\d/).first()).toBeVisible()
  await expect(admin.getByText('Simple: first 5, last 0').first()).toBeVisible()
  await expect(admin.getByText(ANNOTATOR.name).first()).toBeVisible()
})

test('a reward model learns from the rankings and is checked on held-out prompts', async () => {
  await newRun('reward')
  await admin.getByRole('button', { name: 'Start training' }).click()
  await waitUntilDone(admin)
  await expect(admin.getByText('Reward v1').first()).toBeVisible()
  for (const chart of [/^Accuracy/, /^Margin/, /^Scores/])
    await expect(admin.getByRole('figure', { name: chart }).first()).toBeVisible()
})

test('the policy update runs PPO, shows its curves and answers, and keeps a version', async () => {
  await newRun('policy')
  await admin.getByRole('textbox', { name: /^Steps/ }).fill('3')
  await admin.getByRole('textbox', { name: /^Prompts per step/ }).fill('8')
  // The one worker is needed for what follows; registry.spec.ts evaluates.
  await admin.getByRole('checkbox', { name: 'Evaluate the new version' }).click()
  await admin.getByRole('button', { name: 'Start training' }).click()
  await waitUntilDone(admin)
  await expect(admin.getByText('Policy v1').first()).toBeVisible()
  for (const chart of [/^Score/, /^KL/, /^Entropy/])
    await expect(admin.getByRole('figure', { name: chart })).toBeVisible()
  const tiles = admin.getByRole('list', { name: 'Other measures' })
  for (const tile of ['Clip fraction', 'Answer length']) await expect(tiles).toContainText(tile)
  await expect(admin.getByRole('heading', { name: /same prompt/i })).toBeVisible()
})

test('base, SFT and policy answer one prompt side by side', async () => {
  await admin.goto(`/p/${projectId}/compare`)
  await admin.getByLabel('Prompt', { exact: true }).fill('What do rabbits eat?')
  await admin.getByRole('button', { name: 'Ask' }).click()
  for (const name of ['Base', 'SFT v1', 'Policy v1']) {
    const column = admin.getByRole('article', { name })
    await expect(column.getByText(/\d+ tokens?/)).toBeVisible({ timeout: 180_000 })
  }
})

test('blind votes give a win rate with its interval', async () => {
  await admin.goto(`/p/${projectId}/compare`)
  await admin.getByRole('button', { name: 'Prepare votes' }).first().click()
  await admin.getByRole('button', { name: 'Sample and match' }).click()
  await admin.getByRole('button', { name: 'Watch' }).click()
  await waitUntilDone(admin)

  await annotator.goto(`/desk/${projectId}/vote`)
  const left = annotator.getByRole('article', { name: 'Answer A' })
  for (let vote = 0; vote < VOTES; vote++) {
    await expect(left).toBeVisible()
    await expect(left).not.toContainText(/SFT v1|Policy v1/)
    // Until the page's script is there a key does nothing; a second one after the vote does nothing either.
    await expect(async () => {
      await annotator.keyboard.press(vote % 2 === 0 ? 'ArrowLeft' : 'ArrowRight')
      await expect(left).toContainText(/SFT v1|Policy v1/, { timeout: 5_000 })
    }).toPass()
    await annotator.keyboard.press('Enter')
    await expect(left).not.toContainText(/SFT v1|Policy v1/)
  }
  await admin.goto(`/p/${projectId}/compare`)
  const results = admin.getByRole('listitem').filter({ hasText: 'Policy v1 over SFT v1' })
  await expect(results).toContainText(/\d+%\s*\d+–\d+/)
  await expect(results).toContainText(`${VOTES} votes`)
})

test('demonstrations, rankings and comparisons leave in TRL’s formats', async () => {
  await open(admin, 'Datasets')
  const download = admin.waitForEvent('download')
  await admin.getByRole('link', { name: 'Download' }).click()
  const file = await (await download).path()
  const pairs = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(pairs.length).toBeGreaterThanOrEqual(RANKED_BY_KEYS)
  for (const pair of pairs) {
    expect(Object.keys(pair)).toEqual(['prompt', 'chosen', 'rejected'])
    expect(pair.chosen).not.toBe(pair.rejected)
  }
  const [demonstration] = await exportLines(
    admin,
    projectId,
    'kind=demonstrations&withSeeds=false&form=conversational',
  )
  expect(demonstration.prompt[0].role).toBe('user')
  expect(demonstration.completion).toEqual([{ role: 'assistant', content: ANSWER }])
})

const rankings = (): Promise<{ completions: string[]; ranks: number[] }[]> =>
  exportLines(admin, projectId, 'kind=rankings')

/** Gives each card its own rank with the digits; with `tieFirstTwo` the second joins the first. */
async function rankAllByKeys(page: Page, { tieFirstTwo }: { tieFirstTwo: boolean }): Promise<void> {
  const shown = page.locator('[data-answer]')
  await expect(shown.first()).toBeVisible()
  const ids = await shown.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-answer')))
  // Two answers have a scale of their own: 1 is "A significantly better", 5 is "equal".
  if (ids.length === 2) return page.keyboard.press(tieFirstTwo ? '5' : '1')
  let rank = 0
  for (const [index, id] of ids.entries()) {
    if (!(tieFirstTwo && index === 1)) rank++
    await cardOf(page, id).focus()
    await page.keyboard.press(String(rank))
  }
}

/** Answers that were alike are shown once, so some tasks hold two: these have buttons instead of lanes. */
async function rankPairsAway(page: Page): Promise<void> {
  const shown = page.locator('[data-answer]')
  await expect(shown.first()).toBeVisible()
  while ((await shown.count()) === 2) {
    await page.keyboard.press('1')
    await submitRanking(page)
    await expect(shown.first()).toBeVisible()
  }
}

/** Sends what is ranked and waits until the desk shows something else. */
async function submitRanking(page: Page): Promise<void> {
  const shown = await page.locator('[data-answer]').first().getAttribute('data-answer')
  const sent = page.waitForResponse((response) => /rankings\.submit/.test(response.url()))
  await page.getByRole('button', { name: 'Submit and next' }).click()
  await expect(cardOf(page, shown)).toHaveCount(0)
  expect((await sent).status()).toBe(200)
}

/** Mouse: takes a card by its head and lets it go over the middle of the target. */
async function dragTo(page: Page, card: Locator, target: Locator): Promise<void> {
  const [from, to] = [(await card.boundingBox())!, (await target.boundingBox())!]
  await page.mouse.move(from.x + 60, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 66, from.y + 26, { steps: 3 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 })
  await page.mouse.move(to.x + to.width / 2 + 1, to.y + to.height / 2, { steps: 2 })
  await page.mouse.up()
}

/** Finger: holds a card by its head until it lifts, and lets it go over the middle of the target. */
async function holdAndDrag(page: Page, card: Locator, target: Locator): Promise<void> {
  const touch: CDPSession = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await card.scrollIntoViewIfNeeded()
  const [from, to] = [(await card.boundingBox())!, (await target.boundingBox())!]
  const start = { x: from.x + 90, y: from.y + 22 }
  const end = { x: to.x + to.width / 2, y: to.y + to.height / 2 }
  await send('touchStart', [start])
  // The finger must rest before it moves: moving first scrolls the page.
  await expect(async () => {
    await send('touchMove', [{ x: start.x + 1, y: start.y }])
    await expect(
      page
        .getByText(/^Moving/)
        .or(page.locator('.opacity-35'))
        .first(),
    ).toBeAttached({
      timeout: 300,
    })
  }).toPass({ timeout: 5_000 })
  for (let part = 1; part <= 10; part++) {
    const at = (a: number, b: number) => a + ((b - a) * part) / 10
    await send('touchMove', [{ x: at(start.x, end.x), y: at(start.y, end.y) }])
  }
  await send('touchEnd', [])
  await touch.detach()
}
