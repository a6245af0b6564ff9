/**
 * What tRPC carries beside JSON: `undefined`, dates, big integers and numbers that JSON has no word for.
 *
 * superjson does what the `meta` of a request says, and a stranger writes it: it would build objects that contain
 * themselves (`referentialEqualities`), trees that double with every line, and arrays of any length from one number
 * (`typed-array`). Nothing of ours sends those, so they are refused before superjson sees them.
 */
import superjson from 'superjson'
import { AppError } from '../errors'

const ALLOWED = new Set<unknown>(['undefined', 'Date', 'bigint', 'number'])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** superjson's tree of annotations: `[annotation]`, `[annotation, children]`, or children by their path. */
function isAllowed(tree: unknown): boolean {
  if (tree === undefined) return true
  if (isRecord(tree)) return Object.values(tree).every(isAllowed)
  return Array.isArray(tree) && tree.length <= 2 && ALLOWED.has(tree[0]) && isAllowed(tree[1])
}

/** @throws AppError INVALID_INPUT for a request that is no message of our own client */
function deserialize(message: unknown): unknown {
  if (message === undefined) return undefined
  if (!isRecord(message)) throw new AppError('message-malformed')
  const { json, meta } = message
  if (meta === undefined) return superjson.deserialize({ json: json as never })
  if (!isRecord(meta) || meta.referentialEqualities !== undefined || !isAllowed(meta.values))
    throw new AppError('message-malformed')
  return superjson.deserialize(message as never)
}

export const transformer = {
  input: { serialize: superjson.serialize, deserialize },
  output: { serialize: superjson.serialize, deserialize: superjson.deserialize },
}
