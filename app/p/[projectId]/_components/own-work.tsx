'use client'

/** One's own work in figures. Asked for by the browser, which alone knows when today began. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Note } from '@/app/_components/ui/note'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import type { Formats } from '@/app/_i18n/formats'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Words } from '@/app/_i18n/words'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'

type Progress = ApiOutput['projects']['ownProgress']

const KINDS = ['rankings', 'demonstrations', 'votes'] as const

export function OwnWork({ projectId }: { projectId: string }) {
  const t = useTranslations('home')
  const f = useFormats()
  const trpc = useTRPC()
  const [since] = useState(startOfToday)
  const { data, isError } = useQuery({
    ...trpc.projects.ownProgress.queryOptions({ projectId, since }),
    staleTime: 0,
  })
  if (isError) return <Note tone="danger">{t('own.failed')}</Note>
  if (!data) return <Skeleton className="h-48 w-full" />
  return (
    <>
      <Table label={t('own.title')}>
        <thead>
          <Tr>
            <Th>{t('own.kind')}</Th>
            <Th isNumber>{t('own.today')}</Th>
            <Th isNumber>{t('own.total')}</Th>
          </Tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <Tr key={kind}>
              <Td>{t(`own.${kind}`)}</Td>
              <Td isNumber>{f.count(data.today[kind])}</Td>
              <Td isNumber>{f.count(data.total[kind])}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <dl className="flex flex-col gap-2 text-ui">
        <div>
          <dt className="text-ink-3">{t('own.median')}</dt>
          <dd>{durationInWords(data.medianMs, t)}</dd>
        </div>
        <div>
          <dt className="text-ink-3">{t('own.agreement')}</dt>
          <dd>{agreementInWords(data.agreement, t, f)}</dd>
          {data.agreement && <dd className="text-caption text-ink-3">{t('own.chance', { share: 0.5 })}</dd>}
        </div>
      </dl>
    </>
  )
}

function startOfToday(): Date {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate())
}

function durationInWords(ms: Progress['medianMs'], t: Words<'home'>): string {
  if (ms === null) return t('own.tooFew')
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return t('own.seconds', { seconds })
  return t('own.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}

function agreementInWords(agreement: Progress['agreement'], t: Words<'home'>, f: Formats): string {
  if (!agreement) return t('own.alone')
  const { share, tau, tasks } = agreement
  return tau === null
    ? t('own.share', { share, tasks })
    : t('own.shareTau', { share, tau: f.decimal(tau, 2), tasks })
}
