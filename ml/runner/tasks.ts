/** Runs any task in this process and always ends with exactly one `finished`, `stopped` or `failed` event. */
import { DiskFullError, isNoSpace } from '../checkpoint/disk-full'
import type { OnlineAlgorithm, PolicyTask, Task, TaskEnd, TaskEvent } from '../contract'
import { messageOf } from '../messages/task-error'
import { generateText } from '../starter/pretraining-source'
import { measureLogProbs } from '../tasks/log-probs-task'
import { sampleCompletions } from '../tasks/sample-task'
import { scoreCompletions } from '../tasks/score-task'
import { trainDpo } from '../trainers/offline/dpo'
import { pretrain } from '../trainers/offline/pretrain'
import { trainRewardModel } from '../trainers/offline/reward'
import { trainSft } from '../trainers/offline/sft'
import { trainBestOfN } from '../trainers/online/best-of-n'
import { trainGrpo } from '../trainers/online/grpo'
import { trainPpo } from '../trainers/online/ppo'
import { trainReinforce } from '../trainers/online/reinforce'
import { trainRloo } from '../trainers/online/rloo'
import type { TrainerOptions } from '../trainers/trainer-options'

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
      message: messageOf(error),
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
