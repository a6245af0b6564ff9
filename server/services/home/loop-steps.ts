/**
 * Where a project stands in the loop: seven steps, one of them next. Pure: counts in, steps out.
 *
 * Steps 1–3 happen once. Steps 4–7 are a round, which begins again when new answers are sampled after a policy was made:
 * rankings and reward models older than the last policy belong to the rounds before.
 */

export const STEP_IDS = [
  'prompts',
  'demonstrations',
  'sft',
  'rankings',
  'reward',
  'policy',
  'compare',
] as const
export type StepId = (typeof STEP_IDS)[number]

/** Fewer teach too little; more are welcome. */
export const DEMONSTRATIONS_TARGET = 50
/** A round is judged when its interval is narrow enough to mean something. */
export const VOTES_TARGET = 30
/** A reward model may be trained before every task is ranked, once there are this many rankings. */
export const RANKINGS_MIN = 20

export interface LoopCounts {
  prompts: number
  demonstrations: number
  sftVersions: number
  policyVersions: number
  /** Since the last policy was made, or ever when there is none. */
  roundTasks: number
  roundTasksDone: number
  roundRankings: number
  roundRewardVersions: number
  /** On pairs with the latest policy. */
  votesOnLatestPolicy: number
  /** Under way, at most one per step matters: the newest. */
  active: Partial<Record<StepId, ActiveRun>>
}

export interface ActiveRun {
  runId: string
  isWaiting: boolean
  step: number
  totalSteps: number
  etaMs: number | null
}

export interface LoopStep {
  id: StepId
  state: 'done' | 'running' | 'next' | 'later'
  done: number
  /** Null when there is no number to reach. */
  target: number | null
  run: ActiveRun | null
}

export interface Loop {
  /** 1 for the first pass, counted up with every new set of answers after a policy. */
  round: number
  steps: LoopStep[]
  /** The step people should take, or null while a run does the work. A round that is judged starts again at "rankings". */
  next: StepId | null
  /** The next round has no answers to rank yet: somebody has to sample them. */
  needsSampling: boolean
}

export function loopSteps(counts: LoopCounts): Loop {
  const isNewRound = counts.policyVersions > 0 && counts.roundTasks > 0
  const isJudging = counts.policyVersions > 0 && !isNewRound
  const round = counts.policyVersions + (isJudging ? 0 : 1)

  const isDone: Record<StepId, boolean> = {
    prompts: counts.prompts > 0,
    demonstrations: counts.demonstrations >= DEMONSTRATIONS_TARGET,
    sft: counts.sftVersions > 0,
    rankings:
      isJudging ||
      (counts.roundTasks > 0 && counts.roundTasksDone >= counts.roundTasks) ||
      counts.roundRewardVersions > 0,
    reward: isJudging || counts.roundRewardVersions > 0,
    policy: isJudging,
    compare: isJudging && counts.votesOnLatestPolicy >= VOTES_TARGET,
  }
  // Having the result of a step means the step was enough, whatever the target says.
  if (isDone.sft) isDone.demonstrations = true

  const progress: Record<StepId, [done: number, target: number | null]> = {
    prompts: [counts.prompts, null],
    demonstrations: [counts.demonstrations, DEMONSTRATIONS_TARGET],
    sft: [counts.sftVersions, null],
    rankings: [counts.roundTasksDone, counts.roundTasks],
    reward: [counts.roundRewardVersions, null],
    policy: [counts.policyVersions, null],
    compare: [counts.votesOnLatestPolicy, VOTES_TARGET],
  }

  const firstOpen = STEP_IDS.find((id) => !isDone[id])
  const isEverythingDone = firstOpen === undefined
  const current: StepId = firstOpen ?? 'rankings'
  const run = counts.active[current]
  const steps = STEP_IDS.map((id): LoopStep => {
    const [done, target] = progress[id]
    const active = counts.active[id] ?? null
    const isNext = id === current && !isEverythingDone
    return {
      id,
      done,
      target,
      run: active,
      state: active ? 'running' : isDone[id] ? 'done' : isNext ? 'next' : 'later',
    }
  })
  const needsSampling =
    current === 'rankings' && counts.sftVersions > 0 && (isEverythingDone || counts.roundTasks === 0)
  return { round, steps, next: run ? null : current, needsSampling }
}
