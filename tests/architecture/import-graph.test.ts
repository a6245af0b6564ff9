/** The rules on rooms trust the graph: it finds a leak that lies several imports away. */
import { describe, expect, it } from 'vitest'
import { reachedFrom } from './import-graph'
import type { SourceFile } from './source-files'

const source = (
  file: string,
  imports: { of: string; isType?: boolean; isPackage?: boolean }[],
): SourceFile => ({
  file,
  text: '',
  isClient: false,
  imports: imports.map(({ of, isType, isPackage }) => ({
    target: of,
    isRuntime: !isType,
    isOwn: !isPackage,
  })),
})

/** page → service → rows → engine → the runtime; and a type that leads from rows to a trainer. */
const LEAKING = [
  source('app/page.tsx', [{ of: 'server/services/save' }]),
  source('server/services/save.ts', [{ of: 'server/services/rows' }, { of: 'app/page' }]),
  source('server/services/rows.ts', [{ of: 'ml/engine' }, { of: 'ml/trainer', isType: true }]),
  source('ml/engine/index.ts', [{ of: 'onnxruntime-node', isPackage: true }]),
  source('ml/trainer.ts', [{ of: 'ml/optimiser' }]),
  source('ml/optimiser.ts', []),
]

const pathTo = (target: string, imports: 'run time' | 'all') =>
  reachedFrom(LEAKING, ['app/page.tsx'], imports).find((reached) => reached.target === target)?.path

describe('the graph of imports', () => {
  it('finds a leak three imports away, and names every file on the way', () => {
    expect(pathTo('ml/engine/index.ts', 'run time')).toEqual([
      'app/page.tsx',
      'server/services/save.ts',
      'server/services/rows.ts',
      'ml/engine/index.ts',
    ])
  })

  it('finds the package at the end of the chain', () => {
    expect(pathTo('onnxruntime-node', 'run time')).toHaveLength(5)
  })

  it('loads nothing through an import of a type, and follows it where types count', () => {
    expect(pathTo('ml/trainer.ts', 'run time')).toBeUndefined()
    expect(pathTo('ml/optimiser.ts', 'run time')).toBeUndefined()
    expect(pathTo('ml/optimiser.ts', 'all')).toHaveLength(5)
  })

  it('ends when files import each other', () => {
    expect(pathTo('app/page.tsx', 'run time')).toHaveLength(3)
  })
})
