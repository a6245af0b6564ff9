/**
 * The process that answers questions, seen from the worker: started at the first question, ended when nobody asked for a
 * while, started again after a crash. Runs of the engine block its thread, never the worker's.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Message } from '../../messages/message'
import { TaskError } from '../../messages/task-error'
import { type Answer, type Question, QuestionRefusedError } from './question'

/** Parent to child. */
export type QuestionRequest =
  | { type: 'ask'; number: number; question: Question; threads: number }
  | { type: 'cancel'; number: number }

/** Child to parent. */
export type QuestionReply =
  | { type: 'answer'; number: number; answer: Answer }
  | { type: 'end'; number: number }
  | { type: 'failed'; number: number; message: Message; isRefusal: boolean }

export interface QuestionProcess {
  /** Resolves after the last answer. @throws QuestionRefusedError for what cannot be answered, Error when the process died */
  ask(question: Question, onAnswer: (answer: Answer) => void, signal?: AbortSignal): Promise<void>
  close(): void
}

const IDLE_MS = 10 * 60_000
const CHILD = fileURLToPath(new URL('./question-child.ts', import.meta.url))

interface Asked {
  onAnswer(answer: Answer): void
  resolve(): void
  reject(error: Error): void
}

export function openQuestionProcess({ threads }: { threads: number }): QuestionProcess {
  let child: ChildProcess | null = null
  let number = 0
  let idle: NodeJS.Timeout | undefined
  const open = new Map<number, Asked>()

  const start = (): ChildProcess => {
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
    const started = fork(CHILD, [], {
      execPath: process.execPath,
      execArgv: ['--import', loader],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    started.on('message', (reply: QuestionReply) => {
      const asked = open.get(reply.number)
      if (!asked) return
      if (reply.type === 'answer') return asked.onAnswer(reply.answer)
      open.delete(reply.number)
      if (reply.type === 'end') asked.resolve()
      else
        asked.reject(reply.isRefusal ? new QuestionRefusedError(reply.message) : new TaskError(reply.message))
    })
    const gone = (how: string) => {
      if (child !== started) return
      child = null
      for (const { reject } of open.values()) reject(new Error(`The process that answers ${how}.`))
      open.clear()
    }
    started.on('error', (error) => gone(`could not start: ${error.message}`))
    started.on('exit', (code, signal) => gone(signal ? `was ended by ${signal}` : `ended with code ${code}`))
    return started
  }
  const close = () => {
    clearTimeout(idle)
    const ending = child
    child = null
    if (ending?.connected) ending.disconnect()
    for (const { reject } of open.values()) reject(new Error('The worker stops.'))
    open.clear()
  }
  return {
    ask(question, onAnswer, signal) {
      clearTimeout(idle)
      child ??= start()
      const asking = child
      number += 1
      const own = number
      const cancel = () => {
        if (asking.connected) asking.send({ type: 'cancel', number: own } satisfies QuestionRequest, () => {})
      }
      const answered = new Promise<void>((resolve, reject) => {
        open.set(own, { onAnswer, resolve, reject })
        asking.send({ type: 'ask', number: own, question, threads } satisfies QuestionRequest, () => {})
        if (signal?.aborted) cancel()
        else signal?.addEventListener('abort', cancel, { once: true })
      })
      return answered.finally(() => {
        signal?.removeEventListener('abort', cancel)
        if (open.size === 0) idle = setTimeout(close, IDLE_MS).unref()
      })
    },
    close,
  }
}
