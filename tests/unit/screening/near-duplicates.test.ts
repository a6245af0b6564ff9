/** Near-duplicates: what counts as the same, and that banding finds what the exact comparison says. */
import { describe, expect, it } from 'vitest'
import { createRng } from '@/ml/tensor/rng'
import { bandsOf, NEAR, ngramsOf, similarity } from '@/server/screening/near-duplicates'

const alike = (a: string, b: string) => similarity(ngramsOf(a), ngramsOf(b))
const areCandidates = (a: string, b: string) => {
  const other = new Set(bandsOf(ngramsOf(b)))
  return bandsOf(ngramsOf(a)).some((band) => other.has(band))
}

describe('near-duplicates', () => {
  it('are texts that differ in case, signs, spaces or a letter; another question is none', () => {
    const text = 'Explain in two sentences why bread goes stale faster in the fridge.'
    expect(alike(text, '  EXPLAIN in two sentences: why bread goes stale faster in the fridge?! ')).toBe(1)
    expect(alike(text, text.replace('faster', 'fasterr'))).toBeGreaterThan(NEAR)
    expect(alike(text, 'Explain in two sentences why milk goes sour faster in the sun.')).toBeLessThan(NEAR)
    expect(alike('One?', 'Two?')).toBe(0)
    expect(alike('?', '!')).toBe(0)
    expect(alike('', '')).toBe(1)
  })

  it('are told in any alphabet', () => {
    expect(alike('Dlaczego żółw żyje tak długo?', 'dlaczego ŻÓŁW żyje tak długo')).toBe(1)
    expect(alike('为什么乌龟活得这么久？请解释。', '为什么乌龟活得这么久 请解释')).toBe(1)
    expect(alike('😀 why', '😡 why')).toBe(1)
  })

  it('are found by bands: nearly all that are near, hardly any that are far', () => {
    const rng = createRng(7)
    const word = () => `${Math.floor(rng.uniform() * 1e6).toString(36)}`
    let near = 0
    let found = 0
    let far = 0
    let mistaken = 0
    for (let i = 0; i < 400; i++) {
      const words = Array.from({ length: 30 }, word)
      const changed = words.map((one) => (rng.uniform() < 0.02 ? word() : one))
      const [a, b] = [words.join(' '), changed.join(' ')]
      if (alike(a, b) >= NEAR) {
        near++
        if (areCandidates(a, b)) found++
      }
      const stranger = Array.from({ length: 30 }, word).join(' ')
      far++
      if (areCandidates(a, stranger)) mistaken++
    }
    expect(near).toBeGreaterThan(200)
    expect(found / near).toBeGreaterThan(0.99)
    expect(mistaken / far).toBeLessThan(0.01)
  })

  it('keep their bands for ever, because they are stored', () => {
    expect(bandsOf(ngramsOf('Why does bread go stale?')).slice(0, 4)).toMatchInlineSnapshot(`
      [
        -970231822,
        -10485004,
        1216494977,
        708882128,
      ]
    `)
  })
})
