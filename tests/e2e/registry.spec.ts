/** The registry on the Models screens: lineage, disk, a promotion with its reason, and the folder that is taken away. */
import { expect, type Page, test } from '@playwright/test'
import { findings } from './axe'
import { ADMIN_STATE, newPerson, openHome, PHONE } from './people'

const SHOTS = process.env.LAUREL_E2E_SHOTS
const DESKTOP = { viewport: { width: 1280, height: 800 } }

test('a version is promoted by keyboard with a reason, and says so from then on', async ({ browser }) => {
  const { context, page } = await newPerson(browser, { ...DESKTOP, storageState: ADMIN_STATE })
  const project = await openHome(page)
  await page.goto(`/p/${project}/models`)
  await page.getByRole('main').getByRole('link', { name: 'Base' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Base' })).toBeVisible()
  await page.getByRole('button', { name: 'Promote' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why').fill('There is no other yet.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Base is promoted.')).toBeVisible()
  const decisions = page.getByRole('list', { name: 'Decisions, latest first' })
  await expect(decisions).toContainText('There is no other yet.')
  await expect(page.getByText('promoted', { exact: true }).first()).toBeVisible()

  await page.getByText('Model card written from the records').click()
  await expect(page.getByRole('group', { name: 'Model card' })).toContainText('library_name: transformers')
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  expect((await waiting).suggestedFilename()).toBe('laurel-base.tar')
  await context.close()
})

test('an evaluation is started by hand, says how far it is, and ends with its measures', async ({
  browser,
}) => {
  test.setTimeout(10 * 60_000)
  const { context, page } = await newPerson(browser, { ...DESKTOP, storageState: ADMIN_STATE })
  const project = await openHome(page)
  const open = async (name: RegExp) => {
    await page.goto(`/p/${project}/models`)
    await page.getByRole('main').getByRole('link', { name }).first().click()
  }
  await open(/^Policy/)
  await page.getByRole('button', { name: 'Evaluate' }).click()
  await expect(page.getByText(/In line for a worker|Measuring/)).toBeVisible()
  const measures = page.getByRole('table', { name: 'Measures' })
  await expect(measures).toBeVisible({ timeout: 8 * 60_000 })
  for (const row of ['Gold', 'Length', 'Distinct pairs']) await expect(measures).toContainText(row)
  // Base was promoted above: it is the opponent.
  await expect(page.getByText(/^(Better than|Worse than|Not enough evidence)/)).toBeVisible()
  const spread = page.getByRole('img', { name: /^Scores by version\. Mean scores: / })
  for (const version of ['SFT v1', 'Base', 'Policy v1'])
    await expect(spread).toHaveAccessibleName(new RegExp(version))
  await examine(page, 'model-evaluated-desktop-light')
  await page.setViewportSize({ width: 390, height: 844 })
  await examine(page, 'model-evaluated-phone-light')

  await open(/^Reward/)
  await expect(page.getByRole('heading', { name: 'What it says of answers' })).toBeVisible()
  await expect(spread).toBeVisible()
  await examine(page, 'reward-model-phone-light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize(DESKTOP.viewport)
  await examine(page, 'reward-model-desktop-dark')
  await context.close()
})

for (const [width, device] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  test(`lineage and disk fit a ${width} in both themes`, async ({ browser }) => {
    for (const theme of ['light', 'dark'] as const) {
      const { context, page } = await newPerson(browser, {
        ...device,
        colorScheme: theme,
        storageState: ADMIN_STATE,
      })
      const project = await openHome(page)
      await page.goto(`/p/${project}/models`)
      await page.getByRole('tab', { name: 'Lineage' }).click()
      const tree = page.getByRole('list', { name: 'Lineage, newest first' })
      await expect(tree.getByRole('listitem').last()).toContainText('ships with Laurel')
      await examine(page, `models-lineage-${width}-${theme}`)
      await page.getByRole('tab', { name: 'Disk' }).click()
      await expect(page.getByRole('heading', { name: 'Not needed any more' })).toBeVisible()
      await examine(page, `models-disk-${width}-${theme}`)
      await context.close()
    }
  })
}

async function examine(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(overflow, `${name}: pixels beyond the right edge`).toBe(0)
  expect.soft(await findings(page), `${name}: axe`).toEqual([])
}
