'use client'

/** Imports under way and done: progress with time left, what each added, its bad rows, and taking it back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileDown, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { formatBytes, formatCount, formatEstimate, plural } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { ProgressBar } from '@/app/_components/ui/progress'
import { StatusBadge } from '@/app/_components/ui/status-badge'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { addedWords } from './import-words'

type Row = ApiOutput['imports']['list'][number]
const isUnderWay = ({ status }: Row) => status === 'waiting' || status === 'running'
const POLL_MS = 1000

export function Imports({ projectId, canUndo }: { projectId: string; canUndo: boolean }) {
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const [undoing, setUndoing] = useState<Row | null>(null)
  const { data: rows = [] } = useQuery(
    trpc.imports.list.queryOptions(
      { projectId },
      { refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? POLL_MS : false) },
    ),
  )
  const active = rows.filter(isUnderWay).length
  const before = useRef(active)
  useEffect(() => {
    if (active < before.current) void queries.invalidateQueries(trpc.prompts.pathFilter())
    before.current = active
  }, [active, queries, trpc])
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: async ({ outcome }) => {
        setUndoing(null)
        toast({ message: outcome })
        await Promise.all([
          queries.invalidateQueries(trpc.imports.pathFilter()),
          queries.invalidateQueries(trpc.prompts.pathFilter()),
        ])
      },
    }),
  )
  if (rows.length === 0) return null
  return (
    <Card>
      <CardHead title="Imports" caption="Each can be taken back" />
      <ul className="flex flex-col divide-y">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5 text-ui">
            <div className="min-w-48 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{row.fileName}</p>
              <p className="text-caption text-ink-3">
                {row.promptSet} · {formatBytes(row.bytes)} · {row.createdBy.name}{' '}
                <TimeAgo date={row.createdAt} />
              </p>
            </div>
            <Outcome row={row} />
            {row.counts.problems ? (
              <a
                className="inline-flex items-center gap-1.5 text-warn underline"
                href={`/api/import/problems?${new URLSearchParams({ projectId, importId: row.id })}`}
                download
              >
                <FileDown aria-hidden className="size-4" strokeWidth={1.75} />
                {plural(row.counts.problems, 'bad row')}
              </a>
            ) : null}
            {canUndo && (row.status === 'done' || row.status === 'failed') && (
              <Button size="small" icon={Undo2} onClick={() => setUndoing(row)}>
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={undoing !== null}
        onOpenChange={(open) => !open && setUndoing(null)}
        title={`Take ${undoing?.fileName ?? 'it'} back?`}
        description="Everything it brought is deleted. Prompts that people or models have answered here since are kept."
        confirmLabel="Take it back"
        cancelLabel="Keep it"
        busy={undo.isPending && 'Deleting'}
        error={undo.error?.message}
        onConfirm={() => undoing && undo.mutate({ projectId, importId: undoing.id })}
      />
    </Card>
  )
}

function Outcome({ row }: { row: Row }) {
  if (row.status === 'running') {
    const share = row.bytes > 0 ? row.bytesRead / row.bytes : 0
    return (
      <div className="flex min-w-56 flex-1 items-center gap-3 text-ink-2 tabular-nums">
        <ProgressBar
          value={row.bytesRead}
          total={row.bytes}
          label={`Reading ${row.fileName}`}
          tone="info"
          className="flex-1"
        />
        <span>
          {formatCount(row.counts.rows ?? 0)} rows
          {row.etaMs !== null && share >= 0.03 && `, ${formatEstimate(row.etaMs)} left`}
        </span>
      </div>
    )
  }
  if (row.status === 'waiting') return <StatusBadge status="waiting" />
  if (row.status === 'failed') return <p className="max-w-[52ch] text-danger">{row.outcome}</p>
  if (row.status === 'undone') return <p className="max-w-[52ch] text-ink-3">{row.outcome}</p>
  return (
    <p className="text-ink-2 tabular-nums">
      {addedWords(row.counts)}
      {row.counts.known ? `, ${formatCount(row.counts.known)} known already` : ''}
      {row.counts.moved ? `, ${formatCount(row.counts.moved)} put in the split of a near-duplicate` : ''}
    </p>
  )
}
