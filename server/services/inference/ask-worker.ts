/**
 * The one way from the web server to a model while a person waits. The question is a row; a worker answers it in parts,
 * which are read as they come; the row goes when the asker does. Nothing of the engine is loaded here.
 */
import type { Answer } from '../../../ml/runner/questions/question'
import { listen, QUESTIONS_CHANNEL, questionChannel } from '../../database/postgres-listen'
import type { StoredQuestion } from '../../database/stored-question'
import { createWakeSignal } from '../../database/wake-signal'
import { db } from '../../db'
import { AppError } from '../../errors'
import { message } from '../../messages/catalogue'
import { listWorkers } from '../system/list-workers'

/** Notifications can be lost with a connection; the rows are looked at now and then as well. */
const RELOOK_MS = 1000
/** Without a new part for this long, nobody is answering. */
const SILENCE_MS = 60_000
/** A longer queue would be answered too late for anybody. */
const WAITING_MAX = 40

/** The parts of the answer as they come. @throws AppError UNAVAILABLE without a worker, INVALID_INPUT when the model refuses */
export async function* askWorker(question: StoredQuestion, signal?: AbortSignal): AsyncGenerator<Answer> {
  if (!(await listWorkers()).some(({ isAlive }) => isAlive)) {
    throw new AppError('no-worker-running')
  }
  if ((await db().question.count({ where: { status: 'waiting' } })) >= WAITING_MAX) {
    throw new AppError('too-many-questions')
  }
  const { id } = await db().question.create({
    data: { content: question },
    select: { id: true },
  })
  const wakeSignal = createWakeSignal()
  const unlisten = await listen(questionChannel(id), wakeSignal.send)
  signal?.addEventListener('abort', wakeSignal.send, { once: true })
  try {
    await db().$executeRaw`select pg_notify(${QUESTIONS_CHANNEL}, '')`
    let next = 0
    let heardAt = Date.now()
    while (!signal?.aborted) {
      wakeSignal.reset()
      // The state is read first: what was written before it ended is then surely among the parts.
      const row = await db().question.findUnique({ where: { id }, select: { status: true, problem: true } })
      const parts = await db().questionAnswer.findMany({
        where: { questionId: id, index: { gte: next } },
        orderBy: { index: 'asc' },
        select: { content: true },
      })
      next += parts.length
      for (const { content } of parts) yield content
      if (!row) throw new AppError('question-forgotten')
      if (row.status === 'done') return
      if (row.status === 'refused')
        throw new AppError('question-unanswerable', { reason: row.problem ?? message('question-unanswered') })
      if (row.status === 'failed') throw new AppError('model-failed', { reason: row.problem ?? '' })
      if (parts.length > 0) heardAt = Date.now()
      if (Date.now() - heardAt > SILENCE_MS) {
        throw new AppError('question-timed-out')
      }
      await wakeSignal.next(RELOOK_MS)
    }
  } finally {
    signal?.removeEventListener('abort', wakeSignal.send)
    unlisten()
    await db().question.deleteMany({ where: { id } })
  }
}

/** The whole answer to a question that has one part. */
export async function askOnce<Kind extends Answer['kind']>(
  question: StoredQuestion,
  kind: Kind,
  signal?: AbortSignal,
): Promise<Extract<Answer, { kind: Kind }>> {
  for await (const answer of askWorker(question, signal)) {
    if (answer.kind === kind) return answer as Extract<Answer, { kind: Kind }>
  }
  throw new AppError('model-gave-no-answer')
}
