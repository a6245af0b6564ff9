'use client'

/** One finding with what it is about, and the answers to it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { Fragment, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { Tag } from '@/app/_components/ui/tag'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import type { FindingKind } from '@/server/schemas/screening'

type Finding = ApiOutput['screening']['findings'][number]

export function FindingRow({
  projectId,
  finding,
  kind,
  canRedact,
}: {
  projectId: string
  finding: Finding
  kind: FindingKind
  canRedact: boolean
}) {
  const t = useTranslations('prompts')
  const common = useTranslations('common')
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const after = async (message: string) => {
    toast({ message })
    await Promise.all([
      queries.invalidateQueries(trpc.screening.pathFilter()),
      queries.invalidateQueries(trpc.prompts.pathFilter()),
    ])
  }
  const onError = ({ message }: { message: string }) => toast({ tone: 'danger', message })
  const close = useMutation(
    trpc.screening.close.mutationOptions({
      onError,
      onSuccess: (_, { verdict }) =>
        after(t(verdict === 'withdraw' ? 'findings.withdrawn' : 'findings.dismissed')),
    }),
  )
  const redact = useMutation(
    trpc.screening.redact.mutationOptions({
      onError,
      onSuccess: async () => {
        setIsAsking(false)
        await after(t('findings.redacted'))
      },
    }),
  )
  const { prompt, other, heldOut, isLeak, similarity, spans } = finding
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2.5 text-ui">
      <div className="flex min-w-56 flex-1 flex-col gap-1.5">
        <Text projectId={projectId} prompt={prompt} spans={spans} />
        {other && <Text projectId={projectId} prompt={other} spans={[]} />}
        {heldOut && (
          <p className="text-ink-2 [overflow-wrap:anywhere]" dir="auto">
            {heldOut.list}: {common('quote', { text: heldOut.text })}
          </p>
        )}
        {similarity !== null && (
          <p className="flex flex-wrap gap-2 text-caption text-ink-3">
            {isLeak && <Tag tone="danger">{t('findings.leak')}</Tag>}
            {similarity === 1 ? t('findings.identical') : t('findings.alike', { share: similarity })}
          </p>
        )}
      </div>
      <span className="flex flex-wrap gap-2">
        <Button
          size="small"
          disabled={close.isPending}
          onClick={() => close.mutate({ projectId, findingId: finding.id, verdict: 'dismiss' })}
        >
          {t('dismiss')}
        </Button>
        <Button
          size="small"
          variant="danger"
          disabled={close.isPending}
          onClick={() => close.mutate({ projectId, findingId: finding.id, verdict: 'withdraw' })}
        >
          {t(kind === 'duplicate' ? 'findings.withdrawFirst' : 'withdraw')}
        </Button>
        {(kind === 'personal' || kind === 'name') && canRedact && (
          <Button size="small" onClick={() => setIsAsking(true)}>
            {t('findings.redact')}
          </Button>
        )}
      </span>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('findings.redactTitle')}
        description={t('findings.redactHint')}
        confirmLabel={t('findings.redact')}
        cancelLabel={t('keep')}
        busy={redact.isPending && t('findings.redacting')}
        error={redact.error?.message}
        onConfirm={() => redact.mutate({ projectId, findingId: finding.id })}
      />
    </li>
  )
}

function Text({
  projectId,
  prompt,
  spans,
}: {
  projectId: string
  prompt: Finding['prompt']
  spans: Finding['spans']
}) {
  const t = useTranslations('prompts')
  let from = 0
  const pieces = spans.map(({ start, end }) => {
    const piece = { at: start, plain: prompt.text.slice(from, start), marked: prompt.text.slice(start, end) }
    from = end
    return piece
  })
  return (
    <p className="flex items-start gap-2">
      <Tag tone="outline">{t(`splitNames.${prompt.split}`)}</Tag>
      <Link
        href={`/p/${projectId}/prompts/${prompt.id}`}
        lang={prompt.language}
        dir="auto"
        className="line-clamp-4 min-w-0 font-medium [overflow-wrap:anywhere] hover:underline"
      >
        {pieces.map(({ at, plain, marked }) => (
          <Fragment key={at}>
            {plain}
            <mark className="rounded-tag bg-warn-soft px-0.5 text-warn">{marked}</mark>
          </Fragment>
        ))}
        {prompt.text.slice(from)}
      </Link>
    </p>
  )
}
