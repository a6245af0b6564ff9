/** Files through the browser: brought in, looked at, taken away again, undone. Runs after the loop, whose admin it is. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { findings as axeFindings } from './axe'
import { ADMIN, newPerson, open } from './people'

test.describe.configure({ mode: 'serial', timeout: 5 * 60_000 })

let page: Page

test.beforeAll(async ({ browser }) => {
  page = (await newPerson(browser)).page
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password)
  await page.getByRole('button', { name: /Sign in/ }).click()
  await page.waitForURL(/\/p\//)
})

test.afterAll(() => page.context().close())

async function looksRight(part: string): Promise<void> {
  expect(await axeFindings(page, 'light', part)).toEqual([])
}

const ROWS = [
  '{"prompt":"Why does bread go stale?","chosen":"Its starch hardens again.","rejected":"Because."}',
  '{"prompt":"Why does bread go stale?","chosen":"Its starch hardens again.",',
  '{"prompt":"Name a river. =1+1","chosen":"The Vistula.","rejected":"Kraków."}',
].join('\n')

test('a file is looked at, imported with its bad row named, exported and undone', async () => {
  await open(page, 'Prompts')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByLabel('File to import').setInputFiles({
    name: 'bread.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(ROWS),
  })
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Prompt, chosen, rejected (TRL preference)')).toBeVisible()
  await expect(dialog.getByText('Its starch hardens again.').first()).toBeVisible()
  await expect(dialog.getByText(/Line 2/)).toBeVisible()
  await expect(dialog.getByLabel('Prompt set')).toHaveValue('bread')
  await looksRight('[role=dialog]')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()

  const entry = page.getByRole('listitem').filter({ hasText: 'bread.jsonl' }).first()
  await expect(entry.getByText('2 prompts, 4 answers, 2 rankings')).toBeVisible({ timeout: 60_000 })
  const problems = page.waitForEvent('download')
  await entry.getByRole('link', { name: '1 bad row' }).click()
  expect(await readFile(await (await problems).path(), 'utf8')).toContain('\r\n2,is not JSON')

  const id = /\/p\/([^/]+)/.exec(page.url())![1]
  const csv = await page.request.get(`/api/export?projectId=${id}&kind=comparisons&file=csv`)
  expect(await csv.text()).toContain('Name a river. =1+1,The Vistula.,Kraków.')

  await open(page, 'Datasets')
  await page.getByRole('button', { name: 'Have it written' }).click()
  const ready = page.getByRole('status').filter({ hasText: 'comparisons-standard.jsonl is ready.' })
  await expect(ready).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Close this message' }).last().click()
  const written = page.getByRole('region', { name: 'Written by a worker' }).getByRole('link').first()
  const file = await page.request.get((await written.getAttribute('href'))!, {
    headers: { range: 'bytes=0-9' },
  })
  expect([file.status(), await file.text()]).toEqual([206, '{"prompt":'])

  await page.getByRole('button', { name: 'Take a snapshot' }).click()
  const taking = page.getByRole('dialog', { name: 'Take a snapshot' })
  await taking.getByLabel('Name', { exact: true }).fill('bread-agreed')
  await taking.getByText('All of them').click()
  await taking.getByRole('checkbox', { name: 'bread', exact: true }).click()
  await taking.getByText('Everybody').click()
  await taking.getByRole('checkbox', { name: 'anonymous 1', exact: true }).click()
  await taking.getByLabel('Least agreement, %').fill('80')
  // One person ranked each: there is nothing that could agree.
  await expect(taking.getByText('Nothing fits this choice.')).toBeVisible()
  await taking.getByRole('checkbox', { name: 'With answers that one person alone ranked' }).click()
  await expect(taking.getByText('2 rows fit.')).toBeVisible()
  await looksRight('[role=dialog]')
  await taking.getByRole('button', { name: 'Take it' }).click()
  const taken = page.getByRole('listitem').filter({ hasText: 'bread-agreed' }).first()
  await expect(taken.getByRole('link', { name: /^bread, version \d+$/ })).toBeVisible()
  await open(page, 'Prompts')

  await entry.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(entry.getByText('Everything it brought is gone.')).toBeVisible()
  const after = await page.request.get(`/api/export?projectId=${id}&kind=comparisons&file=csv`)
  expect(await after.text()).not.toContain('The Vistula.')
})

const SHOTS = process.env.LAUREL_E2E_SHOTS

/** The page as it stands, on a desk and on a phone: nothing sticks out of it and axe finds nothing. */
async function fits(name: string): Promise<void> {
  for (const [width, height] of [
    [360, 740],
    [1280, 800],
  ]) {
    await page.setViewportSize({ width: width!, height: height! })
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true })
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(beyond, `pixels beyond the right edge at ${width}`).toBe(0)
    expect(await axeFindings(page)).toEqual([])
  }
}

test('what was imported is looked through by itself: personal data is redacted, a near-duplicate withdrawn', async () => {
  await open(page, 'Prompts')
  // Other words in a second try, so that it finds nothing of the first. Their hashes put them outside the test split,
  // whose prompts the evaluation journey takes to be the starter's, for which gold is defined.
  const words = createHash('sha256').update(`try ${test.info().retry}`).digest('hex').match(/.{8}/g)!
  const address = `jan.${words[0]}@example.org`
  const bread = `Explain bread to ${words.map((word) => `x${word}`).join(' ')}`
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByLabel('File to import').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`${bread}.\n${bread}!\nWrite a kind note to Jan Wrona, ${address}, about ${bread}.`),
  })
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  const entry = page.getByRole('listitem').filter({ hasText: 'notes.txt' }).first()
  await expect(entry.getByText('3 prompts')).toBeVisible({ timeout: 60_000 })

  const findings = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Findings' }) })
  const personal = findings.getByRole('radio', { name: /^Personal data/ })
  await expect(personal).toBeVisible({ timeout: 120_000 })
  await personal.click()
  const note = findings.getByRole('listitem').filter({ hasText: bread }).filter({ hasText: 'kind note' })
  await expect(note.getByText(address)).toBeVisible({ timeout: 120_000 })
  await note.getByRole('button', { name: 'Redact' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Redact' }).click()
  await expect(note).toHaveCount(0)

  await findings.getByRole('radio', { name: /^Names of people/ }).click()
  await expect(note.locator('mark')).toHaveText('Jan Wrona')
  await note.getByRole('button', { name: 'Redact' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Redact' }).click()
  await expect(note).toHaveCount(0)

  await findings.getByRole('radio', { name: /^Near-duplicates/ }).click()
  await expect(findings.getByText(/^Looked through/)).toBeVisible({ timeout: 120_000 })
  await fits('findings')
  const pair = findings.getByRole('listitem').filter({ hasText: `${bread}!` })
  await expect(pair.getByText('The same letters and digits')).toBeVisible()
  await pair.getByRole('button', { name: 'Withdraw the first' }).click()
  await expect(pair).toHaveCount(0)

  const id = /\/p\/([^/]+)/.exec(page.url())![1]
  const prompts = await (await page.request.get(`/api/export?projectId=${id}&kind=prompts`)).text()
  expect(prompts).toContain(`kind note to [name], [e-mail], about ${bread}`)
  expect(prompts).not.toContain(address)
})

test('a set is frozen as a version, and then nothing differs from it', async () => {
  await open(page, 'Prompts')
  await page.getByRole('table', { name: 'Prompts' }).getByRole('link').first().click()
  await page.waitForURL(/\/prompts\/[^/]+$/)
  await page.getByRole('main').locator('a[href*="/prompts/sets/"]').click()
  await page.getByRole('button', { name: 'Freeze a version' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why').fill('as used in the paper')
  await dialog.getByRole('button', { name: 'Freeze a version' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /^Version 1(?!\d)/ })).toBeVisible()
  await expect(page.getByText('Nothing differs.')).toBeVisible()
})

test('prompts are found by words, changed together, found by the change, and are then as before', async () => {
  await open(page, 'Prompts')
  const table = page.getByRole('table', { name: 'Prompts' })
  await page.getByRole('searchbox', { name: 'Search prompts' }).fill('nam')
  await expect(page.getByText(/prompts? fits?\.$/)).toBeVisible()
  await expect(table.getByRole('link').first()).toHaveText(/(^|\W)nam/i)
  const name = (await table.getByRole('link').first().textContent())!
  await table.getByRole('row').filter({ hasText: name }).first().getByRole('checkbox').click()
  await expect(page.getByText('1 prompt chosen')).toBeVisible()
  await fits('chosen')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Change 1 prompt' })
  await dialog.getByLabel('Tags').fill('looked at')
  await looksRight('[role=dialog]')
  await dialog.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByText('Tags added: looked at: 1 prompt.')).toBeVisible()

  await page.getByRole('textbox', { name: 'Tag', exact: true }).fill('looked at')
  await expect(page.getByText('1 prompt fits.')).toBeVisible()
  await expect(table.getByRole('link')).toHaveCount(1)
  await expect(table.getByRole('link')).toHaveText(name)
  await page.getByRole('button', { name: 'Undo: Tags added: looked at' }).first().click()
  await expect(page.getByText('1 prompt is as before.')).toBeVisible()
  await expect(page.getByText('No prompt fits')).toBeVisible()
})
