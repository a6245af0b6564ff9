'use client'

/** How a reward model's scores of answers are spread: one row of bars a version, over common bins. */
import { useTranslations } from 'use-intl'
import { ChartCard } from '@/app/_components/charts/chart-card'
import { MODEL_COLOUR, ModelChip, modelName } from '@/app/_components/ui/model-chip'
import { useFormats } from '@/app/_i18n/use-formats'
import type { ApiOutput } from '@/app/_trpc/client'

type Spread = NonNullable<ApiOutput['models']['scoreSpread']>

const ROW_PIXELS = 58
const AXIS_PIXELS = 22

export function ScoreSpread({ spread }: { spread: Pick<Spread, 'binEdges' | 'versions'> }) {
  const t = useTranslations('evaluation')
  const f = useFormats()
  const { binEdges, versions } = spread
  const [low, high] = [binEdges[0], binEdges[binEdges.length - 1]]
  const shares = versions.map(({ counts }) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    return counts.map((count) => count / total)
  })
  const tallest = Math.max(...shares.flat())
  const names = versions.map(({ model }) => modelName(model.kind, model.version))
  return (
    <ChartCard
      title={t('spread.title')}
      unit={t('spread.unit')}
      reading={t('spread.reading', {
        means: versions.map(({ mean }, i) => `${names[i]} ${f.metric(mean)}`).join(', '),
      })}
      isReadingVisible
      height={versions.length * ROW_PIXELS + AXIS_PIXELS}
      table={{
        columns: [t('spread.from'), ...names],
        rows: shares[0].map((_, bin) => [
          f.metric(binEdges[bin]),
          ...shares.map((of) => `${f.decimal(100 * of[bin], 1)} %`),
        ]),
      }}
    >
      {versions.map(({ model, mean }, row) => (
        <div
          key={model.id}
          className="relative flex items-end gap-px border-b"
          style={{ height: ROW_PIXELS }}
        >
          <ModelChip
            kind={model.kind}
            version={model.version}
            isPlain
            className="absolute top-1 left-0 text-caption"
          />
          {shares[row].map((share, bin) => (
            <div
              key={binEdges[bin]}
              className="min-w-0 flex-1 rounded-t-[2px]"
              style={{
                height: (share / tallest) * (ROW_PIXELS - 8),
                background: MODEL_COLOUR[model.kind],
                opacity: 0.8,
              }}
            />
          ))}
          <div
            className="absolute inset-y-0 border-ink border-l border-dashed"
            style={{ left: `${(100 * (mean - low)) / (high - low || 1)}%` }}
          />
        </div>
      ))}
      <div className="flex justify-between pt-1 text-ink-3 text-axis tabular-nums">
        {[low, (low + high) / 2, high].map((value) => (
          <span key={value}>{f.metric(value)}</span>
        ))}
      </div>
    </ChartCard>
  )
}
