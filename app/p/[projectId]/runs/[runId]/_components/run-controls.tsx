'use client'

/** What can be done with a run that has not ended: move it in the line, pause, go on, stop. */
import { useMutation } from '@tanstack/react-query'
import { ListOrdered, Pause, Play, Square } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { Menu } from '@/app/_components/ui/popover'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import type { RunPriority } from '@/server/schemas/run'
import { isTraining } from '@/server/schemas/run'
import type { RunDetail } from './use-live-run'

interface Props {
  projectId: string
  run: RunDetail
}

export function RunControls(props: Props) {
  const { run } = props
  return (
    <>
      {(run.status === 'waiting' || run.status === 'paused') && <PriorityMenu {...props} />}
      {run.status === 'paused' ? <ResumeButton {...props} /> : <PauseButton {...props} />}
      <StopButton {...props} />
    </>
  )
}

function PriorityMenu({ projectId, run }: Props) {
  const t = useTranslations('run')
  const tRuns = useTranslations('runs')
  const trpc = useTRPC()
  const toast = useToast()
  const move = useMutation(
    trpc.runs.prioritise.mutationOptions({
      onError: (error) => toast({ message: error.message, tone: 'danger' }),
    }),
  )
  return (
    <Menu
      trigger={
        <Button icon={ListOrdered} busy={move.isPending && t('moving')}>
          {tRuns(`priorities.${run.priority}`)}
        </Button>
      }
      groups={[
        {
          heading: t('place'),
          items: (['high', 'normal', 'low'] as const satisfies readonly RunPriority[]).map((priority) => ({
            label: tRuns(`priorities.${priority}`),
            isChecked: run.priority === priority,
            onSelect: () => move.mutate({ projectId, runId: run.id, priority }),
          })),
        },
      ]}
    />
  )
}

function PauseButton({ projectId, run }: Props) {
  const t = useTranslations('run')
  const trpc = useTRPC()
  const toast = useToast()
  const pause = useMutation(
    trpc.runs.pause.mutationOptions({
      onError: (error) => toast({ message: error.message, tone: 'danger' }),
    }),
  )
  if (run.status === 'running' && !isTraining(run.kind)) return null
  return (
    <Button
      icon={Pause}
      busy={(pause.isPending || run.pauseRequestedAt !== null) && t('pausing')}
      disabledReason={run.cancelRequestedAt ? t('stoppingAlready') : null}
      onClick={() => pause.mutate({ projectId, runId: run.id })}
    >
      {t('pause')}
    </Button>
  )
}

function ResumeButton({ projectId, run }: Props) {
  const t = useTranslations('run')
  const trpc = useTRPC()
  const toast = useToast()
  const resume = useMutation(
    trpc.runs.resume.mutationOptions({
      onError: (error) => toast({ message: error.message, tone: 'danger' }),
    }),
  )
  return (
    <Button
      variant="primary"
      icon={Play}
      busy={resume.isPending && t('goingOn')}
      onClick={() => resume.mutate({ projectId, runId: run.id })}
    >
      {t('goOn')}
    </Button>
  )
}

function StopButton({ projectId, run }: Props) {
  const t = useTranslations('run')
  const trpc = useTRPC()
  const toast = useToast()
  const [isOpen, setIsOpen] = useState(false)
  const cancel = useMutation(
    trpc.runs.cancel.mutationOptions({
      onSuccess: () => {
        setIsOpen(false)
        toast({ message: t('stopped') })
      },
    }),
  )
  const hasNotStarted = run.status !== 'running' && run.step === 0
  const label = hasNotStarted ? t('takeOut') : t('stop')
  return (
    <>
      <Button
        variant="danger"
        icon={Square}
        onClick={() => setIsOpen(true)}
        disabledReason={run.cancelRequestedAt ? t('stoppingAlready') : null}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t('stopTitle')}
        description={
          hasNotStarted
            ? t('notStarted')
            : isTraining(run.kind)
              ? t('stopTraining', { step: run.step, total: run.totalSteps })
              : t('stopSampling')
        }
        cancelLabel={hasNotStarted ? t('keepWaiting') : t('keepRunning')}
        confirmLabel={hasNotStarted ? t('takeOut') : t('stopRun')}
        busy={cancel.isPending && t('stopping')}
        error={cancel.error?.message}
        onConfirm={() => cancel.mutate({ projectId, runId: run.id })}
      />
    </>
  )
}
