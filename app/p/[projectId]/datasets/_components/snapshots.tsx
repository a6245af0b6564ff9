/** Frozen datasets, newest first, each with the runs that were trained on it. */
import { Camera } from 'lucide-react'
import Link from 'next/link'
import { plural } from '@/app/_components/format'
import { Card, CardHead } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import type { ApiOutput } from '@/app/_trpc/client'

type Snapshot = ApiOutput['datasets']['snapshots'][number]

export function Snapshots({ projectId, snapshots }: { projectId: string; snapshots: Snapshot[] }) {
  return (
    <Card>
      <CardHead title="Snapshots" caption="They never change." />
      {snapshots.length === 0 ? (
        <EmptyState icon={Camera} title="No snapshot yet">
          Each training run freezes what it learns from, so that it can be repeated.
        </EmptyState>
      ) : (
        <ol className="divide-y">
          {snapshots.map((snapshot) => (
            <li key={snapshot.id} className="flex flex-col gap-1.5 py-3 first:pt-1 last:pb-0">
              <div className="flex items-baseline justify-between gap-2 text-ui">
                <span className="font-medium capitalize">{snapshot.kind}</span>
                <code className="font-mono text-caption text-ink-3" title={snapshot.hash}>
                  {snapshot.hash.slice(0, 8)}
                </code>
              </div>
              <p className="text-caption text-ink-3">
                {plural(snapshot.rows, 'row')}, frozen <TimeAgo date={snapshot.createdAt} />
              </p>
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
          ))}
        </ol>
      )}
    </Card>
  )
}
