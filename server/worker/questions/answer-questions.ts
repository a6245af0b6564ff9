/**
 * A worker answers questions to models while it runs jobs: it claims them from the table, has them answered in a process
 * of their own, and writes the parts as they come. A question that its asker has removed is given up.
 */

import type { Message } from '../../../ml/messages/message'
import type { Answer, Question } from '../../../ml/runner/questions/question'
import { QuestionRefusedError } from '../../../ml/runner/questions/question'
import { openQuestionProcess } from '../../../ml/runner/questions/question-process'
import { artifactPath } from '../../artifacts/store'
import { listen, QUESTIONS_CHANNEL, questionChannel } from '../../database/postgres-listen'
import { storableMessage, storableText } from '../../database/storable-text'
import type { StoredQuestion } from '../../database/stored-question'
import { createWakeSignal } from '../../database/wake-signal'
import { db } from '../../db'
import { env } from '../../env'
import { Prisma } from '../../generated/prisma/client'
import { log } from '../../log'
import { messageOf } from '../../messages/message-error'

/** Questions answered at a time; their tokens take turns. */
const AT_ONCE = 4
/** Notifications can be lost with a connection, so the table is looked at now and then as well. */
const RELOOK_MS = 2000

export interface QuestionAnswerer {
  stop(): Promise<void>
}

export async function answerQuestions(workerId: string): Promise<QuestionAnswerer> {
  const engine = openQuestionProcess({ threads: env().LAUREL_THREADS })
  const wakeSignal = createWakeSignal()
  const unlisten = await listen(QUESTIONS_CHANNEL, wakeSignal.send)
  const open = new Set<Promise<void>>()
  let isStopping = false

  const answerOne = async ({ id, content }: ClaimedQuestion) => {
    const left = new AbortController()
    let writing = Promise.resolve()
    let index = 0
    const write = (answer: Answer) => {
      const own = index++
      writing = writing.then(async () => {
        if (left.signal.aborted) return
        if (!(await keepAnswer(id, own, answer))) left.abort()
      })
    }
    const { model, ...question } = content
    try {
      await engine.ask({ ...question, modelDir: artifactPath(model) } as Question, write, left.signal)
      await writing
      await conclude(id, 'done', null)
    } catch (error) {
      await writing.catch(() => undefined)
      if (left.signal.aborted) return
      const isRefusal = error instanceof QuestionRefusedError
      if (!isRefusal) log().error({ err: error, questionId: id }, 'a question to a model failed')
      await conclude(id, isRefusal ? 'refused' : 'failed', messageOf(error))
    }
  }
  const work = async () => {
    while (!isStopping) {
      wakeSignal.reset()
      for (;;) {
        if (isStopping || open.size >= AT_ONCE) break
        const claimed = await claim(workerId)
        if (!claimed) break
        const answering = answerOne(claimed)
          .catch((error) =>
            log().error({ err: error, questionId: claimed.id }, 'a question to a model failed'),
          )
          .finally(() => {
            open.delete(answering)
            wakeSignal.send()
          })
        open.add(answering)
      }
      await wakeSignal.next(RELOOK_MS)
    }
  }
  const working = keepOn(work, () => isStopping)
  return {
    async stop() {
      isStopping = true
      wakeSignal.send()
      unlisten()
      engine.close()
      await Promise.allSettled([working, ...open])
    },
  }
}

/** A database that was away for a moment does not end the loop. */
async function keepOn(work: () => Promise<void>, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      await work()
    } catch (error) {
      if (isOver()) return
      log().error({ err: error }, 'looking for questions failed')
      await new Promise((resolve) => setTimeout(resolve, RELOOK_MS))
    }
  }
}

interface ClaimedQuestion {
  id: string
  content: StoredQuestion
}

async function claim(workerId: string): Promise<ClaimedQuestion | null> {
  const [claimed] = await db().$queryRaw<ClaimedQuestion[]>`
    update "Question" set status = 'running', "workerId" = ${workerId}
    where id = (
      select id from "Question" where status = 'waiting'
      order by "createdAt" for update skip locked limit 1
    )
    returning id, content`
  return claimed ?? null
}

/** False when the asker has removed the question. */
async function keepAnswer(questionId: string, index: number, answer: Answer): Promise<boolean> {
  const content = storableText(JSON.stringify(answer)).replaceAll('\\u0000', '\uFFFD')
  const rows = await db().$executeRaw`
    insert into "QuestionAnswer" ("questionId", index, content)
    select id, ${index}, ${content}::jsonb from "Question" where id = ${questionId}`
  if (rows > 0) await db().$executeRaw`select pg_notify(${questionChannel(questionId)}, '')`
  return rows > 0
}

async function conclude(
  id: string,
  status: Prisma.QuestionUpdateManyMutationInput['status'],
  problem: Message | null,
): Promise<void> {
  await db().question.updateMany({
    where: { id },
    data: { status, problem: problem ? storableMessage(problem) : Prisma.DbNull },
  })
  await db().$executeRaw`select pg_notify(${questionChannel(id)}, '')`
}
