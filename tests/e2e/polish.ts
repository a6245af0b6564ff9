/** English words of ours that a Polish page still says. What is marked as another language, and what people wrote, is none of ours. */
import type { Page } from '@playwright/test'
import * as en from '@/app/_i18n/en'
import * as pl from '@/app/_i18n/pl'
import { METRIC_MEANINGS } from '@/app/_i18n/pl/metrics'
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
const english = [...messages(en), ...[SETTINGS, METRIC_MEANINGS].flatMap(Object.keys)].flatMap(texts)

/** An algorithm, which keeps its name. */
const NAMES = ['Best of n']
const ours = english.filter((text) => !polish.includes(text) && !NAMES.includes(text))
/** Four words are a phrase, wherever it stands; less may be what people wrote, and counts only where it stands alone. */
const PHRASES = [...new Set(ours.filter((text) => /^(?:\S*\p{Ll}{2,}\S* ){3}/u.test(text)))]
const ALONE = new Set(ours.filter((text) => /^\p{Lu}\p{Ll}{2,}/u.test(text)))

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
