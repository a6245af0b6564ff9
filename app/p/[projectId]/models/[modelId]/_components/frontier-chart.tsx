'use client'

/** Score against √KL, one point a version: what a policy gained for how far it went (Gao et al. 2022, figure 1). */
import { useTranslations } from 'use-intl'
import { ChartCard } from '@/app/_components/charts/chart-card'
import { niceTicks } from '@/app/_components/charts/scale'
import { MODEL_COLOUR, type ModelKindName, modelName } from '@/app/_components/ui/model-chip'
import type { Formats } from '@/app/_i18n/formats'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Words } from '@/app/_i18n/words'

export interface FrontierPoint {
  model: { id: string; kind: ModelKindName; version: number }
  score: number
  gold: number | null
  rootKl: number
}

const WIDTH = 420
const HEIGHT = 200
const MARGIN = { top: 14, right: 16, bottom: 24, left: 40 }

export function FrontierChart({
  points,
  currentId,
}: {
  points: readonly FrontierPoint[]
  currentId: string
}) {
  const t = useTranslations('evaluation')
  const f = useFormats()
  const xs = niceTicks(0, Math.max(...points.map(({ rootKl }) => rootKl), 0.1))
  const scores = points.map(({ score }) => score)
  const ys = niceTicks(Math.min(...scores) - 0.05, Math.max(...scores) + 0.05)
  const place = (value: number, ticks: number[], from: number, to: number) =>
    from + ((value - ticks[0]) / (ticks[ticks.length - 1] - ticks[0])) * (to - from)
  const xOf = (value: number) => place(value, xs, MARGIN.left, WIDTH - MARGIN.right)
  const yOf = (value: number) => place(value, ys, HEIGHT - MARGIN.bottom, MARGIN.top)
  const sorted = [...points].sort((a, b) => a.rootKl - b.rootKl)
  const best = sorted.reduce((top, one) => (one.score > top.score ? one : top))
  return (
    <ChartCard
      title={t('frontier.title')}
      unit={t('frontier.unit')}
      reading={readingOf(best, points.length, t, f)}
      isReadingVisible
      table={{
        columns: [t('frontier.version'), '√KL', t('rows.score.label'), t('rows.gold.label')],
        rows: sorted.map(({ model, rootKl, score, gold }) => [
          modelName(model.kind, model.version),
          f.metric(rootKl),
          f.metric(score),
          gold === null ? '–' : f.metric(gold),
        ]),
      }}
    >
      <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-full w-full">
        {ys.map((tick) => (
          <g key={tick}>
            <line
              x1={MARGIN.left}
              x2={WIDTH - MARGIN.right}
              y1={yOf(tick)}
              y2={yOf(tick)}
              stroke="var(--line)"
            />
            <text x={MARGIN.left - 6} y={yOf(tick) + 4} textAnchor="end" fontSize="11" fill="var(--ink-3)">
              {f.metric(tick)}
            </text>
          </g>
        ))}
        {xs.map((tick) => (
          <text key={tick} x={xOf(tick)} y={HEIGHT - 8} textAnchor="middle" fontSize="11" fill="var(--ink-3)">
            {f.metric(tick)}
          </text>
        ))}
        {sorted.map(({ model, rootKl, score }) => {
          const isRight = xOf(rootKl) > WIDTH * 0.7
          return (
            <g key={model.id}>
              <circle
                cx={xOf(rootKl)}
                cy={yOf(score)}
                r={model.id === currentId ? 6 : 4}
                fill={MODEL_COLOUR[model.kind]}
              />
              <text
                x={xOf(rootKl) + (isRight ? -9 : 9)}
                y={yOf(score) + 4}
                textAnchor={isRight ? 'end' : 'start'}
                fontSize="11"
                fontWeight={model.id === currentId ? 600 : 400}
                fill="var(--ink-2)"
              >
                {modelName(model.kind, model.version)}
              </text>
            </g>
          )
        })}
      </svg>
    </ChartCard>
  )
}

function readingOf(
  { model, score, rootKl }: FrontierPoint,
  count: number,
  t: Words<'evaluation'>,
  f: Formats,
): string {
  const at = {
    name: modelName(model.kind, model.version),
    score: f.metric(score),
    kl: f.metric(rootKl),
  }
  return count === 1 ? t('frontier.alone', at) : t('frontier.best', { ...at, count })
}
