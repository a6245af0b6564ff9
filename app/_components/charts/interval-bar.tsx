/** A share with its interval on a 0–100 % scale with 50 % dashed: a pale bar for the interval, the model's shape on the estimate. */

import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
import { MODEL_COLOUR, type ModelKindName, ModelShape } from '../ui/model-chip'

export function IntervalBar({
  value,
  low,
  high,
  kind = 'policy',
  label,
  isScaleShown = false,
}: {
  /** All three in [0, 1]. */
  value: number
  low: number
  high: number
  kind?: ModelKindName
  /** "Policy v2 against SFT v1". */
  label: string
  isScaleShown?: boolean
}) {
  const t = useTranslations('charts')
  const f = useFormats()
  const percent = (share: number) => `${Math.max(0, Math.min(1, share)) * 100}%`
  return (
    <div
      role="img"
      aria-label={t('interval', { label, value: f.share(value), low: f.share(low), high: f.share(high) })}
      className="w-full min-w-32 px-1.5"
    >
      <div className="relative h-6">
        <div className="absolute top-1/2 right-0 left-0 h-px bg-line" />
        <div className="absolute inset-y-0 left-1/2 border-ink-3 border-l border-dashed" />
        <div
          className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-[3px] opacity-30"
          style={{
            left: percent(low),
            width: `calc(${percent(high)} - ${percent(low)})`,
            background: MODEL_COLOUR[kind],
          }}
        />
        <span className="absolute top-1/2 -translate-x-1/2 -translate-y-1/2" style={{ left: percent(value) }}>
          <ModelShape kind={kind} />
        </span>
      </div>
      {isScaleShown && (
        <div aria-hidden className="relative h-3.5 text-axis text-ink-3 tabular-nums">
          <span className="-translate-x-1/2 absolute left-0">0%</span>
          <span className="-translate-x-1/2 absolute left-1/2">50%</span>
          <span className="-translate-x-1/2 absolute left-full">100%</span>
        </div>
      )}
    </div>
  )
}
