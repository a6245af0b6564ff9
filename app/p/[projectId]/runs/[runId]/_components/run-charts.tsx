'use client'

/** The curves of each kind of run, live. Names, units and meanings are those of `ml/metrics.ts`. */
import { TriangleAlert } from 'lucide-react'
import { LineChart, type LineSeries } from '@/app/_components/charts/line-chart'
import { Sparkline } from '@/app/_components/charts/sparkline'
import { formatMetric, formatShare } from '@/app/_components/format'
import { Note } from '@/app/_components/ui/note'
import { METRICS, type MetricName } from '@/ml/metrics'
import { algorithmOf, fieldsOf } from '../../_components/config-fields'
import { histogramNames, latestHistogram, type MetricPoint, seriesOf } from './metric-series'
import { ReliabilityChart } from './reliability-chart'
import { ScoreHistogram } from './score-histogram'
import type { RunDetail } from './use-live-run'

interface Props {
  run: RunDetail
  metrics: readonly MetricPoint[]
}

export function RunCharts({ run, metrics }: Props) {
  if (metrics.length === 0 && run.status !== 'running') return null
  const Curves = CURVES[run.kind]
  return (
    <>
      <h2 className="sr-only">Curves</h2>
      <Curves run={run} metrics={metrics} />
    </>
  )
}

const CURVES: Record<RunDetail['kind'], (props: Props) => React.ReactNode> = {
  sft: SftCharts,
  reward: RewardCharts,
  policy: PolicyCharts,
  sample: SamplingTiles,
  score: SamplingTiles,
  evaluate: () => null,
}

function SamplingTiles({ metrics }: Props) {
  return <Tiles metrics={metrics} names={['perf/tokens_per_s', 'completions/mean_length']} />
}

const GRID = 'grid gap-3.5 lg:grid-cols-3'

function SftCharts({ run, metrics }: Props) {
  const held = seriesOf(metrics, 'eval/loss')
  return (
    <>
      <div className={GRID}>
        <LineChart
          title="Loss"
          unit="nats"
          plannedEnd={run.totalSteps}
          series={trainAndHeldOut(metrics, 'train/loss', 'eval/loss', 'sft')}
          reading={lossReading(held)}
        />
        <LineChart
          title="Perplexity"
          unit="held-out, likely tokens to choose from"
          plannedEnd={run.totalSteps}
          series={[
            {
              id: 'perplexity',
              label: 'held-out',
              kind: 'sft',
              points: seriesOf(metrics, 'eval/perplexity'),
              smoothing: 0,
            },
          ]}
        />
        <LineChart
          title="Speed"
          unit="tokens/s"
          plannedEnd={run.totalSteps}
          isFromZero
          series={[{ id: 'speed', label: 'speed', points: seriesOf(metrics, 'perf/tokens_per_s') }]}
        />
      </div>
      <Tiles metrics={metrics} names={['lr', 'grad_norm', 'epoch']} />
    </>
  )
}

function RewardCharts({ run, metrics }: Props) {
  const accuracy = seriesOf(metrics, 'eval/accuracy')
  const latest = accuracy.at(-1)
  const comparisons = seriesOf(metrics, 'eval/comparisons').at(-1)?.y
  const interval = latest && comparisons ? 1.96 * Math.sqrt((latest.y * (1 - latest.y)) / comparisons) : null
  const histograms = histogramNames(metrics)
  return (
    <>
      <div className={GRID}>
        <LineChart
          title="Loss"
          unit="nats"
          plannedEnd={run.totalSteps}
          series={trainAndHeldOut(metrics, 'train/loss', 'eval/loss', 'reward')}
          references={[{ y: Math.LN2, label: 'guessing, 0.69' }]}
          reading={lossReading(seriesOf(metrics, 'eval/loss'))}
        />
        <LineChart
          title="Accuracy on held-out prompts"
          unit="share of comparisons"
          plannedEnd={run.totalSteps}
          range={[0, 1]}
          format={formatShare}
          references={[{ y: 0.5, label: 'guessing' }]}
          series={[{ id: 'accuracy', label: 'held-out', kind: 'reward', points: accuracy, smoothing: 0 }]}
          reading={
            latest && interval !== null
              ? `It orders ${formatShare(latest.y)} ± ${formatShare(interval)} of ${comparisons} held-out comparisons as people did.`
              : 'No held-out comparison has been measured yet.'
          }
          isReadingVisible
        />
        <LineChart
          title="Margin"
          unit="score, chosen minus rejected"
          plannedEnd={run.totalSteps}
          isFromZero
          series={[
            {
              id: 'margin',
              label: 'held-out',
              kind: 'reward',
              points: seriesOf(metrics, 'eval/margin'),
              smoothing: 0,
            },
          ]}
        />
      </div>
      <Tiles
        metrics={metrics}
        names={[
          'eval/accuracy_clear',
          'eval/accuracy_close',
          'eval/length_correlation',
          'eval/ensemble_deviation',
          'train/accuracy',
          'grad_norm',
          'lr',
          'epoch',
        ]}
      />
      {(histograms.length > 0 || seriesOf(metrics, 'eval/ece').length > 0) && (
        <div className={GRID}>
          <ReliabilityChart metrics={metrics} />
          {histograms.map((name) => {
            const histogram = latestHistogram(metrics, name)
            return histogram && <ScoreHistogram key={name} name={name} histogram={histogram} />
          })}
        </div>
      )}
    </>
  )
}

function PolicyCharts(props: Props) {
  return algorithmOf(props.run.config) === 'dpo' ? <DpoCharts {...props} /> : <OnlineCharts {...props} />
}

function DpoCharts({ run, metrics }: Props) {
  return (
    <>
      <div className={GRID}>
        <LineChart
          title="Loss"
          unit="nats"
          plannedEnd={run.totalSteps}
          series={trainAndHeldOut(metrics, 'train/loss', 'eval/loss', 'policy')}
          reading={lossReading(seriesOf(metrics, 'eval/loss'))}
        />
        <LineChart
          title="Agreement with rankings"
          unit="share of comparisons"
          plannedEnd={run.totalSteps}
          range={[0, 1]}
          format={formatShare}
          references={[{ y: 0.5, label: 'guessing' }]}
          series={trainAndHeldOut(metrics, 'rewards/accuracies', 'eval/accuracy', 'policy')}
        />
        <LineChart
          title="Log-probability"
          unit="nats, mean of completions"
          plannedEnd={run.totalSteps}
          series={[
            { id: 'chosen', label: 'preferred', kind: 'policy', points: seriesOf(metrics, 'logps/chosen') },
            {
              id: 'rejected',
              label: 'the others',
              points: seriesOf(metrics, 'logps/rejected'),
              isOlder: true,
            },
          ]}
          reading="Both normally fall; what counts is that the others fall further."
          isReadingVisible
        />
      </div>
      <Tiles metrics={metrics} names={['rewards/margins', 'eval/margin', 'grad_norm', 'lr', 'epoch']} />
    </>
  )
}

function OnlineCharts({ run, metrics }: Props) {
  const scores = seriesOf(metrics, 'objective/scores')
  const start = scores[0]
  const budget = klBudget(run)
  const clipped = seriesOf(metrics, 'policy/clipfrac_avg')
  const kl = seriesOf(metrics, 'objective/kl')
  return (
    <>
      <div className={GRID}>
        <LineChart
          title="Score"
          unit="mean over answers"
          plannedEnd={run.totalSteps}
          references={start ? [{ y: start.y, label: `at the start, ${formatMetric(start.y)}` }] : []}
          series={[{ id: 'scores', label: 'score', kind: 'policy', points: scores }]}
        />
        <LineChart
          title="KL to where it started"
          unit="nats per answer"
          plannedEnd={run.totalSteps}
          isFromZero
          references={budget ? [{ y: budget, label: `budget ${formatMetric(budget)}` }] : []}
          series={[{ id: 'kl', label: 'KL', kind: 'policy', points: kl }]}
          reading={
            kl.length > 0 && budget
              ? `${formatMetric(kl[kl.length - 1].y)} of a budget of ${formatMetric(budget)} nats; the run stops by itself above it.`
              : undefined
          }
        />
        <LineChart
          title="Clip fraction"
          unit="share of tokens"
          plannedEnd={run.totalSteps}
          isFromZero
          series={[{ id: 'clipfrac', label: 'clipped', kind: 'policy', points: clipped }]}
        />
      </div>
      <Tiles
        metrics={metrics}
        names={[
          'completions/mean_length',
          'policy/entropy_avg',
          'loss/value_avg',
          'loss/policy_avg',
          'objective/rlhf_reward',
          'reward_std',
          'frac_reward_zero_std',
          'best_of_n/scores',
        ]}
      />
    </>
  )
}

/** Answers that grow by a quarter may be padding: the score can be fooled by length. */
export function LengthNote({ metrics }: { metrics: readonly MetricPoint[] }) {
  const lengths = seriesOf(metrics, 'completions/mean_length')
  const [first, last] = [lengths[0], lengths.at(-1)]
  if (!first || !last || lengths.length < 3 || last.y < first.y * 1.25) return null
  return (
    <Note tone="warn" title="Answers are getting longer.">
      {Math.round(first.y)} tokens at step {first.x}, {Math.round(last.y)} now. Read the answers below for
      padding: a reward model can mistake length for quality.
    </Note>
  )
}

function trainAndHeldOut(
  metrics: readonly MetricPoint[],
  train: MetricName,
  held: MetricName,
  kind: 'sft' | 'reward' | 'policy',
): LineSeries[] {
  return [
    { id: 'held', label: 'held-out', kind, points: seriesOf(metrics, held), smoothing: 0 },
    { id: 'train', label: 'training', points: seriesOf(metrics, train), isOlder: true },
  ]
}

function lossReading(held: { x: number; y: number }[]): string {
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last) return 'No held-out loss has been measured yet.'
  const best = held.reduce((a, b) => (b.y < a.y ? b : a))
  const trend =
    last.y > best.y * 1.02
      ? `rising since step ${best.x}: it may be learning by heart`
      : `down from ${formatMetric(first.y)}`
  return `The held-out loss is ${formatMetric(last.y)}, ${trend}.`
}

function klBudget({ config, resolvedConfig }: RunDetail): number | null {
  if (typeof resolvedConfig === 'object' && resolvedConfig !== null && 'klBudget' in resolvedConfig) {
    return Number(resolvedConfig.klBudget) || null
  }
  const field = fieldsOf('policy', config).find(({ key }) => key === 'klBudget')
  return typeof field?.default === 'number' ? field.default : null
}

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
  'loss/value_avg': 'Value loss',
  'loss/policy_avg': 'Policy loss',
  'objective/rlhf_reward': 'Reward',
  'best_of_n/scores': 'Score of the picked',
  'rewards/margins': 'Training margin',
  'eval/margin': 'Held-out margin',
  reward_std: 'Spread among answers',
  frac_reward_zero_std: 'Prompts without spread',
  'perf/tokens_per_s': 'Speed',
}

/** Second-rank metrics: name, latest value, a small line. */
function Tiles({ metrics, names }: { metrics: readonly MetricPoint[]; names: readonly MetricName[] }) {
  const tiles = names
    .map((name) => ({ name, points: seriesOf(metrics, name) }))
    .filter(({ points }) => points.length > 0)
  if (tiles.length === 0) return null
  return (
    <ul
      aria-label="Other measures"
      className="grid grid-cols-2 overflow-hidden rounded-card border bg-surface sm:flex"
    >
      {tiles.map(({ name, points }) => {
        const { unit, meaning } = METRICS[name]
        const latest = points[points.length - 1]
        const isShare = unit === 'share'
        const value = isShare ? formatShare(latest.y) : formatMetric(latest.y)
        const isLong =
          name === 'completions/mean_length' && points.length > 2 && latest.y >= points[0].y * 1.25
        return (
          <li
            key={name}
            title={meaning}
            className="flex min-w-0 flex-1 items-center justify-between gap-2 border-line px-3.5 py-2.5 not-last:border-r max-sm:border-b"
          >
            <div className="min-w-0">
              <p className="flex items-center gap-1 text-caption text-ink-3">
                {isLong && <TriangleAlert aria-hidden className="size-3.5 text-warn" strokeWidth={1.75} />}
                {TILE_NAMES[name] ?? name}
              </p>
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
