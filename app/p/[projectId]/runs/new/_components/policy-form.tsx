'use client'

/** A policy update: by which algorithm, from which model, by which reward models or rankings, and how. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { useTRPCClient } from '@/app/_trpc/client'
import { POLICY_ALGORITHMS, type PolicyAlgorithm } from '@/ml/trainers/configs/policy-config'
import { EVALUATION } from '@/server/schemas/evaluation'
import type { Overrides } from '../../_components/config-fields'
import { AlgorithmCards } from './algorithm-cards'
import { PromptCounts, RankingCounts } from './data-counts'
import { ModelSelect } from './model-select'
import { MoreRewardModels } from './more-reward-models'
import { likelyModel, type Missing, type RunFormProps } from './run-form'
import { RunFormFrame } from './run-form-frame'
import { TrainerSettings } from './trainer-settings'

const STARTS_FROM = ['sft', 'policy']

export function PolicyForm(props: RunFormProps) {
  const { projectId, form, template } = props
  const t = useTranslations('runs')
  const client = useTRPCClient()
  const [algorithm, setAlgorithm] = useState<PolicyAlgorithm>(template?.algorithm ?? 'ppo')
  const [model, setModel] = useState(() => likelyModel(form, STARTS_FROM, props.modelId))
  const rewards = useRewardModels(props)
  const [overrides, setOverrides] = useState<Overrides>(template?.overrides ?? {})
  const [evaluates, setEvaluates] = useState(template?.evaluates ?? true)
  const byRankings = POLICY_ALGORITHMS[algorithm].learnsFrom === 'rankings'

  const whatIsMissing = (): Missing | null => {
    if (!byRankings && !rewards.first) return 'reward'
    if (!model) return 'sft'
    return byRankings && form.rankings.train === 0 ? 'rankings' : null
  }
  return (
    <RunFormFrame
      kind="policy"
      of={props}
      request={{
        modelVersionId: model ?? '',
        ...(!byRankings && rewards.request),
        algorithm,
        overrides,
        evaluates,
      }}
      start={(request) => client.runs.startPolicy.mutate(request)}
      missing={whatIsMissing()}
      startLabel={t('startTraining')}
      first={
        <AlgorithmCards
          value={algorithm}
          onChange={(next) => {
            setAlgorithm(next)
            setOverrides({})
          }}
        />
      }
      last={<EvaluatesCheckbox checked={evaluates} onChange={setEvaluates} />}
    >
      <Card>
        <CardHead title={t('startFrom')} />
        <div className="grid gap-3 sm:grid-cols-2">
          <ModelSelect
            label={t('modelLabels.policy')}
            hint={byRankings ? t('heldClose') : t('modelHints.policy')}
            models={form.models.filter(({ kind }) => STARTS_FROM.includes(kind))}
            value={model}
            onChange={setModel}
          />
          {!byRankings && <RewardModelFields {...rewards} />}
        </div>
      </Card>
      {byRankings ? <RankingCounts projectId={projectId} form={form} /> : <PromptCounts form={form} />}
      <TrainerSettings
        kind="policy"
        algorithm={algorithm}
        overrides={overrides}
        onChange={setOverrides}
        template={template}
      />
    </RunFormFrame>
  )
}

/** The reward model that scores, and further ones that score with it. */
function useRewardModels({ form, rewardId, template }: RunFormProps) {
  const models = form.models.filter(({ kind }) => kind === 'reward')
  const [first, setFirst] = useState<string | undefined>(
    () => models.find(({ id }) => id === rewardId)?.id ?? models[0]?.id,
  )
  const [more, setMore] = useState<string[]>(template?.moreRewardIds ?? [])
  return {
    models,
    first,
    setFirst,
    more,
    setMore,
    request: {
      rewardModelId: first,
      moreRewardModelIds: more.filter((id) => id !== first && models.some((one) => one.id === id)),
    },
  }
}

function RewardModelFields({ models, first, setFirst, more, setMore }: ReturnType<typeof useRewardModels>) {
  const t = useTranslations('runs')
  return (
    <>
      <ModelSelect
        label={t('rewardModel')}
        hint={t('rewardModelHint')}
        models={models}
        value={first}
        onChange={setFirst}
      />
      {models.length > 1 && (
        <MoreRewardModels models={models.filter(({ id }) => id !== first)} value={more} onChange={setMore} />
      )}
    </>
  )
}

function EvaluatesCheckbox({
  checked,
  onChange,
}: {
  checked: boolean
  onChange: (evaluates: boolean) => void
}) {
  const t = useTranslations('runs')
  return (
    <Checkbox
      className="mt-3"
      checked={checked}
      onCheckedChange={(next) => onChange(next === true)}
      label={t('evaluate')}
      hint={t('evaluateHint', { count: EVALUATION.prompts })}
    />
  )
}
