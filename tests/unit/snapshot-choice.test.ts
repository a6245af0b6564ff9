/** What the snapshot dialog asks for. */
import { describe, expect, it } from 'vitest'
import { EVERYTHING, filterOf } from '@/app/p/[projectId]/datasets/_components/snapshot-choice'
import { SnapshotFilter } from '@/server/schemas/snapshot'

const asked = (...given: Parameters<typeof filterOf>) => SnapshotFilter.parse(filterOf(...given))

describe('the snapshot dialog', () => {
  it('asks for everything until something is chosen', () => {
    expect(asked('rankings', EVERYTHING)).toEqual(SnapshotFilter.parse({}))
    expect(asked('demonstrations', EVERYTHING)).toEqual(SnapshotFilter.parse({}))
  })

  it('asks for agreement as a share, within 0 and 100 %, and for whole days', () => {
    const of = (minAgreement: string) => asked('rankings', { ...EVERYTHING, minAgreement }).minAgreement
    expect(['80', '0', '130', '-5'].map(of)).toEqual([0.8, 0, 1, 0])
    const { from, until } = asked('rankings', { ...EVERYTHING, from: '2026-01-02', until: '2026-01-02' })
    expect(until!.getTime() - from!.getTime()).toBe(24 * 3600 * 1000 - 1)
  })

  it('asks nothing of demonstrations that they do not have', () => {
    const chosen = { ...EVERYTHING, minAgreement: '80', modelVersionIds: ['sft'], split: 'train' as const }
    expect(asked('demonstrations', chosen)).toEqual(SnapshotFilter.parse({ splits: ['train'] }))
  })
})
