/** What the loop map says: a name and a line per step, the next step with its reason and act, and what follows. Pure. */
import { formatCount, plural } from '@/app/_components/format'
import type { ApiOutput } from '@/app/_trpc/client'

export type Loop = ApiOutput['projects']['loopState']
export type LoopStep = Loop['steps'][number]
export type StepId = LoopStep['id']

export const STEP_NAME: Record<StepId, string> = {
  prompts: 'Prompts',
  demonstrations: 'Write answers',
  sft: 'Fine-tune',
  rankings: 'Rank answers',
  reward: 'Train the reward',
  policy: 'Update the policy',
  compare: 'Compare',
}

const LATER: Record<StepId, string> = {
  prompts: 'what people ask',
  demonstrations: 'how to answer well',
  sft: 'learns to answer',
  rankings: 'which answer is better',
  reward: 'learns what you prefer',
  policy: 'practises for reward',
  compare: 'blind, against the last',
}

const DONE: Record<StepId, (step: LoopStep) => string> = {
  prompts: ({ done }) => `${formatCount(done)} ready`,
  demonstrations: ({ done }) => `${formatCount(done)} written`,
  sft: ({ done }) => `SFT v${done}`,
  rankings: ({ done, target }) =>
    target ? `${formatCount(done)} of ${formatCount(target)} ranked` : 'ranked',
  reward: ({ done }) => (done > 0 ? 'trained' : 'done'),
  policy: ({ done }) => `Policy v${done}`,
  compare: ({ done }) => plural(done, 'vote'),
}

/** The small line under a step's name. */
export function stepDetail(step: LoopStep): string {
  if (step.run) {
    if (step.run.isWaiting) return 'waiting for a worker'
    return step.run.totalSteps > 0
      ? `${Math.round((100 * step.run.step) / step.run.totalSteps)}%, running`
      : 'running'
  }
  if (step.state === 'done') return DONE[step.id](step)
  if (step.state === 'next') {
    return step.target ? `${formatCount(step.done)} of ${formatCount(step.target)}, up next` : 'up next'
  }
  return LATER[step.id]
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
export function nextStep(projectId: string, loop: Loop, votesWaiting: number): NextStep | null {
  const step = loop.steps.find(({ id }) => id === loop.next)
  if (!step) return null
  const left = Math.max(0, (step.target ?? 0) - step.done)
  const newRun = (kind: string) => `/p/${projectId}/runs/new?kind=${kind}`
  const href = stepHref(projectId, step.id)
  switch (step.id) {
    case 'prompts':
      return {
        title: 'Add prompts',
        why: 'Prompts are the questions that people and models answer.',
        act: { label: 'Open prompts', href },
      }
    case 'demonstrations':
      return {
        title: `Write ${plural(left, 'more answer', 'more answers')}`,
        why: 'The first model learns from these. Fifty careful answers beat five hundred quick ones.',
        act: { label: 'Write an answer', href },
      }
    case 'sft':
      return {
        title: 'Fine-tune the base model',
        why: `It learns to answer from ${plural(loop.steps[1].done, 'demonstration')}. This takes a few minutes on a laptop.`,
        act: { label: 'Start fine-tuning', href: newRun('sft') },
        other: { label: 'Write more answers', href: stepHref(projectId, 'demonstrations') },
      }
    case 'rankings':
      if (loop.needsSampling) {
        return {
          title: loop.round > 1 ? 'Go round again' : 'Sample answers to rank',
          why: 'The model writes four answers to each prompt. People then say which are better.',
          act: { label: 'Sample answers', href: newRun('sample') },
          other: { label: 'Compare the models', href: stepHref(projectId, 'compare') },
        }
      }
      return {
        title: `Rank ${plural(left, 'more prompt', 'more prompts')}`,
        why: 'Put four answers to the same prompt in order, ties allowed. Nobody sees which model wrote them.',
        act: { label: 'Rank answers', href },
        other:
          loop.roundRankings >= loop.rankingsMin
            ? { label: 'Train the reward model now', href: newRun('reward') }
            : undefined,
      }
    case 'reward':
      return {
        title: 'Train the reward model',
        why: `It learns from ${plural(loop.roundRankings, 'ranking')} what people prefer, and scores answers nobody has seen.`,
        act: { label: 'Train the reward model', href: newRun('reward') },
        other: { label: 'Rank more answers', href: stepHref(projectId, 'rankings') },
      }
    case 'policy':
      return {
        title: 'Update the policy',
        why: 'The model practises answers that the reward model scores highly, held close to where it started.',
        act: { label: 'Start the policy update', href: newRun('policy') },
      }
    case 'compare':
      if (votesWaiting === 0) {
        return {
          title: 'See if it got better',
          why: 'Compare the models side by side, then set up blind pairs for people to vote on.',
          act: { label: 'Compare the models', href },
        }
      }
      return {
        title: `Vote on ${plural(left, 'more pair')}`,
        why: 'Two answers, names hidden. Your votes decide whether the new policy is better, with an honest interval.',
        act: { label: 'Vote', href: `/desk/${projectId}/vote` },
        other: { label: 'Compare side by side', href },
      }
  }
}

/** The steps after the current one, in words; the loop closes, so there is always something. */
export function whatFollows(loop: Loop): { id: StepId; title: string; text: string }[] {
  const current = loop.steps.findIndex((step) => step.id === loop.next || step.state === 'running')
  const order: StepId[] = ['sft', 'rankings', 'reward', 'policy', 'compare']
  const words: Record<StepId, [string, string]> = {
    prompts: ['Prompts', 'People and models answer them.'],
    demonstrations: ['People write answers', 'The first model learns from them.'],
    sft: ['The base model is fine-tuned', 'It learns to answer from what people wrote.'],
    rankings: ['People rank its answers', 'Each prompt gets four answers. Equal ones may share a rank.'],
    reward: ['A reward model learns what you prefer', 'Checked on prompts it has not seen.'],
    policy: [
      'The policy practises for reward',
      'Kept close to where it started; it stops by itself when it strays.',
    ],
    compare: ['You see if it got better', 'A blind vote decides, with an honest interval.'],
  }
  const after = order.filter((id) => loop.steps.findIndex((step) => step.id === id) > current)
  // Past the last step the round starts again.
  const following =
    after.length >= 3
      ? after.slice(0, 3)
      : [...after, ...(['rankings', 'reward', 'policy'] as const).slice(0, 3 - after.length)]
  return following.map((id) => ({ id, title: words[id][0], text: words[id][1] }))
}
