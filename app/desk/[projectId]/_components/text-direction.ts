/** Which way a text runs: that of its first letter, as `dir="auto"` has it. Pure. */

const FROM_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/**
 * For the whole of a text whose paragraphs choose their own direction: those make `dir="auto"` around them blind, and its
 * lists and quotations must still stand on the right side.
 */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter && FROM_RIGHT.test(letter) ? 'rtl' : 'ltr'
}
