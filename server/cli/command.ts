/** What a command of `laurel` is, and how the words behind it become values. */
import { parseArgs } from 'node:util'
import type { ApiClient } from './api-client'

export const EXIT = { done: 0, wentWrong: 1, usage: 2, refused: 3, failed: 4 } as const

export interface Command {
  /** One line for the list of commands. */
  summary: string
  usage: string
  /** @returns the exit code. @throws UsageError for wrong words, LaurelError for refusals */
  run(args: string[], api: ApiClient): Promise<number>
}

/** Wrong words on the command line: the message is shown without a stack. */
export class UsageError extends Error {
  override name = 'UsageError'
}

type Kind = 'text' | 'number' | 'flag' | 'texts'
type Values<Options extends Record<string, Kind>> = {
  [Name in keyof Options]?: { text: string; number: number; flag: boolean; texts: string[] }[Options[Name]]
}

/** `--json` is understood everywhere. */
export function readOptions<const Options extends Record<string, Kind>>(
  args: string[],
  options: Options,
): { values: Values<Options & { json: 'flag' }>; words: string[] } {
  const kinds: Record<string, Kind> = { ...options, json: 'flag' }
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [
        name,
        { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'texts' },
      ]),
    ),
  })
  const read = Object.entries(values).map(([name, value]) => [
    name,
    kinds[name] === 'number' ? asNumber(name, String(value)) : value,
  ])
  return { values: Object.fromEntries(read), words: positionals }
}

function asNumber(name: string, text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number))
    throw new UsageError(`--${name} needs a number, got "${text}"`)
  return number
}

/** The one word that a command takes. */
export function onlyWord(words: readonly string[], what: string): string {
  if (words.length !== 1) throw new UsageError(`name ${what}, and nothing else`)
  return words[0]
}

/** Without the options that nobody gave. */
export const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>

/** The answer: one JSON value, or words for people. */
export function say(isJson: boolean | undefined, value: unknown, words: string): void {
  console.log(isJson ? JSON.stringify(value) : words)
}
