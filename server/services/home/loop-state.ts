/** Reads the counts behind the loop map, and who has been working on the current step. */
import { db } from '../../db'
import type { RunKind } from '../../generated/prisma/client'
import type { Actor } from '../actor'
import { TYPED_TASK_TYPE } from '../prompts/typed-prompts'
import { type ActiveRun, type LoopCounts, loopSteps, RANKINGS_MIN, type StepId } from './loop-steps'

/** Which step of the loop a run of this kind is; the others are none. */
const STEP_OF_RUN: Partial<Record<RunKind, StepId>> = {
  sft: 'sft',
  sample: 'rankings',
  reward: 'reward',
  policy: 'policy',
}

export async function readLoopState(actor: Actor) {
  const { projectId } = actor
  const lastPolicy = await db().modelVersion.findFirst({
    where: { projectId, kind: 'policy' },
    orderBy: { version: 'desc' },
    select: { id: true, createdAt: true },
  })
  const since = { createdAt: { gt: lastPolicy?.createdAt ?? new Date(0) } }
  const [
    prompts,
    demonstrations,
    sftVersions,
    policyVersions,
    roundTasks,
    roundTasksDone,
    roundRankings,
    roundRewardVersions,
    votes,
    active,
  ] = await Promise.all([
    db().prompt.count({ where: { projectId, taskType: { not: TYPED_TASK_TYPE } } }),
    db().demonstration.count({ where: { projectId } }),
    db().modelVersion.count({ where: { projectId, kind: 'sft' } }),
    db().modelVersion.count({ where: { projectId, kind: 'policy' } }),
    db().rankingTask.count({ where: { projectId, ...since } }),
    db().rankingTask.count({ where: { projectId, status: 'done', ...since } }),
    db().ranking.count({ where: { projectId, task: since } }),
    db().modelVersion.count({ where: { projectId, kind: 'reward', ...since } }),
    lastPolicy
      ? db().arenaVote.count({
          where: { match: { projectId, OR: [{ modelAId: lastPolicy.id }, { modelBId: lastPolicy.id }] } },
        })
      : 0,
    readActive(projectId),
  ])
  const counts: LoopCounts = {
    prompts,
    demonstrations,
    sftVersions,
    policyVersions,
    roundTasks,
    roundTasksDone,
    roundRankings,
    roundRewardVersions,
    votesOnLatestPolicy: votes,
    active,
  }
  const loop = loopSteps(counts)
  return {
    ...loop,
    roundRankings,
    rankingsMin: RANKINGS_MIN,
    contributors: await readContributors(projectId, loop.next),
  }
}

async function readActive(projectId: string): Promise<LoopCounts['active']> {
  const runs = await db().run.findMany({
    where: { projectId, isProbe: false, status: { in: ['waiting', 'running'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, kind: true, status: true, step: true, totalSteps: true, etaMs: true },
  })
  const active: Partial<Record<StepId, ActiveRun>> = {}
  for (const { id, kind, status, step, totalSteps, etaMs } of runs) {
    const stepId = STEP_OF_RUN[kind]
    if (stepId) active[stepId] = { runId: id, isWaiting: status === 'waiting', step, totalSteps, etaMs }
  }
  return active
}

export interface Contributor {
  name: string
  count: number
}

/** Who did how much of a step that people do; empty for the others. Seeds and simulated annotators are not people. */
async function readContributors(projectId: string, step: StepId | null): Promise<Contributor[]> {
  if (step !== 'demonstrations' && step !== 'rankings' && step !== 'compare') return []
  const people = await db().user.findMany({
    where: { isSimulated: false, memberships: { some: { projectId } } },
    select: {
      name: true,
      _count: {
        select: {
          demonstrations: { where: { projectId } },
          rankings: { where: { projectId } },
          arenaVotes: { where: { match: { projectId } } },
        },
      },
    },
  })
  const key = ({ demonstrations: 'demonstrations', rankings: 'rankings', compare: 'arenaVotes' } as const)[
    step
  ]
  return people
    .map(({ name, _count }) => ({ name, count: _count[key] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 5)
}
