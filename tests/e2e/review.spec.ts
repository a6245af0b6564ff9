/**
 * The review of a demonstration: an admin returns it with a comment, its author changes it at the writing desk, the admin
 * accepts it. Read back from the database and the export. Comes after the first admin, with a project of its own.
 */
import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { db } from '@/server/db'
import { createProject } from '../support/labeling-rows'
import { expectNoFindings } from './axe'
import { createMemberWithAccount } from './member'
import { ADMIN, ADMIN_STATE, exportLines, newPerson, pressUntil, signIn } from './people'

test.afterAll(() => db().$disconnect())

test('an answer is returned with a comment, changed by its author, and accepted', async ({ browser }) => {
  const projectId = await createProject()
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: ADMIN.email } })
  await db().member.create({ data: { userId, projectId, role: 'admin' } })
  const { actor, account } = await createMemberWithAccount(projectId)
  // As it is kept, not by the service: that counts tokens, and Playwright's loader takes no JSON modules.
  const { id: demonstrationId } = await db().demonstration.create({
    data: {
      projectId,
      authorId: actor.userId,
      origin: 'person',
      instruction: 'Greet the reader.',
      response: 'Hello.',
      promptTokens: 4,
      responseTokens: 2,
      submissionKey: randomUUID(),
    },
  })
  const office = await newPerson(browser, { storageState: ADMIN_STATE })
  const openRow = async () => {
    await office.page.goto(`/p/${projectId}/demonstrations`)
    await office.page
      .getByRole('listitem')
      .filter({ hasText: 'Greet the reader.' })
      .locator('summary')
      .first()
      .click()
  }
  await openRow()
  const comment = office.page.getByLabel('Comment')
  await pressUntil(office.page.getByRole('button', { name: 'Return: Greet the reader.' }), comment)
  await comment.fill('Say who is greeted.')
  await expectNoFindings(office.page, 'review-return')
  await office.page.getByRole('button', { name: 'Return it' }).click()
  await expect(office.page.getByText('“Say who is greeted.”')).toBeVisible()
  expect(await exportLines(office.page, projectId, 'kind=demonstrations')).toEqual([])

  const { context, page } = await newPerson(browser)
  await signIn(page, account)
  await page.goto(`/desk/${projectId}/write`)
  await expect(page.getByText('An answer came back to you.')).toBeVisible()
  const dialog = page.getByRole('dialog')
  await pressUntil(page.getByRole('button', { name: 'Look at it' }), dialog)
  await expect(dialog.getByText('Say who is greeted.')).toBeVisible()
  await dialog.getByLabel('Your answer').fill('Hello, reader.')
  await expectNoFindings(page, 'review-returned')
  await dialog.getByRole('button', { name: 'Send it again' }).click()
  await expect(page.getByText('An answer came back to you.')).toHaveCount(0)

  await page.getByText('Own instruction').click()
  const answer = page.getByLabel('Your answer')
  await answer.fill('Hello, reader, and a very good morning to you and to everybody else here.')
  await page.getByLabel('Your instruction').fill('Greet everybody.')
  await page.getByRole('button', { name: /^Submit and next/ }).click()
  await expect(answer).toHaveValue('')
  await expect.poll(() => db().demonstration.count({ where: { projectId } })).toBe(2)
  await answer.fill('Hello, reader, and a very good morning to you and to everybody else there.')
  const hint = page.getByText('You have sent nearly the same before')
  await expect(hint).toBeVisible()
  await expectNoFindings(page, 'review-hint')
  await page.getByRole('button', { name: 'Hide this hint' }).click()
  await expect(hint).toHaveCount(0)
  await context.close()

  await openRow()
  await office.page.getByText('Changed once').click()
  await expectNoFindings(office.page, 'review-history')
  await office.page.getByRole('button', { name: 'Accept: Greet the reader.' }).click()
  await expect(office.page.getByRole('button', { name: 'Accept: Greet the reader.' })).toHaveText('Accepted')
  const kept = await db().demonstration.findUniqueOrThrow({
    where: { id: demonstrationId },
    include: { revisions: true, reviews: { orderBy: { createdAt: 'asc' } } },
  })
  expect(kept).toMatchObject({
    authorId: actor.userId,
    response: 'Hello, reader.',
    review: 'accepted',
    revisions: [{ response: 'Hello.', writtenById: actor.userId }],
    reviews: [{ verdict: 'returned', reviewerId: userId }, { verdict: 'accepted' }],
  })
  const lines = await exportLines(office.page, projectId, 'kind=demonstrations')
  expect(JSON.stringify(lines)).toContain('Hello, reader."')
  await office.context.close()
})
