'use client'

/**
 * Says messages in the reader's language: what workers report, what shapes ask for, refusals that are kept. A page hands over
 * the rooms of those it shows: `messages` and `refusals`, or `shapes`.
 */
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { type Message, sayMessage, type Translate } from '@/ml/messages/message'

const ROOMS = ['messages', 'refusals', 'shapes'] as const

export function useSay(): (message: Message) => string {
  const t = useTranslations()
  return useCallback(
    (message) =>
      sayMessage(message, (code, values) => {
        const room = ROOMS.find((one) => t.has(`${one}.${code}` as never))
        return (t as unknown as Translate)(`${room}.${code}`, values)
      }),
    [t],
  )
}
