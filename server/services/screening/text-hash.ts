import { createHash } from 'node:crypto'

/** How the original of a redacted prompt is known again. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')
