/** An earlier run as the beginning of a new one: what its form would have looked like. Pure. */
import type { ApiOutput } from '@/app/_trpc/client'
import type { PolicyAlgorithm } from '@/ml/trainers/configs/policy-config'
import type { MixPart } from '@/server/schemas/run'
import { algorithmOf, isRecord, type Overrides } from '../../_components/config-fields'

export interface Template {
  /** "policy-3" */
  name: string
  modelId?: string
  rewardId?: string
  moreRewardIds: string[]
  provider: string
  algorithm: PolicyAlgorithm
  overrides: Overrides
  includeSeeds: boolean
  evaluates: boolean
  /** Of a pre-training run. */
  startsFrom: 'nothing' | 'weights'
  mix: MixPart[] | null
  snapshotId: string | null
  /** Of a sampling run. */
  sample: Record<string, unknown>
}

const SAMPLE_FIELDS = ['completionsPerPrompt', 'overlap', 'alsoFrom', 'stop', 'dropsNearIdentical'] as const

type Run = Pick<
  ApiOutput['runs']['get'],
  'name' | 'config' | 'model' | 'rewardModel' | 'requestedProvider' | 'snapshot'
>

export function templateOf({ name, config, model, rewardModel, requestedProvider, snapshot }: Run): Template {
  const chosen = isRecord(config) ? config : {}
  return {
    name,
    modelId: model?.id,
    rewardId: rewardModel?.id,
    moreRewardIds: Array.isArray(chosen.moreRewardModelIds) ? (chosen.moreRewardModelIds as string[]) : [],
    provider: requestedProvider,
    algorithm: algorithmOf(config),
    overrides: isRecord(chosen.overrides) ? (chosen.overrides as Overrides) : {},
    includeSeeds: chosen.includeSeeds !== false,
    evaluates: chosen.evaluates !== false,
    startsFrom: chosen.startsFrom === 'weights' ? 'weights' : 'nothing',
    mix: Array.isArray(chosen.mix) ? (chosen.mix as MixPart[]) : null,
    snapshotId: snapshot?.id ?? null,
    sample: {
      ...(isRecord(chosen.settings) && { settings: chosen.settings }),
      ...Object.fromEntries(
        SAMPLE_FIELDS.flatMap((field) => (field in chosen ? [[field, chosen[field]]] : [])),
      ),
    },
  }
}
