/** What the run reads and makes, as chips in order; its short name at the end. */
import { ChevronRight, Database } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ModelChip } from '@/app/_components/ui/model-chip'
import type { RunDetail } from './use-live-run'

export function RunLineage({ projectId, run }: { projectId: string; run: RunDetail }) {
  const t = useTranslations('run')
  const tRuns = useTranslations('runs')
  const data = run.snapshot
    ? t(`data.${run.snapshot.kind}`, { count: run.snapshot.rows })
    : run.prompts > 0
      ? tRuns('prompts', { count: run.prompts })
      : null
  const models = [run.model, run.rewardModel, run.output].filter((model) => model !== null)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <nav aria-label={t('lineage')} className="flex flex-wrap items-center gap-1.5">
        {data && (
          <span className="inline-flex h-7 items-center gap-[7px] whitespace-nowrap rounded-full border bg-surface px-2.5 text-ink-2 text-ui">
            <Database aria-hidden className="size-3.5" strokeWidth={1.75} />
            {data}
          </span>
        )}
        {models.map((model, index) => (
          <span key={model.id} className="inline-flex items-center gap-1.5">
            {(index > 0 || data) && (
              <ChevronRight aria-hidden className="size-3.5 text-ink-3" strokeWidth={1.75} />
            )}
            <Link href={`/p/${projectId}/models/${model.id}`} className="rounded-full">
              <ModelChip
                kind={model.kind}
                version={model.version}
                isCurrent={model.id === run.output?.id}
                className="hover:bg-hover"
              />
            </Link>
          </span>
        ))}
      </nav>
      <span className="ml-auto font-mono text-caption text-ink-3">{run.name}</span>
    </div>
  )
}
