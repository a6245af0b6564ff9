/** Long documents in passages, cut where a reader would pause. Pure. */

/** Long enough for any context here, short enough that some of a book can be held out. */
export const PASSAGE_LENGTH_MAX = 4000

/** Best first: between paragraphs, lines, sentences, words. */
const PAUSES = [/\n\s*\n/g, /\n/g, /[.!?…]["”’)]?\s/g, /\s/g]

/** The text in pieces of at most `PASSAGE_LENGTH_MAX` characters, white space around them left out; none of a blank text. */
export function passagesOf(text: string): string[] {
  const passages: string[] = []
  let rest = text.trim()
  while (rest.length > PASSAGE_LENGTH_MAX) {
    const end = endOfPassage(rest)
    passages.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  if (rest !== '') passages.push(rest)
  return passages
}

/** Where the first passage ends: the last best pause in its second half, else in the middle of a word, never of a character. */
function endOfPassage(text: string): number {
  const head = text.slice(0, PASSAGE_LENGTH_MAX)
  for (const pause of PAUSES) {
    const ends = [...head.matchAll(pause)].map(({ index, 0: found }) => index + found.length)
    const last = ends.findLast((end) => end > PASSAGE_LENGTH_MAX / 2)
    if (last !== undefined) return last
  }
  const code = head.charCodeAt(PASSAGE_LENGTH_MAX - 1)
  const isHighSurrogate = code >= 0xd800 && code < 0xdc00
  return isHighSurrogate ? PASSAGE_LENGTH_MAX - 1 : PASSAGE_LENGTH_MAX
}
