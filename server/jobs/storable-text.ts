/**
 * PostgreSQL keeps no NUL character in text, and a byte-level model can write one: it is shown as U+FFFD, as other
 * bytes that are no text are. The token ids keep what was really written.
 */
export const storableText = (text: string): string => text.replaceAll('\u0000', '\uFFFD')
