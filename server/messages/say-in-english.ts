/** The English sentence of any message: what programs and logs get. */
import { createTranslator } from 'use-intl/core'
import { type Message, sayMessage, type Translate } from '../../ml/messages/message'
import { MESSAGES } from './catalogue'

const translate = createTranslator({ locale: 'en', messages: MESSAGES }) as unknown as Translate

export const sayInEnglish = (message: Message): string => sayMessage(message, translate)
