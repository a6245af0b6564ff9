'use client'

/** Frozen datasets, newest first: take one, check one, take one away, see which runs were trained on it. */
import { useMutation } from '@tanstack/react-query'
import { Camera, Download, FileText, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { plural } from '@/app/_components/format'
import { Button, buttonClass } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { TakeSnapshotDialog } from './take-snapshot-dialog'

type Snapshot = ApiOutput['datasets']['snapshots'][number]

export function Snapshots({ projectId, snapshots }: { projectId: string; snapshots: Snapshot[] }) {
  const [isTaking, setIsTaking] = useState(false)
  return (
    <Card>
      <CardHead title="Snapshots" caption="They never change.">
        <Button size="small" icon={Camera} onClick={() => setIsTaking(true)}>
          Take a snapshot
        </Button>
      </CardHead>
      {snapshots.length === 0 ? (
        <EmptyState icon={Camera} title="No snapshot yet">
          Each training run freezes what it learns from, so that it can be repeated. Take one yourself to
          train several models on the same data.
        </EmptyState>
      ) : (
        <ol className="divide-y">
          {snapshots.map((snapshot) => (
            <Entry key={snapshot.id} projectId={projectId} snapshot={snapshot} />
          ))}
        </ol>
      )}
      <TakeSnapshotDialog projectId={projectId} open={isTaking} onOpenChange={setIsTaking} />
    </Card>
  )
}

function Entry({ projectId, snapshot }: { projectId: string; snapshot: Snapshot }) {
  const trpc = useTRPC()
  const toast = useToast()
  const verify = useMutation(
    trpc.datasets.verify.mutationOptions({
      onSuccess: ({ isSame, rows }) =>
        toast(
          isSame
            ? { message: `Taken again: the same ${plural(rows, 'row')}, byte for byte.` }
            : {
                message: `Taken again, it has ${plural(rows, 'row')} and other bytes: the data has been changed since.`,
                tone: 'danger',
              },
        ),
      onError: (error) => toast({ message: error.message, tone: 'danger' }),
    }),
  )
  const link = (more: Record<string, string>) =>
    `/api/export?${new URLSearchParams({ projectId, snapshotId: snapshot.id, kind: snapshot.kind, ...more })}`
  const isNamed = snapshot.name !== ''
  return (
    <li className="flex flex-col gap-1.5 py-3 first:pt-1 last:pb-0">
      <div className="flex items-baseline justify-between gap-2 text-ui">
        <span className={cn('min-w-0 font-medium [overflow-wrap:anywhere]', !isNamed && 'capitalize')}>
          {isNamed ? snapshot.name : snapshot.kind}
        </span>
        <code className="font-mono text-caption text-ink-3" title={snapshot.hash}>
          {snapshot.hash.slice(0, 8)}
        </code>
      </div>
      <p className="text-caption text-ink-3">
        {isNamed && `${snapshot.kind}, `}
        {plural(snapshot.rows, 'row')}, frozen <TimeAgo date={snapshot.createdAt} />
      </p>
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
            Card
          </a>
          <Button
            size="small"
            icon={ShieldCheck}
            busy={verify.isPending && 'Checking'}
            onClick={() => verify.mutate({ projectId, snapshotId: snapshot.id })}
          >
            Check
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
              {run.kind} run {run.number}
            </Link>
          ),
        )}
      </div>
    </li>
  )
}
