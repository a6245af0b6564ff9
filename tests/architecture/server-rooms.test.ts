/** Rooms that cannot leak: those of `server` stand in storeys, and no chain of imports leads the web server to the engine. */
import { describe, expect, it } from 'vitest'
import { type Reached, reachedFrom } from './import-graph'
import { readSources } from './source-files'

const sources = readSources()
const server = sources.filter(({ file }) => file.startsWith('server/'))
const filesIn = (folders: RegExp) => sources.filter(({ file }) => folders.test(file)).map(({ file }) => file)

/** "root → … → target", which is what somebody who broke a rule has to read. */
const wayOf = ({ path }: Reached) => path.join(' → ')

/** Each row may import itself and the rows above it. Names without a folder are files: one door each, or an entry. */
const STOREYS = [
  // env.ts, log.ts, errors.ts: the doors to the environment, the log and expected failures.
  ['env', 'log', 'errors', 'messages', 'refusals', 'generated', 'schemas', 'statistics'],
  // db.ts: the door to Prisma. transient-failure.ts: which failures of the database and the disk are such failures.
  ['db', 'transient-failure', 'http', 'secrets', 'outside', 'exchange', 'screening', 'tokens'],
  ['database', 'artifacts', 'queue', 'remote-models'],
  ['services'],
  ['auth', 'api', 'rest'],
  ['serving'],
  ['worker'],
  // setup-link.ts: an entry that the launcher starts as a process.
  ['demo', 'cli', 'setup-link'],
]

const roomOf = (file: string) => file.split('/')[1]!.replace(/\.ts$/, '')
const storeyOf = (file: string) => STOREYS.findIndex((rooms) => rooms.includes(roomOf(file)))

describe('the rooms of server', () => {
  it('are all in the table, and the table names no other', () => {
    const rooms = new Set(server.map(({ file }) => roomOf(file)))
    const named = STOREYS.flat().filter((room) => room !== 'generated')
    expect([...rooms].sort()).toEqual(named.sort())
  })

  it('send no arrow back up, types included', () => {
    const offences = server.flatMap((source) =>
      source.imports
        .filter(({ isOwn, target }) => isOwn && target.startsWith('server/'))
        .filter(({ target }) => storeyOf(target) > storeyOf(source.file))
        .map(({ target }) => `${source.file} → ${target}`),
    )
    expect(offences).toEqual([])
  })

  it('leave the worker alone: only itself and the demo import it, types included', () => {
    const offences = sources
      .filter(({ file }) => /^(app|server|ml|prisma|scripts)\//.test(file))
      .filter(({ file }) => !/^server\/(worker|demo)\//.test(file))
      .flatMap(({ file, imports }) =>
        imports
          .filter(({ target }) => target.startsWith('server/worker/'))
          .map(({ target }) => `${file} → ${target}`),
      )
    expect(offences).toEqual([])
  })
})

/** All of `ml` that the web server loads. Each is pure: none imports the engine, and none may begin to. */
const LOADED_BY_THE_WEB_SERVER: readonly RegExp[] = [
  /^ml\/messages\//,
  /^ml\/trainers\/configs\//,
  /^ml\/metrics\.ts$/,
  /^ml\/tokenizer\/tokenizer\.ts$/,
  /^ml\/starter\/assets\/tokenizer\.json$/,
  /^ml\/data\/template\.ts$/,
]

describe('the web server', () => {
  const roots = filesIn(
    /^(app\/|(proxy|instrumentation)\.ts$|server\/(api\/root\.ts|rest\/|serving\/|auth\/))/,
  )
  const loaded = reachedFrom(sources, roots, 'run time')

  it('is looked at from every page, route and router', () => {
    expect(roots.length).toBeGreaterThan(400)
    expect(loaded.filter(({ target }) => target.startsWith('server/services/')).length).toBeGreaterThan(200)
  })

  it('loads nothing of ml, through however many imports, but what is listed here', () => {
    const ofMl = loaded.filter(({ target }) => target.startsWith('ml/'))
    expect(
      ofMl.filter(({ target }) => !LOADED_BY_THE_WEB_SERVER.some((ok) => ok.test(target))).map(wayOf),
    ).toEqual([])
  })

  it('loads everything that is listed, so that the list grows no longer than it must be', () => {
    const idle = LOADED_BY_THE_WEB_SERVER.filter((ok) => !loaded.some(({ target }) => ok.test(target)))
    expect(idle).toEqual([])
  })

  it('loads no ONNX Runtime, through however many imports', () => {
    expect(loaded.filter(({ target }) => target.startsWith('onnxruntime')).map(wayOf)).toEqual([])
  })

  it('reaches nothing of the worker, types included', () => {
    const reached = reachedFrom(sources, roots, 'all')
    expect(reached.filter(({ target }) => target.startsWith('server/worker/')).map(wayOf)).toEqual([])
  })
})

describe('the browser', () => {
  it('loads nothing of server but its schemas, through however many imports', () => {
    const clients = sources.filter(({ file, isClient }) => file.startsWith('app/') && isClient)
    const loaded = reachedFrom(
      sources,
      clients.map(({ file }) => file),
      'run time',
    )
    const foreign = loaded.filter(({ target }) => /^server\/(?!schemas\/)/.test(target))
    expect(foreign.map(wayOf)).toEqual([])
  })
})
