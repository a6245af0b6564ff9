/**
 * The whole loop as a newcomer walks it, in real browsers against the real server, worker and database: set up, invite,
 * write, fine-tune, sample, rank, stars, reward model, policy update, compare, vote, export. Training is short here (few
 * prompts, few steps); how much is gained is measured by `npm run demo`, not by this test.
 */
import { readFile } from 'node:fs/promises'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { ADMIN, ANNOTATOR, createAccount, newPerson, open, projectIdOf, waitUntilDone } from './people'

test.describe.configure({ mode: 'serial', timeout: 15 * 60_000 })

const TASKS_TO_RANK = 6
const VOTES = 6

let admin: Page
let annotator: Page
let contexts: BrowserContext[] = []
let projectId: string

test.beforeAll(async ({ browser }) => {
  const a = await newPerson(browser)
  const b = await newPerson(browser)
  admin = a.page
  annotator = b.page
  contexts = [a.context, b.context]
})

test.afterAll(async () => {
  for (const context of contexts) await context.close()
})

const run = (kind: string) => admin.goto(`/p/${projectId}/runs/new?kind=${kind}`)

test('the one-time link creates the first admin, who lands on the loop', async () => {
  const link = process.env.LAUREL_E2E_SETUP_LINK
  expect(link, 'LAUREL_E2E_SETUP_LINK').toBeTruthy()
  await admin.goto(link!)
  await admin.getByLabel('Name').fill(ADMIN.name)
  await admin.getByLabel('E-mail').fill(ADMIN.email)
  await admin.getByLabel('Password', { exact: true }).fill('password1')
  await admin.getByRole('button', { name: 'Create the account' }).click()
  await expect(admin.getByText(/too easy to guess|at least/i).first()).toBeVisible()

  await createAccount(admin, ADMIN, /Create the account/)
  await admin.waitForURL(/\/p\//)
  projectId = projectIdOf(admin)
  await expect(admin.getByText('Next step').first()).toBeVisible()

  const later = await admin.context().newPage()
  await later.goto(link!)
  await expect(later.getByRole('button', { name: 'Create the account' })).toHaveCount(0)
  await later.close()
})

test('an invited annotator sees only what an annotator may', async () => {
  await open(admin, 'People')
  await admin.getByRole('button', { name: 'Invite someone' }).click()
  await admin.getByRole('button', { name: 'Make the link' }).click()
  const link = await admin.getByLabel('Invitation link').inputValue()
  await admin.getByRole('button', { name: 'Done' }).click()

  await annotator.goto(link)
  await createAccount(annotator, ANNOTATOR, /Join|Create/)
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

test('a demonstration survives a reload before it is sent', async () => {
  await annotator.goto(`/desk/${projectId}/write`)
  const answer = annotator.getByLabel('Your answer')
  await answer.fill('A kind and complete answer, written by a person.')
  await expect(annotator.getByText(/\d+ of \d+ with the instruction/)).toBeVisible()
  await expect(annotator.getByText(/^Saved/)).toBeVisible()
  await annotator.reload()
  await expect(answer).toHaveValue('A kind and complete answer, written by a person.')
  await answer.press('Control+Enter')
  await expect(answer).toHaveValue('')
  await expect.poll(async () => (await exportLines(`kind=demonstrations&withSeeds=false`)).length).toBe(1)
})

test('SFT makes an immutable version with its provenance', async () => {
  await run('sft')
  await admin.getByRole('button', { name: 'Start training' }).click()
  await waitUntilDone(admin)
  await expect(admin.getByText('SFT v1').first()).toBeVisible()
  await admin.getByRole('link', { name: 'Open the model' }).click()
  await expect(admin.getByRole('heading', { level: 1, name: /SFT v1/ })).toBeVisible()
  await expect(admin.getByText(/sha-?256/i).first()).toBeVisible()
  await expect(admin.getByText('Base').first()).toBeVisible()
})

test('sampled completions become ranking tasks', async () => {
  await run('sample')
  await admin.getByLabel('Prompts').fill(String(TASKS_TO_RANK + 4))
  await admin.getByRole('button', { name: 'Start sampling' }).click()
  await waitUntilDone(admin)
  await expect(admin.getByText(/\d+ tasks to rank/).first()).toBeVisible()
})

test('the annotator ranks by keyboard, with ties, blind, and a reload loses nothing', async () => {
  await annotator.goto(`/desk/${projectId}/rank`)
  const cards = annotator.locator('[data-answer]')
  await expect(cards.first()).toBeVisible()
  expect(await annotator.content()).not.toMatch(/SFT v1|modelVersion/)

  await rankAllByKeys(annotator, { tieFirstTwo: true })
  await expect(annotator.getByText(/of \d placed/)).toContainText(/(\d) of \1 placed/)
  const before = await cards.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')))
  await annotator.reload()
  await expect(cards.first()).toBeVisible()
  const after = await cards.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')))
  expect(after).toEqual(before)

  for (let done = 0; done < TASKS_TO_RANK; done++) {
    if (done > 0) await rankAllByKeys(annotator, { tieFirstTwo: false })
    const shown = await cards.first().getAttribute('data-answer')
    await annotator.keyboard.press('Control+Enter')
    await expect(annotator.locator(`[data-answer="${shown}"]`)).toHaveCount(0)
  }
  await expect.poll(async () => (await exportLines('kind=rankings')).length).toBe(TASKS_TO_RANK)
})

test('a card can be dragged with the mouse', async () => {
  const cards = annotator.locator('[data-answer]')
  await expect(cards.first()).toBeVisible()
  const lane = await annotator.getByText(/drag it here/).boundingBox()
  const last = await cards.last().boundingBox()
  const label = await cards.last().getAttribute('data-answer')
  await annotator.mouse.move(last!.x + 60, last!.y + 20)
  await annotator.mouse.down()
  await annotator.mouse.move(lane!.x + 80, lane!.y + 60, { steps: 12 })
  await annotator.mouse.move(lane!.x + 80, lane!.y + 4, { steps: 6 })
  await annotator.mouse.up()
  await expect(annotator.locator(`[data-answer="${label}"]`)).toHaveAttribute('aria-label', /rank 1/i)
})

test('the researcher sees comparisons and stars beside the simple conversion', async () => {
  await admin.goto(`/p/${projectId}/rankings`)
  await expect(admin.getByText(/±/).first()).toBeVisible()
  await expect(admin.getByText(/simple/i).first()).toBeVisible()
})

test('a reward model learns from the rankings', async () => {
  await run('reward')
  await admin.getByRole('button', { name: 'Start training' }).click()
  await waitUntilDone(admin)
  await expect(admin.getByText('Reward v1').first()).toBeVisible()
})

test('the policy update runs PPO and keeps a version', async () => {
  await run('policy')
  await admin
    .getByLabel(/^Iterations|^Steps|^Policy updates/i)
    .first()
    .fill('3')
  await admin.getByRole('button', { name: 'Start training' }).click()
  await waitUntilDone(admin)
  await expect(admin.getByText('Policy v1').first()).toBeVisible()
  await expect(admin.getByText(/KL/).first()).toBeVisible()
})

test('base, SFT and policy answer one prompt side by side', async () => {
  await admin.goto(`/p/${projectId}/compare`)
  await admin.getByLabel('Prompt').fill('What do rabbits eat?')
  await admin.getByRole('button', { name: 'Ask' }).click()
  for (const name of ['Base', 'SFT v1', 'Policy v1'])
    await expect(admin.getByText(name).first()).toBeVisible()
  await expect(admin.getByText(/tokens/).first()).toBeVisible({ timeout: 120_000 })
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
    await annotator.keyboard.press(vote % 2 === 0 ? 'ArrowLeft' : 'ArrowRight')
    await expect(left).toContainText(/SFT v1|Policy v1/)
    await annotator.keyboard.press('Enter')
    await expect(left).not.toContainText(/SFT v1|Policy v1/)
  }
  await admin.goto(`/p/${projectId}/compare`)
  await expect(admin.getByText(/\d+%.*to.*\d+%|\[\d+|\d+%/).first()).toBeVisible()
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
  expect(pairs.length).toBeGreaterThanOrEqual(TASKS_TO_RANK)
  for (const pair of pairs) {
    expect(Object.keys(pair)).toEqual(['prompt', 'chosen', 'rejected'])
    expect(pair.chosen).not.toBe(pair.rejected)
  }
  const [demonstration] = await exportLines('kind=demonstrations&withSeeds=false&form=conversational')
  expect(demonstration.prompt[0].role).toBe('user')
  expect(demonstration.completion).toEqual([
    { role: 'assistant', content: 'A kind and complete answer, written by a person.' },
  ])
})

/** Gives each card its own rank with the digits; with `tieFirstTwo` the second joins the first. */
async function rankAllByKeys(page: Page, { tieFirstTwo }: { tieFirstTwo: boolean }): Promise<void> {
  const cards = page.locator('[data-answer]')
  await expect(cards.first()).toBeVisible()
  const ids = await cards.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-answer')))
  let rank = 0
  for (const [index, id] of ids.entries()) {
    if (!(tieFirstTwo && index === 1)) rank++
    await page.locator(`[data-answer="${id}"]`).focus()
    await page.keyboard.press(String(rank))
  }
}

/** What the export holds now, as the researcher downloads it. */
async function exportLines(query: string) {
  const response = await admin.request.get(`/api/export?projectId=${projectId}&${query}`)
  expect(response.status()).toBe(200)
  const text = (await response.text()).trim()
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line))
}
