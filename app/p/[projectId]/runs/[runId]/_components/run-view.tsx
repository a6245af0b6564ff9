'use client'

/** The run page: head with progress, curves of its kind, what it made, log and settings. */
import { useMutation } from '@tanstack/react-query'
import { Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { formatDuration } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Progress } from '@/app/_components/ui/progress'
import { StatusBadge } from '@/app/_components/ui/status-badge'
import { Tabs } from '@/app/_components/ui/tabs'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import { algorithmOf } from '../../_components/config-fields'
import { RUN_WORDS, runNoun } from '../../_components/run-words'
import { LengthNote, RunCharts } from './run-charts'
import { RunLineage } from './run-lineage'
import { RunLog } from './run-log'
import { RunResult } from './run-result'
import { RunSettings } from './run-settings'
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
        actions={isActive(run) && <StopButton projectId={projectId} run={run} />}
      />
      <RunProgress run={run} />
      <Ending run={run} />
      <RunResult projectId={projectId} run={run} purpose={purpose} />
      <RunCharts run={run} metrics={metrics} />
      {run.kind === 'policy' && <LengthNote metrics={metrics} />}
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

function purposeOf(config: unknown): string | null {
  return typeof config === 'object' && config !== null && 'purpose' in config ? String(config.purpose) : null
}

function RunProgress({ run }: { run: RunDetail }) {
  const elapsed = useElapsed(run)
  if (run.status === 'waiting') {
    return (
      <p className="text-ink-2 text-ui">
        In line for a worker. Runs start one at a time, in the order they were asked for.
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
        {run.status === 'running' ? 'running for' : 'took'} {elapsed}
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
  if (run.status === 'running' && run.attempt > 1) {
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

function StopButton({ projectId, run }: { projectId: string; run: RunDetail }) {
  const trpc = useTRPC()
  const toast = useToast()
  const [isOpen, setIsOpen] = useState(false)
  const cancel = useMutation(
    trpc.runs.cancel.mutationOptions({
      onSuccess: () => {
        setIsOpen(false)
        toast({ message: 'The run is stopping.' })
      },
    }),
  )
  const isTraining = run.kind === 'sft' || run.kind === 'reward' || run.kind === 'policy'
  const isWaiting = run.status === 'waiting'
  const label = isWaiting ? 'Take out of line' : 'Stop'
  return (
    <>
      <Button
        variant="danger"
        icon={Square}
        onClick={() => setIsOpen(true)}
        disabledReason={run.cancelRequestedAt ? 'It is stopping already.' : null}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title="Stop this run?"
        description={
          isWaiting
            ? 'It has not started; nothing is lost.'
            : isTraining
              ? `It is at step ${run.step} of ${run.totalSteps}. A stopped run makes no model version: what it has learnt so far is lost.`
              : 'Answers are kept only when all of them are written, so nothing of this run stays.'
        }
        cancelLabel={isWaiting ? 'Keep waiting' : 'Keep running'}
        confirmLabel={isWaiting ? 'Take out of line' : 'Stop the run'}
        busy={cancel.isPending && 'Stopping'}
        error={cancel.error?.message}
        onConfirm={() => cancel.mutate({ projectId, runId: run.id })}
      />
    </>
  )
}
