'use client'

/** Runs, newest first, with their progress; refreshed while one is active. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Activity, Plus } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Menu } from '@/app/_components/ui/popover'
import { ProgressBar } from '@/app/_components/ui/progress'
import { Segmented } from '@/app/_components/ui/segmented'
import { StatusBadge } from '@/app/_components/ui/status-badge'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useFormats } from '@/app/_i18n/use-formats'
import { useSay } from '@/app/_i18n/use-say'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { FORM_KINDS, type FormKind, RUN_KINDS } from '@/server/schemas/run'
import { runNoun } from './run-words'

type Runs = ApiOutput['runs']['list']
type Run = Runs['rows'][number]
type Workers = ApiOutput['system']['workers']

const ACTIVE_MS = 2000
const IDLE_MS = 15_000

const isActive = ({ status }: Run) => status === 'waiting' || status === 'running'

export function RunList({
  projectId,
  initial,
  initialWorkers,
}: {
  projectId: string
  initial: Runs
  initialWorkers: Workers
}) {
  const t = useTranslations('runs')
  const tCommon = useTranslations('common')
  const trpc = useTRPC()
  const [kind, setKind] = useState<FormKind | 'all'>('all')
  const list = useInfiniteQuery(
    trpc.runs.list.infiniteQueryOptions(
      { projectId, ...(kind !== 'all' && { kind }) },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        initialCursor: null,
        ...(kind === 'all' && { initialData: { pages: [initial], pageParams: [null] } }),
        refetchInterval: (query) =>
          query.state.data?.pages.some(({ rows }) => rows.some(isActive)) ? ACTIVE_MS : IDLE_MS,
      },
    ),
  )
  const workers = useQuery(
    trpc.system.workers.queryOptions(
      { projectId },
      { initialData: initialWorkers, refetchInterval: IDLE_MS },
    ),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const alive = workers.data.filter((worker) => worker.isAlive)
  const isAnyWaiting = rows.some(({ status }) => status === 'waiting')
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about')}
        actions={
          <Menu
            trigger={
              <Button variant="primary" icon={Plus}>
                {t('new')}
              </Button>
            }
            groups={[
              {
                items: FORM_KINDS.map((one) => ({
                  label: t(`kinds.${one}.title`),
                  href: `/p/${projectId}/runs/new?kind=${one}`,
                })),
              },
            ]}
          />
        }
      />
      {alive.length === 0 && (
        <Note tone={isAnyWaiting ? 'warn' : 'info'} title={t('noWorker')}>
          {t('noWorkerHint')}
        </Note>
      )}
      <Segmented
        label={t('kindOfRun')}
        value={kind}
        onValueChange={setKind}
        className="self-start max-sm:w-full max-sm:overflow-x-auto"
        options={[
          { value: 'all', label: t('all') },
          ...FORM_KINDS.map((value) => ({
            value,
            label: t(`short.${value}`),
          })),
        ]}
      />
      <Card className="p-0">
        {rows.length === 0 && !list.isPending ? (
          <EmptyState
            icon={Activity}
            title={kind === 'all' ? t('none') : t('noneOf', { kind: t(`kinds.${kind}.noun`) })}
            action={
              <ButtonLink href={`/p/${projectId}/runs/new?kind=${kind === 'all' ? 'sft' : kind}`} icon={Plus}>
                {t(`kinds.${kind === 'all' ? 'sft' : kind}.title`)}
              </ButtonLink>
            }
          >
            {t(`kinds.${kind === 'all' ? 'sft' : kind}.description`)}
          </EmptyState>
        ) : (
          <>
            <div className="max-sm:hidden">
              <RunTable projectId={projectId} rows={rows} />
            </div>
            <ul className="divide-y sm:hidden">
              {rows.map((run) => (
                <RunItem key={run.id} projectId={projectId} run={run} />
              ))}
            </ul>
          </>
        )}
      </Card>
      {list.hasNextPage && (
        <Button
          className="self-center"
          busy={list.isFetchingNextPage && tCommon('loading')}
          onClick={() => list.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
      {workers.data.length > 0 && <WorkerLine workers={workers.data} />}
    </>
  )
}

function RunTable({ projectId, rows }: { projectId: string; rows: Run[] }) {
  const t = useTranslations('runs')
  const f = useFormats()
  return (
    <Table label={t('title')}>
      <thead>
        <tr>
          <Th>{t('run')}</Th>
          <Th>{t('status')}</Th>
          <Th className="w-[26%]">{t('progress')}</Th>
          <Th>{t('result')}</Th>
          <Th isNumber>{t('took')}</Th>
          <Th isNumber>{t('started')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((run) => (
          <Tr key={run.id} className="relative">
            <Td>
              <Link
                href={`/p/${projectId}/runs/${run.id}`}
                className="font-medium after:absolute after:inset-0 hover:underline"
              >
                {runNoun(run.kind, run.purpose, t)}
              </Link>{' '}
              <span className="font-mono text-caption text-ink-3">{run.name}</span>
            </Td>
            <Td>
              <StatusBadge status={run.status} />
            </Td>
            <Td>
              <ProgressCell run={run} />
            </Td>
            <Td>
              <Result run={run} />
            </Td>
            <Td isNumber className="text-ink-2">
              {run.startedAt && run.finishedAt
                ? f.duration(run.finishedAt.getTime() - run.startedAt.getTime())
                : ''}
            </Td>
            <Td isNumber className="whitespace-nowrap text-ink-2">
              <TimeAgo date={run.startedAt ?? run.createdAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function RunItem({ projectId, run }: { projectId: string; run: Run }) {
  const t = useTranslations('runs')
  return (
    <li>
      <Link href={`/p/${projectId}/runs/${run.id}`} className="flex flex-col gap-1.5 px-4 py-3">
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{runNoun(run.kind, run.purpose, t)}</span>
          <StatusBadge status={run.status} />
        </span>
        <ProgressCell run={run} />
        <span className="flex items-center gap-2 text-caption text-ink-3">
          <span className="font-mono">{run.name}</span>
          <TimeAgo date={run.startedAt ?? run.createdAt} />
          <span className="ml-auto">
            <Result run={run} />
          </span>
        </span>
      </Link>
    </li>
  )
}

function ProgressCell({ run }: { run: Run }) {
  const t = useTranslations('runs')
  const say = useSay()
  const f = useFormats()
  if (run.status === 'waiting') {
    return (
      <span className="text-ink-3">
        {t('inLine')}
        {run.priority !== 'normal' && `, ${t(`priorities.${run.priority}`).toLowerCase()}`}
      </span>
    )
  }
  if (run.status === 'running' || run.status === 'paused') {
    return (
      <span className="flex items-center gap-2.5 tabular-nums">
        <ProgressBar
          value={run.step}
          total={run.totalSteps}
          label={t('progressOf', { name: run.name })}
          tone={run.status === 'running' ? 'info' : undefined}
          className="min-w-16 flex-1"
        />
        <span className="whitespace-nowrap text-caption text-ink-2">
          {run.totalSteps > 0 ? t('stepOf', { step: run.step, total: run.totalSteps }) : t('starting')}
          {run.etaMs !== null && `, ${t('left', { time: f.estimate(run.etaMs) })}`}
        </span>
      </span>
    )
  }
  if (run.outcome) return <span className="line-clamp-2 text-caption text-ink-2">{say(run.outcome)}</span>
  return (
    <span className="text-caption text-ink-3 tabular-nums">
      {run.totalSteps > 0 ? t(`made.${RUN_KINDS[run.kind].unit}`, { count: run.step }) : ''}
    </span>
  )
}

function Result({ run }: { run: Run }) {
  const t = useTranslations('runs')
  if (run.output) return <ModelChip kind={run.output.kind} version={run.output.version} isPlain />
  if (run.kind === 'sample' && run.status === 'done')
    return <span className="text-ink-2">{t('prompts', { count: run.prompts })}</span>
  return <span className="text-ink-3">–</span>
}

function WorkerLine({ workers }: { workers: Workers }) {
  const t = useTranslations('runs')
  return (
    <ul aria-label={t('workers')} className="flex flex-col gap-1 text-caption text-ink-3">
      {workers.map((worker) => {
        const usable = worker.providers.filter(({ available }) => available).map(({ name }) => name)
        return (
          <li key={worker.id}>
            {t.rich(worker.isAlive ? 'workerReady' : 'workerGone', {
              host: () => <span className="font-mono">{worker.hostname}</span>,
              pid: String(worker.pid),
              providers: usable.join(', ') || '–',
              seen: () => <TimeAgo date={worker.lastSeenAt} />,
            })}
          </li>
        )
      })}
    </ul>
  )
}
