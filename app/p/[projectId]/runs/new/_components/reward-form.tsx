'use client'

/** A reward model: on which backbone, on which rankings, and how. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { useTRPCClient } from '@/app/_trpc/client'
import type { Overrides } from '../../_components/config-fields'
import { RankingCounts, useSnapshotChoice } from './data-counts'
import { ModelSelect } from './model-select'
import { likelyModel, type Missing, type RunFormProps } from './run-form'
import { RunFormFrame } from './run-form-frame'
import { TrainerSettings } from './trainer-settings'

const STARTS_FROM = ['sft', 'policy', 'base']

export function RewardForm(props: RunFormProps) {
  const { projectId, form, template } = props
  const t = useTranslations('runs')
  const client = useTRPCClient()
  const [model, setModel] = useState(() => likelyModel(form, STARTS_FROM, props.modelId))
  const [overrides, setOverrides] = useState<Overrides>(template?.overrides ?? {})
  const choice = useSnapshotChoice(form, 'rankings', template)

  const whatIsMissing = (): Missing | null => {
    if (!model) return 'model'
    return !choice.snapshot && form.rankings.train === 0 ? 'rankings' : null
  }
  return (
    <RunFormFrame
      kind="reward"
      of={props}
      request={{ modelVersionId: model ?? '', overrides, snapshotId: choice.snapshot?.id }}
      start={(request) => client.runs.startReward.mutate(request)}
      missing={whatIsMissing()}
      startLabel={t('startTraining')}
    >
      <Card>
        <CardHead title={t('startFrom')} />
        <div className="grid gap-3 sm:grid-cols-2">
          <ModelSelect
            label={t('modelLabels.model')}
            hint={t('modelHints.reward')}
            models={form.models.filter(({ kind }) => STARTS_FROM.includes(kind))}
            value={model}
            onChange={setModel}
          />
        </div>
      </Card>
      <RankingCounts projectId={projectId} form={form} choice={choice} />
      <TrainerSettings kind="reward" overrides={overrides} onChange={setOverrides} template={template} />
    </RunFormFrame>
  )
}
