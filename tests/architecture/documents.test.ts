/** Documents name files and tests that exist, so that a reader who follows them arrives. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const documents = [
  ...['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'ml/README.md'],
  ...readdirSync('docs').map((name) => `docs/${name}`),
].filter((file) => file.endsWith('.md'))

const isThere = (file: string) =>
  ['', '.ts', '.tsx', '.test.ts', '.test.tsx', '.spec.ts'].some((ending) => existsSync(file + ending))

/** `[`tests/unit/i18n`, `evaluation`]`: a name without a folder stands in the folder of the one before. */
function testsNamedBy(brackets: string): string[] {
  let folder = ''
  return [...brackets.matchAll(/`([\w/.-]+)`/g)].map(([, name]) => {
    const whole = name!.includes('/') ? name! : `${folder}/${name}`
    folder = path.dirname(whole)
    return whole
  })
}

describe('documents', () => {
  it.each(documents)('%s links nothing that is absent', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(
      ([, link]) => link,
    )
    expect(links.filter((link) => !existsSync(path.join(path.dirname(file), link!)))).toEqual([])
  })

  it('say which test keeps a promise, and it exists', () => {
    const named = readFileSync('docs/promises.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .map((line) => testsNamedBy(/\[([^\]]+)\]$/.exec(line)?.[1] ?? ''))
    expect(named.filter((tests) => tests.length === 0)).toEqual([])
    expect(named.flat().filter((test) => !isThere(`tests/${test}`))).toEqual([])
  })

  it('name files by paths that exist', () => {
    const roots = /^(app|server|ml|prisma|scripts|tests|docs)\//
    const absent = documents.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/`([\w./[\]-]+)`/g)]
        .map(([, name]) => name)
        .filter((name) => roots.test(name!) && !isThere(name!))
        .map((name) => `${file}: ${name}`),
    )
    expect(absent).toEqual([])
  })
})
