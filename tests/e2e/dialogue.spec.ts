/**
 * A demonstration of several turns: written at the desk, kept over a reload, changed by its review. Read back from the
 * database and the export. Comes after the first admin, with a project of its own.
 */
import { expect, test } from '@playwright/test'
import { db } from '@/server/db'
import { createProject } from '../support/labeling-rows'
import { expectNoFindings } from './axe'
import { createMemberWithAccount } from './member'
import { ADMIN, ADMIN_STATE, exportLines, newPerson, pressUntil, signIn } from './people'

test.afterAll(() => db().$disconnect())

test('a dialogue is written turn by turn, survives a reload, and leaves as the review has it', async ({
  browser,
}) => {
  const projectId = await createProject()
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  await db().member.create({ data: { userId, projectId, role: 'admin' } })
  const { account } = await createMemberWithAccount(projectId)

  const { context, page } = await newPerson(browser)
  await signIn(page, account)
  await page.goto(`/desk/${projectId}/write`)
  const answer = page.getByLabel('Your answer')
  const instruction = page.getByLabel('Your instruction')
  const system = page.getByLabel('System message')
  await expect(instruction).toBeVisible()
  await pressUntil(page.getByRole('button', { name: 'Add a system message' }), system)
  await system.fill('Be brief.')
  await instruction.fill('Name a fruit.')
  await answer.fill('An apple.')
  await answer.press('Alt+Enter')
  const question = page.getByLabel('Question 2')
  await expect(question).toBeFocused()
  await expect(page.getByLabel('Answer 1')).toHaveValue('An apple.')
  await expect(answer).toHaveValue('')
  await question.fill('Its colour?')
  await answer.fill('Red.')
  await page.getByRole('button', { name: 'Remove the last turn' }).click()
  await expect(question).toHaveCount(0)
  await expect(answer).toHaveValue('An apple.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(question).toHaveValue('Its colour?')
  await expect(page.getByText(/Saved \d/)).toBeVisible()
  await page.reload()
  await expect(question).toHaveValue('Its colour?')
  await expect(system).toHaveValue('Be brief.')
  await expect(answer).toHaveValue('Red.')
  await expectNoFindings(page, 'dialogue-desk')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoFindings(page, 'dialogue-desk-phone')
  await answer.press('Control+Enter')
  await expect(question).toHaveCount(0)
  await expect.poll(() => db().demonstration.count({ where: { projectId } })).toBe(1)
  await context.close()

  const office = await newPerson(browser, { storageState: ADMIN_STATE })
  await office.page.goto(`/p/${projectId}/demonstrations`)
  await office.page.locator('summary').filter({ hasText: 'Name a fruit.' }).click()
  await expect(office.page.getByText('Its colour?')).toBeVisible()
  const dialog = office.page.getByRole('dialog')
  await pressUntil(office.page.getByRole('button', { name: 'Edit: Name a fruit.' }), dialog)
  await dialog.getByLabel('Answer 1').fill('A cherry.')
  await expectNoFindings(office.page, 'dialogue-review')
  await dialog.getByRole('button', { name: 'Save and accept' }).click()
  await expect(dialog).toHaveCount(0)

  const kept = await db().demonstration.findFirstOrThrow({
    where: { projectId },
    include: { revisions: true },
  })
  const turns = (first: string) => [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Name a fruit.' },
    { role: 'assistant', content: first },
    { role: 'user', content: 'Its colour?' },
  ]
  expect(kept).toMatchObject({
    turns: turns('A cherry.'),
    response: 'Red.',
    revisions: [{ turns: turns('An apple.') }],
  })
  expect(await exportLines(office.page, projectId, 'kind=messages')).toEqual([
    { messages: [...turns('A cherry.'), { role: 'assistant', content: 'Red.' }] },
  ])
  await office.context.close()
})
