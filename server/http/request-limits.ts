/**
 * How large a request body may be, checked before anything parses it: a JSON document that is small in bytes can still
 * hold millions of nested arrays, which cost a parser seconds and gigabytes.
 *
 * Every handler that takes JSON or a form reads its body through this file. Uploads of files stream to disk instead, and
 * count their bytes there.
 */
import { AppError } from '../errors'

export interface BodyLimits {
  /** Size of the body as it arrives, in bytes. */
  bytes: number
  /** Arrays and objects inside one another. */
  depth: number
  /** Arrays, objects and their members together; strings and numbers count as members. */
  nodes: number
}

/** A caller who proved nothing: the longest is a conversation of 40 turns of 8,000 characters, on public pages. */
export const ANONYMOUS_BODY: BodyLimits = { bytes: 2 ** 20, depth: 32, nodes: 5_000 }
/** Sign-in, sign-out: an e-mail, a password, a token against forgery. */
export const SIGN_IN_BODY: BodyLimits = { bytes: 8 * 2 ** 10, depth: 8, nodes: 100 }
/** A member: the longest is a list of held-out texts of five million characters, which is one string. */
export const MEMBER_BODY: BodyLimits = { bytes: 16 * 2 ** 20, depth: 64, nodes: 100_000 }
/** A program with a key. */
export const PROGRAM_BODY: BodyLimits = { bytes: 2 * 2 ** 20, depth: 64, nodes: 100_000 }

/** The body as it comes; none is an empty one. */
export const bytesOf = (request: Request) =>
  (request.body ?? new Blob().stream()) as unknown as AsyncIterable<Uint8Array>

/**
 * The whole body, or a refusal as soon as more than `limits.bytes` have arrived: the rest is never read.
 * A declared length over the limit is refused before the first byte.
 * @throws AppError TOO_LARGE
 */
export async function readLimitedBody(request: Request, limits: BodyLimits): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bytes) throw tooManyBytes(limits)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of bytesOf(request)) {
    bytes += chunk.byteLength
    if (bytes > limits.bytes) throw tooManyBytes(limits)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * The body of a request that should hold JSON, within the limits.
 * @throws AppError TOO_LARGE for its bytes, INVALID_INPUT for its depth or its number of values
 */
export async function readLimitedJson(request: Request, limits: BodyLimits): Promise<Buffer<ArrayBuffer>> {
  const body = await readLimitedBody(request, limits)
  checkJsonShape(body, limits)
  return body
}

const tooManyBytes = ({ bytes }: BodyLimits) => new AppError('request-too-many-bytes', { bytes })

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * One pass over the bytes that counts depth and nodes outside strings, without building anything. It accepts whatever
 * stays within the limits; whether that is JSON is the parser's question.
 * @throws AppError INVALID_INPUT
 */
export function checkJsonShape(json: Uint8Array, limits: Pick<BodyLimits, 'depth' | 'nodes'>): void {
  let depth = 0
  let nodes = 1
  for (let index = 0; index < json.length; index++) {
    switch (json[index]) {
      case QUOTE:
        index = endOfString(json, index)
        break
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        nodes++
        if (++depth > limits.depth) throw new AppError('request-too-deep', { depth: limits.depth })
        break
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        depth--
        break
      case COMMA:
        nodes++
        break
    }
    if (nodes > limits.nodes) throw new AppError('request-too-many-values', { values: limits.nodes })
  }
}

/** The index of the quote that closes the string which opens at `start`; the end of the bytes where none does. */
function endOfString(json: Uint8Array, start: number): number {
  for (let index = start + 1; index < json.length; index++) {
    if (json[index] === BACKSLASH) index++
    else if (json[index] === QUOTE) return index
  }
  return json.length
}
