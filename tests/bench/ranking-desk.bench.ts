/**
 * How long somebody waits on the server between sending a ranking and the next task, in a project with 100,000 prompts,
 * 400,000 completions and 1,000,000 rankings; and the same for the figures beside it, which nobody waits for.
 *
 *     node --import tsx tests/bench/ranking-desk.bench.ts [prompts, default 100000]
 */
import { withBenchDatabase } from './support/bench-database'
import { RANKED_PEOPLE, RANKED_PROJECT, rankedPerson, rankedProject } from './support/ranked-project'

const prompts = Number(process.argv[2] ?? 100_000)
const ROUNDS = 200

async function measure(): Promise<void> {
  const { nextTask } = await import('@/server/services/rankings/next-task')
  const { rankProgress } = await import('@/server/services/rankings/rank-progress')
  const { submitRanking } = await import('@/server/services/rankings/submit-ranking')
  const { countWaiting } = await import('@/server/services/projects/count-waiting')
  for (const [who, name] of [
    [0, 'the first, who did the oldest tasks'],
    [RANKED_PEOPLE - 1, 'the last, who did the newest'],
  ] as const) {
    const actor = {
      userId: rankedPerson(who),
      projectId: RANKED_PROJECT,
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
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(0)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms of ${sorted.length}`
}

const start = performance.now()
await withBenchDatabase(rankedProject(prompts).join(';\n'), async () => {
  console.log(
    `${prompts} prompts, ${prompts * 10} rankings filled in ${((performance.now() - start) / 1000).toFixed(0)} s`,
  )
  await measure()
})
