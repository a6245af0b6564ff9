/** The words the starter may know: the generator's and those of the simple glosses, from `assets/words.txt`. */
import { readFileSync } from 'node:fs'
import { wordsOf } from './judging/reading'

let known: ReadonlySet<string> | null = null

export function knownWords(): ReadonlySet<string> {
  known ??= new Set(readFileSync(new URL('./assets/words.txt', import.meta.url), 'utf8').split('\n'))
  return known
}

/** Distinct words of texts, sorted: how `assets/words.txt` is made. */
export function collectWords(texts: Iterable<string>): string[] {
  const words = new Set<string>()
  for (const text of texts) for (const word of wordsOf(text)) words.add(word)
  return [...words].sort()
}
