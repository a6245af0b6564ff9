/**
 * Simulated people: users like any others, marked as simulated, who lease tasks and submit rankings through the services
 * that the ranking desk calls. Who they are and how they err: `ml/starter/annotators.ts`.
 */
import { PERSONAS, type Persona, rankAs } from '../../ml/starter/annotators'
import { createRng, type Rng } from '../../ml/tensor/rng'
import { db } from '../db'
import type { Role } from '../generated/prisma/client'
import type { Actor } from '../services/actor'
import { nextTask } from '../services/rankings/next-task'
import { submitRanking } from '../services/rankings/submit-ranking'
import type { GoldJudge } from '../worker/gold-judge'

export interface CrowdMember {
  actor: Actor
  persona: Persona
}

/** One member per persona. */
export async function hireCrowd(projectId: string): Promise<CrowdMember[]> {
  const crowd: CrowdMember[] = []
  for (const persona of PERSONAS) {
    crowd.push({ persona, actor: await hire(projectId, persona.id, 'annotator') })
  }
  return crowd
}

/** The one who starts the runs. */
export const hireResearcher = (projectId: string): Promise<Actor> =>
  hire(projectId, 'researcher', 'researcher')

/** Nobody can sign in as a simulated person: the hash is of no password. */
async function hire(projectId: string, name: string, role: Role): Promise<Actor> {
  const email = `${name}@simulated.invalid`
  const { id: userId } = await db().user.upsert({
    where: { email },
    create: { email, name, passwordHash: '-', isSimulated: true },
    update: {},
    select: { id: true },
  })
  await db().member.upsert({
    where: { projectId_userId: { projectId, userId } },
    create: { projectId, userId, role },
    update: {},
  })
  return { projectId, userId, role }
}

export interface RankedByCrowd {
  rankings: number
  /** Share of the pairs with different gold that were ordered as gold orders them; ties count half. */
  agreement: number
}

/**
 * The members take turns until no task is left. While one ranking is sent the next task is leased, by somebody else: the
 * order of leases and of rankings stays that of the turns, so that a seed gives the same data.
 */
export async function rankEverything(
  crowd: CrowdMember[],
  judge: GoldJudge,
  seed: number,
): Promise<RankedByCrowd> {
  const rng = createRng(seed)
  const agreement = { agreed: 0, pairs: 0 }
  let rankings = 0
  const lease = (turn: number) => leaseAs(crowd[turn % crowd.length])
  for (let leased = await lease(0); leased; rankings++) {
    const { member, taskId, promptKey, completions } = leased
    const tiers = rankOne(member.persona, judge, promptKey, completions, rng)
    const ranks = completions.map((_, i) => tiers.findIndex((tier) => tier.includes(i)) + 1)
    const golds = completions.map(({ text, endedByItself }) => judge.score(promptKey, text, endedByItself))
    compareWithGold(ranks, golds, agreement)
    const items = completions.map(({ id }, i) => ({ completionId: id, rank: ranks[i] }))
    ;[leased] = await Promise.all([lease(rankings + 1), submitRanking(member.actor, { taskId, items })])
  }
  return { rankings, agreement: agreement.agreed / agreement.pairs }
}

/** Counts the pairs that gold tells apart, and how many the ranks order the same way. */
function compareWithGold(ranks: number[], golds: number[], counts: { agreed: number; pairs: number }): void {
  for (let i = 0; i < golds.length; i++) {
    for (let j = 0; j < golds.length; j++) {
      if (golds[i] <= golds[j]) continue
      counts.pairs++
      counts.agreed += ranks[i] === ranks[j] ? 0.5 : Number(ranks[i] < ranks[j])
    }
  }
}

interface LeasedTask {
  member: CrowdMember
  taskId: string
  promptKey: string
  completions: ShownCompletion[]
}

/** Null when nothing is left for this member. */
async function leaseAs(member: CrowdMember): Promise<LeasedTask | null> {
  const task = await nextTask(member.actor)
  return task && { member, taskId: task.taskId, ...(await readTask(task.taskId)) }
}

interface ShownCompletion {
  id: string
  text: string
  endedByItself: boolean
}

/** In the order of sampling, so that a seed gives the same rankings whatever the order on screen. */
async function readTask(taskId: string): Promise<{ promptKey: string; completions: ShownCompletion[] }> {
  const { prompt, items } = await db().rankingTask.findUniqueOrThrow({
    where: { id: taskId },
    select: {
      prompt: { select: { key: true } },
      items: {
        orderBy: { completion: { index: 'asc' } },
        select: { completion: { select: { id: true, text: true, finishReason: true } } },
      },
    },
  })
  return {
    promptKey: prompt.key,
    completions: items.map(({ completion: { id, text, finishReason } }) => ({
      id,
      text,
      endedByItself: finishReason === 'eos',
    })),
  }
}

/** Chance depends on the person and the prompt alone, not on whose turn came first. */
function rankOne(
  persona: Persona,
  judge: GoldJudge,
  promptKey: string,
  completions: ShownCompletion[],
  rng: Rng,
): number[][] {
  return rankAs(persona, judge.promptOf(promptKey), completions, rng.fork(`${persona.id}/${promptKey}`))
}
