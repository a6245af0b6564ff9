/** The messages of shapes. Small, because the browser loads it with every form. */
import type { z } from 'zod'
import type { ValuesOf } from '../../ml/messages/catalogue'
import { type Message, verbatim } from '../../ml/messages/message'
import type { SHAPE_MESSAGES } from './shape-catalogue'

/** A message of the catalogue of shapes. */
export const shapeMessage = <Code extends keyof typeof SHAPE_MESSAGES>(
  code: Code,
  ...[values]: ValuesOf<typeof SHAPE_MESSAGES, Code>
): Message => ({ code, ...(values && { values: values as Message['values'] }) })

/** The same for zod, whose issues keep one string: `z.string().max(80, wrong('shape-text-too-long', { limit: 80 }))`. */
export const wrong = <Code extends keyof typeof SHAPE_MESSAGES>(
  code: Code,
  ...values: ValuesOf<typeof SHAPE_MESSAGES, Code>
): string => JSON.stringify(shapeMessage(code, ...values))

/** What `wrong` put into an issue; zod's own words where a shape gave none. */
export function issueMessage(issue: z.core.$ZodIssue): Message {
  if (issue.message.startsWith('{"code":')) return JSON.parse(issue.message) as Message
  if (issue.code === 'too_big' && issue.origin === 'string')
    return shapeMessage('shape-text-too-long', { limit: Number(issue.maximum) })
  if (issue.code === 'too_small' && issue.origin === 'string')
    return shapeMessage('shape-text-too-short', { limit: Number(issue.minimum) })
  return verbatim(issue.message)
}
