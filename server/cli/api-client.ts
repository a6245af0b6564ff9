/** The REST API for commands: sends the key, retries where that is safe, turns refusals into exit codes. */
import { randomUUID } from 'node:crypto'
import { type Judgement, retryAfterOf, retrying } from '../outside/retry'
import { EXIT } from './command'

const ATTEMPTS = 4
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
const NOT_TRANSIENT: Judgement = { isTransient: false, retryAfterMs: null }

/** A refusal, or no answer at all, in a sentence. */
export class LaurelError extends Error {
  override name = 'LaurelError'
  constructor(
    message: string,
    readonly exitCode: number,
    /** Laurel's code for a refusal; null when it was not reached or gave none. */
    readonly code: string | null = null,
    readonly judgement: Judgement = NOT_TRANSIENT,
  ) {
    super(message)
  }
}

interface Problem {
  code?: string
  title?: string
  detail?: string
}

export class ApiClient {
  private readonly key: string
  private readonly base: string

  constructor({ LAUREL_API_KEY, LAUREL_URL }: Record<string, string | undefined>) {
    if (!LAUREL_API_KEY)
      throw new LaurelError('Set LAUREL_API_KEY to a key from Settings → Keys.', EXIT.usage)
    this.key = LAUREL_API_KEY
    this.base = `${(LAUREL_URL || 'http://127.0.0.1:3000').replace(/\/+$/, '')}/api/v1`
  }

  // biome-ignore lint/suspicious/noExplicitAny: described by the OpenAPI document; commands read a few names of it
  async get(path: string): Promise<any> {
    return (await this.ask(path, {})).json()
  }

  /** Done once, however often it has to be sent. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  async post(path: string, body?: object): Promise<any> {
    const answer = await this.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      ...(body && { body: JSON.stringify(body) }),
    })
    return answer.json()
  }

  /** Every row of a list. */
  async *rows(path: string): AsyncGenerator<Record<string, unknown>> {
    let cursor: string | null = null
    do {
      const page = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=100${cursor ? `&cursor=${cursor}` : ''}`,
      )
      yield* page.data
      cursor = page.nextCursor
    } while (cursor)
  }

  /** A stream cannot be sent a second time, so it is sent once. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  async upload(path: string, body: ReadableStream<Uint8Array>): Promise<any> {
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    return (await this.ask(path, init, 1)).json()
  }

  /** A file; with `rest` what comes after its first bytes, unless it has become another one. */
  async download(
    path: string,
    rest?: { from: number; etag: string },
  ): Promise<{ body: ReadableStream<Uint8Array>; isRest: boolean }> {
    const headers = rest && { range: `bytes=${rest.from}-`, 'if-range': rest.etag }
    const { body, status } = await this.ask(path, { headers })
    if (!body) throw new LaurelError('Laurel answered without a file.', EXIT.failed)
    return { body, isRest: status === 206 }
  }

  private ask(path: string, init: RequestInit, attempts = ATTEMPTS): Promise<Response> {
    return retrying(
      async () => {
        const answer = await this.send(path, init).catch((error: unknown) => {
          throw this.notReached(error)
        })
        if (answer.ok) return answer
        throw await refusal(answer)
      },
      {
        attempts,
        firstPauseMs: FIRST_WAIT_MS,
        longestPauseMs: LONGEST_WAIT_MS,
        judge: (error) => (error instanceof LaurelError ? error.judgement : NOT_TRANSIENT),
      },
    )
  }

  private notReached(error: unknown): LaurelError {
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : ''
    const message = `Laurel was not reached at ${this.base}: ${reason}`
    return new LaurelError(message, EXIT.failed, null, { isTransient: true, retryAfterMs: null })
  }

  private send(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.base}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.key}` },
    })
  }
}

async function refusal(answer: Response): Promise<LaurelError> {
  const problem: Problem = await answer.json().catch(() => ({}))
  const words = problem.detail ?? problem.title ?? answer.statusText
  return new LaurelError(
    `${words} (${answer.status})`,
    answer.status < 500 ? EXIT.refused : EXIT.failed,
    problem.code ?? null,
    {
      isTransient: answer.status === 429 || answer.status >= 502,
      retryAfterMs: cappedWait(retryAfterOf((name) => answer.headers.get(name))),
    },
  )
}

/** A server that asks for no pause is given one all the same. */
const cappedWait = (ms: number | null) => (ms ? Math.min(ms, LONGEST_WAIT_MS) : null)
