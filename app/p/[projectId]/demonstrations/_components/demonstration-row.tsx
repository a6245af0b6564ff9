/** One demonstration: the instruction, two lines of the answer; when opened all of it, and its review. */
import { ChevronRight } from 'lucide-react'
import { plural } from '@/app/_components/format'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import type { ApiOutput } from '@/app/_trpc/client'
import { Review } from './review'

type Row = ApiOutput['demonstrations']['list']['rows'][number]

const ORIGIN = { seed: 'Seed', person: 'Somebody', simulated: 'Simulated', imported: 'Imported' } as const

export function DemonstrationRow({ projectId, row }: { projectId: string; row: Row }) {
  return (
    <li>
      <details className="group px-4 py-3">
        <summary className="grid cursor-pointer list-none grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5 rounded-control max-sm:grid-cols-[16px_minmax(0,1fr)] [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="mt-0.5 size-4 text-ink-3 transition-transform duration-90 group-open:rotate-90"
            strokeWidth={1.75}
          />
          <span className="font-medium text-body [overflow-wrap:anywhere]">{row.instruction}</span>
          <span className="flex items-center gap-2 text-ink-3 text-ui max-sm:col-start-2">
            {row.origin === 'seed' ? (
              <Tag tone="outline">Seed</Tag>
            ) : (
              <span>{row.author?.name ?? ORIGIN[row.origin]}</span>
            )}
            {row.fromCompletion && <Tag>Better answer</Tag>}
            {row.review === 'accepted' && <Tag tone="accent">Accepted</Tag>}
            {row.review === 'returned' && <Tag tone="warn">Returned</Tag>}
            <TimeAgo date={row.createdAt} />
          </span>
          <span className="col-start-2 line-clamp-2 text-ink-2 text-ui group-open:hidden">
            {row.response}
          </span>
        </summary>
        <div className="mt-2 pl-[26px]">
          <p dir="auto" className="reading">
            {row.response}
          </p>
          {row.fromCompletion && <Original completion={row.fromCompletion} />}
          <p className="mt-2.5 flex flex-wrap items-center gap-2 text-caption text-ink-3 tabular-nums">
            <Tag>{row.taskType}</Tag>
            <Tag>{row.split}</Tag>
            {row.origin === 'simulated' && <Tag tone="warn">Simulated</Tag>}
            <span>
              {plural(row.promptTokens, 'token')} in the instruction, {plural(row.responseTokens, 'token')} in
              the answer
            </span>
            {row.revisedBy && row.revisedBy.name !== row.author?.name && (
              <span>as {row.revisedBy.name} changed it</span>
            )}
          </p>
          {row.origin === 'person' && <Review projectId={projectId} row={row} />}
        </div>
      </details>
    </li>
  )
}

/** The completion that it was written to be better than, and what wrote that. */
function Original({
  completion: { text, modelVersion, sourceModel },
}: {
  completion: NonNullable<Row['fromCompletion']>
}) {
  return (
    <div className="mt-2.5 border-l-2 pl-3 text-ink-2">
      <p className="flex items-center gap-1.5 text-caption text-ink-3">
        Better than an answer of
        {modelVersion ? (
          <ModelChip kind={modelVersion.kind} version={modelVersion.version} isPlain />
        ) : (
          (sourceModel ?? 'an imported model')
        )}
      </p>
      <p dir="auto" className="reading">
        {text}
      </p>
    </div>
  )
}
