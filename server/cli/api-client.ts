/** The REST API for commands: sends the key, retries where that is safe, turns refusals into exit codes. */
import { randomUUID } from 'node:crypto'
import { EXIT } from './command'

const ATTEMPTS = 4
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000

/** A refusal, or no answer at all, in a sentence. */
export class LaurelError extends Error {
  override name = 'LaurelError'
  constructor(
    message: string,
    readonly exitCode: number,
    /** Laurel's code for a refusal; null when it was not reached or gave none. */
    readonly code: string | null = null,
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

  private async ask(path: string, init: RequestInit, attempts = ATTEMPTS): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.send(path, init).catch((error: unknown) => {
        if (attempt < attempts) return null
        const reason =
          error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : ''
        throw new LaurelError(`Laurel was not reached at ${this.base}: ${reason}`, EXIT.failed)
      })
      if (answer?.ok) return answer
      const isPassing = answer === null || answer.status === 429 || answer.status >= 502
      if (!isPassing || attempt >= attempts) throw await refusal(answer!)
      await new Promise((resolve) => setTimeout(resolve, waitMs(answer, attempt)))
    }
  }

  private send(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.base}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.key}` },
    })
  }
}

function waitMs(answer: Response | null, attempt: number): number {
  const seconds = Number(answer?.headers.get('retry-after'))
  const wait = seconds > 0 ? seconds * 1000 : FIRST_WAIT_MS * 2 ** (attempt - 1)
  return Math.min(wait, LONGEST_WAIT_MS)
}

async function refusal(answer: Response): Promise<LaurelError> {
  const problem: Problem = await answer.json().catch(() => ({}))
  const words = problem.detail ?? problem.title ?? answer.statusText
  return new LaurelError(
    `${words} (${answer.status})`,
    answer.status < 500 ? EXIT.refused : EXIT.failed,
    problem.code ?? null,
  )
}
