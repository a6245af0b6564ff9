'use client'

/** The settings of a training run: a preset to begin with, the fields, and what has been changed. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { useFormats } from '@/app/_i18n/use-formats'
import type { PolicyAlgorithm } from '@/ml/trainers/configs/policy-config'
import { differencesOf } from '../../_components/config-diff'
import { fieldsOf, type Overrides, settingsOf, type TrainingKindName } from '../../_components/config-fields'
import { presetOf, presetsOf } from '../../_components/presets'
import type { Template } from './template'
import { TrainerFields } from './trainer-fields'

export function TrainerSettings({
  kind,
  algorithm = 'ppo',
  overrides,
  onChange,
  template,
  startsFrom,
}: {
  kind: TrainingKindName
  /** Of a policy update. */
  algorithm?: PolicyAlgorithm
  overrides: Overrides
  onChange: (overrides: Overrides) => void
  template: Template | null
  /** Of pre-training. */
  startsFrom?: 'nothing' | 'weights'
}) {
  const t = useTranslations('runs')
  /** Fields hold what is typed; a preset begins them anew. */
  const [round, setRound] = useState(0)
  const presets = presetsOf(kind, algorithm, startsFrom === 'weights')
  const choose = (name: string) => {
    const preset = presets.find((one) => one.name === name)
    if (!preset) return
    onChange(preset.overrides)
    setRound(round + 1)
  }
  return (
    <>
      <Card>
        <CardHead title={t('preset')} caption={t('presetHint')} />
        <RadioCards
          label={t('preset')}
          value={presetOf(presets, overrides)?.name}
          onValueChange={choose}
          options={presets.map(({ name, meaning }) => ({
            value: name,
            label: t(`presets.${name}`),
            hint: t(`presetMeanings.${meaning}`),
          }))}
          className="sm:grid-flow-row sm:auto-cols-auto sm:grid-cols-2"
        />
      </Card>
      <TrainerFields
        key={`${algorithm} ${startsFrom} ${round}`}
        fields={fieldsOf(kind, { algorithm, startsFrom })}
        overrides={overrides}
        onChange={onChange}
      />
      <Changes
        kind={kind}
        algorithm={algorithm}
        overrides={overrides}
        template={template}
        startsFrom={startsFrom}
      />
    </>
  )
}

/** What is different from the run it began as, or from the defaults. */
function Changes({
  kind,
  algorithm,
  overrides,
  template,
  startsFrom,
}: {
  kind: TrainingKindName
  algorithm: PolicyAlgorithm
  overrides: Overrides
  template: Template | null
  startsFrom?: 'nothing' | 'weights'
}) {
  const t = useTranslations('runs')
  const tFields = useTranslations('fields')
  const f = useFormats()
  const settings = (chosen: { algorithm: PolicyAlgorithm; overrides: Overrides }) => ({
    ...(kind === 'policy' && { algorithm: chosen.algorithm }),
    ...settingsOf({ kind, config: { startsFrom, ...chosen }, resolvedConfig: null }),
  })
  const before = template ?? { algorithm, overrides: {} }
  const changes = differencesOf([settings(before), settings({ algorithm, overrides })], tFields, f)
  const from = template ? template.name : t('theDefaults')
  return (
    <p aria-live="polite" className="text-ink-2 text-ui">
      {changes.length === 0
        ? t('sameAs', { from })
        : t('differentFrom', {
            from,
            changes: changes
              .map(({ label, values: [was, is] }) => `${label.toLowerCase()} ${was} → ${is}`)
              .join(', '),
          })}
    </p>
  )
}
