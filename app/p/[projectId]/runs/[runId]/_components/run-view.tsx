'use client'

/** The run page: head with progress, curves of its kind, what it made, log and settings. */
import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/app/_components/ui/button'
import { modelName } from '@/app/_components/ui/model-chip'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Progress } from '@/app/_components/ui/progress'
import { StatusBadge } from '@/app/_components/ui/status-badge'
import { Tabs } from '@/app/_components/ui/tabs'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useFormats } from '@/app/_i18n/use-formats'
import { useSay } from '@/app/_i18n/use-say'
import { hasForm, RUN_KINDS } from '@/server/schemas/run'
import { algorithmOf } from '../../_components/config-fields'
import { runNoun } from '../../_components/run-words'
import { RemoteUsage } from './remote-usage'
import { RunCharts } from './run-charts'
import { RunControls } from './run-controls'
import { RunLineage } from './run-lineage'
import { RunLog } from './run-log'
import { RunResult } from './run-result'
import { RunSettings } from './run-settings'
import { RunWarnings } from './run-warnings-list'
import { SamePrompt } from './same-prompt'
import { isActive, type LiveRun, type RunDetail, useLiveRun } from './use-live-run'

export function RunView({ projectId, ...initial }: LiveRun & { projectId: string }) {
  const t = useTranslations('run')
  const tRuns = useTranslations('runs')
  const { run, metrics, log, samples, isReconnecting } = useLiveRun(projectId, initial)
  const purpose = run.kind === 'policy' ? algorithmOf(run.config) : purposeOf(run.config)
  const startName = run.model && modelName(run.model.kind, run.model.version)
  return (
    <>
      <RunLineage projectId={projectId} run={run} />
      <PageHeader
        title={runNoun(run.kind, purpose, tRuns)}
        beside={
          <>
            <StatusBadge status={run.status} />
            {isReconnecting && <span className="text-caption text-ink-3">{t('reconnecting')}</span>}
          </>
        }
        actions={
          <>
            {isRepeatable(run) && (
              <ButtonLink href={`/p/${projectId}/runs/new?kind=${run.kind}&from=${run.id}`} icon={Copy}>
                {t('withChanges')}
              </ButtonLink>
            )}
            {isActive(run) && <RunControls projectId={projectId} run={run} />}
          </>
        }
      />
      <RunProgress run={run} />
      <Ending run={run} />
      <RunResult projectId={projectId} run={run} purpose={purpose} />
      <RemoteUsage usage={run.remoteUsage} />
      <RunWarnings run={run} metrics={metrics} />
      <RunCharts projectId={projectId} run={run} metrics={metrics} />
      {samples.length > 0 && (
        <SamePrompt samples={samples} startName={startName} plannedEnd={run.totalSteps} />
      )}
      <Tabs
        label={t('details')}
        items={[
          { value: 'log', label: t('log'), count: log.length, content: <RunLog lines={log} /> },
          {
            value: 'settings',
            label: t('settings'),
            content: <RunSettings projectId={projectId} run={run} />,
          },
        ]}
      />
    </>
  )
}

/** Runs that a form starts. */
const isRepeatable = ({ kind }: RunDetail) => hasForm(kind)

function purposeOf(config: unknown): string | null {
  return typeof config === 'object' && config !== null && 'purpose' in config ? String(config.purpose) : null
}

function RunProgress({ run }: { run: RunDetail }) {
  const t = useTranslations('run')
  const tRuns = useTranslations('runs')
  const elapsed = useElapsed(run)
  if (run.status === 'waiting') {
    return <p className="text-ink-2 text-ui">{t('inLineHint')}</p>
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Progress
        value={run.step}
        total={run.totalSteps}
        unit={tRuns(`units.${RUN_KINDS[run.kind].unit}`)}
        etaMs={run.etaMs}
        isRunning={run.status === 'running'}
        className="min-w-0 flex-1 basis-72"
      />
      <span className="text-ink-3 text-ui tabular-nums">
        {run.status === 'paused' && run.startedAt ? (
          <>
            {t('startedAt')} <TimeAgo date={run.startedAt} />
          </>
        ) : (
          t(run.status === 'running' ? 'runningFor' : 'took', { time: elapsed })
        )}
        {run.executionProvider && ` ${t('on', { provider: run.executionProvider })}`}
      </span>
    </div>
  )
}

/** Time since the start; ticks while it runs. Empty on the server, whose clock is not the reader's. */
function useElapsed({ startedAt, finishedAt, status }: RunDetail): string {
  const f = useFormats()
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    if (status !== 'running') return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [status])
  if (!startedAt) return ''
  if (finishedAt) return f.duration(finishedAt.getTime() - startedAt.getTime())
  return now === null ? '' : f.duration(Math.max(0, now - startedAt.getTime()))
}

/** Why it ended, in one sentence, when there is something to say. */
function Ending({ run }: { run: RunDetail }) {
  const t = useTranslations('run')
  const say = useSay()
  if (run.status === 'running' && run.cancelRequestedAt) {
    return <Note title={t('stoppingNow')}>{t('stoppingHint')}</Note>
  }
  if (run.status === 'paused') {
    const hint = run.step > 0 ? t('pausedHint') : t('pausedWaiting')
    return <Note title={t('paused')}>{run.outcome ? say(run.outcome) : hint}</Note>
  }
  if (run.status === 'running' && run.attempt > 1 + run.pauses) {
    return <Note title={t('attempt', { attempt: run.attempt })}>{t('attemptHint')}</Note>
  }
  if (!run.outcome) return null
  if (run.status === 'failed') {
    return (
      <Note tone="danger" title={t('failed')}>
        {say(run.outcome)}
      </Note>
    )
  }
  if (run.status === 'stopped') {
    return (
      <Note tone="warn" title={t('stoppedNote')}>
        {say(run.outcome)}
      </Note>
    )
  }
  return null
}
