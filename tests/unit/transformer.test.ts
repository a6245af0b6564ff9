/** A small message of a stranger cannot become something large or endless. */
import superjson from 'superjson'
import { describe, expect, it } from 'vitest'
import { transformer } from '@/server/api/transformer'
import { holdsStorableText } from '@/server/database/storable-text'

const { deserialize } = transformer.input

describe('messages', () => {
  it('of our own client arrive as they were sent', () => {
    const sent = {
      a: 1,
      b: undefined,
      c: new Date(5),
      d: [undefined, { e: 'ż' }],
      f: 7n,
      g: Number.NaN,
      h: null,
    }
    expect(deserialize(superjson.serialize(sent))).toEqual(sent)
    for (const plain of [undefined, null, 'text', 5, [], new Date(1)])
      expect(deserialize(JSON.parse(JSON.stringify(superjson.serialize(plain))))).toEqual(plain)
    expect(deserialize(undefined)).toBeUndefined()
  })

  const laughs = Array.from({ length: 30 }, (_, i) => [`l${i}`, { p: null, q: null }])
  it.each([
    ['an object in itself', { json: { a: {} }, meta: { referentialEqualities: [['a']] } }],
    [
      'a tree that doubles',
      { json: Object.fromEntries(laughs), meta: { referentialEqualities: { l0: ['l1.p'] } } },
    ],
    [
      'an array from a number',
      { json: { a: 2e8 }, meta: { values: { a: [['typed-array', 'Uint8Array']] } } },
    ],
    ['a set', { json: { a: [] }, meta: { values: { a: ['set'] } } }],
    ['a map inside a date', { json: { a: [] }, meta: { values: { a: ['Date', { b: ['map'] }] } } }],
    ['a regular expression', { json: '/(a+)+$/', meta: { values: ['regexp'] } }],
    ['a class', { json: {}, meta: { values: [['class', 'x']] } }],
    ['meta that is no object', { json: {}, meta: 'x' }],
    ['no message', [1, 2]],
    ['a number', 5],
  ])('with %s are refused', (_, message) => {
    expect(() => deserialize(message)).toThrow(expect.objectContaining({ code: 'message-malformed' }))
  })
})

it('the walk over a value ends, whatever contains itself', () => {
  const loop: Record<string, unknown> = { text: 'fine' }
  loop.self = loop
  expect(holdsStorableText(loop)).toBe(true)
  loop.bad = '\u0000'
  expect(holdsStorableText(loop)).toBe(false)
})
