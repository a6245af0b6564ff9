'use client'

/** Promoted, retired or neither, the decisions that led there, and the next one with its reason. */
import { useMutation } from '@tanstack/react-query'
import { Archive, ArchiveRestore, BadgeCheck } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { ModelChip, modelName } from '@/app/_components/ui/model-chip'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'

type Model = ApiOutput['models']['get']
type Decision = 'promote' | 'retire' | 'restore'

const DONE = { promoted: 'Promoted', replaced: 'Replaced', retired: 'Retired', restored: 'Restored' } as const

export function ModelStanding({ projectId, model }: { projectId: string; model: Model }) {
  const [asked, setAsked] = useState<Decision | null>(null)
  const name = modelName(model.kind, model.version)
  return (
    <Card>
      <CardHead title="Standing">
        {model.retiredAt ? (
          <Button size="small" icon={ArchiveRestore} onClick={() => setAsked('restore')}>
            Restore
          </Button>
        ) : (
          <>
            <Button
              size="small"
              icon={Archive}
              onClick={() => setAsked('retire')}
              disabledReason={model.isPromoted ? 'Promote another version first.' : null}
            >
              Retire
            </Button>
            <Button
              size="small"
              icon={BadgeCheck}
              onClick={() => setAsked('promote')}
              disabledReason={model.isPromoted ? `${name} is promoted already.` : null}
            >
              Promote
            </Button>
          </>
        )}
      </CardHead>
      <Now projectId={projectId} model={model} />
      {model.decisions.length > 0 && (
        <ol aria-label="Decisions, latest first" className="mt-2 flex flex-col gap-2 border-t pt-2 text-ui">
          {model.decisions.map((decision) => (
            <li key={decision.id}>
              <b className="font-medium">{DONE[decision.kind]}</b>
              <span className="text-caption text-ink-3">
                {' '}
                by {decision.madeBy}, <TimeAgo date={decision.createdAt} />
              </span>
              <span className="block text-ink-2 [overflow-wrap:anywhere]">{decision.reason}</span>
            </li>
          ))}
        </ol>
      )}
      {asked && (
        <DecisionDialog projectId={projectId} model={model} decision={asked} onClose={() => setAsked(null)} />
      )}
    </Card>
  )
}

function Now({ projectId, model }: { projectId: string; model: Model }) {
  const office = model.kind === 'reward' ? 'reward model' : 'model that answers'
  if (model.isPromoted) {
    return (
      <p className="text-ink-2 text-ui">
        The promoted {office} of this project: newer versions are measured against it.
      </p>
    )
  }
  return (
    <p className="text-ink-2 text-ui">
      {model.retiredAt && 'Retired: no longer offered for new runs and votes. Its files stay. '}
      {model.promoted ? (
        <>
          The promoted {office} is{' '}
          <Link href={`/p/${projectId}/models/${model.promoted.id}`} className="hover:underline">
            <ModelChip kind={model.promoted.kind} version={model.promoted.version} isPlain />
          </Link>
          .
        </>
      ) : (
        `No ${office} is promoted yet.`
      )}
    </p>
  )
}

const ACTS: Record<Decision, { title: string; confirm: string; busy: string; done: string }> = {
  promote: { title: 'Promote', confirm: 'Promote', busy: 'Promoting', done: 'is promoted' },
  retire: { title: 'Retire', confirm: 'Retire', busy: 'Retiring', done: 'is retired' },
  restore: { title: 'Restore', confirm: 'Restore', busy: 'Restoring', done: 'is back' },
}

function DecisionDialog({
  projectId,
  model,
  decision,
  onClose,
}: {
  projectId: string
  model: Model
  decision: Decision
  onClose: () => void
}) {
  const trpc = useTRPC()
  const toast = useToast()
  const router = useRouter()
  const [reason, setReason] = useState('')
  const name = modelName(model.kind, model.version)
  const { title, confirm, busy, done } = ACTS[decision]
  const decide = useMutation(
    trpc.models.decide.mutationOptions({
      onSuccess: () => {
        onClose()
        router.refresh()
        toast({ message: `${name} ${done}.` })
      },
    }),
  )
  const replaced = model.promoted && modelName(model.promoted.kind, model.promoted.version)
  const what = {
    promote: `Newer versions will be measured against it.${replaced ? ` It takes the place of ${replaced}.` : ''}`,
    retire: 'It is no longer offered for new runs and votes. Nothing is deleted, and it can be restored.',
    restore: 'It is offered for new runs and votes again.',
  }[decision]
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${title} ${name}?`}
      description={what}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            busy={decide.isPending && busy}
            disabledReason={reason.trim() === '' ? 'Say why first.' : null}
            onClick={() => decide.mutate({ projectId, modelId: model.id, decision, reason })}
          >
            {confirm} {name}
          </Button>
        </>
      }
    >
      <Field label="Why" hint="Kept with your name, for those who ask later." error={decide.error?.message}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
