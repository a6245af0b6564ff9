/**
 * Every screen, at desktop and phone width, light and dark: nothing sticks out of the page, no word is missing and axe finds nothing. Comes
 * after the loop, so that the screens have something to show. With LAUREL_E2E_SHOTS=folder a picture of each is kept.
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import * as en from '@/app/_i18n/en'
import { findings, THEMES } from './axe'
import { ADMIN_STATE, newPerson, openHome, PHONE } from './people'

const WIDTHS = { desktop: { viewport: { width: 1280, height: 800 } }, phone: PHONE } as const
const SHOTS = process.env.LAUREL_E2E_SHOTS

/** What stands in place of a word that its page was not given. */
const WORD_KEY = new RegExp(`\\b(${Object.keys(en).join('|')})\\.[a-z]\\w+`)

/** By name, where they are. */
const SCREENS = {
  home: '/p/{project}',
  prompts: '/p/{project}/prompts',
  texts: '/p/{project}/texts',
  demonstrations: '/p/{project}/demonstrations',
  rankings: '/p/{project}/rankings',
  datasets: '/p/{project}/datasets',
  runs: '/p/{project}/runs',
  'new-pretrain': '/p/{project}/runs/new?kind=pretrain',
  'new-sft': '/p/{project}/runs/new?kind=sft',
  'new-sample': '/p/{project}/runs/new?kind=sample',
  'new-policy': '/p/{project}/runs/new?kind=policy',
  models: '/p/{project}/models',
  compare: '/p/{project}/compare',
  live: '/p/{project}/compare/live',
  chat: '/p/{project}/compare/chat',
  tokens: '/p/{project}/tokens',
  people: '/p/{project}/people',
  settings: '/p/{project}/settings',
  account: '/account',
  write: '/desk/{project}/write',
  rank: '/desk/{project}/rank',
  vote: '/desk/{project}/vote',
  'not-found': '/p/{project}/nothing-here',
}

for (const [width, device] of Object.entries(WIDTHS)) {
  test(`every screen fits a ${width} and is accessible in both themes`, async ({ browser }) => {
    test.setTimeout(10 * 60_000)
    const { context, page } = await newPerson(browser, {
      ...device,
      storageState: ADMIN_STATE,
    })
    const project = await openHome(page)
    for (const [name, path] of Object.entries(SCREENS)) {
      await page.goto(path.replace('{project}', project))
      await examine(page, name, width)
    }
    await page.goto(`/p/${project}/runs/new?kind=sft`)
    await page.getByText('Advanced').click()
    await expect(page.getByLabel('LoRA alpha')).toHaveCount(0)
    await page.getByLabel('LoRA rank').fill('8')
    await expect(page.getByLabel('LoRA alpha')).toBeVisible()
    await examine(page, 'new-sft-adapters', width)
    for (const [list, name] of [
      ['runs', /^SFT/],
      ['runs', /^Reward/],
      ['runs', /^PPO/],
      ['runs', /^Sampling/],
      ['models', /^Policy/],
      ['models', /^Base/],
    ] as const) {
      await page.goto(`/p/${project}/${list}`)
      await page.getByRole('main').getByRole('link', { name }).first().click()
      await page.waitForURL(new RegExp(`/${list}/[^/]+$`))
      await examine(page, `${list}-${name.source.slice(1)}`, width)
    }
    await context.close()
    await examineSignedOut(browser, device, width)
  })
}

async function examineSignedOut(
  browser: Browser,
  device: (typeof WIDTHS)[keyof typeof WIDTHS],
  width: string,
): Promise<void> {
  const { context, page } = await newPerson(browser, { ...device })
  for (const path of ['/sign-in', '/join/no-such-link', '/setup/used-up', '/developers']) {
    await page.goto(path)
    await examine(page, path.split('/')[1], width)
  }
  await context.close()
}

async function examine(page: Page, screen: string, width: string): Promise<void> {
  const name = `${screen}-${width}`
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0)
  await expect.soft(page.getByText('This page could not be loaded'), `${name}: failed`).toHaveCount(0)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(overflow, `${name}: pixels beyond the right edge`).toBe(0)
  const words = await page.locator('body').innerText()
  expect.soft(words.match(WORD_KEY)?.[0], `${name}: the key of a word instead of the word`).toBeUndefined()
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme })
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png`, fullPage: true })
    expect.soft(await findings(page, theme), `${name}-${theme}: axe`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
