/** Packing: every document whole, once, and out of the others' sight. */
import { describe, expect, it } from 'vitest'
import { createPacker } from '@/ml/data/document-packer'
import { createRng } from '@/ml/tensor/rng'

const EOS = 1
const PAD = 0
const source = {
  document(index: number): number[] {
    const length = 3 + createRng(5).fork(String(index)).integer(20)
    return [...Array.from({ length }, (_, i) => 100 * index + i + 2), EOS]
  },
}
const options = { batchSize: 3, length: 24, padId: PAD }

describe('createPacker', () => {
  it('keeps documents whole, in one row, with positions from 0 and the next token as target', () => {
    const packer = createPacker(source, options)
    const seen: number[] = []
    let filled = 0
    for (let k = 0; k < 20; k++) {
      const batch = packer.next()
      filled += batch.targetCount
      for (let row = 0; row < 3; row++)
        for (let t = 0; t < 24; t++) {
          const at = row * 24 + t
          if (batch.segments[at] === 0) {
            expect([batch.tokens[at], batch.weights[at]]).toEqual([PAD, 0])
            continue
          }
          if (batch.positions[at] !== 0) continue
          const index = Math.floor(batch.tokens[at]! / 100)
          const document = source.document(index)
          const count = document.length - 1
          expect([...batch.tokens.slice(at, at + count)]).toEqual(document.slice(0, -1))
          expect([...batch.targets.slice(at, at + count)]).toEqual(document.slice(1))
          expect(t + count).toBeLessThanOrEqual(24)
          expect(new Set(batch.segments.slice(at, at + count)).size).toBe(1)
          seen.push(index)
        }
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(filled / (20 * 72)).toBeGreaterThan(0.9)
    const { cursor, waiting } = packer.state()
    expect(seen.length + waiting.length).toBe(cursor)
  })

  it('goes on from a saved state with the same batches', () => {
    const whole = createPacker(source, options)
    for (let k = 0; k < 3; k++) whole.next()
    const saved = JSON.parse(JSON.stringify(whole.state()))
    const resumed = createPacker(source, { ...options, start: saved })
    for (let k = 0; k < 3; k++) expect(resumed.next()).toEqual(whole.next())
  })

  it('refuses a document longer than a row', () => {
    const long = { document: (index: number) => Array.from({ length: index === 1 ? 99 : 5 }, () => 9) }
    expect(() => createPacker(long, options).next()).toThrow('document 1 has 99 tokens, a row takes 2 to 25')
  })
})
