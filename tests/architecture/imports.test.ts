/** Keeps the arrows of ARCHITECTURE.md: app → server → ml, one door per foreign thing, rooms of ml in order. */
import { describe, expect, it } from 'vitest'
import { type ImportEdge, readSources, type SourceFile } from './source-files'

const sources = readSources()
const within = (prefix: string) => (source: SourceFile) => source.file.startsWith(prefix)

/** "file → target" for every edge that breaks a rule; an empty list is the promise. */
function offences(
  files: readonly SourceFile[],
  isWrong: (edge: ImportEdge, source: SourceFile) => boolean,
): string[] {
  return files.flatMap((source) =>
    source.imports.filter((edge) => isWrong(edge, source)).map((edge) => `${source.file} → ${edge.target}`),
  )
}

const isPackage = (edge: ImportEdge, name: string) =>
  !edge.isOwn && (edge.target === name || edge.target.startsWith(`${name}/`))

/** CUDA reads it from the environment and the binding has no option for it: ml sets it and reads nothing. */
const withoutCudaSwitch = (text: string) => text.replace("process.env.NVIDIA_TF32_OVERRIDE ??= '0'", '')

describe('the arrows between folders', () => {
  it('finds sources to check', () => {
    for (const folder of ['app/', 'server/', 'ml/'])
      expect(sources.filter(within(folder)).length).toBeGreaterThan(10)
  })

  it('ml imports nothing from app, server, prisma or the environment', () => {
    const files = sources.filter(within('ml/'))
    expect(offences(files, (edge) => edge.isOwn && !edge.target.startsWith('ml/'))).toEqual([])
    expect(
      files
        .filter(({ text }) => /process\.env|Math\.random/.test(withoutCudaSwitch(text)))
        .map(({ file }) => file),
    ).toEqual([])
  })

  it('server imports nothing from app', () => {
    expect(
      offences(sources.filter(within('server/')), (edge) => edge.isOwn && edge.target.startsWith('app/')),
    ).toEqual([])
  })

  it('the command line knows only the API, and how to retry', () => {
    const files = sources.filter(within('server/cli/'))
    expect(files.length).toBeGreaterThan(5)
    expect(
      offences(files, (edge) => edge.isOwn && !/^server\/(cli\/|outside\/retry$)/.test(edge.target)),
    ).toEqual([])
  })

  it('client components see only app, schemas, pure data of ml, and types', () => {
    const allowed =
      /^(app\/|server\/schemas\/|ml\/messages\/message$|ml\/trainers\/configs\/|ml\/metrics$|ml\/tokenizer\/)/
    expect(
      offences(
        sources.filter((source) => source.file.startsWith('app/') && source.isClient),
        (edge) => edge.isOwn && edge.isRuntime && !allowed.test(edge.target),
      ),
    ).toEqual([])
  })

  it('only the worker and the demo load ml at run time; others see its messages, tokenizer, template, configs and metric names', () => {
    const pure =
      /^ml\/(messages\/|trainers\/configs\/|metrics$|tokenizer\/|starter\/assets\/|data\/template$)/
    const files = sources.filter(
      ({ file }) =>
        (file.startsWith('app/') || file.startsWith('server/')) && !/^server\/(worker|demo)\//.test(file),
    )
    expect(
      offences(
        files,
        (edge) => edge.isOwn && edge.isRuntime && edge.target.startsWith('ml/') && !pure.test(edge.target),
      ),
    ).toEqual([])
  })

  it('routers, REST routes and pages never touch Prisma', () => {
    const files = sources.filter(({ file }) => /^(server\/(api|rest)|app)\//.test(file))
    expect(
      offences(
        files,
        (edge) => edge.isRuntime && edge.isOwn && /^server\/(db|generated\/)/.test(edge.target),
      ),
    ).toEqual([])
  })

  it('services have never heard of tRPC, Next or React', () => {
    const foreign = ['@trpc/server', '@trpc/client', 'next', 'next-auth', 'react']
    expect(
      offences(sources.filter(within('server/services/')), (edge) =>
        foreign.some((name) => isPackage(edge, name)),
      ),
    ).toEqual([])
  })
})

describe('one door per foreign thing', () => {
  const onlyIn = (pattern: RegExp, files: readonly SourceFile[]) =>
    files.filter(({ file }) => !pattern.test(file))
  const product = sources.filter(({ file }) => /^(app|server|ml)\//.test(file))

  it('onnxruntime-node is imported by ml/onnx/session.ts alone', () => {
    const others = onlyIn(/^ml\/onnx\/session\.ts$/, product)
    expect(offences(others, (edge) => edge.isRuntime && isPackage(edge, 'onnxruntime-node'))).toEqual([])
  })

  it('PrismaClient is constructed in server/db.ts alone', () => {
    expect(
      onlyIn(/^server\/db\.ts$/, product)
        .filter(({ text }) => /new PrismaClient\(/.test(text))
        .map(({ file }) => file),
    ).toEqual([])
  })

  it('process.env is read in server/env.ts alone, and where the command line begins', () => {
    expect(
      onlyIn(/^server\/(env|cli\/main)\.ts$/, product)
        .filter(({ text }) => /process\.env\b/.test(withoutCudaSwitch(text)))
        .map(({ file }) => file),
    ).toEqual([])
  })

  it('pg-boss is imported by server/queue alone', () => {
    const others = onlyIn(/^server\/queue\//, product)
    expect(offences(others, (edge) => edge.isRuntime && isPackage(edge, 'pg-boss'))).toEqual([])
  })
})

describe('the rooms of ml', () => {
  /** Each row may import itself and the rows above it. A room within a room is named by both. */
  const STOREYS = [
    ['contract', 'messages', 'tensor', 'tokenizer', 'rl', 'metrics'],
    ['autodiff', 'optim', 'data', 'checkpoint'],
    ['onnx', 'nn', 'losses'],
    ['models', 'engine'],
    ['sampling'],
    ['trainers/configs', 'trainers/data'],
    ['trainers/graphs'],
    ['trainers'],
    ['trainers/online', 'trainers/offline'],
    ['tasks'],
    ['runner', 'starter'],
    ['cli'],
  ]
  const storeyOf = (file: string) => {
    const [, room, within] = file.split('/').map((part) => part.replace(/\.ts$/, ''))
    const inner = STOREYS.findIndex((rooms) => rooms.includes(`${room}/${within}`))
    return inner < 0 ? STOREYS.findIndex((rooms) => rooms.includes(room!)) : inner
  }

  it('every file stands in a known room', () => {
    const homeless = sources.filter(within('ml/')).filter(({ file }) => storeyOf(file) < 0)
    expect(homeless.map(({ file }) => file)).toEqual([])
  })

  it('no arrow runs back up, types included', () => {
    expect(
      offences(
        sources.filter(within('ml/')),
        (edge, source) =>
          edge.isOwn && edge.target.startsWith('ml/') && storeyOf(edge.target) > storeyOf(source.file),
      ),
    ).toEqual([])
  })
})
