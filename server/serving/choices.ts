/** Several answers to one question, written at the same time, cut at the words where they are to stop. */
import { randomInt } from 'node:crypto'
import type { GenerateAnswer } from '../../ml/runner/questions/question'
import type { AskToGenerate } from '../schemas/inference'
import type { Reader } from '../services/actor'
import { askToGenerate, type Telling } from '../services/inference/ask-model'

const MAX_SEED = 2_147_483_647
/** What a worker answers at a time. */
const AT_ONCE = 4

export interface ChoicesRequest {
  question: Omit<AskToGenerate, 'seed'> & Telling
  n: number
  seed: number | null
  stop: readonly string[]
  /** Log-probabilities come with the whole answer, so one that is cut is written to its end all the same. */
  isWhole: boolean
}

export type ChoiceEvent =
  | { index: number; kind: 'text'; text: string }
  | {
      index: number
      kind: 'end'
      finishReason: 'stop' | 'length'
      /** Null when the answer was cut before it was whole. */
      answer: GenerateAnswer | null
      text: string
      tokenCount: number
    }

/** The seed of every choice follows from the first one's, so that a request can be repeated. */
export async function* writeChoices(
  reader: Reader,
  { n, seed, ...rest }: ChoicesRequest,
  signal: AbortSignal,
): AsyncGenerator<ChoiceEvent> {
  const first = seed === null ? randomInt(MAX_SEED) : Math.abs(seed) % MAX_SEED
  const choice = (index: number) =>
    writeChoice(reader, { ...rest, index, seed: (first + index) % MAX_SEED }, signal)
  for (let start = 0; start < n; start += AT_ONCE) {
    const count = Math.min(AT_ONCE, n - start)
    yield* merged(Array.from({ length: count }, (_, i) => choice(start + i)))
  }
}

async function* writeChoice(
  reader: Reader,
  {
    question,
    stop,
    isWhole,
    index,
    seed,
  }: Pick<ChoicesRequest, 'question' | 'stop' | 'isWhole'> & { index: number; seed: number },
  signal: AbortSignal,
): AsyncGenerator<ChoiceEvent> {
  const enough = new AbortController()
  let sent = ''
  let tokenCount = 0
  let isCut = false
  const parts = askToGenerate(reader, { ...question, seed }, AbortSignal.any([signal, enough.signal]))
  try {
    for await (const part of parts) {
      if (part.kind !== 'generated-part' && part.kind !== 'generate') continue
      const isLast = part.kind === 'generate'
      if (!isCut) {
        const cut = cutAtStop(part.text, stop)
        isCut = cut.isCut
        tokenCount = isLast ? part.tokens.length : part.tokenCount
        const next = isCut || isLast ? cut.text : settled(cut.text, stop)
        if (next.length > sent.length && next.startsWith(sent)) {
          yield { index, kind: 'text', text: next.slice(sent.length) }
          sent = next
        }
      }
      if (isLast) {
        const isStop = isCut || part.finishReason === 'eos'
        yield {
          index,
          kind: 'end',
          finishReason: isStop ? 'stop' : 'length',
          answer: part,
          text: sent,
          tokenCount,
        }
        return
      }
      if (isCut && !isWhole) {
        yield { index, kind: 'end', finishReason: 'stop', answer: null, text: sent, tokenCount }
        return
      }
    }
  } finally {
    enough.abort()
  }
}

/** The text before the first place where it is to stop. */
export function cutAtStop(text: string, stop: readonly string[]): { text: string; isCut: boolean } {
  const places = stop.map((word) => text.indexOf(word)).filter((place) => place >= 0)
  return places.length > 0
    ? { text: text.slice(0, Math.min(...places)), isCut: true }
    : { text, isCut: false }
}

/** What cannot change any more: no half letter at the end, and nothing that a stop word may still begin in. */
export function settled(text: string, stop: readonly string[]): string {
  const whole = text.replace(/\uFFFD+$/, '')
  const held = Math.max(
    0,
    ...stop.flatMap((word) =>
      Array.from({ length: Math.min(word.length - 1, whole.length) }, (_, i) => i + 1).filter((length) =>
        whole.endsWith(word.slice(0, length)),
      ),
    ),
  )
  return whole.slice(0, whole.length - held)
}

/** Events of all as they come. */
async function* merged<T>(sources: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const step = async (index: number) => ({ index, result: await sources[index].next() })
  const open = new Map(sources.map((_, index) => [index, step(index)]))
  try {
    while (open.size > 0) {
      const { index, result } = await Promise.race(open.values())
      if (result.done) open.delete(index)
      else {
        open.set(index, step(index))
        yield result.value
      }
    }
  } finally {
    await Promise.allSettled(open.values())
    await Promise.allSettled(sources.map((source) => source.return(undefined)))
  }
}
