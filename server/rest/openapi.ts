/** The OpenAPI 3.1 document, made from the routes and their zod schemas: nothing in it is written twice. */
import { z } from 'zod'
import { PROBLEMS, type ProblemKind } from './problem'
import { isFile, RESOURCES, type Route } from './route'
import { ROUTES } from './routes'

type JsonObject = Record<string, unknown>

const ABOUT = `Programs read and write one project with a key that an admin makes under Settings → Keys. Send it as
\`Authorization: Bearer …\`.

Lists come in pages: ask again with \`cursor\` set to the \`nextCursor\` of the page before. A POST with an
\`Idempotency-Key\` is done once, however often it is sent within a day. Failures are problem documents (RFC 9457).
A file that never changes may be taken in parts: \`Range\`, and \`If-Range\` with the ETag of the first answer, go on
where an interrupted download ended. A key may ask so often a minute; after that the answer is 429 and \`Retry-After\` says how many seconds to wait.`

const asJsonSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => {
  const { $schema, ...shape } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
      // The format says it; the pattern is a page long.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
    },
  })
  return shape
}

const inPath = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

const refTo = (name: string) => ({ $ref: `#/components/parameters/${name}` })

function parametersOf({ path, query, method, body, answer }: Route): JsonObject[] {
  const named = inPath(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[\\w-]+$' },
  }))
  const shape = query ? asJsonSchema(query, 'input') : {}
  const required = (shape.required as string[] | undefined) ?? []
  const asked = Object.entries((shape.properties ?? {}) as Record<string, JsonObject>).map(
    ([name, { description, ...schema }]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema,
    }),
  )
  const inHeaders = [
    ...(method === 'POST' && body !== 'file' ? ['IdempotencyKey'] : []),
    ...(isRanged(answer) ? ['Range', 'IfRange', 'IfNoneMatch'] : []),
  ]
  return [...named, ...asked, ...inHeaders.map(refTo)]
}

function bodyOf({ body, example }: Route): JsonObject {
  if (body === null) return {}
  const content =
    body === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : {
          'application/json': {
            schema: asJsonSchema(body, 'input'),
            ...(example !== undefined && { example }),
          },
        }
  return { requestBody: { required: true, content } }
}

const isRanged = (answer: Route['answer']) => isFile(answer) && answer.isRanged

function problemsOf({ method, query, body, answer }: Route): ProblemKind[] {
  const isJson = body !== null && body !== 'file'
  return [
    ...(query || body || method === 'POST' ? (['invalid-input'] as const) : []),
    'unauthenticated',
    'forbidden',
    'not-found',
    ...(method === 'POST' || isFile(answer) ? (['conflict'] as const) : []),
    ...(isJson ? (['too-large', 'unsupported-media-type'] as const) : []),
    ...(isRanged(answer) ? (['no-such-part'] as const) : []),
    ...(method === 'POST' && body !== 'file' ? (['key-reused'] as const) : []),
    'too-many-requests',
    'unavailable',
    ...(method === 'POST' ? (['no-space'] as const) : []),
  ]
}

/** A file that is JSON is read as such. */
const ROWS = { type: 'array', items: { type: 'object' } }

function answersOf(route: Route): JsonObject {
  const { answer, status } = route
  const content = isFile(answer)
    ? Object.fromEntries(
        answer.mediaTypes.map((type) => [
          type.split(';')[0],
          { schema: type === 'application/json' ? ROWS : { type: 'string', format: 'binary' } },
        ]),
      )
    : { 'application/json': { schema: asJsonSchema(answer, 'output') } }
  const problems = problemsOf(route).map((kind) => [
    PROBLEMS[kind].status,
    { $ref: `#/components/responses/${kind}` },
  ])
  return {
    [status]: { description: 'Done.', content },
    ...(isRanged(answer) && {
      206: { description: 'The part that was asked for.', content },
      304: { description: 'It is the one you have.' },
    }),
    ...Object.fromEntries(problems),
  }
}

const operationOf = (route: Route): JsonObject => ({
  operationId: operationId(route),
  tags: [route.resource],
  summary: route.summary,
  ...(route.about && { description: route.about }),
  // The scope that the key needs; none where any key may ask (OpenAPI 3.1 §4.8.30).
  security: [{ key: route.scope ? [route.scope] : [] }],
  parameters: parametersOf(route),
  ...bodyOf(route),
  responses: answersOf(route),
})

/** "get-prompts-promptId": stable, and an anchor of the documentation. */
export const operationId = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method.toLowerCase()}${path.replaceAll('/', '-').replaceAll(/[{}]/g, '')}`

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', maxLength: 200 },
})

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: {
      type: 'string',
      description: 'Names the reason and never changes: `run-not-found`. Branch on this.',
    },
    detail: { type: 'string', description: 'What was expected, what arrived.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['detail'],
        properties: {
          pointer: { type: 'string', description: 'A JSON pointer into the body.' },
          parameter: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
}

let made: JsonObject | undefined

export function openApiDocument(): JsonObject {
  made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Laurel',
      version: '1',
      summary: 'Prompts, rankings, runs and model versions, for programs.',
      description: ABOUT,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    tags: RESOURCES.map((name) => ({ name })),
    paths: pathsOf(ROUTES),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'Sent again with the same key, the request is not done again.',
          schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
        },
        Range: header(
          'Range',
          'Which bytes: `bytes=500-`, `bytes=0-499`, or `bytes=-500` for the last ones.',
        ),
        IfRange: header('If-Range', 'The ETag of the file the part belongs to; of another one all is sent.'),
        IfNoneMatch: header('If-None-Match', 'The ETag of the file that you have.'),
      },
      schemas: { Problem: problemSchema },
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([kind, { title }]) => [
          kind,
          {
            description: title,
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
  return made
}

function pathsOf(routes: readonly Route[]): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const route of routes) {
    paths[route.path] ??= {}
    paths[route.path][route.method.toLowerCase()] = operationOf(route)
  }
  return paths
}
