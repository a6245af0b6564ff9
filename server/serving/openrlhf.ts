/**
 * OpenRLHF's remote reward protocol (`--reward.remote_url`): whole texts in, scores of a reward model out.
 *
 *     POST /v1/get_reward[/<reward version>]
 *     {"query": [prompt + answer, …], "prompts": [prompt, …], "labels": […]} → {"rewards": […], "scores": […], "extra_logs": {}}
 *
 * Its client sends no key of its own, but an address may carry one: `http://laurel:<key>@host/v1/get_reward`.
 */
import { z } from 'zod'
import { log, logRequest } from '../log'
import { asProblem, ProblemError } from '../rest/problem'
import { parsed, readJson } from '../rest/read-request'
import type { Actor } from '../services/actor'
import { askScore } from '../services/inference/ask-model'
import { actorOf, openAiError, requireMethod } from './openai'
import { findVersion, usualRewardModel } from './version-names'

const Text = z.string().max(16_000)
const RewardRequest = z.object({
  query: z.array(Text).min(1).max(1024),
  /** Left out by old versions; a query in our own template is read all the same. */
  prompts: z.array(Text).max(1024).nullish(),
  labels: z.array(z.unknown()).nullish(),
})

/** What a worker answers at a time. */
const AT_ONCE = 4

export const serveRewards = (request: Request): Promise<Response> =>
  logRequest(request, () => answered(request))

async function answered(request: Request): Promise<Response> {
  try {
    requireMethod(request, 'POST')
    const actor = await actorOf(request)
    const named = new URL(request.url).pathname.split('/').slice(3)
    if (named.length > 1) throw new ProblemError('not-found', 'No such address.')
    const version = named[0] ? await findVersion(actor, named[0], 'scores') : await usualRewardModel(actor)
    const { query, prompts } = parsed(RewardRequest, await readJson(request), 'body')
    if (prompts && prompts.length !== query.length)
      throw new ProblemError(
        'invalid-input',
        `prompts: expected one a query, which is ${query.length}; there are ${prompts.length}.`,
      )
    const exchanges = query.map((text, index) => exchangeOf(text, prompts?.[index]))
    const rewards = await scoresOf(actor, version.id, exchanges, request.signal)
    return Response.json({ rewards, scores: rewards, extra_logs: {} })
  } catch (error) {
    const problem = asProblem(error)
    if (problem.kind === 'failed') log().error({ err: error }, 'scoring for a trainer failed')
    return Response.json(openAiError(problem), { status: problem.status, headers: problem.more.headers })
  }
}

export interface Exchange {
  prompt: string
  answer: string
}

const SPECIAL = /<\|(?:bos|eos|pad)\|>/g
/** Our chat template, as a trainer that uses our tokenizer writes it. */
const TEMPLATE = /^Task: (?<prompt>[\s\S]*?)\nReply:(?<answer>[\s\S]*)$/

/** What was asked and what was answered, out of a trainer's one text. */
export function exchangeOf(query: string, prompt?: string): Exchange {
  const whole = query.replaceAll(SPECIAL, '')
  const before = prompt?.replaceAll(SPECIAL, '') ?? ''
  if (before !== '' && whole.startsWith(before)) {
    const asked = TEMPLATE.exec(before)?.groups?.prompt ?? before
    return { prompt: asked.trim(), answer: whole.slice(before.length).trim() }
  }
  const found = TEMPLATE.exec(whole)?.groups
  if (found) return { prompt: found.prompt.trim(), answer: found.answer.trim() }
  throw new ProblemError(
    'invalid-input',
    'query: it does not begin with its prompt, and is not in the template `Task: …` and `Reply: …`.',
  )
}

async function scoresOf(
  actor: Actor,
  modelId: string,
  exchanges: readonly Exchange[],
  signal: AbortSignal,
): Promise<number[]> {
  const scores: number[] = new Array(exchanges.length)
  let next = 0
  const failed = new AbortController()
  const work = async () => {
    while (next < exchanges.length && !failed.signal.aborted) {
      const index = next++
      const { prompt, answer } = exchanges[index]
      const { score } = await askScore(
        { projectId: actor.projectId, member: actor },
        {
          modelId,
          opening: { turns: [{ role: 'prompt', text: prompt }] },
          continuation: { text: answer, isEnded: true },
        },
        AbortSignal.any([signal, failed.signal]),
      )
      scores[index] = score
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    failed.abort()
  }
  return scores
}
