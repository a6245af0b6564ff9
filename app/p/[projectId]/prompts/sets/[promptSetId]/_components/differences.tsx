'use client'

/** What differs between two versions, or a version and now: how many, in what, and each prompt before and after. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Note } from '@/app/_components/ui/note'
import { Segmented } from '@/app/_components/ui/segmented'
import { Select } from '@/app/_components/ui/select'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { PROMPT_CHANGES, PROMPT_FIELDS } from '@/server/schemas/prompt-set'
import { DifferenceRow } from './difference-row'

type Versions = ApiOutput['promptSets']['get']['versions']
const NOW = 'now'
const KINDS = ['all', ...PROMPT_CHANGES] as const

export function Differences({
  projectId,
  promptSetId,
  versions,
}: {
  projectId: string
  promptSetId: string
  versions: Versions
}) {
  const t = useTranslations('promptSets')
  const trpc = useTRPC()
  const [from, setFrom] = useState(String(versions[0].number))
  const [to, setTo] = useState(NOW)
  const [only, setOnly] = useState<(typeof KINDS)[number]>('all')
  const list = useInfiniteQuery(
    trpc.promptSets.compare.infiniteQueryOptions(
      {
        projectId,
        promptSetId,
        from: Number(from),
        to: to === NOW ? null : Number(to),
        only: only === 'all' ? null : only,
      },
      {
        initialCursor: null,
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        placeholderData: (old) => old,
        // Prompts change on other pages; what differed when this was looked at last says nothing.
        refetchOnMount: 'always',
      },
    ),
  )
  const counts = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const option = ({ number }: Versions[number]) => ({
    value: String(number),
    label: t('version', { number }),
  })
  const chooseFrom = (next: string) => {
    setFrom(next)
    if (to !== NOW && Number(to) <= Number(next)) setTo(NOW)
  }
  const total = counts && { ...counts, all: counts.added + counts.removed + counts.changed }
  return (
    <Card>
      <CardHead title={t('differences')} caption={t('differencesHint')} />
      <div className="mb-3 flex flex-wrap items-center gap-2 text-ui">
        <Select
          aria-label={t('from')}
          value={from}
          onValueChange={chooseFrom}
          options={versions.map(option)}
        />
        <span className="text-ink-3">{t('and')}</span>
        <Select
          aria-label={t('to')}
          value={to}
          onValueChange={setTo}
          options={[
            { value: NOW, label: t('now') },
            ...versions.filter(({ number }) => number > Number(from)).map(option),
          ]}
        />
      </div>
      {list.error && <Note tone="danger">{list.error.message}</Note>}
      {total && (
        <>
          <Segmented
            label={t('differences')}
            value={only}
            onValueChange={setOnly}
            className="max-sm:w-full max-sm:flex-col"
            options={KINDS.map((kind) => ({
              value: kind,
              label: t(`kinds.${kind}`, { count: total[kind] }),
            }))}
          />
          {total.changed > 0 && (
            <p className="mt-2 text-caption text-ink-3 tabular-nums">
              {PROMPT_FIELDS.filter((field) => total.fields[field] > 0)
                .map((field) => t('changedIn', { field: t(`fields.${field}`), count: total.fields[field] }))
                .join(' · ')}
            </p>
          )}
        </>
      )}
      {rows.length === 0 && counts ? (
        <p className="mt-3 text-ink-2 text-ui">{t('same')}</p>
      ) : (
        <ol className="mt-1 flex flex-col divide-y">
          {rows.map((row) => (
            <DifferenceRow key={row.key} row={row} />
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <Button
          className="mt-2 self-start"
          busy={list.isFetchingNextPage && t('loading')}
          onClick={() => list.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Card>
  )
}
