/**
 * Answers of a model of a server. Every answer is kept in a file as it comes, because it was paid for: a worker that dies
 * asks for none again, and a person who stops the run keeps them. A model that cannot answer is given up with a sentence,
 * and the others of the run go on.
 */
import { setMaxListeners } from 'node:events'
import type { Message } from '../../../ml/messages/message'
import { runFolderOf } from '../../artifacts/layout'
import { appendLine, artifactExists, readWholeLines, writeJsonl } from '../../artifacts/store'
import { storableMessage, storableText } from '../../database/storable-text'
import { db } from '../../db'
import type { Turn } from '../../exchange/record'
import { Prisma } from '../../generated/prisma/client'
import { message } from '../../messages/catalogue'
import { messageOf } from '../../messages/message-error'
import { type ChatAnswer, type ChatMessage, type RemoteClient, RemoteError } from '../../remote-models/client'
import type { Pace } from '../../remote-models/pace'
import type { SampleConfig } from '../../schemas/run'
import { PROMPT_CONTENT } from '../../services/datasets/model-prompt'
import { isWithdrawn } from '../../services/model-servers/remote-models'
import { clientOf } from '../../services/model-servers/require-server'
import type { RunContext } from '../handlers/handler'
import { endedAtStop, type SampledAnswer, tokensOf } from './sampled-answer'

/** When the first answers are all refused, so will be the rest. */
const REFUSALS_IN_A_ROW_MAX = 5

export type OfferedModel = Prisma.RemoteModelGetPayload<{ include: { server: true } }>

export interface RemoteJob {
  model: OfferedModel
  completionsPerPrompt: number
  firstIndex: number
  config: Pick<SampleConfig, 'settings' | 'stop'>
  pace: Pace
  onProgress: (prompts: number) => void
}

type KeptAnswer = ChatAnswer & { promptId: string; index: number }

interface Tally {
  failures: number
  retries: number
  problem: Message | null
}

export async function sampleRemotely(
  context: RunContext,
  job: RemoteJob,
  signal: AbortSignal,
): Promise<{ answers: SampledAnswer[]; problem: Message | null }> {
  const { run } = context
  const { model } = job
  const name = `remote-${model.id}`
  const file = `${runFolderOf(run.id)}/${name}.jsonl`
  const kept = await keptBefore(runFolderOf(run.id), name)
  const tally: Tally = { failures: 0, retries: 0, problem: null }
  const tell = () => job.onProgress(Math.floor(kept.length / job.completionsPerPrompt))
  tell()
  try {
    await askForRest(context, job, kept, tally, signal, async (answer) => {
      await appendLine(file, answer)
      kept.push(answer)
      tell()
    })
  } finally {
    await keepUsage(run.id, model, kept, tally)
  }
  return { answers: kept.map((answer) => sampledAnswer(answer, job)), problem: tally.problem }
}

async function askForRest(
  { run, log }: RunContext,
  { model, completionsPerPrompt, config, pace }: RemoteJob,
  kept: readonly KeptAnswer[],
  tally: Tally,
  signal: AbortSignal,
  keep: (answer: KeptAnswer) => Promise<void>,
): Promise<void> {
  const done = new Set(kept.map(({ promptId, index }) => `${promptId}/${index}`))
  const prompts = await db().prompt.findMany({
    where: { projectId: run.projectId, id: { in: run.promptIds } },
    orderBy: { id: 'asc' },
    select: { id: true, ...PROMPT_CONTENT },
  })
  const givenUp = new AbortController()
  const enough = AbortSignal.any([signal, givenUp.signal])
  // Every answer that is waited for listens to it.
  setMaxListeners(0, enough)
  const giveUp = (reason: Message) => {
    if (tally.problem !== null) return
    tally.problem = message('remote-model-given-up', {
      model: model.name,
      server: model.server.name,
      reason,
    })
    log('error', tally.problem)
    givenUp.abort()
  }

  if (isWithdrawn(model)) return giveUp(message('remote-model-withdrawn'))

  let client: RemoteClient | undefined
  const askOnce = async (prompt: (typeof prompts)[number], at: number, index: number) => {
    try {
      client ??= clientOf(model.server)
      const answer = await client.ask(
        {
          model: model.name,
          messages: messagesOf(prompt),
          ...config.settings,
          stop: config.stop,
          // Every answer its own, and the same ones for the same seed where the server keeps its word.
          seed: (run.seed + at * completionsPerPrompt + index) % 2 ** 31,
        },
        enough,
        ({ pauseMs, reason, isForAll }) => {
          tally.retries++
          if (isForAll) pace.pauseFor(pauseMs)
          log(
            'warn',
            message('remote-answer-retried', { model: model.name, reason, seconds: pauseMs / 1000 }),
          )
        },
      )
      await keep({ ...answer, promptId: prompt.id, index })
    } catch (error) {
      if (enough.aborted) return
      if (!(error instanceof RemoteError)) throw error
      tally.failures++
      const isHopeless = kept.length === 0 && tally.failures >= REFUSALS_IN_A_ROW_MAX
      if (error.isPermanentForModel || isHopeless) giveUp(messageOf(error))
      else log('warn', message('remote-answer-left-out', { model: model.name, reason: messageOf(error) }))
    }
  }

  const asked = prompts.flatMap((prompt, at) =>
    Array.from({ length: completionsPerPrompt }, (_, index) => ({ prompt, at, index })).filter(
      ({ index }) => !done.has(`${prompt.id}/${index}`),
    ),
  )
  const results = await Promise.allSettled(
    asked.map(({ prompt, at, index }) => pace.inTurn(() => askOnce(prompt, at, index), enough)),
  )
  const broken = results.find(({ status }) => status === 'rejected')
  if (broken?.status === 'rejected' && !enough.aborted) throw broken.reason
}

/** What an attempt before this one was told. A line that it was cut off in is written anew without it. */
async function keptBefore(folder: string, name: string): Promise<KeptAnswer[]> {
  const file = `${folder}/${name}.jsonl`
  const rows = (await artifactExists(file)) ? await readWholeLines<KeptAnswer>(file) : []
  await writeJsonl(folder, { name }, rows)
  return rows
}

const messagesOf = ({ text, turns }: { text: string; turns: Turn[] | null }): ChatMessage[] =>
  turns === null ? [{ role: 'user', content: text }] : turns

function sampledAnswer(
  { promptId, index, text, finishReason }: KeptAnswer,
  { model, firstIndex, config }: RemoteJob,
): SampledAnswer {
  const stored = storableText(text)
  const answer = {
    promptId,
    index: firstIndex + index,
    text: stored,
    tokenIds: tokensOf(stored, finishReason),
    finishReason,
    modelVersionId: null,
    sourceModel: model.name,
  }
  return endedAtStop(answer, config.stop)
}

async function keepUsage(
  runId: string,
  { id: remoteModelId, inputPrice, outputPrice }: OfferedModel,
  kept: readonly KeptAnswer[],
  tally: Tally,
): Promise<void> {
  const sum = (count: (answer: KeptAnswer) => number | null) =>
    kept.reduce((total, answer) => total + (count(answer) ?? 0), 0)
  const promptTokens = sum((answer) => answer.promptTokens)
  const completionTokens = sum((answer) => answer.completionTokens)
  const isPriced = inputPrice !== null && outputPrice !== null
  const usage = {
    answers: kept.length,
    promptTokens,
    completionTokens,
    cost: isPriced ? (promptTokens * inputPrice + completionTokens * outputPrice) / 1e6 : null,
    ...tally,
    problem: tally.problem ? storableMessage(tally.problem) : Prisma.DbNull,
  }
  await db().remoteUsage.upsert({
    where: { runId_remoteModelId: { runId, remoteModelId } },
    create: { runId, remoteModelId, ...usage },
    update: usage,
  })
}
