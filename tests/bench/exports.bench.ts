/**
 * How fast comparisons leave, and how much memory that takes: a project with many rankings of four answers on a real
 * PostgreSQL of its own, exported pair by pair as the download does.
 *
 *     node --import tsx tests/bench/exports.bench.ts [comparisons, default 1000000] [jsonl|csv|parquet]
 *
 * Says MB/s of the file, rows, and by how much the process grew (the greatest resident size while exporting, less that
 * before, after one short export as a warm-up).
 */
import { withBenchDatabase } from './support/bench-database'

const comparisons = Number(process.argv[2] ?? 1_000_000)
const file = (process.argv[3] ?? 'jsonl') as 'jsonl' | 'csv' | 'parquet'
const PAIRS_OF_FOUR = 6
const rankings = Math.ceil(comparisons / PAIRS_OF_FOUR)

/** Texts of about 80 tokens, as answers are. */
const FILL = `
  insert into "Project" (id, name) values ('bench', 'bench');
  insert into "User" (id, email, name, "passwordHash") values ('u', 'u@example.org', 'U', '-');
  insert into "PromptSet" (id, "projectId", name) values ('s', 'bench', 's');
  insert into "Prompt" (id, "projectId", "promptSetId", key, text, "taskType", tags, split)
    select 'p' || lpad(i::text, 8, '0'), 'bench', 's', i::text, 'Question ' || i || ' ' || repeat('of some words ', 8), 'answer', '{}', 'train'
    from generate_series(1, $N) i;
  insert into "Completion" (id, "projectId", "promptId", text, "tokenIds", "finishReason", settings, seed, index)
    select 'c' || lpad(i::text, 8, '0') || k, 'bench', 'p' || lpad(i::text, 8, '0'), 'Answer ' || k || ' "quoted" ' || repeat('with żółć and words ', 20), '{}', 'eos', '{}', 0, k
    from generate_series(1, $N) i, generate_series(0, 3) k;
  insert into "RankingTask" (id, "projectId", "promptId", status)
    select 't' || lpad(i::text, 8, '0'), 'bench', 'p' || lpad(i::text, 8, '0'), 'done' from generate_series(1, $N) i;
  insert into "Ranking" (id, "projectId", "taskId", "annotatorId", "displayOrder")
    select 'r' || lpad(i::text, 8, '0'), 'bench', 't' || lpad(i::text, 8, '0'), 'u',
      array(select 'c' || lpad(i::text, 8, '0') || k from generate_series(0, 3) k) from generate_series(1, $N) i;
  insert into "RankingItem" ("rankingId", "completionId", rank, flags)
    select 'r' || lpad(i::text, 8, '0'), 'c' || lpad(i::text, 8, '0') || k, k + 1, '{}' from generate_series(1, $N) i, generate_series(0, 3) k;
`

async function measure(): Promise<void> {
  const { ExportRequest } = await import('@/server/schemas/export')
  const { exportFile } = await import('@/server/services/datasets/export-file')
  const actor = { userId: 'u', projectId: 'bench', role: 'researcher' as const }
  const request = ExportRequest.parse({ kind: 'comparisons', file })

  const warm = (await exportFile(actor, request)).stream.getReader()
  for (let i = 0; i < 20; i++) await warm.read()
  await warm.cancel()

  // The second time as a server does it that has been at work before.
  for (const time of ['first', 'second'] as const) {
    const before = process.memoryUsage().rss
    let greatest = before
    let bytes = 0
    const start = performance.now()
    const cpu = process.cpuUsage()
    const reader = (await exportFile(actor, request)).stream.getReader()
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      bytes += chunk.value.byteLength
      greatest = Math.max(greatest, process.memoryUsage().rss)
    }
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const mb = bytes / 1e6
    console.log(
      `${time}: ${rankings * PAIRS_OF_FOUR} comparisons as ${file}: ${mb.toFixed(0)} MB in ${seconds.toFixed(1)} s, ${(mb / seconds).toFixed(0)} MB/s ` +
        `(${(mb / ((user + system) / 1e6)).toFixed(0)} MB per processor second of this process), memory grew by ${((greatest - before) / 1e6).toFixed(0)} MB`,
    )
  }
}

await withBenchDatabase(FILL.replaceAll('$N', String(rankings)), measure)
