/** Errors that services throw. The API maps them to HTTP; nothing below the API knows HTTP. */

const STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
  /** The disk is full. */
  NO_SPACE: 507,
} as const

const RETRY_AFTER_S = 5

export type AppErrorCode = keyof typeof STATUS

/** An expected failure, with a sentence for people: what was expected, what arrived. */
export class AppError extends Error {
  override readonly name = 'AppError'
  constructor(
    readonly code: AppErrorCode,
    message: string,
  ) {
    super(message)
  }

  get httpStatus(): number {
    return STATUS[this.code]
  }

  /** Seconds after which asking again is worth it; null when it is not, or nobody knows. */
  get retryAfterS(): number | null {
    return this.code === 'UNAVAILABLE' ? RETRY_AFTER_S : null
  }
}

/** Stops at a broken promise of our own code. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`)
}
