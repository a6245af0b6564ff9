'use client'

/** How freely a model answers: temperature, top-p, top-k, longest answer. */
import { useTranslations } from 'use-intl'
import type { SamplingSettings } from '@/server/schemas/run'
import { NumberBox } from './number-box'

export function SamplingFields({
  value,
  onChange,
}: {
  value: SamplingSettings
  onChange: (change: Partial<SamplingSettings>) => void
}) {
  const t = useTranslations('sampling')
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      <NumberBox
        label={t('temperature')}
        hint={t('temperatureHint')}
        value={value.temperature}
        min={0}
        max={5}
        onChange={(temperature) => onChange({ temperature })}
      />
      <NumberBox
        label={t('topP')}
        hint={t('topPHint')}
        value={value.topP}
        min={0.01}
        max={1}
        onChange={(topP) => onChange({ topP })}
      />
      <NumberBox
        label={t('topK')}
        hint={t('topKHint')}
        value={value.topK}
        min={0}
        max={100_000}
        isInteger
        onChange={(topK) => onChange({ topK })}
      />
      <NumberBox
        label={t('longest')}
        hint={t('longestHint')}
        value={value.maxTokens}
        min={1}
        max={1024}
        isInteger
        onChange={(maxTokens) => onChange({ maxTokens })}
      />
    </div>
  )
}
