'use client'

/** Second-rank metrics of a run: name, latest value, a small line; and what it asks of the machine. */
import { useTranslations } from 'use-intl'
import { Sparkline } from '@/app/_components/charts/sparkline'
import { useFormats } from '@/app/_i18n/use-formats'
import { useMeanings } from '@/app/_i18n/use-meanings'
import { METRICS, type MetricName } from '@/ml/metrics'
import { metricValue } from '../../_components/metric-value'
import { useCurves } from './curves-context'
import { pointsOf } from './metric-chart'

/** Under which word of the room each metric goes. */
const TILE_NAMES = {
  lr: 'learningRate',
  grad_norm: 'gradientNorm',
  epoch: 'passes',
  'eval/perplexity': 'perplexity',
  'train/accuracy': 'trainingAccuracy',
  'eval/accuracy_clear': 'clear',
  'eval/accuracy_close': 'close',
  'eval/ensemble_deviation': 'headSpread',
  'eval/length_correlation': 'lengthCorrelation',
  'completions/mean_length': 'answerLength',
  'policy/entropy_avg': 'entropy',
  'policy/clipfrac_avg': 'clipFraction',
  'loss/value_avg': 'valueLoss',
  'loss/policy_avg': 'policyLoss',
  'objective/rlhf_reward': 'reward',
  'best_of_n/scores': 'picked',
  'rewards/margins': 'trainingMargin',
  'eval/margin': 'heldOutMargin',
  reward_std: 'answerSpread',
  frac_reward_zero_std: 'flatPrompts',
  'perf/tokens_per_s': 'speed',
  'system/cpu': 'processor',
  'system/memory': 'memory',
  'time/step': 'timeStep',
  'time/sample': 'timeSample',
  'time/score': 'timeScore',
  'time/ref': 'timeReference',
  'time/update': 'timeUpdate',
} as const satisfies Partial<Record<MetricName, string>>

export function SystemTiles() {
  const t = useTranslations('run')
  return (
    <MetricTiles
      label={t('systemUse')}
      names={[
        'system/cpu',
        'system/memory',
        'time/step',
        'time/sample',
        'time/score',
        'time/ref',
        'time/update',
      ]}
    />
  )
}

export function MetricTiles({ names, label }: { names: readonly MetricName[]; label?: string }) {
  const t = useTranslations('run')
  const tFields = useTranslations('fields')
  const f = useFormats()
  const say = useMeanings()
  const { whole } = useCurves()
  const tiles = names
    .map((name) => ({ name, points: pointsOf(whole, name) }))
    .filter(({ points }) => points.length > 0)
  if (tiles.length === 0) return null
  return (
    <ul
      aria-label={label ?? t('otherMeasures')}
      className="grid grid-cols-2 overflow-hidden rounded-card border bg-surface sm:grid-cols-[repeat(auto-fit,minmax(178px,1fr))]"
    >
      {tiles.map(({ name, points }) => {
        const { unit, meaning } = METRICS[name]
        const latest = points[points.length - 1]
        const tile = name in TILE_NAMES ? t(`tiles.${TILE_NAMES[name as keyof typeof TILE_NAMES]}`) : name
        return (
          <li
            key={name}
            title={say(meaning)}
            className="flex min-w-0 flex-1 items-center justify-between gap-2 max-sm:flex-wrap border-line px-3.5 py-2.5 -mt-px -ml-px border-t border-l"
          >
            <div className="min-w-0">
              <p className="text-caption text-ink-3">{tile}</p>
              <p className="whitespace-nowrap font-semibold text-body tabular-nums">
                {metricValue(latest.y, unit, f, tFields)}
              </p>
            </div>
            <Sparkline
              points={points}
              label={t('tileFromTo', { tile, from: f.metric(points[0].y), to: f.metric(latest.y) })}
            />
          </li>
        )
      })}
    </ul>
  )
}
