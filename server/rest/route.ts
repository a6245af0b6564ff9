/**
 * What a route of the REST API is: a value that says who may call it, what it takes and what it answers. The server, the
 * OpenAPI document and the tests all read the same value.
 */
import type { z } from 'zod'
import type { Role } from '../generated/prisma/client'
import type { ApiScope } from '../schemas/api-key'
import type { Actor } from '../services/actor'
import type { ProvenKey } from '../services/api-keys/check-key'

export const RESOURCES = [
  'key',
  'prompts',
  'prompt-sets',
  'imports',
  'demonstrations',
  'tasks',
  'rankings',
  'completions',
  'snapshots',
  'exports',
  'runs',
  'model-versions',
] as const
export type Resource = (typeof RESOURCES)[number]

interface Asked<Query, Body> {
  actor: Actor
  key: ProvenKey
  /** Names in the path, each an id. */
  params: Readonly<Record<string, string>>
  query: Query
  body: Body
  request: Request
}

/** What an answer's schema gives, with dates still dates. */
type Before<T> = T extends string
  ? T | Date
  : T extends readonly (infer Item)[]
    ? readonly Before<Item>[]
    : T extends object
      ? { [Key in keyof T]: Before<T[Key]> }
      : T

interface RouteBase {
  method: 'GET' | 'POST'
  /** Below /api/v1: `/prompts/{promptId}`. */
  path: `/${string}`
  resource: Resource
  /** Null: any key. */
  scope: ApiScope | null
  role: Role
  summary: string
  about?: string
}

interface FileAnswer {
  mediaTypes: readonly string[]
  /** Its bytes never change under their ETag, so that parts of it may be asked for. */
  isRanged: boolean
}

export interface Route extends RouteBase {
  query: z.ZodObject | null
  /** `file`: the body's bytes are the file. */
  body: z.ZodType | 'file' | null
  /** A body that works, for the documentation. */
  example?: unknown
  answer: z.ZodType | FileAnswer
  status: 200 | 201
  handle(asked: Asked<never, never>): Promise<unknown>
}

interface JsonRoute<Query extends z.ZodObject, Body extends z.ZodType, Answer extends z.ZodType>
  extends RouteBase {
  query?: Query
  body?: Body
  example?: z.input<Body>
  answer: Answer
  status?: 200 | 201
  handle(asked: Asked<z.output<Query>, z.output<Body>>): Promise<Before<z.input<Answer>>>
}

/** A route that answers JSON. */
export function route<Query extends z.ZodObject, Body extends z.ZodType, Answer extends z.ZodType>(
  spec: JsonRoute<Query, Body, Answer>,
): Route {
  return { status: 200, ...spec, query: spec.query ?? null, body: spec.body ?? null } as Route
}

/** A route that takes a file as its body and answers JSON. */
export function uploadRoute<Query extends z.ZodObject, Answer extends z.ZodType>(
  spec: Omit<JsonRoute<Query, z.ZodUndefined, Answer>, 'body' | 'example'>,
): Route {
  return { status: 201, ...spec, query: spec.query ?? null, body: 'file' } as Route
}

/** A route that answers a file. */
export function downloadRoute<Query extends z.ZodObject>(
  spec: RouteBase & {
    query?: Query
    mediaTypes: readonly string[]
    isRanged?: boolean
    handle(asked: Asked<z.output<Query>, undefined>): Promise<Response>
  },
): Route {
  const { mediaTypes, isRanged = false, ...rest } = spec
  const answer: FileAnswer = { mediaTypes, isRanged }
  return { ...rest, query: spec.query ?? null, body: null, answer, status: 200 } as Route
}

export const isFile = (answer: Route['answer']): answer is FileAnswer => 'mediaTypes' in answer
