'use client'

/** The run page: head with progress, curves of its kind, what it made, log and settings. */
import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { formatDuration } from '@/app/_components/format'
import { ButtonLink } from '@/app/_components/ui/button'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Progress } from '@/app/_components/ui/progress'
import { StatusBadge } from '@/app/_components/ui/status-badge'
import { Tabs } from '@/app/_components/ui/tabs'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { isTraining } from '@/server/schemas/run'
import { algorithmOf } from '../../_components/config-fields'
import { RUN_WORDS, runNoun } from '../../_components/run-words'
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
  const { run, metrics, log, samples, isReconnecting } = useLiveRun(projectId, initial)
  const purpose = run.kind === 'policy' ? algorithmOf(run.config) : purposeOf(run.config)
  const startName = run.model
    ? run.model.kind === 'base'
      ? 'Base'
      : `${run.model.kind === 'sft' ? 'SFT' : 'Policy'} v${run.model.version}`
    : null
  return (
    <>
      <RunLineage projectId={projectId} run={run} />
      <PageHeader
        title={runNoun(run.kind, purpose)}
        beside={
          <>
            <StatusBadge status={run.status} />
            {isReconnecting && <span className="text-caption text-ink-3">Reconnecting</span>}
          </>
        }
        actions={
          <>
            {isRepeatable(run) && (
              <ButtonLink href={`/p/${projectId}/runs/new?kind=${run.kind}&from=${run.id}`} icon={Copy}>
                Run with changes
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
        label="Details of the run"
        items={[
          { value: 'log', label: 'Log', count: log.length, content: <RunLog lines={log} /> },
          { value: 'settings', label: 'Settings', content: <RunSettings run={run} /> },
        ]}
      />
    </>
  )
}

/** Runs that a form starts. */
const isRepeatable = ({ kind }: RunDetail) => isTraining(kind) || kind === 'sample'

function purposeOf(config: unknown): string | null {
  return typeof config === 'object' && config !== null && 'purpose' in config ? String(config.purpose) : null
}

function RunProgress({ run }: { run: RunDetail }) {
  const elapsed = useElapsed(run)
  if (run.status === 'waiting') {
    return (
      <p className="text-ink-2 text-ui">
        In line for a worker. A free worker takes runs of high priority first, low ones last, and of equal
        ones the oldest.
      </p>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Progress
        value={run.step}
        total={run.totalSteps}
        unit={RUN_WORDS[run.kind].unit}
        etaMs={run.etaMs}
        isRunning={run.status === 'running'}
        className="min-w-0 flex-1 basis-72"
      />
      <span className="text-ink-3 text-ui tabular-nums">
        {run.status === 'paused' && run.startedAt ? (
          <>
            started <TimeAgo date={run.startedAt} />
          </>
        ) : (
          `${run.status === 'running' ? 'running for' : 'took'} ${elapsed}`
        )}
        {run.executionProvider && ` on ${run.executionProvider}`}
      </span>
    </div>
  )
}

/** Time since the start; ticks while it runs. Empty on the server, whose clock is not the reader's. */
function useElapsed({ startedAt, finishedAt, status }: RunDetail): string {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    if (status !== 'running') return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [status])
  if (!startedAt) return ''
  if (finishedAt) return formatDuration(finishedAt.getTime() - startedAt.getTime())
  return now === null ? '' : formatDuration(Math.max(0, now - startedAt.getTime()))
}

/** Why it ended, in one sentence, when there is something to say. */
function Ending({ run }: { run: RunDetail }) {
  if (run.status === 'running' && run.cancelRequestedAt) {
    return <Note title="Stopping.">The worker finishes the step it is in.</Note>
  }
  if (run.status === 'paused') {
    return (
      <Note title="Paused.">
        {run.step > 0
          ? 'Its checkpoint is kept and its worker is free. It goes on from there, with the curve of a run that was never paused.'
          : 'It is out of the line until somebody lets it go on.'}
      </Note>
    )
  }
  if (run.status === 'running' && run.attempt > 1 + run.pauses) {
    return (
      <Note title={`Attempt ${run.attempt}.`}>
        The worker that ran it before stopped; this one continues from the last checkpoint.
      </Note>
    )
  }
  if (!run.outcome) return null
  if (run.status === 'failed') {
    return (
      <Note tone="danger" title="The run failed.">
        {run.outcome}
      </Note>
    )
  }
  if (run.status === 'stopped') {
    return (
      <Note tone="warn" title="The run stopped.">
        {run.outcome}
      </Note>
    )
  }
  return null
}
