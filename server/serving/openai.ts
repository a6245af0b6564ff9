/**
 * OpenAI's `/v1/models`, `/v1/chat/completions` and `/v1/completions` over the project's model versions, with the keys of
 * the REST API, so that any client of that API can use what was trained here. Failures have OpenAI's shape.
 */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { log, logRequest } from '../log'
import { actorOfKey, keyOfRequest, requireScope } from '../rest/key-of-request'
import { asProblem, ProblemError, type ProblemKind } from '../rest/problem'
import { parsed, readJson } from '../rest/read-request'
import type { Actor } from '../services/actor'
import { askLogProbs } from '../services/inference/ask-model'
import { type ChoiceEvent, type ChoicesRequest, writeChoices } from './choices'
import {
  type Choice,
  chunk,
  type Dialect,
  type Envelope,
  judgedTokens,
  logProbsOf,
  shapeLogProbs,
  usageChunk,
  usageOf,
  wholeAnswer,
} from './openai-answers'
import { ChatRequest, CompletionRequest, settingsOf, turnsOf } from './openai-requests'
import { findVersion, servedVersions } from './version-names'

/** What a chat writes at most when nobody says; the model's own limit is lower. */
const CHAT_TOKENS = 1024
const COMPLETION_TOKENS = 16

export const serveOpenAi = (request: Request): Promise<Response> =>
  logRequest(request, () => answered(request))

async function answered(request: Request): Promise<Response> {
  try {
    return await answer(request)
  } catch (error) {
    const problem = asProblem(error)
    if (problem.kind === 'failed') log().error({ err: error }, 'serving a model failed')
    return Response.json(openAiError(problem), { status: problem.status, headers: problem.more.headers })
  }
}

async function answer(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice('/v1'.length)
  const actor = await actorOf(request)
  const named = /^\/models\/([^/]+)$/.exec(path)
  if (path === '/models' || named) {
    requireMethod(request, 'GET')
    const all = await servedVersions(actor)
    if (!named) {
      const offered = all.filter(({ retiredAt }) => retiredAt === null)
      return Response.json({ object: 'list', data: offered.map(modelObject) })
    }
    const one = all.find(({ id, name }) => named[1] === id || named[1] === name)
    if (!one) throw new ProblemError('not-found', 'There is no such model version.')
    return Response.json(modelObject(one))
  }
  if (path === '/chat/completions') {
    requireMethod(request, 'POST')
    return answerChat(actor, await read(request, ChatRequest), request.signal)
  }
  if (path === '/completions') {
    requireMethod(request, 'POST')
    return answerCompletion(actor, await read(request, CompletionRequest), request.signal)
  }
  throw new ProblemError('not-found', 'No such address.')
}

/** @throws ProblemError, AppError */
export async function actorOf(request: Request): Promise<Actor> {
  const key = await keyOfRequest(request)
  requireScope(key, 'models:use')
  return actorOfKey(key, 'annotator')
}

const read = async <Schema extends z.ZodType>(request: Request, schema: Schema) =>
  parsed(schema, await readJson(request), 'body')

export function requireMethod(request: Request, method: 'GET' | 'POST'): void {
  if (request.method !== method)
    throw new ProblemError('method-not-allowed', `${request.method} is not known here.`, {
      headers: { allow: method },
    })
}

const modelObject = (version: Awaited<ReturnType<typeof servedVersions>>[number]) => ({
  id: version.name,
  object: 'model',
  created: Math.floor(version.createdAt.getTime() / 1000),
  owned_by: 'laurel',
  version_id: version.id,
  kind: version.kind,
})

async function answerChat(actor: Actor, asked: ChatRequest, signal: AbortSignal): Promise<Response> {
  const version = await findVersion(actor, asked.model, 'writes')
  const turns = turnsOf(asked.messages)
  if (turns.at(-1)?.role !== 'prompt')
    throw new ProblemError('invalid-input', 'messages: the last one must be of the user.', {
      errors: [{ pointer: '/messages', detail: 'the last one must be of the user' }],
    })
  if (asked.top_logprobs && !asked.logprobs)
    throw new ProblemError('invalid-input', 'top_logprobs: only with logprobs.', {
      errors: [{ pointer: '/top_logprobs', detail: 'only with logprobs' }],
    })
  const maxTokens = asked.max_completion_tokens ?? asked.max_tokens ?? CHAT_TOKENS
  return write(actor, 'chat', asked, version.name, signal, {
    question: {
      modelId: version.id,
      opening: { turns },
      settings: settingsOf(asked, maxTokens),
      topLogProbs: asked.top_logprobs ?? 0,
    },
    n: asked.n ?? 1,
    seed: asked.seed ?? null,
    stop: asked.stop,
    isWhole: asked.logprobs ?? false,
  })
}

async function answerCompletion(
  actor: Actor,
  asked: CompletionRequest,
  signal: AbortSignal,
): Promise<Response> {
  const version = await findVersion(actor, asked.model, 'writes')
  const maxTokens = asked.max_tokens ?? COMPLETION_TOKENS
  if (asked.echo) return judgeText(actor, asked, version, signal)
  if (maxTokens === 0) throw new ProblemError('invalid-input', 'max_tokens: nothing is to be written.')
  return write(actor, 'text', asked, version.name, signal, {
    question: {
      modelId: version.id,
      opening: { text: asked.prompt },
      settings: settingsOf(asked, maxTokens),
      topLogProbs: asked.logprobs ?? 0,
    },
    n: asked.n ?? 1,
    seed: asked.seed ?? null,
    stop: asked.stop,
    isWhole: asked.logprobs !== null && asked.logprobs !== undefined,
  })
}

/** `echo` with `max_tokens` 0: how likely a given text is, token by token. */
async function judgeText(
  actor: Actor,
  asked: CompletionRequest,
  version: { id: string; name: string },
  signal: AbortSignal,
): Promise<Response> {
  if (asked.max_tokens !== 0 || asked.stream)
    throw new ProblemError('invalid-input', 'echo: only with max_tokens 0 and without stream.')
  const { tokens, logProbs, topLogProbs } = await askLogProbs(
    { projectId: actor.projectId, member: actor },
    {
      modelId: version.id,
      opening: { text: asked.prompt },
      continuation: { ids: [] },
      topLogProbs: asked.logprobs ?? 0,
    },
    signal,
  )
  // The first token is BOS; what comes after it is judged.
  const judged = judgedTokens({ tokens: tokens.slice(1), logProbs, topLogProbs })
  const choice: Choice = {
    index: 0,
    text: asked.prompt,
    finishReason: 'length',
    logProbs: shapeLogProbs('text', judged),
  }
  return Response.json(wholeAnswer(envelopeOf('text', version.name), [choice], usageOf(tokens.length, 0)))
}

const envelopeOf = (dialect: Dialect, model: string): Envelope => ({
  id: `${dialect === 'chat' ? 'chatcmpl' : 'cmpl'}-${randomUUID()}`,
  created: Math.floor(Date.now() / 1000),
  model,
  dialect,
})

async function write(
  actor: Actor,
  dialect: Dialect,
  asked: Pick<ChatRequest, 'stream' | 'stream_options'>,
  model: string,
  signal: AbortSignal,
  choices: ChoicesRequest,
): Promise<Response> {
  const envelope = envelopeOf(dialect, model)
  const gone = new AbortController()
  const events = writeChoices(
    { projectId: actor.projectId, member: actor },
    choices,
    AbortSignal.any([signal, gone.signal]),
  )
  if (!asked.stream) return Response.json(await collect(envelope, choices, events))
  // The first event is waited for, so that a refusal still has its status.
  const first = await events.next()
  const lines = streamed(envelope, choices, first, events, asked.stream_options?.include_usage ?? false)
  // Compressed on the way, parts would be held back until there are many.
  return new Response(sse(lines, gone), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    },
  })
}

type EndEvent = Extract<ChoiceEvent, { kind: 'end' }>

async function collect(
  envelope: Envelope,
  { isWhole }: ChoicesRequest,
  events: AsyncGenerator<ChoiceEvent>,
): Promise<object> {
  const ends: EndEvent[] = []
  for await (const event of events) if (event.kind === 'end') ends.push(event)
  return wholeAnswer(
    envelope,
    ends
      .sort((a, b) => a.index - b.index)
      .map((end) => ({ ...end, logProbs: logProbsAtEnd(envelope.dialect, end, isWhole) })),
    usageOfEnds(ends),
  )
}

async function* streamed(
  envelope: Envelope,
  { isWhole }: ChoicesRequest,
  first: IteratorResult<ChoiceEvent>,
  rest: AsyncGenerator<ChoiceEvent>,
  withUsage: boolean,
): AsyncGenerator<object> {
  const begun = new Set<number>()
  const ends: EndEvent[] = []
  const chunkOf = (event: ChoiceEvent): object => {
    const isFirst = !begun.has(event.index)
    begun.add(event.index)
    if (event.kind === 'text')
      return chunk(envelope, { ...event, finishReason: null, logProbs: null }, isFirst)
    ends.push(event)
    const logProbs = logProbsAtEnd(envelope.dialect, event, isWhole)
    return chunk(envelope, { ...event, text: '', logProbs }, isFirst)
  }
  if (!first.done) yield chunkOf(first.value)
  for await (const event of rest) yield chunkOf(event)
  if (withUsage) yield usageChunk(envelope, usageOfEnds(ends))
}

const logProbsAtEnd = (dialect: Dialect, { answer, text }: EndEvent, isWhole: boolean) =>
  isWhole && answer ? logProbsOf(dialect, answer, text) : null

/** A choice that was cut before its end does not say how long its prompt was; the others do. */
function usageOfEnds(ends: readonly EndEvent[]) {
  const prompt = ends.find(({ answer }) => answer !== null)?.answer?.openingLength ?? 0
  return usageOf(
    prompt,
    ends.reduce((sum, { tokenCount }) => sum + tokenCount, 0),
  )
}

/** Server-sent events, pulled by the reader; a reader who leaves ends the writing. */
function sse(objects: AsyncGenerator<object>, gone: AbortController): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const line = (data: string) => encoder.encode(`data: ${data}\n\n`)
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await objects.next()
        controller.enqueue(line(done ? '[DONE]' : JSON.stringify(value)))
        if (done) controller.close()
      } catch (error) {
        controller.enqueue(line(JSON.stringify(openAiError(asProblem(error)))))
        controller.close()
      }
    },
    async cancel() {
      gone.abort()
      await objects.return(undefined)
    },
  })
}

const CODES: Partial<Record<ProblemKind, { type: string; code: string }>> = {
  unauthenticated: { type: 'invalid_request_error', code: 'invalid_api_key' },
  forbidden: { type: 'invalid_request_error', code: 'insufficient_permissions' },
  'not-found': { type: 'invalid_request_error', code: 'model_not_found' },
  'too-many-requests': { type: 'requests', code: 'rate_limit_exceeded' },
  unavailable: { type: 'server_error', code: 'unavailable' },
  'no-space': { type: 'server_error', code: 'no_space' },
  failed: { type: 'server_error', code: 'server_error' },
}

export function openAiError({ kind, message, more }: ProblemError): object {
  const { type, code } = CODES[kind] ?? { type: 'invalid_request_error', code: kind.replaceAll('-', '_') }
  const where = more.errors?.[0]
  const param = where?.parameter ?? where?.pointer?.slice(1).replaceAll('/', '.') ?? null
  return { error: { message, type, param, code } }
}
