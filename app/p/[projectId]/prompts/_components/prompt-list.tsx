'use client'

/** The prompts of a project: found by words and filters, fifty at a time; admins add, import and change them. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { MessageSquareText, Plus, Upload } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { PageHeader } from '@/app/_components/ui/page-header'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { AddPromptsDialog } from './add-prompts-dialog'
import { ChoiceBar, foundInWords } from './choice-bar'
import { DataMix } from './data-mix'
import { Findings } from './findings'
import { ImportDialog } from './import-dialog'
import { Imports } from './imports'
import { PromptEdits } from './prompt-edits'
import { isUnfiltered, NO_FILTER, selectionOf } from './prompt-filter'
import { PromptFilters } from './prompt-filters'
import { PromptCards, PromptTable } from './prompt-table'
import { OpenReports } from './reports'
import { useChoice } from './use-choice'
import { useFileDrop } from './use-file-drop'

type Summary = ApiOutput['prompts']['summary']
type Page = ApiOutput['prompts']['list']

export function PromptList({
  projectId,
  summary: initialSummary,
  initial,
  reports,
  canAdd,
}: {
  projectId: string
  summary: Summary
  initial: Page
  reports: ApiOutput['prompts']['reports']
  canAdd: boolean
}) {
  const t = useTranslations('prompts')
  const trpc = useTRPC()
  const [filter, setFilter] = useState(NO_FILTER)
  const [isAdding, setIsAdding] = useState(false)
  const [isImporting, setIsImporting] = useState(false)
  const [dropped, setDropped] = useState<File | null>(null)
  const isFileOver = useFileDrop(
    canAdd && !isImporting
      ? (file) => {
          setDropped(file)
          setIsImporting(true)
        }
      : null,
  )
  const wanted = useDeferredValue(filter)
  const selection = selectionOf(wanted)
  const choice = useChoice(selection)
  const isWhole = isUnfiltered(wanted)
  const list = useInfiniteQuery(
    trpc.prompts.list.infiniteQueryOptions(
      { projectId, ...selection },
      {
        initialCursor: null,
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        placeholderData: (old) => old,
        ...(isWhole && { initialData: { pages: [initial], pageParams: [null] } }),
      },
    ),
  )
  const { data: summary } = useQuery(
    trpc.prompts.summary.queryOptions({ projectId }, { initialData: initialSummary }),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { data: found } = useQuery(
    trpc.prompts.count.queryOptions({ projectId, ...selection }, { enabled: !isWhole || !choice.isEmpty }),
  )
  const total = summary.splits.train + summary.splits.validation + summary.splits.test
  return (
    <>
      <PageHeader
        title={t('title')}
        description={<SplitLine splits={summary.splits} total={total} />}
        actions={
          canAdd && (
            <>
              <Button icon={Upload} onClick={() => setIsImporting(true)}>
                {t('import.go')}
              </Button>
              <Button variant="primary" icon={Plus} onClick={() => setIsAdding(true)}>
                {t('add.title')}
              </Button>
            </>
          )
        }
      />
      {isFileOver && (
        <p className="rounded-card border border-accent border-dashed bg-accent-soft px-4 py-6 text-center text-accent-ink">
          {t('file.dropNow')}
        </p>
      )}
      <OpenReports projectId={projectId} initial={reports} />
      <PromptFilters filter={filter} onChange={setFilter} summary={summary} />
      {!isWhole && rows.length > 0 && found !== undefined && (
        <p role="status" className="text-caption text-ink-3 first-letter:uppercase">
          {t('filter.fit', { prompts: foundInWords(t, found), count: found })}
        </p>
      )}
      <Card className="p-0">
        {rows.length === 0 && !list.isPending ? (
          <EmptyState
            icon={MessageSquareText}
            title={t(isWhole ? 'none' : 'filter.none')}
            action={
              isWhole ? (
                canAdd && <Button onClick={() => setIsAdding(true)}>{t('add.title')}</Button>
              ) : (
                <Button onClick={() => setFilter(NO_FILTER)}>{t('filter.clear')}</Button>
              )
            }
          >
            {t(isWhole ? 'noneHint' : 'filter.noneHint')}
          </EmptyState>
        ) : (
          <>
            {!choice.isEmpty && <ChoiceBar projectId={projectId} choice={choice} total={found} />}
            <div className="max-sm:hidden">
              <PromptTable projectId={projectId} rows={rows} choice={canAdd ? choice : null} />
            </div>
            <div className="sm:hidden">
              <PromptCards projectId={projectId} rows={rows} choice={canAdd ? choice : null} />
            </div>
          </>
        )}
      </Card>
      {list.hasNextPage && (
        <Button
          className="self-center"
          busy={list.isFetchingNextPage && t('loading')}
          onClick={() => list.fetchNextPage()}
        >
          {t('showMore')}
        </Button>
      )}
      {total > 0 && <Findings projectId={projectId} canScreen={canAdd} />}
      <PromptEdits projectId={projectId} canUndo={canAdd} />
      <Imports projectId={projectId} canUndo={canAdd} />
      <DataMix projectId={projectId} sets={summary.sets} />
      {canAdd && <AddPromptsDialog projectId={projectId} open={isAdding} onOpenChange={setIsAdding} />}
      {canAdd && (
        <ImportDialog
          projectId={projectId}
          dropped={dropped}
          open={isImporting}
          onOpenChange={(open) => {
            setIsImporting(open)
            if (!open) setDropped(null)
          }}
        />
      )}
    </>
  )
}

/** "600 prompts ▬▬▬ 420 train, 90 validation, 90 test". */
function SplitLine({ splits, total }: { splits: Summary['splits']; total: number }) {
  const t = useTranslations('prompts')
  if (total === 0) return t('about')
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
      {t('count', { count: total })}
      <span aria-hidden className="flex h-1.5 w-44 gap-0.5 overflow-hidden rounded-[3px]">
        <span className="bg-accent" style={{ flexGrow: splits.train }} />
        <span className="bg-line-strong" style={{ flexGrow: splits.validation }} />
        <span className="bg-line-2" style={{ flexGrow: splits.test }} />
      </span>
      <span>{t('of.train', { count: splits.train })}</span>
      <span>{t('of.validation', { count: splits.validation })}</span>
      <span>{t('of.test', { count: splits.test })}</span>
    </span>
  )
}
