'use client'

/** Demonstrations, newest first: filter by where they come from, who wrote them, and words in them. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { PenLine, SearchX } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { SearchInput } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Segmented } from '@/app/_components/ui/segmented'
import { Select } from '@/app/_components/ui/select'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { DemonstrationRow } from './demonstration-row'

type Counts = ApiOutput['demonstrations']['counts']
type Page = ApiOutput['demonstrations']['list']
type Origin = 'all' | 'seed' | 'person' | 'simulated'

const REVIEWS = ['all', 'waiting', 'accepted', 'returned'] as const

const EVERYBODY = 'everybody'

export function DemonstrationList({
  projectId,
  counts,
  first,
}: {
  projectId: string
  counts: Counts
  first: Page
}) {
  const t = useTranslations('demonstrations')
  const trpc = useTRPC()
  const [origin, setOrigin] = useState<Origin>('all')
  const [author, setAuthor] = useState(EVERYBODY)
  const [review, setReview] = useState<(typeof REVIEWS)[number]>('all')
  const [words, setWords] = useState('')
  const search = useDeferredValue(words.trim())
  const isUnfiltered = origin === 'all' && author === EVERYBODY && review === 'all' && search === ''
  const list = useInfiniteQuery(
    trpc.demonstrations.list.infiniteQueryOptions(
      { projectId, origin, review, search, ...(author !== EVERYBODY && { authorId: author }) },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        ...(isUnfiltered && { initialData: { pages: [first], pageParams: [null] } }),
      },
    ),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const total = counts.seed + counts.person + counts.simulated
  const shown: [Origin, number][] = [
    ['all', total],
    ['person', counts.person],
    ['seed', counts.seed],
  ]
  if (counts.simulated > 0) shown.push(['simulated', counts.simulated])
  const origins = shown.map(([value, count]) => ({ value, label: t(`origins.${value}`, { count }) }))

  return (
    <>
      <PageHeader
        title={t('title')}
        description={
          counts.meanResponseTokens === null
            ? t('about')
            : t('aboutMean', { tokens: counts.meanResponseTokens })
        }
        actions={
          <ButtonLink variant="primary" icon={PenLine} href={`/desk/${projectId}/write`}>
            {t('write')}
          </ButtonLink>
        }
      />
      {total === 0 ? (
        <Card>
          <EmptyState icon={PenLine} title={t('none')}>
            {t('noneHint')}
          </EmptyState>
        </Card>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <SearchInput
              label={t('search')}
              value={words}
              onChange={(event) => setWords(event.target.value)}
              className="w-80 max-sm:w-full"
            />
            <Select
              aria-label={t('filter.review')}
              value={review}
              onValueChange={setReview}
              className="w-44"
              options={REVIEWS.map((value) => ({
                value,
                label: t(`reviews.${value}`, { count: counts.waiting }),
              }))}
            />
            <Segmented
              label={t('filter.origin')}
              value={origin}
              onValueChange={setOrigin}
              options={origins}
            />
            {counts.authors.length > 0 && (
              <Select
                aria-label={t('filter.author')}
                value={author}
                onValueChange={setAuthor}
                className="w-48"
                options={[
                  { value: EVERYBODY, label: t('filter.everybody') },
                  ...counts.authors.map(({ id, name, count }) => ({
                    value: id,
                    label: t('author', { name, count }),
                  })),
                ]}
              />
            )}
          </div>
          {list.error && (
            <Note
              tone="danger"
              title={t('notLoaded')}
              action={
                <Button size="small" onClick={() => void list.refetch()}>
                  {t('again')}
                </Button>
              }
            >
              {list.error.message}
            </Note>
          )}
          <Card className="p-0">
            {rows.length === 0 ? (
              <EmptyState icon={SearchX} title={t('noMatch')}>
                {t('noMatchHint')}
              </EmptyState>
            ) : (
              <ul className="divide-y">
                {rows.map((row) => (
                  <DemonstrationRow key={row.id} projectId={projectId} row={row} />
                ))}
              </ul>
            )}
          </Card>
          {list.hasNextPage && (
            <Button
              className="self-center"
              busy={list.isFetchingNextPage && t('loading')}
              onClick={() => void list.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </>
      )}
    </>
  )
}
