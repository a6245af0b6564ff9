'use client'

/** The frame of every chart: name, unit, the current value, one sentence that states the reading, and the numbers as a table. */
import { ChartSpline, Table2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/button'
import { cn } from '../ui/cn'
import { Table, Td, Th, Tr } from '../ui/table'

export interface ChartTable {
  columns: string[]
  rows: (string | number)[][]
}

export function ChartCard({
  title,
  unit,
  value,
  keys,
  reading,
  isReadingVisible = false,
  table,
  height = 200,
  className,
  children,
}: {
  title: string
  unit?: string
  /** The newest or most important number, already formatted. */
  value?: string
  /** Shape keys of the series. */
  keys?: React.ReactNode
  /** What the chart says, in one sentence, with the uncertainty in it. */
  reading: string
  isReadingVisible?: boolean
  /** The numbers, or how to make them: only when they are asked for. */
  table: ChartTable | (() => ChartTable)
  /** Of the plot, in pixels. */
  height?: number
  className?: string
  children: React.ReactNode
}) {
  const t = useTranslations('charts')
  const [isTable, setIsTable] = useState(false)
  return (
    <figure className={cn('group/chart min-w-0 rounded-card border bg-surface px-3.5 pt-3 pb-2', className)}>
      <figcaption className="mb-1 flex min-h-[26px] items-start gap-x-2">
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 pt-0.5">
          <h3 className="text-body">{title}</h3>
          {unit && <span className="text-caption text-ink-3">{unit}</span>}
          {keys && <span className="flex flex-wrap gap-x-3 text-caption text-ink-2">{keys}</span>}
        </span>
        <span className="flex items-center gap-1">
          <IconButton
            icon={isTable ? ChartSpline : Table2}
            label={isTable ? t('asChart', { title }) : t('asTable', { title })}
            size="small"
            onClick={() => setIsTable(!isTable)}
            className="opacity-0 focus-visible:opacity-100 group-focus-within/chart:opacity-100 group-hover/chart:opacity-100 pointer-coarse:opacity-100"
          />
          {value !== undefined && <span className="font-semibold text-title tabular-nums">{value}</span>}
        </span>
      </figcaption>
      {isTable ? (
        <div className="overflow-auto" style={{ height }}>
          <Numbers title={title} {...(typeof table === 'function' ? table() : table)} />
        </div>
      ) : (
        <div role="img" aria-label={`${title}. ${reading}`} style={{ height }}>
          {children}
        </div>
      )}
      <p className={isReadingVisible ? 'mt-1 mb-1 text-ink-2 text-ui' : 'sr-only'}>{reading}</p>
    </figure>
  )
}

function Numbers({ title, columns, rows }: ChartTable & { title: string }) {
  return (
    <Table label={title}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column} isNumber>
              {column}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={String(row[0])}>
            {row.map((cell, index) => (
              <Td key={columns[index]} isNumber className="h-7">
                {cell}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
