/** The OpenAPI document as a page shows it: sections of operations, schemas flattened into lines. Pure. */
import type { Words } from '@/app/_i18n/words'

type T = Words<'developers'>

interface JsonSchema {
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  additionalProperties?: JsonSchema | boolean
}

interface Parameter {
  $ref?: string
  name: string
  in: 'path' | 'query'
  required?: boolean
  description?: string
  schema: JsonSchema
}

type Content = Record<string, { schema: JsonSchema; example?: unknown }>

interface OperationObject {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: { key: string[] }[]
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}

export interface ApiDocument {
  info: { description: string }
  tags: { name: string }[]
  paths: Record<string, Record<string, OperationObject>>
}

/** One name of a schema: `items[].rank`. */
export interface SchemaLine {
  name: string
  type: string
  isRequired: boolean
  about: string
  /** As JSON. */
  default?: string
}

export interface Operation {
  id: string
  method: 'GET' | 'POST'
  path: string
  summary: string
  description: string
  /** That the key needs; null where any key may ask. */
  scope: string | null
  parameters: (SchemaLine & { place: 'path' | 'query' })[]
  body: { lines: SchemaLine[]; example: string } | 'file' | null
  answer: SchemaLine[] | 'file'
  statuses: string[]
}

export interface Section {
  name: string
  operations: Operation[]
}

export function sectionsOf({ tags, paths }: ApiDocument, t: T): Section[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0],
      operation: operationOf(method.toUpperCase() as 'GET' | 'POST', path, operation, t),
    })),
  )
  return tags.map(({ name }) => ({
    name,
    operations: operations.filter(({ tag }) => tag === name).map(({ operation }) => operation),
  }))
}

function operationOf(method: 'GET' | 'POST', path: string, asked: OperationObject, t: T): Operation {
  const [done] = Object.entries(asked.responses).filter(([status]) => status.startsWith('2'))
  const [mediaType, content] = Object.entries(done[1].content ?? {})[0]
  const sent = Object.entries(asked.requestBody?.content ?? {})[0]
  return {
    id: asked.operationId,
    method,
    path,
    summary: asked.summary,
    description: asked.description ?? '',
    scope: asked.security[0]?.key[0] ?? null,
    parameters: asked.parameters
      .filter(({ $ref }) => $ref === undefined)
      .map(({ name, in: place, required = false, description, schema }) => ({
        place,
        ...lineOf(name, { description, ...schema }, required, t),
      })),
    body: bodyOf(sent, t),
    answer: mediaType === 'application/json' ? linesOf(content.schema, t) : 'file',
    statuses: Object.keys(asked.responses).sort(),
  }
}

function bodyOf(sent: [string, Content[string]] | undefined, t: T): Operation['body'] {
  if (!sent) return null
  const [mediaType, { schema, example }] = sent
  if (mediaType !== 'application/json') return 'file'
  return { lines: linesOf(schema, t), example: JSON.stringify(example ?? {}, null, 2) }
}

const lineOf = (name: string, schema: JsonSchema, isRequired: boolean, t: T): SchemaLine => ({
  name,
  type: typeOf(schema, t),
  isRequired,
  about: schema.description ?? '',
  ...(schema.default !== undefined && { default: JSON.stringify(schema.default) }),
})

/** Every name of an object, those of its parts below it. */
export function linesOf(schema: JsonSchema, t: T, prefix = ''): SchemaLine[] {
  const { properties = {}, required = [], items, anyOf, oneOf, additionalProperties } = schema
  const own = Object.entries(properties).flatMap(([name, inner]) => [
    lineOf(`${prefix}${name}`, inner, required.includes(name), t),
    ...linesOf(inner, t, `${prefix}${name}.`),
  ])
  const choices = (oneOf ?? anyOf ?? []).filter(({ type }) => type !== 'null')
  const names = new Set<string>()
  const chosen = choices
    .flatMap((choice) => linesOf(choice, t, prefix))
    // A name that several choices share is one line.
    .filter(({ name }) => !names.has(name) && names.add(name))
  return [
    ...own,
    ...chosen,
    ...(items ? linesOf(items, t, `${prefix.replace(/\.$/, '')}[].`) : []),
    ...(typeof additionalProperties === 'object' ? linesOf(additionalProperties, t, `${prefix}*.`) : []),
  ]
}

function typeOf(schema: JsonSchema, t: T): string {
  const { type, enum: values, const: only, items, anyOf, oneOf, format } = schema
  if (only !== undefined) return JSON.stringify(only)
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ')
  const choices = oneOf ?? anyOf
  if (choices) return [...new Set(choices.map((choice) => typeOf(choice, t)))].join(' | ')
  if (type === 'array') return t('types.list', { type: items ? typeOf(items, t) : t('types.anything') })
  if (format === 'date-time') return t('types.time')
  return type === undefined ? t('types.anything') : [type].flat().join(' | ')
}
