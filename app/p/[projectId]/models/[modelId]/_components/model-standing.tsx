'use client'

/** Promoted, retired or neither, the decisions that led there, and the next one with its reason. */
import { useMutation } from '@tanstack/react-query'
import { Archive, ArchiveRestore, BadgeCheck } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
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

export function ModelStanding({ projectId, model }: { projectId: string; model: Model }) {
  const t = useTranslations('model')
  const [asked, setAsked] = useState<Decision | null>(null)
  const name = modelName(model.kind, model.version)
  return (
    <Card>
      <CardHead title={t('standing.title')}>
        {model.retiredAt ? (
          <Button size="small" icon={ArchiveRestore} onClick={() => setAsked('restore')}>
            {t('standing.restore')}
          </Button>
        ) : (
          <>
            <Button
              size="small"
              icon={Archive}
              onClick={() => setAsked('retire')}
              disabledReason={model.isPromoted ? t('standing.promoteOther') : null}
            >
              {t('standing.retire')}
            </Button>
            <Button
              size="small"
              icon={BadgeCheck}
              onClick={() => setAsked('promote')}
              disabledReason={model.isPromoted ? t('standing.promotedAlready', { name }) : null}
            >
              {t('standing.promote')}
            </Button>
          </>
        )}
      </CardHead>
      <Now projectId={projectId} model={model} />
      {model.decisions.length > 0 && (
        <ol aria-label={t('standing.decisions')} className="mt-2 flex flex-col gap-2 border-t pt-2 text-ui">
          {model.decisions.map((decision) => (
            <li key={decision.id}>
              <b className="font-medium">{t(`standing.kinds.${decision.kind}`)}</b>
              <span className="text-caption text-ink-3">
                {' '}
                {t.rich('standing.by', {
                  name: decision.madeBy,
                  time: () => <TimeAgo date={decision.createdAt} />,
                })}
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
  const t = useTranslations('model')
  const slot = model.kind === 'reward' ? 'reward' : 'answer'
  const { promoted } = model
  if (model.isPromoted) return <p className="text-ink-2 text-ui">{t(`standing.isPromoted.${slot}`)}</p>
  return (
    <p className="text-ink-2 text-ui">
      {model.retiredAt && `${t('standing.retiredNow')} `}
      {promoted
        ? t.rich(`standing.promoted.${slot}`, {
            model: () => (
              <Link href={`/p/${projectId}/models/${promoted.id}`} className="hover:underline">
                <ModelChip kind={promoted.kind} version={promoted.version} isPlain />
              </Link>
            ),
          })
        : t(`standing.nonePromoted.${slot}`)}
    </p>
  )
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
  const t = useTranslations('model')
  const trpc = useTRPC()
  const toast = useToast()
  const router = useRouter()
  const [reason, setReason] = useState('')
  const name = modelName(model.kind, model.version)
  const decide = useMutation(
    trpc.models.decide.mutationOptions({
      onSuccess: () => {
        onClose()
        router.refresh()
        toast({ message: t(`standing.done.${decision}`, { name }) })
      },
    }),
  )
  const replaced = model.promoted && modelName(model.promoted.kind, model.promoted.version)
  const isReplacing = decision === 'promote' && replaced
  const what = t(`standing.what.${decision}`)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`standing.ask.${decision}`, { name })}
      description={isReplacing ? `${what} ${t('standing.replaces', { name: replaced })}` : what}
      footer={
        <>
          <Button onClick={onClose}>{t('standing.notNow')}</Button>
          <Button
            variant="primary"
            busy={decide.isPending && t(`standing.busy.${decision}`)}
            disabledReason={reason.trim() === '' ? t('standing.whyFirst') : null}
            onClick={() => decide.mutate({ projectId, modelId: model.id, decision, reason })}
          >
            {t(`standing.confirm.${decision}`, { name })}
          </Button>
        </>
      }
    >
      <Field label={t('standing.why')} hint={t('standing.whyHint')} error={decide.error?.message}>
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
