/** Messages in tests: what they say in English. */
import { expect } from 'vitest'
import type { Message } from '@/ml/messages/message'
import { sayInEnglish } from '@/server/messages/say-in-english'

/** The English sentence; empty where there is no message. */
export const said = (message: Message | null | undefined): string => (message ? sayInEnglish(message) : '')

interface SayingMatchers {
  saying: (expected: string | RegExp) => unknown
}

expect.extend({
  saying(received: unknown, expected: string | RegExp) {
    const sentence = said(received as Message)
    const pass = typeof expected === 'string' ? sentence.includes(expected) : expected.test(sentence)
    return { pass, message: () => `expected ${JSON.stringify(sentence)} to say ${expected}` }
  },
})

/** In `toEqual` and `toMatchObject`: a message whose sentence holds this text or matches this pattern. */
export const saying = (expected: string | RegExp): Message =>
  (expect as unknown as SayingMatchers).saying(expected) as Message
