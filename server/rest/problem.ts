/** What programs are told when a request fails: RFC 9457 problem documents, each kind with one status and one title. */
import { AppError } from '../errors'
import type { RefusalCode, RefusalKind } from '../refusals/catalogue'
import { asRefusal } from '../transient-failure'

export const PROBLEMS = {
  'invalid-input': { status: 400, title: 'The request is not as expected' },
  unauthenticated: { status: 401, title: 'A key is needed' },
  forbidden: { status: 403, title: 'The key may not do this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This address does not know the method' },
  conflict: { status: 409, title: 'The present state does not allow it' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has the wrong type' },
  'no-such-part': { status: 416, title: 'The file does not have this part' },
  'key-reused': { status: 422, title: 'The idempotency key belongs to another request' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  failed: { status: 500, title: 'Laurel failed' },
  unavailable: { status: 503, title: 'Not at this moment' },
  'no-space': { status: 507, title: 'The disk of the server is full' },
} as const satisfies Record<string, { status: number; title: string }>
export type ProblemKind = keyof typeof PROBLEMS

const OF_REFUSAL: Record<RefusalKind, ProblemKind> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  INVALID_INPUT: 'invalid-input',
  CONFLICT: 'conflict',
  TOO_LARGE: 'too-large',
  UNSUPPORTED_TYPE: 'unsupported-media-type',
  UNAVAILABLE: 'unavailable',
  NO_SPACE: 'no-space',
  FAILED: 'failed',
}

/** Where in the request something is wrong: a JSON pointer into the body, or the name of a parameter. */
export interface WrongPlace {
  pointer?: string
  parameter?: string
  detail: string
}

/** A refusal with its kind; what services throw becomes one. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  constructor(
    readonly kind: ProblemKind,
    detail: string,
    readonly more: {
      /** The refusal of a service, where it was one; else the kind says it all. */
      code?: RefusalCode
      errors?: WrongPlace[]
      headers?: Record<string, string>
    } = {},
  ) {
    super(detail)
  }

  get status(): number {
    return PROBLEMS[this.kind].status
  }
}

/** An unexpected error is our failure: its words stay in the log. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const refused = asRefusal(error)
  if (refused instanceof AppError) {
    const { kind, code, message, retryAfterS } = refused
    return new ProblemError(OF_REFUSAL[kind], message, {
      code,
      ...(retryAfterS !== null && { headers: { 'retry-after': String(retryAfterS) } }),
    })
  }
  return new ProblemError(
    'failed',
    'It has been written to the log of the server. Nothing you sent is to blame.',
  )
}

export function problemResponse({ kind, message, status, more }: ProblemError): Response {
  return new Response(
    JSON.stringify({
      type: `/developers#problem-${kind}`,
      title: PROBLEMS[kind].title,
      status,
      code: more.code ?? kind,
      detail: message,
      ...(more.errors && { errors: more.errors }),
    }),
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(kind === 'unauthenticated' && { 'www-authenticate': 'Bearer realm="Laurel"' }),
        ...more.headers,
      },
    },
  )
}
