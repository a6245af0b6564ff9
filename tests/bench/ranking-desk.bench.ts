/**
 * How long somebody waits on the server between sending a ranking and the next task, in a project with 100,000 prompts,
 * 400,000 completions and 1,000,000 rankings; and the same for the figures beside it, which nobody waits for.
 *
 *     node --import tsx tests/bench/ranking-desk.bench.ts [prompts, default 100000]
 *
 * Two hundred annotators did ten rankings of each task, block by block, as leases give them out; all tasks are open still, so
 * that the first of them has the longest way past their own work. Comparisons and stars are only those of new rankings.
 */
import { withBenchDatabase } from './support/bench-database'

const prompts = Number(process.argv[2] ?? 100_000)
const PEOPLE = 200
const PER_TASK = 10
const BLOCKS = PEOPLE / PER_TASK
const ROUNDS = 200

const key = (prefix: string, number = 'i') => `'${prefix}' || lpad(${number}::text, 8, '0')`
/** Who ranked task i as its j-th: the ten people of its block. */
const person = key('u', `((i - 1) * ${BLOCKS} / ${prompts} * ${PER_TASK} + j)`)
const shown = `array(select ${key('c')} || k from generate_series(0, 3) k)`

const FILL = `
  insert into "Project" (id, name) values ('bench', 'bench');
  insert into "User" (id, email, name, "passwordHash")
    select ${key('u')}, i || '@example.org', 'U' || i, '-' from generate_series(0, ${PEOPLE - 1}) i;
  insert into "Member" ("projectId", "userId", role) select 'bench', id, 'annotator' from "User";
  insert into "PromptSet" (id, "projectId", name) values ('s', 'bench', 's');
  insert into "Prompt" (id, "projectId", "promptSetId", key, text, "taskType", tags, split)
    select ${key('p')}, 'bench', 's', i::text, 'Question ' || i || ' ' || repeat('of some words ', 8), 'answer', '{}', 'train'
    from generate_series(1, ${prompts}) i;
  insert into "Completion" (id, "projectId", "promptId", text, "tokenIds", "finishReason", settings, seed, index)
    select ${key('c')} || k, 'bench', ${key('p')}, 'Answer ' || k || ' ' || repeat('with some words ', 20), '{}', 'eos', '{}', 0, k
    from generate_series(1, ${prompts}) i, generate_series(0, 3) k;
  insert into "RankingTask" (id, "projectId", "promptId", overlap, "createdAt")
    select ${key('t')}, 'bench', ${key('p')}, ${2 * PER_TASK}, now() - interval '1 year' + i * interval '1 second'
    from generate_series(1, ${prompts}) i;
  insert into "RankingTaskItem" ("taskId", "completionId")
    select ${key('t')}, ${key('c')} || k from generate_series(1, ${prompts}) i, generate_series(0, 3) k;
  insert into "Assignment" (id, "taskId", "userId", status, "displayOrder", "leasedUntil")
    select ${key('a')} || j, ${key('t')}, ${person}, 'submitted', ${shown}, now()
    from generate_series(1, ${prompts}) i, generate_series(0, ${PER_TASK - 1}) j;
  insert into "Ranking" (id, "projectId", "taskId", "annotatorId", "displayOrder", "activeMs")
    select ${key('r')} || j, 'bench', ${key('t')}, ${person}, ${shown}, 30000
    from generate_series(1, ${prompts}) i, generate_series(0, ${PER_TASK - 1}) j;
  insert into "RankingItem" ("rankingId", "completionId", rank, flags)
    select ${key('r')} || j, ${key('c')} || k, k + 1, '{}'
    from generate_series(1, ${prompts}) i, generate_series(0, ${PER_TASK - 1}) j, generate_series(0, 3) k;
  analyze;
`

async function measure(): Promise<void> {
  const { nextTask } = await import('@/server/services/rankings/next-task')
  const { rankProgress } = await import('@/server/services/rankings/rank-progress')
  const { submitRanking } = await import('@/server/services/rankings/submit-ranking')
  const { countWaiting } = await import('@/server/services/projects/count-waiting')
  for (const [who, name] of [
    [0, 'the first, who did the oldest tasks'],
    [PEOPLE - 1, 'the last, who did the newest'],
  ] as const) {
    const actor = {
      userId: `u${String(who).padStart(8, '0')}`,
      projectId: 'bench',
      role: 'annotator' as const,
    }
    const waits: number[] = []
    let task = await nextTask(actor)
    for (let round = 0; round < ROUNDS && task; round++) {
      const items = task.completions.map(({ id }, index) => ({ completionId: id, rank: index + 1 }))
      const start = performance.now()
      await submitRanking(actor, { taskId: task.taskId, items, activeMs: 1000 })
      task = await nextTask(actor)
      waits.push(performance.now() - start)
    }
    console.log(`${name}: submit and next task ${summary(waits)}`)
    const progress = await times(20, () => rankProgress(actor))
    const waiting = await times(20, () => countWaiting(actor))
    console.log(`  beside it: progress ${summary(progress)}; what waits, for the sidebar ${summary(waiting)}`)
  }
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  return taken
}

function summary(taken: number[]): string {
  const sorted = [...taken].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(0)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms of ${sorted.length}`
}

const start = performance.now()
await withBenchDatabase(FILL, async () => {
  console.log(
    `${prompts} prompts, ${prompts * PER_TASK} rankings filled in ${((performance.now() - start) / 1000).toFixed(0)} s`,
  )
  await measure()
})
