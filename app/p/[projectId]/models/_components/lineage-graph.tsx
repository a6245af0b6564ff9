'use client'

/**
 * The family tree of the models: a list of versions, newest first, each saying in words what it came from, with lines
 * drawn beside it. The list is the graph for keyboard and screen reader; the lines repeat it for the eye.
 */
import { Database } from 'lucide-react'
import Link from 'next/link'
import { useLayoutEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Card } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { MODEL_COLOUR, ModelShape, modelName } from '@/app/_components/ui/model-chip'
import type { ApiOutput } from '@/app/_trpc/client'
import { type Dot, describeOrigin, linePath, RAIL_WIDTH, RAILS, railX } from './lineage-rails'
import { Standing } from './standing'

type Version = ApiOutput['models']['lineage'][number]

export function LineageGraph({ projectId, versions }: { projectId: string; versions: Version[] }) {
  const t = useTranslations('models')
  const list = useRef<HTMLOListElement>(null)
  const [dots, setDots] = useState<ReadonlyMap<string, Dot>>(new Map())
  const [chosenId, setChosenId] = useState<string | null>(null)
  const rows = [...versions].reverse()
  const byId = new Map(versions.map((version) => [version.id, version]))

  // Rows are as high as their words need; the lines follow.
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const measure = () => setDots(placesOf(element))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])

  return (
    <Card className="py-2 pr-3 pl-2">
      <ol ref={list} aria-label={t('lineage.label')} className="relative">
        <Lines versions={versions} dots={dots} chosenId={chosenId} />
        {rows.map((version) => (
          <li
            key={version.id}
            data-version={version.id}
            data-kind={version.kind}
            onMouseEnter={() => setChosenId(version.id)}
            onMouseLeave={() => setChosenId(null)}
            onFocus={() => setChosenId(version.id)}
            onBlur={() => setChosenId(null)}
            className={cn('relative rounded-control py-2 pr-2', chosenId === version.id && 'bg-hover/60')}
            style={{ paddingLeft: RAIL_WIDTH * RAILS.length + 8 }}
          >
            <span
              aria-hidden
              className="-translate-x-1/2 absolute top-3.5 leading-none"
              style={{ left: railX(version.kind) }}
            >
              <ModelShape kind={version.kind} />
            </span>
            <div className="flex flex-wrap items-center gap-x-2">
              <Link href={`/p/${projectId}/models/${version.id}`} className="hover:underline">
                <span className={cn('font-medium text-ui', version.isRetired && 'text-ink-2')}>
                  {modelName(version.kind, version.version)}
                </span>
              </Link>
              <Standing model={version} />
            </div>
            <Origin projectId={projectId} version={version} byId={byId} />
          </li>
        ))}
      </ol>
      <p className="mt-1 px-2 text-caption text-ink-3">{t('lineage.legend')}</p>
    </Card>
  )
}

/** The middle of each version's shape, from the top left of the list. */
function placesOf(list: HTMLElement): Map<string, Dot> {
  const top = list.getBoundingClientRect().top
  const rows = [...list.querySelectorAll<HTMLElement>('[data-version]')]
  return new Map(
    rows.map((row) => {
      const kind = RAILS.find((one) => one === row.dataset.kind) ?? 'base'
      const y = row.getBoundingClientRect().top - top + 20
      return [row.dataset.version ?? '', { x: railX(kind), y }]
    }),
  )
}

function Origin({
  projectId,
  version,
  byId,
}: {
  projectId: string
  version: Version
  byId: ReadonlyMap<string, Version>
}) {
  const t = useTranslations('models')
  const format = useFormatter()
  const parents = version.parents.flatMap(({ id, role }) => {
    const parent = byId.get(id)
    return parent ? [{ name: modelName(parent.kind, parent.version), role }] : []
  })
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-caption text-ink-2">
      <span>{describeOrigin(parents, t, (names) => format.list(names))}</span>
      {version.run && (
        <span>
          {t.rich('lineage.byRun', {
            run: () => (
              <Link
                href={`/p/${projectId}/runs/${version.run?.id}`}
                className="font-mono text-accent-ink hover:underline"
              >
                {version.run?.name}
              </Link>
            ),
          })}
        </span>
      )}
      {version.snapshot && (
        <span className="inline-flex items-center gap-1">
          <Database aria-hidden className="size-3 text-ink-3" strokeWidth={1.75} />
          {t('lineage.on', { data: t(`data.${version.snapshot.kind}`, { count: version.snapshot.rows }) })}
          <span title={version.snapshot.hash} className="font-mono text-ink-3">
            {version.snapshot.hash.slice(0, 8)}
          </span>
        </span>
      )}
    </p>
  )
}

function Lines({
  versions,
  dots,
  chosenId,
}: {
  versions: Version[]
  dots: ReadonlyMap<string, Dot>
  chosenId: string | null
}) {
  const order = new Map(versions.map(({ id }, index) => [id, index]))
  const edges = versions.flatMap((child) => {
    const roles = child.parents.filter(({ role }) => role === 'initial' || role === 'reward')
    return roles.map(({ id, role }) => ({ from: id, to: child.id, role, kind: child.kind }))
  })
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 left-0 h-full overflow-visible"
      style={{ width: RAIL_WIDTH * RAILS.length }}
    >
      {edges.map(({ from, to, role, kind }) => {
        const [parent, child] = [dots.get(from), dots.get(to)]
        if (!parent || !child) return null
        const isOverOthers = versions.some(
          (between, index) =>
            between.kind === kind && index > (order.get(from) ?? 0) && index < (order.get(to) ?? 0),
        )
        const isChosen = chosenId === from || chosenId === to
        return (
          <path
            key={`${from} ${to} ${role}`}
            d={linePath(parent, child, isOverOthers)}
            fill="none"
            stroke={isChosen ? MODEL_COLOUR[kind] : 'var(--line-strong)'}
            strokeWidth={isChosen ? 2 : 1.5}
            strokeDasharray={role === 'reward' ? '3 3' : undefined}
          />
        )
      })}
    </svg>
  )
}
