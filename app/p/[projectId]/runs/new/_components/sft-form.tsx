'use client'

/** Supervised fine-tuning: which model, on which demonstrations, and how. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { useTRPCClient } from '@/app/_trpc/client'
import type { Overrides } from '../../_components/config-fields'
import { DemonstrationCounts, useSnapshotChoice } from './data-counts'
import { ModelSelect } from './model-select'
import { likelyModel, type Missing, type RunFormProps } from './run-form'
import { RunFormFrame } from './run-form-frame'
import { TrainerSettings } from './trainer-settings'

const STARTS_FROM = ['base', 'sft', 'policy']

export function SftForm(props: RunFormProps) {
  const { form, template } = props
  const t = useTranslations('runs')
  const client = useTRPCClient()
  const [model, setModel] = useState(() => likelyModel(form, STARTS_FROM, props.modelId))
  const [includeSeeds, setIncludeSeeds] = useState(template?.includeSeeds ?? true)
  const [overrides, setOverrides] = useState<Overrides>(template?.overrides ?? {})
  const choice = useSnapshotChoice(form, 'demonstrations', template)

  const whatIsMissing = (): Missing | null => {
    if (!model) return 'model'
    if (choice.snapshot) return null
    const { seeds, own } = form.demonstrations
    return own.train + (includeSeeds ? seeds.train : 0) === 0 ? 'demonstrations' : null
  }
  return (
    <RunFormFrame
      kind="sft"
      of={props}
      request={{ modelVersionId: model ?? '', includeSeeds, overrides, snapshotId: choice.snapshot?.id }}
      start={(request) => client.runs.startSft.mutate(request)}
      missing={whatIsMissing()}
      startLabel={t('startTraining')}
    >
      <Card>
        <CardHead title={t('startFrom')} />
        <div className="grid gap-3 sm:grid-cols-2">
          <ModelSelect
            label={t('modelLabels.model')}
            hint={t('modelHints.sft')}
            models={form.models.filter(({ kind }) => STARTS_FROM.includes(kind))}
            value={model}
            onChange={setModel}
          />
        </div>
      </Card>
      <DemonstrationCounts
        form={form}
        includeSeeds={includeSeeds}
        onIncludeSeeds={setIncludeSeeds}
        choice={choice}
      />
      <TrainerSettings kind="sft" overrides={overrides} onChange={setOverrides} template={template} />
    </RunFormFrame>
  )
}
