/** Follows imports as far as they lead, and remembers the way, so that a rule can say through which files a leak runs. */
import type { SourceFile } from './source-files'

/** A file or package that is reached, and the chain of imports from a root to it. */
export interface Reached {
  target: string
  isOwn: boolean
  path: string[]
}

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.mjs', '/index.ts', '/index.tsx']

/**
 * Everything that `roots` import, directly or through other files, each by one of the shortest ways.
 * @param imports 'run time' follows what is loaded when a root is; 'all' follows imports of types as well
 */
export function reachedFrom(
  sources: readonly SourceFile[],
  roots: readonly string[],
  imports: 'run time' | 'all',
): Reached[] {
  const byFile = new Map(sources.map((source) => [source.file, source]))
  const reached = new Map<string, Reached>()
  const open = roots.map((root) => ({ file: root, path: [root] }))
  const opened = new Set(roots)
  for (let next = open.shift(); next; next = open.shift())
    for (const edge of byFile.get(next.file)?.imports ?? []) {
      if (imports === 'run time' && !edge.isRuntime) continue
      const file = edge.isOwn
        ? ENDINGS.map((end) => edge.target + end).find((name) => byFile.has(name))
        : null
      const target = file ?? edge.target
      const path = [...next.path, target]
      if (!reached.has(target)) reached.set(target, { target, isOwn: edge.isOwn, path })
      if (!file || opened.has(file)) continue
      opened.add(file)
      open.push({ file, path })
    }
  return [...reached.values()]
}
