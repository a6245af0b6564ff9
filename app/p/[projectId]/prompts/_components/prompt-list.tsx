'use client'

/** The prompt table with its filters; fifty at a time. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { MessageSquareText, Plus, Upload } from 'lucide-react'
import Link from 'next/link'
import { useDeferredValue, useState } from 'react'
import { formatCount, plural } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { SearchInput } from '@/app/_components/ui/input'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Select } from '@/app/_components/ui/select'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Segmented } from '@/app/_components/ui/tabs'
import { Tag } from '@/app/_components/ui/tag'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { AddPromptsDialog } from './add-prompts-dialog'
import { ImportDialog } from './import-dialog'
import { Imports } from './imports'
import { OpenReports } from './reports'
import { useFileDrop } from './use-file-drop'

type Summary = ApiOutput['prompts']['summary']
type Page = ApiOutput['prompts']['list']
type Split = 'train' | 'validation' | 'test'

const ALL = 'all'

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
  const trpc = useTRPC()
  const [search, setSearch] = useState('')
  const [split, setSplit] = useState<Split | typeof ALL>(ALL)
  const [taskType, setTaskType] = useState<string>(ALL)
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
  const wanted = useDeferredValue(search)
  const isUnfiltered = wanted === '' && split === ALL && taskType === ALL
  const list = useInfiniteQuery(
    trpc.prompts.list.infiniteQueryOptions(
      {
        projectId,
        search: wanted,
        split: split === ALL ? null : split,
        taskType: taskType === ALL ? null : taskType,
      },
      {
        initialCursor: null,
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        placeholderData: (old) => old,
        ...(isUnfiltered && { initialData: { pages: [initial], pageParams: [null] } }),
      },
    ),
  )
  const { data: summary } = useQuery(
    trpc.prompts.summary.queryOptions({ projectId }, { initialData: initialSummary }),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const total = summary.splits.train + summary.splits.validation + summary.splits.test
  return (
    <>
      <PageHeader
        title="Prompts"
        description={<SplitLine splits={summary.splits} total={total} />}
        actions={
          canAdd && (
            <>
              <Button icon={Upload} onClick={() => setIsImporting(true)}>
                Import
              </Button>
              <Button variant="primary" icon={Plus} onClick={() => setIsAdding(true)}>
                Add prompts
              </Button>
            </>
          )
        }
      />
      {isFileOver && (
        <p className="rounded-card border border-accent border-dashed bg-accent-soft px-4 py-6 text-center text-accent-ink">
          Drop the file to look at it
        </p>
      )}
      <OpenReports projectId={projectId} initial={reports} />
      <div className="flex flex-wrap gap-2">
        <SearchInput
          label="Search prompts"
          className="min-w-48 flex-1 sm:max-w-80"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select
          aria-label="Task type"
          value={taskType}
          onValueChange={setTaskType}
          options={[
            { value: ALL, label: 'Any task type' },
            ...summary.taskTypes.map((type) => ({
              value: type.taskType,
              label: `${type.taskType} (${type.count})`,
            })),
          ]}
        />
        <Segmented
          label="Split"
          value={split}
          onValueChange={setSplit}
          className="max-sm:w-full"
          options={[
            { value: ALL, label: 'All' },
            { value: 'train', label: 'Train' },
            { value: 'validation', label: 'Validation' },
            { value: 'test', label: 'Test' },
          ]}
        />
      </div>
      <Card className="p-0">
        {rows.length === 0 && !list.isPending ? (
          <EmptyState
            icon={MessageSquareText}
            title={isUnfiltered ? 'No prompts yet' : 'No prompt fits'}
            action={
              isUnfiltered ? (
                canAdd && <Button onClick={() => setIsAdding(true)}>Add prompts</Button>
              ) : (
                <Button
                  onClick={() => {
                    setSearch('')
                    setSplit(ALL)
                    setTaskType(ALL)
                  }}
                >
                  Clear the filters
                </Button>
              )
            }
          >
            {isUnfiltered
              ? 'Prompts are what models are asked. Paste some, one a line, or drop a file here.'
              : 'Nothing has these words, this task type and this split.'}
          </EmptyState>
        ) : (
          <>
            <div className="max-sm:hidden">
              <PromptTable projectId={projectId} rows={rows} />
            </div>
            <ul className="divide-y sm:hidden">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link
                    href={`/p/${projectId}/prompts/${row.id}`}
                    className="flex flex-col gap-1.5 px-4 py-3"
                  >
                    <span>{row.text}</span>
                    <span className="flex gap-2">
                      <Tag>{row.taskType}</Tag>
                      <Tag tone="outline">{row.split}</Tag>
                      {row.withdrawnAt && <Tag tone="warn">Withdrawn</Tag>}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {list.hasNextPage && (
        <Button
          className="self-center"
          busy={list.isFetchingNextPage && 'Loading'}
          onClick={() => list.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      <Imports projectId={projectId} canUndo={canAdd} />
      <Sets sets={summary.sets} />
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
  if (total === 0) return <>What models are asked.</>
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
      {plural(total, 'prompt')}
      <span aria-hidden className="flex h-1.5 w-44 gap-0.5 overflow-hidden rounded-[3px]">
        <span className="bg-accent" style={{ flexGrow: splits.train }} />
        <span className="bg-line-strong" style={{ flexGrow: splits.validation }} />
        <span className="bg-line-2" style={{ flexGrow: splits.test }} />
      </span>
      <span>{formatCount(splits.train)} train</span>
      <span>{formatCount(splits.validation)} validation</span>
      <span>{formatCount(splits.test)} test</span>
    </span>
  )
}

function PromptTable({ projectId, rows }: { projectId: string; rows: Page['rows'] }) {
  return (
    <Table label="Prompts" className="table-fixed">
      <thead>
        <tr>
          <Th>Prompt</Th>
          <Th className="w-32">Task type</Th>
          <Th className="w-24">Split</Th>
          <Th isNumber className="w-32">
            Demonstrations
          </Th>
          <Th isNumber className="w-24">
            Answers
          </Th>
          <Th isNumber className="w-20">
            Tasks
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id} className="relative">
            <Td className="truncate">
              <Link
                href={`/p/${projectId}/prompts/${row.id}`}
                className="after:absolute after:inset-0 hover:underline"
                title={row.text}
              >
                {row.text}
              </Link>
            </Td>
            <Td>
              <Tag>{row.taskType}</Tag>
              {row.language !== 'en' && <Tag tone="outline">{row.language.toUpperCase()}</Tag>}
              {row.withdrawnAt && <Tag tone="warn">Withdrawn</Tag>}
            </Td>
            <Td className="text-ink-2">{row.split}</Td>
            <Td isNumber>{row.demonstrations || '–'}</Td>
            <Td isNumber>{row.completions || '–'}</Td>
            <Td isNumber>{row.rankingTasks || '–'}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Sets({ sets }: { sets: Summary['sets'] }) {
  if (sets.length === 0) return null
  return (
    <ul aria-label="Prompt sets" className="flex flex-col gap-1 text-caption text-ink-3">
      {sets.map((set) => (
        <li key={set.id}>
          <span className="font-medium text-ink-2">{set.name}</span>
          {[set.description, set.source && `Source: ${set.source}`, set.licence && `Licence: ${set.licence}`]
            .filter(Boolean)
            .map((part) => ` · ${part}`)}
        </li>
      ))}
    </ul>
  )
}
