'use client'

/** Sampling: who answers which prompts, how often, and how freely. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { useTRPCClient } from '@/app/_trpc/client'
import { AlsoFrom } from './also-from'
import { ModelSelect } from './model-select'
import type { RunForm, RunFormProps } from './run-form'
import { RunFormFrame } from './run-form-frame'
import { type SampleChoice, SampleFields, sampleDefaults } from './sample-fields'

const STARTS_FROM = ['sft', 'policy', 'base']

/** The version asked for, else the newest that was tuned, else the newest. */
function likelyModel({ models }: RunForm, asked: string | undefined): string | undefined {
  if (models.some(({ id }) => id === asked)) return asked
  return (models.find(({ kind }) => kind === 'policy' || kind === 'sft') ?? models[0])?.id
}

export function SampleForm(props: RunFormProps) {
  const { form, template } = props
  const t = useTranslations('runs')
  const tServers = useTranslations('servers')
  const client = useTRPCClient()
  const [model, setModel] = useState(() => likelyModel(form, props.modelId))
  const [sample, setSample] = useState<SampleChoice>(() => ({
    ...sampleDefaults(form),
    ...template?.sample,
  }))
  const { split, taskType, count, onlyUnranked, ...chosen } = sample
  const hasOthers = sample.alsoFrom.length > 0
  return (
    <RunFormFrame
      kind="sample"
      of={props}
      request={{
        modelVersionId: model,
        prompts: { split, taskType, count, onlyUnranked },
        ...chosen,
      }}
      start={(request) => client.runs.startSample.mutate(request)}
      missing={!model && !hasOthers ? 'model' : null}
      hasEstimate={false}
      startLabel={t('startSampling')}
    >
      <Card>
        <CardHead title={t('model')} />
        <div className="grid gap-3 sm:grid-cols-2">
          <ModelSelect
            label={t('modelLabels.model')}
            hint={t('modelHints.sample')}
            models={form.models.filter(({ kind }) => STARTS_FROM.includes(kind))}
            value={model}
            none={hasOthers ? tServers('onlyOthers') : undefined}
            onChange={setModel}
          />
        </div>
        <div className="mt-3">
          <AlsoFrom
            form={form}
            chosenId={model}
            value={sample.alsoFrom}
            onChange={(alsoFrom) => setSample({ ...sample, alsoFrom })}
          />
        </div>
      </Card>
      <SampleFields form={form} hasOwn={model !== undefined} value={sample} onChange={setSample} />
    </RunFormFrame>
  )
}
