/**
 * Set-up: the one-time link that `npm start` prints creates the first admin. Runs before every other browser test, which
 * find the admin signed in at `ADMIN_STATE`.
 */
import { expect, test } from '@playwright/test'
import { ADMIN, ADMIN_STATE, createAccount, signIn } from './people'

test('the one-time link creates the first admin, once, with a good password, and lands on the loop', async ({
  page,
  context,
}) => {
  const link = process.env.LAUREL_E2E_SETUP_LINK
  if (!link) {
    // By hand, against a Laurel that was set up by an earlier run of these tests.
    await signIn(page, ADMIN)
    await context.storageState({ path: ADMIN_STATE })
    return
  }
  await page.goto(link)
  await page.getByLabel('Name').fill(ADMIN.name)
  await page.getByLabel('E-mail').fill(ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill('password1')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByText(/too easy to guess|at least/i).first()).toBeVisible()

  await createAccount(page, ADMIN, /Create the account/)
  await page.waitForURL(/\/p\//)
  await expect(page.getByText('Next step').first()).toBeVisible()
  await expect(page.getByText('600').first()).toBeVisible()

  const later = await context.newPage()
  await later.goto(link)
  await expect(later.getByRole('button', { name: 'Create the account' })).toHaveCount(0)
  await later.close()
  await context.storageState({ path: ADMIN_STATE })
})
