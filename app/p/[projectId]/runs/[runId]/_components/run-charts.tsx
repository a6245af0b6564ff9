'use client'

/** The curves of each kind of run, live. Names, units and meanings are those of `ml/metrics.ts`. */
import { formatMetric, formatShare } from '@/app/_components/format'
import type { MetricName } from '@/ml/metrics'
import { isTraining } from '@/server/schemas/run'
import type { Curve, RunCurves } from '@/server/schemas/run-curves'
import { algorithmOf, settingsOf } from '../../_components/config-fields'
import { ChartTools } from './chart-tools'
import { CurvesProvider, useCurves } from './curves-context'
import { latestOf, MetricChart, type MetricLine } from './metric-chart'
import { MetricTiles, SystemTiles } from './metric-tiles'
import { OverlayDifferences } from './overlay-differences'
import { ReliabilityChart } from './reliability-chart'
import { ScoreHistogram } from './score-histogram'
import type { RunDetail } from './use-live-run'

export function RunCharts({
  projectId,
  run,
  metrics,
}: {
  projectId: string
  run: RunDetail
  metrics: RunCurves
}) {
  const isEmpty = Object.keys(metrics.curves).length === 0
  if (isEmpty && run.status !== 'running') return null
  const Curves = CURVES[run.kind]
  return (
    <CurvesProvider projectId={projectId} run={run} metrics={metrics}>
      <h2 className="sr-only">Curves</h2>
      {isTraining(run.kind) && <ChartTools projectId={projectId} />}
      <Curves />
      <SystemTiles />
      <OverlayDifferences projectId={projectId} />
    </CurvesProvider>
  )
}

const CURVES: Record<RunDetail['kind'], () => React.ReactNode> = {
  pretrain: () => <LossCharts kind="base" tiles={['lr', 'grad_norm', 'train/tokens']} />,
  sft: () => <LossCharts kind="sft" tiles={['lr', 'grad_norm', 'epoch']} />,
  reward: RewardCharts,
  policy: PolicyCharts,
  sample: SamplingTiles,
  score: SamplingTiles,
  evaluate: () => null,
}

function SamplingTiles() {
  return <MetricTiles names={['perf/tokens_per_s', 'completions/mean_length']} />
}

const GRID = 'grid gap-3.5 lg:grid-cols-3'

function LossCharts({ kind, tiles }: { kind: 'base' | 'sft'; tiles: MetricName[] }) {
  const { whole } = useCurves()
  return (
    <>
      <div className={GRID}>
        <MetricChart
          title="Loss"
          unit="nats"
          lines={trainAndHeldOut('train/loss', 'eval/loss', kind)}
          reading={lossReading(whole.curves['eval/loss'] ?? [])}
        />
        <MetricChart
          title="Perplexity"
          unit="held-out, likely tokens to choose from"
          lines={[{ metric: 'eval/perplexity', label: 'held-out', kind, isExact: true }]}
        />
        <MetricChart
          title="Speed"
          unit="tokens/s"
          isFromZero
          lines={[{ metric: 'perf/tokens_per_s', label: 'speed' }]}
        />
      </div>
      <MetricTiles names={tiles} />
    </>
  )
}

function RewardCharts() {
  const { whole } = useCurves()
  const accuracy = latestOf(whole, 'eval/accuracy')
  const comparisons = latestOf(whole, 'eval/comparisons')
  const interval =
    accuracy !== undefined && comparisons ? 1.96 * Math.sqrt((accuracy * (1 - accuracy)) / comparisons) : null
  const histograms = Object.entries(whole.histograms)
  return (
    <>
      <div className={GRID}>
        <MetricChart
          title="Loss"
          unit="nats"
          lines={trainAndHeldOut('train/loss', 'eval/loss', 'reward')}
          references={[{ y: Math.LN2, label: 'guessing, 0.69' }]}
          reading={lossReading(whole.curves['eval/loss'] ?? [])}
        />
        <MetricChart
          title="Accuracy on held-out prompts"
          unit="share of comparisons"
          range={[0, 1]}
          format={formatShare}
          references={[{ y: 0.5, label: 'guessing' }]}
          lines={[{ metric: 'eval/accuracy', label: 'held-out', kind: 'reward', isExact: true }]}
          reading={
            accuracy !== undefined && interval !== null
              ? `It orders ${formatShare(accuracy)} ± ${formatShare(interval)} of ${comparisons} held-out comparisons as people did.`
              : 'No held-out comparison has been measured yet.'
          }
          isReadingVisible
        />
        <MetricChart
          title="Margin"
          unit="score, chosen minus rejected"
          isFromZero
          lines={[{ metric: 'eval/margin', label: 'held-out', kind: 'reward', isExact: true }]}
        />
      </div>
      <MetricTiles
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
      {(histograms.length > 0 || 'eval/ece' in whole.curves) && (
        <div className={GRID}>
          <ReliabilityChart curves={whole.curves} />
          {histograms.map(([name, histogram]) => (
            <ScoreHistogram key={name} name={name} histogram={histogram} />
          ))}
        </div>
      )}
    </>
  )
}

function PolicyCharts() {
  const { run } = useCurves()
  return algorithmOf(run.config) === 'dpo' ? <DpoCharts /> : <OnlineCharts />
}

function DpoCharts() {
  const { whole } = useCurves()
  return (
    <>
      <div className={GRID}>
        <MetricChart
          title="Loss"
          unit="nats"
          lines={trainAndHeldOut('train/loss', 'eval/loss', 'policy')}
          reading={lossReading(whole.curves['eval/loss'] ?? [])}
        />
        <MetricChart
          title="Agreement with rankings"
          unit="share of comparisons"
          range={[0, 1]}
          format={formatShare}
          references={[{ y: 0.5, label: 'guessing' }]}
          lines={trainAndHeldOut('rewards/accuracies', 'eval/accuracy', 'policy')}
        />
        <MetricChart
          title="Log-probability"
          unit="nats, mean of completions"
          lines={[
            { metric: 'logps/chosen', label: 'preferred', kind: 'policy' },
            { metric: 'logps/rejected', label: 'the others', isOlder: true },
          ]}
          reading="Both normally fall; what counts is that the others fall further."
          isReadingVisible
        />
      </div>
      <MetricTiles names={['rewards/margins', 'eval/margin', 'grad_norm', 'lr', 'epoch']} />
    </>
  )
}

function OnlineCharts() {
  const { run, whole } = useCurves()
  const start = whole.curves['objective/scores']?.[0]
  const budget = Number(settingsOf(run).klBudget) || null
  const kl = latestOf(whole, 'objective/kl')
  return (
    <>
      <div className={GRID}>
        <MetricChart
          title="Score"
          unit="mean over answers"
          references={start ? [{ y: start.value, label: `at the start, ${formatMetric(start.value)}` }] : []}
          lines={[{ metric: 'objective/scores', label: 'score', kind: 'policy' }]}
        />
        <MetricChart
          title="KL to where it started"
          unit="nats per answer"
          isFromZero
          references={budget ? [{ y: budget, label: `budget ${formatMetric(budget)}` }] : []}
          lines={[{ metric: 'objective/kl', label: 'KL', kind: 'policy' }]}
          reading={
            kl !== undefined && budget
              ? `${formatMetric(kl)} of a budget of ${formatMetric(budget)} nats; the run stops by itself above it.`
              : undefined
          }
        />
        <MetricChart
          title="Entropy"
          unit="nats a token"
          isFromZero
          lines={[{ metric: 'policy/entropy_avg', label: 'entropy', kind: 'policy' }]}
        />
      </div>
      <MetricTiles
        names={[
          'completions/mean_length',
          'policy/clipfrac_avg',
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

function trainAndHeldOut(
  train: MetricName,
  held: MetricName,
  kind: 'base' | 'sft' | 'reward' | 'policy',
): MetricLine[] {
  return [
    { metric: held, label: 'held-out', kind, isExact: true },
    { metric: train, label: 'training', isOlder: true },
  ]
}

function lossReading(held: Curve): string {
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last) return 'No held-out loss has been measured yet.'
  const best = held.reduce((a, b) => (b.value < a.value ? b : a))
  const trend =
    last.value > best.value * 1.02
      ? `rising since step ${best.step}: it may be learning by heart`
      : `down from ${formatMetric(first.value)}`
  return `The held-out loss is ${formatMetric(last.value)}, ${trend}.`
}
