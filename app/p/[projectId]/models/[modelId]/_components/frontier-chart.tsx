/** Score against √KL, one point a version: what a policy gained for how far it went (Gao et al. 2022, figure 1). */
import { ChartCard } from '@/app/_components/charts/chart-card'
import { niceTicks } from '@/app/_components/charts/smooth'
import { formatMetric } from '@/app/_components/format'
import { MODEL_COLOUR, type ModelKindName, modelName } from '@/app/_components/ui/model-chip'

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
      title="Score and distance"
      unit="mean score over √KL to the reference, √nats an answer"
      reading={readingOf(best, points.length)}
      isReadingVisible
      table={{
        columns: ['Version', '√KL', 'Score', 'Gold'],
        rows: sorted.map(({ model, rootKl, score, gold }) => [
          modelName(model.kind, model.version),
          formatMetric(rootKl),
          formatMetric(score),
          gold === null ? '–' : formatMetric(gold),
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
              {formatMetric(tick)}
            </text>
          </g>
        ))}
        {xs.map((tick) => (
          <text key={tick} x={xOf(tick)} y={HEIGHT - 8} textAnchor="middle" fontSize="11" fill="var(--ink-3)">
            {formatMetric(tick)}
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

function readingOf({ model, score, rootKl }: FrontierPoint, versions: number): string {
  const name = modelName(model.kind, model.version)
  const at = `${formatMetric(score)} at √KL ${formatMetric(rootKl)}`
  return versions === 1
    ? `${name} scores ${at}; no other version has been measured alike yet.`
    : `Of the ${versions} versions measured alike ${name} scores highest, ${at}.`
}
