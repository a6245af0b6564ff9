/**
 * Texts that stand in data of other rooms (what settings and metrics mean, what the API's document says), in the reader's
 * language: English is the key, and tests fail on a text without a translation.
 */

export type Translated = (text: string) => string

export const asIs: Translated = (text) => text

export const translatedBy =
  (polish: Readonly<Record<string, string>>): Translated =>
  (text) =>
    Object.hasOwn(polish, text) ? (polish[text] ?? text) : text
