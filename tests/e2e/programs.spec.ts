/** How a program gets at a project: an admin makes a key, tries it where developers read, and takes it back. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { db } from '@/server/db'
import { createProject } from '../support/labeling-rows'
import { expectNoFindings } from './axe'
import { ADMIN, ADMIN_STATE } from './people'

test.use({ storageState: ADMIN_STATE })
test.afterAll(() => db().$disconnect())

test('an admin adds a webhook, tries it, and reads why nothing was sent into the own network', async ({
  page,
}) => {
  const projectId = await createProject()
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  await db().member.create({ data: { userId, projectId, role: 'admin' } })
  await page.goto(`/p/${projectId}/settings`)
  const webhooks = page.getByRole('region', { name: 'Webhooks' })
  await webhooks.getByRole('button', { name: 'New webhook' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Address').fill('http://127.0.0.1:9/hook')
  await expectNoFindings(page, 'programs-new-webhook')
  await dialog.getByRole('button', { name: 'Add the webhook' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Signing secret' })).toHaveValue(/^whsec_/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await webhooks.getByRole('button', { name: 'Deliveries' }).click()
  await dialog.getByRole('button', { name: 'Send a test event' }).click()
  await expect(dialog.getByText(/127\.0\.0\.1 is an address of a private network/)).toBeVisible()
  await expectNoFindings(page, 'programs-deliveries')
  await page.keyboard.press('Escape')
  await webhooks.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('alertdialog').or(dialog).getByRole('button', { name: 'Remove' }).click()
  await expect(webhooks.getByText('No webhooks yet')).toBeVisible()
})

test('an admin adds a model server and offers one of its models, which a sampling run then can ask', async ({
  page,
}) => {
  const server = createServer((_, answer) => answer.end(JSON.stringify({ data: [{ id: 'parrot-7b' }] })))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const projectId = await createProject()
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  await db().member.create({ data: { userId, projectId, role: 'admin' } })
  await page.goto(`/p/${projectId}/settings`)
  const servers = page.getByRole('region', { name: 'Model servers' })
  await servers.getByRole('button', { name: 'Add a server' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Give the server a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Aviary')
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`)
  await dialog.getByLabel('Key', { exact: true }).fill('sk-never-shown-again')
  await expectNoFindings(page, 'programs-model-server')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(servers.getByText('key …gain')).toBeVisible()
  await servers.getByRole('button', { name: 'Add a model' }).click()
  await expect(dialog.getByText('The server has 1 model.')).toBeVisible()
  await dialog.getByLabel('Model').fill('parrot-7b')
  await dialog.getByLabel('Price of prompts').fill('0.15')
  await dialog.getByLabel('Price of answers').fill('0.60')
  await expectNoFindings(page, 'programs-remote-model')
  await dialog.getByRole('button', { name: 'Offer it' }).click()
  await expect(servers.getByRole('row', { name: /parrot-7b/ })).toContainText('$0.15 / $0.60')
  await page.goto(`/p/${projectId}/runs/new?kind=sample`)
  await page.getByRole('button', { name: 'Add a model' }).click()
  await expect(page.getByRole('combobox', { name: 'Model 2' })).toContainText('parrot-7b · Aviary')
  await expectNoFindings(page, 'programs-sample-form')
  server.close()
})

test('an admin makes a key, reads with it, revokes it, and it reads no more', async ({ page, request }) => {
  const projectId = await createProject()
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  await db().member.create({ data: { userId, projectId, role: 'admin' } })

  await page.goto(`/p/${projectId}/settings`)
  const keys = page.getByRole('region', { name: 'Keys' })
  await keys.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  await expect(dialog.getByText('Give the key a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Nightly export')
  await dialog.getByRole('checkbox', { name: 'Write Prompts' }).click()
  await expectNoFindings(page, 'programs-new-key')
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  const secret = await dialog.getByRole('textbox', { name: 'Key' }).inputValue()
  expect(secret).toMatch(/^laurel_[\w-]{32}$/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  const row = keys.getByRole('row', { name: /Nightly export/ })
  await expect(row).toContainText('Never')
  await expect(page.getByText(secret)).toHaveCount(0)

  await page.goto('/developers')
  await page.getByLabel('Your key').fill(secret)
  await page.getByRole('heading', { name: 'Add prompts' }).click()
  const card = page.getByRole('group').filter({ has: page.getByRole('heading', { name: 'Add prompts' }) })
  await card.getByLabel('Body').fill('{"text":"Written by a program."}')
  await card.getByRole('button', { name: 'Send' }).click()
  await expect(card.getByText('"added": 1')).toBeVisible()
  await expectNoFindings(page, 'programs-developers')
  expect(await db().prompt.count({ where: { projectId, text: 'Written by a program.' } })).toBe(1)

  await page.goto(`/p/${projectId}/settings`)
  await row.getByRole('button', { name: 'Revoke Nightly export' }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(row).toContainText('Revoked')
  const answer = await request.get('/api/v1/key', { headers: { authorization: `Bearer ${secret}` } })
  expect(answer.status()).toBe(401)
  expect(answer.headers()['content-type']).toBe('application/problem+json')
})
