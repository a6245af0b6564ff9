/**
 * The article's first step: a text comes in, a base model is pre-trained on a mix with it, and its page says what it
 * read. Comes after the first admin, with a project of its own.
 */
import { expect, type Page, test } from '@playwright/test'
import { db } from '@/server/db'
import { createProject } from '../support/labeling-rows'
import { createTinyModel } from '../support/tiny-model'
import { expectNoFindings } from './axe'
import { ADMIN, ADMIN_STATE, newPerson, waitUntilDone } from './people'

test.describe.configure({ mode: 'serial' })

let projectId: string
let page: Page

test.beforeAll(async ({ browser }) => {
  projectId = await createProject()
  const { id } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  await db().member.create({ data: { userId: id, projectId, role: 'admin' } })
  await createTinyModel(projectId)
  page = (await newPerson(browser, { storageState: ADMIN_STATE })).page
})

test.afterAll(async () => {
  await page.context().close()
  await db().$disconnect()
})

test('a text is added with its licence and origin, and a wrong file is refused by line', async () => {
  await page.goto(`/p/${projectId}/texts`)
  await page.getByRole('button', { name: 'Add a text' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add a text' })
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const lines = Array.from({ length: 80 }, (_, i) =>
    JSON.stringify({ text: `The cat says hello to dog ${i}.` }),
  )
  await dialog.getByLabel('File').setInputFiles(file('cats.jsonl', `${lines.join('\n')}\nnot a line`))
  await expect(dialog.getByLabel('Name')).toHaveValue('cats')
  await dialog.getByLabel('Licence').fill('CC0-1.0')
  await dialog.getByLabel('Origin').fill('own work')
  await dialog.getByLabel('Language').fill('English')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByText('line 81 is not JSON: not a line')).toBeVisible()
  await expectNoFindings(page, 'texts-add')
  await dialog.getByLabel('File').setInputFiles(file('cats.jsonl', lines.join('\n')))
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  const row = page.getByRole('row', { name: /cats/ })
  await expect(row.getByText('CC0-1.0')).toBeVisible()
  await expect(row.getByRole('cell', { name: '80', exact: true })).toBeVisible()
  expect(await db().textSource.findFirstOrThrow({ where: { projectId } })).toMatchObject({
    name: 'cats',
    documents: 80,
    origin: 'own work',
  })
})

test('a base model is pre-trained on a mix, and its page says what it read', async () => {
  await page.getByRole('link', { name: 'Pre-train' }).click()
  await page.getByRole('button', { name: 'Add a source' }).click()
  await page.getByRole('menuitem', { name: 'cats' }).click()
  await page.getByLabel('Share of cats').fill('3')
  const mix = page.getByRole('table', { name: 'Mix of texts' })
  await expect(mix.getByRole('row', { name: /cats/ })).toContainText('75')
  await page.getByLabel(/^Tokens/).fill('2048')
  await page.getByLabel(/^Sequence length/).fill('64')
  await page.getByText('Advanced').click()
  for (const [setting, value] of [
    ['Width', '32'],
    ['Layers', '1'],
    ['Heads', '2'],
    ['Key and value heads', '1'],
    ['Feed-forward width', '64'],
    ['Context length', '64'],
  ])
    await page.getByLabel(new RegExp(`^${setting}`)).fill(value!)
  await page.getByRole('button', { name: 'Start training' }).click()
  await page.waitForURL(/\/runs\/(?!new)[^/]+$/)
  await waitUntilDone(page)
  await expect(page.getByRole('figure', { name: /^Loss/ })).toBeVisible()
  await page.getByRole('link', { name: 'Open the model' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Base v2' })).toBeVisible()
  const sources = page.getByRole('table', { name: 'Sources of the pre-training text' })
  await expect(sources.getByRole('row', { name: /cats/ })).toContainText('CC0-1.0')
  await expect(sources.getByRole('row', { name: /generated simple English/ })).toBeVisible()
  await expectNoFindings(page, 'models-pretrained')
  const made = await db().modelVersion.findFirstOrThrow({ where: { projectId, kind: 'base', version: 2 } })
  expect(made.config).toMatchObject({ dModel: 32, tokens: 2048 })
})
