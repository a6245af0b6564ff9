'use client'

import { useTranslations } from 'use-intl'
/** The curves of each kind of run, live. Names, units and meanings are those of `ml/metrics.ts`. */
import type { Formats } from '@/app/_i18n/formats'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Words } from '@/app/_i18n/words'
import type { MetricName } from '@/ml/metrics'
import { isTraining, type TrainingKind } from '@/server/schemas/run'
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
  const t = useTranslations('run')
  const isEmpty = Object.keys(metrics.curves).length === 0
  if (isEmpty && run.status !== 'running') return null
  const Curves = CURVES[run.kind]
  return (
    <CurvesProvider projectId={projectId} run={run} metrics={metrics}>
      <h2 className="sr-only">{t('curves')}</h2>
      {isTraining(run.kind) && <ChartTools projectId={projectId} />}
      {Curves && <Curves />}
      <SystemTiles />
      <OverlayDifferences projectId={projectId} />
    </CurvesProvider>
  )
}

type Curves = () => React.ReactNode

/** Every training kind has curves; of the others, those that measure something by step. */
const CURVES: Record<TrainingKind, Curves> & Partial<Record<RunDetail['kind'], Curves>> = {
  pretrain: () => <LossCharts kind="base" tiles={['lr', 'grad_norm', 'train/tokens']} />,
  sft: () => <LossCharts kind="sft" tiles={['lr', 'grad_norm', 'epoch']} />,
  reward: RewardCharts,
  policy: PolicyCharts,
  sample: SamplingTiles,
  score: SamplingTiles,
}

function SamplingTiles() {
  return <MetricTiles names={['perf/tokens_per_s', 'completions/mean_length']} />
}

const GRID = 'grid gap-3.5 lg:grid-cols-3'

function LossCharts({ kind, tiles }: { kind: 'base' | 'sft'; tiles: MetricName[] }) {
  const t = useTranslations('run')
  const f = useFormats()
  const { whole } = useCurves()
  return (
    <>
      <div className={GRID}>
        <MetricChart
          title={t('charts.loss')}
          unit={t('charts.nats')}
          lines={trainAndHeldOut('train/loss', 'eval/loss', kind, t)}
          reading={lossReading(whole.curves['eval/loss'] ?? [], t, f)}
        />
        <MetricChart
          title={t('charts.perplexity')}
          unit={t('charts.perplexityUnit')}
          lines={[{ metric: 'eval/perplexity', label: t('heldOut'), kind, isExact: true }]}
        />
        <MetricChart
          title={t('charts.speed')}
          unit={t('charts.tokensPerSecond')}
          isFromZero
          lines={[{ metric: 'perf/tokens_per_s', label: t('lines.speed') }]}
        />
      </div>
      <MetricTiles names={tiles} />
    </>
  )
}

function RewardCharts() {
  const t = useTranslations('run')
  const f = useFormats()
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
          title={t('charts.loss')}
          unit={t('charts.nats')}
          lines={trainAndHeldOut('train/loss', 'eval/loss', 'reward', t)}
          references={[{ y: Math.LN2, label: t('guessingAt', { value: f.decimal(Math.LN2, 2) }) }]}
          reading={lossReading(whole.curves['eval/loss'] ?? [], t, f)}
        />
        <MetricChart
          title={t('charts.accuracy')}
          unit={t('charts.shareOfComparisons')}
          range={[0, 1]}
          format={f.share}
          references={[{ y: 0.5, label: t('guessing') }]}
          lines={[{ metric: 'eval/accuracy', label: t('heldOut'), kind: 'reward', isExact: true }]}
          reading={
            accuracy !== undefined && interval !== null
              ? t('readings.accuracy', {
                  share: f.share(accuracy),
                  interval: f.share(interval),
                  count: comparisons ?? 0,
                })
              : t('readings.noAccuracy')
          }
          isReadingVisible
        />
        <MetricChart
          title={t('charts.margin')}
          unit={t('charts.marginUnit')}
          isFromZero
          lines={[{ metric: 'eval/margin', label: t('heldOut'), kind: 'reward', isExact: true }]}
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
  const t = useTranslations('run')
  const f = useFormats()
  const { whole } = useCurves()
  return (
    <>
      <div className={GRID}>
        <MetricChart
          title={t('charts.loss')}
          unit={t('charts.nats')}
          lines={trainAndHeldOut('train/loss', 'eval/loss', 'policy', t)}
          reading={lossReading(whole.curves['eval/loss'] ?? [], t, f)}
        />
        <MetricChart
          title={t('charts.agreement')}
          unit={t('charts.shareOfComparisons')}
          range={[0, 1]}
          format={f.share}
          references={[{ y: 0.5, label: t('guessing') }]}
          lines={trainAndHeldOut('rewards/accuracies', 'eval/accuracy', 'policy', t)}
        />
        <MetricChart
          title={t('charts.logProbability')}
          unit={t('charts.logProbabilityUnit')}
          lines={[
            { metric: 'logps/chosen', label: t('preferred'), kind: 'policy' },
            { metric: 'logps/rejected', label: t('others'), isOlder: true },
          ]}
          reading={t('readings.bothFall')}
          isReadingVisible
        />
      </div>
      <MetricTiles names={['rewards/margins', 'eval/margin', 'grad_norm', 'lr', 'epoch']} />
    </>
  )
}

function OnlineCharts() {
  const t = useTranslations('run')
  const f = useFormats()
  const { run, whole } = useCurves()
  const start = whole.curves['objective/scores']?.[0]
  const budget = Number(settingsOf(run).klBudget) || null
  const kl = latestOf(whole, 'objective/kl')
  return (
    <>
      <div className={GRID}>
        <MetricChart
          title={t('charts.score')}
          unit={t('charts.scoreUnit')}
          references={
            start ? [{ y: start.value, label: t('atStart', { value: f.metric(start.value) }) }] : []
          }
          lines={[{ metric: 'objective/scores', label: t('lines.score'), kind: 'policy' }]}
        />
        <MetricChart
          title={t('charts.kl')}
          unit={t('charts.klUnit')}
          isFromZero
          references={budget ? [{ y: budget, label: t('budget', { value: f.metric(budget) }) }] : []}
          lines={[{ metric: 'objective/kl', label: t('lines.kl'), kind: 'policy' }]}
          reading={
            kl !== undefined && budget
              ? t('readings.kl', { kl: f.metric(kl), budget: f.metric(budget) })
              : undefined
          }
        />
        <MetricChart
          title={t('charts.entropy')}
          unit={t('charts.entropyUnit')}
          isFromZero
          lines={[{ metric: 'policy/entropy_avg', label: t('lines.entropy'), kind: 'policy' }]}
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
  t: Words<'run'>,
): MetricLine[] {
  return [
    { metric: held, label: t('heldOut'), kind, isExact: true },
    { metric: train, label: t('training'), isOlder: true },
  ]
}

function lossReading(held: Curve, t: Words<'run'>, f: Formats): string {
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last) return t('readings.noLoss')
  const best = held.reduce((a, b) => (b.value < a.value ? b : a))
  return last.value > best.value * 1.02
    ? t('readings.rising', { loss: f.metric(last.value), step: best.step })
    : t('readings.falling', { loss: f.metric(last.value), first: f.metric(first.value) })
}
