/** What axe has to say about a page in both themes: nothing. With LAUREL_E2E_SHOTS=folder a picture of each is kept. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const SHOTS = process.env.LAUREL_E2E_SHOTS

export async function expectNoFindings(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}.png` })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
