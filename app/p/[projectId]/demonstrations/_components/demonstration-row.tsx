/** One demonstration: the instruction, two lines of the answer; when opened all of it, and its review. */
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { taskTypeName } from '@/app/_components/annotation/names'
import { ReadTurns } from '@/app/_components/annotation/turns'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import type { ApiOutput } from '@/app/_trpc/client'
import { Review } from './review'
import { titleOf } from './title-of'

type Row = ApiOutput['demonstrations']['list']['rows'][number]

const ORIGIN = { person: 'somebody', simulated: 'simulated', imported: 'imported' } as const

export function DemonstrationRow({ projectId, row }: { projectId: string; row: Row }) {
  const t = useTranslations('demonstrations')
  const tDesk = useTranslations('desk')
  const isDialogue = row.turns.length > 1
  return (
    <li>
      <details className="group px-4 py-3">
        <summary className="grid cursor-pointer list-none grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5 rounded-control max-sm:grid-cols-[16px_minmax(0,1fr)] [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="mt-0.5 size-4 text-ink-3 transition-transform duration-90 group-open:rotate-90"
            strokeWidth={1.75}
          />
          <span className="font-medium text-body [overflow-wrap:anywhere]">{titleOf(row)}</span>
          <span className="flex items-center gap-2 text-ink-3 text-ui max-sm:col-start-2">
            {row.origin === 'seed' ? (
              <Tag tone="outline">{t('seed')}</Tag>
            ) : (
              <span>{row.author?.name ?? t(ORIGIN[row.origin])}</span>
            )}
            {isDialogue && <Tag>{t('dialogue')}</Tag>}
            {row.fromCompletion && <Tag>{t('better')}</Tag>}
            {row.review === 'accepted' && <Tag tone="accent">{t('accepted')}</Tag>}
            {row.review === 'returned' && <Tag tone="warn">{t('returned')}</Tag>}
            <TimeAgo date={row.createdAt} />
          </span>
          <span className="col-start-2 line-clamp-2 text-ink-2 text-ui group-open:hidden">
            {row.response}
          </span>
        </summary>
        <div className="mt-2 pl-[26px]">
          {isDialogue ? (
            <ReadTurns turns={[...row.turns, { role: 'assistant', content: row.response }]} />
          ) : (
            <p dir="auto" className="reading">
              {row.response}
            </p>
          )}
          {row.fromCompletion && <Original completion={row.fromCompletion} />}
          <p className="mt-2.5 flex flex-wrap items-center gap-2 text-caption text-ink-3 tabular-nums">
            <Tag>{taskTypeName(row.taskType, tDesk)}</Tag>
            <Tag>{t(`splits.${row.split}`)}</Tag>
            {row.origin === 'simulated' && <Tag tone="warn">{t('simulated')}</Tag>}
            <span>{t('tokens', { prompt: row.promptTokens, response: row.responseTokens })}</span>
            {row.revisedBy && row.revisedBy.name !== row.author?.name && (
              <span>{t('changedBy', { name: row.revisedBy.name })}</span>
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
  const t = useTranslations('demonstrations')
  return (
    <div className="mt-2.5 border-l-2 pl-3 text-ink-2">
      <p className="flex items-center gap-1.5 text-caption text-ink-3">
        {t('betterThan')}
        {modelVersion ? (
          <ModelChip kind={modelVersion.kind} version={modelVersion.version} isPlain />
        ) : (
          (sourceModel ?? t('importedModel'))
        )}
      </p>
      <p dir="auto" className="reading">
        {text}
      </p>
    </div>
  )
}
