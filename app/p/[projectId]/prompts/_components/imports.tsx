'use client'

/** Imports under way and done: progress with time left, what each added, its bad rows, and taking it back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileDown, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { ProgressBar } from '@/app/_components/ui/progress'
import { StatusBadge } from '@/app/_components/ui/status-badge'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { useFormats } from '@/app/_i18n/use-formats'
import { useSay } from '@/app/_i18n/use-say'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { addedWords } from './import-words'

type Row = ApiOutput['imports']['list'][number]
const isUnderWay = ({ status }: Row) => status === 'waiting' || status === 'running'
const POLL_MS = 1000

export function Imports({ projectId, canUndo }: { projectId: string; canUndo: boolean }) {
  const t = useTranslations('prompts')
  const f = useFormats()
  const say = useSay()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const [undoing, setUndoing] = useState<Row | null>(null)
  const { data: rows } = useQuery(
    trpc.imports.list.queryOptions(
      { projectId },
      { refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? POLL_MS : false) },
    ),
  )
  // Which have ended, not how many are under way: a short one is never seen at it.
  const ended = rows
    ?.filter((row) => !isUnderWay(row))
    .map(({ id }) => id)
    .join()
  const before = useRef(ended)
  useEffect(() => {
    // A worker now looks through what came.
    if (before.current !== undefined && ended !== before.current)
      for (const changed of [trpc.prompts, trpc.screening])
        void queries.invalidateQueries(changed.pathFilter())
    before.current = ended
  }, [ended, queries, trpc])
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: async ({ outcome }) => {
        setUndoing(null)
        toast({ message: say(outcome) })
        await Promise.all([
          queries.invalidateQueries(trpc.imports.pathFilter()),
          queries.invalidateQueries(trpc.prompts.pathFilter()),
        ])
      },
    }),
  )
  if (!rows || rows.length === 0) return null
  return (
    <Card>
      <CardHead title={t('import.list')} caption={t('import.listHint')} />
      <ul className="flex flex-col divide-y">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5 text-ui">
            <div className="min-w-48 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{row.fileName}</p>
              <p className="text-caption text-ink-3">
                {row.promptSet} · {f.bytes(row.bytes)} · {row.createdBy.name} <TimeAgo date={row.createdAt} />
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
                {t('import.badRows', { count: row.counts.problems })}
              </a>
            ) : null}
            {canUndo && (row.status === 'done' || row.status === 'failed') && (
              <Button size="small" icon={Undo2} onClick={() => setUndoing(row)}>
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={undoing !== null}
        onOpenChange={(open) => !open && setUndoing(null)}
        title={t('import.undoTitle', { name: undoing?.fileName ?? '' })}
        description={t('import.undoHint')}
        confirmLabel={t('import.undo')}
        cancelLabel={t('keep')}
        busy={undo.isPending && t('import.deleting')}
        error={undo.error?.message}
        onConfirm={() => undoing && undo.mutate({ projectId, importId: undoing.id })}
      />
    </Card>
  )
}

function Outcome({ row }: { row: Row }) {
  const t = useTranslations('prompts')
  const f = useFormats()
  const say = useSay()
  if (row.status === 'running') {
    const share = row.bytes > 0 ? row.bytesRead / row.bytes : 0
    return (
      <div className="flex min-w-56 flex-1 items-center gap-3 text-ink-2 tabular-nums">
        <ProgressBar
          value={row.bytesRead}
          total={row.bytes}
          label={t('import.reading', { name: row.fileName })}
          tone="info"
          className="flex-1"
        />
        <span>
          {t('import.rows', { count: row.counts.rows ?? 0 })}
          {row.etaMs !== null && share >= 0.03 && t('import.left', { time: f.estimate(row.etaMs) })}
        </span>
      </div>
    )
  }
  if (row.status === 'waiting') return <StatusBadge status="waiting" />
  if (row.status === 'failed')
    return <p className="max-w-[52ch] text-danger">{row.outcome && say(row.outcome)}</p>
  if (row.status === 'undone')
    return <p className="max-w-[52ch] text-ink-3">{row.outcome && say(row.outcome)}</p>
  return (
    <p className="text-ink-2 tabular-nums">
      {addedWords(t, row.counts)}
      {row.counts.known ? t('import.known', { count: row.counts.known }) : ''}
      {row.counts.moved ? t('import.moved', { count: row.counts.moved }) : ''}
    </p>
  )
}
