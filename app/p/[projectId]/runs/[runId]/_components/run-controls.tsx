'use client'

/** What can be done with a run that has not ended: move it in the line, pause, go on, stop. */
import { useMutation } from '@tanstack/react-query'
import { ListOrdered, Pause, Play, Square } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { Menu } from '@/app/_components/ui/popover'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import type { RunPriority } from '@/server/schemas/run'
import { isTraining } from '@/server/schemas/run'
import { PRIORITY_WORDS } from '../../_components/run-words'
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
        <Button icon={ListOrdered} busy={move.isPending && 'Moving'}>
          {PRIORITY_WORDS[run.priority]}
        </Button>
      }
      groups={[
        {
          heading: 'Place in the line',
          items: (['high', 'normal', 'low'] as const satisfies readonly RunPriority[]).map((priority) => ({
            label: PRIORITY_WORDS[priority],
            isChecked: run.priority === priority,
            onSelect: () => move.mutate({ projectId, runId: run.id, priority }),
          })),
        },
      ]}
    />
  )
}

function PauseButton({ projectId, run }: Props) {
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
      busy={(pause.isPending || run.pauseRequestedAt !== null) && 'Pausing'}
      disabledReason={run.cancelRequestedAt ? 'It is stopping already.' : null}
      onClick={() => pause.mutate({ projectId, runId: run.id })}
    >
      Pause
    </Button>
  )
}

function ResumeButton({ projectId, run }: Props) {
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
      busy={resume.isPending && 'Going on'}
      onClick={() => resume.mutate({ projectId, runId: run.id })}
    >
      Go on
    </Button>
  )
}

function StopButton({ projectId, run }: Props) {
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
  const hasNotStarted = run.status !== 'running' && run.step === 0
  const label = hasNotStarted ? 'Take out of line' : 'Stop'
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
          hasNotStarted
            ? 'It has not started; nothing is lost.'
            : isTraining(run.kind)
              ? `It is at step ${run.step} of ${run.totalSteps}. A stopped run makes no model version: what it has learnt so far is lost. A paused one can go on.`
              : 'Answers are kept only when all of them are written, so nothing of this run stays.'
        }
        cancelLabel={hasNotStarted ? 'Keep waiting' : 'Keep running'}
        confirmLabel={hasNotStarted ? 'Take out of line' : 'Stop the run'}
        busy={cancel.isPending && 'Stopping'}
        error={cancel.error?.message}
        onConfirm={() => cancel.mutate({ projectId, runId: run.id })}
      />
    </>
  )
}
