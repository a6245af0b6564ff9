/** What the loop map says: a line per step, the next step with its reason and act, and what follows. Pure. */
import { modelName } from '@/app/_components/ui/model-chip'
import type { Words } from '@/app/_i18n/words'
import type { ApiOutput } from '@/app/_trpc/client'

export type Loop = ApiOutput['projects']['loopState']
export type LoopStep = Loop['steps'][number]
export type StepId = LoopStep['id']

type T = Words<'loop'>

/** The small line under a step's name. */
export function stepDetail(step: LoopStep, t: T): string {
  if (step.run) {
    const { isWaiting, totalSteps } = step.run
    if (isWaiting) return t('waiting')
    return totalSteps > 0 ? t('runningAt', { share: step.run.step / totalSteps }) : t('running')
  }
  if (step.state === 'done') return whenDone(step, t)
  if (step.state === 'next') {
    return step.target ? t('upNextOf', { count: step.done, target: step.target }) : t('upNext')
  }
  return t(`later.${step.id}`)
}

function whenDone({ id, done, target }: LoopStep, t: T): string {
  switch (id) {
    case 'sft':
    case 'policy':
      return modelName(id, done)
    case 'rankings':
      return target ? t('finished.rankings', { count: done, target }) : t('finished.rankingsAll')
    case 'reward':
      return t(done > 0 ? 'finished.reward' : 'finished.rewardWithout')
    default:
      return t(`finished.${id}`, { count: done })
  }
}

/** Where a step's work is done. */
export function stepHref(projectId: string, id: StepId): string {
  const project = `/p/${projectId}`
  return {
    prompts: `${project}/prompts`,
    demonstrations: `/desk/${projectId}/write`,
    sft: `${project}/runs`,
    rankings: `/desk/${projectId}/rank`,
    reward: `${project}/runs`,
    policy: `${project}/runs`,
    compare: `${project}/compare`,
  }[id]
}

export interface NextStep {
  title: string
  why: string
  act: { label: string; href: string }
  other?: { label: string; href: string }
}

/** What to do now, or null while a run does the work. `votesWaiting` are the pairs this person has not judged. */
export function nextStep(projectId: string, loop: Loop, votesWaiting: number, t: T): NextStep | null {
  const step = loop.steps.find(({ id }) => id === loop.next)
  if (!step) return null
  const left = Math.max(0, (step.target ?? 0) - step.done)
  const hrefOf = (id: StepId) => stepHref(projectId, id)
  const newRun = (kind: string) => `/p/${projectId}/runs/new?kind=${kind}`
  switch (step.id) {
    case 'prompts':
      return {
        title: t('next.prompts.title'),
        why: t('next.prompts.why'),
        act: { label: t('next.prompts.act'), href: hrefOf('prompts') },
      }
    case 'demonstrations':
      return {
        title: t('next.demonstrations.title', { count: left }),
        why: t('next.demonstrations.why'),
        act: { label: t('next.demonstrations.act'), href: hrefOf('demonstrations') },
      }
    case 'sft':
      return {
        title: t('next.sft.title'),
        why: t('next.sft.why', { count: loop.steps[1].done }),
        act: { label: t('next.sft.act'), href: newRun('sft') },
        other: { label: t('next.sft.other'), href: hrefOf('demonstrations') },
      }
    case 'rankings':
      if (loop.needsSampling) {
        return {
          title: t(loop.round > 1 ? 'next.sample.titleAgain' : 'next.sample.title'),
          why: t('next.sample.why'),
          act: { label: t('next.sample.act'), href: newRun('sample') },
          other: { label: t('next.sample.other'), href: hrefOf('compare') },
        }
      }
      return {
        title: t('next.rankings.title', { count: left }),
        why: t('next.rankings.why'),
        act: { label: t('next.rankings.act'), href: hrefOf('rankings') },
        other:
          loop.roundRankings >= loop.rankingsMin
            ? { label: t('next.rankings.other'), href: newRun('reward') }
            : undefined,
      }
    case 'reward':
      return {
        title: t('next.reward.title'),
        why: t('next.reward.why', { count: loop.roundRankings }),
        act: { label: t('next.reward.act'), href: newRun('reward') },
        other: { label: t('next.reward.other'), href: hrefOf('rankings') },
      }
    case 'policy':
      return {
        title: t('next.policy.title'),
        why: t('next.policy.why'),
        act: { label: t('next.policy.act'), href: newRun('policy') },
      }
    case 'compare':
      if (votesWaiting === 0) {
        return {
          title: t('next.compare.title'),
          why: t('next.compare.why'),
          act: { label: t('next.compare.act'), href: hrefOf('compare') },
        }
      }
      return {
        title: t('next.vote.title', { count: left }),
        why: t('next.vote.why'),
        act: { label: t('next.vote.act'), href: `/desk/${projectId}/vote` },
        other: { label: t('next.vote.other'), href: hrefOf('compare') },
      }
  }
}

const ROUND = ['rankings', 'reward', 'policy'] as const
const ORDER = ['sft', ...ROUND, 'compare'] as const
const SHOWN = 3

/** The steps after the current one; the loop closes, so there is always something. */
export function whatFollows(loop: Loop): (typeof ORDER)[number][] {
  const placeOf = (id: StepId) => loop.steps.findIndex((step) => step.id === id)
  const current = loop.steps.findIndex((step) => step.id === loop.next || step.state === 'running')
  // Past the last step the round starts again.
  return [...ORDER.filter((id) => placeOf(id) > current), ...ROUND].slice(0, SHOWN)
}
