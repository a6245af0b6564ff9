'use client'

/** Pre-training: new weights or those of a base model, on a mix of texts, and how. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { useTRPCClient } from '@/app/_trpc/client'
import type { MixPart } from '@/server/schemas/run'
import { type Overrides, settingsOf } from '../../_components/config-fields'
import { presetsOf } from '../../_components/presets'
import { DEFAULT_MIX, MixFields } from './mix-fields'
import { ModelSelect } from './model-select'
import { likelyModel, type Missing, type RunFormProps } from './run-form'
import { RunFormFrame } from './run-form-frame'
import { StartsFrom } from './starts-from'
import { TrainerSettings } from './trainer-settings'

const STARTS_FROM = ['base']

export function PretrainForm(props: RunFormProps) {
  const { projectId, form, template } = props
  const t = useTranslations('runs')
  const client = useTRPCClient()
  const [model, setModel] = useState(() => likelyModel(form, STARTS_FROM, props.modelId))
  const [startsFrom, setStartsFrom] = useState(template?.startsFrom ?? 'nothing')
  const [mix, setMix] = useState<MixPart[]>(template?.mix ?? DEFAULT_MIX)
  const [overrides, setOverrides] = useState<Overrides>(template?.overrides ?? {})

  const whatIsMissing = (): Missing | null => {
    if (!model) return 'model'
    return mix.some(({ share }) => !(share > 0)) ? 'shares' : null
  }
  return (
    <RunFormFrame
      kind="pretrain"
      of={props}
      request={{ modelVersionId: model ?? '', startsFrom, mix, overrides }}
      start={(request) => client.runs.startPretrain.mutate(request)}
      missing={whatIsMissing()}
      startLabel={t('startTraining')}
    >
      <Card>
        <CardHead title={t('startFrom')} />
        <div className="grid gap-3 sm:grid-cols-2">
          <StartsFrom
            value={startsFrom}
            onChange={(next) => {
              setStartsFrom(next)
              setOverrides(presetsOf('pretrain', 'ppo', next === 'weights')[0].overrides)
            }}
          />
          <ModelSelect
            label={t(`modelLabels.${startsFrom === 'weights' ? 'base' : 'tokenizer'}`)}
            hint={t('modelHints.pretrain')}
            models={form.models.filter(({ kind }) => STARTS_FROM.includes(kind))}
            value={model}
            onChange={setModel}
          />
        </div>
      </Card>
      <MixFields
        projectId={projectId}
        texts={form.texts}
        mix={mix}
        tokens={Number(settingsOf({ kind: 'pretrain', config: { overrides }, resolvedConfig: null }).tokens)}
        onChange={setMix}
      />
      <TrainerSettings
        kind="pretrain"
        startsFrom={startsFrom}
        overrides={overrides}
        onChange={setOverrides}
        template={template}
      />
    </RunFormFrame>
  )
}
