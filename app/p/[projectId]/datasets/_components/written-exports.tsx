'use client'

/** Exports that workers wrote or are writing: how far each is, and its file to take away. */
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { buttonClass } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Progress } from '@/app/_components/ui/progress'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useFormats } from '@/app/_i18n/use-formats'
import { useSay } from '@/app/_i18n/use-say'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { exportFileHref } from '../../_components/export-file-href'

type Export = ApiOutput['exports']['latest'][number]

const isUnderWay = ({ status }: Export) => status === 'waiting' || status === 'running'
const LOOK_AGAIN_MS = 1000

export function WrittenExports({ projectId, initial }: { projectId: string; initial: Export[] }) {
  const t = useTranslations('exports')
  const trpc = useTRPC()
  const { data } = useQuery(
    trpc.exports.latest.queryOptions(
      { projectId },
      {
        initialData: initial,
        refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? LOOK_AGAIN_MS : false),
      },
    ),
  )
  if (data.length === 0) return null
  return (
    <Card aria-label={t('title')}>
      <CardHead title={t('title')} caption={t('caption')} />
      <ol className="divide-y">
        {data.map((entry) => (
          <Entry key={entry.id} projectId={projectId} entry={entry} />
        ))}
      </ol>
    </Card>
  )
}

function Entry({ projectId, entry }: { projectId: string; entry: Export }) {
  const t = useTranslations('exports')
  const say = useSay()
  const format = useFormatter()
  const formats = useFormats()
  const { status, fileName, bytes, expiresAt, outcome } = entry
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-3 first:pt-1 last:pb-0">
      <div className="min-w-0 flex-1">
        <p className="font-mono text-caption [overflow-wrap:anywhere]">{fileName ?? entry.kind}</p>
        <p className="text-caption text-ink-3">
          {status !== 'done' && `${t(`status.${status}`)}, `}
          {bytes !== null && `${formats.bytes(bytes)}, `}
          <TimeAgo date={entry.createdAt} /> {t('by', { name: entry.createdBy.name })}
          {status === 'done' &&
            expiresAt &&
            `, ${t('until', { date: format.dateTime(expiresAt, { dateStyle: 'medium' }) })}`}
        </p>
        {outcome && <p className="text-caption text-danger">{say(outcome)}</p>}
      </div>
      {status === 'done' && (
        <a className={buttonClass({ size: 'small' })} href={exportFileHref(projectId, entry.id)} download>
          <Download aria-hidden className="size-3.5" strokeWidth={1.75} />
          {t('download')}
        </a>
      )}
      {isUnderWay(entry) && (
        <div className="w-full">
          <Progress value={entry.records} total={entry.total} etaMs={entry.etaMs} />
        </div>
      )}
    </li>
  )
}
