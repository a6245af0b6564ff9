/** What people do in the browser, told as they would tell it. Selectors are what they see: roles and words. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
} from '@playwright/test'

export interface Account {
  name: string
  email: string
  password: string
}

/** Only for the throw-away database of one test run. */
export const ADMIN: Account = {
  name: 'Ola Kamińska',
  email: 'ola@example.org',
  password: 'plum-lantern-otter-42',
}
export const ANNOTATOR: Account = {
  name: 'Jan Wrona',
  email: 'jan@example.org',
  password: 'violet-harbour-kettle-17',
}

/** Somebody else at every try: what an earlier one began may be there already. */
export const ofThisTry = (account: Account, retry: number): Account =>
  retry === 0 ? account : { ...account, email: `again-${retry}.${account.email}` }

/** The admin's cookies, kept by `first-admin.spec.ts` for all other browser tests. */
export const ADMIN_STATE = 'test-results/admin.json'

/** A phone held in one hand. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}

/** Fills name, e-mail and password and sends them. */
export async function createAccount(page: Page, account: Account, button: RegExp): Promise<void> {
  await page.getByLabel('Name').fill(account.name)
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: button }).click()
}

export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/\/p\//)
}

/** A browser of somebody else: no cookies in common. */
export async function newPerson(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options)
  return { context, page: await context.newPage() }
}

/** The sample project, as the signed-in person's home. */
export async function openHome(page: Page): Promise<string> {
  await page.goto('/')
  await page.waitForURL(/\/p\//)
  return projectIdOf(page)
}

/** Goes to a place in the sidebar. */
export async function open(page: Page, place: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${place}`) })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(place) })).toBeVisible()
}

/** Presses a button of a page that has just loaded until it answers: its script may not be there yet. */
export async function pressUntil(button: Locator, answer: Locator): Promise<void> {
  await expect(async () => {
    if (!(await answer.isVisible())) await button.click({ timeout: 5_000 })
    await expect(answer).toBeVisible({ timeout: 5_000 })
  }).toPass()
}

/** The id in /p/<id>/…. */
export function projectIdOf(page: Page): string {
  const id = /\/p\/([^/]+)/.exec(page.url())?.[1]
  if (!id) throw new Error(`not a project page: ${page.url()}`)
  return id
}

const RUN_TIMEOUT_MS = 10 * 60_000

/** Waits on a run's page until the run has ended well. */
export async function waitUntilDone(page: Page): Promise<void> {
  const badge = page.getByText(/^(Done|Failed|Stopped)$/).first()
  await expect(badge).toBeVisible({ timeout: RUN_TIMEOUT_MS })
  await expect(badge).toHaveText('Done')
}

/** What an export holds now, as a researcher downloads it: one parsed object a line. */
export async function exportLines(page: Page, projectId: string, query: string) {
  const response = await page.request.get(`/api/export?projectId=${projectId}&${query}`)
  expect(response.status()).toBe(200)
  const text = (await response.text()).trim()
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line))
}
