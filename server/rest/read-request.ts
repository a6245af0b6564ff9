/** The parts of a request, read carefully: whatever a stranger sends becomes a value that fits, or a problem. */
import type { z } from 'zod'
import { holdsStorableText, isStorable } from '../database/storable-text'
import { PROGRAM_BODY, readLimitedJson } from '../http/request-limits'
import { sayInEnglish } from '../messages/say-in-english'
import { issueMessage } from '../schemas/shape-message'
import { ProblemError, type WrongPlace } from './problem'

/** @throws ProblemError unsupported-media-type, invalid-input; AppError TOO_LARGE, INVALID_INPUT */
export async function readJson(request: Request): Promise<unknown> {
  const [mediaType] = (request.headers.get('content-type') ?? '').split(';')
  if (mediaType.trim().toLowerCase() !== 'application/json')
    throw new ProblemError('unsupported-media-type', 'Send JSON with the content type application/json.')
  const text = await readText(request)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ProblemError('invalid-input', 'The body is not JSON.')
  }
  if (!holdsStorableText(value))
    throw new ProblemError('invalid-input', 'The body holds a NUL character or half a surrogate pair.')
  return value
}

async function readText(request: Request): Promise<string> {
  const body = await readLimitedJson(request, PROGRAM_BODY)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new ProblemError('invalid-input', 'The body is not UTF-8.')
  }
}

/** Each parameter once. @throws ProblemError invalid-input */
export function readQuery(url: URL): Record<string, string> {
  const values: Record<string, string> = Object.create(null)
  for (const [name, value] of url.searchParams) {
    if (name in values)
      throw new ProblemError('invalid-input', `${name}: given twice.`, {
        errors: [{ parameter: name, detail: 'given twice' }],
      })
    if (!isStorable(value) || !isStorable(name))
      throw new ProblemError('invalid-input', 'A parameter holds a NUL character.')
    values[name] = value
  }
  return values
}

/** @throws ProblemError invalid-input that names every wrong place */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  from: 'body' | 'query',
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.slice(0, 20).map((issue): WrongPlace => {
    const names = issue.path.map(String)
    const detail = sayInEnglish(issueMessage(issue))
    return from === 'body'
      ? { pointer: `/${names.map(pointerPart).join('/')}`, detail }
      : { parameter: names.join('.'), detail }
  })
  const [{ pointer, parameter, detail }] = errors
  throw new ProblemError('invalid-input', `${pointer ?? parameter}: ${detail}`, { errors })
}

const pointerPart = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
