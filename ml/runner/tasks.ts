/** Runs any task in this process and always ends with exactly one `finished`, `stopped` or `failed` event. */
import { DiskFullError, isNoSpace } from '../checkpoint/disk-full'
import { generateText } from '../starter/pretraining-source'
import { trainBestOfN } from '../trainers/best-of-n'
import { trainDpo } from '../trainers/dpo'
import { trainGrpo } from '../trainers/grpo'
import { measureLogProbs } from '../trainers/log-probs-task'
import { trainPpo } from '../trainers/ppo'
import { pretrain } from '../trainers/pretrain'
import { trainReinforce } from '../trainers/reinforce'
import { trainRewardModel } from '../trainers/reward'
import { trainRloo } from '../trainers/rloo'
import { sampleCompletions } from '../trainers/sample-task'
import { scoreCompletions } from '../trainers/score-task'
import { trainSft } from '../trainers/sft'
import type { TrainerOptions } from '../trainers/trainer-options'
import type { OnlineAlgorithm, PolicyTask, Task, TaskEnd, TaskEvent } from './contract'

/** Resolves with the end, which `onEvent` has seen too. What a task throws becomes a `failed` end with its message. */
export async function runTask(task: Task, { onEvent, signal }: TrainerOptions): Promise<TaskEnd> {
  let step = 0
  const watch = (event: TaskEvent) => {
    if (event.type === 'progress') step = event.step
    onEvent(event)
  }
  const end = await runKind(task, { onEvent: watch, signal }).catch(
    (error: unknown): TaskEnd => ({
      type: 'failed',
      message: error instanceof Error ? error.message : String(error),
      step,
      ...((error instanceof DiskFullError || isNoSpace(error)) && { isDiskFull: true }),
    }),
  )
  onEvent(end)
  return end
}

const ONLINE_TRAINERS: Record<
  OnlineAlgorithm,
  (task: PolicyTask, options: TrainerOptions) => Promise<TaskEnd>
> = {
  ppo: trainPpo,
  grpo: trainGrpo,
  rloo: trainRloo,
  reinforce: trainReinforce,
  'best-of-n': trainBestOfN,
}

/** Async, so that what a trainer throws before its first await is an end like any other. */
async function runKind(task: Task, options: TrainerOptions): Promise<TaskEnd> {
  switch (task.kind) {
    case 'pretrain':
      return pretrain(task, options, generateText)
    case 'sft':
      return trainSft(task, options)
    case 'reward':
      return trainRewardModel(task, options)
    case 'policy':
      return ONLINE_TRAINERS[task.algorithm ?? 'ppo'](task, options)
    case 'dpo':
      return trainDpo(task, options)
    case 'sample':
      return sampleCompletions(task, options)
    case 'score':
      return scoreCompletions(task, options)
    case 'log-probs':
      return measureLogProbs(task, options)
  }
}
