'use client'

/** Second-rank metrics of a run: name, latest value, a small line; and what it asks of the machine. */
import { Sparkline } from '@/app/_components/charts/sparkline'
import { formatMetric, formatShare } from '@/app/_components/format'
import { METRICS, type MetricName } from '@/ml/metrics'
import { useCurves } from './curves-context'
import { pointsOf } from './metric-chart'

const TILE_NAMES: Partial<Record<MetricName, string>> = {
  lr: 'Learning rate',
  grad_norm: 'Gradient norm',
  epoch: 'Passes',
  'eval/perplexity': 'Perplexity',
  'train/accuracy': 'Training accuracy',
  'eval/accuracy_clear': 'Accuracy, clear preference',
  'eval/accuracy_close': 'Accuracy, close call',
  'eval/ensemble_deviation': 'Spread among heads',
  'eval/length_correlation': 'Score follows length',
  'completions/mean_length': 'Answer length',
  'policy/entropy_avg': 'Entropy',
  'policy/clipfrac_avg': 'Clip fraction',
  'loss/value_avg': 'Value loss',
  'loss/policy_avg': 'Policy loss',
  'objective/rlhf_reward': 'Reward',
  'best_of_n/scores': 'Score of the picked',
  'rewards/margins': 'Training margin',
  'eval/margin': 'Held-out margin',
  reward_std: 'Spread among answers',
  frac_reward_zero_std: 'Prompts without spread',
  'perf/tokens_per_s': 'Speed',
  'system/cpu': 'Processor',
  'system/memory': 'Memory',
  'time/step': 'Time a step',
  'time/sample': 'Sampling',
  'time/score': 'Scoring',
  'time/ref': 'Reference',
  'time/update': 'Update',
}

export function SystemTiles() {
  return (
    <MetricTiles
      label="System use"
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

export function MetricTiles({
  names,
  label = 'Other measures',
}: {
  names: readonly MetricName[]
  label?: string
}) {
  const { whole } = useCurves()
  const tiles = names
    .map((name) => ({ name, points: pointsOf(whole, name) }))
    .filter(({ points }) => points.length > 0)
  if (tiles.length === 0) return null
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-2 overflow-hidden rounded-card border bg-surface sm:grid-cols-[repeat(auto-fit,minmax(178px,1fr))]"
    >
      {tiles.map(({ name, points }) => {
        const { unit, meaning } = METRICS[name]
        const latest = points[points.length - 1]
        const isShare = unit === 'share'
        const value = isShare ? formatShare(latest.y) : formatMetric(latest.y)
        return (
          <li
            key={name}
            title={meaning}
            className="flex min-w-0 flex-1 items-center justify-between gap-2 max-sm:flex-wrap border-line px-3.5 py-2.5 -mt-px -ml-px border-t border-l"
          >
            <div className="min-w-0">
              <p className="text-caption text-ink-3">{TILE_NAMES[name] ?? name}</p>
              <p className="whitespace-nowrap font-semibold text-body tabular-nums">
                {value}
                {!isShare && unit !== '1' && ` ${unit === 'tokens/s' ? 'tok/s' : unit}`}
              </p>
            </div>
            <Sparkline
              points={points}
              label={`${TILE_NAMES[name] ?? name} from ${formatMetric(points[0].y)} to ${formatMetric(latest.y)}`}
            />
          </li>
        )
      })}
    </ul>
  )
}
