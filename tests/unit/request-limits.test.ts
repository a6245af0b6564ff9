/** Request bodies are judged before anything parses them: bytes, depth and number of values. */
import { describe, expect, it } from 'vitest'
import { limitedRequest } from '@/server/http/limited-request'
import {
  ANONYMOUS_BODY,
  type BodyLimits,
  checkJsonShape,
  MEMBER_BODY,
  PROGRAM_BODY,
  readLimitedBody,
  SIGN_IN_BODY,
} from '@/server/http/request-limits'
import { AddHeldOutList, MAX_HELD_OUT_LENGTH } from '@/server/schemas/screening'

const LIMITS: BodyLimits = { bytes: 1000, depth: 4, nodes: 20 }
const shapeOf = (value: unknown, limits = LIMITS) =>
  checkJsonShape(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), limits)
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** Gives one chunk at a time and remembers how many were taken. */
function chunks(count: number, size: number) {
  let taken = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken === count) return controller.close()
      taken++
      controller.enqueue(new Uint8Array(size).fill(0x61))
    },
  })
  return { stream, taken: () => taken }
}

describe('the bytes of a body', () => {
  it('are all there when they fit', async () => {
    const { stream } = chunks(10, 100)
    expect((await readLimitedBody(post(stream), LIMITS)).length).toBe(1000)
    expect((await readLimitedBody(new Request('http://127.0.0.1/'), LIMITS)).length).toBe(0)
  })

  it('are not read further than the limit', async () => {
    const { stream, taken } = chunks(1000, 100)
    await expect(readLimitedBody(post(stream), LIMITS)).rejects.toMatchObject({
      kind: 'TOO_LARGE',
      httpStatus: 413,
    })
    expect(taken()).toBeLessThan(20)
  })

  it('are not read at all when the declared length is over the limit', async () => {
    const { stream, taken } = chunks(1000, 100)
    const request = post(stream, { 'content-length': '100000' })
    await expect(readLimitedBody(request, LIMITS)).rejects.toMatchObject({ kind: 'TOO_LARGE' })
    expect(taken()).toBeLessThan(3)
  })

  it('reach the library that parses them unchanged', async () => {
    const text = JSON.stringify({ text: 'Zażółć "gęślą" \\ jaźń' })
    const limited = await limitedRequest(post(text, { 'x-kept': 'yes' }), LIMITS)
    expect(await limited.text()).toBe(text)
    expect(limited.headers.get('x-kept')).toBe('yes')
    expect(limited.method).toBe('POST')
  })
})

describe('the shape of a JSON body', () => {
  it('is accepted up to the limits', () => {
    shapeOf([[[[1]]]])
    shapeOf(Array.from({ length: 18 }, (_, index) => index))
    shapeOf({ a: { b: { c: { d: 1 } } } })
    shapeOf('')
  })

  it.each([
    ['nested arrays', '['.repeat(5)],
    ['nested objects', '{"a":'.repeat(5)],
    ['both in turn', '[{"a":'.repeat(3)],
  ])('is refused for %s over the depth', (_, text) => {
    expect(() => shapeOf(text)).toThrow(/at most 4 deep/)
  })

  it.each([
    ['numbers', JSON.stringify(new Array(30).fill(1))],
    ['empty objects', JSON.stringify(new Array(12).fill({}))],
    ['members', JSON.stringify(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [index, 1])))],
    ['lists of lists', JSON.stringify(new Array(8).fill([[]]))],
    ['commas without values', `[${','.repeat(40)}]`],
  ])('is refused for too many %s', (_, text) => {
    expect(() => shapeOf(text)).toThrow(/at most 20 values/)
  })

  it('counts nothing inside strings, whatever is escaped in them', () => {
    shapeOf({ text: '[[[[[[{{{{{{,,,,,,,,,,,,,,,,,,,,,,,,,,,"\\"]' })
    shapeOf(['\\', '"', '\\"', '[[[[[[', '\u0000', '💡'])
    expect(() => shapeOf(`{"a":"\\\\","b":${'['.repeat(5)}`)).toThrow(/deep/)
  })

  it('is judged in one pass, also where a string never ends or is nothing but backslashes', () => {
    shapeOf(`"${'['.repeat(5_000_000)}`)
    shapeOf(`"${'\\'.repeat(5_000_001)}`)
    expect(() => shapeOf('['.repeat(20_000_000), MEMBER_BODY)).toThrow(/at most 64 deep/)
  })
})

describe('the limits', () => {
  it('are tighter the less a caller has proved', () => {
    for (const key of ['bytes', 'depth', 'nodes'] as const) {
      expect(SIGN_IN_BODY[key]).toBeLessThan(ANONYMOUS_BODY[key])
      expect(ANONYMOUS_BODY[key]).toBeLessThan(PROGRAM_BODY[key])
      expect(PROGRAM_BODY[key]).toBeLessThanOrEqual(MEMBER_BODY[key])
    }
  })

  it('let the longest list of held-out texts pass', async () => {
    const list = AddHeldOutList.parse({ name: 'Long', text: 'ż'.repeat(MAX_HELD_OUT_LENGTH) })
    const body = JSON.stringify({ json: { projectId: 'p', ...list } })
    await expect(limitedRequest(post(body), MEMBER_BODY)).resolves.toBeInstanceOf(Request)
  })
})
