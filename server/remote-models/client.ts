/**
 * Talks to one server that speaks OpenAI's protocol (vLLM, llama.cpp, Ollama, hosted ones): one answer a request, because
 * few of them know `n`. Transient failures are retried with exponential backoff, or after the pause that the server asks for.
 *
 * Source: OpenAI API reference, "Create chat completion" and "List models".
 */
import { z } from 'zod'
import { type Message, together } from '../../ml/messages/message'
import { env } from '../env'
import { message } from '../messages/catalogue'
import { MessageError, messageOf } from '../messages/message-error'
import {
  type OutsideAnswer,
  OutsideError,
  type OutsideRequest,
  requestOutside,
} from '../outside/request-outside'
import { type Judgement, retryAfterOf, retrying } from '../outside/retry'

const ANSWER_TIMEOUT_MS = 10 * 60_000
const LIST_TIMEOUT_MS = 15_000
const ANSWER_BYTES_MAX = 8e6
const TRIES = 6
const FIRST_PAUSE_MS = 1000
const PAUSE_MAX_MS = 30_000
/** A server that asks for more has nothing for us today. */
const RETRY_AFTER_MAX_MS = 5 * 60_000

export interface ServerAccess {
  baseUrl: string
  key: string | null
}

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant'
  content: string
}

export interface ChatRequest {
  model: string
  messages: ChatMessage[]
  temperature: number
  topP: number
  /** Not in OpenAI's protocol, but in that of vLLM, llama.cpp and Ollama; sent when it is not 0. */
  topK: number
  maxTokens: number
  stop: readonly string[]
  seed: number
}

export interface ChatAnswer {
  text: string
  finishReason: 'eos' | 'length'
  /** As the server counted them; null when it does not. */
  promptTokens: number | null
  completionTokens: number | null
}

const NOT_TRANSIENT: Judgement = { isTransient: false, retryAfterMs: null }

/** What a server says no to. */
export class RemoteError extends MessageError {
  override readonly name = 'RemoteError'
  constructor(
    said: Message,
    /** Whether every other request to this model would fail as well: a wrong key, a model that the server does not have. */
    readonly isPermanentForModel: boolean,
    readonly judgement: Judgement = NOT_TRANSIENT,
  ) {
    super(said)
  }
}

export interface RetryNotice {
  /** Milliseconds until the next try. */
  pauseMs: number
  reason: Message
  /** Asked for by the server, which wants no other request either until then. */
  isForAll: boolean
}

export interface RemoteClient {
  /** @throws RemoteError; the signal's reason when it aborts */
  ask(request: ChatRequest, signal: AbortSignal, onRetry: (notice: RetryNotice) => void): Promise<ChatAnswer>
  /** Names of its models. @throws RemoteError */
  listModels(signal: AbortSignal): Promise<string[]>
}

const Chat = z.object({
  choices: z
    .array(
      z.object({ message: z.object({ content: z.string().nullish() }), finish_reason: z.string().nullish() }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number().int(), completion_tokens: z.number().int() }).nullish(),
})
const ModelList = z.object({ data: z.array(z.object({ id: z.string() })) })
const Refusal = z.object({
  error: z.union([
    z.string(),
    z.object({ message: z.string(), code: z.union([z.string(), z.number()]).nullish() }),
  ]),
})

/** Under the base address, whatever was stored as one: a query or a fragment of it would swallow the path. */
function addressOf(baseUrl: string, path: string): string {
  const address = new URL(baseUrl)
  address.search = ''
  address.hash = ''
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/${path}`
  return address.href
}

export function createRemoteClient({ baseUrl, key }: ServerAccess): RemoteClient {
  /** OpenAI's newer models know the same limit by another name only. */
  let limitName: 'max_tokens' | 'max_completion_tokens' = 'max_tokens'
  const common = {
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'Laurel',
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
    maxBytes: ANSWER_BYTES_MAX,
    privateHosts: env().LAUREL_PRIVATE_MODEL_HOSTS,
  }
  const chatRequest = (asked: ChatRequest, limit: typeof limitName): OutsideRequest => ({
    ...common,
    url: addressOf(baseUrl, 'chat/completions'),
    method: 'POST',
    timeoutMs: ANSWER_TIMEOUT_MS,
    body: JSON.stringify({
      model: asked.model,
      messages: asked.messages,
      temperature: asked.temperature,
      top_p: asked.topP,
      ...(asked.topK > 0 && { top_k: asked.topK }),
      [limit]: asked.maxTokens,
      ...(asked.stop.length > 0 && { stop: asked.stop }),
      seed: asked.seed,
    }),
  })

  async function askOnce(asked: ChatRequest, signal: AbortSignal): Promise<ChatAnswer> {
    const limit = limitName
    const answer = await requestOutside(chatRequest(asked, limit), signal).catch(asOutsideError)
    if ('status' in answer && answer.status === 200) return answerOf(answer)
    const refused = refusalOf(answer)
    if (limit === 'max_tokens' && /max_completion_tokens/.test(refused.words)) {
      limitName = 'max_completion_tokens'
      return askOnce(asked, signal)
    }
    throw new RemoteError(refused.message, refused.isPermanentForModel, refused)
  }

  return {
    ask: (asked, signal, onRetry) =>
      retrying(() => askOnce(asked, signal), {
        attempts: TRIES,
        firstPauseMs: FIRST_PAUSE_MS,
        longestPauseMs: PAUSE_MAX_MS,
        judge: (error) => (error instanceof RemoteError ? error.judgement : NOT_TRANSIENT),
        onRetry: ({ pauseMs, error, retryAfterMs }) =>
          onRetry({ pauseMs, reason: messageOf(error), isForAll: retryAfterMs !== null }),
        signal,
      }),
    async listModels(signal) {
      const answer = await requestOutside(
        { ...common, url: addressOf(baseUrl, 'models'), method: 'GET', timeoutMs: LIST_TIMEOUT_MS },
        signal,
      ).catch(asOutsideError)
      if (!('status' in answer) || answer.status !== 200)
        throw new RemoteError(refusalOf(answer).message, true)
      const parsed = ModelList.safeParse(jsonOf(answer.body))
      if (!parsed.success)
        throw new RemoteError(message('outside-without-models', { address: `${baseUrl}/models` }), true)
      return parsed.data.data.map(({ id }) => id).sort()
    },
  }
}

function answerOf({ body }: OutsideAnswer): ChatAnswer {
  const parsed = Chat.safeParse(jsonOf(body))
  if (!parsed.success) throw new RemoteError(message('outside-not-chat'), true)
  const { choices, usage } = parsed.data
  const [{ message: written, finish_reason }] = choices
  if (!written.content) throw new RemoteError(message('outside-without-words'), false)
  return {
    text: written.content,
    finishReason: finish_reason === 'length' ? 'length' : 'eos',
    promptTokens: usage?.prompt_tokens ?? null,
    completionTokens: usage?.completion_tokens ?? null,
  }
}

interface Refused {
  message: Message
  /** What the server said, if anything. */
  words: string
  isPermanentForModel: boolean
  isTransient: boolean
  retryAfterMs: number | null
}

const TRANSIENT = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529])
const PERMANENT_FOR_MODEL = new Set([401, 402, 403, 404, 405, 501])

function refusalOf(answer: OutsideAnswer | OutsideError): Refused {
  if (answer instanceof OutsideError)
    return {
      message: messageOf(answer),
      words: '',
      isPermanentForModel: true,
      isTransient: answer.isTransient,
      retryAfterMs: null,
    }
  const { status, headers } = answer
  if (status >= 300 && status < 400)
    return {
      message: headers.location
        ? message('outside-redirects', { address: headers.location })
        : message('outside-redirects-nowhere'),
      words: '',
      isPermanentForModel: true,
      isTransient: false,
      retryAfterMs: null,
    }
  const said = Refusal.safeParse(jsonOf(answer.body)).data?.error
  const words = (typeof said === 'string' ? said : said?.message) ?? ''
  const code = typeof said === 'object' ? said.code : null
  const retryAfterMs = retryAfterOf((name) => headers[name]?.toString())
  return {
    message: together(
      words
        ? message('outside-answered-words', { status: String(status), words: shortened(words) })
        : message('outside-answered', { status: String(status) }),
      ...(status === 404 ? [message('outside-address-hint')] : []),
    ),
    words,
    isPermanentForModel: PERMANENT_FOR_MODEL.has(status) || TRANSIENT.has(status),
    // Nothing is left to pay with: waiting does not help.
    isTransient:
      TRANSIENT.has(status) && code !== 'insufficient_quota' && (retryAfterMs ?? 0) <= RETRY_AFTER_MAX_MS,
    retryAfterMs,
  }
}

function asOutsideError(error: unknown): OutsideError {
  if (error instanceof OutsideError) return error
  throw error
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

const shortened = (words: string) => (words.length > 300 ? `${words.slice(0, 300)}…` : words)
