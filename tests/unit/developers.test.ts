/** The page for developers tells what the OpenAPI document says, and the requests it shows are those it sends. */
import { describe, expect, it } from 'vitest'
import { API, RESOURCES } from '@/app/_i18n/pl/api'
import { type ApiDocument, linesOf, sectionsOf } from '@/app/developers/_components/reference'
import { addressOf, curlOf, missingOf } from '@/app/developers/_components/request'
import { openApiDocument } from '@/server/rest/openapi'
import { PROBLEMS } from '@/server/rest/problem'
import { ROUTES } from '@/server/rest/routes'
import { wordsIn } from '../support/words'

const t = wordsIn('developers')
const operations = sectionsOf(openApiDocument() as unknown as ApiDocument, t).flatMap(
  (section) => section.operations,
)
const byId = (id: string) => operations.find((operation) => operation.id === id)!

describe('the reference', () => {
  it('shows every route once', () => {
    const shown = operations.map(({ method, path }) => `${method} ${path}`)
    expect(shown.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort())
  })

  it('names the parts of lists and of either choice once', () => {
    const names = linesOf(
      {
        anyOf: [
          { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
          {
            type: 'object',
            properties: {
              a: { type: 'string' },
              b: { type: 'array', items: { type: 'object', properties: { c: { type: 'number' } } } },
            },
          },
        ],
      },
      t,
    ).map(({ name }) => name)
    expect(names).toEqual(['a', 'b', 'b[].c'])
  })

  it('knows what a body needs and what is left to its default', () => {
    const body = byId('post-snapshots').body
    if (body === null || body === 'file') throw new Error('a snapshot is asked for in JSON')
    const line = (name: string) => body.lines.find((one) => one.name === name)
    expect(line('name')).toMatchObject({ isRequired: true, type: 'string' })
    expect(line('filter.withSeeds')).toMatchObject({ isRequired: false, default: 'true' })
  })
})

it('is said in Polish whole: every resource, operation, name and problem', () => {
  const document = openApiDocument() as unknown as ApiDocument
  const lines = operations.flatMap(({ parameters, body, answer }) => [
    ...parameters,
    ...(body === null || body === 'file' ? [] : body.lines),
    ...(answer === 'file' ? [] : answer),
  ])
  const said = [
    ...document.info.description.split('\n\n'),
    ...operations.flatMap(({ summary, description }) => [summary, description]),
    ...lines.map(({ about }) => about),
    ...Object.values(PROBLEMS).map(({ title }) => title),
  ].filter(Boolean)
  expect([...new Set(said)].filter((sentence) => !Object.hasOwn(API, sentence))).toEqual([])
  expect(document.tags.map(({ name }) => name).filter((name) => !Object.hasOwn(RESOURCES, name))).toEqual([])
})

describe('a request', () => {
  const list = byId('get-prompts')
  const one = byId('get-prompts-promptId')

  it('goes where it was filled in to go, with nothing that breaks out of an address or a shell', () => {
    expect(addressOf(list, { split: 'train', search: 'a & b' })).toBe(
      '/api/v1/prompts?search=a+%26+b&split=train',
    )
    expect(addressOf(one, { promptId: '../x' })).toBe('/api/v1/prompts/..%2Fx')
    expect(curlOf(byId('post-prompts'), {}, `{"text":"it's"}`, 'http://here')).toContain(
      `-d '{"text":"it'\\''s"}'`,
    )
  })

  it('is not sent while a needed part is empty', () => {
    expect(missingOf(one, {})).toEqual(['promptId'])
    expect(missingOf(one, { promptId: 'p' })).toEqual([])
    expect(missingOf(list, {})).toEqual([])
  })
})
