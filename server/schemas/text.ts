/** What a person says of a text for pre-training; shared with its form. */
import { z } from 'zod'

const short = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `Say ${what}.`)
    .max(200, 'At most 200 characters.')
    .refine((text) => !text.includes('\u0000'), 'No NUL characters.')

export const ReceiveText = z.object({
  /** Says how it is read: JSON Lines by .jsonl or .ndjson, else plain text. */
  fileName: z.string().max(400),
  name: short('what it is called'),
  licence: short('under which licence it may be used'),
  origin: short('where it comes from'),
  language: short('its language'),
})
export type ReceiveText = z.infer<typeof ReceiveText>
