'use client'

/** Frozen datasets, newest first: take one, check one, take one away, see which runs were trained on it. */
import { useMutation } from '@tanstack/react-query'
import { Camera, Download, FileText, GitCompare, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, buttonClass } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { DifferenceDialog } from './difference-dialog'
import { TakeSnapshotDialog } from './take-snapshot-dialog'

export type Snapshot = ApiOutput['datasets']['snapshots'][number]

export function Snapshots({ projectId, snapshots }: { projectId: string; snapshots: Snapshot[] }) {
  const t = useTranslations('datasets')
  const [isTaking, setIsTaking] = useState(false)
  const [compared, setCompared] = useState<Snapshot | null>(null)
  return (
    <Card>
      <CardHead title={t('snapshots.title')} caption={t('snapshots.caption')}>
        <Button size="small" icon={Camera} onClick={() => setIsTaking(true)}>
          {t('snapshots.take')}
        </Button>
      </CardHead>
      {snapshots.length === 0 ? (
        <EmptyState icon={Camera} title={t('snapshots.none')}>
          {t('snapshots.noneHint')}
        </EmptyState>
      ) : (
        <ol className="divide-y">
          {snapshots.map((snapshot) => (
            <Entry
              key={snapshot.id}
              projectId={projectId}
              snapshot={snapshot}
              onCompare={() => setCompared(snapshot)}
            />
          ))}
        </ol>
      )}
      {compared && (
        <DifferenceDialog
          projectId={projectId}
          snapshot={compared}
          others={snapshots.filter(
            ({ id, kind, name }) => id !== compared.id && kind === compared.kind && name !== '',
          )}
          onClose={() => setCompared(null)}
        />
      )}
      <TakeSnapshotDialog projectId={projectId} open={isTaking} onOpenChange={setIsTaking} />
    </Card>
  )
}

function Entry({
  projectId,
  snapshot,
  onCompare,
}: {
  projectId: string
  snapshot: Snapshot
  onCompare: () => void
}) {
  const t = useTranslations('datasets')
  const trpc = useTRPC()
  const toast = useToast()
  const verify = useMutation(
    trpc.datasets.verify.mutationOptions({
      onSuccess: ({ isSame, rows }) =>
        toast(
          isSame
            ? { message: t('snapshots.same', { count: rows }) }
            : {
                message: t('snapshots.other', { count: rows }),
                tone: 'danger',
              },
        ),
      onError: (error) => toast({ message: error.message, tone: 'danger' }),
    }),
  )
  const link = (more: Record<string, string>) =>
    `/api/export?${new URLSearchParams({ projectId, snapshotId: snapshot.id, kind: snapshot.kind, ...more })}`
  const isNamed = snapshot.name !== ''
  const kind = t(`snapshots.kinds.${snapshot.kind}`)
  return (
    <li className="flex flex-col gap-1.5 py-3 first:pt-1 last:pb-0">
      <div className="flex items-baseline justify-between gap-2 text-ui">
        <span className={cn('min-w-0 font-medium [overflow-wrap:anywhere]', !isNamed && 'capitalize')}>
          {isNamed ? snapshot.name : kind}
        </span>
        <code className="font-mono text-caption text-ink-3" title={snapshot.hash}>
          {snapshot.hash.slice(0, 8)}
        </code>
      </div>
      <p className="text-caption text-ink-3">
        {isNamed && `${kind}, `}
        {t('rows', { count: snapshot.rows })}, {t('snapshots.frozen')} <TimeAgo date={snapshot.createdAt} />
      </p>
      {snapshot.promptSets.length > 0 && (
        <p className="text-caption text-ink-3">
          {t('snapshots.of')}{' '}
          {snapshot.promptSets.map(({ promptSetId, name, number }, i) => (
            <span key={promptSetId}>
              {i > 0 && ', '}
              <Link
                href={`/p/${projectId}/prompts/sets/${promptSetId}`}
                className="text-ink-2 underline [overflow-wrap:anywhere]"
              >
                {t('snapshots.setVersion', { name, number })}
              </Link>
            </span>
          ))}
        </p>
      )}
      {isNamed && (
        <div className="flex flex-wrap gap-1.5">
          <a
            className={buttonClass({ size: 'small' })}
            href={link({ form: 'conversational', withProvenance: 'true' })}
            download
          >
            <Download aria-hidden className="size-3.5" strokeWidth={1.75} />
            JSONL
          </a>
          <a className={buttonClass({ size: 'small' })} href={link({ card: 'true' })} download>
            <FileText aria-hidden className="size-3.5" strokeWidth={1.75} />
            {t('snapshots.card')}
          </a>
          <Button
            size="small"
            icon={ShieldCheck}
            busy={verify.isPending && t('snapshots.checking')}
            onClick={() => verify.mutate({ projectId, snapshotId: snapshot.id })}
          >
            {t('snapshots.check')}
          </Button>
          <Button size="small" icon={GitCompare} onClick={onCompare}>
            {t('snapshots.compare')}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap gap-1.5">
        {snapshot.runs.map((run) =>
          run.output ? (
            <Link key={run.id} href={`/p/${projectId}/models/${run.output.id}`}>
              <ModelChip kind={run.output.kind} version={run.output.version} />
            </Link>
          ) : (
            <Link
              key={run.id}
              href={`/p/${projectId}/runs/${run.id}`}
              className="text-caption text-ink-2 underline"
            >
              {t('snapshots.run', { name: `${run.kind}-${run.number}` })}
            </Link>
          ),
        )}
      </div>
    </li>
  )
}
