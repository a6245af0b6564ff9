/** Errors that services throw: refusals that people and programs are told of. */
import type { Message } from '../ml/messages/message'
import { sayInEnglish } from './messages/say-in-english'
import {
  kindOf,
  type RefusalCode,
  type RefusalKind,
  type RefusalValues,
  type ValuesOf,
} from './refusals/catalogue'

const STATUS: Record<RefusalKind, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_TYPE: 415,
  UNAVAILABLE: 503,
  /** The disk is full. */
  NO_SPACE: 507,
  FAILED: 500,
}

const RETRY_AFTER_S = 5

/**
 * An expected failure: a code of the catalogue, and what stands in its sentence. `message` is the English sentence.
 *
 *     throw new AppError('role-too-low', { required, role })
 */
export class AppError<Code extends RefusalCode = RefusalCode> extends Error implements Message {
  override readonly name = 'AppError'
  readonly kind: RefusalKind
  readonly values: RefusalValues

  constructor(
    readonly code: Code,
    ...[values]: ValuesOf<Code>
  ) {
    const given: RefusalValues = values ?? {}
    super(sayInEnglish({ code, values: given }))
    this.kind = kindOf(code)
    this.values = given
  }

  get httpStatus(): number {
    return STATUS[this.kind]
  }

  /** Seconds after which asking again is worth it; null when it is not, or nobody knows. */
  get retryAfterS(): number | null {
    if (this.kind !== 'UNAVAILABLE') return null
    return typeof this.values.minutes === 'number' ? this.values.minutes * 60 : RETRY_AFTER_S
  }
}

/** A value that our own code has made sure of. @throws Error that names it when it is not there */
export function required<Value>(value: Value | null | undefined, what: string): Value {
  invariant(value !== null && value !== undefined, `${what} is missing`)
  return value
}

/** The value of a key that our own code has put in. @throws Error that names the key when it has not */
export const known = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value =>
  required(map.get(key), String(key))

/** Stops at a broken promise of our own code. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`)
}
