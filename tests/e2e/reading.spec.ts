/**
 * The anatomy pages in a real browser: what a member sees, with a real model answering, and who else may read them. The admin
 * comes from first-admin.spec.ts.
 */
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { findings, THEMES } from './axe'
import { ADMIN_STATE, newPerson, openHome } from './people'
import { englishWords } from './polish'

test.describe.configure({ mode: 'serial', timeout: 5 * 60_000 })

let admin: Page
let nobody: Page
let contexts: BrowserContext[] = []
let home: string

test.beforeAll(async ({ browser }) => {
  const [a, b] = [await newPerson(browser, { storageState: ADMIN_STATE }), await newPerson(browser)]
  admin = a.page
  nobody = b.page
  contexts = [a.context, b.context]
  home = `/learn/${await openHome(admin)}`
})

test.afterAll(async () => {
  for (const context of contexts) await context.close()
})

test('the article’s Hamlet is 107 tokens and 383 characters, and a long text stays usable', async () => {
  await admin.goto(`${home}/tokens`)
  await admin.getByRole('button', { name: 'Show example' }).first().click()
  await admin.getByRole('menuitem', { name: /Hamlet/ }).click()
  const counts = admin.locator('dl').first()
  await expect(counts).toContainText('107')
  await expect(counts).toContainText('383')
  await admin.getByLabel('Text to cut into tokens').fill('To be, or not to be. '.repeat(5000))
  await expect(counts).toContainText('105,000')
  await expect(counts).toContainText('40,')
})

test('a model’s next tokens can be drawn, and one goes back to branch', async () => {
  await admin.goto(`${home}/generation`)
  const written = admin.getByRole('list', { name: 'Written so far' })
  const back = written.getByRole('button')
  await admin.getByRole('button', { name: 'Take the likeliest' }).click()
  await expect(back).toHaveCount(1)
  await admin.getByRole('button', { name: 'Take the likeliest' }).click()
  await expect(back).toHaveCount(2)
  await back.first().click()
  await expect(back).toHaveCount(0)
  await expect(admin.getByText('Other branches')).toBeVisible()
})

const CHAPTERS = [
  '',
  '/tokens',
  '/examples',
  '/generation',
  '/pre-training',
  '/fine-tuning',
  '/stars',
  '/reward',
  '/loop',
]

test('every chapter is readable in both languages and themes', async () => {
  const open = async (path: string) => {
    await admin.goto(home + path)
    await expect(admin.getByRole('heading', { level: 1 })).toBeVisible()
    await admin.waitForLoadState('networkidle')
  }
  for (const path of CHAPTERS) {
    await open(path)
    for (const theme of THEMES) {
      await admin.emulateMedia({ colorScheme: theme })
      expect.soft(await findings(admin, theme), `${path} ${theme}`).toEqual([])
    }
  }
  await admin.getByRole('radio', { name: 'Polski' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Pętla na żywo')
  for (const path of CHAPTERS) {
    await open(path)
    expect.soft(await englishWords(admin), `${path}: English words`).toEqual([])
  }
  await admin.getByRole('radio', { name: 'English' }).click()
})

test('nobody else may read them until the admin says so', async () => {
  await nobody.goto(home)
  await nobody.waitForURL(/sign-in/)
  await admin.goto(`${home.replace('/learn/', '/p/')}/settings`)
  await admin.getByLabel(/Anybody with the address/).click()
  await expect(admin.getByRole('link', { name: home })).toBeVisible()
  await nobody.goto(`${home}/generation`)
  await nobody.getByRole('button', { name: 'Draw one' }).click()
  await expect(nobody.getByRole('list', { name: 'Written so far' }).getByRole('button')).toHaveCount(1)
  await admin.getByLabel(/Anybody with the address/).click()
  await expect(admin.getByRole('link', { name: home })).toHaveCount(0)
})
