/** The English sentence of a refusal: what programs and logs get. */
import { createTranslator } from 'use-intl/core'
import { REFUSAL_MESSAGES, type RefusalCode, type RefusalValues } from './catalogue'

const translate = createTranslator({
  locale: 'en',
  messages: REFUSAL_MESSAGES,
}) as unknown as (code: RefusalCode, values: RefusalValues) => string

export const sayInEnglish = (code: RefusalCode, values: RefusalValues): string =>
  translate(code, values).trim()
