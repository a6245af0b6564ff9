/** What axe has to say about a page in both themes: nothing. With LAUREL_E2E_SHOTS=folder a picture of each is kept. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const THEMES = ['light', 'dark'] as const
const SHOTS = process.env.LAUREL_E2E_SHOTS

export async function expectNoFindings(page: Page, name: string): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme })
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png` })
    expect(await findings(page, theme)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The themes differ in colour alone, so the dark one is asked about colour alone. */
export async function findings(
  page: Page,
  theme: (typeof THEMES)[number] = 'light',
  part?: string,
): Promise<string[]> {
  // Halfway from one colour to another nothing can be said.
  await page.waitForFunction(() => document.getAnimations().every((one) => !(one instanceof CSSTransition)))
  // Its legacy mode opens no second page for the result, which frames of other origins would need: there are none here.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if (theme === 'dark') axe.withRules('color-contrast')
  if (part) axe.include(part)
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)
}
