/** What the OpenAPI document says, in the reader's language. The document itself is English. */
import { cache } from 'react'
import { API, RESOURCES } from '@/app/_i18n/pl/api'
import { readLanguage } from '@/app/_i18n/server'
import { asIs, type Translated, translatedBy } from '@/app/_i18n/translated'

export const apiWords = cache(async (): Promise<Translated> => {
  const isPolish = (await readLanguage()) === 'pl'
  return isPolish ? translatedBy({ ...API, ...RESOURCES }) : asIs
})

/** Code marks are for machines that render Markdown. */
export const plain = (text: string): string => text.replaceAll('`', '')
