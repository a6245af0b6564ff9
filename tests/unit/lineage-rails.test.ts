import { describe, expect, it } from 'vitest'
import { describeOrigin, linePath } from '@/app/p/[projectId]/models/_components/lineage-rails'
import { wordsIn } from '../support/words'

const t = wordsIn('models')
const list = (names: readonly string[]) => names.join(' and ')

describe('the words of the lineage graph', () => {
  it('name each parent once, although a policy starts from its reference', () => {
    expect(
      describeOrigin(
        [
          { name: 'SFT v1', role: 'initial' },
          { name: 'SFT v1', role: 'reference' },
          { name: 'Reward v1', role: 'reward' },
        ],
        t,
        list,
      ),
    ).toBe('from SFT v1, scored by Reward v1')
  })

  it('name a reference that is not where it started', () => {
    expect(
      describeOrigin(
        [
          { name: 'Policy v1', role: 'initial' },
          { name: 'SFT v1', role: 'reference' },
        ],
        t,
        list,
      ),
    ).toBe('from Policy v1, KL to SFT v1')
  })

  it('say where a version without parents comes from', () => {
    expect(describeOrigin([], t, list)).toBe('ships with Laurel')
  })
})

it('a line bows around versions of the same kind that lie between, so that it does not seem to come from them', () => {
  const [parent, child] = [
    { x: 11, y: 300 },
    { x: 11, y: 20 },
  ]
  expect(linePath(parent, child, false)).toBe('M11 300V20')
  expect(linePath(parent, child, true)).toContain('C')
})
