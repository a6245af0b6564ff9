/** English words of ours that a Polish page still says. What is marked as another language, and what people wrote, is none of ours. */
import type { Page } from '@playwright/test'
import * as en from '@/app/_i18n/en'
import * as pl from '@/app/_i18n/pl'
import { METRIC_MEANINGS } from '@/app/_i18n/pl/metrics'
import { REFUSALS } from '@/app/_i18n/pl/refusals'
import { REPORTS } from '@/app/_i18n/pl/reports'
import { SETTINGS } from '@/app/_i18n/pl/trainer-settings'

type Tree = { readonly [key: string]: string | Tree }

const messages = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : messages(value)))

/** The texts of a message without its arguments, plural forms and tags. */
const texts = (message: string): string[] =>
  message
    .split(/[{}#<>]/)
    .filter((piece) => !/^\w+, (?:plural|select|number)\b/.test(piece))
    .map((piece) =>
      piece
        .replace(/\s+(?:=\d+|one|few|many|other)\s*$/, '')
        .replaceAll("''", "'")
        .trim(),
    )

const polish = messages(pl).join('\n')
const english = [
  ...messages(en),
  ...[SETTINGS, METRIC_MEANINGS, REPORTS, REFUSALS].flatMap(Object.keys),
].flatMap(texts)

/** Three words or more are a phrase; less may be a name, and counts only where it stands alone. */
const isPhrase = (text: string) => /\p{Ll}{2,}.* .* \p{L}*\p{Ll}{2,}/u.test(text)
const PHRASES = [...new Set(english.filter((text) => isPhrase(text) && !polish.includes(text)))]
const ALONE = new Set(english.filter((text) => /^\p{Lu}\p{Ll}{2,}/u.test(text) && !polish.includes(text)))

export async function englishWords(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const found = [document.title]
    const isPolish = (element: Element | null) =>
      element?.closest('[lang]')?.getAttribute('lang') === 'pl' && element.checkVisibility()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      if (isPolish(walker.currentNode.parentElement)) found.push(walker.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      if (isPolish(element))
        for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
          found.push(element.getAttribute(name) ?? '')
    return found.map((text) => text.trim()).filter(Boolean)
  })
  const whole = said.join('\n')
  return [...said.filter((text) => ALONE.has(text)), ...PHRASES.filter((phrase) => whole.includes(phrase))]
}
