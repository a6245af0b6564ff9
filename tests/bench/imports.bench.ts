/**
 * Whether a large file comes in in bounded memory, how fast, and whether it can be undone: instructions with answers, as
 * JSONL, received and read by the services that the upload and the worker call, on a real PostgreSQL of its own.
 *
 *     node --import tsx tests/bench/imports.bench.ts [megabytes, default 1000]
 *
 * Says MB/s of the file beside what PostgreSQL takes to copy the same rows in bare (bulk inserts into one table without an index,
 * the limit of this machine), and by how much the process grew between the first tenth and the end.
 */
import { withClient } from '../../scripts/postgres/connection.mjs'
import { withBenchDatabase } from './support/bench-database'

const megabytes = Number(process.argv[2] ?? 1000)
const SAMPLE_EVERY_MS = 200
const COPIED_ROWS = 100_000

const FILL = `
  insert into "Project" (id, name) values ('bench', 'bench');
  insert into "User" (id, email, name, "passwordHash") values ('u', 'u@example.org', 'U', '-');
  insert into "Member" ("projectId", "userId", role) values ('bench', 'u', 'admin');
`

/** About a kilobyte, no two alike: near-duplicates would make the screening after it the thing that is measured. */
function line(i: number): string {
  const words = (seed: number, count: number) =>
    Array.from({ length: count }, (_, k) => `w${(Math.imul(seed * 31 + k, 2654435761) >>> 0) % 50_000}`).join(
      ' ',
    )
  const row = {
    id: `row-${i}`,
    instruction: `Question ${i}: ${words(i, 24)}?`,
    output: `Odpowiedź: ${words(-i, 110)}.`,
  }
  return `${JSON.stringify(row)}\n`
}

async function* file(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let sent = 0
  for (let i = 0; sent < megabytes * 1e6; ) {
    let text = ''
    for (let n = 0; n < 500; n++) text += line(i++)
    const bytes = encoder.encode(text)
    sent += bytes.byteLength
    yield bytes
  }
}

async function measure(databaseUrl: string): Promise<void> {
  const { getImport } = await import('@/server/services/imports/list-imports')
  const { receiveFile } = await import('@/server/services/imports/receive-file')
  const { runImport } = await import('@/server/services/imports/run-import')
  const { startImport } = await import('@/server/services/imports/start-import')
  const { undoImport } = await import('@/server/services/imports/undo-import')
  const { closeQueue } = await import('@/server/queue/boss')
  const { db } = await import('@/server/db')
  const actor = { userId: 'u', projectId: 'bench', role: 'admin' as const }

  const bare = await bareSpeed(databaseUrl)
  const received = performance.now()
  const { importId } = await receiveFile(actor, 'large.jsonl', file())
  const receiving = (performance.now() - received) / 1000
  await startImport(actor, { importId, settings: { promptSet: 'Large' } })

  const grown: { share: number; rss: number }[] = []
  const timer = setInterval(async () => {
    const { bytes, bytesRead } = await getImport(actor, { importId })
    grown.push({ share: Number(bytesRead) / Number(bytes), rss: process.memoryUsage().rss })
  }, SAMPLE_EVERY_MS)
  const start = performance.now()
  await runImport(importId)
  const seconds = (performance.now() - start) / 1000
  clearInterval(timer)

  const done = await getImport(actor, { importId })
  const early = Math.max(...grown.filter(({ share }) => share < 0.1).map(({ rss }) => rss))
  const most = Math.max(...grown.map(({ rss }) => rss))
  const speed = megabytes / seconds
  console.log(
    `${megabytes} MB, ${done.counts.prompts} prompts with ${done.counts.demonstrations} demonstrations: received in ${receiving.toFixed(0)} s, ` +
      `read in ${seconds.toFixed(0)} s, ${speed.toFixed(1)} MB/s (${(bare / speed).toFixed(1)} times as long as bare inserts take), ` +
      `memory ${(most / 1e6).toFixed(0)} MB at most, ${((most - early) / 1e6).toFixed(0)} MB above that of the first tenth`,
  )
  const undoing = performance.now()
  await undoImport(actor, { importId })
  const left = await db().prompt.count()
  console.log(`undone in ${((performance.now() - undoing) / 1000).toFixed(0)} s, ${left} prompts left`)
  await closeQueue()
}

/** MB/s of the same texts into one table without an index. */
async function bareSpeed(databaseUrl: string): Promise<number> {
  const rows = Array.from({ length: COPIED_ROWS }, (_, i) => line(i))
  const bytes = rows.reduce((total, row) => total + Buffer.byteLength(row), 0)
  return withClient(databaseUrl, async (client) => {
    await client.query('create table bare (line text)')
    const start = performance.now()
    for (let i = 0; i < rows.length; i += 1000)
      await client.query('insert into bare select unnest($1::text[])', [rows.slice(i, i + 1000)])
    const seconds = (performance.now() - start) / 1000
    await client.query('drop table bare')
    return bytes / 1e6 / seconds
  })
}

await withBenchDatabase(FILL, measure)
