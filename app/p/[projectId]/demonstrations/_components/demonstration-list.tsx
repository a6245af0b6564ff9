'use client'

/** Demonstrations, newest first: filter by where they come from, who wrote them, and words in them. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { PenLine, SearchX } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { formatCount, formatMetric } from '@/app/_components/format'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { SearchInput } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Select } from '@/app/_components/ui/select'
import { Segmented } from '@/app/_components/ui/tabs'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { DemonstrationRow } from './demonstration-row'

type Counts = ApiOutput['demonstrations']['counts']
type Page = ApiOutput['demonstrations']['list']
type Origin = 'all' | 'seed' | 'person' | 'simulated'

const REVIEWS = [
  { value: 'all', label: 'Any review' },
  { value: 'waiting', label: 'Not reviewed' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'returned', label: 'Returned' },
] as const

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
  const trpc = useTRPC()
  const [origin, setOrigin] = useState<Origin>('all')
  const [author, setAuthor] = useState(EVERYBODY)
  const [review, setReview] = useState<(typeof REVIEWS)[number]['value']>('all')
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
  const origins: { value: Origin; label: string }[] = [
    { value: 'all', label: `All ${formatCount(total)}` },
    { value: 'person', label: `People ${formatCount(counts.person)}` },
    { value: 'seed', label: `Seeds ${formatCount(counts.seed)}` },
  ]
  if (counts.simulated > 0) {
    origins.push({ value: 'simulated', label: `Simulated ${formatCount(counts.simulated)}` })
  }

  return (
    <>
      <PageHeader
        title="Demonstrations"
        description={
          counts.meanResponseTokens === null
            ? 'Instructions with answers as they should be; SFT learns from them.'
            : `Instructions with answers as they should be; SFT learns from them. An answer has ${formatMetric(counts.meanResponseTokens)} tokens on average.`
        }
        actions={
          <ButtonLink variant="primary" icon={PenLine} href={`/desk/${projectId}/write`}>
            Write answers
          </ButtonLink>
        }
      />
      {total === 0 ? (
        <Card>
          <EmptyState icon={PenLine} title="No demonstrations yet">
            Write the first answers, or invite people to write them. Fifty are enough to start SFT.
          </EmptyState>
        </Card>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <SearchInput
              label="Search instructions and answers"
              value={words}
              onChange={(event) => setWords(event.target.value)}
              className="w-80 max-sm:w-full"
            />
            <Select
              aria-label="Review"
              value={review}
              onValueChange={setReview}
              className="w-44"
              options={REVIEWS.map(({ value, label }) => ({
                value,
                label: value === 'waiting' ? `${label} ${formatCount(counts.waiting)}` : label,
              }))}
            />
            <Segmented label="Origin" value={origin} onValueChange={setOrigin} options={origins} />
            {counts.authors.length > 0 && (
              <Select
                aria-label="Author"
                value={author}
                onValueChange={setAuthor}
                className="w-48"
                options={[
                  { value: EVERYBODY, label: 'Everybody' },
                  ...counts.authors.map(({ id, name, count }) => ({
                    value: id,
                    label: `${name} (${count})`,
                  })),
                ]}
              />
            )}
          </div>
          {list.error && (
            <Note
              tone="danger"
              title="The list could not be loaded."
              action={
                <Button size="small" onClick={() => void list.refetch()}>
                  Try again
                </Button>
              }
            >
              {list.error.message}
            </Note>
          )}
          <Card className="p-0">
            {rows.length === 0 ? (
              <EmptyState icon={SearchX} title="Nothing matches">
                Try other words, or show all of them.
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
              busy={list.isFetchingNextPage && 'Loading'}
              onClick={() => void list.fetchNextPage()}
            >
              Show 50 more
            </Button>
          )}
        </>
      )}
    </>
  )
}
