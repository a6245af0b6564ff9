/**
 * The first steps of the loop as a newcomer walks them, in real browsers against the real server, worker and database:
 * set up, invite. Left out so far: write, fine-tune, sample, rank, reward model, policy update, compare, vote, export.
 */
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { ADMIN, ANNOTATOR, createAccount, newPerson, open, projectIdOf } from './people'

test.describe.configure({ mode: 'serial', timeout: 15 * 60_000 })

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
