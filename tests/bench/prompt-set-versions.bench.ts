/**
 * How long a version of a prompt set of a million takes: the first, which writes it all; one of nothing new; one after some
 * prompts changed; one after some came; how much memory PostgreSQL and this process take meanwhile; and how long it takes to
 * look at what differs and to read a page of a version.
 *
 *     node --import tsx tests/bench/prompt-set-versions.bench.ts [prompts, default 1000000]
 */
import { readFileSync } from 'node:fs'
import { withBenchDatabase } from './support/bench-database'

const prompts = Number(process.argv[2] ?? 1_000_000)

const FILL = `
  insert into "Project" (id, name) values ('bench', 'bench');
  insert into "PromptSet" (id, "projectId", name) values ('s', 'bench', 'set');
  ${rows(1, prompts)}
`

function rows(from: number, to: number): string {
  return `insert into "Prompt" (id, "projectId", "promptSetId", key, text, "taskType", split)
    select 'p' || lpad(i::text, 8, '0'), 'bench', 's', md5(i::text), repeat(md5(i::text) || ' word ', 4), 'answer', 'train'
    from generate_series(${from}, ${to}) i;`
}

/** Anonymous memory of a process in MB, by what Linux says. */
const ownMegabytes = (pid: number) =>
  Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

await withBenchDatabase(FILL, async () => {
  const { db } = await import('@/server/db')
  const { freezeSet } = await import('@/server/services/prompt-sets/freeze-set')
  async function timed(what: string) {
    const before = ownMegabytes(process.pid)
    let database = 0
    let own = 0
    const look = async () => {
      const backends = await db().$queryRaw<{ pid: number }[]>`
        select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`
      for (const { pid } of backends) database = Math.max(database, ownMegabytes(pid))
      own = Math.max(own, ownMegabytes(process.pid) - before)
    }
    const timer = setInterval(() => void look().catch(() => undefined), 200)
    const start = performance.now()
    const version = await freezeSet('s', { reason: 'byHand', createdById: null })
    const seconds = (performance.now() - start) / 1000
    clearInterval(timer)
    console.log(
      `${what}: ${seconds.toFixed(1)} s, version ${version?.number} of ${version?.prompts}, ${version?.isNew ? 'new' : 'the same'}; ` +
        `a backend's own memory at most ${database.toFixed(0)} MB, ours grew by ${own.toFixed(0)} MB`,
    )
  }
  await timed('first')
  await timed('nothing changed')
  await db().$executeRaw`update "Prompt" set language = 'pl' where id <= 'p00001000'`
  await timed('1,000 changed')
  await db().$executeRawUnsafe(rows(prompts + 1, prompts + 10_000))
  await timed('10,000 came')

  const actor = { userId: 'u', projectId: 'bench', role: 'researcher' as const }
  const { compareVersions } = await import('@/server/services/prompt-sets/compare-versions')
  const { readVersion } = await import('@/server/services/prompt-sets/read-version')
  const { ComparePromptSet, ReadPromptSet } = await import('@/server/schemas/prompt-set')
  async function looked(what: string, look: () => Promise<unknown>) {
    const start = performance.now()
    await look()
    console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
  const pair = (to: number | null) => ComparePromptSet.parse({ promptSetId: 's', from: 1, to })
  await looked('versions 1 and 3 compared', () => compareVersions(actor, pair(3)))
  await looked('version 1 compared with now', () => compareVersions(actor, pair(null)))
  const page = (version: number | null) => ReadPromptSet.parse({ promptSetId: 's', version, limit: 100 })
  await looked('a page of version 2', () => readVersion(actor, page(2)))
  await looked('a page of now', () => readVersion(actor, page(null)))
})
