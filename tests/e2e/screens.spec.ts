/**
 * Every screen, on a desktop in English and on a phone in Polish, light and dark: nothing sticks out of the page at either
 * width, no word is missing, none of the other language, and axe finds nothing. Comes after the loop, so that the screens
 * have something to show. With LAUREL_E2E_SHOTS=folder a picture of each is kept.
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import * as en from '@/app/_i18n/en'
import * as pl from '@/app/_i18n/pl'
import { findings, THEMES } from './axe'
import { ADMIN_STATE, newPerson, openHome, PHONE } from './people'
import { englishWords } from './polish'

/** The narrowest phone that is promised. */
const NARROW = { width: 360, height: 740 }
const USUAL_PHONE = { width: 390, height: 844 }
const DESKTOP = { viewport: { width: 1280, height: 800 } }
const PASSES = {
  desktop: { language: 'en', device: DESKTOP, words: en },
  phone: { language: 'pl', device: { ...PHONE, viewport: NARROW, locale: 'pl-PL' }, words: pl },
} as const
type Pass = keyof typeof PASSES
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

for (const [pass, { language, device, words }] of Object.entries(PASSES)) {
  test(`every screen fits a ${pass}, speaks ${language} and is accessible in both themes`, async ({
    browser,
  }) => {
    test.setTimeout(10 * 60_000)
    const details = await linksToDetails(browser)
    const { context, page } = await newPerson(browser, { ...device, storageState: ADMIN_STATE })
    const project = await openHome(page)
    for (const [name, path] of [...Object.entries(SCREENS), ...details]) {
      await page.goto(path.replace('{project}', project))
      await examine(page, name, pass as Pass)
    }
    await page.goto(`/p/${project}/runs/new?kind=sft`)
    const { loraAlpha, loraRank } = words.fields.labels
    await page.getByText(words.runs.advanced).click()
    await expect(page.getByLabel(loraAlpha)).toHaveCount(0)
    await page.getByLabel(loraRank).fill('8')
    await expect(page.getByLabel(loraAlpha)).toBeVisible()
    await examine(page, 'new-sft-adapters', pass as Pass)
    await context.close()

    const stranger = await newPerson(browser, device)
    for (const path of ['/sign-in', '/join/no-such-link', '/setup/used-up', '/developers', '/nothing-here']) {
      await stranger.page.goto(path)
      await examine(stranger.page, `out-${path.split('/')[1]}`, pass as Pass)
    }
    await stranger.context.close()
  })
}

/** A run and a model of each kind, as the English lists name them. */
async function linksToDetails(browser: Browser): Promise<[name: string, path: string][]> {
  const { context, page } = await newPerson(browser, { ...DESKTOP, storageState: ADMIN_STATE })
  const project = await openHome(page)
  const links: [string, string][] = []
  for (const [list, names] of [
    ['runs', [/^SFT/, /^Reward/, /^PPO/, /^Sampling/]],
    ['models', [/^Policy/, /^Reward/, /^Base/]],
  ] as const) {
    await page.goto(`/p/${project}/${list}`)
    for (const name of names) {
      const link = page.getByRole('main').getByRole('link', { name }).first()
      links.push([`${list}-${name.source.slice(1)}`, (await link.getAttribute('href')) ?? ''])
    }
  }
  await context.close()
  return links
}

async function examine(page: Page, screen: string, pass: Pass): Promise<void> {
  const name = `${screen}-${pass}`
  const { language, words } = PASSES[pass]
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: words.common.loading })).toHaveCount(0)
  await expect.soft(page.getByText(words.common.pageFailed), `${name}: failed`).toHaveCount(0)
  expect.soft(await overflow(page), `${name}: pixels beyond the right edge`).toBe(0)
  const said = await page.locator('body').innerText()
  expect.soft(said.match(WORD_KEY)?.[0], `${name}: the key of a word instead of the word`).toBeUndefined()
  if (language === 'pl') expect.soft(await englishWords(page), `${name}: English words`).toEqual([])
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme })
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png`, fullPage: true })
    expect.soft(await findings(page, theme), `${name}-${theme}: axe`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  if (pass !== 'desktop') return
  await page.setViewportSize(USUAL_PHONE)
  expect.soft(await overflow(page), `${name}: pixels beyond the right edge of a phone`).toBe(0)
  await page.setViewportSize(DESKTOP.viewport)
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
