/** The page's side of tokenizer.worker.ts: questions are answered in order; `restart` gives all open ones up. */
import type { CutText } from './token-pieces'
import type { TokenizerAnswer, TokenizerQuestion } from './tokenizer.worker'

type Asked = Omit<TokenizerQuestion, 'number' | 'what'>

export interface TokenizerThread {
  cut(asked: Asked): Promise<CutText>
  count(asked: Asked): Promise<number>
  /** Ends the thread and what it works on; the next question starts another. */
  restart(): void
}

export function openTokenizerThread(): TokenizerThread {
  let worker: Worker | null = null
  let number = 0
  const open = new Map<number, (answer: TokenizerAnswer) => void>()

  const end = (problem: string) => {
    worker?.terminate()
    worker = null
    for (const [asked, settle] of open) settle({ number: asked, problem })
    open.clear()
  }
  const start = () => {
    const started = new Worker(new URL('./tokenizer.worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = ({ data }: MessageEvent<TokenizerAnswer>) => {
      open.get(data.number)?.(data)
      open.delete(data.number)
    }
    started.onerror = () => end('The tokenizer could not be loaded.')
    return started
  }
  const ask = (what: TokenizerQuestion['what'], asked: Asked) =>
    new Promise<TokenizerAnswer>((resolve) => {
      worker ??= start()
      number += 1
      open.set(number, resolve)
      worker.postMessage({ number, what, ...asked } satisfies TokenizerQuestion)
    })
  return {
    async cut(asked) {
      const answer = await ask('cut', asked)
      if ('problem' in answer) throw new Error(answer.problem)
      if ('cut' in answer) return answer.cut
      throw new Error('The tokenizer counted instead of cutting.')
    },
    async count(asked) {
      const answer = await ask('count', asked)
      if ('problem' in answer) throw new Error(answer.problem)
      if ('count' in answer) return answer.count
      throw new Error('The tokenizer cut instead of counting.')
    },
    restart: () => end('Given up.'),
  }
}
