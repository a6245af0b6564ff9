/** What the OpenAPI document says, in the reader's language. The document itself is English. */
import { cache } from 'react'
import { API, RESOURCES } from '@/app/_i18n/pl/api'
import { asIs, type Say, translate } from '@/app/_i18n/sentences'
import { readLanguage } from '@/app/_i18n/server'

export const apiWords = cache(async (): Promise<Say> => {
  const isPolish = (await readLanguage()) === 'pl'
  return isPolish ? translate({ ...API, ...RESOURCES }) : asIs
})

/** Code marks are for machines that render Markdown. */
export const plain = (text: string): string => text.replaceAll('`', '')
