/** What a person says of a text for pre-training; shared with its form. */
import { z } from 'zod'
import { wrong } from './shape-message'

const short = (missing: Parameters<typeof wrong>[0] & `shape-text-${string}-missing`) =>
  z
    .string()
    .trim()
    .min(1, wrong(missing))
    .max(200, wrong('shape-text-too-long', { limit: 200 }))
    .refine((text) => !text.includes('\u0000'), wrong('shape-nul'))

export const ReceiveText = z.object({
  /** Says how it is read: JSON Lines by .jsonl or .ndjson, else plain text. */
  fileName: z.string().max(400),
  name: short('shape-text-name-missing'),
  licence: short('shape-text-licence-missing'),
  origin: short('shape-text-origin-missing'),
  language: short('shape-text-language-missing'),
})
export type ReceiveText = z.infer<typeof ReceiveText>
