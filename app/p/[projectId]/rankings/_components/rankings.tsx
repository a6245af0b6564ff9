'use client'

/** Ranked prompts, twenty at a time, under the figures that say how far to trust them. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { ListOrdered, SearchX } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { SearchInput } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import type { Aspect } from '@/server/schemas/aspect'
import { RankedPrompt } from './ranked-prompt'
import { Summary } from './summary'

export function Rankings({
  projectId,
  summary,
  first,
  aspects,
}: {
  projectId: string
  summary: ApiOutput['preferences']['summary']
  first: ApiOutput['preferences']['list']
  /** What flags and ratings are called. */
  aspects: readonly Aspect[]
}) {
  const t = useTranslations('rankings')
  const tCommon = useTranslations('common')
  const trpc = useTRPC()
  const [words, setWords] = useState('')
  const search = useDeferredValue(words.trim())
  const list = useInfiniteQuery(
    trpc.preferences.list.infiniteQueryOptions(
      { projectId, search },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        ...(search === '' && { initialData: { pages: [first], pageParams: [null] } }),
      },
    ),
  )
  const tasks = list.data?.pages.flatMap((page) => page.tasks) ?? []
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about')}
        actions={
          <ButtonLink variant="primary" icon={ListOrdered} href={`/desk/${projectId}/rank`}>
            {t('rankAnswers')}
          </ButtonLink>
        }
      />
      {summary.rankings === 0 ? (
        <Card>
          <EmptyState
            icon={ListOrdered}
            title={t('none')}
            action={
              summary.waiting === 0 ? (
                <ButtonLink href={`/p/${projectId}/runs/new?kind=sample`}>{t('sample')}</ButtonLink>
              ) : undefined
            }
          >
            {summary.waiting === 0 ? t('noneHint') : t('waiting', { count: summary.waiting })}
          </EmptyState>
        </Card>
      ) : (
        <>
          <Summary summary={summary} />
          <SearchInput
            label={t('search')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            className="w-80 max-sm:w-full"
          />
          {list.error && (
            <Note
              tone="danger"
              title={t('failed')}
              action={
                <Button size="small" onClick={() => void list.refetch()}>
                  {tCommon('tryAgain')}
                </Button>
              }
            >
              {list.error.message}
            </Note>
          )}
          {tasks.length === 0 && (
            <Card>
              <EmptyState icon={SearchX} title={t('nothing')}>
                {t('nothingHint')}
              </EmptyState>
            </Card>
          )}
          {tasks.map((task) => (
            <RankedPrompt key={task.id} projectId={projectId} task={task} aspects={aspects} />
          ))}
          {list.hasNextPage && (
            <Button
              className="self-center"
              busy={list.isFetchingNextPage && tCommon('loading')}
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
