'use client'

/** The latest comparisons, to open one again. */
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'

export function EarlierComparisons({
  projectId,
  initial,
  currentId,
}: {
  projectId: string
  initial: ApiOutput['compare']['list']
  currentId: string | null
}) {
  const t = useTranslations('compare')
  const trpc = useTRPC()
  const { data } = useQuery(trpc.compare.list.queryOptions({ projectId }, { initialData: initial }))
  const others = data.filter(({ groupId }) => groupId !== currentId)
  if (others.length === 0) return null
  return (
    <Card>
      <CardHead title={t('earlier')} />
      <ul className="-mx-2 flex flex-col">
        {others.map((comparison) => (
          <li key={comparison.groupId}>
            {/* A plain link: the page starts afresh with the other comparison. */}
            <a
              href={`/p/${projectId}/compare?group=${comparison.groupId}`}
              className="flex items-baseline gap-3 rounded-control px-2 py-1.5 text-ui hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate">{comparison.prompt}</span>
              <span className="whitespace-nowrap text-caption text-ink-3">
                {t('modelCount', { count: comparison.models })}, <TimeAgo date={comparison.createdAt} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
