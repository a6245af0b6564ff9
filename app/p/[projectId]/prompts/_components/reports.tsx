'use client'

/** Prompts that somebody reported and nobody has answered for: withdraw the prompt, or dismiss the report. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MessageSquareWarning } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { reasonInWords } from './report-words'

type Reports = ApiOutput['prompts']['reports']

export function OpenReports({ projectId, initial }: { projectId: string; initial: Reports }) {
  const t = useTranslations('prompts')
  const common = useTranslations('common')
  const tDesk = useTranslations('desk')
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const { data } = useQuery(trpc.prompts.reports.queryOptions({ projectId }, { initialData: initial }))
  const close = useMutation(
    trpc.prompts.closeReport.mutationOptions({
      onSuccess: (_, { verdict }) =>
        toast({
          message: t(verdict === 'withdraw' ? 'reports.withdrawn' : 'reports.dismissed'),
        }),
      onError: ({ message }) => toast({ tone: 'danger', message }),
      onSettled: () => queries.invalidateQueries(trpc.prompts.pathFilter()),
    }),
  )
  if (data.total === 0) return null
  return (
    <Card>
      <CardHead title={t('reports.title')} caption={t('reports.open', { count: data.total })} />
      <ul className="flex flex-col divide-y">
        {data.rows.map(({ id, reason, comment, createdAt, reporter, prompt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <div className="min-w-56 flex-1">
              <Link
                href={`/p/${projectId}/prompts/${prompt.id}`}
                lang={prompt.language}
                dir="auto"
                className="line-clamp-2 font-medium [overflow-wrap:anywhere] hover:underline"
              >
                {prompt.text}
              </Link>
              {comment && (
                <p dir="auto" className="text-ink-2 text-ui [overflow-wrap:anywhere]">
                  {common('quote', { text: comment })}
                </p>
              )}
              <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-caption text-ink-3">
                <Tag tone="warn" icon={MessageSquareWarning}>
                  {reasonInWords(tDesk, reason)}
                </Tag>
                {reporter.name} <TimeAgo date={createdAt} />
              </p>
            </div>
            <span className="flex flex-wrap gap-2">
              <Button
                size="small"
                disabled={close.isPending}
                onClick={() => close.mutate({ projectId, reportId: id, verdict: 'dismiss' })}
              >
                {t('dismiss')}
              </Button>
              <Button
                size="small"
                variant="danger"
                disabled={close.isPending}
                onClick={() => close.mutate({ projectId, reportId: id, verdict: 'withdraw' })}
              >
                {t('reports.withdraw')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {data.total > data.rows.length && (
        <p className="mt-2 text-caption text-ink-3">{t('reports.shown', { count: data.rows.length })}</p>
      )}
    </Card>
  )
}
