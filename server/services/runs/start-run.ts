/** Starts a run of any kind that somebody may start. */
import type { StartableKind, StartRequest } from '../../schemas/run'
import type { Actor } from '../actor'
import type { CreatedRun } from './create-run'
import { startPolicy } from './start-policy'
import { startPretrain } from './start-pretrain'
import { startReward } from './start-reward'
import { startSample } from './start-sample'
import { startScore } from './start-score'
import { startSft } from './start-sft'

type Start<Kind extends StartableKind> = (actor: Actor, request: StartRequest<Kind>) => Promise<CreatedRun>

const STARTS: { [Kind in StartableKind]: Start<Kind> } = {
  pretrain: startPretrain,
  sft: startSft,
  sample: startSample,
  reward: startReward,
  policy: startPolicy,
  score: startScore,
}

/** @throws AppError as the service of the kind does */
export const startRun = <Kind extends StartableKind>(
  actor: Actor,
  kind: Kind,
  request: StartRequest<Kind>,
): Promise<CreatedRun> => STARTS[kind](actor, request)
